import json
import shutil

from chancery.ledger import Ledger


def test_holders_are_printed_with_their_words_and_those_of_the_world_file_apart(run, ledger):
    shown = run("asof", "office", "china", "--role", "premier", "--valid", "2024-09-01", "--ledger", ledger).stdout
    assert "documents  Li Qiang, premier; named 2024-08-22" in shown
    assert "“Prime Minister Li Qiang” [one; t" in shown
    assert "world      Li Qiang, premier (2023-03" in shown


def test_answers_are_written_as_json(run, ledger):
    told = json.loads(run("asof", "figures", "CHN", "RUS", "--valid", "2025", "--format", "json", "--ledger", ledger).stdout)
    assert [(row["source"], row["documents"], row["until"]) for row in told] == [("documents", ["one"], "2024-07-31")]


def test_why_an_answer_changed_is_told(run, ledger, tmp_path):
    path = shutil.copy(ledger, tmp_path / "own.duckdb")
    with Ledger(path, read_only=True) as book:
        id = next(tie["id"] for tie in book.ties(kind="office"))
    run("judge", id, "wrong", "--by", "ana", "--ledger", path)
    shown = run("asof", "office", "CHN", "--valid", "2024-09", "--before", "2020", "--ledger", path).stdout
    assert "before     no document told\nchanged    no" in shown


def test_what_nobody_tells_is_said(run, ledger):
    result = run("asof", "partnership", "CHN", "NLD", "--ledger", ledger)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "neither the documents nor the world file tell" in result.stderr


def test_a_question_of_too_many_parties_is_refused(run, ledger):
    result = run("asof", "members", "NATO", "EU", "--ledger", ledger)
    assert result.exit_code == 1
    assert "members is asked of 1 parties, not of 2" in result.stderr
