"""Expressions of time become the days that they stand for."""

from __future__ import annotations

import datetime as dt

import pytest

from chancery.find.times_grammar import load_times
from chancery.find.times_scan import scan
from chancery.find.times_values import Anchor, resolve
from chancery.lang import load_pack
from chancery.pipeline import read

TODAY = dt.date(2024, 6, 12)

CASES = [
    ("en", "The ministers met on March 8, 2008.", "2008-03-08", "2008-03-08"),
    ("en", "The minister said on Monday that Canada would help.", "2024-06-10", "2024-06-10"),
    ("en", "The two will meet next week.", "2024-06-17", "2024-06-23"),
    ("en", "The summit was held on May 12-13.", "2024-05-12", "2024-05-13"),
    ("en", "They met on the evening of March 3.", "2024-03-03", "2024-03-03"),
    ("en", "Ministers met on 21 and 22 January 2019.", "2019-01-21", "2019-01-22"),
    ("en", "Trade grew in January-July 2023.", "2023-01-01", "2023-07-31"),
    ("en", "Trade fell between March and May 2022.", "2022-03-01", "2022-05-31"),
    ("en", "Trade grew in the second quarter of 2022.", "2022-04-01", "2022-06-30"),
    ("en", "Trade grew in the first half of 2023.", "2023-01-01", "2023-06-30"),
    ("en", "The envoy came in early 2024.", "2024-01-01", "2024-04-30"),
    ("en", "The envoy came in mid-January.", "2024-01-11", "2024-01-20"),
    ("en", "The envoy came in September last year.", "2023-09-01", "2023-09-30"),
    ("en", "The envoy came the day before yesterday.", "2024-06-10", "2024-06-10"),
    ("en", "The two met over the weekend.", "2024-06-08", "2024-06-09"),
    ("en", "Canada will send troops in the autumn.", "2024-09-01", "2024-11-30"),
    ("en", "Canada expelled him this spring.", "2024-03-01", "2024-05-31"),
    ("nl", "De gezant zal in het najaar komen.", "2024-09-01", "2024-11-30"),
    ("nl", "De premier kwam vorig jaar.", "2023-01-01", "2023-12-31"),
    ("nl", "Hij reist van 20 tot 23 mei 2024 door Canada.", "2024-05-20", "2024-05-23"),
    ("ro", "Premierul a sosit ieri la Madrid.", "2024-06-11", "2024-06-11"),
    ("ro", "Tratatul a fost semnat pe 2 aprilie.", "2024-04-02", "2024-04-02"),
    ("ro", "Premierul a sosit la sfârșitul săptămânii trecute.", "2024-06-08", "2024-06-09"),
    ("ro", "Acordul a fost semnat la finele lunii trecute.", "2024-05-21", "2024-05-31"),
    ("ro", "Miniștrii s-au văzut la începutul acestei luni.", "2024-06-01", "2024-06-10"),
    ("ro", "Tratatul a fost semnat în mai 2023.", "2023-05-01", "2023-05-31"),
    ("ro", "Vizita a avut loc în zilele de 3 și 4 iunie.", "2024-06-03", "2024-06-04"),
    ("ro", "Premierul a sosit în urmă cu aproape trei ani.", "2021-01-01", "2021-12-31"),
    ("ro", "Reuniunea s-a ținut pe 12 aprilie anul trecut.", "2023-04-12", "2023-04-12"),
    ("ro", "Reuniunea s-a ținut în luna aprilie a anului trecut.", "2023-04-01", "2023-04-30"),
    ("ro", "Premierul va pleca peste două săptămâni.", "2024-06-23", "2024-06-29"),
    ("ro", "Premierul a plecat joia trecută.", "2024-06-06", "2024-06-06"),
    ("ro", "Schimburile au crescut în al doilea trimestru al anului 2023.", "2023-04-01", "2023-06-30"),
    ("ro", "Premierul va pleca poimâine.", "2024-06-14", "2024-06-14"),
    ("en", "The envoy came last night.", "2024-06-11", "2024-06-11"),
    ("en", "The envoy came on Tuesday last week.", "2024-06-04", "2024-06-04"),
    ("en", "Aid was promised during the March trip.", "2024-03-01", "2024-03-31"),
    ("en", "The two will meet within two months.", "2024-06-13", "2024-08-01"),
    ("en", "The envoy came early this week.", "2024-06-10", "2024-06-12"),
    ("nl", "De gezant kwam vorige week dinsdag.", "2024-06-04", "2024-06-04"),
    ("nl", "Zij spreken elkaar de komende weken.", "2024-06-13", "2024-06-19"),
    ("nl", "Dat was op de achtste, in Lima.", "2024-06-08", "2024-06-08"),
    ("nl", "De gezant kwam maandagavond.", "2024-06-10", "2024-06-10"),
    ("nl", "Zij vertrokken in de nacht van maandag op dinsdag.", "2024-06-10", "2024-06-10"),
    ("ro", "Miniștrii se vor vedea în următoarele două luni.", "2024-06-13", "2024-08-01"),
    ("ro", "Premierul a plecat marți, săptămâna trecută.", "2024-06-04", "2024-06-04"),
]


