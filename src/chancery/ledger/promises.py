"""Promises: what was announced, planned, threatened, or to what somebody was invited, and what came of it."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from chancery.errors import FilterError
from chancery.ledger.columns import parties_of
from chancery.ledger.filters import Day, Text, days, texts
from chancery.ledger.lines import act_type, event_line, span
from chancery.ledger.rows import found_record
from chancery.ledger.settling import INVITATION, STATES, THREAT, Outcome, Pledge, promise_settings, reported, settle
from chancery.ledger.silences import last_seen
from chancery.ledger.stories import stories_of
from chancery.ledger.wording import pledged, says
from chancery.model import Interval

if TYPE_CHECKING:
    from chancery.ledger.ledger import Ledger

_PROMISE = "p"
_GIVEN = "the day that was given"


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """An act that was announced, planned, threatened or invited to, and how it ended.

    `announcements` are the records that tell of it, the first reported first; `window` says where the days that it is due in come from.
    """

    announcements: tuple[dict[str, Any], ...]
    pledge: Pledge
    window: str
    outcome: Outcome

    @property
    def id(self) -> str:
        """The id of the first announcement's record with a p before it."""
        return _PROMISE + str(self.announcements[0]["id"])[1:]

    @property
    def state(self) -> str:
        """How it ended: kept, late, cancelled, postponed or silent; open where it is not due yet."""
        return self.outcome.state

    @property
    def due(self) -> Interval | None:
        """The days in which it falls due."""
        return self.pledge.due

    @property
    def given(self) -> bool:
        """Whether its text gives the days that it is due in."""
        return self.window == _GIVEN

    @property
    def line(self) -> str:
        """What was promised, in a few English words."""
        return event_line(self.announcements[0])

    @property
    def parties(self) -> list[str]:
        """Who promised, and to whom or with whom."""
        return sorted({code for record in self.announcements for code in parties_of(record)})

    @property
    def documents(self) -> list[str]:
        """The names of the documents that announce it."""
        return list(dict.fromkeys(record["document"]["id"] for record in self.announcements))

    @property
    def settled_by(self) -> list[str]:
        """The names of the documents that tell how it ended."""
        return list(dict.fromkeys(record["document"]["id"] for record in self.outcome.records))

    def to_json(self) -> dict[str, Any]:
        """Return the promise as JSON can hold it."""
        return {
            "id": self.id, "state": self.state, "kind": self.pledge.kind, "line": self.line, "parties": self.parties,
            "announced": self.pledge.announced.isoformat() if self.pledge.announced else None,
            "due": self.due.to_json() if self.due else None, "window": self.window, "why": self.outcome.why,
            "documents": self.documents, "settled_by": self.settled_by,
            "announcements": list(self.announcements), "outcome": list(self.outcome.records),
        }


def find_promises(book: Ledger, *, between: Text = (), state: Text = (), since: Day | None = None, until: Day | None = None,
                  seen: Day | None = None) -> tuple[Promise, ...]:
    """Return the promises between parties, by the day on which they fall due, those without one last.

    Args:
        state: open, kept, late, cancelled, postponed or silent.
        since: only what falls due on this day or later.
        until: only what falls due on this day or earlier.
        seen: the day to look from; what was written later is not yet known then. By default that of the last document in the ledger, for
            what nobody has read of cannot be called silent.

    Raises:
        FilterError: there is no such state.
    """
    for name in texts(state):
        if name not in STATES:
            raise FilterError(f"state: promises have no {name!r}; there are {', '.join(STATES)}")
    day = last_seen(book, seen)
    if day is None:  # no document has a date
        day = dt.date.today()
    first, last = (days(since, "since").start if since else dt.date.min), (days(until, "until").end if until else dt.date.max)
    found = [promise for promise in settled(book, _announced(book, texts(between), day), day)
             if not texts(state) or promise.state in texts(state)]
    inside = [promise for promise in found if promise.due is None or (promise.due.end >= first and promise.due.start <= last)]
    return tuple(sorted(inside, key=lambda promise: (promise.due.start.isoformat() if promise.due else "9999", promise.id)))


