"""Settling: whether and how a promise was kept, cancelled or passed over, by what later records tell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from chancery.ledger.lines import span
from chancery.ledger.people import place_state
from chancery.ledger.wording import says, tells
from chancery.model import Interval
from chancery.tables import read_settings

Row = Mapping[str, Any]
STATES = ("open", "kept", "late", "cancelled", "postponed", "silent")
INVITATION, THREAT = "invitation", "THREATEN"
CALLED_OFF, PUT_OFF = "called-off", "put-off"


@cache
def promise_settings() -> dict[str, Any]:
    """Return the settings of promises: what keeps each, its window, and what ends it."""
    return read_settings(Path(__file__).parent / "promises.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pledge:
    """What is to be settled: which act, by whom, towards whom, in which window.

    kind: the act that is promised, as promises.toml names it.
    kept: types of events that keep it.
    actors: who is to act; all sides of a mutual act.
    recipients: to whom.
    announced: the first day on which it may have been announced, None where no report has a date.
    due: the days in which it falls due, None where nothing tells.
    """

    kind: str
    kept: tuple[str, ...]
    actors: frozenset[str]
    recipients: frozenset[str]
    announced: dt.date | None
    due: Interval | None

    @property
    def parties(self) -> frozenset[str]:
        """Everybody who is to act or to be acted upon."""
        return self.actors | self.recipients

    @property
    def rules(self) -> dict[str, Any]:
        """What promises.toml says of the act."""
        return dict(promise_settings()["promise"][self.kind])

    @property
    def last(self) -> dt.date | None:
        """The last day on which the act still keeps the promise, late."""
        return self.due.end + dt.timedelta(days=self.rules["late"]) if self.due else None

    @property
    def opens(self) -> dt.date | None:
        """The first day on which the act keeps the promise."""
        if self.due is None or self.announced is None:
            return None
        first = self.due.start - dt.timedelta(days=promise_settings()["grace"])
        return self.announced if self.rules["early"] else max(self.announced, first)

    @property
    def closes(self) -> dt.date | None:
        """The last day on which the act is in time."""
        return self.due.end + dt.timedelta(days=promise_settings()["grace"]) if self.due else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How a promise ended, by which records, and why these settle it."""

    state: str
    records: tuple[Row, ...] = ()
    why: str = ""


def settle(pledge: Pledge, later: Iterable[Row], seen: dt.date) -> Outcome:
    """Return how a promise stands on the day `seen`, by records that were reported later than it; their order makes no difference."""
    if pledge.due is None or pledge.announced is None:
        return Outcome(state="open", why="no document tells when it was announced, so that no window is known")
    told = sorted(later, key=lambda record: (frozenset(record["recipients"]) != pledge.recipients, reported(record)))
    kept = [record for record in told if _keeps(pledge, record)]
    ended = [record for record in told if _cancels(pledge, record)]
    moved = [record for record in ended if says(record, PUT_OFF, whole=True)]
    for state, records in (("kept", _timely(pledge, kept)), ("late", _late(pledge, kept) if moved else []), ("postponed", moved),
                           ("cancelled", ended), ("late", _late(pledge, kept))):
        if records:
            return Outcome(state=state, records=tuple(records), why=_why(pledge, state, records[0]))
    window = span(pledge.due.to_json())
    if pledge.closes is not None and seen > pledge.closes:
        return Outcome(state="silent", why=f"due {window}, and nothing that was written by {seen} tells of it")
    return Outcome(state="open", why=f"due {window}, seen on {seen}")


def reported(record: Row) -> tuple[str, str, str]:
    """Return what orders records by when they were reported."""
    published = record["document"]["published"]
    return published["start"] if published else "9999", record["document"]["id"], record["id"]


def days_of(record: Row) -> Interval | None:
    """Return the days of an event; those of its report where it has none, or one too long to tell a time."""
    date = _interval(record["date"])
    if date is not None and date.days <= promise_settings()["vague"]:
        return date
    return _interval(record["document"]["published"])


def _interval(days: Mapping[str, str] | None) -> Interval | None:
    return Interval(dt.date.fromisoformat(days["start"]), dt.date.fromisoformat(days["end"])) if days else None


