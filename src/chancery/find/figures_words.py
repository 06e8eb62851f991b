"""The cue words that tell what a number measures, and looking for them in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from chancery.find.gazetteer import fold
from chancery.find.numbers_forms import Word
from chancery.lang import Pack

_PIECE = re.compile(r"[^\s-]+|-")
_ANY = "*"
# How many words a list of cues remembers its phrases for before it starts anew.
_REMEMBERED = 50_000


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
    """A list of phrases that are looked for word by word, each with what it stands for."""

    phrases: tuple[tuple[str, ...], ...]
    values: Mapping[tuple[str, ...], Any] = field(default_factory=dict, repr=False)
    memo: dict[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, phrases: Iterable[str] | Mapping[str, Any]) -> Cues:
        """Return the cues that some phrases are, the longest first."""
        values = {_pattern(p): value for p, value in phrases.items()} if isinstance(phrases, Mapping) else {}
        return cls(tuple(sorted({_pattern(p) for p in phrases if p}, key=lambda p: (-len(p), p))), values)

    def beginning(self, key: str) -> tuple[tuple[str, ...], ...]:
        """Return the phrases whose first word a word can be; remembered, since texts repeat their words."""
        found = self.memo.get(key)
        if found is None:
            if len(self.memo) > _REMEMBERED:
                self.memo.clear()
            found = self.memo[key] = tuple(p for p in self.phrases if _fits(p[0], key))
        return found

    def phrase(self, words: tuple[Word, ...], place: int) -> tuple[str, ...] | None:
        """Return the longest phrase that begins at a place, or None."""
        if not 0 <= place < len(words):
            return None
        for phrase in self.beginning(words[place].key):
            if place + len(phrase) <= len(words) and all(_fits(p, words[place + n].key) for n, p in enumerate(phrase)):
                return phrase
        return None

    def at(self, words: tuple[Word, ...], place: int) -> int:
        """Return how many words the longest phrase takes that begins at a place; 0 where none does."""
        return len(self.phrase(words, place) or ())

    def before(self, words: tuple[Word, ...], place: int) -> int:
        """Return how many words the longest phrase takes that ends just before a place; 0 where none does."""
        if place > len(words):
            return 0
        for length in range(min(self.longest, place), 0, -1):
            for phrase in self.beginning(words[place - length].key):
                if len(phrase) == length and all(_fits(p, words[place - length + n].key) for n, p in enumerate(phrase)):
                    return length
        return 0

    @property
    def longest(self) -> int:
        """The number of words of the longest phrase."""
        return len(self.phrases[0]) if self.phrases else 0

    def within(self, words: tuple[Word, ...], first: int, last: int) -> int | None:
        """Return the first place from `first` up to and without `last` at which a phrase begins."""
        return next((place for place in range(max(first, 0), min(last, len(words))) if self.phrase(words, place)), None)

    def fits(self, key: str) -> bool:
        """Return whether one word is a cue by itself."""
        return any(len(phrase) == 1 for phrase in self.beginning(key))


_NONE = Cues(())


@dataclass(frozen=True, slots=True)
class FigureWords:
    """The lists of a language's figures.toml."""

    settings: Mapping[str, Any]
    cues: Mapping[str, Cues]

    def __getitem__(self, name: str) -> Cues:
        """Return a list of cues by section and name ("rank.since")."""
        return self.cues.get(name, _NONE)

    def at(self, name: str, words: tuple[Word, ...], place: int) -> tuple[Any, int] | None:
        """Return what a mapping from phrases ("change.doubled") has for a place, with the phrase's length."""
        cues = self[name]
        phrase = cues.phrase(words, place)
        return (cues.values[phrase], len(phrase)) if phrase else None

    def value(self, name: str, key: str) -> Any:
        """Return what a mapping from phrases has for one word, or None."""
        cues = self[name]
        return next((cues.values[phrase] for phrase in cues.beginning(key) if len(phrase) == 1), None)

    def setting(self, name: str) -> Any:
        """Return a plain setting of the first level, or None."""
        return self.settings.get(name)


@cache
def figure_words(pack: Pack, name: str = "figures") -> FigureWords:
    """Return the cue words of a language from figures.toml, or from another file of that form."""
    settings = pack.settings(name)
    cues: dict[str, Cues] = {}
    sections = {"": settings} | {f"{key}.": inner for key, inner in settings.items() if isinstance(inner, dict)}
    for prefix, inner in sections.items():
        for key, value in inner.items():
            if isinstance(value, str):
                cues[prefix + key] = Cues.of([value])
            elif isinstance(value, dict):
                cues[prefix + key] = Cues.of(value)
            elif isinstance(value, list):
                cues[prefix + key] = Cues.of(v for v in value if isinstance(v, str))
    return FigureWords(settings, cues)
