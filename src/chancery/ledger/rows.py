"""Rows: readings as rows of the ledger's tables, and back."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

from chancery.ledger.columns import parties_of
from chancery.ledger.filters import days
from chancery.ledger.stamps import Stamp
from chancery.model import Reading

_KINDS = {"events": "event", "statements": "statement", "figures": "figure", "ties": "tie"}


def document_row(reading: Reading, stamp: Stamp) -> dict[str, Any]:
    """Return the row of a reading's document."""
    document, published, given = reading.document, reading.published, reading.document.date
    return {
        "key": document.key, "id": document.id, "language": document.language, "url": document.url, "title": document.title,
        "source": document.source, "text": document.text, "cited": list(reading.cited), "reasons": list(reading.reasons),
        "published_start": published.start if published else None, "published_end": published.end if published else None,
        "given_start": given.start if given else None, "given_end": given.end if given else None,
        "engine": stamp.engine, "packs": stamp.packs, "parser": stamp.parser, "added": dt.datetime.now(dt.UTC).replace(tzinfo=None),
    }


def record_rows(reading: Reading) -> str:
    """Return the rows of a reading's records as a JSON list; a record that stands twice gives one row."""
    made = reading.to_json()
    rows: dict[str, dict[str, Any]] = {}
    for name, kind in _KINDS.items():
        for record in made[name]:
            rows.setdefault(record["id"], record_row(kind, record) | _sentence(reading, record["evidence"]))
    return json.dumps(list(rows.values()), ensure_ascii=False)


def record_row(kind: str, record: Mapping[str, Any]) -> dict[str, Any]:
    """Return the columns of a record that are taken from its JSON form."""
    found = record.get("date") or record.get("period") or {}
    start, end = found.get("start"), found.get("end")
    if kind == "tie":
        start = days(record["from"], "from").start.isoformat() if record["from"] else None
        end = days(record["to"], "to").end.isoformat() if record["to"] else None
    sort = record.get("type") or record.get("measure") or record.get("kind") or record.get("form")
    return {"id": record["id"], "kind": kind, "type": sort, "parties": parties_of(record), "date_start": start, "date_end": end,
            "status": record.get("status"), "json": json.dumps(record, ensure_ascii=False)}


def _sentence(reading: Reading, evidence: Mapping[str, Any]) -> dict[str, int | None]:
    """Return the span from the sentence that holds the evidence's first character to the one that holds its last."""
    first = reading.document.sentence_at(evidence["start"])
    last = reading.document.sentence_at(evidence["end"] - 1)
    return {"sentence_start": first.start if first else None, "sentence_end": last.end if last else None}


def found_record(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a record in the JSON form of a reading, with what is known of its document."""
    start, end = row["published_start"], row["published_end"]
    record: dict[str, Any] = json.loads(row["json"])
    document = {
        "id": row["document_id"], "key": row["document"], "language": row["language"], "url": row["url"], "title": row["title"],
        "published": {"start": start.isoformat(), "end": end.isoformat()} if start else None, "cited": row["cited"],
    }
    return record | {"sentence": {"start": row["sentence_start"], "end": row["sentence_end"]}, "document": document}
