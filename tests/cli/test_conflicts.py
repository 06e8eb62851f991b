import csv
import io
import json

import pytest

from chancery.ledger import Ledger
from tests.ledger.made import trade
from tests.ledger.test_conflicts import with_figures


@pytest.fixture
def disputed(tmp_path):
    """Return a ledger with an open and an explained conflict."""
    path = tmp_path / "disputed.duckdb"
    with Ledger(path) as book:
        for number, value in enumerate((136.67e9, 136.7e9, 150e9)):
            book.add(with_figures(number, trade(value=value)))
    return path


def test_open_conflicts_are_shown_with_both_quotes(run, disputed):
    shown = run("conflicts", "CHN", "Russia", "--ledger", disputed)
    assert shown.stdout.count("136.67 billion dollars") > 1
    assert shown.stderr.strip() == "2 open and 1 explained conflicts; shown: open"


@pytest.mark.parametrize(("state", "count"), [("open", 2), ("explained", 1), ("all", 3)])
def test_a_state_is_chosen(run, disputed, state, count):
    found = json.loads(run("conflicts", "--state", state, "--format", "json", "--ledger", disputed).stdout)
    assert len(found) == count
    assert {conflict["state"] for conflict in found} <= {"open", "explained"}


def test_rows_have_both_sides(run, disputed):
    rows = list(csv.DictReader(io.StringIO(run("conflicts", "--state", "explained", "--format", "csv", "--ledger", disputed).stdout)))
    assert [(row["explained"], row["first_documents"], row["second_documents"]) for row in rows] == [("rounding", "d0", "d1")]


def test_other_parties_have_none(run, disputed):
    assert run("conflicts", "FRA", "DEU", "--ledger", disputed).stdout == ""
