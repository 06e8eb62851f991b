"""What the finding stages pass on: mentions of actors, expressions of time, cues."""

from __future__ import annotations

from dataclasses import dataclass

from chancery.model.interval import Interval
from chancery.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that name an actor.

    `codes` are the states or organisations that the words stand for (sorted); a person's are those he or she acts for.
    `kind` is one of state, adjective, demonym, capital, metonym, organisation, group, person, role, pronoun, body.
    `name` is a person's name in the fullest form that the document has, or a named non-state actor's name as written.
    `role` is the person's office in English lower case, where the words give one. `head` is a token index of the sentence.
    """

    span: Span
    sentence: int
    head: int
    codes: tuple[str, ...]
    kind: str
    name: str | None = None
    role: str | None = None
    private: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """Words that say when, with the days they stand for (None where the document's date is needed but unknown).

    `ahead` tells that they count forward from the day of writing: "next week".
    """

    span: Span
    sentence: int
    interval: Interval | None
    kind: str
    rule: str
    ahead: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """Something that was found and not kept, with the reason."""

    kind: str
    span: Span
    rule: str
    reason: str
