import json
import shutil

import pytest

from chancery.ledger import Ledger


@pytest.fixture
def own(ledger, tmp_path):
    """Return a ledger file to be written, and the id of a visit in it."""
    path = shutil.copy(ledger, tmp_path / "own.duckdb")
    with Ledger(path, read_only=True) as book:
        return path, book.events(mode="visit")[0]["id"]


def test_a_record_is_judged_listed_and_the_judgement_undone(run, own):
    path, id = own
    made = run("judge", id, "wrong", "--by", "ana", "--ledger", path)
    assert made.exit_code == 0
    assert f"{id} [one] wrong, by ana" in made.stderr
    assert id not in run("events", "--format", "json", "--ledger", path).stdout
    assert id in run("events", "--wrong", "--format", "json", "--ledger", path).stdout
    told = json.loads(run("judge", "list", "--format", "json", "--ledger", path).stdout)
    assert [(row["subject"], row["verdict"], row["by"]) for row in told] == [(id, "wrong", "ana")]
    assert run("judge", "undo", told[0]["id"], "--ledger", path).exit_code == 0
    assert id in run("events", "--format", "json", "--ledger", path).stdout
    assert "1 judgements, 1 of them undone" in run("judge", "list", "--ledger", path).stderr


def test_fields_are_corrected_on_the_command_line(run, own):
    path, id = own
    run("judge", id, "corrected", "recipients=BLR,RUS", "date=2024-08-21", "--by", "ana", "--ledger", path)
    shown = run("show", id, "--ledger", path).stdout
    assert "(corrected: ana, the machine has recipients RUS; date 2024-08)" in shown
    assert "2024-08-21" in shown


def test_two_events_are_judged_the_same(run, own):
    path, id = own
    with Ledger(path, read_only=True) as book:
        other = book.events(mode="phone")[0]["id"]
    assert run("judge", "same", id, other, "--ledger", path).exit_code == 0
    assert f"different as {other}" in run("judge", id, "different", other, "--ledger", path).stderr


def test_judged_documents_are_exported(run, own, tmp_path):
    path, id = own
    run("judge", id, "right", "--ledger", path)
    assert "one is left out: 6 of its records are not judged" in run("judge", "export", "--ledger", path).stderr
    assert run("judge", "export", "--whole", "--output", "made", "--ledger", path).stdout == "one\n"
    assert (tmp_path / "made" / "one.json").exists()


@pytest.mark.parametrize("words", [("e1",), ("e1", "maybe"), ("same", "e1"), ("e1", "corrected"), ("e1", "corrected", "place")])
def test_what_is_no_judgement_is_told_how_to_write_one(run, own, words):
    result = run("judge", *words, "--ledger", own[0])
    assert result.exit_code == 2
    assert "corrected FIELD=VALUE" in result.stderr