def _announced(book: Ledger, codes: list[str], seen: dt.date) -> list[Promise]:
    """Return the promises that were made by a day, none settled."""
    several = sorted(set(codes))
    dyad = None if len(several) < 2 else "|".join(several) if len(several) == 2 else "+"
    rows = book.ask("promise_announcements", {"between": several, "dyad": dyad})
    records = [record for record in (told_record(row) for row in rows) if _promises(record) and _written_by(record, seen)]
    stories = stories_of(book, records)
    made = [_promise(reports) for story in stories
            if (reports := [r for r in story.reports if _promises(r) and _written_by(r, seen)])]
    return _joined(made)


def _written_by(record: dict[str, Any], seen: dt.date) -> bool:
    published = record["document"]["published"]
    return published is None or published["start"] <= seen.isoformat()


def _promises(record: dict[str, Any]) -> bool:
    """Return whether an event promises, threatens or invites."""
    return kind_of(record) is not None


def kind_of(record: dict[str, Any]) -> str | None:
    """Return what an event promises, as promises.toml names it; None where it promises nothing."""
    if record["status"] == "actual" and _long_ago(record):
        return None
    if record["type"] == THREAT:
        return THREAT if record["status"] in ("actual", "future") else None
    if record["status"] == "actual" and record["type"] == "AGREE":
        if says(record, "invitation"):
            return INVITATION if record["recipients"] and not says(record, "bidden", whole=True) else None
        kind = pledged(record) or ("AGREE" if _ahead(record) else None)
    elif record["status"] == "future":
        kind = "CONCEDE" if record["type"] == "CONCEDE" else act_type(record)
    else:
        return None
    return kind if kind in promise_settings()["promise"] else None


def _long_ago(record: dict[str, Any]) -> bool:
    """Return whether an event is told as the past: a promise of which a report only looks back is judged by nothing in the ledger."""
    published = record["document"]["published"]
    if not published or not record["date"]:
        return False
    since = dt.date.fromisoformat(published["start"]) - dt.date.fromisoformat(record["date"]["end"])
    return bool(since.days > promise_settings()["vague"])


def _ahead(record: dict[str, Any]) -> bool:
    """Return whether an event's days come after its report."""
    published = record["document"]["published"]
    return bool(published and record["date"] and record["date"]["start"] > published["end"])


