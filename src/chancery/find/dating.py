"""When a document was written: what came with it, a date line, or what its own words allow."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from chancery.find.dating_lines import find_date_line, find_day_line, find_open_line
from chancery.find.dating_solve import Lines, solve
from chancery.find.times_grammar import load_times
from chancery.find.times_scan import scan
from chancery.find.times_values import Anchor, resolve
from chancery.lang import Pack
from chancery.model import Interval, Reading
from chancery.world import World

_URL = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])(?:[/-](0?[1-9]|[12]\d|3[01]))?(?:/|$)")


def date_document(reading: Reading, pack: Pack, world: World) -> Reading:
    """Return the reading with the days on which its document may have been written, and the reasons."""
    document = reading.document
    if document.date:
        return replace(reading, published=document.date, reasons=("the date came with the document",))
    if document.url and (linked := _from_url(document.url)):
        return replace(reading, published=linked, reasons=("the address of the document holds the date",))
    grammar = load_times(pack)
    found = scan(document.text, grammar)
    line = find_date_line(document.text, found, grammar)
    if line and "year" in line.fields:
        interval = resolve(line, Anchor(None))
        return replace(reading, published=interval, reasons=(f"the date line {line.span.of(document.text)!r}",))
    day, open_line = find_day_line(document.text, found, grammar), None if line else find_open_line(document.text, found, grammar)
    published, reasons = solve(reading, Lines(line, day, open_line), pack, world)
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
