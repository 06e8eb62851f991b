"""Linking: the events of new documents are told to be those of others, or not; the links are kept."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import duckdb

from chancery.ledger.acts import Act, act_of, event_act
from chancery.ledger.fingerprints import Fingerprint, fingerprint
from chancery.ledger.links import Link, kindred, link
from chancery.ledger.people import story_settings
from chancery.model import Reading

# Documents of an import are linked so many at a time.
_BATCH = 200


def link_reading(db: duckdb.DuckDBPyConnection, reading: Reading) -> None:
    """Keep the fingerprint of a reading's document and the links of its events; those of an earlier reading go."""
    key = reading.document.key
    mark = fingerprint(reading.document.text, (name for event in reading.events for name in event.who))
    _keep_fingerprint(db, key, mark)
    acts = {act.id: act for act in (event_act(event, reading, mark) for event in reading.events)}
    keep_links(db, find_links(db, list(acts.values())))


def unlink(db: duckdb.DuckDBPyConnection, key: str) -> None:
    """Remove the links and the fingerprint of a document."""
    db.execute("DELETE FROM links WHERE first_document = ? OR second_document = ?", [key, key])
    db.execute("DELETE FROM fingerprints WHERE document = ?", [key])


def link_documents(db: duckdb.DuckDBPyConnection, keys: Sequence[str]) -> None:
    """Link the events of documents that are in the ledger, as after an import; texts without a fingerprint get one first."""
    for start in range(0, len(keys), _BATCH):
        batch = list(keys[start : start + _BATCH])
        for key in batch:
            unlink(db, key)
        for key, text in db.execute("SELECT key, text FROM documents WHERE key IN (SELECT unnest(?))", [batch]).fetchall():
            _keep_fingerprint(db, key, fingerprint(text, _people(db, key)))
        acts = [act_of(row) for row in _rows(db, "acts", {"documents": batch, "ids": []})]
        keep_links(db, find_links(db, acts))


def _people(db: duckdb.DuckDBPyConnection, key: str) -> list[str]:
    rows = db.execute("SELECT json ->> '$.who[*]' FROM records WHERE document = ? AND kind = 'event' ORDER BY id", [key]).fetchall()
    return [name for (names,) in rows for name in names]


def _keep_fingerprint(db: duckdb.DuckDBPyConnection, key: str, mark: Fingerprint | None) -> None:
    if mark is not None:
        db.execute("INSERT INTO fingerprints VALUES (?, ?, ?, ?)", [key, mark.shingles, mark.hashes, list(mark.people)])


def find_links(db: duckdb.DuckDBPyConnection, acts: Sequence[Act]) -> list[Link]:
    """Return the links between events and those of other documents in the ledger, each once, and of headlines with what they repeat."""
    fresh, sought = {act.id: act for act in acts}, [row for act in acts for row in _sought(act)]
    repeated = (link(one, other) for one, other in combinations(acts, 2) if one.document == other.document)
    found = {(made.first.id, made.second.id): made for made in repeated if made is not None}
    if not sought:
        return list(found.values())
    bounds = {"earliest": min(row["since"] for row in sought), "latest": max(row["until"] for row in sought)}
    met: dict[str, Act] = {}
    for row in _rows(db, "link_candidates", {"sought": json.dumps(sought), **bounds}):
        if row["id"] not in met:
            met[row["id"]] = act_of(row)
        made = link(fresh[row["sought"]], met[row["id"]])
        if made is not None:
            found[made.first.id, made.second.id] = made
    return [found[pair] for pair in sorted(found)]


def keep_links(db: duckdb.DuckDBPyConnection, links: Iterable[Link]) -> None:
    """Write links into the ledger."""
    rows = [{"first": made.first.id, "second": made.second.id, "first_document": made.first.document,
             "second_document": made.second.document, "score": made.score, "reasons": made.reasons} for made in links]
    if rows:
        db.execute(_query("insert_links"), {"rows": json.dumps(rows, ensure_ascii=False)})


def _sought(act: Act) -> Iterator[dict[str, Any]]:
    """Yield where the search for an event's equals looks: under its own parties, under more of them, and under each two of many."""
    days = act.date or act.published
    if days is None or not act.parties:
        return
    parties, reach = sorted(act.parties), dt.timedelta(days=story_settings()["days"]["reach"])
    dyads = ["|".join(parties)] if len(parties) < 3 else ["|".join(pair) for pair in combinations(parties, 2)]
    for dyad in (*dyads, *(["+"] if len(parties) > 1 else [])):
        yield {"id": act.id, "document": act.document, "dyad": dyad, "types": kindred(act.type), "parties": parties,
               "since": (days.start - reach).isoformat(), "until": (days.end + reach).isoformat()}


def _rows(db: duckdb.DuckDBPyConnection, name: str, values: dict[str, Any]) -> list[dict[str, Any]]:
    answer = db.execute(_query(name), values)
    names = [column[0] for column in answer.description or ()]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


@cache
def _query(name: str) -> str:
    return (Path(__file__).parent / "queries" / f"{name}.sql").read_text(encoding="utf-8")
