import pytest

from chancery.errors import RecordNotFound
from chancery.ledger import Ledger
from chancery.pipeline import read

TEXT = "France imposed sanctions on Iran. The French president met the German chancellor in Berlin."


@pytest.fixture
def book(tmp_path):
    with Ledger(tmp_path / "test.duckdb") as made:
        yield made


def test_adding_twice_changes_nothing(book):
    reading = read(TEXT, id="one", language="en")
    assert book.add(reading)
    before = book.events()
    assert not book.add(reading)
    assert book.events() == before


def test_events_between_two_parties_name_both(book):
    book.add(read(TEXT, id="one", language="en"))
    found = book.events(between=("FRA", "IRN"))
    assert [(e["type"], e["actors"], e["recipients"]) for e in found] == [("SANCTION", ["FRA"], ["IRN"])]
    assert found[0]["document"]["id"] == "one"


def test_a_failed_addition_leaves_nothing_behind(book, monkeypatch):
    import chancery.ledger.rows as module
    monkeypatch.setattr(module, "_record_row", lambda *a: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        book.add(read(TEXT, id="one", language="en"))
    assert not book.holds(read(TEXT, id="one", language="en").document.key)


def test_reading_again_replaces_the_records(book):
    reading = read(TEXT, id="one", language="en")
    book.add(reading)
    count = len(book.events())
    assert book.add(reading, again=True)
    assert len(book.events()) == count


def test_unknown_record_is_named(book):
    with pytest.raises(RecordNotFound, match="nothing"):
        book.record("nothing")
