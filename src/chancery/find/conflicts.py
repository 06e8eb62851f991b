"""Invasions that the world knows: who moved against a state where the text names that state alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from chancery.find.grammar import Grammar
from chancery.find.match import Match
from chancery.find.parties import Party
from chancery.find.tree import Tree
from chancery.model import Interval
from chancery.world import World


def aggressors(world: World, published: Interval | None) -> Mapping[str, str]:
    """Return who invaded whom, by the code of the state invaded, as a text written on `published` may know it."""
    rows = world.table("conflicts")
    return {row["target"]: row["aggressor"] for row in rows if not published or dt.date.fromisoformat(row["start"]) <= published.end}


def invader(tree: Tree, match: Match, target: Party, known: Mapping[str, str], grammar: Grammar) -> Party | None:
    """Return who did what a definite noun tells of one state alone: "the invasion of Kuwait" was Iraq's; else None.

    Args:
        known: what `aggressors` returned.
    """
    token = tree.tokens[match.head]
    if match.unit.pos != "n" or not {token.lemma.lower(), token.text.lower()} & grammar.conquests or len(target.codes) != 1:
        return None
    articles = [tree.tokens[k] for k in tree.children(match.head, "det")]
    if any("Definite=Ind" in t.feats for t in articles) or "Number=Plur" in token.feats:
        return None
    code = known.get(target.codes[0])
    return Party((code,), (), ((code, token.start, token.end),)) if code else None


def condemned(tree: Tree, match: Match, grammar: Grammar) -> bool:
    """Return whether a noun tells of an act that the verb above it condemns: who does so is not who acted."""
    above = tree.tokens[match.head].head
    return match.unit.pos == "n" and above >= 0 and tree.tokens[above].lemma.lower() in grammar.condemning
