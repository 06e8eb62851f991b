"""Whom "they" means: several persons who stood or spoke together; knows no language."""

from __future__ import annotations

from collections.abc import Sequence

from chancery.find.statements_known import PERSONAL, made, moved, phrase_of, without_text, written
from chancery.find.statements_scene import Place, Speaker
from chancery.find.tree import plain


def plural_before(place: Place, index: int, last: Sequence[Speaker]) -> list[Speaker]:
    """Return whom "they" means: the several who spoke before, else the people whom the nearest plural noun before it names.

    What people promise each other is what a text of theirs says.
    """
    objects = place.tree.children(place.tokens[index].head, "obj", "iobj")
    if any(place.word(k) in place.scene.grammar.reflexives for k in objects):
        return []
    joined = joined_before(place, index, last)
    if joined:
        return joined
    for number in range(place.index, max(-1, place.index - 2), -1):
        where = place.scene.place(number)
        before = [t for t in where.tokens if t.upos == "NOUN" and "Number=Plur" in t.feats and (number < place.index or t.index < index)]
        for token in reversed(before):
            words = place.scene.words
            if where.speaks(token.index) and not where.among(token.index, words.media):
                phrase = phrase_of(where, token.index)
                codes = next((m.codes for m in where.mentions if m.head in phrase and m.codes), ())
                state = codes[0] if len(codes) == 1 else None
                name = written(where, where.tree.span(without_text(where, phrase, token.index)))
                return [Speaker(name=name, state=state, codes=codes, span=place.tokens[index].span, head=index, person=True)]
    return []


def joined_before(place: Place, index: int, last: Sequence[Speaker]) -> list[Speaker]:
    """Return the several who spoke before, else the persons who are together the subject of the sentence before or of its own."""
    if len({s.name for s in last}) > 1:
        return [moved(place, s, index) for s in last]
    for number in range(place.index, max(-1, place.index - 2), -1):
        joined = _joined(place.scene.place(number), index if number == place.index else len(place.scene.place(number).tokens))
        if joined:
            return [moved(place, s, index) for s in joined]
    return []


def _joined(place: Place, end: int) -> list[Speaker]:
    """Return the persons who are together the subject of a sentence, up to a word: "Merz and Macron met"."""
    named = {m.head: m for m in place.mentions if m.kind in PERSONAL and m.name and m.head < end}
    for head, first in named.items():
        others = [named[k] for k in place.tree.children(head, "conj") if k in named]
        if others and plain(place.tokens[head].deprel) == "nsubj":
            return [made(place, m) for m in (first, *others)]
    return []
