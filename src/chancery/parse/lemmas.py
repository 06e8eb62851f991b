"""Checking the parser's lemmas against a kept lemma dictionary (simplemma)."""

from __future__ import annotations

import re
from functools import lru_cache

import simplemma

# Only words of these classes are in the dictionary under a lemma of their own; names and closed classes are not.
_CHECKED = frozenset({"NOUN", "VERB", "ADJ"})


@lru_cache(maxsize=200_000)
def checked_lemma(word: str, lemma: str, upos: str, language: str, particles: tuple[str, ...] = (), infinitives: str = "",
                  pasts: tuple[str, ...] = ()) -> str:
    """Return the lemma, or the dictionary's where the dictionary knows the word and not the lemma.

    Args:
        infinitives: how a verb's lemma ends in the language, if all end alike: what ends otherwise is a noun's ("trek" of "trekken").
        particles: those of the language's separable verbs, the longest first: they are taken off words that the dictionary
            lacks ("uitgesloten") and put before the lemma of the rest ("uitsluiten").
        pasts: endings of past tenses: a form that the dictionary takes for no verb's ("veroordeelden") is read without them; in a
            language without an ending of infinitives, those of participles, which are looked up once more ("lovite", "lovit").
    """
    if upos not in _CHECKED or language not in simplemma_languages():
        return lemma
    found = _checked(word, lemma, upos, language, particles)
    if upos == "NOUN" and particles and found == word.lower():
        return _of_compound(found, language)
    if upos == "VERB" and pasts and not infinitives and found.endswith(pasts):
        return _of_participle(found, language, pasts)
    if upos == "VERB" and infinitives and found == lemma:
        found = _of_strong(word.lower(), lemma, language, infinitives)
    if upos == "VERB" and infinitives and not found.endswith(infinitives):
        stems = (f"{stem}e{infinitives}" for stem in (word.lower(), word.lower().removesuffix("t")))
        found = next((stem for stem in stems if simplemma.is_known(stem, lang=language)), found)
    if upos == "VERB" and infinitives and not found.endswith(infinitives) and word.lower().endswith(infinitives):
        return _rejoined(word.lower(), language, particles) or _of_past(word.lower(), language, infinitives, pasts) or word.lower()
    return found


def _of_compound(word: str, language: str) -> str:
    """Return the lemma of a compound noun that the dictionary lacks, by its last part: "onderhandelingsgesprekken"."""
    if simplemma.is_known(word, lang=language):
        return word
    for start in range(3, len(word) - 4):
        part = word[start:]
        if simplemma.is_known(part, lang=language):
            return word[:start] + simplemma.lemmatize(part, lang=language).lower()
    return word


def _of_strong(word: str, lemma: str, language: str, infinitives: str) -> str:
    """Return the dictionary's lemma of a strong form whose consonants are those of that lemma and not of the parser's: "schonk"."""
    other = simplemma.lemmatize(word, lang=language).lower()
    if other == lemma or not other.endswith(infinitives):
        return lemma
    bones = _consonants(word)
    return other if bones.endswith(_consonants(other, infinitives)) and not bones.endswith(_consonants(lemma, infinitives)) else lemma


def _of_participle(word: str, language: str, participles: tuple[str, ...]) -> str:
    """Return the verb of a participle that the dictionary has as an adjective of its own ("lovit" of "lovi").

    Of a participle that it lacks, the last letter is cut off after an ending of two letters: "liberalizat" of "liberaliza".
    """
    other = simplemma.lemmatize(word, lang=language).lower()
    if other != word:
        return word if other.endswith(participles) else other
    return word[:-1] if any(word.endswith(ending) and len(ending) > 1 for ending in participles) else word


def _consonants(word: str, ending: str = "") -> str:
    """Return the consonants of a word without its ending, doubled ones once."""
    return re.sub(r"(.)\1", r"\1", re.sub("[aeiouy]", "", word.removesuffix(ending)))


def _of_past(word: str, language: str, infinitives: str, pasts: tuple[str, ...]) -> str:
    """Return the infinitive of a past form that the dictionary has only without its ending, or nothing."""
    stems = (simplemma.lemmatize(word.removesuffix(past), lang=language) for past in pasts if word.endswith(past))
    return next((stem for stem in stems if stem.endswith(infinitives) and not word.startswith(stem)), "")


def _checked(word: str, lemma: str, upos: str, language: str, particles: tuple[str, ...]) -> str:
    other = simplemma.lemmatize(word, lang=language).lower().replace("_", "")
    if upos == "VERB" and other == word.lower() and particles:
        return _rejoined(word.lower(), language, particles) or lemma
    if upos != "VERB" and lemma.lower() == word.lower() != other:
        return other  # the parser left the form as it was
    if simplemma.is_known(lemma, lang=language):
        # A known form may be another form than the lemma (another tense or person): both then lead to the same verb.
        return other if upos == "VERB" and simplemma.lemmatize(lemma, lang=language).lower() == other else lemma
    return other if other != word.lower() and simplemma.is_known(other, lang=language) else lemma


def _rejoined(word: str, language: str, particles: tuple[str, ...]) -> str:
    """Return the lemma of a form of a separable verb put together from its particle and the rest, or nothing."""
    if simplemma.is_known(word, lang=language) and simplemma.lemmatize(word, lang=language).replace("_", "") == word:
        return ""  # "uitvoeren"
    for particle in particles:
        rest = word.removeprefix(particle)
        if rest == word or len(rest) < 4 or not simplemma.is_known(rest, lang=language):
            continue
        lemma = simplemma.lemmatize(rest, lang=language).lower().replace("_", "")
        if lemma != rest:
            return particle + lemma
    return ""


@lru_cache(maxsize=200_000)
def dictionary_lemma(word: str, language: str) -> str:
    """Return the dictionary's lemma of a word, separable verbs written as one; the word itself where it is not known."""
    if language not in simplemma_languages():
        return word.lower()
    return simplemma.lemmatize(word, lang=language).lower().replace("_", "")


@lru_cache(maxsize=1)
def simplemma_languages() -> frozenset[str]:
    """Return the codes of the languages that the dictionary covers."""
    from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES
    return frozenset(SUPPORTED_LANGUAGES)


@lru_cache(maxsize=200_000)
def is_word(word: str, language: str) -> bool:
    """Return whether the dictionary knows a word as it stands."""
    return language in simplemma_languages() and simplemma.is_known(word, lang=language)


@lru_cache(maxsize=20_000)
def is_verb_with(particle: str, lemma: str, language: str) -> bool:
    """Return whether the dictionary has a separable verb of a particle and a verb's lemma."""
    if language not in simplemma_languages():
        return False
    return simplemma.is_known(particle + lemma, lang=language)
