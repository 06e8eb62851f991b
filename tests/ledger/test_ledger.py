import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chancery.errors import EncodingProblem, LedgerReadOnly, RecordNotFound
from chancery.ledger import Ledger
from chancery.ledger.stamps import stamp
from chancery.model import Interval
from chancery.model.record import record_json
from tests.ledger.made import TEXT, day, document, event, full_reading, mechanism, office, reading, statement, talk


@pytest.fixture
def book(tmp_path):
    with Ledger(tmp_path / "test.duckdb") as made:
        yield made


def ids(records):
    return [record["id"] for record in records]


def test_adding_twice_changes_nothing(book):
    assert book.add(full_reading())
    before = (list(book.events()), list(book.ties()), book.counts(), list(book.documents()))
    assert not book.add(full_reading())
    assert (list(book.events()), list(book.ties()), book.counts(), list(book.documents())) == before


def test_records_come_back_as_the_reading_gives_them(book):
    made = full_reading()
    book.add(made)
    for name in ("events", "statements", "figures", "ties"):
        found = {record["id"]: record for record in getattr(book, name)()}
        for record in made.to_json()[name]:
            back = found[record["id"]]
            assert {key: back[key] for key in record} == record
            assert back["document"]["id"] == "one"
            assert TEXT[back["sentence"]["start"] : back["sentence"]["end"]].count(back["evidence"]["text"]) == 1


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(min_size=1).filter(str.strip), who=st.lists(st.text(), max_size=3), place=st.none() | st.text(min_size=1),
       date=st.none() | st.dates().map(Interval.day))
def test_any_event_survives_the_ledger(book, text, who, place, date):
    made = event(text, text, who=tuple(who), place=place, date=date)
    source = document(text, id="any")
    book.add(reading(document=source, events=(made,)), again=True)
    found = book.events(document=source.key)[0]
    expected = record_json(made, source.key)
    assert {key: found[key] for key in expected} == expected


