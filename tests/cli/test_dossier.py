import json

import pytest


@pytest.mark.parametrize("pair", [("CHN", "RUS"), ("china", "russia")])
def test_dossier_takes_codes_and_names(run, ledger, pair):
    assert run("dossier", *pair, "--ledger", ledger).stdout.startswith("China (CHN) and Russia (RUS)\n=")


def test_dossier_is_written_as_markdown_and_json(run, ledger):
    assert run("dossier", "CHN", "RUS", "--format", "markdown", "--ledger", ledger).stdout.startswith("# China (CHN) and Russia (RUS)\n")
    assert "<h1>China (CHN) and Russia (RUS)</h1>" in run("dossier", "CHN", "RUS", "--format", "html", "--ledger", ledger).stdout
    made = json.loads(run("dossier", "CHN", "RUS", "--format", "json", "--ledger", ledger).stdout)
    assert [party["code"] for party in made["parties"]] == ["CHN", "RUS"]


def test_an_unknown_party_is_told_with_the_nearest(run, ledger):
    result = run("dossier", "Rusia", "CHN", "--ledger", ledger)
    assert result.exit_code == 1
    assert "RUS (Russia)" in result.stderr


def test_parties_without_records_are_told_with_those_that_have_some(run, ledger):
    result = run("dossier", "FRA", "DEU", "--ledger", ledger)
    assert result.exit_code == 0
    assert "no record names FRA and DEU; most records name: CHN RUS (5)" in result.stderr
