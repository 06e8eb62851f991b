import csv
import io
import json

import pytest

KINDS = ("events", "statements", "figures", "ties")


@pytest.mark.parametrize("kind", KINDS)
def test_records_are_printed_as_json_lines_of_the_reading(run, ledger, kind):
    rows = [json.loads(line) for line in run(kind, "--ledger", ledger, "--format", "jsonl").stdout.splitlines()]
    assert rows
    assert all({"id", "evidence", "document"} <= row.keys() for row in rows)
    assert json.loads(run(kind, "--ledger", ledger, "--format", "json").stdout) == rows


@pytest.mark.parametrize("kind", KINDS)
def test_csv_has_the_columns_of_the_view(run, ledger, kind):
    from chancery.ledger.columns import COLUMNS
    rows = list(csv.DictReader(io.StringIO(run(kind, "--ledger", ledger, "--format", "csv").stdout)))
    assert list(rows[0]) == list(COLUMNS[kind[:-1]])
    assert rows[0]["evidence"]


def test_lists_in_csv_cells_have_bars_between_their_members(run, ledger):
    [row] = csv.DictReader(io.StringIO(run("ties", "--kind", "mechanism", "--ledger", ledger, "--format", "csv").stdout))
    assert (row["parties"], row["parts"]) == ("CHN|RUS", "5 commissions|80 subcommittees")


def test_a_table_has_words_document_and_id_of_each_record_and_talk_goes_to_stderr(run, ledger):
    result = run("events", "--ledger", ledger)
    assert "visited Russia" in result.stdout
    assert "2 of 2 events" in result.stderr
    assert "of 2 events" not in result.stdout


def test_filters_take_commas_repetition_and_english_names(run, ledger):
    count = {words: run("events", "--ledger", ledger, *words).stderr.split()[0] for words in (
        ("--between", "CHN,RUS"), ("--between", "CHN", "--between", "RUS"), ("--between", "china, Russia"), ("--between", "CHN,USA"))}
    assert list(count.values()) == ["2", "2", "2", "0"]


def test_no_records_print_nothing_but_their_number(run, ledger):
    result = run("events", "--actor", "USA", "--ledger", ledger)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "0 of 2 events\n")


@pytest.mark.parametrize(("words", "said"), [
    (("--type", "MEETING"), "there are AGREE, CONSULT"), (("--since", "soon"), "write 2024-08-21, 2024-08 or 2024"),
    (("--since", "2024", "--until", "2023"), "exchange the two"),
])
def test_a_wrong_filter_is_told_in_one_line(run, ledger, words, said):
    result = run("events", *words, "--ledger", ledger)
    assert result.exit_code == 1
    assert said in result.stderr
    assert result.stderr.count("\n") == 1


def test_the_ledger_of_the_settings_is_the_default(run, ledger, monkeypatch):
    monkeypatch.setenv("CHANCERY_LEDGER", str(ledger))
    assert "2 of 2 events" in run("events").stderr
