"""The four kinds of record that a reading holds."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import dataclass, fields
from typing import Any

from chancery.model.interval import Interval
from chancery.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words that carry a record.

    start: the first character's offset in the document's untouched text.
    end: the offset after the last character.
    text: the words.
    """

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, span: Span, text: str) -> Evidence:
        """Return the evidence that `span` marks in a document's `text`."""
        return cls(start=span.start, end=span.end, text=text[span.start : span.end])

    @property
    def span(self) -> Span:
        """The evidence's place in the document."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleSpan:
    """The words that fill one role of a record.

    role: the field of the record that the words fill.
    value: what the words gave it.
    start: the first character's offset in the document's untouched text.
    end: the offset after the last character.
    """

    role: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Who did what to whom, when and where, in PLOVER's types (manual 0.8).

    type: PLOVER's type, such as CONSULT or SANCTION.
    mode: PLOVER's mode within the type, such as visit; None where none fits.
    actors: codes of who acted, sorted; every party of a mutual act.
    recipients: codes of whom it was done to, sorted; the host of a visit.
    who: the people named in it, as written.
    date: the days on which it happened or is to happen; None where the text supports none.
    place: a state's code, or a city as written.
    status: actual, future, hypothetical or negated.
    contexts: PLOVER's contexts (manual 0.8), sorted: what the act is about, such as trade or migration; not part of the record's id.
    evidence: the words that carry the record.
    roles: the words that fill its fields.
    rule: what made the record: a row of a lexicon, or a rule of the code.
    confidence: how likely the record is right, from 0 to 1.
    """

    type: str
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    who: tuple[str, ...] = ()
    date: Interval | None = None
    place: str | None = None
    status: str = "actual"
    contexts: tuple[str, ...] = ()
    evidence: Evidence
    roles: tuple[RoleSpan, ...] = ()
    rule: str = ""
    confidence: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Who said something, in whose name, about whom.

    speaker: a name or an office, as written.
    state: code of the state or organisation that the speaker speaks for; None for a private person.
    form: direct where quotation marks carry the words, else indirect.
    about: codes of the states and organisations that it concerns, sorted.
    evidence: the words that carry the record.
    roles: the words that fill its fields.
    rule: what made the record: a row of a lexicon, or a rule of the code.
    confidence: how likely the record is right, from 0 to 1.
    """

    speaker: str
    state: str | None
    form: str
    about: tuple[str, ...] = ()
    evidence: Evidence
    roles: tuple[RoleSpan, ...] = ()
    rule: str = ""
    confidence: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A quantity with its meaning, in base units.

    measure: trade, change, share, rank, count, duration or money.
    of: what is measured, in English.
    parties: codes of the states and organisations between or in which it is measured, sorted.
    value: the number; 240.1 billion is 240100000000, a decline is negative.
    unit: an ISO 4217 currency, percent, ordinal, items, years or days.
    period: the days that the figure covers; None where the text gives none.
    approximate: whether the text says about, more than, roughly.
    evidence: the words that carry the record.
    roles: the words that fill its fields.
    rule: what made the record: a row of a lexicon, or a rule of the code.
    confidence: how likely the record is right, from 0 to 1.
    """

    measure: str
    of: str
    parties: tuple[str, ...]
    value: float
    unit: str
    period: Interval | None = None
    approximate: bool = False
    evidence: Evidence
    roles: tuple[RoleSpan, ...] = ()
    rule: str = ""
    confidence: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a mechanism.

    of: the sort of things, in English.
    count: how many there are.
    """

    of: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A lasting relation; each kind has some of the fields.

    kind: office, membership, partnership, treaty, mechanism or rank.
    subject: who holds an office, is a member or has a rank.
    object: the state or organisation of an office, membership or rank.
    role: an office in English lower case.
    parties: codes of the sides of a partnership, treaty or mechanism, sorted.
    level: what a partnership is called, in English lower case.
    name: what a treaty or mechanism is called, in English.
    parts: what a mechanism consists of.
    n: the place in a rank.
    start: since when, an ISO date, month or year ("from" in JSON); None where unknown.
    end: until when ("to" in JSON); None where unknown.
    evidence: the words that carry the record.
    roles: the words that fill its fields.
    rule: what made the record: a row of a lexicon, or a rule of the code.
    confidence: how likely the record is right, from 0 to 1.
    """

    kind: str
    subject: str | None = None
    object: str | None = None
    role: str | None = None
    parties: tuple[str, ...] = ()
    level: str | None = None
    name: str | None = None
    parts: tuple[Part, ...] = ()
    n: int | None = None
    start: str | None = None
    end: str | None = None
    evidence: Evidence
    roles: tuple[RoleSpan, ...] = ()
    rule: str = ""
    confidence: float = 0.5


Record = Event | Statement | Figure | Tie

KINDS: dict[type, str] = {Event: "event", Statement: "statement", Figure: "figure", Tie: "tie"}

# What may change about a record that still says the same: how it was found, how sure it is, what it is filed under.
_NOT_IN_ID = ("confidence", "rule", "roles", "contexts")

# Fields of a tie that belong to each kind, so that its JSON shows no empty strangers (GUIDE, section 5).
TIE_FIELDS: dict[str, tuple[str, ...]] = {
    "office": ("subject", "object", "role"),
    "membership": ("subject", "object"),
    "partnership": ("parties", "level"),
    "treaty": ("parties", "name"),
    "mechanism": ("parties", "name", "parts"),
    "rank": ("subject", "object", "n"),
}


def _plain(value: Any) -> Any:
    """Return a value of a record as JSON can hold it."""
    if isinstance(value, Interval):
        return value.to_json()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(v) for v in value]
    if isinstance(value, (Evidence, RoleSpan, Part)):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def record_id(record: Record, document_key: str) -> str:
    """Return the id of a record, hashed from the document's text, the evidence and what the record says."""
    said = {f.name: _plain(getattr(record, f.name)) for f in fields(record) if f.name not in _NOT_IN_ID}
    blob = json.dumps([document_key, KINDS[type(record)], said], ensure_ascii=False, sort_keys=True)
    return KINDS[type(record)][0] + hashlib.sha256(blob.encode()).hexdigest()[:12]


def record_json(record: Record, document_key: str) -> dict[str, Any]:
    """Return a record in the JSON form of a reading, with its id."""
    found: dict[str, Any] = {"id": record_id(record, document_key)}
    skip: tuple[str, ...] = ()
    if isinstance(record, Tie):
        every = {name for names in TIE_FIELDS.values() for name in names}
        skip = tuple(every - set(TIE_FIELDS[record.kind]))
    names = {"start": "from", "end": "to"} if isinstance(record, Tie) else {}
    for f in fields(record):
        if f.name not in skip:
            found[names.get(f.name, f.name)] = _plain(getattr(record, f.name))
    found["confidence"] = round(record.confidence, 3)
    return found
