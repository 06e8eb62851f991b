import json

from chancery.cli.explain import _lines, explanation
from chancery.model import Dropped, Span, TimeExpression
from tests.ledger.made import document, reading

TEXT = "The French president met the German chancellor in Berlin. Talks were held last week.\n"


def test_explain_tells_what_was_found_and_dropped_and_why(run, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    result = run("explain", "a.txt")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "a (en)"
    assert any(line.startswith("written: ") for line in lines)
    assert any(line.startswith("found: ") and "events" in line for line in lines)
    assert any(line.startswith("dropped: ") for line in lines)


def test_explain_as_json_counts_what_was_found(run, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    assert json.loads(run("explain", "a.txt", "--format", "json").stdout)["found"]["events"] >= 1


def test_what_was_dropped_stands_under_its_reason_with_words_and_rule():
    made = reading(dropped=(
        Dropped(kind="event", span=Span(0, 14), rule="en/events/consult.tsv:7", reason="both sides must be known"),
        Dropped(kind="figure", span=Span(15, 23), rule="figures:count", reason="not about states"),
        Dropped(kind="event", span=Span(15, 23), rule="en/events/aid.tsv:2", reason="both sides must be known")))
    lines = list(_lines(explanation(made)))
    assert lines[lines.index("dropped: 3") + 1 :] == [
        "  event: both sides must be known", "    “Prime Minister” (en/events/consult.tsv:7)", "    “Li Qiang” (en/events/aid.tsv:2)",
        "  figure: not about states", "    “Li Qiang” (figures:count)"]


def test_boilerplate_and_words_of_time_without_days_are_told():
    time = TimeExpression(span=Span(0, 5), sentence=0, interval=None, kind="relative", rule="last week")
    made = reading(document=document(boilerplate=(Span(15, 23),)), times=(time,), published=None, reasons=("no date line",))
    lines = list(_lines(explanation(made)))
    assert lines[1:3] == ["written: no date was found", "  because: no date line"]
    assert "  “Prime” (last week)" in lines
    assert "  “Li Qiang” (characters 15 to 23)" in lines


def test_explain_reads_standard_input(run):
    assert run("explain", "-", input=TEXT).stdout.startswith("stdin (en)")


def test_explain_tells_what_cannot_be_read(run):
    result = run("explain", "missing.txt")
    assert result.exit_code == 1
    assert "missing.txt" in result.stderr
