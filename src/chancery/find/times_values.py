"""From what was read in an expression of time to the days that it stands for."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from chancery.find.times_scan import Found
from chancery.model import Interval

Fields = Mapping[str, Any]
# The months of a third of the year, and of the seasons (winter runs into the next year).
_THIRDS = {"begin": (1, 4), "mid": (5, 8), "end": (9, 12)}
_SHORTEST_MONTH = 28
# "At the time" is further back than so many days.
_RECENT = 3
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 14)}


@dataclass(frozen=True, slots=True)
class Anchor:
    """What an expression is read against: the day of writing (if known) and the time named before it."""

    day: dt.date | None
    previous: Interval | None = None


def resolve(found: Found, anchor: Anchor) -> Interval | None:
    """Return the days that an expression stands for, None where they are not known or have no bounds."""
    make = _VALUES.get(found.value)
    try:
        return make(found.fields, anchor, found.ahead) if make else None
    except (ValueError, OverflowError):
        return None  # the 31st of June, the year 0: words that name no day


def resolve_within(found: Found, published: Interval | None, previous: Interval | None) -> Interval | None:
    """Return the days that an expression may stand for when the day of writing is known only as an interval."""
    if published is None:
        return resolve(found, Anchor(None, previous))
    first, last = (resolve(found, Anchor(day, previous)) for day in (published.start, published.end))
    return Interval(min(first.start, last.start), max(first.end, last.end)) if first and last else first or last


# --- calendar -----------------------------------------------------------------------------------------------------


def month_of(year: int, month: int) -> Interval:
    """Return a month, which may lie beyond December (13 is next January) or before January."""
    return Interval.month(year + (month - 1) // 12, (month - 1) % 12 + 1)


def _months(year: int, first: int, last: int) -> Interval:
    return Interval(month_of(year, first).start, month_of(year, last).end)


def _part(whole: Interval, part: str | None) -> Interval:
    """Return the beginning, middle or end of a month or year."""
    if not part:
        return whole
    if whole.days > 31:
        first, last = _THIRDS[part]
        return _months(whole.start.year, first, last)
    if whole.days < _SHORTEST_MONTH:
        third = dt.timedelta(days=max(1, whole.days // 3))
        return {"begin": Interval(whole.start, whole.start + third), "end": Interval(whole.end - third, whole.end)}.get(part, whole)
    first_day, last_day = {"begin": (1, 10), "mid": (11, 20), "end": (21, whole.end.day)}[part]
    return Interval(whole.start.replace(day=first_day), whole.start.replace(day=min(last_day, whole.end.day)))


def _calendar(fields: Fields, anchor: Anchor, ahead: bool) -> Interval | None:
    """Return a year, a month or a day of the calendar, its year reckoned from the day of writing where none is given."""
    if "year" in fields:
        return _date(int(fields["year"]), fields)
    if anchor.day is None:
        return None
    if "years" in fields:
        return _date(anchor.day.year + int(fields["years"]), fields)
    return _nearest(fields, anchor.day, str(fields.get("near", "future" if ahead else "past")))


def _date(year: int, fields: Fields) -> Interval:
    month, day = fields.get("month"), fields.get("day")
    return _dated(year, None if month is None else int(month), None if day is None else int(day), fields.get("part"))


@lru_cache(maxsize=4096)
def _dated(year: int, month: int | None, day: int | None, part: str | None) -> Interval:
    """Return a year, month or day; the same ones are asked for again and again while the day of writing is solved."""
    if month is None:
        return _part(Interval.year(year), part)
    if day is None:
        return _part(Interval.month(year, month), part)
    return Interval.day(dt.date(year, month, day))


def _nearest(fields: Fields, day: dt.date, near: str) -> Interval | None:
    """Return the last such month or day not after the day of writing, or the next one not before it."""
    if "month" not in fields and "day" not in fields:
        return None
    if near == "nearest":
        return _closest(fields, day)
    sign = 1 if near == "future" else -1
    if "month" not in fields:
        candidates = (_day_of(month_of(day.year, day.month + sign * n), int(fields["day"])) for n in (-2, -1, 0, 1, 2))
    else:
        candidates = (_safe(day.year + sign * n, fields) for n in (-4, -1, 0, 1, 4))
    return next((c for c in candidates if c and (c.end >= day if sign > 0 else c.start <= day)), None)


def _closest(fields: Fields, day: dt.date) -> Interval | None:
    """Return the month or day that lies nearest to the day of writing, before or after it."""
    found = [c for near in ("past", "future") if (c := _nearest(fields, day, near))]
    return min(found, key=lambda c: max((c.start - day).days, (day - c.end).days, 0), default=None)


def _safe(year: int, fields: Fields) -> Interval | None:
    month, day = int(fields["month"]), int(fields.get("day", 1))
    return _date(year, fields) if day <= calendar.monthrange(year, month)[1] else None


def _day_of(month: Interval, day: int) -> Interval | None:
    return Interval.day(month.start.replace(day=day)) if day <= month.end.day else None


def _range(fields: Fields, anchor: Anchor, ahead: bool) -> Interval | None:
    """Return the days from one point to another; the first takes from the second what it does not say itself."""
    last = {k.rstrip("2"): v for k, v in fields.items() if k.endswith("2")}
    first = {k: v for k, v in fields.items() if not k.endswith("2")}
    if "month" in first and "month" not in last and "day" in last:
        last["month"] = first["month"]
    if "year" in first and "year" not in last:
        last["year"] = first["year"]
    shared = {k: v for k, v in last.items() if k in ("month", "year") and not (k == "month" and "year" in first)}
    start = _calendar({**shared, **first}, anchor, ahead)
    if start is None:
        return None
    end = _calendar(last, Anchor(start.start, anchor.previous), True)
    if end is None:
        return None
    if end.end < start.start and "year" in last and "year" not in first:
        start = _date(int(last["year"]) - 1, {**shared, **first})
    return Interval(start.start, end.end) if start.start <= end.end else None


# --- relative to the day of writing ---------------------------------------------------------------------------------


def _shift(fields: Fields, anchor: Anchor, ahead: bool) -> Interval | None:
    """Return the day, week, month or year so many before or after the one of writing."""
    if anchor.day is None:
        return None
    count = int(fields.get("sign", -1)) * int(fields.get("number", fields.get("digits", 1)))
    return _part(_unit(str(fields["unit"]), anchor.day, count, bool(fields.get("exact"))), fields.get("part"))


def _unit(unit: str, day: dt.date, count: int, exact: bool) -> Interval:
    if unit == "day":
        return Interval.day(day + dt.timedelta(days=count))
    if unit == "week":
        start = day + dt.timedelta(days=7 * count - (3 if exact else day.weekday()))
        return Interval(start, start + dt.timedelta(days=6))
    if unit == "weekend":
        start = day + dt.timedelta(days=7 * count + 5 - day.weekday())
        return Interval(start, start + dt.timedelta(days=1))
    if unit == "month":
        return month_of(day.year, day.month + count)
    if unit == "quarter":
        first = 3 * ((day.month - 1) // 3 + count) + 1
        return _months(day.year, first, first + 2)
    years = {"year": 1, "decade": 10, "century": 100}[unit]
    year = day.year + years * count
    if years == 1:
        return Interval.year(year)
    first = year - year % years
    return Interval(dt.date(first, 1, 1), dt.date(first + years - 1, 12, 31))


def _weekday(fields: Fields, anchor: Anchor, ahead: bool) -> Interval | None:
    """Return the last such day of the week (the day of writing included), or the next one where the clause looks ahead."""
    if anchor.day is None:
        return None
    name = int(fields["weekday"]) - 1
    if "weeks" in fields:
        return Interval.day(anchor.day + dt.timedelta(days=7 * int(fields["weeks"]) + name - anchor.day.weekday()))
    near = str(fields.get("near", "future" if ahead else "past"))
    back = (anchor.day.weekday() - name) % 7
    if near == "coming":
        return Interval.day(anchor.day + dt.timedelta(days=(7 - back) % 7))
    if near == "future":
        today = not back and "near" not in fields  # what the news of a Saturday foresees for "Saturday" is of the same day
        return Interval.day(anchor.day + dt.timedelta(days=0 if today else 7 - back))
    if near == "this":
        monday = anchor.day - dt.timedelta(days=anchor.day.weekday())
        return Interval.day(monday + dt.timedelta(days=name))
    return Interval.day(anchor.day - dt.timedelta(days=back or (7 if fields.get("near") == "past" else 0)))


def _season(fields: Fields, anchor: Anchor, ahead: bool) -> Interval | None:
    """Return a season, of a given year or the nearest."""
    first, last = _SEASONS[str(fields["season"])]
    if "year" in fields:
        return _months(int(fields["year"]), first, last)
    if anchor.day is None:
        return None
    if "years" in fields:
        return _months(anchor.day.year + int(fields["years"]), first, last)
    seasons = [_months(anchor.day.year + n, first, last) for n in (-1, 0, 1)]
    near = str(fields.get("near", "future" if ahead else "past"))
    if near == "this":
        return next((s for s in seasons if s.end >= anchor.day), None)
    if near == "future":
        return next((s for s in seasons if s.start > anchor.day), None)
    return next((s for s in reversed(seasons) if (s.end if fields.get("near") else s.start) <= anchor.day), None)


def _share(fields: Fields, anchor: Anchor, ahead: bool) -> Interval | None:
    """Return the first or last so many months, a quarter or a half of a year."""
    if "year" not in fields and anchor.day is None:
        return None
    year = int(fields["year"]) if "year" in fields else _share_year(fields, anchor)
    unit, number = str(fields.get("unit", "month")), int(fields.get("number", fields.get("digits", 1)))
    if unit == "quarter":
        return _months(year, 3 * number - 2, 3 * number)
    if unit == "half":
        return _months(year, 6 * number - 5, 6 * number)
    if fields.get("from_end"):
        return _months(year, 13 - number, 12)
    return _months(year, 1, min(number, 12))


def _share_year(fields: Fields, anchor: Anchor) -> int:
    day = anchor.day or dt.date.min
    if "years" in fields:
        return day.year + int(fields["years"])
    months = {"quarter": 3, "half": 6}.get(str(fields.get("unit", "month")), 1) * int(fields.get("number", fields.get("digits", 1)))
    return day.year if day.month >= months or fields.get("from_end") else day.year - 1


def _last_units(fields: Fields, anchor: Anchor, ahead: bool) -> Interval | None:
    """Return the last so many days, weeks, months or years up to the day of writing, or the coming ones from the day after it."""
    if anchor.day is None:
        return None
    number, unit = int(fields.get("number", fields.get("digits", 1))), str(fields["unit"])
    sign = int(fields.get("sign", -1))
    if unit == "year":
        far = month_of(anchor.day.year, anchor.day.month + 12 * sign * number).start
    elif unit == "month":
        far = month_of(anchor.day.year, anchor.day.month + sign * number).start
    else:
        far = anchor.day + dt.timedelta(days=sign * number * {"day": 1, "week": 7}.get(unit, 1))
    if sign < 0:
        return Interval(far, anchor.day)
    morrow = anchor.day + dt.timedelta(days=1)
    return Interval(morrow, max(far, morrow))


# --- relative to the time named before ------------------------------------------------------------------------------


def _after(fields: Fields, anchor: Anchor, ahead: bool) -> Interval | None:
    """Return the time so many days, weeks, months or years after or before the one named before."""
    if anchor.previous is None:
        return None
    unit, count = str(fields["unit"]), int(fields.get("sign", 1)) * int(fields.get("number", fields.get("digits", 1)))
    start, end = anchor.previous.start, anchor.previous.end
    if unit == "week" and not {"number", "digits"} & set(fields):
        monday = start + dt.timedelta(days=7 * count - start.weekday())  # "the following week" is one of the calendar
        return Interval(monday, monday + dt.timedelta(days=6))
    if unit in ("day", "week"):
        step = dt.timedelta(days=count * (7 if unit == "week" else 1))
        return Interval(start + step, end + step)
    months = count * {"month": 1, "year": 12, "quarter": 3}.get(unit, 12)
    whole = Interval(month_of(start.year, start.month + months).start, month_of(end.year, end.month + months).end)
    return Interval.year(start.year + count) if unit == "year" and anchor.previous.days > 31 else whole


def _same(fields: Fields, anchor: Anchor, ahead: bool) -> Interval | None:
    """Return the day, month or year of the time named before ("that year")."""
    if anchor.previous is None:
        return None
    unit = str(fields.get("unit", ""))
    if unit == "year":
        return Interval(Interval.year(anchor.previous.start.year).start, Interval.year(anchor.previous.end.year).end)
    if unit == "month" and anchor.previous.days <= 31:
        return Interval.month(anchor.previous.start.year, anchor.previous.start.month)
    return anchor.previous


def _then(fields: Fields, anchor: Anchor, ahead: bool) -> Interval | None:
    """Return the time named before where the text has turned to one that is past ("at the time")."""
    past = anchor.previous and anchor.day and (anchor.day - anchor.previous.end).days > _RECENT
    return anchor.previous if past else None


def _decade(fields: Fields, anchor: Anchor, ahead: bool) -> Interval | None:
    if "century" in fields:
        century = int(fields["century"])
        return Interval(dt.date(100 * (century - 1) + 1, 1, 1), dt.date(100 * century, 12, 31))
    decade = int(fields["decade"])
    first = decade if decade > 99 else 1900 + decade
    return Interval(dt.date(first, 1, 1), dt.date(first + 9, 12, 31))


_VALUES: dict[str, Callable[[Fields, Anchor, bool], Interval | None]] = {
    "calendar": _calendar, "range": _range, "shift": _shift, "weekday": _weekday, "season": _season, "share": _share,
    "last": _last_units, "after": _after, "same": _same, "then": _then, "decade": _decade,
}