def test_a_failed_addition_leaves_nothing_behind(book, monkeypatch):
    monkeypatch.setattr(sys.modules["chancery.ledger.rows"], "record_row", lambda *a: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        book.add(full_reading())
    assert not book.holds(document().key)
    assert not any(book.counts().values())


def test_reading_again_replaces_the_records(book):
    book.add(full_reading())
    assert book.add(full_reading(events=(talk(),)), again=True)
    assert [found["mode"] for found in book.events()] == ["phone"]
    assert book.counts()["documents"] == 1


def test_a_text_that_no_file_can_hold_is_refused_with_the_place(book):
    broken = "Half a pair \ud800 here."
    with pytest.raises(EncodingProblem, match="one: character 12 "):
        book.add(reading(document=document(broken)))
    assert book.counts()["documents"] == 0


def test_the_same_record_twice_in_a_reading_stands_once(book):
    book.add(reading(events=(talk(), talk())))
    assert len(book.events()) == 1


@pytest.mark.parametrize(("kind", "filters", "count"), [
    ("event", {"between": ("CHN", "RUS")}, 2), ("event", {"between": ["CHN", "USA"]}, 0), ("event", {"between": "CHN"}, 2),
    ("event", {"actor": "RUS"}, 1), ("event", {"recipient": "RUS"}, 1), ("event", {"recipient": ("USA", "RUS")}, 1),
    ("event", {"type": "CONSULT"}, 2), ("event", {"type": ("AID", "SANCTION")}, 0), ("event", {"mode": "phone"}, 1),
    ("event", {"status": "actual"}, 2), ("event", {"status": "future"}, 0), ("event", {"place": "MOSCOW"}, 1),
    ("event", {"document": "one"}, 2), ("event", {"document": "two"}, 0), ("event", {"source": "tass"}, 2), ("event", {"source": "AFP"}, 0),
    ("event", {"limit": 1}, 1), ("event", {"confidence": 0.0}, 2), ("event", {"confidence": 1}, 0), ("event", {"confidence": None}, 2),
    ("statement", {"speaker": "lavrov"}, 1), ("statement", {"speaker": "Wang"}, 0), ("statement", {"about": "CHN"}, 1),
    ("statement", {"state": "RUS"}, 1), ("statement", {"form": "direct"}, 0),
    ("figure", {"measure": "trade"}, 1), ("figure", {"of": "TRADE"}, 2),
    ("figure", {"measure": ("trade", "change"), "of": "year on year"}, 1),
    ("tie", {"kind": "office"}, 1), ("tie", {"role": "premier"}, 1), ("tie", {"role": "president"}, 0), ("tie", {"between": "RUS"}, 1),
])
def test_filters_choose_records(book, kind, filters, count):
    book.add(full_reading())
    assert len(book.find(kind, **filters)) == count


@pytest.mark.parametrize(("since", "until", "modes"), [
    ("2024-08", "2024-08", ["visit", "phone"]), ("2024-08-25", None, ["visit"]), (None, "2024-08-10", ["visit"]), ("2025", None, []),
    (None, "2023", []), ("2024-08-22", "2024-08-22", ["visit", "phone"]),
])
def test_an_event_without_date_is_filtered_by_its_documents_date_and_stays_without(book, since, until, modes):
    book.add(full_reading())
    found = book.events(since=since, until=until)
    assert [e["mode"] for e in found] == modes
    assert [e["date"] for e in found if e["mode"] == "phone"] == [None] * modes.count("phone")


def test_a_record_whose_document_has_no_date_either_passes_no_date_filter(book):
    book.add(reading(published=None, events=(talk(),)))
    assert len(book.events()) == 1
    assert len(book.events(since="1900")) == len(book.events(until="2100")) == 0


@pytest.mark.parametrize(("start", "end", "since", "until", "found"), [
    ("1996", None, "2024", None, True), ("1996", None, None, "1995", False), ("1996", "2001", "2002", None, False),
    ("1996", "2001-07", "2001-07-31", None, True), (None, "2001", None, "1950", True), (None, None, "2024", "2024", True),
    (None, None, "2025", None, False),
])
def test_a_tie_that_has_not_ended_goes_on(book, start, end, since, until, found):
    book.add(reading(ties=(mechanism(start=start, end=end),)))
    assert bool(book.ties(since=since, until=until)) is found


def test_dated_events_come_first_and_in_order(book):
    late, early, none = (event(date=day("2024-08-20")), event(date=day("2023-01-02")), talk())
    book.add(reading(events=(none, late, early)))
    assert [e["date"] and e["date"]["start"] for e in book.events()] == ["2023-01-02", "2024-08-20", None]


def test_a_record_is_found_by_the_beginning_of_its_id(book):
    book.add(full_reading())
    id = book.ties(kind="office")[0]["id"]
    assert book.record(id) == book.record(id[:9]) == book.ties(kind="office")[0]


def test_a_beginning_that_fits_several_ids_is_refused_with_the_ids(book):
    book.add(full_reading())
    first, second = sorted(ids(book.events()))
    with pytest.raises(RecordNotFound, match=f"{first}, {second}; give more"):
        book.record("e")


def test_unknown_record_is_named(book):
    with pytest.raises(RecordNotFound, match="'nothing'"):
        book.record("nothing")


def test_unknown_document_is_named(book):
    with pytest.raises(RecordNotFound, match="'nothing'"):
        book.text("nothing")


def test_documents_tell_what_read_them_and_how_many_records_they_gave(book):
    book.add(full_reading())
    [found] = book.documents()
    now = stamp("en")
    assert (found["engine"], found["packs"], found["parser"]) == (now.engine, now.packs, now.parser)
    assert found["records"] == 7
    assert found["reasons"] == ["a date line"]


def test_counts_tell_documents_and_records(book):
    book.add(full_reading())
    assert book.counts() == {"documents": 1, "events": 2, "statements": 1, "figures": 2, "ties": 2}


def test_pairs_are_ordered_by_the_records_that_name_them(book):
    book.add(full_reading())
    book.add(reading(document=document(TEXT + "\n", id="two"), events=(event(actors=("BLR",), recipients=("CHN",)),)))
    assert book.pairs() == [("CHN", "RUS", 5), ("BLR", "CHN", 1)]
    assert book.pairs(limit=1) == [("CHN", "RUS", 5)]


def test_an_offices_holder_is_no_party(book):
    book.add(reading(ties=(office(),)))
    assert book.pairs() == []
    assert len(book.ties(between="Li Qiang")) == 0


def test_documents_that_another_version_read_are_stale(book, monkeypatch):
    book.add(full_reading())
    assert book.stale() == ()
    book.add(full_reading(), again=True, parser="xx_pipeline")
    assert book.stale() == ()
    monkeypatch.setattr("chancery.ledger.stamps.__version__", "99")
    assert book.stale() == (document().key,)


def test_originals_are_the_documents_as_they_were_added(book):
    source = document(date=day("2024-08-21"), url="https://example.org/a", title="A title", source="Example")
    book.add(reading(document=source))
    [found] = book.originals((source.key,))
    assert found == document(date=day("2024-08-21"), url="https://example.org/a", title="A title", source="Example", sentences=())


def test_the_outlet_that_published_a_document_is_a_source_too(book):
    book.add(reading(document=document(source="Example Times"), cited=(), statements=(statement(),)))
    assert len(book.statements(source="example")) == 1


def test_a_ledger_opened_for_reading_takes_no_documents(book, tmp_path):
    book.close()
    with Ledger(tmp_path / "test.duckdb", read_only=True) as reader, pytest.raises(LedgerReadOnly, match="opened for reading"):
        reader.add(full_reading())
