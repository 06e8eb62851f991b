"""Amounts: figures that answer one question with different numbers."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from math import floor, log10

from chancery.ledger.acts import gap
from chancery.ledger.disagreements import HIGH, LOW, MEDIUM, Conflict, Row, Side, apart, conflict_settings, reported, sides
from chancery.ledger.lines import span, value_of
from chancery.model import Interval

# Measures that count one thing at one place; the others are values that get revised.
_COUNTED = ("count",)
_MEASURED = ("trade", "money", "change", "share", "count", "duration")
_ROUGH_YEAR = 366


def amount_conflicts(figures: Sequence[Row], together: frozenset[frozenset[str]]) -> Iterator[Conflict]:
    """Yield the conflicts between figures.

    Args:
        together: pairs of documents (keys) that tell one story.
    """
    for group in _questions(figures).values():
        yield from _runs([figure for figure in group if run_start(figure) is not None])
        answers = _answers([figure for figure in group if run_start(figure) is None])
        for one, other in combinations(answers, 2):
            if one.records[0]["value"] != other.records[0]["value"] and (made := _numbers(one, other, together)):
                yield made


def _questions(figures: Sequence[Row]) -> Mapping[tuple[object, ...], list[Row]]:
    """Return figures by measure, unit, parties and the last word of what is measured."""
    groups: dict[tuple[object, ...], list[Row]] = {}
    for figure in figures:
        if figure["measure"] in _MEASURED and figure["parties"]:
            key = figure["measure"], figure["unit"], tuple(figure["parties"]), _thing(figure)
            groups.setdefault(key, []).append(figure)
    return groups


def _thing(figure: Row) -> str:
    """Return what is measured; of values the last word is enough, for wordings of them are definitions of one."""
    words = re.findall(r"\w+", str(figure["of"]).casefold())
    return " ".join(words) if figure["measure"] in (*_COUNTED, "duration", "share") else " ".join(words[-1:])


def _answers(figures: Sequence[Row]) -> list[Side]:
    """Return the different numbers; whether one is called approximate makes no other of it."""
    named: dict[tuple[float, str | None], str] = {}
    for figure in sorted(figures, key=lambda figure: (figure["approximate"], reported(figure))):
        days = span(figure["period"])
        named.setdefault((figure["value"], days), value_of(figure) + (f" in {days}" if days else ""))
    return sides([(named[figure["value"], span(figure["period"])], figure) for figure in figures])


def _numbers(one: Side, other: Side, together: frozenset[frozenset[str]]) -> Conflict | None:
    """Return the conflict of two different numbers, None where they answer two questions."""
    if not apart(one, other):
        return None
    first, second = _nearest(one, other)
    overlap, limits = _overlap(first, second), conflict_settings()["numbers"]
    if overlap is not None and overlap < limits["coverage"] and first["measure"] in limits["unstretched"]:
        return None
    if overlap == 0.0 or (overlap is None and not _in_context(first, second, together)):
        return None
    explained = _explained(first, second, overlap)
    return Conflict(kind="number", question=str(first["of"]), parties=tuple(first["parties"]), explained=explained,
                    severity=LOW if explained else _severity(first["value"], second["value"]), first=one, second=other)


def _nearest(one: Side, other: Side) -> tuple[Row, Row]:
    """Return the records of two sides that were reported nearest to one another."""
    def between(pair: tuple[Row, Row]) -> int:
        return days if (days := _days_between(*pair)) is not None else _ROUGH_YEAR
    return min(((a, b) for a in one.records for b in other.records), key=between)


def _overlap(one: Row, other: Row) -> float | None:
    """Return which part of the longer period two figures share, None where one of them has none."""
    if not one["period"] or not other["period"]:
        return None
    first, second = _interval(one["period"]), _interval(other["period"])
    shared = (min(first.end, second.end) - max(first.start, second.start)).days + 1
    return max(0, shared) / max(first.days, second.days)


def _interval(days: Mapping[str, str]) -> Interval:
    return Interval(dt.date.fromisoformat(days["start"]), dt.date.fromisoformat(days["end"]))


def _days_between(one: Row, other: Row) -> int | None:
    """Return how many days lie between two reports, None where one has no date."""
    first, second = one["document"]["published"], other["document"]["published"]
    return gap(_interval(first), _interval(second)) if first and second else None


def _in_context(one: Row, other: Row, together: frozenset[frozenset[str]]) -> bool:
    """Return whether figures without a common period are of one occasion: of one story, or of reports of the same days on two parties."""
    if frozenset((one["document"]["key"], other["document"]["key"])) in together:
        return True
    days = _days_between(one, other)
    return days is not None and days <= conflict_settings()["numbers"]["context"] and len(one["parties"]) > 1


def _explained(one: Row, other: Row, overlap: float | None) -> str | None:
    """Return why both numbers may be right, None where nothing says so."""
    limits = conflict_settings()["numbers"]
    if overlap is not None and overlap < limits["coverage"]:
        return "period"
    if _rounded(one, other) or _rounded(other, one):
        return "rounding"
    if one["of"] != other["of"]:
        return "definition"
    days = _days_between(one, other)
    if days is None:
        return None
    grows = (other["value"] > one["value"]) == (_written(one) < _written(other))
    if one["measure"] in _COUNTED:
        return "update" if days >= limits["later"] and grows else None
    return "update" if days >= limits["revised"] else None


def _written(figure: Row) -> str:
    return str(figure["document"]["published"]["start"])


def _rounded(exact: Row, rough: Row) -> bool:
    """Return whether one number is the other with fewer digits, or is called approximate and near enough."""
    limits, value, round_ = conflict_settings()["numbers"], exact["value"], rough["value"]
    if value == 0 or round_ == 0:
        return False
    if rough["approximate"] and abs(value - round_) <= limits["approximate"] * abs(value):
        return True
    digits = _digits(round_)
    if abs(value - round_) > limits["rounded"] * abs(value):
        return False
    return bool(limits["digits"] <= digits < _digits(value) and _shortened(value, digits) == round_)


def _digits(value: float) -> int:
    """Return how many significant digits a number is written with.

    >>> _digits(240_100_000_000.0), _digits(240_000_000_000.0), _digits(27.8)
    (4, 2, 3)
    """
    return len(f"{abs(value):.12g}".replace(".", "").strip("0")) if "e" not in f"{value:.12g}" else len(
        f"{abs(value):.11e}".split("e")[0].replace(".", "").strip("0"))


def _shortened(value: float, digits: int) -> float:
    return round(value, digits - 1 - floor(log10(abs(value))))


def _severity(one: float, other: float) -> str:
    limits = conflict_settings()["numbers"]
    difference = abs(one - other) / max(abs(one), abs(other))
    return HIGH if difference >= limits["high"] else MEDIUM if difference >= limits["medium"] else LOW


def run_start(figure: Row) -> int | None:
    """Return the first year of a run of years, None where a figure is none: its period is as long as its value says.

    >>> run_start({"measure": "duration", "unit": "years", "value": 9, "period": {"start": "2016-01-01", "end": "2024-12-31"}})
    2016
    """
    if figure["measure"] != "duration" or figure["unit"] != "years" or not figure["period"]:
        return None
    start, end = int(figure["period"]["start"][:4]), int(figure["period"]["end"][:4])
    return start if end - start + 1 == figure["value"] else None


def _runs(figures: Sequence[Row]) -> Iterator[Conflict]:
    """Yield runs of years that do not begin in one year, whichever year they are counted to."""
    starts = {run_start(figure) for figure in figures}
    if len(starts) < 2:
        return
    answers = sides([(f"{value_of(figure)}, {span(figure['period'])}", figure) for figure in figures])
    for one, other in combinations(answers, 2):
        if run_start(one.records[0]) != run_start(other.records[0]) and apart(one, other):
            yield Conflict(kind="number", question=str(one.records[0]["of"]), parties=tuple(one.records[0]["parties"]), severity=MEDIUM,
                           first=one, second=other)
