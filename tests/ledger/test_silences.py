import pytest

from chancery.ledger.briefing import markdown_briefing, text_briefing
from chancery.ledger.dossier import make_dossier
from tests.ledger.made import day, document, event, reading


def report(book, published, actors=("CHN",), recipients=("RUS",), **fields):
    """Add a document of one sentence with one event."""
    text = f"They met ({published}, {actors}, {recipients})."
    book.add(reading(document=document(text, id=f"{published} {'-'.join((*actors, *recipients))}"), published=day(published), cited=(),
                     events=(event("They met", text, actors=actors, recipients=recipients, date=day(published), **fields),)))


@pytest.fixture
def quiet(book):
    """Return a ledger in which China and Russia are told of each week until March, and other pairs until December."""
    for published in ("2024-03-01", "2024-03-08", "2024-03-15", "2024-03-22"):
        report(book, published)
    for published in ("2024-03-01", "2024-06-01", "2024-09-01", "2024-12-01"):
        report(book, published, ("FRA",), ("DEU",))
    report(book, "2024-03-01", ("ITA",), ("RUS",))
    return book


def test_a_pair_that_was_told_of_each_week_and_is_no_more_is_silent(quiet):
    [silence] = quiet.silences()
    assert (silence.parties, silence.days, silence.usual, silence.reports) == (("CHN", "RUS"), 254, 7.0, 4)
    assert silence.line == "nothing on China and Russia by 2024-12-01: 254 days; before, a report every 7 days, on 4 days"
    assert quiet.record(silence.record)["document"]["id"] == "2024-03-22 CHN-RUS"
    assert silence.to_json()["until"] is None


def test_what_is_usual_for_a_pair_is_no_silence(quiet):
    assert quiet.silences(between="FRA", seen="2025-02-01") == ()
    assert len(quiet.silences(between="FRA", seen="2025-12-01")) == 1


def test_a_pair_that_was_told_of_once_is_not_missed(quiet):
    assert quiet.silences(between="ITA") == ()


def test_silence_is_seen_from_a_day(quiet):
    assert quiet.silences(seen="2024-04-01") == ()
    assert quiet.silences(between="FRA") == ()


def test_an_empty_ledger_is_not_silent(book):
    assert book.silences() == ()


def section(dossier, title):
    return next(section for section in dossier.sections if section.title == title)


def test_a_dossier_tells_gaps_of_the_two_and_silences_with_others_with_the_last_words(quiet):
    others = section(make_dossier(quiet, "CHN", "FRA"), "Silent").entries
    assert [(entry.group, entry.text.split(":")[0]) for entry in others] == [("With others", "nothing on China and Russia by 2024-12-01")]
    report(quiet, "2024-11-01")
    entries = section(make_dossier(quiet, "CHN", "RUS"), "Silent").entries
    assert [(entry.group, entry.when) for entry in entries] == [("Between the two", "since 2024-03-22")]
    assert [source.document for source in entries[0].sources] == ["2024-03-22 CHN-RUS"]


def test_a_dossier_cites_promises_and_what_settled_them(book):
    plan = {"type": "AGREE", "mode": None, "status": "future", "rule": "en/events/consult.tsv:1"}
    text = "China will visit Russia on 5 May."
    book.add(reading(document=document(text, id="plan"), published=day("2024-05-01"), cited=(), events=(
        event("China will visit Russia", text, date=day("2024-05-05"), **plan),)))
    report(book, "2024-05-05")
    dossier = make_dossier(book, "CHN", "RUS")
    [entry] = section(dossier, "Promises").entries
    assert (entry.group, entry.when) == ("Kept", "2024-05-05")
    assert [source.document for source in entry.sources] == ["plan", "2024-05-05 CHN-RUS"]
    assert entry.notes == ("kept: “They met” [2024-05-05 CHN-RUS], 2024-05-05: in the window (2024-05-05)",)
    assert "PROMISES (1)\nKept:\n  2024-05-05              planned: visit of China to Russia" in text_briefing(dossier)
    assert "## Promises\n\n### Kept" in markdown_briefing(dossier)
