"""A stretch of a document's untouched text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` (included) to `end` (excluded) of a document's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters that the span covers in `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Return whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Return whether `other` lies inside this span."""
        return self.start <= other.start and other.end <= self.end
