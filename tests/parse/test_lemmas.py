from __future__ import annotations

import pytest

from chancery.parse.lemmas import checked_lemma

CASES = [
    ("troepen", "troep", "NOUN", "nl", "troep"),
    ("visited", "visit", "VERB", "en", "visit"),
    ("Kyiv", "Kyiv", "PROPN", "en", "Kyiv"),
    ("condamnat", "condamna", "VERB", "ro", "condamna"),
]


@pytest.mark.parametrize(("word", "lemma", "upos", "language", "checked"), CASES)
def test_lemma_is_checked_against_the_dictionary(word: str, lemma: str, upos: str, language: str, checked: str) -> None:
    assert checked_lemma(word, lemma, upos, language) == checked


@pytest.mark.parametrize(("word", "checked"), [("trekken", "trekken"), ("afspraken", "afspreken"), ("gingen", "gaan")])
def test_lemma_of_a_dutch_verb_is_an_infinitive(word: str, checked: str) -> None:
    assert checked_lemma(word, word, "VERB", "nl", ("af",), "n") == checked


def test_past_without_an_entry_is_read_without_its_ending() -> None:
    assert checked_lemma("veroordeelden", "veroordeelden", "VERB", "nl", ("op",), "n", ("den", "ten")) == "veroordelen"


@pytest.mark.parametrize(("word", "guess", "upos", "checked"), [
    ("onderhandelingsgesprekken", "onderhandelingsgesprekken", "NOUN", "onderhandelingsgesprek"), ("schonk", "schonen", "VERB", "schenken"),
    ("oefende", "oefenen", "VERB", "oefenen"), ("schort", "schort", "VERB", "schorten"),
])
def test_unknown_compounds_and_strong_pasts_are_looked_up(word: str, guess: str, upos: str, checked: str) -> None:
    assert checked_lemma(word, guess, upos, "nl", ("op",), "n") == checked


@pytest.mark.parametrize(("word", "guess", "checked"), [
    ("lovite", "lovit", "lovi"), ("reținuți", "reținut", "reține"), ("distrusă", "distrus", "distruge"),
    ("liberalizată", "liberalizat", "liberaliza"),
    ("ieșit", "ieși", "ieși"),
])
def test_participle_leads_to_its_verb_in_all_genders_and_numbers(word: str, guess: str, checked: str) -> None:
    assert checked_lemma(word, guess, "VERB", "ro", pasts=("at", "it", "t", "s")) == checked
