import json

import pytest

from chancery.ledger import Ledger
from chancery.ledger.briefing import markdown_briefing, text_briefing
from chancery.ledger.dossier import make_dossier
from chancery.ledger.sources import around
from chancery.model import Interval
from tests.ledger.made import TEXT, day, document, event, full_reading, growth, mechanism, office, reading, statement, talk, trade, words


def second(**parts):
    """Return a reading of another document with the same words."""
    return reading(**({"document": document(TEXT + "\n", id="two", language="nl"), "published": None, "cited": ()} | parts))


@pytest.fixture
def book(tmp_path):
    with Ledger(tmp_path / "test.duckdb") as made:
        yield made


def section(dossier, title):
    return next(section for section in dossier.sections if section.title == title)


def texts(dossier, title):
    return [(entry.group, entry.when, entry.text) for entry in section(dossier, title).entries]


def test_the_head_tells_documents_languages_and_dates(book):
    book.add(full_reading())
    book.add(second(events=(talk(),)))
    dossier = make_dossier(book, "CHN", "RUS")
    assert dossier.title == "China (CHN) and Russia (RUS)"
    assert dossier.scope == "2 documents (1 en, 1 nl), written 2024-08-22, 1 of unknown date."


def test_equal_dated_events_stand_once_with_all_their_sources(book):
    visit = event(date=day("2024-08-20"), who=("Li Qiang",))
    book.add(reading(events=(visit,)))
    book.add(second(events=(event(date=day("2024-08-20"), who=("Li", "Li Qiang")),)))
    [entry] = section(make_dossier(book, "CHN", "RUS"), "Timeline").entries
    assert entry.text == "visit of China to Russia (Li Qiang, Li) [CONSULT visit]"
    assert [source.document for source in entry.sources] == ["one", "two"]


def test_undated_events_are_kept_apart_as_nothing_shows_that_they_are_one(book):
    book.add(reading(events=(talk(),)))
    book.add(second(events=(talk(),)))
    entries = section(make_dossier(book, "CHN", "RUS"), "Timeline").entries
    assert [entry.group.startswith("Undated") for entry in entries] == [True, True]


def test_visits_and_talks_gather_the_dates_of_one_direction(book):
    book.add(reading(events=(event(date=day("2024-08-20")), event("Xi Jinping", date=day("2023-03-21")), event("Li Qiang"),
                             event("Vladimir", type="SUPPORT", mode=None))))
    assert texts(make_dossier(book, "CHN", "RUS"), "Visits and talks") == [
        ("", "2023-03-21; 2024-08-20; 1 undated", "visit of China to Russia [CONSULT visit]")]


def test_offices_of_one_person_stand_together_under_the_state(book):
    president = office(subject="Vladimir Poetin", object="RUS", role="president")
    book.add(reading(ties=(office(), office(role="state councillor", start="2013"), president, office(object="USA"))))
    assert texts(make_dossier(book, "CHN", "RUS"), "Offices") == [
        ("China", None, "Li Qiang: state councillor (since 2013), premier"),
        ("Russia", None, "Vladimir Putin (written Vladimir Poetin): president")]


def test_ties_stand_by_kind_and_year_with_memberships_of_both_sides(book):
    level = {"kind": "partnership", "parts": (), "name": None}
    partnerships = mechanism(**level, level="strategic", start="2010"), mechanism(**level, level="friendly", start="2001")
    members = office(kind="membership", subject="RUS", object="SCO", role=None), office(kind="membership", subject="USA", object="NATO")
    book.add(reading(ties=(mechanism(), *partnerships, *members)))
    found = texts(make_dossier(book, "CHN", "RUS"), "Ties")
    assert [(group, when) for group, when, _ in found] == [
        ("Partnerships", "since 2001"), ("Partnerships", "since 2010"), ("Mechanisms", "since 1996"), ("Memberships", "named 2024-08-22")]
    assert found[2][2].endswith("5 commissions, 80 subcommittees")


def test_a_treaty_tells_what_its_sentence_says_besides(book):
    text = "Both sides renewed the treaty, which is 20 years old.\nThey met again.\n"
    treaty = mechanism(kind="treaty", name="friendship treaty", parts=(), start=None, evidence=words(text, "the treaty"))
    renewal = event("renewed", text, type="AGREE", mode=None, actors=("CHN", "RUS"), recipients=(), date=day("2021-06-28"))
    age = trade(measure="duration", of="treaty", value=20.0, unit="years", period=None, evidence=words(text, "20 years"))
    meeting = event("met", text, mode=None, actors=("CHN", "RUS"), recipients=())
    book.add(reading(document=document(text), events=(renewal, meeting), figures=(age,), ties=(treaty,)))
    [entry] = section(make_dossier(book, "CHN", "RUS"), "Ties").entries
    assert entry.notes == ("in the same sentence: agreement between China and Russia [AGREE], 2021-06-28",
                           "in the same sentence: treaty (CHN, RUS): 20 years")


