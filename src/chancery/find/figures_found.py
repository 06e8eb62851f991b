"""What a number turned out to measure, before it is known between whom and when."""

from __future__ import annotations

from dataclasses import dataclass

from chancery.find.numbers import Number
from chancery.model import Interval, Span


@dataclass(frozen=True, slots=True)
class Found:
    """A measure found in a sentence: `number` covers the number's words, `span` also the words that make it this measure.

    `standing` tells that a rank is a place among partners, `years` tells that the figure is a run of that many years, which `back`
    says ends with the year before the document's.
    """

    measure: str
    of: str
    value: float
    unit: str
    number: Span
    span: Span
    approximate: bool = False
    rule: str = ""
    years: float | None = None
    row: bool = False
    standing: bool = False
    period: Interval | None = None


def found_of(number: Number, measure: str, of: str, value: float, unit: str, end: int | None = None) -> Found:
    """Return the figure of a measure that a number is; `end` is where the words that show it end."""
    span = Span(number.lead, max(number.span.end, end or 0))
    return Found(measure, of, value, unit, number.span, span, number.approximate, f"figures:{measure}")
