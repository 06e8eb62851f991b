"""Checking the parser's lemmas against a kept lemma dictionary (simplemma)."""

from __future__ import annotations

from functools import lru_cache

import simplemma

# Only words of these classes are in the dictionary under a lemma of their own; names and closed classes are not.
_CHECKED = frozenset({"NOUN", "VERB", "ADJ"})


@lru_cache(maxsize=200_000)
def checked_lemma(word: str, lemma: str, upos: str, language: str) -> str:
    """Return the lemma, or the dictionary's where the dictionary knows the word and not the lemma."""
    if upos not in _CHECKED or language not in simplemma_languages():
        return lemma
    other = simplemma.lemmatize(word, lang=language).lower()
    if simplemma.is_known(lemma, lang=language):
        # A known form may be another form than the lemma (another tense or person): both then lead to the same verb.
        return other if upos == "VERB" and simplemma.lemmatize(lemma, lang=language).lower() == other else lemma
    return other if other != word.lower() and simplemma.is_known(other, lang=language) else lemma


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
