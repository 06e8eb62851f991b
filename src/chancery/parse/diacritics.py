"""Words written without their diacritics, put back for the parser and the lexicon; the text and its offsets stay as they are."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache

from chancery.lang import Pack

# A text with fewer words gives too little to judge by.
_FEWEST_WORDS = 4


@cache
def _written(pack: Pack) -> Mapping[str, str]:
    return {row["bare"]: row["written"] for row in pack.table("diacritics")}


def lacks_diacritics(text: str, pack: Pack) -> bool:
    """Return whether a text is written without the diacritics of its language.

    That is so where no letter has one, and words stand in it that exist only with one (`bare` in tokens.toml).
    """
    telling = frozenset(pack.settings("tokens").get("bare", ()))
    if not telling:
        return False
    words = text.lower().split()
    if len(words) < _FEWEST_WORDS or not telling & set(words):
        return False
    return not any(unicodedata.combining(c) for c in unicodedata.normalize("NFKD", text) if c.isalpha() or unicodedata.combining(c))


def with_diacritics(word: str, pack: Pack) -> str:
    """Return a word as it is written with diacritics, in the same case; the word itself where none are known."""
    form = _written(pack).get(word.lower())
    if form is None or len(form) != len(word):
        return word
    if word.isupper() and len(word) > 1:
        return form.upper()
    return form[0].upper() + form[1:] if word[:1].isupper() else form
