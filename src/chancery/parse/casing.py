"""Headlines written in Capitals On Every Word or in CAPITALS, put into the case of running text; the text and its offsets stay."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

import simplemma

from chancery.lang import Pack
from chancery.world import load_world

# A headline has at least so many words that tell, this share of them in capitals, and no more words than this.
_FEWEST, _SHARE, _MOST = 4, 0.8, 25
# Shorter words ("of", "in", "a") tell nothing: headlines leave them small.
_TELLING = 4
_LONGEST_NAME = 5
_FINAL = (".", ";")


def in_running_case(words: Sequence[str], pack: Pack) -> list[str]:
    """Return the words of a headline as running text writes them: names keep their capitals, words of the dictionary lose them.

    What is no headline, or is written like running text, comes back as it is.
    """
    if len(words) > _MOST or words[-1] in _FINAL:
        return list(words)
    telling = [w for w in words if len(w) >= _TELLING and w.isalpha()]
    if len(telling) < _FEWEST or not _mostly(w[0].isupper() for w in telling):
        return list(words)
    shouted = _mostly(w.isupper() for w in telling)
    names = _names(pack)
    found: list[str] = []
    at = 0
    while at < len(words):
        length = next((n for n in range(min(_LONGEST_NAME, len(words) - at), 0, -1) if " ".join(words[at : at + n]).upper() in names), 0)
        if length:
            written = names[" ".join(words[at : at + length]).upper()].split(" ")
            found += written if shouted and len(written) == length else words[at : at + length]
        else:
            found.append(_lowered(words[at], pack.language, shouted=shouted, first=at == 0))
        at += length or 1
    return found


def _mostly(flags: Iterable[bool]) -> bool:
    counted = list(flags)
    return sum(counted) >= _SHARE * len(counted)


def _lowered(word: str, language: str, *, shouted: bool, first: bool) -> str:
    """Return a word that is no name in small letters, an unknown one as a name."""
    plain = word.isalpha() and (word.isupper() if shouted else word[0].isupper() and word[1:].islower())
    if not plain:
        return word
    if simplemma.is_known(word.lower(), lang=language):
        return word.capitalize() if first else word.lower()
    return word.capitalize() if shouted else word


@cache
def _names(pack: Pack) -> dict[str, str]:
    """Return the names of the pack and of people, as written, by their form in capitals."""
    forms = [row["form"] for row in pack.table("names")]
    people = [form for row in load_world().table("people") for cell in ("forms", "surname") for form in row[cell].split("|") if form]
    return {form.upper(): form for form in sorted([*people, *forms], key=lambda form: form[:1].isupper())}
