from __future__ import annotations

from pathlib import Path

import pytest

import chancery.lang
from chancery.find.numbers import Number, find_numbers
from chancery.lang import Pack
from chancery.world import load_world


def numbers(language: str, text: str) -> tuple[Number, ...]:
    pack = Pack(language, Path(chancery.lang.__file__).parent / language)
    return find_numbers(text, pack, load_world())


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("nl", "8.400 mensen", 8400),
        ("nl", "honderdtwintig soldaten", 120),
        ("nl", "drieëntwintig schepen", 23),
        ("nl", "tweehonderdvijftigduizend vluchtelingen", 250_000),
        ("nl", "achtentwintig lidstaten", 28),
        ("nl", "anderhalf miljoen mensen", 1_500_000),
        ("nl", "een half miljoen mensen", 500_000),
        ("nl", "100 000 mensen", 100_000),
        ("nl", "1.5 miljard mensen", 1.5e9),
        ("ro", "o sută douăzeci și trei de mii de oameni", 123_000),
        ("ro", "1.960 de militari", 1960),
        ("ro", "nouă avioane", 9),
        ("ro", "doua tari", 2),
        ("ro", "jumătate de milion de oameni", 500_000),
        ("en", "one hundred and twenty men", 120),
        ("en", "twenty-five ships", 25),
        ("en", "half a million people", 500_000),
        ("en", "two and a half billion people", 2.5e9),
        ("en", "a dozen envoys", 12),
        ("en", "two dozen envoys", 24),
        ("en", "1,000 men", 1000),
        ("en", "three hundred thousand men", 300_000),
    ],
)
def test_cardinals_are_read_in_figures_and_words(language: str, text: str, value: float) -> None:
    found = [n for n in numbers(language, text) if n.kind == "cardinal"]
    assert [n.value for n in found] == [value]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("nl", "de 29e zitting", 29), ("nl", "het veertiende jaar", 14), ("nl", "de tweeëntwintigste ronde", 22),
        ("ro", "al 30-lea membru", 30), ("ro", "a șaptea rundă", 7), ("ro", "a doua oară", 2), ("ro", "prima vizită", 1),
        ("ro", "al douăzeci și treilea summit", 23), ("ro", "al saptelea partener", 7),
        ("en", "the 32nd member", 32), ("en", "the twenty-first summit", 21), ("en", "its second visit", 2),
    ],
)
def test_ordinals_are_told_from_cardinals(language: str, text: str, value: float) -> None:
    assert [(n.kind, n.value) for n in numbers(language, text)] == [("ordinal", value)]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("nl", "driekwart minder", 0.75), ("nl", "ruim de helft minder", 0.5), ("nl", "twee derde van het gas", 2 / 3),
        ("ro", "trei sferturi mai puțin", 0.75), ("ro", "o treime din gaze", 1 / 3),
        ("en", "three quarters of the gas", 0.75), ("en", "a third of the gas", 1 / 3), ("en", "half of the gas", 0.5),
    ],
)
def test_fractions_are_read(language: str, text: str, value: float) -> None:
    found = numbers(language, text)
    assert [n.kind for n in found] == ["fraction"]
    assert found[0].value == pytest.approx(value)


@pytest.mark.parametrize(
    ("language", "text", "value", "unit"),
    [
        ("nl", "240,1 miljard dollar", 240.1e9, "USD"), ("nl", "€ 2,5 miljard", 2.5e9, "EUR"), ("nl", "met 1,6% gestegen", 1.6, "percent"),
        ("ro", "12 miliarde de dolari", 12e9, "USD"), ("ro", "300 mld. de lei", 300e9, "RON"), ("ro", "80 la sută", 80, "percent"),
        ("en", "US$6 billion", 6e9, "USD"), ("en", "$2.8bn", 2.8e9, "USD"), ("en", "100 billion yen", 100e9, "JPY"),
        ("en", "11 per cent", 11, "percent"), ("en", "£5m", 5e6, "GBP"),
    ],
)
def test_currencies_and_percent_become_units(language: str, text: str, value: float, unit: str) -> None:
    found = numbers(language, text)
    assert [(n.value, n.unit) for n in found] == [(pytest.approx(value), unit)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "om 17.55 uur"), ("nl", "09:34"), ("nl", "op 19-03-2021"), ("nl", "COVID-19"), ("nl", "de F-16"), ("ro", "MiG-29"),
        ("en", "the G7"), ("en", "5G"), ("en", "9/11"), ("ro", "o nouă rundă"), ("nl", "M23"),
    ],
)
def test_names_times_and_dates_are_no_numbers(language: str, text: str) -> None:
    assert not [n for n in numbers(language, text) if n.kind != "article"]


@pytest.mark.parametrize(
    ("language", "text"),
    [("nl", "zo'n 4.000 man"), ("nl", "meer dan 40 keer"), ("ro", "circa 90%"), ("ro", "peste o sută de oameni"), ("en", "more than $6bn"),
     ("en", "about 11 percent"), ("nl", "ruim de helft minder")],
)
def test_words_before_a_number_make_it_approximate(language: str, text: str) -> None:
    found = numbers(language, text)
    assert found[0].approximate
    assert found[0].lead == 0


def test_a_range_keeps_both_ends() -> None:
    (found,) = numbers("nl", "5-10 procent")
    assert (found.value, found.high, found.unit, found.approximate) == (5, 10, "percent", True)


def test_a_number_is_cut_from_what_is_glued_to_it() -> None:
    (found,) = numbers("nl", "tweedaags bezoek")
    assert (found.value, found.span.end) == (2, 4)


@pytest.mark.parametrize(
    ("language", "text", "value"), [("nl", "tweemaal", 2), ("ro", "de două ori", 2), ("en", "twice", 2), ("en", "three times", 3)]
)
def test_times_are_read(language: str, text: str, value: float) -> None:
    assert [(n.kind, n.value) for n in numbers(language, text)] == [("times", value)]


def test_spans_cover_the_words_of_a_number() -> None:
    text = "In 2023 bedroeg de handel ruim 8,4 miljard dollar."
    found = numbers("nl", text)[-1]
    assert found.span.of(text) == "8,4 miljard dollar"
    assert text[found.lead : found.span.start] == "ruim "


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "Exports fell by a third in 2019.", 1 / 3), ("nl", "De uitvoer daalde met een kwart.", 0.25),
        ("ro", "Exporturile au scăzut cu un sfert.", 0.25),
    ],
)
def test_a_fraction_that_stands_alone_behind_by_is_a_number(language: str, text: str, value: float) -> None:
    assert value in [number.value for number in numbers(language, text) if number.kind == "fraction"]
