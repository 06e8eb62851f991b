"""Acts that answer another act: whose accusation is rejected, whose apology accepted, whose invitation taken up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from chancery.find.event_scene import Scene
from chancery.find.match import Match
from chancery.find.memory import Memory
from chancery.find.parties import Party
from chancery.lang import Pack

# What stands in the lists for an agreement between others.
_PACT = "PACT"


@cache
def answer_nouns(pack: Pack) -> Mapping[str, str]:
    """Return the nouns for acts that are answered, each with the type of the act: "accusation" ACCUSE, "invitation" AGREE."""
    kinds = pack.settings("grammar").get("answers", {})
    return {noun: kind for kind, nouns in kinds.items() for noun in nouns}


def answered(scene: Scene, match: Match, known: Party, memory: Memory) -> Party:
    """Return whose act it is that a match answers, of those told before: Party() where it answers none.

    "Doha rejects the accusations" rejects those of whoever last accused Qatar; "withdrew the threat" concedes to whom it was made.
    """
    for noun in _objects(scene, match):
        kind = scene.answers.get(noun)
        if kind == _PACT:
            return memory.pact(known)
        if kind:
            return memory.before(kind, known)
    return Party()


def _objects(scene: Scene, match: Match) -> Iterator[str]:
    tokens = scene.tree.tokens
    beside = scene.tree.children(match.head, "obl", "nmod")
    for index in dict.fromkeys([*match.words, *scene.frame.objects(match.head), *beside]):
        yield tokens[index].lemma.lower()
