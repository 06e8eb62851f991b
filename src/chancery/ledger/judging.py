"""Judging: what people's judgements make of the records; done again whenever a judgement or a reading is added."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from chancery.ledger.corrections import corrected
from chancery.ledger.linking import link_documents
from chancery.ledger.rows import record_row

ON_ONE = ("right", "wrong", "corrected")
ON_TWO = ("same", "different")
# What a record says at its core, by kind: a record that was judged wrong is found again only where it says the same.
_CORE = {
    "event": ("type", "actors", "recipients", "status"), "statement": ("speaker", "state", "form"),
    "figure": ("measure", "value", "unit", "parties"), "tie": ("kind", "subject", "object", "role", "parties", "level", "name", "n"),
}
_SORT = {"event": "type", "statement": "form", "figure": "measure", "tie": "kind"}

Row = dict[str, Any]


def now() -> dt.datetime:
    """Return the present time as the ledger keeps it: UTC without saying so."""
    return dt.datetime.now(dt.UTC).replace(tzinfo=None)


def apply_judgements(db: duckdb.DuckDBPyConnection, document: str) -> None:
    """Make the records of a document what the judgements that stand make of them; doing it twice changes nothing."""
    rows = _judgements(db, document)
    if not rows:
        return
    _reset(db, document, {row[side] for row in rows for side in ("subject", "object") if row[f"{side}_document"] == document})
    bound = _bind(db, document, rows)
    last = {row["subject"]: row for row in bound
            if row["verdict"] in ON_ONE and not row["undone"] and row["subject_document"] == document}
    for row in last.values():
        _apply(db, document, row)
    if any(row["verdict"] == "corrected" and row["kind"] == "event" for row in rows):
        link_documents(db, [document])


def _judgements(db: duckdb.DuckDBPyConnection, document: str) -> list[Row]:
    return rows_of(db, _query("judgements"), {"subject": None, "document": document, "undone": True})


def _reset(db: duckdb.DuckDBPyConnection, document: str, ids: Iterable[str]) -> None:
    """Make records what the machine made of them."""
    named = sorted(ids)
    restore(db, document, named)
    for row in rows_of(db, "SELECT kind, json FROM records WHERE document = ? AND id IN (SELECT unnest(?))", [document, named]):
        record = json.loads(row["json"])
        if judged := record.pop("judged", None):
            write_record(db, document, row["kind"], record | judged.get("machine", {}))


def _bind(db: duckdb.DuckDBPyConnection, document: str, rows: Sequence[Row]) -> list[Row]:
    """Return judgements with the records of a document that they are about at present."""
    found = [json.loads(row["json"]) | {"_kind": row["kind"]}
             for row in rows_of(db, "SELECT kind, json FROM records WHERE document = ? ORDER BY id", [document])]
    bound = []
    for row in rows:
        for side in ("subject", "object"):
            if row[f"{side}_document"] == document:
                id = _present(row, json.loads(row[f"{side}_told"]), found)
                if id != row[side]:
                    db.execute(f"UPDATE judgements SET {side} = ? WHERE id = ?", [id, row["id"]])
                    row = row | {side: id}
        bound.append(row)
    return bound


def _present(row: Mapping[str, Any], told: Mapping[str, Any], found: Sequence[Mapping[str, Any]]) -> str:
    """Return the id of the record that is the one that was judged, its old id where there is none."""
    if any(record["id"] == told["id"] for record in found):
        return str(told["id"])
    fitting = [record for record in found if record["_kind"] == row["kind"] and _shared(record, told)
               and record.get(_SORT[row["kind"]]) == told.get(_SORT[row["kind"]])
               and (row["verdict"] != "wrong" or _agreeing(row["kind"], record, told) == len(_CORE[row["kind"]]))]
    best = max(fitting, key=lambda record: (_agreeing(row["kind"], record, told), _shared(record, told), record["id"]), default=told)
    return str(best["id"])


def _shared(one: Mapping[str, Any], other: Mapping[str, Any]) -> int:
    """Return how many characters of evidence two records share."""
    first, second = one["evidence"], other["evidence"]
    return max(0, int(min(first["end"], second["end"]) - max(first["start"], second["start"])))


def _agreeing(kind: str, one: Mapping[str, Any], other: Mapping[str, Any]) -> int:
    return sum(one.get(name) == other.get(name) for name in _CORE[kind])


def _apply(db: duckdb.DuckDBPyConnection, document: str, judgement: Row) -> None:
    """Let a judgement change its record."""
    rows = rows_of(db, "SELECT json FROM records WHERE document = ? AND id = ?", [document, judgement["subject"]])
    if not rows:
        return
    record = json.loads(rows[0]["json"])
    judged: Row = {"id": judgement["id"], "verdict": judgement["verdict"], "by": judgement["by"], "at": judgement["at"].isoformat()}
    if judgement["verdict"] == "corrected":
        record, judged["machine"] = corrected(record, json.loads(judgement["value"]))
    write_record(db, document, judgement["kind"], record | {"judged": judged})
    if judgement["verdict"] == "wrong":
        withdraw(db, document, [record["id"]], "wrong", judgement["at"])


def write_record(db: duckdb.DuckDBPyConnection, document: str, kind: str, record: Mapping[str, Any]) -> None:
    """Write what a record says, under its id."""
    db.execute(_query("correct_record"), {"document": document} | {
        name: value for name, value in record_row(kind, record).items() if name != "kind"})


def withdraw(db: duckdb.DuckDBPyConnection, document: str, ids: Sequence[str], why: str, at: dt.datetime) -> None:
    """Take records of a document out of what is asked, and keep them."""
    db.execute(_query("withdraw"), {"document": document, "ids": list(ids), "why": why, "at": at})
    db.execute("DELETE FROM records WHERE document = ? AND id IN (SELECT unnest(?))", [document, list(ids)])


def restore(db: duckdb.DuckDBPyConnection, document: str, ids: Sequence[str]) -> None:
    """Bring back records of a document that were judged wrong."""
    db.execute(_query("restore"), {"document": document, "ids": list(ids)})
    db.execute("DELETE FROM withdrawn WHERE document = ? AND why = 'wrong' AND id IN (SELECT unnest(?))", [document, list(ids)])


def rows_of(db: duckdb.DuckDBPyConnection, query: str, values: Any) -> list[Row]:
    """Return the rows that a query gives, as mappings from column to value."""
    answer = db.execute(query, values)
    names = [column[0] for column in answer.description or ()]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


@cache
def _query(name: str) -> str:
    return (Path(__file__).parent / "queries" / f"{name}.sql").read_text(encoding="utf-8")
