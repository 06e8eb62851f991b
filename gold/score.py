"""When a record that was found is a record that was expected, and how many are.

Two records agree in their core, strictly, or not at all. Each expected record is paired with one found record at most, so that as many
pairs as possible come about; precision counts every record that was found.
"""

from __future__ import annotations

import calendar
import datetime as dt
import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

KINDS = ("events", "statements", "figures", "ties")

Record = Mapping[str, Any]
Days = tuple[dt.date, dt.date]

_STOPS = ("\n", ". ", "! ", "? ")

# Names of people are spelled differently from language to language: "Mishustin", "Misjoestin". Words of five letters and more that are
# alike by seven parts in ten are one name; shorter words would meet by chance.
_NAME_LETTERS, _NAME_LIKENESS = 5, 0.7

# Values that differ by less than one part in a million are one number, written twice.
_NEARNESS = 1e-6

# Kinds of tie that agree strictly by when they began; the others by what they are called.
_DATED = ("membership", "rank")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many records were expected, found and right, in their core and strictly."""

    gold: int = 0
    found: int = 0
    core: int = 0
    strict: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(gold=self.gold + other.gold, found=self.found + other.found,
                     core=self.core + other.core, strict=self.strict + other.strict)

    @property
    def precision(self) -> float:
        """The share of the found records that are right in their core."""
        return self.core / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of the expected records that were found in their core."""
        return self.core / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall by core."""
        return self._harmonic(self.core)

    @property
    def strict_f1(self) -> float:
        """The harmonic mean of precision and recall where records must agree strictly."""
        return self._harmonic(self.strict)

    def _harmonic(self, right: int) -> float:
        return 2 * right / (self.found + self.gold) if right else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a reading of one document got right.

    `loose` counts events paired by type and at least one party; `entire` says whether every event is right and none extra.
    `right` holds the annotated records with a partner, `missed` and `extra` those without, kind by kind; `astray` names, once for
    each pair, what keeps it from agreeing strictly.
    """

    name: str
    language: str
    language_right: bool
    published_right: bool
    tallies: Mapping[str, Tally]
    loose: int
    entire: bool
    right: Mapping[str, Sequence[Record]] = field(default_factory=dict)
    missed: Mapping[str, Sequence[Record]] = field(default_factory=dict)
    extra: Mapping[str, Sequence[Record]] = field(default_factory=dict)
    astray: Mapping[str, Sequence[str]] = field(default_factory=dict)


def score_document(name: str, gold: Record, found: Record, text: str) -> Result:
    """Return what the reading `found` of a document's text got right, held against the reading `gold`."""
    tallies: dict[str, Tally] = {}
    right: dict[str, list[Record]] = {}
    missed: dict[str, list[Record]] = {}
    extra: dict[str, list[Record]] = {}
    astray: dict[str, list[str]] = {}
    for kind in KINDS:
        want, have = _records(gold, kind), _scored(_records(found, kind))
        partners = [_partners(kind, w, have, text) for w in want]
        pairs = _pair([list(row) for row in partners])
        strict = _pair([[j for j, wrong in row.items() if not wrong] for row in partners])
        astray[kind] = [what for i, j in pairs.items() for what in partners[i][j]]
        tallies[kind] = Tally(gold=len(want), found=len(have), core=len(pairs), strict=len(strict))
        right[kind] = [w for i, w in enumerate(want) if i in pairs]
        missed[kind] = [w for i, w in enumerate(want) if i not in pairs]
        extra[kind] = [h for j, h in enumerate(have) if j not in pairs.values()]
    events = tallies["events"]
    about, said = gold["document"], found.get("document") or {}
    have = _records(found, "events")
    loose = _pair([[j for j, h in enumerate(have) if _alike(w, h)] for w in _records(gold, "events")])
    return Result(
        name=name, language=about["language"], language_right=about["language"] == said.get("language"),
        published_right=_published(about.get("published"), said.get("published")), tallies=tallies, loose=len(loose),
        entire=events.core == events.found == events.gold, right=right, missed=missed, extra=extra, astray=astray,
    )


