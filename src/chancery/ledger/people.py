"""People and places: whether two names, perhaps in two languages, are of one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from chancery.lang.pack import languages, load_pack
from chancery.ledger.lines import known_person, party_names, plain
from chancery.tables import read_settings
from chancery.world import load_world

# Transcribed surnames of one person share so much of their letters: Gorbatsjov, Gorbachev, Gorbaciov.
_ALIKE = 0.8
# Shorter names must be equal: Li and Lu are two people.
_SHORT = 5
_DOUBLED = re.compile(r"(.)\1+")
_GLIDE = re.compile(r"i(?=[aeou])")


@cache
def story_settings() -> dict[str, Any]:
    """Return the settings of stories: weights, days and what is kin to what."""
    return read_settings(Path(__file__).parent / "stories.toml")


@lru_cache(maxsize=50_000)
def skeleton(name: str) -> tuple[str, ...]:
    """Return the words of a name as all transcriptions write them.

    >>> skeleton("Tokajev") == skeleton("Tokaev") == skeleton("Tokayev")
    True
    """
    words = re.findall(r"\w+", plain(name))
    return tuple(filter(None, (_skeleton(word) for word in words)))


def _skeleton(word: str) -> str:
    for row in story_settings()["transcription"]:
        for letters in row["from"]:
            word = word.replace(letters, row["to"])
    return _GLIDE.sub("", _DOUBLED.sub(r"\1", word))


def same_person(first: str, second: str, states: Iterable[str]) -> bool:
    """Return whether two names are of one person, who acts for one of the states.

    >>> same_person("Vladimir Poetin", "Putin", ["RUS"]), same_person("Volodymyr Zelensky", "Zelenski", ["UKR"])
    (True, True)
    >>> same_person("Ilze Ozola", "Andris Kalnozols", ["LVA"])
    False
    """
    return _same_person(first, second, tuple(sorted(states)))


@lru_cache(maxsize=50_000)
def _same_person(first: str, second: str, states: tuple[str, ...]) -> bool:
    if any(known_person(first, state) == known_person(second, state) for state in states):
        return True
    one, other = skeleton(first), skeleton(second)
    if not one or not other:
        return False
    if min(len(one), len(other)) == 1:
        return any(_alike(a, b) for a in one for b in other)
    return _alike(one[-1], other[-1]) and _alike(one[0], other[0])


def _alike(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _SHORT:
        return one == other
    return SequenceMatcher(None, one, other).ratio() >= _ALIKE


def shared_people(first: Iterable[str], second: Iterable[str], states: Iterable[str]) -> tuple[str, ...]:
    """Return the people of the first names that the second ones name too."""
    there, known = tuple(second), tuple(states)
    return tuple(name for name in first if any(same_person(name, other, known) for other in there))


@cache
def _served() -> dict[str, frozenset[str]]:
    """Return the states for which the people of the world file have held an office, by each way of writing their name."""
    states: dict[str, frozenset[str]] = {}
    for row in load_world().table("offices"):
        states[row["person"]] = states.get(row["person"], frozenset()) | {row["state"]}
    return {form: states[row["id"]] for row in load_world().table("people") if row["id"] in states
            for form in (row["id"], *row["forms"].split("|"))}


def other_sides(first: Iterable[str], second: Iterable[str], states: Iterable[str]) -> bool:
    """Return whether everybody of the first names is known to act for another of the states than everybody of the second.

    >>> other_sides(["Li Qiang"], ["Aleksandr Loekasjenko"], ["BLR", "CHN"]), other_sides(["Li Qiang"], ["Wang Yi"], ["BLR", "CHN"])
    (True, False)
    """
    parties, served = frozenset(states), _served()
    sides = [[served.get(name, frozenset()) & parties for name in names] for names in (first, second)]
    return all(one and other and not one & other for one in sides[0] for other in sides[1])


@cache
def _capitals() -> dict[str, str]:
    """Return the states of capitals by each name that a pack has for them."""
    return {plain(row["form"]): row["code"] for language in languages() for row in load_pack(language).table("names")
            if row["kind"] == "capital"}


def place_key(place: str) -> str:
    """Return what names of one place in several languages have in common: a state's code, a capital's state, or the letters of the name.

    >>> place_key("Athene") == place_key("Atena"), place_key("Athene") == place_key("Ankara")
    (True, False)
    """
    if place in party_names():
        return place
    capital = _capitals().get(plain(place))
    return f"capital {capital}" if capital else " ".join(skeleton(place))


def place_state(place: str) -> str | None:
    """Return the state that a place is, or whose capital it is."""
    return place if place in party_names() else _capitals().get(plain(place))


def same_place(first: str | None, second: str | None) -> bool | None:
    """Return whether two places are one; None where one is unknown, or may lie in the other.

    >>> same_place("Athene", "Ankara"), same_place("București", "Boekarest"), same_place("Ankara", "TUR")
    (False, True, None)
    """
    if first is None or second is None:
        return None
    one, other = place_key(first), place_key(second)
    if one == other:
        return True
    if {first, second} & party_names().keys():
        states = place_state(first), place_state(second)
        return None if None in states or states[0] == states[1] else False
    return False if place_state(first) and place_state(second) else _alike(one, other)
