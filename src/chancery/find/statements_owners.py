"""Whose a body is that speaks without an owner: "the ministry" is the ministry named before it."""

from __future__ import annotations

from dataclasses import replace

from chancery.find.gazetteer import fold
from chancery.lang import Pack
from chancery.model import Reading, Statement

# Kinds of mention under whose words a body is named.
_BODIES = ("body", "metonym", "organ", "organisation", "role")


def with_owners(reading: Reading, statements: tuple[Statement, ...], pack: Pack) -> tuple[Statement, ...]:
    """Return the statements; a bare body among the speakers has the state of the like body that the text named last with its state."""
    nouns = frozenset(fold(row["form"]).split()[-1] for row in pack.table("bodies"))
    return tuple(_with_owner(reading, statement, nouns) for statement in statements)


def _with_owner(reading: Reading, statement: Statement, nouns: frozenset[str]) -> Statement:
    words = fold(statement.speaker or "").split()
    if statement.state or not words or words[-1] not in nouns:
        return statement
    text = reading.document.text
    named = [
        m for m in reading.mentions
        if m.kind in _BODIES and len(m.codes) == 1 and not m.private and m.span.start < statement.evidence.start
        and fold(m.span.of(text)).split()[-1:] == words[-1:]
    ]
    return replace(statement, state=named[-1].codes[0]) if named else statement
