"""The shelf: a ledger as the pages ask it, from an index in memory that follows the file."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from chancery.errors import LedgerError, LedgerLocked, LedgerNotFound, LedgerReadOnly, RecordNotFound
from chancery.ledger import Ledger
from chancery.ledger.rows import found_record
from chancery.model import Reading
from chancery.world import load_world

_QUERIES = Path(__file__).parent / "queries"
_INDEX = ("index_documents", "index_records", "index_dyads")
# Answers kept for the present state of the file: enough for the pages that one desk has open.
_KEPT = 512
# Kinds of record in the order in which a document shows them.
_ORDER = ("event", "statement", "figure", "tie")
# For so many seconds after the last page that needed it the file stays open; opening takes longer than reading from it.
_KEPT_OPEN = 1.0
# So many seconds an addition waits for long questions to be answered; then it is told that the ledger is in use.
_PATIENCE = 30.0

Row = dict[str, Any]


@dataclass(slots=True)
class Index:
    """Tables in memory made from one state of the file, and the answers they gave."""

    version: tuple[int, int] | None
    db: duckdb.DuckDBPyConnection
    answers: dict[tuple[str, str], list[Row]] = field(default_factory=dict)


class Shelf:
    """A ledger file for many readers.

    Pages are answered from an index in memory, made anew when the file has changed, so that the file is held open for moments only and
    other programs can add to it. Where another program is writing, the last index goes on to answer and `busy` is true.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.busy = False
        self._file, self._making = threading.RLock(), threading.Lock()
        self._telling, self._apart, self._none_apart = threading.Lock(), 0, threading.Condition(self._file)
        self._open: Ledger | None = None
        self._opened: tuple[int, int] | None = None
        self._used = 0.0
        self._index: Index | None = None

    def rows(self, name: str, **values: Any) -> list[Row]:
        """Return the rows that the query of this name gives with these parameters; they are shared, so leave them as they are."""
        index = self.index()
        key = (name, repr(sorted(values.items())))
        found = index.answers.get(key)
        if found is None:
            found = _asked(index.db, _query(name), values)
            if len(index.answers) >= _KEPT:
                index.answers.clear()
            index.answers[key] = found
        return found

    def row(self, name: str, **values: Any) -> Row:
        """Return the one row that a query gives."""
        return self.rows(name, **values)[0]

    def index(self) -> Index:
        """Return the index of the file as it is now.

        Raises:
            LedgerError: the file is no ledger, or it is locked and there is no earlier index.
        """
        version = _version(self.path)
        index = self._index
        if index is not None and index.version == version:
            return index
        with self._making:
            if self._index is None or self._index.version != version:
                self._index = self._made(version)
            return self._index

    def _made(self, version: tuple[int, int] | None) -> Index:
        try:
            with self._file:
                self._shut()
                index = Index(version, _filled(self.path if version else None))
        except LedgerLocked:
            if self._index is None:
                raise
            self.busy = True
            return self._index
        self.busy = False
        return index

    @contextmanager
    def ledger(self) -> Iterator[Ledger]:
        """Give the ledger for reading, alone among the threads of this program; it stays open for a moment, for whoever comes next."""
        with self._file:
            version = _version(self.path)
            if self._open is None or self._opened != version:
                self._shut()
                self._open, self._opened = Ledger(self.path, read_only=True), version
                self._close_later()
            self._used = time.monotonic()
            yield self._open

    @contextmanager
    def writing(self) -> Iterator[Ledger]:
        """Give the ledger for writing, alone among the threads of this program."""
        with self._file:
            self._none_apart.wait_for(lambda: self._apart == 0, _PATIENCE)
            self._shut()
            with Ledger(self.path) as book:
                yield book

    def _shut(self) -> None:
        if self._open is not None:
            self._open.close()
            self._open = None

    def _close_later(self) -> None:
        """Close the file once nobody has read it for a moment, so that other programs can write to it."""
        timer = threading.Timer(_KEPT_OPEN, self._close_if_idle)
        timer.daemon = True
        timer.start()

    def _close_if_idle(self) -> None:
        with self._file:
            if self._open is None:
                return
            if time.monotonic() - self._used >= _KEPT_OPEN:
                self._shut()
            else:
                self._close_later()

    def add(self, reading: Reading, parser: str) -> bool:
        """Add a reading to the ledger, which is made where there is none; return whether anything changed."""
        with self.writing() as book:
            return book.add(reading, parser=parser)

    def document(self, key: str) -> tuple[Row, str, list[Row]]:
        """Return what is known of a document, its text and its records in the JSON form of a reading.

        Raises:
            RecordNotFound: the ledger has no such document.
        """
        found = self.rows("document", key=key)
        if not found:
            raise RecordNotFound(f"there is no document {key!r} in this ledger")
        kinds = {row["id"]: row["kind"] for row in self.rows("document_records", key=key)}
        with self.ledger() as book:
            text = book.text(key)
            rows = [row for row in book.ask("records_by_id", {"ids": list(kinds)}) if row["document"] == key]
        records = [found_record(row) for row in rows]
        return (
            found[0],
            text,
            sorted(records, key=lambda record: (_ORDER.index(kinds[record["id"]]), record["evidence"]["start"], record["id"])),
        )

    def told(self, what: str, filters: Mapping[str, Any]) -> list[Row]:
        """Return the stories or conflicts that pass filters, as JSON can hold them; kept for the present state of the file."""
        index = self.index()
        key = (what, repr(sorted(filters.items())))
        if index.version is None:
            return []
        with self._telling:  # one at a time, so that the same question is not worked on twice
            if key not in index.answers:
                index.answers[key] = self._asked_apart(what, filters)
            return index.answers[key]

    def _asked_apart(self, what: str, filters: Mapping[str, Any]) -> list[Row]:
        """Return what a method of the ledger tells, asked in an opening of its own: it may take long, and pages must not wait for it."""
        with self._file:
            book = Ledger(self.path, read_only=True)
            self._apart += 1
        try:
            return [one.to_json() for one in getattr(book, what)(**filters)]
        finally:
            with self._file:
                book.close()
                self._apart -= 1
                self._none_apart.notify_all()

    def record(self, id: str) -> Row:
        """Return a record in the JSON form of a reading with what is known of its document.

        Raises:
            RecordNotFound: no record, or several, have an id that begins so.
        """
        try:
            with self.ledger() as book:
                return book.record(id)
        except LedgerNotFound as fault:
            raise RecordNotFound(f"there is no record {id!r} in this ledger") from fault

    def close(self) -> None:
        """Let the file and the index go."""
        with self._file:
            self._shut()
        if self._index is not None:
            self._index.db.close()
            self._index = None


