"""Acts: events of the ledger as stories compare them."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from chancery.ledger.fingerprints import Fingerprint, stored_fingerprint
from chancery.ledger.lines import act_type
from chancery.model import Event, Interval, Reading
from chancery.model.record import record_json

# The end of a sentence that is no headline; the queries of acts have the same pattern.
_STOPPED = re.compile(r'[.!?…]["”’»)]*\s*$')


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What of an event and its document tells whether it is another one's event.

    `act` is the type of what is done: of a planned visit, CONSULT. A `headline` stands above the text and has no full stop.
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
    headline: bool = False

    @property
    def parties(self) -> frozenset[str]:
        """Everybody who acts or is acted upon."""
        return self.actors | self.recipients


def act_of(row: Mapping[str, Any]) -> Act:
    """Return the act of a row of the query `acts`."""
    act = _act(json.loads(row["json"]), row["document"], _days(row["published_start"], row["published_end"]), stored_fingerprint(row))
    return replace(act, headline=bool(row["headline"]))


def event_act(event: Event, reading: Reading, mark: Fingerprint | None) -> Act:
    """Return the act of an event of a reading."""
    key, sentence = reading.document.key, reading.document.sentence_at(event.evidence.start)
    last = reading.document.sentence_at(event.evidence.end - 1)
    above = sentence is not None and last is not None and sentence.start == 0 and not _STOPPED.search(reading.document.text[: last.end])
    return replace(_act(record_json(event, key), key, reading.published, mark), headline=above)


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
