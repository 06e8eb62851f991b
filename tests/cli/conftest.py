import pytest
from typer.testing import CliRunner

from chancery.cli import app
from chancery.ledger import Ledger
from tests.ledger.made import full_reading


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Return a function that runs a command in an empty folder and gives its result."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("CHANCERY_LEDGER", raising=False)
    return lambda *words, **known: CliRunner().invoke(app, [str(word) for word in words], **known)


@pytest.fixture(scope="session")
def ledger(tmp_path_factory):
    """Return a ledger file with a record of every kind, only to be read."""
    path = tmp_path_factory.mktemp("cli") / "made.duckdb"
    with Ledger(path) as book:
        book.add(full_reading())
    return path
