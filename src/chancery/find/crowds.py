"""Crowds: people who act in the name of no government, and those who rule them."""

from __future__ import annotations

from chancery.find.bodies import CROWD
from chancery.find.event_scene import Scene
from chancery.find.match import Match
from chancery.find.parties import Party

_OF_PEOPLE = (CROWD, "city")


def is_crowd(scene: Scene, party: Party) -> bool:
    """Return whether a party is a crowd or the people of a city."""
    starts = {start for _, start, _ in party.spans}
    return any(m.kind in _OF_PEOPLE and m.span.start in starts for m in scene.crowds.at.values())


def against_rulers(scene: Scene, match: Match) -> bool:
    """Return whether what a crowd protests against or storms is its own government: one that is named without a state."""
    tokens, acting = scene.tree.tokens, scene.frame.subjects(match.head)
    below = [i for i in scene.tree.clause(match.head) if i not in acting and tokens[i].lemma.lower() in scene.grammar.rulers]
    return bool(below) and not any(scene.crowds.of_word(i).codes for i in below)
