"""Whose organ "the Security Council" is: a state's where a state's name stands beside it, else the organisation's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from chancery.lang import Pack
from chancery.model import Sentence

if TYPE_CHECKING:
    from chancery.find.pieces import Piece

# The kind of names that organs of organisations and of states share, and what one is that belongs to no state.
_ORGAN, _ORGANISATION = "organ", "organisation"
# Kinds of names that tell that an organ is a state's.
_NATIONS = ("state", "adjective", "demonym", "capital", "metonym")
# Words between an organ and the state that owns it: "of the", "al", "'s".
_BETWEEN = 2


def settle_organs(pieces: list[Piece], sentence: Sentence, pack: Pack) -> Iterator[Piece]:
    """Yield the names with organs of organisations under the organisation, without those of states, whose own names tell enough."""
    genitives = frozenset(pack.settings("grammar").get("genitives", ()))
    for piece in pieces:
        if piece.kind != _ORGAN:
            yield piece
        elif not _of_a_state(piece, pieces, sentence, genitives):
            yield replace(piece, kind=_ORGANISATION)


def _of_a_state(organ: Piece, pieces: list[Piece], sentence: Sentence, genitives: frozenset[str]) -> bool:
    nations = [p for p in pieces if p.kind in _NATIONS]
    tokens = sentence.tokens
    if _in_a_longer_name(organ, pieces, sentence):
        return True
    before, after = organ.first - 1, organ.last + 1
    if before >= 0 and tokens[before].upos in ("PART", "DET") and not tokens[before].text[:1].isalpha():
        before -= 1
    if any(p.last == before for p in nations) or any(p.first == after and p.kind == "adjective" for p in nations):
        return True
    steps = 0
    while after < len(tokens) and steps < _BETWEEN and (tokens[after].text.lower() in genitives or (steps and tokens[after].upos == "DET")):
        after, steps = after + 1, steps + 1
    return any(p.first == after and (steps or p.codes) and p.kind in ("state", "capital") for p in nations)


def _in_a_longer_name(organ: Piece, pieces: list[Piece], sentence: Sentence) -> bool:
    """Return whether an unlisted capitalised word beside an organ makes it another: "the National Security Council"."""
    tokens = sentence.tokens
    listed = {i for p in pieces for i in range(p.first, p.last + 1)}
    for at in (organ.first - 1, organ.last + 1):
        if 0 < at < len(tokens) and at not in listed and tokens[at].upos in ("PROPN", "ADJ") and tokens[at].text[:1].isupper():
            return True
    return False
