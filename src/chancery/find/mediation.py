"""Mediated talks: "met in Doha under the auspices of Qatar" is one meeting of three."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from chancery.find.event_cast import Cast
from chancery.find.event_scene import Scene
from chancery.find.gazetteer import Gazetteer
from chancery.find.match import Match
from chancery.find.memory import Memory
from chancery.find.parties import Party
from chancery.find.pieces import name_list
from chancery.lang import Pack

THIRD, MANY = "third-party", "multilateral"
# Meetings that are told as such and have no mediator: one visits or rings another alone.
_ALONE = ("visit", "phone")
# Words between a phrase and the name of the mediator.
_REACH = 7
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Mediator:
    """Who mediates, the words that tell it, and the first of those that name nobody."""

    first: int
    last: int
    party: Party
    told: int


@cache
def _phrases(pack: Pack) -> Gazetteer[str]:
    listed = pack.settings("actors").get("mediation", {})
    return Gazetteer([(form, side) for side in ("before", "after") for form in listed.get(side, ())], loose=True)


def mediated(scene: Scene, casts: Mapping[Match, Cast], pack: Pack, memory: Memory) -> dict[Match, Cast]:
    """Return the casts of a sentence with each mediator among those whose talks it tells, and no talks of the mediator's own."""
    told = dict(casts)
    for mediator in _mediators(scene, pack):
        if not _of_talks(scene, mediator, casts):
            continue
        led = next((m for m in told if m.head in scene.tree.ancestors(mediator.first) and m.unit.mode == MANY), None)
        if led:
            told = _led(told, mediator, led)
            continue
        above = {mediator.first, *scene.tree.ancestors(mediator.first)}
        told = _recalled(told, mediator, [m for m in told if m.head in above], memory.together(scene.sentence.number))
        told = _joined(told, mediator, [m for m in told if m.unit.mode != THIRD or m.head not in range(mediator.first, mediator.last + 1)])
    for match in [m for m in told if m.unit.mode == THIRD and m.unit.type == "CONSULT"]:
        party = scene.parties.of_words(scene.frame.fillers(match, match.unit.actors))
        linked = [m for m in told if m.head != match.head and _linked(scene, m.head, match.head)]
        whole = {*told[match].actors.codes}
        parts = [m for m in linked if m.unit.type == "CONSULT" and m.unit.reciprocal and {*told[m].actors.codes} < whole]
        if len(whole) > _PAIR and parts:
            told = {m: c for m, c in told.items() if m not in parts}
        elif party.codes:
            told = _joined(told, Mediator(match.head, match.head, party, match.head), linked)
    return told


def _led(told: dict[Match, Cast], mediator: Mediator, led: Match) -> dict[Match, Cast]:
    """Return the casts with who leads a meeting of many among its parties: those of the talks beside it where it names none."""
    beside = max((told[m].actors for m in told if m is not led and m.unit.type == "CONSULT"), key=lambda p: len(p.codes), default=Party())
    own = told[led].actors
    own = own if len(own.codes) > 1 else own.join(beside)
    cast = Cast(own.join(mediator.party), told[led].recipients)
    return {m: cast if m is led else c for m, c in told.items() if m is led or not _own(m, mediator)}


def _of_talks(scene: Scene, mediator: Mediator, casts: Mapping[Match, Cast]) -> bool:
    """Return whether what somebody leads may be talks: not "discussed the mission led by France" or "the Turkish-backed plan"."""
    tree, token = scene.tree, scene.tree.tokens[mediator.told]
    participle = token.upos in ("VERB", "ADJ")
    index = token.head if participle else mediator.told - 1
    if index < 0 or tree.tokens[index].upos not in ("NOUN", "PROPN"):
        return True
    noun = tree.tokens[index]
    dated = any(t.span.start <= noun.start < t.span.end for t in scene.reading.times)
    if dated or any(m.unit.type == "CONSULT" and index in m.tokens for m in casts):
        return True
    return not (participle and noun.upos == "NOUN") and tree.case(index) not in scene.grammar.topics


def _recalled(told: dict[Match, Cast], mediator: Mediator, among: list[Match], before: Party) -> dict[Match, Cast]:
    """Return the casts with the parties of the act just before in mediated talks that name nobody else: "the text brokered by Oman"."""
    others = before.without(mediator.party.codes)
    talks = [m for m in among if m.unit.type == "CONSULT" and m.unit.reciprocal and m.unit.mode not in (THIRD, *_ALONE)]
    if len(others.codes) != _PAIR or not talks or len({*told[talks[0]].actors.codes} - {*mediator.party.codes}) >= _PAIR:
        return told
    return {**told, talks[0]: Cast(others, Party())}


def _joined(told: dict[Match, Cast], mediator: Mediator, among: list[Match]) -> dict[Match, Cast]:
    """Return the casts with a mediator joined to the nearest talks of two or more among some matches, else as they are."""
    talks = [m for m in among if m.unit.type == "CONSULT" and m.unit.reciprocal and m.unit.mode not in _ALONE]
    talks = [m for m in talks if len({*told[m].actors.codes} - {*mediator.party.codes}) >= _PAIR]
    if not talks:
        return told
    nearest = min(talks, key=lambda m: min(abs(m.head - mediator.first), abs(m.head - mediator.last)))
    whole = replace(nearest, unit=replace(nearest.unit, mode=THIRD))
    cast = Cast(told[nearest].actors.join(mediator.party), told[nearest].recipients)
    kept = {m: c for m, c in told.items() if m is nearest or not _own(m, mediator)}
    return {whole if m is nearest else m: cast if m is nearest else c for m, c in kept.items()}


def _own(match: Match, mediator: Mediator) -> bool:
    """Return whether a match only tells that somebody mediates."""
    return match.unit.mode == THIRD and any(mediator.first <= i <= mediator.last for i in match.tokens)


def _linked(scene: Scene, a: int, b: int) -> bool:
    return a in scene.tree.ancestors(b) or b in scene.tree.ancestors(a)


def _mediators(scene: Scene, pack: Pack) -> Iterator[Mediator]:
    tokens, text, at = scene.tree.tokens, scene.reading.document.text, scene.parties.at
    for hit in _phrases(pack).find(tokens, text):
        words = range(hit.last + 1, min(hit.last + _REACH, len(tokens))) if hit.entry == "before" else range(
            hit.first - 1, max(hit.first - _REACH, -1), -1)
        for index in words:
            if index in at and at[index].codes:
                yield Mediator(min(hit.first, index), max(hit.last, index), scene.parties.of_word(index), hit.first)
                break
            comma = hit.entry == "after" and tokens[index].text == ","  # "Ralph Gonsalves, acting as go-between"
            if tokens[index].upos in ("VERB", "AUX", "PUNCT") and not comma:
                break
    yield from _compounds(scene, pack)


def _compounds(scene: Scene, pack: Pack) -> Iterator[Mediator]:
    """Yield the mediators that a hyphen joins to what they do: "US-brokered talks"."""
    ends = tuple(pack.settings("actors").get("mediation", {}).get("compounds", ()))
    for token in scene.tree.tokens:
        word, _, end = token.text.rpartition("-")
        name = name_list(pack).get(word) if word and end.lower() in ends else None
        if name:
            code = name.readings[0][1]
            yield Mediator(token.index, token.index, Party((code,), (), ((code, token.start, token.end),)), token.index)
