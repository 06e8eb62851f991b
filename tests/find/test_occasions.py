import datetime as dt

import pytest

from chancery.find.occasions import find_occasions
from chancery.lang import load_pack
from chancery.model import Document, Interval, Reading, Sentence, Span, TimeExpression, Token
from chancery.world import load_world


def reading(language, text, times=()):
    word = Token(index=0, start=0, end=len(text), text=text, lemma=text, upos="X", head=-1, deprel="root")
    sentence = Sentence(number=0, start=0, end=len(text), tokens=(word,))
    return Reading(document=Document(id="test", text=text, language=language, sentences=(sentence,)), times=times)


def dates(language, text, times=()):
    found = find_occasions(reading(language, text, times), load_pack(language), load_world())
    return [(t.interval.start.isoformat(), t.interval.end.isoformat()) for t in found.times]


@pytest.mark.parametrize(("language", "text", "days"), [
    ("en", "They met on the sidelines of the G20 summit in Bali.", [("2022-11-15", "2022-11-16")]),
    ("en", "They met at last year's NATO summit in Vilnius.", [("2023-07-11", "2023-07-12")]),
    ("en", "Relations have been icy since the annexation of Crimea.", []),
    ("en", "Ahead of the NATO summit in Vilnius, he called.", []),
    ("nl", "Ze spraken elkaar tijdens de Winterspelen in Peking.", [("2022-02-04", "2022-02-20")]),
    ("nl", "Ze spraken elkaar op de BRICS-top in Kazan.", [("2024-10-22", "2024-10-24")]),
    ("ro", "Liderii s-au întâlnit la summitul OCS de la Samarkand.", [("2022-09-15", "2022-09-16")]),
    ("ro", "Au discutat în marja summitului NATO de la Vilnius.", [("2023-07-11", "2023-07-12")]),
])
def test_an_act_at_a_named_event_takes_its_days(language, text, days):
    assert dates(language, text) == days


def test_a_day_in_the_sentence_says_more():
    text = "They met on 11 July 2023 at the NATO summit in Vilnius."
    day = TimeExpression(span=Span(12, 24), sentence=0, interval=Interval.day(dt.date(2023, 7, 11)), kind="date", rule="times:calendar")
    assert dates("en", text, (day,)) == [("2023-07-11", "2023-07-11")]


def test_the_year_inside_a_name_gives_way_to_its_days():
    text = "They met at the SCO summit in Astana in 2024."
    year = TimeExpression(span=Span(40, 44), sentence=0, interval=Interval.year(2024), kind="date", rule="times:year")
    assert dates("en", text, (year,)) == [("2024-07-03", "2024-07-04")]
