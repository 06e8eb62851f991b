"""Acts that several do to each other: "accused each other of spying", "și-au expulzat reciproc diplomații"."""

from __future__ import annotations

from chancery.find.event_scene import Scene
from chancery.find.match import Match


def to_each_other(scene: Scene, match: Match) -> bool:
    """Return whether words in the clause of a verb say that its subjects do to each other what it tells."""
    if match.unit.pos != "v":
        return False
    tokens, clause = scene.tree.tokens, set(scene.tree.clause(match.head))
    words = [t.text.lower() for t in tokens]
    for phrase in scene.grammar.mutual:
        parts = phrase.split()
        if any(at in clause and words[at : at + len(parts)] == parts for at in range(len(words))):
            return True
    return False