def total(results: Iterable[Result], kind: str) -> Tally:
    """Return the tallies of one kind of record over several documents."""
    return sum((result.tallies[kind] for result in results), Tally())


def _records(reading: Record, kind: str) -> list[Record]:
    return list(reading.get(kind) or [])


def _scored(records: Iterable[Record]) -> list[Record]:
    """Return the records without sums of money, which are not annotated."""
    return [record for record in records if record.get("measure") != "money"]


def _pair(fits: Sequence[Sequence[int]]) -> dict[int, int]:
    """Return a largest pairing of rows with columns that fit, each used once at most; of each row, earlier columns are tried first."""
    row_of: dict[int, int] = {}

    def settle(row: int, tried: set[int]) -> bool:
        for column in fits[row]:
            if column in tried:
                continue
            tried.add(column)
            if column not in row_of or settle(row_of[column], tried):
                row_of[column] = row
                return True
        return False

    for row in sorted(range(len(fits)), key=lambda row: len(fits[row])):
        settle(row, set())
    return {row: column for column, row in row_of.items()}


def _partners(kind: str, want: Record, have: Sequence[Record], text: str) -> dict[int, tuple[str, ...]]:
    """Return which found records agree with an expected one in their core, with what keeps each from agreeing strictly, the best first."""
    found = {j: _differences(kind, want, record) for j, record in enumerate(have) if _CORES[kind](want, record, text)}
    return dict(sorted(found.items(), key=lambda partner: len(partner[1])))


def _differences(kind: str, want: Record, have: Record) -> tuple[str, ...]:
    """Return what keeps two records that agree in their core from agreeing strictly."""
    return tuple(what for what, same in _STRICT[kind](want, have).items() if not same)


def _event_core(want: Record, have: Record, text: str) -> bool:
    return bool(want["type"] == have.get("type")) and _codes(want, "actors", "recipients") == _codes(have, "actors", "recipients")


def _event_strict(want: Record, have: Record) -> dict[str, bool]:
    return {
        "who acted on whom": _codes(want, "actors") == _codes(have, "actors"),
        "status": (want.get("status") or "actual") == (have.get("status") or "actual"),
        "mode": (want.get("mode") or None) == (have.get("mode") or None),
        "date": _overlap(want.get("date"), have.get("date")),
    }


def _alike(want: Record, have: Record) -> bool:
    """Return whether two events have one type and at least one party in common, or none at all on both sides."""
    wanted, had = _codes(want, "actors", "recipients"), _codes(have, "actors", "recipients")
    return bool(want["type"] == have.get("type")) and (bool(wanted & had) or not wanted | had)


def _statement_core(want: Record, have: Record, text: str) -> bool:
    wanted, had = _place(want, text), _place(have, text)
    if wanted is None or had is None or not _same_name(want.get("speaker"), have.get("speaker")):
        return False
    start, end = _sentence(wanted, text)
    return start < had[1] and had[0] < end


def _statement_strict(want: Record, have: Record) -> dict[str, bool]:
    return {"form": want.get("form") == have.get("form"), "state": want.get("state") == have.get("state")}


def _figure_core(want: Record, have: Record, text: str) -> bool:
    wanted, had = _number(want), _number(have)
    if wanted is None or had is None or want.get("measure") != have.get("measure"):
        return False
    return abs(wanted - had) <= _NEARNESS * max(abs(wanted), abs(had), 1)


def _figure_strict(want: Record, have: Record) -> dict[str, bool]:
    return {"parties": _codes(want, "parties") == _codes(have, "parties"), "period": _overlap(want.get("period"), have.get("period"))}


def _tie_core(want: Record, have: Record, text: str) -> bool:
    if want.get("kind") != have.get("kind"):
        return False
    if want["kind"] == "office":
        return bool(want["object"] == have.get("object")) and _same_name(want["subject"], have.get("subject", ""))
    if want["kind"] in _DATED:
        return (want["subject"], want["object"]) == (have.get("subject"), have.get("object"))
    return _codes(want, "parties") == _codes(have, "parties")


