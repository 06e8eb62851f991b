"""The ledger: the records of many documents in one DuckDB file."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

import duckdb

from chancery import __version__
from chancery.errors import LedgerError, RecordNotFound
from chancery.model import Reading

_HOME = Path(__file__).parent
_CODES = ("actors", "recipients", "parties", "about")


class Ledger:
    """A ledger file, opened or made; a context manager."""

    def __init__(self, path: Path | str) -> None:
        try:
            self._db = duckdb.connect(str(path))
            self._migrate()
        except duckdb.Error as fault:
            raise LedgerError(f"{path}: no ledger can be opened here ({fault}); "
                              "name another file or close the program that holds it") from fault

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def _migrate(self) -> None:
        known = self._db.execute("SELECT count(*) FROM information_schema.tables WHERE table_name = 'migrations'").fetchone()
        done = {n for (n,) in self._db.execute("SELECT number FROM migrations").fetchall()} if known and known[0] else set()
        for path in sorted((_HOME / "migrations").glob("*.sql")):
            if int(path.name.split("_")[0]) not in done:
                self._db.execute("BEGIN")
                self._db.execute(path.read_text(encoding="utf-8"))
                self._db.execute("COMMIT")

    def holds(self, key: str) -> bool:
        """Return whether the ledger has the document with this text hash."""
        return self._db.execute("SELECT 1 FROM documents WHERE key = ?", [key]).fetchone() is not None

    def add(self, reading: Reading, *, again: bool = False) -> bool:
        """Add a reading in one transaction; return whether anything changed. `again` replaces what an earlier reading gave."""
        key = reading.document.key
        if self.holds(key) and not again:
            return False
        made = reading.to_json()
        self._db.execute("BEGIN")
        try:
            self._db.execute("DELETE FROM records WHERE document = ?", [key])
            self._db.execute("DELETE FROM documents WHERE key = ?", [key])
            self._insert(reading, made)
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")
        return True

    def _insert(self, reading: Reading, made: Mapping[str, Any]) -> None:
        document, published = reading.document, reading.published
        self._db.execute(
            "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [document.key, document.id, document.language, published.start if published else None, published.end if published else None,
             document.url, document.title, list(reading.cited), document.text, __version__, dt.datetime.now(dt.UTC).replace(tzinfo=None)],
        )
        rows: dict[str, list[Any]] = {}
        for kind in ("events", "statements", "figures", "ties"):
            for record in made[kind]:
                rows.setdefault(record["id"], _row(kind[:-1], document.key, record))
        if rows:
            self._db.executemany("INSERT INTO records VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", list(rows.values()))

    def find(self, kind: str, *, between: tuple[str, ...] = (), since: str | None = None, until: str | None = None,
             type: str | None = None, status: str | None = None) -> list[dict[str, Any]]:
        """Return the records of a kind (event, statement, figure, tie) as in a reading's JSON, each with its `document`.

        Args:
            between: codes that the record must all name.
            since: ISO date; records that end before it are left out. A record without a date has its document's.
            until: ISO date; records that begin after it are left out.
        """
        query = (_HOME / "find_records.sql").read_text(encoding="utf-8")
        values = {"kind": kind, "parties": list(between), "since": since, "until": until, "type": type, "status": status}
        return [_found(row) for row in self._db.execute(query, values).fetchall()]

    def events(self, **filters: Any) -> list[dict[str, Any]]:
        """Return the events that pass the filters of `find`."""
        return self.find("event", **filters)

    def show(self, id: str) -> tuple[dict[str, Any], str]:
        """Return a record and its document's text.

        Raises:
            RecordNotFound: the ledger has no record with this id.
        """
        row = self._db.execute(
            "SELECT r.json, d.id, d.key, d.published_start, d.published_end, d.cited, d.url, d.text "
            "FROM records AS r JOIN documents AS d ON d.key = r.document WHERE r.id = ?", [id]).fetchone()
        if row is None:
            raise RecordNotFound(f"the ledger has no record {id!r}; ids are in the output of chancery events, statements, figures and ties")
        return _found(row[:-1]), str(row[-1])


def _row(kind: str, key: str, record: Mapping[str, Any]) -> list[Any]:
    """Return a record as a row of the table of records."""
    codes = {code for name in _CODES for code in record.get(name) or ()}
    codes |= {record[n] for n in ("subject", "object", "state") if record.get(n)}
    days = record.get("date") or record.get("period") or {}
    sort = record.get("type") or record.get("measure") or record.get("kind") or record.get("form")
    return [record["id"], key, kind, sort, sorted(codes), days.get("start"), days.get("end"), record.get("status"),
            json.dumps(record, ensure_ascii=False)]


def _found(row: tuple[Any, ...]) -> dict[str, Any]:
    text, id_, key, start, end, cited, url = row
    published = {"start": start.isoformat(), "end": end.isoformat()} if start else None
    found: dict[str, Any] = json.loads(text)
    return found | {"document": {"id": id_, "key": key, "published": published, "cited": cited, "url": url}}
