"""Where an event took place, as far as its clause says."""

from __future__ import annotations

from collections.abc import Mapping

from chancery.find.grammar import Grammar
from chancery.find.tree import Tree
from chancery.model import Mention

_CITIES = ("capital", "city")


def find_place(tree: Tree, head: int, at: Mapping[int, Mention], grammar: Grammar) -> str | None:
    """Return the city (as written) or the state (as code) where the clause of `head` sets its act, or None."""
    clause = tree.clause(tree.clause_head(head))
    states: list[str] = []
    for index in clause:
        mention = at.get(index)
        if mention is None or mention.head != index or tree.case(index) not in grammar.location:
            continue
        if mention.kind in _CITIES:
            return " ".join(t.text for t in tree.sentence.between(mention.span))
        if mention.kind == "state" and mention.codes:
            states.append(mention.codes[0])
    return states[0] if states else None
