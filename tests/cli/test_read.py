from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from chancery.cli import app

VISIT = "President Macron visited Warsaw on 3 May 2024. France and Poland signed a treaty.\n\nPhoto: Reuters"
HANDEL = "China en Rusland breiden de handel uit. Premier Li Qiang bezocht Moskou op 21 augustus 2024."


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an article, two rows of which one is broken, and a packed article."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(VISIT, encoding="utf-8")
    (folder / "b.jsonl").write_text(json.dumps({"id": "b1", "text": HANDEL, "date": "2024-08-22"}) + "\n{broken\n", encoding="utf-8")
    (folder / "c.txt.gz").write_bytes(gzip.compress(VISIT.encode()))
    return folder


def _run(*arguments: str | Path, input: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app, ["read", *map(str, arguments)], input=input)


def _rows(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_what_can_be_read_is_read_and_the_rest_is_told_with_exit_code_1(news: Path) -> None:
    result = _run(news, "--format", "jsonl")
    assert result.exit_code == 1
    assert [row["id"] for row in _rows(result)] == ["a", "b1", "c"]
    assert "b.jsonl:2" in result.stderr


def test_all_is_well_with_exit_code_0(news: Path) -> None:
    assert _run(news / "a.txt").exit_code == 0


def test_json_is_one_array_and_holds_what_the_lines_hold(news: Path) -> None:
    assert json.loads(_run(news, "--format", "json").stdout) == _rows(_run(news, "--format", "jsonl"))


def test_json_of_nothing_is_an_array(news: Path) -> None:
    (news / "empty.txt").write_text("")
    assert json.loads(_run(news / "empty.txt", "--format", "json").stdout) == []


def test_two_processes_give_the_same_lines_in_the_same_order(news: Path) -> None:
    assert _run(news, "--format", "jsonl", "--jobs", "2").stdout == _run(news, "--format", "jsonl").stdout


def test_output_in_the_folder_that_is_read_is_no_document(news: Path) -> None:
    target = news / "readings.jsonl"
    first = _run(news, "--format", "jsonl", "--output", target)
    assert first.stdout == ""
    written = target.read_text(encoding="utf-8")
    assert _run(news, "--format", "jsonl", "--output", target).exit_code == 1
    assert target.read_text(encoding="utf-8") == written
    assert "readings.jsonl" not in first.stderr


def test_standard_input_is_read(news: Path) -> None:
    (row,) = _rows(_run("-", "--format", "jsonl", input=VISIT))
    assert row["id"] == "stdin"


def test_date_and_language_serve_documents_without_their_own(news: Path) -> None:
    rows = _rows(_run(news, "--format", "jsonl", "--date", "2024-05-04", "--language", "en"))
    published = {row["id"]: row["document"]["published"]["start"] for row in rows}  # type: ignore[index]
    assert published == {"a": "2024-05-04", "b1": "2024-08-22", "c": "2024-05-04"}


@pytest.mark.parametrize(("arguments", "words"), [
    (["--language", "xx"], ("--language 'xx'", "en, nl, ro", "leave the option out")),
    (["--date", "3/5/2024"], ("--date '3/5/2024'", "2024-03-05")),
    (["--jobs", "0"], ("--jobs", "0", "1 or more")),
    (["--output", "absent/x.jsonl"], ("--output 'absent/x.jsonl'", "folder that exists")),
])
def test_wrong_option_is_told_with_the_next_step_and_nothing_is_read(news: Path, arguments: list[str], words: tuple[str, ...]) -> None:
    result = _run(news, *arguments)
    assert result.exit_code == 1
    assert all(word in result.stderr for word in words)
    assert result.stdout == ""


def test_missing_path_is_told_and_the_others_are_read(news: Path) -> None:
    result = _run("absent.txt", news / "a.txt", "--format", "jsonl")
    assert result.exit_code == 1
    assert "absent.txt: there is no such file" in result.stderr
    assert len(_rows(result)) == 1


def test_missing_parser_ends_the_run_at_once(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHANCERY_PARSER", "xx_absent")
    result = _run(news)
    assert result.exit_code == 1
    assert result.stderr.count("xx_absent") == 1


def test_document_in_another_language_is_told_by_its_id(news: Path) -> None:
    (news / "de.txt").write_text("Der Bundeskanzler hat gestern den französischen Präsidenten in Berlin empfangen.", encoding="utf-8")
    assert "de: the text seems to be in 'de'" in _run(news / "de.txt").stderr


def test_brackets_and_broken_characters_of_a_text_do_no_harm(news: Path) -> None:
    odd = {"id": "[/red]", "text": "[bold]President Macron[/] visited \ud800 Warsaw[/x] in May 2024."}
    (news / "odd.jsonl").write_text(json.dumps(odd))
    for format in ("table", "json", "jsonl", "html"):
        result = _run(news / "odd.jsonl", "--format", format, "--language", "en")
        assert result.exit_code == 0, format
        assert "[/red]" in result.stdout


def test_records_do_not_come_from_lines_of_the_site(news: Path) -> None:
    (row,) = _rows(_run(news / "a.txt", "--format", "jsonl"))
    assert row["document"]["cited"] == ["Reuters"]  # type: ignore[index]
    assert row["events"]


@pytest.mark.skipif(sys.platform == "win32", reason="signals of another kind")
def test_interrupt_leaves_whole_lines(news: Path) -> None:
    (news / "many.jsonl").write_text("\n".join(json.dumps({"id": str(n), "text": VISIT * 5}) for n in range(5000)))
    target = news / "out.jsonl"
    command = [sys.executable, "-c", "from chancery.cli import main; main()", "read", str(news / "many.jsonl"), "--format", "jsonl",
               "--output", str(target)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, env={**os.environ, "CHANCERY_JOBS": "1"}) as run:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and not (target.exists() and target.stat().st_size):
            time.sleep(0.05)
        run.send_signal(signal.SIGINT)
        _, told = run.communicate(timeout=60)
    lines = target.read_text(encoding="utf-8").split("\n")
    assert run.returncode == 130
    assert b"stopped after" in told
    assert lines.pop() == ""
    assert [json.loads(line)["id"] for line in lines] == [str(n) for n in range(len(lines))]
