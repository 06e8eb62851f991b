import json
import shutil

import duckdb
import pytest


@pytest.fixture
def own(ledger, tmp_path):
    """Return a ledger file to be written."""
    return shutil.copy(ledger, tmp_path / "own.duckdb")


def test_a_check_tells_what_is_there(run, own):
    result = run("ledger", "check", "--ledger", own)
    assert result.exit_code == 0
    assert "1 documents, 2 events, 1 statements, 2 figures, 2 ties" in result.stdout
    assert result.stdout.endswith("no faults\n")
    assert json.loads(run("ledger", "check", "--format", "json", "--ledger", own).stdout)["faults"] == []


def test_a_check_with_faults_ends_with_one(run, own):
    with duckdb.connect(str(own)) as db:
        db.execute("DELETE FROM documents")
    result = run("ledger", "check", "--ledger", own)
    assert result.exit_code == 1
    assert "fault: 7 records without their document, such as" in result.stdout


def test_a_ledger_is_compacted_and_merged(run, own, ledger):
    assert "MB before" in run("ledger", "compact", "--ledger", own).stderr
    assert f"0 documents of {ledger} added" in run("ledger", "merge", ledger, "--ledger", own).stderr


@pytest.mark.parametrize("words", [("merge",), ("check", "other.duckdb")])
def test_merge_alone_names_other_ledgers(run, own, words):
    assert run("ledger", *words, "--ledger", own).exit_code == 2
