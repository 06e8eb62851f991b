import re

from chancery.ledger.briefing import text_briefing
from chancery.ledger.dossier import make_dossier
from chancery.ledger.hypertext import html_briefing
from tests.ledger.made import TEXT, document, event, reading


def section(dossier, title):
    return next(section for section in dossier.sections if section.title == title)


def test_main_events_are_those_of_several_documents_the_best_attested_first(scenario):
    found = section(make_dossier(scenario, "KAZ", "RUS"), "Main events").entries
    visit = next(entry for entry in found if entry.text.startswith("visit of Russia to Kazakhstan (Vladimir Putin"))
    assert visit.notes == ("3 independent of 4 documents (en, nl, ro); first in en01, 2025-03-13",)
    assert {source.document for source in visit.sources} == {"en01", "en02", "nl01", "ro01"}
    attested = [int(entry.notes[0].split()[0]) for entry in found]
    assert attested == sorted(attested, reverse=True)


def test_open_conflicts_have_the_words_of_both_sides(scenario):
    found = section(make_dossier(scenario, "ROU", "RUS"), "Open conflicts").entries
    assert found
    assert all(len(entry.notes) == 2 and len({source.document for source in entry.sources}) > 1 for entry in found)


def test_every_line_of_a_dossier_cites_but_those_that_are_sources(scenario):
    for pair in (("KAZ", "RUS"), ("CHN", "SRB"), ("EGY", "ETH"), ("ROU", "RUS")):
        for part in make_dossier(scenario, *pair).sections:
            assert part.title == "Sources" or all(entry.sources for entry in part.entries)


def test_html_has_the_sections_and_marks_the_words(scenario):
    dossier = make_dossier(scenario, "CHN", "SRB")
    page = html_briefing(dossier)
    assert re.findall(r"<h2[^>]*>([^<]*)", page) == [part.title for part in dossier.sections if part.entries]
    assert "<mark>Serbian President Aleksandar Vučić visited China</mark> on 14 May 2025.”" in page
    assert "<script" not in page
    assert "http" not in page.split("<body>")[0]


def test_html_escapes_what_documents_say(book):
    text = TEXT.replace("Prime Minister", "<b>Prime Minister</b>")
    book.add(reading(document=document(text), events=(event("visited Russia", text),)))
    page = html_briefing(make_dossier(book, "CHN", "RUS"))
    assert "<b>" not in page
    assert "&lt;b&gt;Prime Minister" in page


def test_a_briefing_begins_with_what_matters_most(scenario):
    heads = re.findall(r"^([A-Z ]+) \(\d+\)$", text_briefing(make_dossier(scenario, "CHN", "SRB")), re.MULTILINE)
    assert heads[:3] == ["MAIN EVENTS", "PROMISES", "TIMELINE"]