@pytest.mark.parametrize(("language", "text", "start", "end"), CASES)
def test_words_that_say_when_stand_for_days(language: str, text: str, start: str, end: str) -> None:
    found = scan(text, load_times(load_pack(language)))
    interval = resolve(found[0], Anchor(TODAY))
    assert interval is not None
    assert (interval.start.isoformat(), interval.end.isoformat()) == (start, end)


@pytest.mark.parametrize("text", ["Negocierile durează de luni de zile.", "Mandatul a fost prelungit cu șase luni.", "A luat șapte luni."])
def test_months_are_no_monday(text: str) -> None:
    assert not [f for f in scan(text, load_times(load_pack("ro"))) if f.value == "weekday"]


@pytest.mark.parametrize("when", ["recent", "în urmă cu câțiva ani", "în anii '90", "în ultimele două luni"])
def test_act_of_a_time_that_nobody_can_tell_has_no_date(when: str) -> None:
    reading = read(f"Publicat: 10.07.2024\nPreședintele Franței a vizitat Polonia {when}.", language="ro")
    assert [event.date for event in reading.events] == [None]


STORIES = [
    ("en", "Poland on Tuesday denounced the flights of 7 June.", "ACCUSE", ("2024-06-11", "2024-06-11")),
    ("en", "France and Italy signed a treaty about the partnership, founded in 2014.", "SUPPORT", ("2024-06-12", "2024-06-12")),
    ("en", "France and Italy signed a treaty on Monday. The previous day Spain accused Italy.", "ACCUSE", ("2024-06-09", "2024-06-09")),
    ("nl", "Op 3 mei vertrok de Poolse premier. De volgende dag veroordeelde Polen Chili.", "ACCUSE", ("2024-05-04", "2024-05-04")),
    ("ro", "Polonia a încheiat încă din august 2017 un tratat cu Franța.", "SUPPORT", ("2017-08-01", "2017-08-31")),
    ("nl", "Polen weigert diezelfde dag nog met Chili te praten.", "REJECT", ("2024-06-12", "2024-06-12")),
    ("nl", "• 2000: Premier Kok biedt Chili excuses aan voor 1994.", "CONCEDE", ("2000-01-01", "2000-12-31")),
    ("en", "It was shut since May 2021, when Poland closed its border with Belarus.", "SANCTION", ("2021-05-01", "2021-05-31")),
    ("ro", "Aflat la Varșovia pe 3 iunie, ministrul chilian a acuzat Rusia de spionaj.", "ACCUSE", ("2024-06-03", "2024-06-03")),
    ("ro", "În septembrie 2022 s-a luptat. Polonia a acuzat atunci Rusia de agresiune.", "ACCUSE", ("2022-09-01", "2022-09-30")),
    ("en", "France expelled two envoys on 3 May. The very next day Spain condemned Chile.", "ACCUSE", ("2024-05-04", "2024-05-04")),
    ("en", "France expelled two envoys on 3 May. Hours later Spain condemned Chile.", "ACCUSE", ("2024-05-03", "2024-05-03")),
    ("en", "France expelled two envoys on 3 May. Within hours, Spain condemned Chile.", "ACCUSE", ("2024-05-03", "2024-05-03")),
    ("en", "France expelled two envoys on 3 May. Shortly afterwards Spain condemned Chile.", "ACCUSE", ("2024-05-03", "2024-05-03")),
    ("en", "France expelled two envoys on 3 May. The next month Spain condemned Chile.", "ACCUSE", ("2024-06-01", "2024-06-30")),
    ("nl", "Op 3 mei vertrok de Poolse premier. 's Anderendaags beschuldigde Polen Chili.", "ACCUSE", ("2024-05-04", "2024-05-04")),
    ("nl", "Op 3 mei vertrok de Poolse premier. In de nacht daarop veroordeelde Polen Chili.", "ACCUSE", ("2024-05-04", "2024-05-04")),
    ("nl", "Op 3 mei vertrok de Poolse premier. Enkele uren later veroordeelde Polen Chili.", "ACCUSE", ("2024-05-03", "2024-05-03")),
    ("nl", "Op 3 mei vertrok de Poolse premier. Kort daarna veroordeelde Polen Chili.", "ACCUSE", ("2024-05-03", "2024-05-03")),
    ("nl", "Op 3 mei vertrok de Poolse premier. De volgende week beschuldigde Polen Chili.", "ACCUSE", ("2024-05-06", "2024-05-12")),
    ("ro", "Pe 3 mai a plecat premierul. În noaptea următoare, Polonia a condamnat Chile.", "ACCUSE", ("2024-05-04", "2024-05-04")),
    ("ro", "Pe 3 mai a plecat premierul. În seara aceleiași zile, Polonia a condamnat Chile.", "ACCUSE", ("2024-05-03", "2024-05-03")),
    ("ro", "Pe 3 mai a plecat premierul. Câteva ore mai târziu, Polonia a condamnat Chile.", "ACCUSE", ("2024-05-03", "2024-05-03")),
    ("ro", "Pe 3 mai a plecat premierul. Peste două zile, Polonia a condamnat Chile.", "ACCUSE", ("2024-05-05", "2024-05-05")),
    ("ro", "Pe 3 mai a plecat premierul. În săptămâna următoare, Polonia a condamnat Chile.", "ACCUSE", ("2024-05-06", "2024-05-12")),
    ("ro", "Pe 3 mai a plecat premierul. Săptămâna următoare Polonia va condamna Chile.", "ACCUSE", ("2024-06-17", "2024-06-23")),
    ("en", "A treaty on prisoners, signed by Belgium and Iran in March 2022, was not used.", "SUPPORT", ("2022-03-01", "2022-03-31")),
]


@pytest.mark.parametrize(("language", "text", "kind", "days"), STORIES)
def test_acts_take_the_times_of_their_own_clauses(language: str, text: str, kind: str, days: tuple[str, str]) -> None:
    reading = read(f"12.06.2024\n\n{text}" if language != "en" else f"12 June 2024\n\n{text}", language=language)
    dates = [e.date for e in reading.events if e.type == kind and e.date]
    assert dates
    assert (min(d.start for d in dates).isoformat(), max(d.end for d in dates).isoformat()) == days


def test_every_rule_for_so_many_units_says_which() -> None:
    rules = [rule for code in ("nl", "ro", "en") for rule in load_times(load_pack(code)).rules if rule.value == "last"]
    assert not [rule.pattern.pattern for rule in rules if "unit" not in {*rule.fields, *rule.pattern.groupindex}]
