"""Offices once the whole document is read: ranks are none, general words give way, a bare minister has the portfolio told elsewhere."""

from __future__ import annotations

from dataclasses import replace

from chancery.model import Reading, Span, Tie
from chancery.world import World


def settle_offices(ties: list[Tie], reading: Reading, world: World) -> list[Tie]:
    """Return the offices without ranks, "leader" and titles of nobility for those who also have a proper office."""
    settings = world.settings("ties")
    lesser, ranks = settings["lesser_roles"], settings["ranks"]
    offices = [_specified(tie, reading, settings["plain_ministers"], settings["other_ministers"]) for tie in ties if tie.role not in ranks]
    titled = {(tie.subject, tie.object) for tie in offices if tie.role not in lesser}
    kept: list[Tie] = []
    for tie in offices:
        if _told_by_a_code(tie, offices):
            continue
        known = any((other.subject, other.object, other.role) == (tie.subject, tie.object, tie.role) for other in kept)
        if not known and (tie.role not in lesser or (tie.subject, tie.object) not in titled):
            kept.append(tie)
    return kept


def _told_by_a_code(tie: Tie, ties: list[Tie]) -> bool:
    """Return whether an office of a body by its name is one of an organisation with a code in the same words: "chair of the Council"."""
    if not tie.object or tie.object.isupper():
        return False
    coded = [other for other in ties if other.subject == tie.subject and other.object and other.object.isupper()]
    return any(_span(other).overlaps(_span(tie)) for other in coded)


def _span(tie: Tie) -> Span:
    return Span(tie.evidence.start, tie.evidence.end)


def _specified(tie: Tie, reading: Reading, plain: list[str], others: list[str]) -> Tie:
    """Return the office of a minister with the one portfolio that the document names for an unnamed minister of the state."""
    if tie.role not in plain:
        return tie
    roles = {
        m.role for m in reading.mentions
        if m.role and m.role not in plain and m.role.split()[-1] in plain and m.codes == (tie.object,) and m.name in (None, tie.subject)
    }
    own = {role for role in roles if role.split()[0] not in others}
    return replace(tie, role=next(iter(own))) if len(own) == 1 else tie
