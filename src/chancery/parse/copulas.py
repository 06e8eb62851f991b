"""Copulas before a place: what somebody "is" is there, not the day that stands between."""

from __future__ import annotations

from dataclasses import replace

from chancery.model import Token


def timed_copulas(tokens: list[Token], times: frozenset[str]) -> list[Token]:
    """Return the tokens with the place as what somebody is in, where the parser took the day for it: "is on Tuesday in Beijing"."""
    for copula in tokens:
        day = tokens[copula.head] if copula.head >= 0 else None
        if copula.deprel != "cop" or day is None or {day.text.lower(), day.lemma.lower()}.isdisjoint(times):
            continue
        place = next((t for t in tokens if t.head == day.index and t.index > day.index and t.upos == "PROPN" and _cased(tokens, t)), None)
        if place is None:
            continue
        above = _first_of(tokens, day.head)
        above = above if above and above.deprel == "root" and above.index < copula.index else None
        return [replace(t, head=-1 if above else day.head, deprel="root" if above else day.deprel) if t is place
                else replace(t, head=place.index, deprel="nsubj") if t is above
                else replace(t, head=place.index, deprel="obl") if t is day
                else replace(t, head=place.index) if t.head == day.index and t.deprel not in ("case", "amod", "det", "nummod", "conj")
                else t for t in tokens]
    return tokens


def _first_of(tokens: list[Token], index: int) -> Token | None:
    """Return the first of coordinated words, None for no word."""
    found = tokens[index] if index >= 0 else None
    while found and found.deprel == "conj":
        found = tokens[found.head]
    return found


def _cased(tokens: list[Token], noun: Token) -> bool:
    return any(t.head == noun.index and t.deprel == "case" for t in tokens)
