"""How likely each record is right: its traits, weighed as such traits were worth on annotated articles."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TypeVar

from chancery.find.traits import Surroundings, Traits, traits_of
from chancery.lang import Pack
from chancery.model import Event, Figure, Reading, Statement, Tie
from chancery.world import World

_Record = TypeVar("_Record", Event, Statement, Figure, Tie)

# No record is certain, nor certainly wrong: the annotated articles are too few to tell more.
_LEAST, _MOST = 0.02, 0.98


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What traits are worth for one kind of record, in log odds of being right (a logistic regression).

    `base` is for a record without traits in an article that no rule was mended on, `studied` is added for one that rules were mended
    on; readers get the former. The weights rest on so many `records` of annotated articles.
    """

    base: float = 0.0
    studied: float = 0.0
    records: int = 0
    traits: Mapping[str, float] = field(default_factory=dict)


@cache
def load_weights(world: World) -> dict[str, Weights]:
    """Return the weights of each kind of record, from confidence.toml, which gold/calibrate.py writes."""
    return {kind: Weights(**weights) for kind, weights in world.settings("confidence").items()}


def find_confidence(reading: Reading, pack: Pack, world: World) -> Reading:
    """Return the reading with the share of records right in place of raw scores; kinds that were not measured keep theirs."""
    of, around = load_weights(world), Surroundings(reading, pack)
    return replace(
        reading, events=_measured(reading.events, of.get("events"), around), figures=_measured(reading.figures, of.get("figures"), around),
        statements=_measured(reading.statements, of.get("statements"), around), ties=_measured(reading.ties, of.get("ties"), around),
    )


def _measured(records: Sequence[_Record], weights: Weights | None, around: Surroundings) -> tuple[_Record, ...]:
    if weights is None:
        return tuple(records)
    return tuple(replace(record, confidence=worth(traits, weights))
                 for record, traits in zip(records, traits_of(records, around), strict=True))


def worth(traits: Traits, weights: Weights, *, studied: bool = False) -> float:
    """Return the share right of records with such traits, from 0.02 to 0.98, to two places.

    >>> worth({"raw": 1.0, "unheard of": 1.0}, Weights(base=0.5, traits={"raw": 0.6}))
    0.75
    """
    odds = weights.base + studied * weights.studied + sum(weights.traits.get(name, 0.0) * value for name, value in traits.items())
    return round(min(max(1 / (1 + math.exp(-odds)), _LEAST), _MOST), 2)
