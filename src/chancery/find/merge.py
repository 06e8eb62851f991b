"""One record per distinct thing, however often the document mentions it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from chancery.lang import Pack
from chancery.model import Event, Interval, Reading
from chancery.world import World

# Types of which a sentence often tells one act twice: "met for talks", "signed the treaty after agreeing on it".
_MUTUAL = frozenset({"CONSULT", "SUPPORT", "AGREE", "COOPERATE"})


def merge(reading: Reading, pack: Pack, world: World) -> Reading:
    """Return the reading with the mentions of one event folded into one record."""
    sentences = {e: s.number for e in reading.events if (s := reading.document.sentence_at(e.evidence.start))}
    return replace(reading, events=tuple(merge_events(reading.events, sentences)))


def merge_events(events: Sequence[Event], sentences: Mapping[Event, int]) -> list[Event]:
    """Return the events with those that tell of one act folded together.

    The first told keeps its evidence, but a headline leaves it to the body, which tells it again. Talks go on from one sentence to the
    next. Other acts that the body of a text tells with different words in different sentences are different acts.
    So are directed acts that one sentence tells with different words ("refused to condemn and did not join").
    """
    kept: list[Event] = []
    for event in events:
        place = sentences.get(event)
        beside = {n for n, other in enumerate(kept) if sentences.get(other) == place and _told_apart(other, event)}
        apart = beside | {n for n, other in enumerate(kept) if _elsewhere(other, event, sentences)}
        twin = next((n for n, other in enumerate(kept) if n not in apart and _same(other, event)), None)
        if twin is None:
            kept.append(event)
        else:
            kept[twin] = _fold(event, kept[twin]) if _headline(kept[twin], event, sentences) else _fold(kept[twin], event)
    return kept


def _elsewhere(a: Event, b: Event, sentences: Mapping[Event, int]) -> bool:
    """Return whether two events are told by different units in different sentences, neither of them the headline, which repeats.

    Who thanks in one sentence and praises in the next has done two things; who meets in one and talks in the next has met once.
    """
    one, other = sentences.get(a), sentences.get(b)
    return a.type != "CONSULT" and bool(one and other) and one != other and a.rule != b.rule


def _headline(a: Event, b: Event, sentences: Mapping[Event, int]) -> bool:
    return sentences.get(a) == 0 and bool(sentences.get(b))


def _told_apart(a: Event, b: Event) -> bool:
    """Return whether two events of one sentence are told by different units in places that do not overlap."""
    return a.rule != b.rule and a.type not in _MUTUAL and not a.evidence.span.overlaps(b.evidence.span)


def _same(a: Event, b: Event) -> bool:
    if a.type != b.type or {*a.actors, *a.recipients} != {*b.actors, *b.recipients} or a.status != b.status:
        return False
    if a.mode != b.mode and a.mode and b.mode:
        return False
    if "visit" in (a.mode, b.mode) and a.mode != b.mode:
        return False
    if a.actors != b.actors and a.recipients and b.recipients:
        return False
    return _dates_agree(a.date, b.date)


def _dates_agree(a: Interval | None, b: Interval | None) -> bool:
    return a is None or b is None or a.overlaps(b)


def _fold(first: Event, second: Event) -> Event:
    """Return one event out of two: the tighter date, the fuller cast, the better evidence."""
    dates = [d for d in (first.date, second.date) if d]
    base = first if first.confidence >= second.confidence - 0.1 else second
    other = second if base is first else first
    return replace(
        base, mode=base.mode or other.mode, date=min(dates, key=lambda d: d.days) if dates else None,
        who=tuple(dict.fromkeys([*base.who, *other.who])), place=base.place or other.place,
        confidence=max(base.confidence, other.confidence),
    )