def _tie_strict(want: Record, have: Record) -> dict[str, bool]:
    if want["kind"] == "office":
        return {"role": _same_words(want.get("role"), have.get("role"))}
    if want["kind"] in _DATED:
        return {"date": _overlap(want.get("from"), have.get("from"))}
    return {"level or name": _same_words(want.get("level") or want.get("name"), have.get("level") or have.get("name"))}


_CORES: Mapping[str, Callable[[Record, Record, str], bool]] = {
    "events": _event_core, "statements": _statement_core, "figures": _figure_core, "ties": _tie_core,
}
_STRICT: Mapping[str, Callable[[Record, Record], dict[str, bool]]] = {
    "events": _event_strict, "statements": _statement_strict, "figures": _figure_strict, "ties": _tie_strict,
}


def _published(want: Any, have: Any) -> bool:
    """Return whether a publication date is right: it overlaps the expected one and is not more than twice as wide."""
    wanted, had = _days(want), _days(have)
    if wanted is None or had is None:
        return wanted is had
    return _overlap(want, have) and (had[1] - had[0]).days <= 2 * (wanted[1] - wanted[0]).days + 1


def _codes(record: Record, *keys: str) -> frozenset[str]:
    return frozenset(code for key in keys for code in record.get(key) or ())


def _number(record: Record) -> float | None:
    try:
        return float(record["value"])
    except (KeyError, TypeError, ValueError):
        return None


def _words(text: Any) -> list[str]:
    """Return the words of a text without case, accents and punctuation."""
    plain = unicodedata.normalize("NFKD", str(text)).encode("ascii", "ignore").decode().lower()
    return re.findall(r"[a-z0-9]+", plain)


def _same_name(first: Any, second: Any) -> bool:
    """Return whether two writings of a name share a word, or a word that is nearly the same."""
    ours, theirs = ({word for word in _words(name) if len(word) > 1} for name in (first, second))
    return not ours.isdisjoint(theirs) or any(
        min(len(our), len(their)) >= _NAME_LETTERS and difflib.SequenceMatcher(None, our, their).ratio() >= _NAME_LIKENESS
        for our in ours for their in theirs)


def _same_words(first: Any, second: Any) -> bool:
    """Return whether half of all words of two phrases stand in both."""
    ours, theirs = set(_words(first or "")), set(_words(second or ""))
    return ours == theirs or 2 * len(ours & theirs) >= len(ours | theirs)


def _days(value: Any) -> Days | None:
    """Return the first and last day of an interval, or of an ISO day, month or year; None where there is none."""
    if not value:
        return None
    start, end = (value, value) if isinstance(value, str) else (value.get("start"), value.get("end"))
    start, end = start or end, end or start
    return (_bounds(start)[0], _bounds(end)[1]) if start else None


def _bounds(iso: str) -> Days:
    """Return the first and last day of an ISO day, month or year."""
    year, month, day = ([int(part) for part in iso.split("T")[0].split("-")] + [0, 0])[:3]
    if day:
        return dt.date(year, month, day), dt.date(year, month, day)
    first, last = (month, month) if month else (1, 12)
    return dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1])


def _overlap(first: Any, second: Any) -> bool:
    """Return whether two intervals share a day, or neither is there."""
    ours, theirs = _days(first), _days(second)
    if ours is None or theirs is None:
        return ours is theirs
    return ours[0] <= theirs[1] and theirs[0] <= ours[1]


def _place(record: Record, text: str) -> tuple[int, int] | None:
    """Return the offsets of a record's evidence: as it gives them, else where the words stand first; None where they don't."""
    evidence = record.get("evidence")
    if isinstance(evidence, Mapping):
        if evidence.get("start") is not None and evidence.get("end") is not None:
            return int(evidence["start"]), int(evidence["end"])
        evidence = evidence.get("text")
    start = text.find(evidence) if isinstance(evidence, str) else -1
    return (start, start + len(evidence)) if start >= 0 and isinstance(evidence, str) else None


def _sentence(place: tuple[int, int], text: str) -> tuple[int, int]:
    """Return the bounds of the sentence or line around a place."""
    start = max(text.rfind(stop, 0, place[0]) for stop in _STOPS) + 1
    ends = [end for stop in _STOPS if (end := text.find(stop, place[1])) >= 0]
    return start, min(ends) + 1 if ends else len(text)
