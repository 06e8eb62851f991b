"""One record per distinct thing, however often the document mentions it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from chancery.find.lexicon import load_lexicon
from chancery.find.setting import is_heading
from chancery.lang import Pack
from chancery.model import Event, Interval, Reading
from chancery.world import World

# Types of which a sentence often tells one act twice: "met for talks", "signed the treaty after agreeing on it".
_MUTUAL = frozenset({"CONSULT", "SUPPORT", "AGREE", "COOPERATE"})
# What the rules of talks and visits have in their names.
_OF_TALKS = "/consult."


# A heading tells what happened in the days before, with the day of writing for its date.
_NEWS = dt.timedelta(days=12)
# Talks of the day of writing are those that another sentence dates a day or two before.
_TALKS = dt.timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Places:
    """Where events are told: the sentence of each, which sentences are headings, the day of writing, and the units that are nouns."""

    sentences: Mapping[Event, int]
    headings: frozenset[int] = frozenset({0})
    published: Interval | None = None
    nouns: frozenset[str] = frozenset()

    def heads(self, a: Event, b: Event) -> bool:
        """Return whether an event stands in a heading and the other one in the text below."""
        first, second = self.sentences.get(a), self.sentences.get(b)
        return first in self.headings and second is not None and second not in self.headings and second > (first or 0)


def merge(reading: Reading, pack: Pack, world: World) -> Reading:
    """Return the reading with the mentions of one event folded into one record."""
    document = reading.document
    sentences = {e: s.number for e in reading.events if (s := document.sentence_at(e.evidence.start))}
    headings = frozenset(s.number for s in document.sentences if is_heading(document, s))
    nouns = frozenset(unit.id for units in load_lexicon(pack).by_lemma.values() for unit in units if unit.pos == "n")
    return replace(reading, events=tuple(merge_events(reading.events, Places(sentences, headings, reading.published, nouns))))


def merge_events(events: Sequence[Event], places: Places) -> list[Event]:
    """Return the events with those that tell of one act folded together.

    The first told keeps its evidence, but a heading leaves it to the body, which tells it again. Talks go on from one sentence to the
    next. Other acts that the body of a text tells with different words in different sentences are different acts.
    So are directed acts that one sentence tells with different words ("refused to condemn and did not join").
    """
    kept: list[Event] = []
    for event in events:
        place = places.sentences.get(event)
        beside = {n for n, other in enumerate(kept) if places.sentences.get(other) == place and _told_apart(other, event)}
        apart = beside | {n for n, other in enumerate(kept) if _elsewhere(other, event, places)}
        twin = next((n for n, other in enumerate(kept) if n not in apart and _same(other, event, places)), None)
        if twin is None:
            kept.append(event)
        elif not _points_back(kept[twin], event, places):
            kept[twin] = _fold(event, kept[twin]) if places.heads(kept[twin], event) else _fold(kept[twin], event)
    return kept


def _elsewhere(a: Event, b: Event, places: Places) -> bool:
    """Return whether two events are told by different units in different sentences, neither of them a heading, which repeats.

    Who thanks in one sentence and praises in the next has done two things; who meets in one and talks in the next has met once.
    """
    one, other = places.sentences.get(a), places.sentences.get(b)
    heading = one in places.headings or other in places.headings
    return b.type != "CONSULT" and one is not None and other is not None and not heading and one != other and a.rule != b.rule


def _points_back(a: Event, b: Event, places: Places) -> bool:
    """Return whether a noun without a date of its own ("during the visit") means a visit or talks told before, or planned."""
    if b.type != "CONSULT" or b.rule not in places.nouns or (b.date is not None and b.date != places.published):
        return False
    planned = a.type == "AGREE" and a.status == "future" and _OF_TALKS in a.rule and b.status == "actual"
    if planned and {*b.actors, *b.recipients} == {*a.actors, *a.recipients}:
        return True
    narrower = set(b.actors) <= set(a.actors) and set(b.recipients) <= set(a.recipients)
    return a.type == b.type and a.mode == b.mode and a.status == b.status and narrower and bool(b.recipients) == bool(a.recipients)


def _told_apart(a: Event, b: Event) -> bool:
    """Return whether two events of one sentence are told by different units in places that do not overlap."""
    return a.rule != b.rule and a.type not in _MUTUAL and not a.evidence.span.overlaps(b.evidence.span)


def _same(a: Event, b: Event, places: Places) -> bool:
    if _points_back(a, b, places):
        return True
    if a.type != b.type or {*a.actors, *a.recipients} != {*b.actors, *b.recipients} or a.status != b.status:
        return False
    if a.actors != b.actors and a.recipients and b.recipients:
        return False
    if places.heads(a, b):
        return _dates_agree(a.date, b.date) or _just_before(b.date, a.date, places.published, _NEWS)
    if a.mode != b.mode and ((a.mode and b.mode) or "visit" in (a.mode, b.mode)):
        return False
    if a.type == "CONSULT" and any(_just_before(x, y, places.published, _TALKS) for x, y in ((a.date, b.date), (b.date, a.date))):
        return True
    return _dates_agree(a.date, b.date)


def _dates_agree(a: Interval | None, b: Interval | None) -> bool:
    return a is None or b is None or a.overlaps(b)


def _just_before(told: Interval | None, written: Interval | None, published: Interval | None, span: dt.timedelta) -> bool:
    """Return whether a date lies shortly before another one that is only the day of writing."""
    if told is None or written is None or written != published:
        return False
    return written.start - span <= told.start <= written.end


def _fold(first: Event, second: Event) -> Event:
    """Return one event out of two: the tighter date, the fuller cast, the better evidence."""
    dates = [d for d in (first.date, second.date) if d]
    if len(dates) == 2 and not dates[0].overlaps(dates[1]):
        dates = [min(dates, key=lambda d: d.start)]  # the later one is only the day of writing
    base = first if first.confidence >= second.confidence - 0.1 else second
    other = second if base is first else first
    return replace(
        base, mode=base.mode or other.mode, date=min(dates, key=lambda d: d.days) if dates else None,
        who=tuple(dict.fromkeys([*base.who, *other.who])), place=base.place or other.place,
        confidence=max(base.confidence, other.confidence),
    )
