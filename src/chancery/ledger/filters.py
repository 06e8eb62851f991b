"""Filters: what the ledger's records can be asked for."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Any, TypedDict

from chancery.errors import FilterError
from chancery.model import Interval
from chancery.model.record import TIE_FIELDS
from chancery.world import load_world

Text = str | Sequence[str]
Day = str | dt.date


class CommonFilters(TypedDict, total=False):
    """Filters that every kind of record takes."""

    between: Text
    since: Day | None
    until: Day | None
    document: Text
    source: Text
    confidence: float | None
    limit: int | None
    wrong: bool


class EventFilters(CommonFilters, total=False):
    """Filters of events."""

    actor: Text
    recipient: Text
    type: Text
    mode: Text
    status: Text
    place: Text


class StatementFilters(CommonFilters, total=False):
    """Filters of statements."""

    speaker: Text
    state: Text
    about: Text
    form: Text


class FigureFilters(CommonFilters, total=False):
    """Filters of figures."""

    measure: Text
    of: Text


class TieFilters(CommonFilters, total=False):
    """Filters of ties."""

    kind: Text
    role: Text


# What each filter asks, in the order in which help shows them.
HELP: dict[str, str] = {
    "between": "codes of states or organisations that a record must all name",
    "actor": "code of who acted; one of several is enough",
    "recipient": "code of whom it was done to; one of several is enough",
    "type": "PLOVER type",
    "mode": "PLOVER mode",
    "status": "actual, future, hypothetical or negated",
    "place": "where it happened, a state's code or a city",
    "speaker": "a part of the speaker's name",
    "state": "code of the state or organisation that the speaker speaks for",
    "about": "code of whom a statement is about; one of several is enough",
    "form": "direct or indirect",
    "measure": "trade, change, share, rank, count, duration or money",
    "of": "a part of what is measured",
    "kind": "office, membership, partnership, treaty, mechanism or rank",
    "role": "an office in English lower case",
    "since": "first day, month or year; a record without a date has its document's",
    "until": "last day, month or year; a record without a date has its document's",
    "document": "name or key of the document",
    "source": "a part of the name of an outlet that published the document or is cited in it",
    "confidence": "how likely a record must at least be right, from 0 to 1",
    "wrong": "also the records that a person judged wrong",
    "limit": "how many records at most",
}

FILTERS: dict[str, type] = {"event": EventFilters, "statement": StatementFilters, "figure": FigureFilters, "tie": TieFilters}

# The column of records that holds what these filters ask differs by kind and is called `type`.
_SORTS = {"event": "type", "statement": "form", "figure": "measure", "tie": "kind"}
_SINGLE = ("since", "until", "confidence", "limit", "wrong")
_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def filters_of(kind: str) -> tuple[str, ...]:
    """Return the names of the filters that records of a kind take.

    >>> "speaker" in filters_of("statement"), "speaker" in filters_of("event")
    (True, False)
    """
    taken = FILTERS[kind].__annotations__.keys() | CommonFilters.__annotations__.keys()
    return tuple(name for name in HELP if name in taken)


def parameters(kind: str, filters: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parameters of the query for records of a kind.

    Raises:
        FilterError: a filter has no meaning for the kind, or a value that cannot be.
    """
    known = filters_of(kind)
    for name in filters:
        if name not in known:
            raise FilterError(f"{kind}s have no filter {name!r}; they have {', '.join(known)}")
    values: dict[str, Any] = {name: texts(filters.get(name)) for name in HELP if name not in (*_SINGLE, *_SORTS.values())}
    sort = _SORTS[kind]
    values["sort"] = texts(filters.get(sort))
    _check(kind, sort, values["sort"])
    _check(kind, "status", values["status"])
    since, until = filters.get("since"), filters.get("until")
    values["since"] = days(since, "since").start if since else None
    values["until"] = days(until, "until").end if until else None
    if since and until and values["since"] > values["until"]:
        raise FilterError(f"since {since} is after until {until}; exchange the two")
    least = filters.get("confidence")
    if least is not None and not 0 <= least <= 1:
        raise FilterError(f"confidence: {least} is no share; write a number from 0 to 1")
    return values | {"kind": kind, "confidence": least, "limit": filters.get("limit"), "wrong": bool(filters.get("wrong")),
                     "dyad": _dyad(values["between"])}


def _dyad(codes: list[str]) -> str | None:
    """Return the dyad of the records that name these codes, + where they name more; None where any record might name them."""
    several = sorted(set(codes))
    return None if len(several) < 2 else "|".join(several) if len(several) == 2 else "+"


def texts(value: Text | None) -> list[str]:
    """Return the values of a filter as a list."""
    if value is None or value == "":
        return []
    return [value] if isinstance(value, str) else list(value)


def days(value: Day, name: str) -> Interval:
    """Return the days that an ISO date, month or year stands for.

    >>> days("2024-02", "since").end.isoformat()
    '2024-02-29'
    """
    if isinstance(value, dt.date):
        return Interval.day(value)
    found = _DATE.fullmatch(value)
    try:
        if found and found[3]:
            return Interval.day(dt.date(int(found[1]), int(found[2]), int(found[3])))
        if found and found[2]:
            return Interval.month(int(found[1]), int(found[2]))
        if found:
            return Interval.year(int(found[1]))
    except ValueError as fault:
        raise FilterError(f"{name}: {value!r} is no date ({fault})") from fault
    raise FilterError(f"{name}: {value!r} is no date; write 2024-08-21, 2024-08 or 2024")


def _check(kind: str, name: str, given: list[str]) -> None:
    """Refuse values outside a closed list."""
    closed = _closed(kind).get(name)
    for value in given:
        if closed and value not in closed:
            raise FilterError(f"{name}: {kind}s have no {value!r}; there are {', '.join(closed)}")


def _closed(kind: str) -> dict[str, tuple[str, ...]]:
    """Return the filters of a kind whose values come from a closed list."""
    if kind == "event":
        return {"type": tuple(load_world().settings("plover")["types"]), "status": ("actual", "future", "hypothetical", "negated")}
    if kind == "statement":
        return {"form": ("direct", "indirect")}
    if kind == "figure":
        return {"measure": ("trade", "change", "share", "rank", "count", "duration", "money")}
    return {"kind": tuple(TIE_FIELDS)}
