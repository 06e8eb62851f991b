"""Acts: events of the ledger as stories compare them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from chancery.ledger.fingerprints import Fingerprint, stored_fingerprint
from chancery.ledger.lines import act_type
from chancery.model import Event, Interval
from chancery.model.record import record_json


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What of an event and its document tells whether it is another one's event.

    `act` is the type of what is done: of a planned visit, CONSULT.
    """

    id: str
    document: str
    type: str
    act: str
    mode: str | None
    status: str
    actors: frozenset[str]
    recipients: frozenset[str]
    date: Interval | None
    who: tuple[str, ...]
    place: str | None
    published: Interval | None
    fingerprint: Fingerprint | None

    @property
    def parties(self) -> frozenset[str]:
        """Everybody who acts or is acted upon."""
        return self.actors | self.recipients


def act_of(row: Mapping[str, Any]) -> Act:
    """Return the act of a row of the query `acts`."""
    return _act(json.loads(row["json"]), row["document"], _days(row["published_start"], row["published_end"]), stored_fingerprint(row))


def event_act(event: Event, document: str, published: Interval | None, mark: Fingerprint | None) -> Act:
    """Return the act of an event that was read in the document with this key."""
    return _act(record_json(event, document), document, published, mark)


def _act(record: Mapping[str, Any], document: str, published: Interval | None, mark: Fingerprint | None) -> Act:
    days = record["date"]
    return Act(
        id=record["id"], document=document, type=record["type"], act=act_type(record), mode=record["mode"], status=record["status"],
        actors=frozenset(record["actors"]), recipients=frozenset(record["recipients"]), who=tuple(record["who"]), place=record["place"],
        date=_days(dt.date.fromisoformat(days["start"]), dt.date.fromisoformat(days["end"])) if days else None,
        published=published, fingerprint=mark,
    )


def _days(start: dt.date | None, end: dt.date | None) -> Interval | None:
    return Interval(start, end) if start and end else None


def gap(one: Interval, other: Interval) -> int:
    """Return how many days lie between two stretches of days, 0 where they share one; neighbouring days are 1 apart.

    >>> gap(Interval.day(dt.date(2024, 3, 1)), Interval.day(dt.date(2024, 3, 3)))
    2
    """
    return max(0, (other.start - one.end).days, (one.start - other.end).days)
