"""Time that a text counts from a date: "the 50th anniversary of ties, established in 1971"; "tomorrow it is three weeks since 8 August"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from chancery.find.times_grammar import TimeGrammar, fold_in_place
from chancery.find.times_scan import Found
from chancery.find.times_values import Anchor, month_of, resolve
from chancery.model import Span

# Only what a text opens with tells of its own year; further on it may tell of earlier ones.
_LEAD = 900
# Characters between the count and the date that it starts from.
_REACH = 70
# So many days are counted to the day; news of their end comes out within so many.
_MANY, _LAG = 20, 2
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


@dataclass(frozen=True, slots=True)
class Counted:
    """So many units that have passed from a date to a day told against that of writing: tomorrow is one day `off`."""

    span: Span
    item: Found
    unit: str
    count: int
    off: int
    lag: int = 0

    def allows(self, day: dt.date) -> bool:
        """Return whether the text can have been written on a day."""
        start = resolve(self.item, Anchor(day))
        reached = self._reached(start.start) if start else None
        return reached is None or 0 <= (day + dt.timedelta(days=self.off) - reached).days <= self.lag

    def _reached(self, start: dt.date) -> dt.date:
        if self.unit in _MONTHS:
            month = month_of(start.year, start.month + _MONTHS[self.unit] * self.count)
            return month.start.replace(day=min(start.day, month.end.day))
        return start + dt.timedelta(days=self.count * (7 if self.unit == "week" else 1))


def find_elapsed(text: str, grammar: TimeGrammar) -> Iterator[tuple[str, int]]:
    """Yield the words at the head of a text that count years from a year named, with the year that they come to."""
    head = fold_in_place(text[:_LEAD])
    for pattern in grammar.elapsed:
        for match in pattern.finditer(head):
            number, year = match["digits"], int(match["year"])
            count = int(number) if number.isdigit() else grammar.classes.get("digits", {}).get(number)
            if isinstance(count, int):
                yield text[match.start() : match.end()], year + count


def find_counted(text: str, found: tuple[Found, ...], grammar: TimeGrammar) -> Iterator[Counted]:
    """Yield what a text counts to today, yesterday or tomorrow from a day of the calendar that stands near, after it or before."""
    folded = fold_in_place(text)
    days = [f for f in found if f.value == "calendar" and {"day", "month"} <= set(f.fields)]
    for pattern in grammar.counted:
        for match in pattern.finditer(folded):
            told = match.groupdict()
            number = told["digits"]
            count = int(number) if number.isdigit() else grammar.classes["digits"][number]
            item = _day_near(folded, match.start(), match.end(), days)
            if item:
                off = grammar.classes["anchor"][told["anchor"]] if told.get("anchor") else 0
                span = Span(min(match.start(), item.span.start), max(match.end(), item.span.end))
                yield Counted(span, item, grammar.classes["unit"][told["unit"]], count, off)


def find_lasting(text: str, found: tuple[Found, ...], grammar: TimeGrammar) -> Iterator[Counted]:
    """Yield how many days the news came after the first full date of the lead, where it opens with such a count: "after 455 days"."""
    first = next((f for f in found if f.span.start < _LEAD and f.value == "calendar" and {"year", "month", "day"} <= set(f.fields)), None)
    folded = fold_in_place(text[:_LEAD])
    for match in (m for pattern in grammar.lasted for m in pattern.finditer(folded)):
        number, unit = match["digits"], grammar.classes["unit"][match["unit"]]
        if first and unit == "day" and number.isdigit() and int(number) >= _MANY:
            yield Counted(Span(*match.span()), first, unit, int(number), 0, _LAG)


def _day_near(folded: str, start: int, end: int, days: list[Found]) -> Found | None:
    """Return the day of the calendar behind a stretch of its sentence, or else that before it."""
    after = (f for f in days if 0 <= f.span.start - end < _REACH and not set(".;\n") & set(folded[end : f.span.start]))
    before = (f for f in reversed(days) if 0 <= start - f.span.end < _REACH / 2 and not set(".;\n") & set(folded[f.span.end : start]))
    return next(after, None) or next(before, None)
