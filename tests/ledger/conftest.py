import pytest

from chancery.ledger import Ledger
from tests.ledger.scenario import readings, second_readings


@pytest.fixture(scope="session")
def scenario(tmp_path_factory):
    """Return a ledger with all articles of the scenario, only to be read."""
    with Ledger(tmp_path_factory.mktemp("scenario") / "scenario.duckdb") as book:
        for reading in readings():
            book.add(reading)
        yield book


@pytest.fixture(scope="session")
def second(tmp_path_factory):
    """Return a ledger with the articles that came after the rules, only to be read."""
    with Ledger(tmp_path_factory.mktemp("second") / "second.duckdb") as book:
        for reading in second_readings():
            book.add(reading)
        yield book


@pytest.fixture
def book(tmp_path):
    with Ledger(tmp_path / "test.duckdb") as made:
        yield made
