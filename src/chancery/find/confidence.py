"""How likely each record is right: its raw score, turned into what such scores were worth on annotated articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeVar

from chancery.lang import Pack
from chancery.model import Event, Figure, Reading, Statement, Tie
from chancery.world import World

_Record = TypeVar("_Record", Event, Statement, Figure, Tie)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What raw scores from `raw` up to the next step are worth: a share `right`, which rests on so many `records`."""

    raw: float
    right: float
    records: int


@cache
def load_steps(world: World) -> dict[str, tuple[Step, ...]]:
    """Return the steps of each kind of record, from confidence.toml, which gold/calibrate.py writes."""
    return {kind: tuple(Step(**step) for step in steps) for kind, steps in world.settings("confidence").items()}


def find_confidence(reading: Reading, pack: Pack, world: World) -> Reading:
    """Return the reading with the share of records right in place of raw scores; kinds that were not measured keep theirs."""
    of = load_steps(world)
    return replace(
        reading, events=_measured(reading.events, of.get("events", ())), statements=_measured(reading.statements, of.get("statements", ())),
        figures=_measured(reading.figures, of.get("figures", ())), ties=_measured(reading.ties, of.get("ties", ())),
    )


def _measured(records: Sequence[_Record], steps: Sequence[Step]) -> tuple[_Record, ...]:
    return tuple(replace(record, confidence=worth(record.confidence, steps)) for record in records)


def worth(raw: float, steps: Sequence[Step]) -> float:
    """Return the share right of the step that a raw score is on; below the first step, that of the first.

    >>> worth(0.7, [Step(raw=0.5, right=0.4, records=30), Step(raw=0.65, right=0.8, records=50)])
    0.8
    """
    if not steps:
        return raw
    return max((step for step in steps if step.raw <= raw), key=lambda step: step.raw, default=steps[0]).right
