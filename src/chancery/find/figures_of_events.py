"""Counts, durations and ranks that belong to an act: whose they are and when they held is what the act says."""

from __future__ import annotations

from dataclasses import replace

from chancery.lang import Pack
from chancery.model import Event, Figure, Reading
from chancery.world import World

# Measures that an act gives its parties and its days: "sent five aircraft", "a two-day visit".
_OF_ACTS = frozenset({"count", "duration", "rank"})


def share_acts(reading: Reading, pack: Pack, world: World) -> Reading:
    """Return the reading with the parties of the act that a figure is part of, and its days where the figure has none."""
    by_sentence: dict[int, list[Event]] = {}
    for event in reading.events:
        sentence = reading.document.sentence_at(event.evidence.start)
        if sentence is not None and event.status == "actual":
            by_sentence.setdefault(sentence.number, []).append(event)
    return replace(reading, figures=tuple(_shared(figure, reading, by_sentence) for figure in reading.figures))


def _shared(figure: Figure, reading: Reading, by_sentence: dict[int, list[Event]]) -> Figure:
    sentence = reading.document.sentence_at(figure.evidence.start)
    if figure.measure not in _OF_ACTS or sentence is None:
        return figure
    around = [e for e in by_sentence.get(sentence.number, ()) if e.evidence.span.overlaps(figure.evidence.span)]
    if len(around) != 1:
        return figure
    event = around[0]
    codes = tuple(sorted({*event.actors, *event.recipients}))
    kept = tuple(r for r in figure.roles if r.value in codes)
    own = {r.value for r in kept}
    added = tuple(replace(r, role="parties") for r in event.roles if r.value in codes and r.value not in own)
    return replace(figure, parties=codes, period=figure.period or event.date, roles=(*kept, *added))
