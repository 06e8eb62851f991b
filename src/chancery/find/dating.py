"""When a document was written: what came with it, a date line, or what its own words allow."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from dataclasses import replace

from chancery.find.times_grammar import TimeGrammar, fold_in_place, load_times
from chancery.find.times_scan import Found, scan
from chancery.find.times_values import Anchor, resolve
from chancery.lang import Pack
from chancery.model import Interval, Reading
from chancery.world import World

_URL = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])(?:[/-](0?[1-9]|[12]\d|3[01]))?(?:/|$)")
_PLACE = re.compile(r"^\W*(?:[A-ZÀ-ÞȘȚŞŢĂÂÎ][\w.'’]*[\s/-]*){1,4}[,(]\s*$")
_DASH = re.compile(r"^[^\n]{0,60}?(?:\s[-–—]\s|\.\s|\)\s)")
# A line with a date and little else is a date line; so long it may be, and so far from the top or the end.
_LONGEST_LINE, _FROM_TOP, _FROM_END = 70, 12, 6
# A date known only to a stretch longer than this is not known.
_LONGEST = 400
_YEARS_AHEAD = 6
# Possible days further apart than this belong to different years.
_GAP_DAYS = 60


def date_document(reading: Reading, pack: Pack, world: World) -> Reading:
    """Return the reading with the days on which its document may have been written, and the reasons."""
    document = reading.document
    if document.date:
        return replace(reading, published=document.date, reasons=("the date came with the document",))
    if document.url and (linked := _from_url(document.url)):
        return replace(reading, published=linked, reasons=("the address of the document holds the date",))
    grammar = load_times(pack)
    found = scan(document.text, grammar)
    line = _date_line(document.text, found, grammar)
    if line and "year" in line.fields:
        interval = resolve(line, Anchor(None))
        return replace(reading, published=interval, reasons=(f"the date line {line.span.of(document.text)!r}",))
    return _solved(reading, found, line, grammar)


def _from_url(url: str) -> Interval | None:
    match = _URL.search(url)
    if not match:
        return None
    year, month, day = match.groups()
    try:
        return Interval.day(dt.date(int(year), int(month), int(day))) if day else Interval.month(int(year), int(month))
    except ValueError:
        return None


def _date_line(text: str, found: tuple[Found, ...], grammar: TimeGrammar) -> Found | None:
    """Return the date that stands as a date line: after a label, after a place, or alone in its line."""
    lines = [m for m in re.finditer(r"[^\n]+", text) if m.group().strip()]
    for item in found:
        if item.value != "calendar" or "month" not in item.fields or item.kind != "date":
            continue
        number = next((n for n, m in enumerate(lines) if m.start() <= item.span.start < m.end()), 0)
        line = lines[number]
        lead, rest = text[line.start() : item.span.start], text[item.span.end : line.end()]
        if grammar.labels.match(fold_in_place(lead)):
            return item
        if "day" not in item.fields:
            continue
        near_edge = number < _FROM_TOP or number >= len(lines) - _FROM_END
        if near_edge and ((_PLACE.match(lead) and _DASH.match(rest)) or (not lead.strip() and line.end() - line.start() <= _LONGEST_LINE)):
            return item
    return None


def _solved(reading: Reading, found: tuple[Found, ...], line: Found | None, grammar: TimeGrammar) -> Reading:
    """Return the reading dated by what its own words allow: years named, dates with a weekday, two names of one time."""
    text = reading.document.text
    lower = _lower(found)
    if lower is None:
        return replace(reading, reasons=("no date line, and the text names no year",))
    last = dt.date(lower.year + _YEARS_AHEAD, 12, 31)
    pairs = _pairs(text, found, grammar)
    dated = [f for f in found if "weekday" in f.fields and "day" in f.fields and "month" in f.fields and f.value == "calendar"]
    if not (pairs or line or dated):
        return replace(reading, reasons=(f"written on or after {lower.isoformat()}; nothing in the text says how long after",))
    days = [lower + dt.timedelta(days=n) for n in range((last - lower).days + 1)]
    days = [d for d in days if _allows(d, pairs, line, dated)]
    if not days:
        return replace(reading, reasons=("the dates in the text contradict each other",))
    days = _first_run(days)
    if (days[-1] - days[0]).days > _LONGEST - 30:
        return replace(reading, reasons=(f"written on or after {days[0].isoformat()}; nothing in the text says how long after",))
    quoted = [text[a.span.start : b.span.end] for a, b in pairs] + [f.span.of(text) for f in dated] + ([line.span.of(text)] if line else [])
    reasons = (f"the text names {lower.isoformat()} as past", *(f"{q!r} allows only these days" for q in dict.fromkeys(quoted)))
    return replace(reading, published=Interval(days[0], days[-1]), reasons=reasons)


def _lower(found: tuple[Found, ...]) -> dt.date | None:
    """Return the first day on which the text can have been written: not before the latest time told as past."""
    latest: list[dt.date] = []
    for item in found:
        if item.ahead or item.kind == "until" or not {"year", "year2"} & set(item.fields):
            continue
        interval = resolve(item, Anchor(None))
        if interval:
            bare = item.value == "calendar" and "month" not in item.fields
            done = bare and item.kind != "range"
            after = dt.date(interval.end.year + 1, 1, 1) if done else interval.start
            latest.append(interval.end if item.value == "share" else after)
    return max(latest, default=None)


def _pairs(text: str, found: tuple[Found, ...], grammar: TimeGrammar) -> list[tuple[Found, Found]]:
    """Return the neighbours that name one time twice: "yesterday, 2 April"."""
    following = itertools.pairwise(found)
    return [
        (a, b) for a, b in following
        if grammar.apposed.fullmatch(fold_in_place(text[a.span.end : b.span.start])) and "after" not in (a.value, b.value)
    ]


def _allows(day: dt.date, pairs: list[tuple[Found, Found]], line: Found | None, dated: list[Found]) -> bool:
    """Return whether the text can have been written on a day."""
    anchor = Anchor(day)
    if line:
        written = resolve(line, anchor)
        if written is None or not written.start <= day <= written.end:
            return False
    for a, b in pairs:
        first, second = resolve(a, anchor), resolve(b, anchor)
        if first and second and not first.overlaps(second):
            return False
    for item in dated:
        interval = resolve(item, anchor)
        if interval and interval.start.isoweekday() != int(item.fields["weekday"]):
            return False
        if interval and item is not line and not _within_a_week(day, interval.start, item.ahead):
            return False
    return True


def _within_a_week(day: dt.date, named: dt.date, ahead: bool) -> bool:
    """Return whether a date named with its day of the week lies within a week of the day of writing, on the side told of."""
    return 1 <= (named - day).days <= 6 if ahead else 0 <= (day - named).days <= 6


def _first_run(days: list[dt.date]) -> list[dt.date]:
    """Return the possible days up to the first gap that is longer than two months: the earliest year that fits."""
    for number, (day, following) in enumerate(itertools.pairwise(days)):
        if (following - day).days > _GAP_DAYS:
            return days[: number + 1]
    return days
