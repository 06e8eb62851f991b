import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb
import pytest

from chancery.errors import LedgerError, LedgerNotFound, LedgerReadOnly
from chancery.ledger import Ledger
from chancery.ledger.upkeep import check, compact, merge
from tests.ledger.made import TEXT, document, full_reading

# Adds documents to the ledger named in its argument, under a limit on the size of files of as many bytes as the second says.
FILLER = """
import resource, sys
from chancery.errors import LedgerError
from chancery.ledger import Ledger
from tests.ledger.made import TEXT, document, full_reading
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
try:
    with Ledger(sys.argv[1]) as book:
        for number in range(2000):
            book.add(full_reading(document=document(TEXT + str(number) * 20000 + "\\n", id=str(number))))
            print(number, flush=True)
except LedgerError as fault:
    print(f"{type(fault).__name__}: {fault}", file=sys.stderr)
    raise SystemExit(1)
"""

# Reads the ledger named in its argument and tries to write it, without the rights of the superuser.
STRANGER = """
import os, sys
from chancery.errors import LedgerError
from chancery.ledger import Ledger
if os.geteuid() == 0:
    os.setgid(65534), os.setuid(65534)
with Ledger(sys.argv[1], read_only=True) as book:
    print(book.counts()["documents"], "documents")
try:
    Ledger(sys.argv[1])
except LedgerError as fault:
    print(f"{type(fault).__name__}: {fault}", file=sys.stderr)
"""


def numbered(number, **parts):
    return full_reading(document=document(TEXT + f"{number}\n", id=str(number)), **parts)


@pytest.fixture
def path(tmp_path):
    with Ledger(tmp_path / "one.duckdb") as book:
        for number in range(3):
            book.add(numbered(number))
    return tmp_path / "one.duckdb"


def test_a_sound_ledger_has_no_faults(path):
    found = check(path)
    assert (found.faults, found.stale, found.unbound) == ((), 0, ())
    assert found.counts["documents"] == 3
    assert found.version >= 21
    assert found.bytes == path.stat().st_size


@pytest.mark.parametrize(("harm", "told"), [
    ("DELETE FROM documents WHERE id = '1'", "records without their document"),
    ("UPDATE documents SET text = replace(text, 'visited', 'avoided') WHERE id = '1'", "evidence that is not in the text"),
    ("UPDATE records SET dyad = 'A|B' WHERE kind = 'figure'", "records whose parties are not those of their dyad"),
    ("INSERT INTO fingerprints SELECT * FROM fingerprints", "documents with two fingerprints"),
])
def test_what_is_wrong_is_found_and_counted(path, harm, told):
    with duckdb.connect(str(path)) as db:
        db.execute(harm)
    assert told in [fault.said for fault in check(path).faults]


def test_a_judgement_of_a_record_that_is_no_more_is_told(path):
    with Ledger(path) as book:
        made = book.judge(book.events(document="1")[0]["id"], "right")
        book.add(numbered(1, events=()), again=True)
    assert check(path).unbound == (made.id,)


def everything(path):
    with Ledger(path, read_only=True) as book:
        return [list(book.find(kind)) for kind in ("event", "statement", "figure", "tie")], list(book.documents()), \
            [judgement.to_json() for judgement in book.judgements(undone=True)], [story.to_json() for story in book.stories()]


def test_compacting_keeps_everything_and_makes_the_file_smaller(path):
    with Ledger(path) as book:
        book.judge(book.events()[0]["id"], "right")
        book._db.execute("CREATE TABLE waste AS SELECT md5(i::VARCHAR) AS x FROM range(300000) AS r(i)")
    with Ledger(path) as book:
        book._db.execute("DROP TABLE waste")
    kept = everything(path)
    before, after = compact(path)
    assert after == path.stat().st_size < before
    assert everything(path) == kept
    assert check(path).faults == ()
    with Ledger(path) as book:
        assert book.add(numbered(9))
    assert sorted(file.name for file in path.parent.iterdir()) == ["one.duckdb"]


