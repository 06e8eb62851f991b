import datetime as dt
import importlib

import duckdb
import pytest

from chancery.errors import MissingExtra
from chancery.ledger import Ledger, Records
from chancery.ledger.columns import COLUMNS
from tests.ledger.made import full_reading, reading

KINDS = ("event", "statement", "figure", "tie")


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("records") / "test.duckdb"
    with Ledger(path) as book:
        book.add(full_reading())
    return path


@pytest.fixture
def book(path):
    with Ledger(path, read_only=True) as book:
        yield book


def test_records_are_a_sequence(book):
    records = book.events()
    assert len(records) == 2
    assert records[0] == next(iter(records))
    assert isinstance(records[:1], Records)
    assert list(records[:1]) == [records[0]]
    assert repr(records) == "<2 events>"
    assert repr(records[:1]) == "<1 event>"
    assert not book.events(actor="USA")


@pytest.mark.parametrize("kind", KINDS)
def test_a_table_holds_what_the_view_of_its_kind_holds(book, path, kind):
    pytest.importorskip("pyarrow")
    table = book.find(kind).to_arrow().sort_by("id")
    book.close()
    with duckdb.connect(str(path), read_only=True) as db:
        view = db.sql(f"SELECT * FROM {kind}s ORDER BY id").to_arrow_table()
    assert table.column_names == view.column_names == list(COLUMNS[kind])
    assert table.to_pylist() == view.to_pylist()
    assert [str(t) for t in table.schema.types] == [str(t).replace("list<l:", "list<item:").replace("list<element:", "list<item:")
                                                   for t in view.schema.types]


def test_documents_become_a_table_too(book):
    pytest.importorskip("pyarrow")
    assert book.documents().to_arrow()["published_start"].to_pylist() == [dt.date(2024, 8, 22)]


def test_no_records_give_a_table_with_the_same_columns(book):
    pytest.importorskip("pyarrow")
    assert book.events(actor="USA").to_arrow().schema == book.events().to_arrow().schema


def test_pandas_and_polars_frames_have_the_rows(book):
    pytest.importorskip("pandas")
    pytest.importorskip("polars")
    assert list(book.figures(measure="change").to_pandas()["value"]) == [1.6]
    assert book.figures(measure="change").to_polars()["value"].to_list() == [1.6]


@pytest.mark.parametrize(("method", "module"), [("to_arrow", "pyarrow"), ("to_pandas", "pandas"), ("to_polars", "polars")])
def test_a_table_without_its_library_says_what_to_install(book, monkeypatch, method, module):
    importing = importlib.import_module

    def refuse(name, *rest):
        if name == module:
            raise ImportError(name)
        return importing(name, *rest)
    monkeypatch.setattr("chancery.ledger.records.import_module", refuse)
    with pytest.raises(MissingExtra, match=rf"{module} is not installed.*pip install chancery\[tables\]"):
        getattr(book.events(), method)()


def test_an_empty_ledger_gives_empty_records(tmp_path):
    with Ledger(tmp_path / "empty.duckdb") as book:
        assert [len(book.find(kind)) for kind in KINDS] == [0] * 4
        assert book.counts() == dict.fromkeys(("documents", "events", "statements", "figures", "ties"), 0)
        book.add(reading())
        assert book.counts()["documents"] == 1