def told_record(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a record with its document and its sentence."""
    return found_record(row) | {"passage": row["passage"]}


def _promise(reports: Sequence[dict[str, Any]]) -> Promise:
    """Return the promise that reports make, the first one telling by whom and towards whom."""
    ordered = tuple(sorted(reports, key=reported))
    first, kind = ordered[0], str(kind_of(ordered[0]))
    told = first["document"]["published"]
    announced = dt.date.fromisoformat(told["start"]) if told else None
    due, window = _window(ordered, kind, announced)
    actors, recipients = frozenset(first["actors"]), frozenset(first["recipients"])
    if kind == INVITATION and not says(first, "accepted"):
        actors, recipients = recipients, actors
    kept = promise_settings()["promise"][kind]["kept"]
    if kind == THREAT:
        threats = promise_settings()["threat"]
        kept = threats.get(first["mode"], threats["other"])
    pledge = Pledge(kind=kind, kept=tuple(kept), actors=actors, recipients=recipients, announced=announced, due=due)
    return Promise(announcements=ordered, pledge=pledge, window=window, outcome=Outcome(state="open"))


def _window(reports: Sequence[dict[str, Any]], kind: str, announced: dt.date | None) -> tuple[Interval | None, str]:
    """Return the days in which a promise falls due, and where they come from."""
    given = Counter((record["date"]["start"], record["date"]["end"]) for record in reports if record["date"] and _still_to_come(record))
    if given:
        start, end = min(given, key=lambda days: (-given[days], dt.date.fromisoformat(days[1]) - dt.date.fromisoformat(days[0]), days))
        first = max(dt.date.fromisoformat(start), announced) if announced else dt.date.fromisoformat(start)
        return Interval(first, dt.date.fromisoformat(end)), _GIVEN
    if announced is None:
        return None, "no day was given, and the announcement has none"
    length = promise_settings()["promise"][kind]["due"]
    name = promise_settings()["promise"][kind]["name"]
    return Interval(announced, announced + dt.timedelta(days=length)), f"no day was given; {length} days are taken for: {name}"


def _still_to_come(record: dict[str, Any]) -> bool:
    """Return whether an event's days end after its report; a threat's days are those on which it was uttered."""
    published = record["document"]["published"]
    if published is None:
        return True
    if record["status"] == "actual":
        return bool(record["date"]["start"] > published["end"])
    return bool(record["date"]["end"] >= published["end"])


def _joined(promises: Sequence[Promise]) -> list[Promise]:
    """Return promises with those joined that announce one act of the same parties again without another date."""
    groups: dict[tuple[Any, ...], list[Promise]] = {}
    for promise in sorted(promises, key=lambda promise: reported(promise.announcements[0])):
        pledge = promise.pledge
        same = groups.setdefault((pledge.kind, pledge.actors, pledge.recipients), [])
        known = next((n for n, other in enumerate(same) if _again(other, promise)), None)
        if known is None:
            same.append(promise)
        else:
            same[known] = _promise([*same[known].announcements, *promise.announcements])
    return [promise for group in groups.values() for promise in group]


def _again(one: Promise, other: Promise) -> bool:
    """Return whether the later of two promises of one act says the same again."""
    first, second = one.pledge, other.pledge
    if first.announced is None or second.announced is None or first.due is None or second.due is None:
        return False
    given = [any(record["date"] and _still_to_come(record) for record in promise.announcements) for promise in (one, other)]
    if all(given):
        return first.due.overlaps(second.due) and 2 * min(first.due.days, second.due.days) >= max(first.due.days, second.due.days)
    near = (second.announced - first.announced).days <= promise_settings()["again"]
    return near and first.due.overlaps(second.due)


def settled(book: Ledger, promises: Sequence[Promise], seen: dt.date) -> Iterator[Promise]:
    """Yield promises with how they stand on a day."""
    later: dict[str, list[dict[str, Any]]] = {}
    sought = [row for promise in promises for row in _sought(promise, seen)]
    for row in book.ask("promise_outcomes", _bounds(sought)) if sought else ():
        record = told_record(row)
        if _written_by(record, seen):
            later.setdefault(row["promise"], []).append(record)
    for promise in promises:
        own = {record["document"]["key"] for record in promise.announcements}
        told = [record for record in later.get(promise.id, ()) if record["document"]["key"] not in own]
        outcome = settle(promise.pledge, told, seen)
        moved = _moved(promise, promises) if outcome.state in ("silent", "open") else None
        yield replace(promise, outcome=moved or outcome)


def _bounds(sought: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return the parameters of the search for outcomes: what is sought, and what holds of all of it."""
    shared = set.intersection(*(set(row["parties"]) for row in sought))
    return {
        "sought": json.dumps(sought), "dyads": sorted({row["dyad"] for row in sought}), "shared": sorted(shared),
        "types": sorted({type for row in sought for type in row["types"]}),
        "since": min(row["since"] for row in sought), "until": max(row["until"] for row in sought),
    }


def _sought(promise: Promise, seen: dt.date) -> Iterator[dict[str, Any]]:
    """Yield where the search for what settles a promise looks: under its own parties, and under more of them."""
    pledge = promise.pledge
    if pledge.announced is None or pledge.last is None or not pledge.parties:
        return
    parties = sorted(pledge.parties)
    ending = {act.partition("/")[0] for act in pledge.rules["cancelled"]}
    types = sorted({*pledge.kept, *ending, "AGREE"})
    for dyad in ("|".join(parties), "+") if len(parties) < 3 else ("+",):
        yield {"promise": promise.id, "dyad": dyad, "parties": parties, "types": types,
               "since": pledge.announced.isoformat(), "until": min(pledge.last, seen).isoformat()}


def _moved(promise: Promise, promises: Sequence[Promise]) -> Outcome | None:
    """Return the outcome of a promise that a later announcement, made before it was due, puts off; None where there is none."""
    pledge = promise.pledge
    if pledge.due is None or pledge.closes is None or pledge.announced is None:
        return None
    for other in sorted(promises, key=lambda other: reported(other.announcements[0])):
        later = other.pledge
        if (later.kind, later.actors, later.recipients) != (pledge.kind, pledge.actors, pledge.recipients) or later.due is None:
            continue
        if later.announced and pledge.announced < later.announced <= pledge.closes < later.due.start:
            told = other.announcements
            why = f"announced anew for {span(later.due.to_json())} [{told[0]['document']['id']}]"
            return Outcome(state="postponed", records=told, why=why)
    return None

