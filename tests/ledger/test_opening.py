import subprocess
import sys
import threading
import time

import duckdb
import pytest

from chancery.errors import LedgerError, LedgerLocked, LedgerNotFound, LedgerReadOnly, LedgerTooNew, NotALedger
from chancery.ledger import Ledger
from chancery.ledger.opening import told, wanted_file
from tests.ledger.made import full_reading

# Opens the ledger named in its argument, says so, and holds it until its input ends.
HOLDER = """
import sys
from chancery.ledger import Ledger
with Ledger(sys.argv[1], read_only=sys.argv[2] == "read"):
    print("open", flush=True)
    sys.stdin.read()
"""

# Adds documents to the ledger named in its argument, one after the other.
WRITER = """
import sys, time
from chancery.ledger import Ledger
from tests.ledger.made import TEXT, document, full_reading
with Ledger(sys.argv[1]) as book:
    print("adding", flush=True)
    for number in range(25):
        book.add(full_reading(document=document(TEXT + f"{number}\\n", id=str(number))))
        time.sleep(0.03)
"""


@pytest.fixture
def path(tmp_path):
    with Ledger(tmp_path / "test.duckdb") as book:
        book.add(full_reading())
    return tmp_path / "test.duckdb"


@pytest.fixture
def hold(path):
    """Return a function that lets another process hold the ledger."""
    held = []

    def start(how):
        process = subprocess.Popen([sys.executable, "-c", HOLDER, str(path), how], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        held.append(process)
        assert process.stdout.readline() == "open\n"
        return process
    yield start
    for process in held:
        process.communicate()


def test_a_ledger_that_another_process_writes_is_refused_with_its_number(path, hold):
    process = hold("write")
    for read_only in (True, False):
        with pytest.raises(LedgerLocked, match=f"process {process.pid} has the ledger open"):
            Ledger(path, read_only=read_only, patience=0.2)
    assert not wanted_file(path).exists()


def test_a_reader_waits_until_the_writer_is_done(path, hold):
    process = hold("write")
    threading.Timer(0.3, process.stdin.close).start()
    with Ledger(path, read_only=True) as book:
        assert book.counts()["events"] == 2
    process.stdin = None


def test_a_writer_lets_readers_in_between_two_documents_and_goes_on(path):
    process = subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "adding\n"
    counts = []
    while process.poll() is None and len(counts) < 5:
        with Ledger(path, read_only=True, patience=20) as book:
            counts.append(book.counts()["documents"])
        time.sleep(0.1)
    assert process.wait(60) == 0
    assert len(counts) > 1
    assert counts == sorted(counts)
    assert 1 < counts[-1] < 26
    with Ledger(path, read_only=True) as book:
        assert book.counts()["documents"] == 26
    assert not wanted_file(path).exists()


def test_several_processes_read_at_the_same_time(path, hold):
    hold("read")
    with Ledger(path, read_only=True) as book:
        assert book.counts()["events"] == 2


def test_a_ledger_that_this_process_writes_is_not_opened_for_reading(path):
    with Ledger(path), pytest.raises(LedgerLocked, match="another connection of this one"):
        Ledger(path, read_only=True)


def test_a_missing_ledger_is_not_made_by_reading(tmp_path):
    with pytest.raises(LedgerNotFound, match="chancery add PATH --ledger"):
        Ledger(tmp_path / "none.duckdb", read_only=True)
    assert not (tmp_path / "none.duckdb").exists()


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(LedgerNotFound, match="there is no folder"):
        Ledger(tmp_path / "none" / "a.duckdb")


@pytest.mark.parametrize("read_only", [True, False])
def test_a_text_file_is_no_ledger(tmp_path, read_only):
    (tmp_path / "notes.txt").write_text("no ledger at all")
    with pytest.raises(NotALedger, match=r"notes\.txt"):
        Ledger(tmp_path / "notes.txt", read_only=read_only)
    assert (tmp_path / "notes.txt").read_text() == "no ledger at all"


def test_a_folder_is_no_ledger(tmp_path):
    with pytest.raises(NotALedger):
        Ledger(tmp_path)


def test_another_programs_database_is_left_alone(tmp_path):
    with duckdb.connect(str(tmp_path / "other.duckdb")) as db:
        db.execute("CREATE TABLE birds (name VARCHAR)")
    with pytest.raises(NotALedger, match="birds"):
        Ledger(tmp_path / "other.duckdb")


def test_a_ledger_of_a_later_version_is_refused(path):
    with duckdb.connect(str(path)) as db:
        db.execute("INSERT INTO migrations VALUES (999)")
    with pytest.raises(LedgerTooNew, match=r"version 999.*pip install --upgrade chancery"):
        Ledger(path)


def test_a_ledger_of_the_first_version_is_brought_up_to_date_when_written(tmp_path):
    from chancery.ledger import opening
    path = tmp_path / "old.duckdb"
    with duckdb.connect(str(path)) as db:
        db.execute((opening._HOME / "migrations" / "001_start.sql").read_text())
    with pytest.raises(LedgerReadOnly, match="open it once for writing"):
        Ledger(path, read_only=True)
    with Ledger(path) as book:
        assert book.add(full_reading())
    with Ledger(path, read_only=True) as book:
        assert len(book.events()) == 2


def test_the_views_answer_anyone_who_opens_the_file_with_duckdb(path):
    with duckdb.connect(str(path), read_only=True) as db:
        assert db.sql("SELECT actors, recipients FROM events WHERE mode = 'visit'").fetchall() == [(["CHN"], ["RUS"])]
        assert db.sql("SELECT value FROM figures WHERE measure = 'change'").fetchall() == [(1.6,)]
        assert db.sql("SELECT parts[2].count FROM ties WHERE kind = 'mechanism'").fetchall() == [(80,)]
        assert db.sql("SELECT speaker FROM statements").fetchall() == [("Sergey Lavrov",)]


@pytest.mark.parametrize("name", ["e", "s", "f", "t", "r", "d", "records", "documents", "main", "events", "a b", "memory"])
def test_a_ledger_can_have_any_name(tmp_path, name):
    with Ledger(tmp_path / f"{name}.duckdb") as book:
        book.add(full_reading())
    with Ledger(tmp_path / f"{name}.duckdb", read_only=True) as book:
        assert [len(book.find(kind)) for kind in ("event", "statement", "figure", "tie")] == [2, 1, 2, 2]


def test_a_ledger_that_was_renamed_keeps_its_views(path, tmp_path):
    path.rename(tmp_path / "other name.db")
    with duckdb.connect(str(tmp_path / "other name.db"), read_only=True) as db:
        for view, count in (("events", 2), ("statements", 1), ("figures", 2), ("ties", 2)):
            assert db.sql(f"SELECT count(evidence) FROM {view}").fetchall() == [(count,)]


@pytest.mark.parametrize(("said", "kind", "step"), [
    ("IO Error: Cannot open file \"a\": Permission denied", LedgerReadOnly, "change the rights"),
    ("IO Error: Cannot open file \"a\": Read-only file system", LedgerReadOnly, "add to another file"),
    ("IO Error: Could not write file \"a\": No space left on device", LedgerError, "make room"),
    ("Serialization Error: Failed to deserialize", NotALedger, "name another file"),
    ("IO Error: something new", LedgerError, "something new"),
])
def test_faults_of_the_disk_say_what_to_do(tmp_path, said, kind, step):
    fault = told(tmp_path / "a.duckdb", duckdb.IOException(said))
    assert type(fault) is kind
    assert step in str(fault)
    assert str(tmp_path / "a.duckdb") in str(fault)
