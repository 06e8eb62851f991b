"""A stretch of days."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """The days from `start` to `end`, both included."""

    start: dt.date
    end: dt.date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"interval ends ({self.end}) before it starts ({self.start})")

    @classmethod
    def day(cls, day: dt.date) -> Interval:
        """Return the interval of one day."""
        return cls(day, day)

    @classmethod
    def month(cls, year: int, month: int) -> Interval:
        """Return the interval of a calendar month."""
        following = dt.date(year + month // 12, month % 12 + 1, 1)
        return cls(dt.date(year, month, 1), following - dt.timedelta(days=1))

    @classmethod
    def year(cls, year: int) -> Interval:
        """Return the interval of a calendar year."""
        return cls(dt.date(year, 1, 1), dt.date(year, 12, 31))

    @classmethod
    def written(cls, stamp: str) -> Interval:
        """Return the interval of a year, month or day in ISO form.

        Raises:
            ValueError: the words are no such date.
        """
        parts = [int(part) for part in stamp.split("-")]
        if len(parts) == 1:
            return cls.year(parts[0])
        return cls.month(*parts) if len(parts) == 2 else cls.day(dt.date(*parts))

    @property
    def days(self) -> int:
        """The number of days in the interval."""
        return (self.end - self.start).days + 1

    def overlaps(self, other: Interval) -> bool:
        """Return whether the two intervals share a day."""
        return self.start <= other.end and other.start <= self.end

    def to_json(self) -> dict[str, str]:
        """Return {"start", "end"} with ISO dates."""
        return {"start": self.start.isoformat(), "end": self.end.isoformat()}
