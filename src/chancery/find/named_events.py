"""Names of events whose days are known: "the NATO summit in Vilnius", "the fall of the Berlin Wall"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from chancery.find.times_grammar import fold_in_place
from chancery.model import Interval, Span
from chancery.world import World

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedEvent:
    """An event with its days; `scheduled` ones were announced, so that a text may name them before they took place."""

    id: str
    english: str
    kind: str
    days: Interval
    scheduled: bool


@dataclass(frozen=True, slots=True)
class Naming:
    """The characters that name an event."""

    span: Span
    event: NamedEvent


def find_named_events(text: str, language: str, world: World) -> Iterator[Naming]:
    """Yield the names of known events in a text from left to right, the longest where several begin at one word.

    A small letter is no numeral of a name: "la Minsk i-a primit" tells of no "Minsk I".
    """
    forms = _forms(language, world)
    folded = fold_in_place(text)
    end = 0
    for word in _WORD.finditer(folded):
        start = word.start()
        if start < end:
            continue
        for form, event in forms.get(word[0], ()):
            after = start + len(form)
            if folded.startswith(form, start) and not _WORD.match(folded, after) and not (form[-2:-1] == " " and text[after - 1].islower()):
                end = after
                yield Naming(Span(start, end), event)
                break


@cache
def _forms(language: str, world: World) -> dict[str, tuple[tuple[str, NamedEvent], ...]]:
    """Return the folded names of events in one language by their first word, the longest first."""
    found: dict[str, list[tuple[str, NamedEvent]]] = {}
    for row in world.table("named_events"):
        days = Interval(dt.date.fromisoformat(row["start"]), dt.date.fromisoformat(row["end"]))
        event = NamedEvent(id=row["id"], english=row["english"], kind=row["kind"], days=days, scheduled=row["scheduled"] == "yes")
        for form in filter(None, row.get(language, "").split("|")):
            folded = fold_in_place(form)
            first = _WORD.search(folded)
            if first:
                found.setdefault(first[0], []).append((folded[first.start() :], event))
    return {word: tuple(sorted(forms, key=lambda f: -len(f[0]))) for word, forms in found.items()}
