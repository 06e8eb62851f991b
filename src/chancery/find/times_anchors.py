"""What a time that is counted from another is counted from: "three days later", "that same evening"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chancery.find.times_scan import PAST, Found
from chancery.model import Interval

# Days are counted from a day or a month, not from a run of days told in passing.
_DAYS, _MONTH = 2, 31


@dataclass(frozen=True, slots=True)
class Told:
    """A time that was told: the days that it stands for, its sentence and how it was found."""

    days: Interval
    sentence: int
    found: Found

    @property
    def exact(self) -> bool:
        """Whether it is a day or a month."""
        return self.days.days <= (_DAYS if self.found.kind == "range" else _MONTH)


def counted_from(item: Found, sentence: int, told: Sequence[Told], published: Interval | None) -> Interval | None:
    """Return the days that an expression is counted from: the last ones told, the day of writing where none were.

    Those of the same sentence go first, then those of main clauses: what is told in passing ("after Japan struck it off the
    list on 2 August") moves no story on. What is past is counted from nothing that lies ahead, and a day counted from an event
    ("the day after the raid") from none that may be today.
    """
    fitting = [t for t in told if (t.exact or not item.counts_days) and not (item.of_event and t.found.of_event)]
    if item.told == PAST and published:
        later = item.value == "after" and (item.fields.get("sign") == 1 or item.of_event)
        fitting = [t for t in fitting if (t.days.end < published.start if later else t.days.start <= published.end)]
    beside = [t for t in fitting if t.sentence == sentence]
    days = [t for t in fitting if t.days.days <= _DAYS] if item.counts_days else []
    main = [t for t in days or fitting if t.found.main]
    chosen = beside or main or days or fitting
    return chosen[-1].days if chosen else None if item.of_event else published
