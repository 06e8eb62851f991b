import csv
import io
import json

import pytest

from chancery.ledger import Ledger
from tests.ledger.made import office, reading
from tests.ledger.test_conflicts import with_figures
from tests.ledger.test_stories import report, visit


@pytest.fixture
def told(tmp_path):
    """Return a ledger of a visit that two documents date differently, and of a meeting that one tells."""
    path = tmp_path / "told.duckdb"
    with Ledger(path) as book:
        book.add(report(1, visit(), visit(mode=None)))
        book.add(report(2, visit(date=visit().date.__class__.day(visit().date.start.replace(day=21)))))
        book.add(with_figures(3, ties=(office(), office(subject="Wang Yi", role="foreign minister"))))
    return path


def test_stories_are_listed_with_their_sources(run, told):
    shown = run("stories", "China", "RUS", "--ledger", told)
    assert "d1, d2" in shown.stdout
    assert shown.stderr.startswith("2 stories")


def test_only_what_several_documents_tell(run, told):
    found = json.loads(run("stories", "--told", 2, "--format", "json", "--ledger", told).stdout)
    assert [(story["documents"], story["independent"]) for story in found] == [(["d1", "d2"], 2)]


def test_lines_and_rows_hold_the_same_stories(run, told):
    lines = [json.loads(line) for line in run("stories", "--format", "jsonl", "--ledger", told).stdout.splitlines()]
    rows = list(csv.DictReader(io.StringIO(run("stories", "--format", "csv", "--ledger", told).stdout)))
    assert [line["id"] for line in lines] == [row["id"] for row in rows]
    assert rows[0]["documents"] == "d1|d2"


def test_a_story_shows_words_reasons_and_conflicts(run, told):
    id = json.loads(run("stories", "--told", 2, "--format", "json", "--ledger", told).stdout)[0]["id"]
    shown = run("story", id[:8], "--ledger", told).stdout
    for words in ("«visited Russia»", "sources    2 independent of 2", "conflict   date: 2024-08-20 (d1) against 2024-08-21 (d2)",
                  "same people"):
        assert words in shown
    told_ = json.loads(run("story", id, "--format", "json", "--ledger", told).stdout)[0]
    assert [conflict["kind"] for conflict in told_["conflicts"]] == ["date"]


def test_no_story_has_an_unknown_id(run, told):
    result = run("story", "yffffffffffff", "--ledger", told)
    assert (result.exit_code, "no record's id begins with" in result.stderr) == (1, True)


def test_an_empty_ledger_has_no_stories(run, tmp_path):
    with Ledger(tmp_path / "empty.duckdb") as book:
        book.add(reading())
    assert run("stories", "--ledger", tmp_path / "empty.duckdb").stdout == ""
