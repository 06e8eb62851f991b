"""Times that the name of an event gives: "met on the sidelines of the G20 summit in Bali"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from chancery.find.named_events import Naming, find_named_events
from chancery.lang import Pack
from chancery.model import Reading, TimeExpression
from chancery.world import World

# Characters before a name in which the words stand that set an act there.
_REACH = 60
# A time of a sentence that is no longer says more than the event's name does, in days.
_EXACT = 31


def find_occasions(reading: Reading, pack: Pack, world: World) -> Reading:
    """Return the reading with the days of the events at which its sentences set an act, where they say no other day."""
    leads = _leads(pack)
    text = reading.document.text
    found: list[TimeExpression] = []
    if leads is None:
        return reading
    for naming in find_named_events(text, reading.document.language, world):
        sentence = reading.document.sentence_at(naming.span.start)
        if sentence is None or not leads.search(text[max(sentence.start, naming.span.start - _REACH) : naming.span.start]):
            continue
        if not any(t.sentence == sentence.number and _exact(t, naming) for t in reading.times):
            rule = f"occasions:{naming.event.id}"
            found.append(
                TimeExpression(span=naming.span, sentence=sentence.number, interval=naming.event.days, kind="occasion", rule=rule)
            )
    kept = [t for t in reading.times if not any(o.span.holds(t.span) for o in found)]
    return replace(reading, times=tuple(sorted([*kept, *found], key=lambda t: t.span.start)))


def _exact(time: TimeExpression, naming: Naming) -> bool:
    """Return whether a time outside the name says the day or the month."""
    return time.interval is not None and time.interval.days <= _EXACT and not naming.span.holds(time.span)


@cache
def _leads(pack: Pack) -> re.Pattern[str] | None:
    """Return what stands before the name of an event at which something takes place, None where the pack says nothing."""
    told = pack.settings("occasions")
    leads = "|".join(re.escape(word) for word in sorted(told.get("leads", ()), key=len, reverse=True))
    fillers = "|".join(re.escape(word) for word in sorted(told.get("fillers", ()), key=len, reverse=True))
    return re.compile(rf"\b(?:{leads})\s+(?:(?:{fillers})\s+)*$", re.IGNORECASE) if leads else None
