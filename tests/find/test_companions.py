"""Parties that act along with others."""

import pytest

from chancery.pipeline import read


@pytest.mark.parametrize(("language", "text", "actors"), [
    ("nl", "Samen met Noorwegen heeft Finland tanks geleverd aan Moldavië.", ("FIN", "NOR")),
    ("nl", "Finland leverde samen met Noorwegen tanks aan Moldavië.", ("FIN", "NOR")),
    ("en", "Italy imposed sanctions on Mali together with Spain.", ("ESP", "ITA")),
    ("ro", "Norvegia a livrat muniție Moldovei împreună cu Finlanda.", ("FIN", "NOR")),
])
def test_who_acts_together_with_another_acts_too(language: str, text: str, actors: tuple[str, ...]) -> None:
    assert [event.actors for event in read(text, language=language).events] == [actors]


@pytest.mark.parametrize("text", [
    "Maandag is de Spaanse ambassadeur in Caracas ontboden bij het Venezolaanse ministerie.",
    "De Spaanse ambassadeur in Caracas is maandag op het Venezolaanse ministerie ontboden.",
])
def test_verb_that_builds_its_perfect_otherwise_is_passive_with_a_form_of_being(text: str) -> None:
    assert [(event.actors, event.recipients) for event in read(text, language="nl").events] == [(("VEN",), ("ESP",))]


@pytest.mark.parametrize(("language", "text"), [
    ("nl", "Griekenland en Cyprus beschouwen de Turkse boringen als illegaal."),
    ("ro", "Grecia și Cipru au declarat că decizia Turciei este inacceptabilă."),
])
def test_who_judge_with_one_verb_judge_together(language: str, text: str) -> None:
    events = read(text, language=language).events
    assert [(event.actors, event.recipients) for event in events if event.type == "ACCUSE"] == [(("CYP", "GRC"), ("TUR",))]


def test_who_feels_backed_by_another_is_backed() -> None:
    events = read("Azerbeidzjan voelt zich gesteund door Turkije.", language="nl").events
    assert [(event.actors, event.recipients) for event in events] == [(("TUR",), ("AZE",))]


def test_who_condemns_what_another_just_condemned_blames_the_same() -> None:
    events = read("Egypte veroordeelde de Israëlische aanval. Jordanië heeft de aanval ook veroordeeld.", language="nl").events
    assert [(event.actors, event.recipients) for event in events] == [(("EGY",), ("ISR",)), (("JOR",), ("ISR",))]