def _version(path: Path) -> tuple[int, int] | None:
    """Return what tells one state of the file from another, None where there is no file."""
    try:
        known = path.stat()
    except OSError:
        return None
    return known.st_mtime_ns, known.st_size


def _filled(path: Path | None) -> duckdb.DuckDBPyConnection:
    """Return a database in memory with the tables that pages are answered from; they are empty where there is no file."""
    db = duckdb.connect(":memory:")
    try:
        types = load_world().settings("plover")["types"]
        db.execute("CREATE TABLE plover (type VARCHAR, quad INTEGER, score DOUBLE)")
        db.executemany("INSERT INTO plover VALUES (?, ?, ?)", [[name, kind["quad"], kind["score"]] for name, kind in types.items()])
        if path is None:
            db.execute(_query("empty_book"))
        else:
            bring_up_to_date(path)
            _attach(db, path)
        for name in _INDEX:
            db.execute(_query(name))
        db.execute("DROP SCHEMA book CASCADE" if path is None else "DETACH book")
    except BaseException:
        db.close()
        raise
    return db


def bring_up_to_date(path: Path) -> None:
    """Open a ledger file once, and for writing where an earlier version made its tables.

    Raises:
        LedgerError: the file is no ledger, or one that cannot be read or brought up to date.
    """
    try:
        Ledger(path, read_only=True).close()
    except LedgerReadOnly:
        Ledger(path).close()


def _attach(db: duckdb.DuckDBPyConnection, path: Path) -> None:
    quoted = str(path).replace("'", "''")  # ATTACH takes no parameters
    try:
        db.execute(f"ATTACH '{quoted}' AS book (READ_ONLY)")
    except duckdb.IOException as fault:
        raise LedgerLocked(f"{path}: another program has the ledger open for writing; wait until it is done") from fault
    except duckdb.Error as fault:
        raise LedgerError(f"{path}: the ledger cannot be read ({fault})") from fault


def _asked(db: duckdb.DuckDBPyConnection, query: str, values: Mapping[str, Any]) -> list[Row]:
    with db.cursor() as cursor:
        answer = cursor.execute(query, dict(values)) if values else cursor.execute(query)
        names = [column[0] for column in answer.description or ()]
        return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


@cache
def _query(name: str) -> str:
    return (_QUERIES / f"{name}.sql").read_text(encoding="utf-8")
