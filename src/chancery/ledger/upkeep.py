"""Upkeep: checking a ledger file, making it small, and bringing ledgers together."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from chancery.errors import LedgerError
from chancery.ledger.judging import apply_judgements
from chancery.ledger.ledger import Ledger
from chancery.ledger.linking import link_documents
from chancery.ledger.opening import guarded, told

_TABLES = ("documents", "records", "withdrawn", "judgements", "fingerprints", "links", "migrations")
# The tables that a merge takes over, with the column that names the document.
_MERGED = {"documents": "key", "records": "document", "withdrawn": "document"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong in a ledger: what, how often, and the id of one of them."""

    said: str
    times: int
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What a check found: the version of the tables, how many documents and records, how many bytes, the faults, what is stale.

    `unbound` are the judgements of records that no reading gives at present.
    """

    version: int
    counts: dict[str, int]
    bytes: int
    faults: tuple[Fault, ...]
    stale: int
    unbound: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the check as JSON can hold it."""
        return {"version": self.version, "counts": self.counts, "bytes": self.bytes, "stale": self.stale, "unbound": list(self.unbound),
                "faults": [{"fault": fault.said, "times": fault.times, "example": fault.example} for fault in self.faults]}


def check(path: Path) -> Check:
    """Return what a look through the whole of a ledger file finds; nothing is changed.

    Raises:
        LedgerError: the file cannot be opened.
    """
    with Ledger(path, read_only=True) as book:
        rows = book.ask("check", {})
        version = book.ask("version", {})[0]["version"]
        unbound = tuple(row["id"] for row in book.ask("unbound", {}))
        return Check(version=version, counts=book.counts(), bytes=path.stat().st_size, stale=len(book.stale()), unbound=unbound,
                     faults=tuple(Fault(said=row["fault"], times=row["times"], example=row["example"]) for row in rows))


def compact(path: Path) -> tuple[int, int]:
    """Write a ledger anew without the room that removed rows left; return its bytes before and after.

    The new file takes the place of the old one in one step, after it has been written whole: whatever happens, one of the two is there.

    Raises:
        LedgerError: the file cannot be opened, or there is no room for a second one beside it.
    """
    made = path.with_name(path.name + ".compact")
    with Ledger(path) as book, guarded(path):  # brought up to date, and nobody else writes
        made.unlink(missing_ok=True)
        before = path.stat().st_size
        try:
            _copy(book, made)
            book.close()
            before, after = path.stat().st_size, made.stat().st_size
            os.replace(made, path)
        except OSError as fault:
            raise LedgerError(f"{path}: it could not be written anew ({fault.strerror}); it is as it was") from fault
        finally:
            made.unlink(missing_ok=True)
            made.with_name(made.name + ".wal").unlink(missing_ok=True)
    return before, after


def _copy(book: Ledger, made: Path) -> None:
    """Copy a ledger's tables into a new file, records by kind and dyad, so that a search skips what it doesn't need."""
    with book.apart() as db:
        db.execute(f"ATTACH '{_quoted(made)}' AS made")
        db.execute("COPY FROM DATABASE " + _current(db) + " TO made (SCHEMA)")
        for table in _TABLES:
            order = " ORDER BY kind, dyad, date_start" if table == "records" else ""
            db.execute(f"INSERT INTO made.{table} SELECT * FROM {table}{order}")
        db.execute("DETACH made")


def merge(path: Path, others: Sequence[Path]) -> dict[str, int]:
    """Bring the documents of other ledgers into one, with their records, judgements and record times; return how many came from each.

    A document that both have stays as it is in the first; judgements of it are taken over. Each ledger comes in one transaction.

    Raises:
        LedgerError: a file cannot be opened, or its tables are of another version.
    """
    added: dict[str, int] = {}
    with Ledger(path) as book:
        for other in others:
            if other.resolve() == path.resolve():
                raise LedgerError(f"{other}: a ledger cannot be merged into itself; name another file")
            Ledger(other, read_only=True).close()  # says what is wrong with it, if anything is
            added[str(other)] = _merge(book, other)
    return added


def _merge(book: Ledger, other: Path) -> int:
    with book.apart() as db:
        try:
            db.execute(f"ATTACH '{_quoted(other)}' AS other (READ_ONLY)")
        except duckdb.Error as fault:
            raise told(other, fault) from fault
        try:
            with book.transaction():
                return _take(db)
        finally:
            db.execute("DETACH other")


def _take(db: duckdb.DuckDBPyConnection) -> int:
    """Take over what the ledger attached as `other` has more."""
    more = db.execute("SELECT key FROM other.documents WHERE key NOT IN (SELECT key FROM documents) ORDER BY key").fetchall()
    keys = [key for (key,) in more]
    for table, column in _MERGED.items():
        db.execute(f"INSERT INTO {table} BY NAME SELECT * FROM other.{table} WHERE {column} IN (SELECT unnest(?))", [keys])
    judged = db.execute("SELECT DISTINCT subject_document FROM other.judgements WHERE id NOT IN (SELECT id FROM judgements)").fetchall()
    db.execute("INSERT INTO judgements BY NAME SELECT * FROM other.judgements WHERE id NOT IN (SELECT id FROM judgements)")
    link_documents(db, keys)
    for (document,) in sorted(judged):
        apply_judgements(db, document)
    return len(keys)


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")  # ATTACH takes no parameters


def _current(db: duckdb.DuckDBPyConnection) -> str:
    name = str(db.execute("SELECT current_database()").fetchall()[0][0]).replace('"', '""')
    return f'"{name}"'