def test_trade_stands_with_its_own_growth_beside_it(book):
    earlier = trade(value=240.1e9, period=Interval.year(2023), evidence=trade().evidence)
    book.add(reading(figures=(earlier, trade(), growth())))
    assert texts(make_dossier(book, "CHN", "RUS"), "Figures") == [
        ("Trade", "2023", "bilateral trade (CHN, RUS): 240.1 billion USD"),
        ("Trade", "2024-01-01 to 2024-07-31", "bilateral trade (CHN, RUS): 136.67 billion USD, change +1.6 %")]


def test_a_growth_without_a_trade_figure_of_its_period_stands_alone(book):
    book.add(reading(figures=(trade(), growth(period=Interval.year(2023)))))
    assert [group for group, _, _ in texts(make_dossier(book, "CHN", "RUS"), "Figures")] == ["Trade", "Changes"]


def test_statements_are_those_of_a_side_on_the_other_and_of_anyone_on_both(book):
    book.add(reading(statements=(
        statement(), statement(speaker="Xi Jinping", state="CHN", about=("USA",)), statement(speaker="A visitor", state="USA"),
        statement(speaker="A scholar", state=None, about=("CHN", "RUS")))))
    assert [(group, text) for group, _, text in texts(make_dossier(book, "CHN", "RUS"), "Statements")] == [
        ("Russia", "Sergey Lavrov, indirect, on China"), ("Others", "A scholar, indirect, on China and Russia")]


def test_sources_tell_what_each_document_names(book):
    book.add(full_reading())
    assert texts(make_dossier(book, "CHN", "RUS"), "Sources") == [("", "2024-08-22", "one (en), names TASS")]


def test_a_document_without_a_date_tells_why(book):
    book.add(reading(published=None, reasons=("no date line",), cited=(), events=(talk(),)))
    assert texts(make_dossier(book, "CHN", "RUS"), "Sources") == [("", None, "one (en), names no source; date unknown: no date line")]


def test_a_name_that_differs_by_accents_only_is_shown_as_written(book):
    book.add(reading(ties=(office(subject="Viktor Orbán", object="HUN", role="prime minister"),)))
    assert texts(make_dossier(book, "HUN", "RUS"), "Offices") == [("Hungary", None, "Viktor Orbán: prime minister")]


def test_since_and_until_bound_every_section(book):
    book.add(full_reading())
    assert make_dossier(book, "CHN", "RUS", since="2024", until="2024").documents
    later = make_dossier(book, "CHN", "RUS", since="2025")
    assert [entry.text for entry in section(later, "Timeline").entries] == []
    assert later.scope.endswith("Only records since 2025.")


def test_every_line_of_a_briefing_names_document_words_and_record(book):
    book.add(full_reading())
    written = text_briefing(make_dossier(book, "CHN", "RUS"))
    for record in (*book.events(), *book.ties(), *book.figures(), *book.statements()):
        assert f"; {record['id']}]" in written
        assert f"«{record['evidence']['text']}»" in written
    assert "[one, citing TASS; " in written


def test_markdown_keeps_its_own_marks_out_of_the_words(book):
    text = "The *big* visit_of [China] to Russia."
    book.add(reading(document=document(text), events=(event("visit_of [China]", text),)))
    assert r"**visit\_of \[China\]** to Russia." in markdown_briefing(make_dossier(book, "CHN", "RUS"))
    assert r"The \*big\*" in markdown_briefing(make_dossier(book, "CHN", "RUS"))


def test_json_holds_every_section(book):
    book.add(full_reading())
    made = json.loads(json.dumps(make_dossier(book, "CHN", "RUS").to_json()))
    assert [part["title"] for part in made["sections"]] == [
        "Main events", "Open conflicts", "Promises", "Timeline", "Visits and talks", "Offices", "Ties", "Figures",
        "Statements", "Silent", "Sources"]
    assert made["sections"][3]["entries"][0]["sources"][0]["passage"] == "Prime Minister Li Qiang visited Russia in August 2024."


def test_parties_without_records_give_an_empty_dossier(book):
    dossier = make_dossier(book, "CHN", "RUS")
    assert dossier.documents == ()
    assert text_briefing(dossier).endswith("0 documents (none).\n")


def test_a_long_sentence_is_cut_at_words_around_the_evidence():
    text = "before " * 100 + "EVIDENCE" + " after" * 100
    start = text.index("EVIDENCE")
    before, after = around(text, {"start": start, "end": start + 8, "text": "EVIDENCE"}, {"start": 0, "end": len(text)})
    assert (before[:8], before[-7:]) == ("…before ", "before ")
    assert (after[:6], after[-7:]) == (" after", "after …")
    assert len(before + after) < 270
