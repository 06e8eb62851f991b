"""Whose a thing is that is acted on; knows no language."""

from __future__ import annotations

from chancery.find.event_scene import Scene
from chancery.find.match import Match
from chancery.find.parties import Parties


def is_of_object(scene: Scene, match: Match, word: int) -> bool:
    """Return whether a word tells whose what is acted on is, which is who is acted on: "the Swedish journalist was arrested"."""
    if match.unit.pos != "v" or "obj" not in match.unit.recipients:
        return False
    objects = scene.frame.objects(match.head)
    return word in objects or scene.tree.tokens[word].head in objects


def owners(scene: Scene, parties: Parties, word: int) -> list[int]:
    """Return whose a thing is where the text says so: who condemns "the American sanctions against Cuba" condemns America alone."""
    if scene.tree.tokens[word].upos != "NOUN" or word in parties.at:
        return [word]
    whose = scene.frame.genitives(word)
    return whose if parties.of_words(whose).codes else [word]