def _timely(pledge: Pledge, kept: Sequence[Row]) -> list[Row]:
    return [record for record in kept if (days := days_of(record)) and pledge.opens and pledge.closes
            and days.end >= pledge.opens and days.start <= pledge.closes]


def _late(pledge: Pledge, kept: Sequence[Row]) -> list[Row]:
    """Return the records of the first act after the window."""
    after = [(days, record) for record in kept if (days := days_of(record)) and pledge.closes and pledge.last
             and pledge.closes < days.start <= pledge.last]
    first = min((days for days, _ in after), key=lambda days: (days.start, days.end), default=None)
    return [record for days, record in after if first is not None and days.overlaps(first)]


def _keeps(pledge: Pledge, record: Row) -> bool:
    """Return whether an event is the act that was promised, whenever it was."""
    if record["status"] != "actual" or record["type"] not in pledge.kept or not _later(pledge, record):
        return False
    actors, recipients = frozenset(record["actors"]), frozenset(record["recipients"])
    if not pledge.parties <= actors | recipients or _called_off(record):
        return False
    if "says" in pledge.rules and not tells(record, pledge.rules["says"]):
        return False
    if not pledge.recipients or not recipients:
        return bool(pledge.actors & actors) and not (pledge.recipients and _elsewhere(pledge, record))
    return pledge.actors <= actors and pledge.recipients <= recipients


def _elsewhere(pledge: Pledge, record: Row) -> bool:
    """Return whether a meeting cannot be the visit that was promised: by telephone, or at the visitor's own place."""
    if pledge.kind not in ("CONSULT", INVITATION):
        return False
    return record["mode"] == "phone" or (record["place"] is not None and place_state(record["place"]) in pledge.actors)


def _cancels(pledge: Pledge, record: Row) -> bool:
    """Return whether an event calls the act off before it is due, or a report denies that it took place."""
    days = days_of(record)
    if not _later(pledge, record) or days is None or pledge.closes is None or pledge.opens is None:
        return False
    parties = frozenset(record["actors"]) | frozenset(record["recipients"])
    if record["status"] == "negated" or (record["status"] == "actual" and _called_off(record) and record["type"] in pledge.kept):
        same = record["type"] in pledge.kept or (record["type"] == "AGREE" and pledge.kind not in (THREAT, INVITATION))
        return same and pledge.parties <= parties and days.end >= pledge.opens and days.start <= pledge.closes
    acts = {record["type"], f"{record['type']}/{record['mode']}"}
    if record["status"] not in ("actual", "future") or not acts & set(pledge.rules["cancelled"]) or days.start > pledge.closes:
        return False
    if pledge.kind == THREAT:  # who threatened gives in, not the other
        return bool(pledge.actors & frozenset(record["actors"])) and pledge.parties <= parties
    return bool(parties & pledge.parties) and (len(pledge.parties) == 1 or len(parties & pledge.parties) > 1)


def _called_off(record: Row) -> bool:
    """Return whether the sentence of an event tells that it was called off or put off."""
    return says(record, CALLED_OFF, whole=True) or says(record, PUT_OFF, whole=True)


def _later(pledge: Pledge, record: Row) -> bool:
    """Return whether a record was reported no earlier than the promise, and tells of no earlier day."""
    published, days = _interval(record["document"]["published"]), days_of(record)
    if published is None or days is None or pledge.announced is None:
        return False
    return published.end >= pledge.announced and days.end >= pledge.announced


def _why(pledge: Pledge, state: str, record: Row) -> str:
    """Return why a record settles a promise."""
    assert pledge.due is not None
    days, window, words = days_of(record), span(pledge.due.to_json()), " ".join(record["evidence"]["text"].split())
    date = _interval(record["date"])
    dated = span(days.to_json() if days else None) if days == date else f"reported {span(days.to_json() if days else None)}"
    said = f"“{words}” [{record['document']['id']}], {dated}"
    if state in ("cancelled", "postponed"):
        return f"{said}: before the window ({window}) closed"
    if state == "late" and days is not None:
        return f"{said}: {(days.start - pledge.due.end).days} days after the window ({window})"
    if days is not None and days.overlaps(pledge.due):
        return f"{said}: in the window ({window})"
    return f"{said}: {'before or ' if pledge.rules['early'] else ''}close to the window ({window})"
