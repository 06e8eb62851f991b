"""Expressions for two parties at once: "both countries", "the two", "each other" mean the two last named together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from chancery.find.gazetteer import Gazetteer
from chancery.find.grammar import load_grammar
from chancery.find.groups import coordinations, named_side_by_side
from chancery.find.tree import Tree, plain
from chancery.lang import Pack
from chancery.model import Document, Mention, Sentence

# What an expression means: states, holders of offices, either of them, organisations, or the subject's own members.
SORTS = ("states", "people", "either", "blocs", "each")
# How many sentences back a pair may look, and two organisations, of which fewer are named.
_BACK, _FAR_BACK = 3, 15
_PAIR = 2
_STATE = 3
_PARTIES = ("state", "adjective", "organisation", "nonstate", "capital", "metonym", "person", "role", "body", "demonym", "group")
_PEOPLE = ("person", "role")
_PLACES = ("capital", "metonym", "city")


@dataclass(frozen=True, slots=True)
class Sides:
    """The two states that a document is about above all, and how often it names each party."""

    main: tuple[str, ...]
    counts: Counter[str]


@cache
def pair_list(pack: Pack) -> Gazetteer[str]:
    """Return the expressions for two parties at once, each with its sort."""
    found: list[tuple[str, str]] = []
    pairs = pack.settings("actors").get("pairs", {})
    for sort in SORTS:
        for determiner in pairs.get("determiners", ()):
            found += [(f"{determiner} {noun}", sort) for noun in pairs.get(sort, ())]
        found += [(form, sort) for form in pairs.get(f"{sort}_alone", ())]
    return Gazetteer(found, loose=True)


def main_sides(mentions: Sequence[Mention]) -> Sides:
    """Return the two states that mentions name most, none where they name fewer, with the counts of all parties."""
    named = Counter(code for m in mentions for code in m.codes if len(code) == _STATE and m.kind in _PARTIES)
    pair = [code for code, _ in named.most_common(_PAIR)]
    return Sides(tuple(sorted(pair)) if len(pair) == _PAIR else (), Counter(code for m in mentions for code in m.codes))


def find_pair(sentence: Sentence, index: int, found: Sequence[Mention], sort: str, sides: Sides, document: Document,
              pack: Pack) -> tuple[str, ...]:
    """Return the two codes that an expression for two parties means: the two last named together before it, else none."""
    place = sentence.tokens[index].start
    here = [m for m in found if m.sentence == sentence.number and m.span.end <= place and m.codes]
    if sort == "each":
        told = [m.codes for m in here if len(m.codes) > 1]
        beside = named_side_by_side(sentence, place, found) or (told[-1] if told else ())
        if beside:
            return beside
    two = [m for m in here if len(m.codes) == _PAIR and m.kind in ("role", "body")]
    if two and sort != "blocs":
        return two[-1].codes
    subject = _subject_of(sentence, index, here)
    furthest = max(0, sentence.number - (_FAR_BACK if sort == "blocs" else _BACK))
    for number in range(sentence.number, furthest - 1, -1):
        near = [m for m in found if m.sentence == number and m.span.start < place and m.kind in _PARTIES and m.codes]
        if not near:
            continue
        if sort in ("states", "each") and sides.main and set(sides.main) <= set(_codes(near)):
            return sides.main
        fitting = _sorted_out(near, sort, document, pack)
        codes = _last_two(fitting, document.sentences[number], subject, sides if sort != "blocs" else Sides((), sides.counts))
        if len(codes) == _PAIR:
            back = number < sentence.number
            return sides.main if back and sort in ("states", "each") and _rather_main(codes, sides) else tuple(sorted(codes))
    return ()


def _sorted_out(near: list[Mention], sort: str, document: Document, pack: Pack) -> list[Mention]:
    """Return the mentions that may be of an expression's sort: no organisations among countries, no capitals that only tell where."""
    if sort == "blocs":
        return [m for m in near if m.kind == "organisation"]
    people = [m for m in near if m.kind in _PEOPLE]
    if sort == "people" or (sort == "either" and len(_codes(people)) >= _PAIR):
        return people
    location = load_grammar(pack).location
    named = [m for m in near if not (m.kind in _PLACES and Tree.of(document.sentences[m.sentence]).case(m.head) in location)]
    states = [m for m in named if m.kind not in ("organisation", "nonstate")]
    if len(_codes(states)) >= _PAIR:
        return states
    return states if sort == "states" and any(m.kind == "nonstate" for m in named) else named


def _codes(mentions: Sequence[Mention]) -> list[str]:
    return list(dict.fromkeys(code for m in mentions for code in m.codes))


def _last_two(near: list[Mention], sentence: Sentence, subject: frozenset[str], sides: Sides) -> tuple[str, ...]:
    """Return the two codes that a sentence names, or those of the two that it joins or names first where it names more."""
    codes = _codes(near)
    if subject & set(codes) and (len(codes) > _PAIR or not subject >= set(codes)):
        codes = [code for code in codes if code not in subject]
    if set(sides.main) and set(sides.main) <= set(codes):
        return sides.main
    if len(codes) <= _PAIR:
        return tuple(codes)
    joined = [group for group in coordinations(sentence, near) if len(group) == _PAIR and group <= set(codes)]
    return tuple(joined[-1]) if joined else tuple([c for c in codes if len(c) == _STATE][:_PAIR])


def _subject_of(sentence: Sentence, index: int, here: Sequence[Mention]) -> frozenset[str]:
    """Return the codes of the subject of the verb whose object an expression is: who mediates between the two is neither."""
    token = sentence.tokens[index]
    inside = [t for t in sentence.tokens if token.index <= t.index <= token.index + _PAIR and t.head not in (token.index, token.index + 1)]
    heads = {t.head for t in inside if plain(t.deprel) in ("obj", "iobj", "obl", "nummod")}
    subjects = {t.index for t in sentence.tokens if t.head in heads and plain(t.deprel) == "nsubj"}
    return frozenset(code for m in here if m.head in subjects for code in m.codes)


def _rather_main(codes: Sequence[str], sides: Sides) -> bool:
    """Return whether two parties of an earlier sentence share one with the document's main pair and the other is only a guest there."""
    if len(set(codes) & set(sides.main)) != 1:
        return False
    guest, missing = (next(iter(set(a) - set(b))) for a, b in ((codes, sides.main), (sides.main, codes)))
    return sides.counts[guest] * 2 <= sides.counts[missing]
