"""When a document was written: what came with it, a date line, or what its own words allow."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from chancery.find.dating_solve import solve
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
    published, reasons = solve(reading, line, pack, world)
    return replace(reading, published=published, reasons=reasons)


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
