"""The signing that a dated treaty tells of: "under the treaty of 1951" says that its parties concluded one that year."""

from __future__ import annotations

from dataclasses import replace

from chancery.lang import Pack
from chancery.model import Event, Interval, Reading, Tie
from chancery.world import World

# What records the signing of a treaty, and what records that it is still to be signed.
_TOLD = ("SUPPORT", "AGREE")
_SURE = 0.6


def record_treaties(reading: Reading, pack: Pack, world: World) -> Reading:
    """Return the reading with an event for each treaty that the text dates and whose signing it tells nowhere."""
    signed: list[Event] = []
    for tie in reading.ties:
        when = Interval.written(tie.start) if tie.kind == "treaty" and tie.start else None
        if when and not _told(tie, when, [*reading.events, *signed], reading):
            signed.append(_signing(tie, when))
    return replace(reading, events=(*reading.events, *signed))


def _told(tie: Tie, when: Interval, events: list[Event], reading: Reading) -> bool:
    """Return whether an event tells of a treaty's signing already, or the treaty is not signed yet."""
    if reading.published and when.end >= reading.published.start:
        return True
    here = reading.document.sentence_at(tie.evidence.start)
    for event in events:
        if event.type == _TOLD[0] and event.evidence.span.overlaps(tie.evidence.span):
            return True
        if event.type not in _TOLD or {*event.actors, *event.recipients} != set(tie.parties):
            continue
        beside = event.type == _TOLD[0] and here is not None and here.span.overlaps(event.evidence.span)
        if event.date.overlaps(when) if event.date else beside:
            return True
    return False


def _signing(tie: Tie, when: Interval) -> Event:
    roles = tuple(replace(role, role="actors") for role in tie.roles if role.role == "parties")
    return Event(
        type="SUPPORT", mode=None, actors=tie.parties, recipients=(), date=when, evidence=tie.evidence,
        roles=roles, rule="events:treaty", confidence=_SURE,
    )
