"""Corrections: the fields of a record that a person may set, and the record that comes of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from chancery.errors import FilterError, JudgementError
from chancery.ledger.filters import days
from chancery.model import Event, Figure, Statement, Tie
from chancery.model.record import TIE_FIELDS
from chancery.world import load_world

_CLASSES: dict[str, type] = {"event": Event, "statement": Statement, "figure": Figure, "tie": Tie}
_FIXED = ("evidence", "roles", "rule", "confidence", "kind", "parts")
_LISTS = ("actors", "recipients", "who", "about", "parties", "contexts")
_OF_PLOVER = {"type": "types", "contexts": "contexts"}
_DAYS = ("date", "period")
_NUMBERS = ("value", "n")
_FORMS = {"status": ("actual", "future", "hypothetical", "negated"), "form": ("direct", "indirect")}


def correctable(kind: str) -> tuple[str, ...]:
    """Return the fields of a kind of record that a person may set, as its JSON names them.

    >>> correctable("statement")
    ('speaker', 'state', 'form', 'about')
    """
    named = {"start": "from", "end": "to"} if kind == "tie" else {}
    return tuple(named.get(field.name, field.name) for field in fields(_CLASSES[kind]) if field.name not in _FIXED)


def read_correction(kind: str, record: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values that a person gives to fields of a record, as its JSON holds them.

    Args:
        given: values as JSON holds them, or as people write them: codes with commas between them, a day, month or year.

    Raises:
        JudgementError: there is no such field, or it cannot have that value.
    """
    if not given:
        raise JudgementError("a correction names at least one field, as in: status=future")
    known = [name for name in correctable(kind) if kind != "tie" or name in (*TIE_FIELDS[record["kind"]], "from", "to")]
    for name in given:
        if name not in known:
            raise JudgementError(f"a {kind} has no field {name!r} that can be corrected; it has {', '.join(known)}")
    return {name: _value(name, value) for name, value in given.items()}


def _value(name: str, value: Any) -> Any:
    """Return the value of a field as JSON holds it; an empty text stands for nothing."""
    if name in _LISTS:
        several = [part.strip() for part in value.split(",")] if isinstance(value, str) else list(value or ())
        several = [part for part in several if part] if name == "who" else sorted({part for part in several if part})
        return [_named(name, part) for part in several] if name == "contexts" else several
    if value is None or value == "":
        return None
    try:
        if name in _DAYS:
            return _days(value)
        if name in _NUMBERS:
            number = float(value)
            return int(number) if number.is_integer() else number
        if name in ("from", "to"):
            days(value, name)
            return value.isoformat() if isinstance(value, dt.date) else value
    except (ValueError, TypeError, KeyError, FilterError) as fault:
        raise JudgementError(f"{name}: {value!r} cannot be ({fault})") from fault
    if name == "approximate":
        return value if isinstance(value, bool) else str(value).casefold() == "true"
    return _named(name, value)


def _days(value: Any) -> dict[str, str]:
    """Return an interval: a day, month or year, two of them with .. between, or start and end."""
    if isinstance(value, Mapping):
        start, end = value["start"], value["end"]
    else:
        start, _, end = value.partition("..") if isinstance(value, str) else (value, "", "")
    first, last = days(start, "start"), days(end or start, "end")
    if last.end < first.start:
        raise ValueError("it ends before it begins")
    return {"start": first.start.isoformat(), "end": last.end.isoformat()}


def _named(name: str, value: Any) -> Any:
    known = tuple(load_world().settings("plover")[_OF_PLOVER[name]]) if name in _OF_PLOVER else _FORMS.get(name, ())
    if known and value not in known:
        raise JudgementError(f"{name}: there is no {value!r}; there are {', '.join(known)}")
    return value


def corrected(record: Mapping[str, Any], values: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return a record with a person's values, and those of the machine in their place."""
    return dict(record) | dict(values), {name: record.get(name) for name in values}
