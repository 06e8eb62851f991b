"""The ledger: the records of many documents in one DuckDB file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, Unpack

import duckdb

from chancery.errors import EncodingProblem, LedgerReadOnly, RecordNotFound
from chancery.ledger.asof import AsOf, Question, as_of
from chancery.ledger.changes import Change, why_changed
from chancery.ledger.conflicts import find_conflicts
from chancery.ledger.disagreements import Conflict
from chancery.ledger.filters import Day, EventFilters, FigureFilters, StatementFilters, Text, TieFilters, parameters
from chancery.ledger.judgements import Judgement, Verdict, find_judgements, judge, undo
from chancery.ledger.judging import apply_judgements, now
from chancery.ledger.linking import link_reading, unlink
from chancery.ledger.opening import give_way, guarded, open_ledger
from chancery.ledger.promises import Promise, find_promises
from chancery.ledger.proposals import Proposal, find_proposals
from chancery.ledger.records import Records
from chancery.ledger.rereading import give_back, set_aside
from chancery.ledger.rows import document_row, found_record, record_rows
from chancery.ledger.silences import Silence, find_silences
from chancery.ledger.stamps import stamp
from chancery.ledger.stories import Story, find_stories, find_story
from chancery.model import Document, Interval, Reading

_QUERIES = Path(__file__).parent / "queries"


class Ledger:
    """A ledger file, opened or made; a context manager.

    Several programs can read a file at the same time with `read_only`; one that writes holds it alone, and lets readers in between two
    documents. Where another program has the file, it is tried again for `patience` seconds.

    Raises:
        LedgerError: the file cannot be opened; the message says why and what to do.
    """

    def __init__(self, path: Path | str, *, read_only: bool = False, patience: float = 5.0) -> None:
        self.path, self.read_only = Path(path), read_only
        self._db = open_ledger(self.path, read_only=read_only, patience=patience)

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def holds(self, key: str) -> bool:
        """Return whether the ledger has the document with this text hash."""
        return bool(self._rows("SELECT 1 FROM documents WHERE key = ?", [key]))

    def add(self, reading: Reading, *, again: bool = False, parser: str = "shipped", recorded_at: dt.datetime | None = None) -> bool:
        """Add a reading in one transaction; return whether anything changed. `again` replaces what an earlier reading gave.

        Args:
            parser: the name of the parser that read it, kept as a stamp.
            recorded_at: since when the ledger knows it (in UTC), now by default; for what another ledger knew before.

        Raises:
            LedgerReadOnly: the ledger was opened for reading.
            EncodingProblem: the text has a character that is no text in UTF-8.
        """
        if self.read_only:
            raise _read_only(self.path)
        if self.holds(reading.document.key) and not again:
            return False
        _check_text(reading.document)
        with self.transaction():
            self._replace(reading, parser, recorded_at or now())
        self._db = give_way(self._db, self.path)
        return True

    def _replace(self, reading: Reading, parser: str, at: dt.datetime) -> None:
        key = reading.document.key
        earlier = None
        if self.holds(key):  # a search that a new document is spared
            unlink(self._db, key)
            earlier = set_aside(self._db, key, at)
        row = document_row(reading, stamp(reading.document.language, parser)) | {"added": earlier.added if earlier else at}
        self._db.execute(f"INSERT INTO documents ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", list(row.values()))
        if reading.records:
            self._db.execute(_query("insert_records"), {"document": key, "rows": record_rows(reading)})
        link_reading(self._db, reading)
        if earlier:
            give_back(self._db, key, earlier, at)
            apply_judgements(self._db, key)

    @contextmanager
    def transaction(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Give the connection for writing: all that is done with it is kept, or none where it fails.

        Raises:
            LedgerReadOnly: the ledger was opened for reading.
        """
        if self.read_only:
            raise _read_only(self.path)
        with guarded(self.path):
            self._db.execute("BEGIN")
            try:
                yield self._db
            except BaseException:
                with suppress(duckdb.Error):  # after a fault of the disk there is nothing left to roll back
                    self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")  # one that fails has rolled back

    @contextmanager
    def apart(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Give the connection for what is no question and no transaction; a fault of the database becomes a ledger's error."""
        with guarded(self.path):
            yield self._db

    def events(self, **filters: Unpack[EventFilters]) -> Records:
        """Return the events that pass every filter, the dated ones first."""
        return self.find("event", **filters)

    def statements(self, **filters: Unpack[StatementFilters]) -> Records:
        """Return the statements that pass every filter."""
        return self.find("statement", **filters)

    def figures(self, **filters: Unpack[FigureFilters]) -> Records:
        """Return the figures that pass every filter."""
        return self.find("figure", **filters)

    def ties(self, **filters: Unpack[TieFilters]) -> Records:
        """Return the ties that pass every filter."""
        return self.find("tie", **filters)

    def find(self, kind: str, /, **filters: Any) -> Records:
        """Return the records of a kind (event, statement, figure, tie) that pass the filters of that kind.

        Raises:
            FilterError: the kind has no such filter, or the filter no such value.
        """
        rows = self._rows(_query("find_records"), parameters(kind, filters))
        return Records(kind, tuple(found_record(row) for row in rows))

    def record(self, id: str) -> dict[str, Any]:
        """Return the record with this id, or whose id alone begins so, with its `document` and the span of its `sentence`.

        Raises:
            RecordNotFound: no record's id begins so, or several do.
        """
        rows = self._rows(_query("record"), {"id": id})
        ids = sorted({row["id"] for row in rows})
        if not rows:
            raise RecordNotFound(f"{self.path}: no record's id begins with {id!r}; chancery events, statements, figures and ties print ids")
        if len(ids) > 1:
            raise RecordNotFound(f"{self.path}: the ids of several records begin with {id!r}: {', '.join(ids)}"
                                 f"{' and more' if len(ids) == 6 else ''}; give more of the id")
        return found_record(rows[0])

    def text(self, key: str) -> str:
        """Return the text of the document with this key.

        Raises:
            RecordNotFound: the ledger has no such document.
        """
        rows = self._rows("SELECT text FROM documents WHERE key = ?", [key])
        if not rows:
            raise RecordNotFound(f"{self.path}: there is no document {key!r}; documents() lists them")
        return str(rows[0]["text"])

    def documents(self, *, keys: Sequence[str] | None = None) -> Records:
        """Return what is known of each document, or of those with these keys, and what read it; texts are given by `text`."""
        rows = self._rows(_query("documents"), {"keys": list(keys) if keys is not None else None})
        return Records("document", tuple(_plain(row) for row in rows))

    def counts(self) -> dict[str, int]:
        """Return how many documents, events, statements, figures and ties the ledger holds."""
        return dict(self._rows(_query("counts"))[0])

    def pairs(self, *, limit: int | None = None) -> list[tuple[str, str, int]]:
        """Return the pairs of parties that records name together, with the number of records, most first."""
        return [(row["first"], row["second"], row["records"]) for row in self._rows(_query("pairs"), {"limit": limit})]

    def stories(self, *, between: Text = (), since: Day | None = None, until: Day | None = None) -> tuple[Story, ...]:
        """Return what the events tell of that pass the filters: each event once, with every report of it, by date."""
        return find_stories(self, between=between, since=since, until=until)

    def story(self, id: str) -> Story:
        """Return the story with this id, or that of the event with this id; a beginning that no other id has is enough.

        Raises:
            RecordNotFound: there is no such event, or there are several.
        """
        return find_story(self, id)

    def conflicts(self, *, between: Text = (), since: Day | None = None, until: Day | None = None) -> tuple[Conflict, ...]:
        """Return where records that pass the filters answer one question differently, the open conflicts first."""
        return find_conflicts(self, between=between, since=since, until=until)

    def promises(self, *, between: Text = (), state: Text = (), since: Day | None = None, until: Day | None = None,
                 seen: Day | None = None) -> tuple[Promise, ...]:
        """Return what was announced, threatened or invited to, and what came of it by a day (that of the last document by default)."""
        return find_promises(self, between=between, state=state, since=since, until=until, seen=seen)

    def judge(self, id: str, verdict: str, *, other: str | None = None, value: Mapping[str, Any] | None = None, by: str | None = None,
              at: dt.datetime | None = None) -> Judgement:
        """Add a person's judgement of a record and return it; it outranks the machine until it is undone or another follows.

        Args:
            id: the record's id, or as much of its beginning as no other id has.
            verdict: right, wrong or corrected; of two events, same or different.
            other: the other event, of same and different.
            value: the fields and their values, of corrected.
            by: who judges; by default the user of the computer.
            at: when it was judged (in UTC), now by default.

        Raises:
            JudgementError: there is no such verdict, or a field cannot have the value.
            RecordNotFound: no record's id begins so, or several do.
        """
        return judge(self, id, Verdict(verdict=verdict, other=other, value=value, by=by, at=at))

    def undo(self, id: str, *, by: str | None = None) -> Judgement:
        """Undo a judgement, by its id, and return it; it stays in the list, marked.

        Raises:
            JudgementError: there is no such judgement, or it is undone already.
        """
        return undo(self, id, by=by)

    def judgements(self, *, subject: str | None = None, undone: bool = False) -> tuple[Judgement, ...]:
        """Return the judgements that stand (with `undone` the others too), of one record or of all, in their order."""
        return find_judgements(self, subject=subject, undone=undone)

    def as_of(self, *, valid: Day | None = None, recorded: Day | dt.datetime | None = None) -> AsOf:
        """Return the ledger on a day (today by default) as it was known by the end of a day, or by a time in UTC (now by default)."""
        return as_of(self, valid=valid, recorded=recorded)

    def why_changed(self, question: Question, first: Day | dt.datetime, second: Day | dt.datetime, *, valid: Day | None = None) -> Change:
        """Return what the ledger answered to a question about a day at two record times, and why the answers differ."""
        return why_changed(self, question, first, second, valid=valid)

    def proposals(self, *, kind: Text = (), between: Text = ()) -> tuple[Proposal, ...]:
        """Return the offices and memberships that documents tell and the world file lacks or contradicts, the best attested first."""
        return find_proposals(self, kind=kind, between=between)

    def silences(self, *, between: Text = (), seen: Day | None = None) -> tuple[Silence, ...]:
        """Return the pairs of parties of which documents used to tell, and by a day (that of the last document) tell no more."""
        return find_silences(self, between=between, seen=seen)

    def ask(self, query: str, values: dict[str, Any]) -> list[dict[str, Any]]:
        """Return the rows of a query in the ledger's folder `queries`, as mappings from column to value."""
        return self._rows(_query(query), values) if values else self._rows(_query(query))

    def has_table(self, name: str) -> bool:
        """Return whether the ledger has a table of this name."""
        return bool(self._rows("SELECT 1 FROM duckdb_tables() WHERE table_name = ?", [name]))

    def stale(self) -> tuple[str, ...]:
        """Return the keys of the documents that another engine, pack or parser read than would read them now."""
        def made(row: dict[str, Any]) -> bool:
            parser = "shipped" if (row["parser"] or "shipped").startswith("shipped") else row["parser"]
            now = stamp(row["language"], parser)
            return (row["engine"], row["packs"], row["parser"]) == (now.engine, now.packs, now.parser)
        return tuple(row["key"] for row in self.documents() if not made(row))

    def originals(self, keys: tuple[str, ...]) -> Iterator[Document]:
        """Yield documents as they were added, to be read anew."""
        for key in keys:
            for row in self._rows("SELECT * FROM documents WHERE key = ?", [key]):
                given = Interval(row["given_start"], row["given_end"]) if row["given_start"] else None
                yield Document(id=row["id"], text=row["text"], language=row["language"], date=given, url=row["url"], title=row["title"],
                               source=row["source"])

    def _rows(self, query: str, values: Any = None) -> list[dict[str, Any]]:
        """Return the rows that a query gives, as mappings from column to value."""
        with guarded(self.path):
            answer = self._db.execute(query, values) if values is not None else self._db.execute(query)
            names = [column[0] for column in answer.description or ()]
            return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


def _read_only(path: Path) -> LedgerReadOnly:
    return LedgerReadOnly(f"{path}: opened for reading; open it without read_only to add to it")


def _check_text(document: Document) -> None:
    """Refuse a text with half of a surrogate pair, which JSON can hold and UTF-8 cannot."""
    try:
        document.text.encode()
    except UnicodeEncodeError as fault:
        raise EncodingProblem(f"{document.id}: character {fault.start} is half of a surrogate pair, which a ledger cannot keep; "
                              "mend the text where it comes from") from fault


@cache
def _query(name: str) -> str:
    return (_QUERIES / f"{name}.sql").read_text(encoding="utf-8")


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, (dt.date, dt.datetime)) else value for name, value in row.items()}
