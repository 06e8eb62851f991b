import json
from xml.etree import ElementTree

import pytest

CHARTS = (
    ("dyad", "CHN", "RUS"),
    ("ties", "China", "RUS"),
    ("figures", "CHN", "RUS"),
    ("actor", "RUS"),
    ("offices", "CHN"),
    ("matrix",),
    ("map",),
    ("coverage",),
)


@pytest.mark.parametrize("words", CHARTS, ids=[words[0] for words in CHARTS])
def test_every_chart_is_written(run, ledger, words):
    from pathlib import Path

    answer = run("plot", *words, "--ledger", ledger, "--output", "chart.svg")
    assert answer.exit_code == 0, answer.output
    assert ElementTree.parse(Path("chart.svg")).getroot().tag.endswith("svg")


@pytest.mark.parametrize(("ending", "begins"), [("png", b"\x89PNG"), ("html", b"<!DOCTYPE html>"), ("json", b"{")])
def test_the_ending_says_the_format(run, ledger, tmp_path, ending, begins):
    answer = run("plot", "coverage", "--ledger", ledger, "-o", f"chart.{ending}")
    assert answer.exit_code == 0, answer.output
    assert (tmp_path / f"chart.{ending}").read_bytes().lstrip().lower().startswith(begins.lower())


def test_words_on_a_chart_are_in_the_language_asked_for(run, ledger, tmp_path):
    run("plot", "dyad", "CHN", "RUS", "--ledger", ledger, "--language", "ro", "-o", "chart.json")
    assert json.loads((tmp_path / "chart.json").read_text(encoding="utf-8"))["title"] == "Cooperare și conflict: China și Rusia"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("dyad", "CHN"), "2 parties"),
        (("map", "CHN"), "0 parties"),
        (("map", "-o", "chart.pdf"), "written as"),
        (("dyad", "CHN", "Atlantis"), "Atlantis"),
        (("map", "--language", "xx"), "no words"),
        (("map", "--since", "soon"), "no date"),
    ],
)
def test_what_cannot_be_drawn_is_told(run, ledger, words, told):
    answer = run("plot", *words, "--ledger", ledger)
    assert answer.exit_code != 0
    assert told in " ".join(answer.output.replace("│", " ").split())


def test_a_ledger_that_is_not_there_is_told(run):
    answer = run("plot", "map", "--ledger", "none.duckdb")
    assert answer.exit_code == 1
    assert "chancery add" in answer.output
