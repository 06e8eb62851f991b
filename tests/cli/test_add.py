import os
import signal
import sys

import pytest

from chancery.cli.add import Adding, add_batches, stopping
from chancery.ledger import Ledger
from chancery.settings import Settings

TEXTS = {
    "one": "The French president met the German chancellor in Berlin on 3 May 2024 and talked with him about the war.",
    "two": "France imposed sanctions on Iran in June 2023, and the government in Tehran said that it would answer them.",
    "three": "The Romanian president visited the Republic of Moldova in July 2024, where he met the prime minister of the country.",
}


@pytest.fixture
def articles(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def test_adding_a_folder_twice_changes_nothing(run, articles):
    first = run("add", articles, "--ledger", "a.duckdb")
    assert (first.exit_code, first.stdout) == (0, "")
    assert "3 documents added to a.duckdb" in first.stderr
    events = run("events", "--ledger", "a.duckdb", "--format", "jsonl").stdout
    again = run("add", articles, "--ledger", "a.duckdb")
    assert "0 documents added to a.duckdb, 3 were there before" in again.stderr
    assert run("events", "--ledger", "a.duckdb", "--format", "jsonl").stdout == events


def test_a_document_that_cannot_be_read_is_told_and_the_others_are_added(run, articles):
    (articles / "empty.txt").write_text(" ")
    row = '{"text": "France expelled two Iranian diplomats in May 2024, the foreign ministry in Paris said."}'
    (articles / "rows.jsonl").write_text(row + "\nno row\n")
    result = run("add", articles, "--ledger", "a.duckdb")
    assert result.exit_code == 1
    assert "4 documents added to a.duckdb, 2 could not be read" in result.stderr
    assert "empty.txt" in result.stderr
    assert "rows.jsonl" in result.stderr


def test_what_another_version_read_is_read_anew_without_its_files(run, articles, monkeypatch):
    run("add", articles, "--ledger", "a.duckdb")
    assert "0 documents added" in run("add", "--again", "--ledger", "a.duckdb").stderr
    monkeypatch.setattr("chancery.ledger.stamps.__version__", "99")
    assert "3 documents added" in run("add", "--again", "--ledger", "a.duckdb").stderr
    with Ledger("a.duckdb", read_only=True) as book:
        assert {row["engine"] for row in book.documents()} == {"99"}
        assert book.counts()["documents"] == 3


def test_add_without_paths_says_what_to_name(run):
    result = run("add")
    assert result.exit_code == 2
    assert "name files or folders" in result.stderr


def test_a_fault_of_the_ledger_ends_the_run(run, articles, tmp_path):
    (tmp_path / "notes.duckdb").write_text("no ledger")
    result = run("add", articles, "--ledger", "notes.duckdb")
    assert result.exit_code == 1
    assert "this is no ledger" in result.stderr


def test_an_interrupt_ends_after_the_document_in_hand_and_the_same_command_goes_on(run, articles, monkeypatch):
    pipeline = sys.modules["chancery.pipeline"]
    read = pipeline.read

    def interrupted(document, **known):
        os.kill(os.getpid(), signal.SIGINT)
        return read(document, **known)
    monkeypatch.setattr(pipeline, "read", interrupted)
    result = run("add", articles, "--ledger", "a.duckdb")
    assert result.exit_code == 130
    assert "1 documents added to a.duckdb" in result.stderr
    assert "stopped: 2 files remain; run the same command again to go on" in result.stderr
    monkeypatch.setattr(pipeline, "read", read)
    result = run("add", articles, "--ledger", "a.duckdb")
    assert result.exit_code == 0
    assert "2 documents added to a.duckdb, 1 were there before" in result.stderr


def test_a_second_interrupt_ends_at_once_and_handlers_are_put_back():
    before = signal.getsignal(signal.SIGINT)
    with stopping() as asked:
        assert not asked()
        os.kill(os.getpid(), signal.SIGINT)
        assert asked()
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before


def test_nothing_is_added_after_a_stop(tmp_path):
    from rich.progress import Progress

    from chancery.model import Document
    with Ledger(tmp_path / "a.duckdb") as book, Progress(disable=True) as progress:
        adding = Adding(book=book, settings=Settings(), again=False, stop=lambda: True)
        tally = add_batches(adding, [[Document(id="one", text=TEXTS["one"])], [], [Document(id="two", text=TEXTS["two"])]], progress)
        assert tally["left"] == 3
        assert book.counts()["documents"] == 0
