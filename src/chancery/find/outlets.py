"""Where a text writes the names of known outlets, whether or not it takes them for a source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from chancery.world import World

_WORD = re.compile(r"[\w+]+")
# What is in brackets tells two outlets of one name apart, for people.
_REMARK = re.compile(r" \([^)]*\)$")
# Kinds of outlets that news is also about: they are opened, banned and sanctioned.
_ACTORS = ("broadcaster",)
# A name is no part of a longer word, a compound or an address.
_INSIDE = re.compile(r"[\w@#.-]")
_GOES_ON = re.compile(r"[\w@]|-\w|\.\w")


@dataclass(frozen=True, slots=True)
class Named:
    """Characters `start` to `end` write the name of `outlet`.

    `cued` says that they may also mean something else, `actor` that the outlet itself may be what the news is about.
    """

    start: int
    end: int
    outlet: str
    cued: bool
    actor: bool


@dataclass(frozen=True, slots=True)
class Outlets:
    """All forms of all outlets by their first word, the longest first; `cued` and `actors` hold forms and names."""

    forms: dict[str, tuple[tuple[str, str], ...]]
    cued: frozenset[str]
    actors: frozenset[str]

    def find(self, text: str) -> Iterator[Named]:
        """Yield the names of outlets from left to right, the longest where several begin at one word."""
        end = 0
        for word in _WORD.finditer(text):
            start = word.start()
            if start < end or (start and _INSIDE.match(text[start - 1])):
                continue
            for form, outlet in self.forms.get(word[0], ()):
                if text.startswith(form, start) and not _GOES_ON.match(text[start + len(form) : start + len(form) + 2]):
                    end = start + len(form)
                    actor = outlet in self.actors
                    yield Named(start, end, outlet, actor or form in self.cued, actor)
                    break


@cache
def known_outlets(world: World) -> Outlets:
    """Return the forms of the outlets in the world file."""
    cued: set[str] = set()
    outlets: dict[str, str] = {}
    for row in world.table("outlets"):
        weak = set(filter(None, [*row["cued"].split("|"), row["domain"]]))
        cued |= weak
        for form in filter(None, [_REMARK.sub("", row["name"]), *row["forms"].split("|"), *weak]):
            outlets.setdefault(form, row["name"])
    first: dict[str, list[tuple[str, str]]] = {}
    for form, outlet in outlets.items():
        start = _WORD.match(form)
        if start:
            first.setdefault(start[0], []).append((form, outlet))
    forms = {word: tuple(sorted(found, key=lambda f: -len(f[0]))) for word, found in first.items()}
    actors = frozenset(row["name"] for row in world.table("outlets") if row["kind"] in _ACTORS)
    return Outlets(forms, frozenset(cued), actors)
