"""The lexical units of a pack, ready to be matched."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType

from chancery.errors import PackError
from chancery.lang import Pack

POS = {"v": ("VERB", "AUX"), "n": ("NOUN", "PROPN"), "a": ("ADJ", "VERB", "ADV", "AUX"), "c": ("AUX", "VERB")}
_HEAD = re.compile(r"^(?P<lemmas>[^\s/]+)/(?P<pos>[vnac])$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A lexical unit: the words that evoke an event and where its parties stand.

    `required` holds, for each further word, the lemmas or forms that may stand for it. Slots are those of docs/packs.md.
    """

    id: str
    language: str
    type: str
    mode: str | None
    lemmas: tuple[str, ...]
    pos: str
    required: tuple[frozenset[str], ...] = ()
    forbidden: frozenset[str] = frozenset()
    actors: tuple[str, ...]
    recipients: tuple[str, ...] = ()
    reciprocal: bool = False
    must_actors: bool = False
    must_recipients: bool = False
    example: str = field(default="", repr=False)
    gives: str = field(default="", repr=False)


def _slots(side: str) -> tuple[tuple[str, ...], bool]:
    must = side.endswith("!")
    return tuple(slot.strip() for slot in side.rstrip("!").split(",") if slot.strip()), must


def word_classes(pack: Pack) -> Mapping[str, tuple[str, ...]]:
    """Return the words of each class that the units of a pack may name."""
    return {name: tuple(words) for name, words in pack.settings("classes").items()}


def _words(word: str, place: str, classes: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """Return the lemmas and forms that may stand for a further word of a unit: "aid|@arms" names a class of words."""
    found: set[str] = set()
    for part in word.lower().split("|"):
        if part.startswith("@") and part[1:] not in classes:
            raise PackError(f"{place}: no class of words is called {part!r}; classes.toml has {', '.join(sorted(classes)) or 'none'}")
        found.update(classes[part[1:]] if part.startswith("@") else (part,))
    return frozenset(found)


def read_unit(row: Mapping[str, str], kind: str, place: str, classes: Mapping[str, tuple[str, ...]] = MappingProxyType({})) -> Unit:
    """Return the unit that a row of an event table describes; `kind` is the event type, `place` names file and line.

    Raises:
        PackError: the row is not in the form of docs/packs.md.
    """
    words = row["unit"].split()
    head = _HEAD.match(words[0]) if words else None
    if not head:
        raise PackError(f"{place}: unit {row['unit']!r} must begin with LEMMA/v, LEMMA/n, LEMMA/a or LEMMA/c")
    sign = next((s for s in ("=", ">") if s in row["valence"]), ">")
    left, _, right = row["valence"].partition(sign)
    (actors, must_actors), (recipients, must_recipients) = _slots(left), _slots(right)
    if not actors and not recipients:
        raise PackError(f"{place}: valence {row['valence']!r} names no slot; write ACTORS>RECIPIENTS or ACTORS=PARTNERS")
    return Unit(
        id=place, language=place.split("/")[0], type=kind, pos=head["pos"], lemmas=tuple(head["lemmas"].lower().split("|")),
        mode=row.get("mode") or None,
        required=tuple(_words(w, place, classes) for w in words[1:] if not w.startswith("-")),
        forbidden=frozenset(f for w in words[1:] if w.startswith("-") for f in _words(w[1:], place, classes)),
        actors=actors, recipients=recipients, reciprocal=sign == "=",
        must_actors=must_actors, must_recipients=must_recipients, example=row.get("example", ""), gives=row.get("gives", ""),
    )


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All units of a pack by the lemma of their head word."""

    language: str
    units: tuple[Unit, ...] = field(repr=False)
    by_lemma: Mapping[str, tuple[Unit, ...]] = field(repr=False)


@cache
def load_lexicon(pack: Pack) -> Lexicon:
    """Return the lexicon of a pack."""
    units: list[Unit] = []
    classes = word_classes(pack)
    for kind, rows in pack.event_tables().items():
        units += [read_unit(row, kind, f"{pack.language}/events/{kind.lower()}.tsv:{row['line']}", classes) for row in rows]
    by_lemma: dict[str, list[Unit]] = {}
    for unit in units:
        for lemma in unit.lemmas:
            by_lemma.setdefault(lemma, []).append(unit)
    return Lexicon(pack.language, tuple(units), {lemma: tuple(found) for lemma, found in by_lemma.items()})
