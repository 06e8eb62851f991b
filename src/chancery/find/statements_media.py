"""News media, which speak for nobody: words that name one or stand beside its name; knows no language."""

from __future__ import annotations

from chancery.find.gazetteer import fold
from chancery.find.statements_known import phrase_of
from chancery.find.statements_scene import Place
from chancery.find.tree import plain

# The name of an outlet with fewer letters is taken for initials, which are written in capitals.
_INITIALS = 4


def is_medium(place: Place, index: int) -> bool:
    """Return whether a word stands for a news medium: by its name, or a noun such as "newspaper" at or before it."""
    tokens, tree = place.tokens, place.tree
    if tokens[index].upos == "PRON":
        return False
    if place.word(index).rpartition("-")[2] in place.scene.words.media:
        return True
    own = [index, *(k for k in tree.children(index, "appos", "flat", "compound", "amod", "nmod") if not tree.case(k))]
    above = tokens[index].head
    official = any(m.head == index and m.kind == "person" and m.codes for m in place.mentions)
    if plain(tokens[index].deprel) in ("appos", "flat", "nmod", "amod") and above >= 0 and not tree.case(index) and not official:
        own.append(above)
    if index + 1 < len(tokens) and tokens[index + 1].upos in ("NOUN", "PROPN"):
        own.append(index + 1)
    stretch = [i for i in phrase_of(place, index) if i in own]
    text = fold(" ".join(tokens[i].text for i in stretch))
    if stretch[0] > 0 and fold(f"{tokens[stretch[0] - 1].text} {text}") in place.scene.outlets:
        return True
    short = not tokens[stretch[0]].text.isupper()  # "Dr Kim", not the broadcaster DR
    return _named(text, place.scene.outlets, short) or any(place.among(i, place.scene.words.media) for i in own)


def _named(text: str, outlets: frozenset[str], short: bool) -> bool:
    """Return whether the first or the last words of a text are an outlet's name; where `short`, initials do not open it."""
    words = text.split()
    firsts = (" ".join(words[:n]) for n in range(1, len(words)))
    lasts = (" ".join(words[n:]) for n in range(len(words)))
    return any(last in outlets for last in lasts) or any(first in outlets and not (short and len(first) < _INITIALS) for first in firsts)
