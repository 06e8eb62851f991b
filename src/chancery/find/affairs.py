"""Why words that tell of acts tell of none here: states of affairs, results of another act, mere descriptions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from chancery.find.event_scene import Scene
from chancery.find.match import Match
from chancery.find.tree import plain

_MATERIAL = "COOPERATE"
_VIOLENT = "ASSAULT"
_DEPLOYED, _HELP = "MOBILIZE", "AID"
_BLAMING = "ACCUSE"
# Types whose participles before a noun only say which one is meant: "the captured pilot".
_DESCRIBING = frozenset({"COERCE", "ASSAULT", "RETREAT"})
_VERBAL = ("VERB", "AUX")


def no_act(scene: Scene, match: Match, standing: Iterable[Match]) -> str:
    """Return why a match tells of no act, or nothing where it tells of one."""
    if match.unit.type == _MATERIAL and _lasts(scene, match):
        return "a state of affairs, told in the present tense without a time"
    if match.unit.type == _MATERIAL and _served(scene, match):
        return "what something else is to do for a relation, no act of its parties"
    if match.unit.type == _VIOLENT and _outcome(scene, match, standing):
        return "the outcome of another act of violence"
    if match.unit.pos == "a" and match.unit.type == _BLAMING and _describes(scene, match):
        return "an adjective that only describes"
    if match.unit.type in _DESCRIBING and match.unit.pos == "v" and _describes(scene, match):
        return "a participle that only tells which one is meant"
    return ""


def suffered(scene: Scene, match: Match) -> bool:
    """Return whether a passive tells of what two do to a third who stands for no party: "a general backed by Cairo and Riyadh"."""
    return bool(match.unit.recipients) and scene.frame.passive(match.head) and bool(scene.frame.objects(match.head))


def as_help(scene: Scene, match: Match, others: Iterable[Match]) -> Match:
    """Return a deployment as the help that it is meant for: "sent soldiers to help defend the country" threatens nobody."""
    if match.unit.type != _DEPLOYED or match.unit.pos != "v":
        return match
    tree = scene.tree
    helping = (m.head for m in others if m.unit.type == _HELP and m.head != match.head and match.head in tree.ancestors(m.head))
    meant = any(plain(tree.tokens[i].deprel) in ("advcl", "xcomp", "acl") for i in helping)
    return replace(match, unit=replace(match.unit, type=_HELP, mode=None)) if meant else match


def _lasts(scene: Scene, match: Match) -> bool:
    """Return whether a verb of lasting dealings ("trade") stands in the present tense of no time told, or describes something."""
    token = scene.tree.tokens[match.head]
    if match.unit.pos != "v" or token.lemma.lower() not in scene.grammar.lasting:
        return False
    forms = [scene.tree.tokens[i].feats for i in (match.head, *scene.tree.children(match.head, "aux"))]
    if scene.frame.relative(match.head):
        return True  # "the deal under which it shares data with Japan"
    bare = "VerbForm=Inf" in token.feats and not scene.tree.children(match.head, "mark", "aux")  # a plural, taken for an infinitive
    if scene.tree.tokens[-1].upos != "PUNCT" and scene.sentence.number == 0:
        return False  # headlines tell in the present tense what was done
    present = bare or any("Tense=Pres" in feats and "VerbForm=Fin" in feats for feats in forms)
    done = any("VerbForm=Part" in feats and "Tense=Pres" not in feats for feats in forms)
    return present and not done and not any(t.sentence == scene.sentence.number and t.interval for t in scene.reading.times)


def _served(scene: Scene, match: Match) -> bool:
    """Return whether a relation is the object of what is none of its parties: "the pact deepens cooperation between X and Y"."""
    words = (match.head, *match.words)
    bond = next((i for i in words if scene.tree.tokens[i].lemma.lower() in scene.grammar.bonds), None)
    verb = scene.tree.tokens[bond].head if bond is not None else -1
    if bond is None or verb < 0 or plain(scene.tree.tokens[bond].deprel) != "obj":
        return False
    acting = [i for i in scene.frame.subjects(verb) if scene.tree.tokens[i].upos == "NOUN" and i not in words]
    return bool(acting) and not scene.parties.of_words(acting).codes


def _outcome(scene: Scene, match: Match, standing: Iterable[Match]) -> bool:
    """Return whether a verb says what another act of violence led to: "bombed a camp, killing twenty people"."""
    tree, token = scene.tree, scene.tree.tokens[match.head]
    if token.lemma.lower() not in scene.grammar.outcomes or token.upos not in _VERBAL or tree.children(match.head, "nsubj", "nsubj:pass"):
        return False
    above = set(tree.ancestors(match.head))
    return any(m.unit.type == _VIOLENT and m.head in above for m in standing)


def _describes(scene: Scene, match: Match) -> bool:
    """Return whether a participle stands before a noun and names nobody who acts: "the captured pilot"."""
    tree = scene.tree
    below = [k for k in tree.kids[match.head] if tree.tokens[k].upos != "ADV"]
    return plain(tree.tokens[match.head].deprel) == "amod" and not below
