"""Rereading: what a new reading of a document leaves of the record time of the old one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import duckdb

from chancery.ledger.judging import restore, rows_of, withdraw


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """What is kept of a document's earlier reading: when the document was added, and since when its records were known."""

    added: dt.datetime
    recorded: dict[str, dt.datetime | None]


def set_aside(db: duckdb.DuckDBPyConnection, document: str, at: dt.datetime) -> Earlier:
    """Take a document and its records out, to be read anew; return what must be given back to them."""
    added = db.execute("SELECT added FROM documents WHERE key = ?", [document]).fetchall()[0][0]
    wrong = [row["id"] for row in rows_of(db, "SELECT id FROM withdrawn WHERE document = ? AND why = 'wrong'", [document])]
    restore(db, document, wrong)
    rows = rows_of(db, "SELECT id, recorded FROM records WHERE document = ?", [document])
    withdraw(db, document, [row["id"] for row in rows], "read anew", at)
    db.execute("DELETE FROM documents WHERE key = ?", [document])
    return Earlier(added=added, recorded={row["id"]: row["recorded"] for row in rows})


def give_back(db: duckdb.DuckDBPyConnection, document: str, earlier: Earlier, at: dt.datetime) -> None:
    """Give the records of a new reading their record time: of those that were known, the old one, of the others the present."""
    ids = [row["id"] for row in rows_of(db, "SELECT id FROM records WHERE document = ?", [document])]
    fresh = [id for id in ids if id not in earlier.recorded]
    dated = {id: time for id, time in earlier.recorded.items() if time is not None and id in ids}
    db.execute("UPDATE records SET recorded = ? WHERE document = ? AND id IN (SELECT unnest(?))", [at, document, fresh])
    for id, time in dated.items():
        db.execute("UPDATE records SET recorded = ? WHERE document = ? AND id = ?", [time, document, id])
    known = [id for id in ids if id in earlier.recorded]
    db.execute("DELETE FROM withdrawn WHERE document = ? AND withdrawn = ? AND id IN (SELECT unnest(?))", [document, at, known])
