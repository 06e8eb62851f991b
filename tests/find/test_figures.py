from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

import chancery.lang
from chancery.find.figures import find_figures
from chancery.lang import Pack
from chancery.model import Figure, Interval, Reading, Span, TimeExpression
from chancery.pipeline import read
from chancery.tables import read_table
from chancery.world import load_world
from tests.find.tagged import build


def figures(reading: Reading) -> tuple[Figure, ...]:
    language = reading.document.language
    return find_figures(reading, Pack(language, Path(chancery.lang.__file__).parent / language), load_world()).figures


def measured(language: str, tagged: str) -> str:
    return "; ".join(f"{f.measure} {f.value:g} {f.unit}" for f in figures(build(language, tagged)))


CASES = [(row["language"], row["sentence"], row["figures"]) for row in read_table(Path(__file__).parent / "figures.tsv")]


@pytest.mark.parametrize(("language", "tagged", "expected"), CASES)
def test_numbers_become_figures_of_the_right_measure(language: str, tagged: str, expected: str) -> None:
    assert measured(language, tagged) == expected


def test_parties_are_the_states_of_the_clause() -> None:
    (figure,) = figures(build("en", CASES[7][1]))
    assert figure.parties == ("CAN", "RUS")
    assert figure.of == "diplomats"
    assert {(r.role, r.value) for r in figure.roles} == {("value", "11"), ("parties", "CAN"), ("parties", "RUS")}


def test_evidence_is_the_text_at_its_offsets() -> None:
    for language, tagged, _ in CASES:
        reading = build(language, tagged)
        for figure in figures(reading):
            assert reading.document.text[figure.evidence.start : figure.evidence.end] == figure.evidence.text
            assert 3 <= len(figure.evidence.text.split()) <= 12


def test_the_period_is_the_nearest_expression_of_time() -> None:
    reading = build(
        "en", "[BRA Brazil/PROPN] 's/PART trade/NOUN with/ADP [ARG Argentina/PROPN] rose/VERB 12/NUM percent/NOUN in/ADP 2022/NUM"
    )
    start = reading.document.text.index("2022")
    year = TimeExpression(span=Span(start, start + 4), sentence=0, interval=Interval.year(2022), kind="year", rule="test")
    (figure,) = figures(replace(reading, times=(year,)))
    assert figure.period == Interval.year(2022)


def test_years_in_a_row_run_up_to_the_year_that_is_spoken_of() -> None:
    reading = build(
        "nl",
        "In/ADP 2023/NUM was/AUX [CHN China/PROPN] voor/ADP het/DET veertiende/ADJ jaar/NOUN op/ADP rij/NOUN "
        "de/DET grootste/ADJ handelspartner/NOUN van/ADP [LAO Laos/PROPN] ./PUNCT",
    )
    start = reading.document.text.index("2023")
    year = TimeExpression(span=Span(start, start + 4), sentence=0, interval=Interval.year(2023), kind="year", rule="test")
    found = {f.measure: f for f in figures(replace(reading, times=(year,)))}
    assert (found["duration"].value, found["rank"].value) == (14, 1)
    assert found["duration"].period == Interval(dt.date(2010, 1, 1), dt.date(2023, 12, 31))


def test_a_number_without_any_party_is_dropped_with_a_reason() -> None:
    reading = build("en", "They/PRON expelled/VERB 11/NUM diplomats/NOUN/diplomat ./PUNCT")
    found = find_figures(reading, Pack("en", Path(chancery.lang.__file__).parent / "en"), load_world())
    assert found.figures == ()
    assert [d.kind for d in found.dropped] == ["figure"]


def test_a_number_that_still_holds_is_of_the_day_of_writing() -> None:
    reading = build("en", "[RUS Russia/PROPN] still/ADV holds/VERB 23/NUM [UKR:adj Ukrainian/ADJ] prisoners/NOUN/prisoner ./PUNCT")
    day = Interval(dt.date(2025, 8, 12), dt.date(2025, 8, 12))
    (figure,) = figures(replace(reading, published=day))
    assert figure.period == day


def test_a_word_for_nine_and_new_counts_only_what_is_more_than_one() -> None:
    new = build("ro", "Noua/ADJ misiune/NOUN/misiune a/DET [NATO:org NATO/PROPN] începe/VERB ./PUNCT")
    assert figures(with_number(new, "misiune", "Sing")) == ()
    nine = build("ro", "[POL Polonia/PROPN] dă/VERB [UKR Ucrainei/PROPN] nouă/ADJ tancuri/NOUN/tanc ./PUNCT")
    (figure,) = figures(with_number(nine, "tancuri", "Plur"))
    assert figure.value == 9


def with_number(reading: Reading, word: str, number: str) -> Reading:
    """Return a reading in which a word is singular or plural."""
    (sentence,) = reading.document.sentences
    tokens = tuple(replace(t, feats=f"Number={number}") if t.text == word else t for t in sentence.tokens)
    document = replace(reading.document, sentences=(replace(sentence, tokens=tokens),))
    return replace(reading, document=document)


def test_years_alone_behind_a_name_are_an_age() -> None:
    assert not [f for f in read("Mircea Doru, 55 de ani, a criticat Rusia.", language="ro").figures if f.measure == "duration"]


@pytest.mark.parametrize(("language", "text", "parties"), [
    ("nl", "Volgens Amerikaanse schattingen kocht Rusland 90 procent van zijn chips in China.", ("CHN", "RUS")),
    ("nl", "Volgens experten van de VN vechten 4.000 Rwandese soldaten in Congo.", ("COD", "RWA")),
    ("en", "According to the UN, 2,900 people died in Sudan.", ("SDN",)),
    ("en", "According to Peru, 2,900 Chileans live in Lima.", ("CHL", "PER")),
    ("ro", "Potrivit ONU, 2.900 de oameni au murit în Sudan.", ("SDN",)),
])
def test_who_only_tells_a_figure_is_no_party_to_it(language: str, text: str, parties: tuple[str, ...]) -> None:
    assert {f.parties for f in read(text, id="told", language=language).figures} == {parties}
