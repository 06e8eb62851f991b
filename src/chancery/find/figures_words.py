"""The cue words that tell what a number measures, and looking for them in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from chancery.find.gazetteer import fold
from chancery.find.numbers_forms import Word
from chancery.lang import Pack

_PIECE = re.compile(r"[^\s-]+|-")
_ANY = "*"


def _fits(pattern: str, key: str) -> bool:
    """Return whether a word fits a pattern, in which * at either end stands for any letters."""
    if pattern == _ANY:
        return True
    if pattern.startswith(_ANY) and pattern.endswith(_ANY):
        return pattern[1:-1] in key
    if pattern.startswith(_ANY):
        return key.endswith(pattern[1:])
    if pattern.endswith(_ANY):
        return key.startswith(pattern[:-1])
    return key == pattern


def _pattern(phrase: str) -> tuple[str, ...]:
    return tuple(_PIECE.findall(fold(phrase)))


@dataclass(frozen=True, slots=True)
class Cues:
    """A list of phrases that are looked for word by word."""

    phrases: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, phrases: Iterable[str]) -> Cues:
        """Return the cues that some phrases are, the longest first."""
        return cls(tuple(sorted((_pattern(p) for p in phrases if p), key=len, reverse=True)))

    def at(self, words: tuple[Word, ...], place: int) -> int:
        """Return how many words the longest phrase takes that begins at a place; 0 where none does."""
        if not 0 <= place < len(words):
            return 0
        for phrase in self.phrases:
            if place + len(phrase) <= len(words) and all(_fits(p, words[place + n].key) for n, p in enumerate(phrase)):
                return len(phrase)
        return 0

    def before(self, words: tuple[Word, ...], place: int) -> int:
        """Return how many words the longest phrase takes that ends just before a place; 0 where none does."""
        return next((len(p) for p in self.phrases if place >= len(p) and Cues((p,)).at(words, place - len(p))), 0)

    def within(self, words: tuple[Word, ...], first: int, last: int) -> int | None:
        """Return the first place from `first` up to and without `last` at which a phrase begins."""
        return next((place for place in range(max(first, 0), min(last, len(words))) if self.at(words, place)), None)

    def fits(self, key: str) -> bool:
        """Return whether one word is a cue by itself."""
        return any(len(phrase) == 1 and _fits(phrase[0], key) for phrase in self.phrases)


@dataclass(frozen=True, slots=True)
class FigureWords:
    """The lists of a language's figures.toml."""

    settings: Mapping[str, Any]
    cues: Mapping[str, Cues]
    maps: Mapping[str, tuple[tuple[Cues, Any], ...]]

    def __getitem__(self, name: str) -> Cues:
        """Return a list of cues by section and name ("rank.since")."""
        return self.cues.get(name, Cues(()))

    def at(self, name: str, words: tuple[Word, ...], place: int) -> tuple[Any, int] | None:
        """Return what a mapping from phrases ("change.doubled") has for a place, with the phrase's length."""
        for cue, value in self.maps.get(name, ()):
            length = cue.at(words, place)
            if length:
                return value, length
        return None

    def value(self, name: str, key: str) -> Any:
        """Return what a mapping from phrases has for one word, or None."""
        return next((value for cue, value in self.maps.get(name, ()) if cue.fits(key)), None)

    def setting(self, name: str) -> Any:
        """Return a plain setting of the first level, or None."""
        return self.settings.get(name)


@cache
def figure_words(pack: Pack, name: str = "figures") -> FigureWords:
    """Return the cue words of a language from figures.toml, or from another file of that form."""
    settings = pack.settings(name)
    cues: dict[str, Cues] = {}
    maps: dict[str, tuple[tuple[Cues, Any], ...]] = {}
    sections = {"": settings} | {f"{key}.": inner for key, inner in settings.items() if isinstance(inner, dict)}
    for prefix, inner in sections.items():
        for key, value in inner.items():
            if isinstance(value, list):
                cues[prefix + key] = Cues.of(v for v in value if isinstance(v, str))
            elif isinstance(value, str):
                cues[prefix + key] = Cues.of([value])
            elif isinstance(value, dict):
                maps[prefix + key] = tuple((Cues.of([phrase]), v) for phrase, v in value.items())
                cues[prefix + key] = Cues.of(value)
    return FigureWords(settings, cues, maps)