def test_a_ledger_that_cannot_be_compacted_stays_as_it_was(path, monkeypatch):
    kept = everything(path)
    monkeypatch.setattr(os, "replace", lambda *a: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(LedgerError, match="it is as it was"):
        compact(path)
    assert everything(path) == kept
    assert sorted(file.name for file in path.parent.iterdir()) == ["one.duckdb"]


def test_merging_brings_documents_judgements_and_record_times(path, tmp_path):
    with Ledger(tmp_path / "two.duckdb") as book:
        for number in (2, 3, 4):
            book.add(numbered(number))
        for number in ("2", "3"):
            book.judge(book.events(document=number, mode="visit")[0]["id"], "wrong", by="ana")
        added = {document["id"]: document["added"] for document in book.documents()}
    assert merge(path, [tmp_path / "two.duckdb"]) == {str(tmp_path / "two.duckdb"): 2}
    with Ledger(path, read_only=True) as book:
        assert {document["id"] for document in book.documents()} == {"0", "1", "2", "3", "4"}
        assert {document["id"]: document["added"] for document in book.documents()}["3"] == added["3"]
        assert {record["document"]["id"] for record in book.events(mode="visit")} == {"0", "1", "4"}
        assert len(book.judgements()) == 2
    assert check(path).faults == ()
    assert merge(path, [tmp_path / "two.duckdb"]) == {str(tmp_path / "two.duckdb"): 0}


def test_merged_ledgers_tell_the_stories_of_one_that_was_filled_at_once(path, tmp_path):
    with Ledger(tmp_path / "two.duckdb") as two, Ledger(tmp_path / "all.duckdb") as every:
        for number in range(5):
            every.add(numbered(number))
            if number > 2:
                two.add(numbered(number))
    merge(path, [tmp_path / "two.duckdb"])
    told = [[{report["id"] for report in story["reports"]} for story in everything(file)[3]] for file in (path, tmp_path / "all.duckdb")]
    assert told[0] == told[1]


def test_what_cannot_be_merged_is_refused(path, tmp_path):
    with pytest.raises(LedgerError, match="into itself"):
        merge(path, [path])
    with pytest.raises(LedgerNotFound):
        merge(path, [tmp_path / "none.duckdb"])


def test_a_ledger_of_another_version_is_not_merged(path, tmp_path):
    from chancery.ledger import opening
    with duckdb.connect(str(tmp_path / "old.duckdb")) as db:
        db.execute((opening._HOME / "migrations" / "001_start.sql").read_text())
    with pytest.raises(LedgerReadOnly, match="version 1"):
        merge(path, [tmp_path / "old.duckdb"])


@pytest.mark.parametrize("limit", [3_000_000, 6_000_000])
def test_a_disk_that_is_full_is_told_and_loses_nothing(tmp_path, limit):
    path = tmp_path / "full.duckdb"
    done = subprocess.run([sys.executable, "-c", FILLER, str(path), str(limit)], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 1, done.stderr
    assert "the disk took no more" in done.stderr, done.stderr
    assert "what was added before is kept" in done.stderr
    added = done.stdout.split()
    with Ledger(path, read_only=False) as book:
        assert {document["id"] for document in book.documents()} >= set(added)
        assert book.add(numbered(5))
    assert check(path).faults == ()


def test_a_file_that_may_not_be_written_is_told_and_read_all_the_same(path):
    with tempfile.TemporaryDirectory() as name:  # pytest's own folders are closed to other users
        file = Path(shutil.copy(path, name))
        file.chmod(0o444)
        Path(name).chmod(0o555)
        done = subprocess.run([sys.executable, "-c", STRANGER, str(file)], capture_output=True, text=True, timeout=60, check=False)
        Path(name).chmod(0o755)
    assert done.stdout == "3 documents\n", done.stderr
    assert "LedgerReadOnly" in done.stderr
    assert "change the rights of the file and its folder" in done.stderr
