import json

from chancery.ledger import Ledger
from tests.ledger.made import full_reading, office


def test_proposals_are_printed_with_their_words(run, tmp_path):
    with Ledger(tmp_path / "chancery.duckdb") as book:
        book.add(full_reading(ties=(office(subject="Anna Berg"),)))
    shown = run("proposals")
    assert "Anna Berg, premier of China (contradicts)" in shown.stdout
    assert "“Prime Minister Li Qiang” [one]" in shown.stdout
    assert "1 proposals, 1 contradicts" in shown.stderr
    assert json.loads(run("proposals", "china", "--kind", "office", "--format", "json").stdout)[0]["row"]["person"] == "Anna Berg"
    assert "Anna Berg|CHN|premier||" in run("proposals", "--format", "csv").stdout
    assert run("proposals", "france").stdout == ""
