"""Whose claim an act is: what somebody says that another did is an accusation, not a fact of the article's own.

GUIDE, "Hard cases": a third party's claim about a harmful or material act is ACCUSE by the claimant.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from chancery.find.grammar import Grammar
from chancery.find.tree import Tree, plain
from chancery.model import Event, Interval, RoleSpan, Statement

# Acts that are a claim while only somebody says so; a gift that the one who got it tells of is none.
_CLAIMED = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "AID", "THREATEN"})
_CONTENT = frozenset({"ccomp", "xcomp", "csubj", "parataxis"})
_SOURCES = frozenset({"obl", "nmod", "advcl", "advmod"})


def told_aside(tree: Tree, path: Iterable[int], grammar: Grammar) -> bool:
    """Return whether a word on the way up heads what a text tells beside a report: "denies it, while Poland sent troops"."""
    for index in path:
        for mark in tree.children(index, "mark", "case"):
            words = "_".join(tree.tokens[i].text.lower() for i in (mark, *tree.children(mark, "fixed")))
            before = [t.text for t in tree.tokens[max(mark - 2, 0) : mark]]
            if words in grammar.asides and "," in before and plain(tree.tokens[index].deprel) in ("advcl", "ccomp"):
                return True
    return False


def as_claim(event: Event, tree: Tree, head: int, statements: Iterable[Statement], setting: Interval | None) -> Event:
    """Return an act that a sentence only reports in somebody's name as the accusation by that claimant.

    Args:
        head: the word of the sentence that evokes the act.
        statements: those of the sentence.
        setting: the days on which what the sentence tells took place; a claim in the present tense goes on and has no date.
    """
    if event.type not in _CLAIMED or event.status not in ("actual", "negated"):
        return event
    for statement in statements:
        if not statement.state or statement.state in event.actors or not event.actors:
            continue
        if event.type == "AID" and statement.state in event.recipients:
            continue
        if event.status == "actual" and _told_by(statement, tree, head):
            said = next((t for t in tree.tokens if "VerbForm=Fin" in t.feats or t.upos == "AUX"), None)
            now = said is None or "Tense=Pres" in said.feats
            return replace(_accusation(event, statement), date=None if now else setting)
    return event


def _accusation(event: Event, statement: Statement) -> Event:
    accused = [replace(role, role="recipients") for role in event.roles if role.role == "actors"]
    state = str(statement.state)
    speaker = [RoleSpan(role="actors", value=state, start=r.start, end=r.end) for r in statement.roles if r.role == "speaker"]
    return replace(event, type="ACCUSE", mode="allege", actors=(state,), recipients=event.actors, roles=(*speaker, *accused))


def _told_by(statement: Statement, tree: Tree, head: int) -> bool:
    """Return whether a word stands in what the speaker of a statement says."""
    speaker = next((r for r in statement.roles if r.role == "speaker"), None)
    inside = [t.index for t in tree.tokens if speaker and speaker.start <= t.start < speaker.end]
    top = next((i for i in inside if tree.tokens[i].head not in inside), None)
    if top is None or head in inside:
        return False
    chain = [head, *tree.ancestors(head)]
    governor = tree.tokens[top].head
    if plain(tree.tokens[top].deprel) in _SOURCES and tree.case(top):
        return governor in chain and top not in chain
    if governor in chain and governor != head:
        below = chain[chain.index(governor) - 1]
        return plain(tree.tokens[below].deprel) in _CONTENT
    # "…", said X: the speech verb hangs on what was said.
    return governor >= 0 and plain(tree.tokens[governor].deprel) in ("parataxis", "advcl") and tree.tokens[governor].head in chain
