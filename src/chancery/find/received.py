"""Acts told from the side of whoever they are done to: "drew criticism from", "kreeg steun van", "s-a ales cu un avertisment"."""

from __future__ import annotations

from chancery.find.event_scene import Scene
from chancery.find.match import Match
from chancery.find.parties import Party
from chancery.find.tree import plain

# Acts that somebody gains by and acts that somebody suffers; the others are not told so.
_GAINED = frozenset({"AID", "SUPPORT", "AGREE", "CONCEDE", "RETREAT"})
_SUFFERED = frozenset({"ACCUSE", "THREATEN", "SANCTION", "ASSAULT", "COERCE", "REJECT", "REQUEST", "PROTEST"})
_OBLIQUE = ("obl", "nmod", "xcomp", "advmod")


def receiving(scene: Scene, match: Match) -> int | None:
    """Return the verb by whose subject the act of a noun is received ("drew criticism"), None where there is none.

    The sets `gaining` and `suffering` of a grammar hold a verb, or a verb and a preposition: "face", "meet with".
    """
    unit, tree, grammar = match.unit, scene.tree, scene.grammar
    verbs = (grammar.gaining if unit.type in _GAINED else frozenset()) | (grammar.suffering if unit.type in _SUFFERED else frozenset())
    if unit.pos != "n" or unit.reciprocal or not verbs:
        return None
    at = match.head
    while plain(tree.tokens[at].deprel) == "conj" and tree.tokens[tree.tokens[at].head].upos == "NOUN":
        at = tree.tokens[at].head  # "received praise and an apology"
    above = tree.tokens[at].head
    if above < 0 or tree.tokens[above].upos != "VERB":
        return None
    lemma, relation, case = tree.tokens[above].lemma.lower(), plain(tree.tokens[at].deprel), tree.case(at)
    if relation == "obj" and not case:
        return above if lemma in verbs and not scene.frame.passive(above) else None
    return above if relation in _OBLIQUE and case and f"{lemma} {case.replace('_', ' ')}" in verbs else None


def received(scene: Scene, match: Match) -> tuple[Party, Party] | None:
    """Return who acts and who receives it where a verb of receiving tells of an act, None where none does."""
    verb = receiving(scene, match)
    if verb is None:
        return None
    frame = scene.frame
    takers = scene.parties.of_words(frame.objects(verb) if frame.passive(verb) else frame.subjects(verb))
    sources = tuple(scene.grammar.sources | scene.grammar.agents)
    words = [i for i in (*frame.obliques((match.head,), sources), *frame.genitives(match.head)) if i not in match.tokens]
    givers = scene.parties.of_words(words).without(takers.codes)
    if not givers.codes:
        givers = scene.parties.of_words(frame.obliques((verb,), sources)).without(takers.codes)
    return givers, takers
