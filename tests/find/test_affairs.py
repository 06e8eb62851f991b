"""Words that tell of acts tell of none where they only describe, last or follow from another act."""

from __future__ import annotations

import pytest

from chancery.pipeline import read


def _types(text: str, language: str) -> list[str]:
    return [event.type for event in read(text, id="case", language=language).events]


@pytest.mark.parametrize(("language", "text"), [
    ("en", "Russia and Belarus work closely together in many fields."),
    ("nl", "Spanje en Marokko werken op veel gebieden nauw samen."),
    ("ro", "Serbia și Ungaria colaborează strâns în multe domenii."),
    ("en", "The agreement strengthened cooperation between Spain and Morocco on migration."),
])
def test_a_state_of_affairs_is_no_act(language, text):
    assert _types(text, language) == []


def test_what_an_attack_led_to_is_the_same_attack():
    assert _types("Turkish jets bombed a town in Iraq, killing ten Iraqis.", "en") == ["ASSAULT"]


def test_a_withdrawal_agreed_on_is_a_concession_to_come():
    found = read("The United States agreed to pull its soldiers out of Niger by September.", id="case", language="en").events
    assert [(e.type, e.actors, e.recipients, e.status) for e in found] == [("CONCEDE", ("USA",), ("NER",), "future")]


def test_a_crowd_acts_where_its_target_stands():
    found = read("A mob stormed the British embassy in Tehran.", id="case", language="en").events
    assert [(e.type, e.actors, e.recipients) for e in found] == [("PROTEST", ("IRN",), ("GBR",))]


def test_both_sides_of_a_truce_lay_down_their_arms():
    found = read("Israel and Lebanon stopped fighting on Wednesday.", id="case", language="en").events
    assert [(e.type, e.mode, e.actors) for e in found] == [("RETREAT", "ceasefire", ("ISR", "LBN"))]


def test_an_exercise_without_partners_is_a_show_of_force():
    found = read("China is maandag begonnen met een schietoefening in de Gele Zee.", id="case", language="nl").events
    assert [(e.type, e.actors) for e in found] == [("MOBILIZE", ("CHN",))]


def test_soldiers_sent_to_help_are_aid():
    text = "Frankrijk zond in 1950 soldaten naar Korea om Zuid-Korea te helpen verdedigen."
    assert "AID" in _types(text, "nl")
    assert "MOBILIZE" not in _types(text, "nl")
