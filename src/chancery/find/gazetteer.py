"""Finding the names of a list in a sentence."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from chancery.model import Token

T = TypeVar("T")

# Names shorter than this are matched only as they are written: "US" is no "us".
_SHORTEST_FOLDED = 5
# Answers kept for words asked for again.
_MOST_ASKED = 50_000


@lru_cache(maxsize=500_000)
def fold(text: str) -> str:
    """Return a text in lower case, without accents, with single blanks and plain apostrophes."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("ʼ", "'"))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).lower().split())


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """Tokens `first` to `last` (included) of a sentence write a name whose entry is `entry`."""

    first: int
    last: int
    entry: T


class Gazetteer(Generic[T]):
    """Names with what they stand for; `loose` also finds them without accents and in other case, those in `exact` only as written."""

    def __init__(self, names: Iterable[tuple[str, T]], *, loose: bool = False, exact: Collection[str] = ()) -> None:
        self._exact: dict[str, T] = {}
        self._folded: dict[str, T] = {}
        self._asked: dict[str, T | None] = {}
        self._starts: dict[str, int] = {}
        self._loose = loose
        for form, entry in names:
            written = " ".join(form.replace("’", "'").split())
            if not written:
                continue
            self._exact.setdefault(written, entry)
            if form not in exact and (loose or len(written) >= _SHORTEST_FOLDED):
                self._folded.setdefault(fold(written), entry)
            key = fold(written)[:2]
            self._starts[key] = max(self._starts.get(key, 0), len(written) + 2)

    def get(self, form: str) -> T | None:
        """Return the entry of a name, or None."""
        if form in self._asked:
            return self._asked[form]
        if len(self._asked) >= _MOST_ASKED:
            self._asked.clear()
        self._asked[form] = found = self._found(form)
        return found

    def _found(self, form: str) -> T | None:
        written = " ".join(form.replace("’", "'").split())
        found = self._exact.get(written)
        if found is None and self._may_fold(written):
            found = self._folded.get(fold(written))
        return found

    def _may_fold(self, written: str) -> bool:
        return self._loose or (written[:1].isupper() and len(written) >= _SHORTEST_FOLDED)

    def find(self, tokens: tuple[Token, ...], text: str) -> Iterator[Hit[T]]:
        """Yield the names in a sentence from left to right, the longest first where several begin at one word."""
        first = 0
        while first < len(tokens):
            hit = self._longest(tokens, text, first)
            if hit:
                yield hit
                first = hit.last + 1
            else:
                first += 1

    def reach(self, word: str) -> int:
        """Return the length of the longest name that may begin with a word, 0 where none does."""
        return self._starts.get(fold(word)[:2], 0)

    def _longest(self, tokens: tuple[Token, ...], text: str, first: int) -> Hit[T] | None:
        reach = self.reach(tokens[first].text)
        best: Hit[T] | None = None
        for last in range(first, min(first + 12, len(tokens))):
            if tokens[last].end - tokens[first].start > reach:
                break
            entry = self.get(text[tokens[first].start : tokens[last].end])
            if entry is not None:
                best = Hit(first, last, entry)
        return best
