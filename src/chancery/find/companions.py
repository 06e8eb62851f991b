"""Who acts along with whom: the parties beside whoever acts, behind words of company."""

from __future__ import annotations

from chancery.find.event_scene import Scene
from chancery.find.match import Match
from chancery.find.parties import Party


def joined(scene: Scene, match: Match) -> Party:
    """Return the parties together with whom somebody does something: "together with Oslo, Helsinki sent tents"."""
    if match.unit.pos != "v" or scene.frame.passive(match.head):
        return Party()
    return scene.parties.of_words([i for i in _beside(scene, match) if _jointly(scene, i, match)])


def _beside(scene: Scene, match: Match) -> list[int]:
    """Return the words behind prepositions of company below a verb, its subject or an adverb at it."""
    tree = scene.tree
    adverbs = [i for i in tree.children(match.head, "advmod", "advcl") if tree.tokens[i].upos == "ADV"]
    subjects = tree.children(match.head, "nsubj")
    return scene.frame.obliques((match.head, *adverbs, *subjects), tuple(scene.grammar.companions))


def _jointly(scene: Scene, index: int, match: Match) -> bool:
    """Return whether the preposition of a word begins with a word that says "together", or stands right behind one.

    A word of the unit says something else: who "stands beside" somebody supports him.
    """
    tree = scene.tree
    first = min(tree.children(index, "case"), default=0)
    words = tree.tokens[max(first - 1, 0) : first + 1]
    return any(token.text.lower() in scene.grammar.jointly and token.index not in match.words for token in words)
