"""Nouns written as one word with others: a "handelsheffing" is a "heffing"."""

from __future__ import annotations

from functools import cache, lru_cache

from chancery.lang import load_pack
from chancery.parse.lemmas import dictionary_lemma

# What stands before the last part is a word too.
_SHORTEST = 3


@cache
def _parts(language: str) -> tuple[tuple[str, ...], frozenset[str]]:
    compounds = load_pack(language).settings("grammar").get("compounds", {})
    return tuple(sorted(compounds.get("last", ()), key=len, reverse=True)), frozenset(compounds.get("never", ()))


@lru_cache(maxsize=50_000)
def last_part(word: str, language: str) -> tuple[str, ...]:
    """Return the noun that a compound ends with and its lemma, where the language's pack lists it; nothing for other words."""
    last, never = _parts(language)
    if not last or word.startswith(tuple(never) or "\0"):
        return ()
    found = next((part for part in last if word.endswith(part) and len(word) - len(part) >= _SHORTEST), "")
    return (found, dictionary_lemma(found, language)) if found else ()
