"""Opening a ledger file: locks, versions of its tables, faults of the disk, each with what to do."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from chancery.errors import LedgerError, LedgerLocked, LedgerNotFound, LedgerReadOnly, LedgerTooNew, NotALedger

_HOME = Path(__file__).parent
VIEWS = ("events", "statements", "figures", "ties")

# What DuckDB and the system say, and the error it stands for. A fault that fits none of these is told as it is.
_LOCK = re.compile(r"could not set lock|different configuration|being used by another process", re.IGNORECASE)
_HOLDER = re.compile(r"\(PID (\d+)\)")
_DENIED = re.compile(r"permission denied|read-only", re.IGNORECASE)
_STRANGE = re.compile(r"not a valid DuckDB database|is a directory|serialization|checksum|corrupt", re.IGNORECASE)
_FULL = re.compile(r"no space left|disk quota|file too large|could not write|failed to write", re.IGNORECASE)


# Seconds between two tries to open a ledger that another process has; a writer that gives way stays away a little longer.
_PAUSE, _AWAY = 0.02, 0.1
# Seconds for which a writer that gave way waits for those who read: it must not lose its work to somebody who only looks.
_AFTER_READERS = 600.0


def open_ledger(path: Path, *, read_only: bool, patience: float = 0.0) -> duckdb.DuckDBPyConnection:
    """Return a connection to a ledger file, made or brought up to date where that is needed and allowed.

    Args:
        patience: for so many seconds it is tried again where another process has the file. Who wants to read leaves a file
            (`wanted_file`), by which a writer knows that it is to give way between two documents.

    Raises:
        LedgerNotFound: there is no such file to read.
        NotALedger: the file is something else.
        LedgerLocked: another program holds it.
        LedgerReadOnly: it cannot be written.
        LedgerTooNew: a later version made it.
    """
    if not path.exists() and (read_only or not path.parent.is_dir()):
        raise LedgerNotFound(f"{path}: there is no such ledger; make one with: chancery add PATH --ledger {path}" if read_only
                             else f"{path}: there is no folder {path.parent}; make it, or name another file")
    with guarded(path):
        db = _connect(path, read_only=read_only, patience=patience)
        try:
            _bring_up_to_date(db, path, read_only=read_only)
            _make_views(db, "TEMP VIEW" if read_only else "VIEW")
        except BaseException:
            db.close()
            raise
        return db


def _connect(path: Path, *, read_only: bool, patience: float) -> duckdb.DuckDBPyConnection:
    """Return a connection as soon as no other process bars it; an error of the database where one does so for too long."""
    until, asked = time.monotonic() + patience, False
    try:
        while True:
            try:
                return duckdb.connect(str(path), read_only=read_only)
            except duckdb.IOException as fault:
                if not _HOLDER.search(str(fault)) or time.monotonic() >= until:
                    raise
            if read_only and not asked:
                asked = _ask(path)
            time.sleep(_PAUSE)
    finally:
        if asked:
            wanted_file(path).unlink(missing_ok=True)


def wanted_file(path: Path) -> Path:
    """Return the file that stands beside a ledger while somebody waits to read it."""
    return path.with_name(path.name + ".wanted")


def _ask(path: Path) -> bool:
    """Leave word that somebody waits; return whether that could be done."""
    try:
        wanted_file(path).touch()
    except OSError:  # a folder that cannot be written: the writer is waited for without its knowing
        return False
    return True


def give_way(db: duckdb.DuckDBPyConnection, path: Path) -> duckdb.DuckDBPyConnection:
    """Let those in who wait to read a ledger that is open for writing, between two transactions; return a connection to go on with."""
    if not wanted_file(path).exists():
        return db
    db.close()
    wanted_file(path).unlink(missing_ok=True)
    time.sleep(_AWAY)
    return open_ledger(path, read_only=False, patience=_AFTER_READERS)


@contextmanager
def guarded(path: Path) -> Iterator[None]:
    """Turn a fault of the database into a ledger's error that says what to do."""
    try:
        yield
    except duckdb.Error as fault:
        raise told(path, fault) from fault


def told(path: Path, fault: duckdb.Error) -> LedgerError:
    """Return the error that a fault of the database stands for."""
    said = str(fault).split("\n")[0]
    if _LOCK.search(said):
        holder = _HOLDER.search(said)
        who = f"process {holder[1]}" if holder else "another program, or another connection of this one,"
        return LedgerLocked(f"{path}: {who} has the ledger open for writing; wait until it is done or end it, or work on a copy")
    if _FULL.search(said):
        return LedgerError(f"{path}: the disk took no more ({said}); make room, then run the same command again: "
                           "what was added before is kept")
    if _DENIED.search(said):
        return LedgerReadOnly(f"{path}: the ledger cannot be written ({said}); change the rights of the file and its folder, "
                              "or add to another file")
    if _STRANGE.search(said):
        return NotALedger(f"{path}: this is no ledger, or it is damaged ({said}); name another file")
    return LedgerError(f"{path}: the ledger cannot be used ({said})")


def _bring_up_to_date(db: duckdb.DuckDBPyConnection, path: Path, *, read_only: bool) -> None:
    """Run the migrations that the file has not seen."""
    files = {int(file.name.split("_")[0]): file for file in sorted((_HOME / "migrations").glob("*.sql"))}
    done = _done(db, path)
    if done - files.keys():
        raise LedgerTooNew(f"{path}: its tables are of version {max(done)}, this Chancery knows {max(files)}; "
                           "update with: pip install --upgrade chancery")
    missing = sorted(files.keys() - done)
    if missing and read_only:
        raise LedgerReadOnly(f"{path}: its tables are of version {max(done, default=0)}, this Chancery needs {max(files)} and opened it "
                             "for reading; open it once for writing, for instance with: chancery add --again --ledger " + str(path))
    for number in missing:
        db.execute("BEGIN")
        db.execute(files[number].read_text(encoding="utf-8"))
        db.execute("COMMIT")


def _done(db: duckdb.DuckDBPyConnection, path: Path) -> set[int]:
    """Return the numbers of the migrations that the file has seen, none where it is empty."""
    tables = {name for (name,) in db.execute("SELECT table_name FROM duckdb_tables() WHERE NOT internal").fetchall()}
    if tables and not {"migrations", "documents", "records"} <= tables:
        raise NotALedger(f"{path}: a DuckDB file, but no ledger: it holds {', '.join(sorted(tables))}; name another file")
    return {number for (number,) in db.execute("SELECT number FROM migrations").fetchall()} if tables else set()


def _make_views(db: duckdb.DuckDBPyConnection, sort: str) -> None:
    """Make the views anew, so that they are those of this version; in a file opened for reading they last as long as the connection."""
    for name in VIEWS:
        db.execute(f"CREATE OR REPLACE {sort} {name} AS " + (_HOME / "views" / f"{name}.sql").read_text(encoding="utf-8"))
