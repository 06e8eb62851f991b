"""Dossiers: what a ledger knows of two parties, gathered for reading."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypedDict

from chancery.ledger.filters import Day, days
from chancery.ledger.ledger import Ledger
from chancery.ledger.lines import party_name, span
from chancery.ledger.outlook import conflicts, promises, silent, stories
from chancery.ledger.sections import Found, Section, figures, offices, sources, statements, ties, timeline, visits_and_talks, written_of
from chancery.ledger.silences import Silence, find_gaps, find_silences
from chancery.ledger.sources import Citer
from chancery.model import Interval

# The order in which a dossier tells.
SECTIONS: tuple[Callable[[Found, Citer], Section], ...] = (
    stories, conflicts, promises, timeline, visits_and_talks, offices, ties, figures, statements, silent, sources,
)
# So many gaps, and silences with others, are told.
_SILENCES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A briefing on two parties.

    `documents` are those that give its records, `languages` counts them, and `written` spans the dates of those that have one.
    """

    parties: tuple[str, str]
    since: str | None
    until: str | None
    documents: tuple[dict[str, Any], ...]
    languages: dict[str, int]
    written: Interval | None
    sections: tuple[Section, ...]

    @property
    def title(self) -> str:
        """The names of both parties with their codes."""
        return " and ".join(name if name == code else f"{name} ({code})" for code in self.parties for name in [party_name(code)])

    @property
    def scope(self) -> str:
        """One sentence on what the dossier rests on."""
        languages = ", ".join(f"{count} {language}" for language, count in self.languages.items())
        written = f", written {span(self.written.to_json())}" if self.written else ""
        undated = sum(not document["published_start"] for document in self.documents)
        unknown = f", {undated} of unknown date" if undated else ""
        since, until = (f" since {self.since}" if self.since else ""), (f" until {self.until}" if self.until else "")
        asked = f" Only records{since}{until}." if since or until else ""
        count = len(self.documents)
        return f"{count} document{'' if count == 1 else 's'} ({languages or 'none'}){written}{unknown}.{asked}"

    def to_json(self) -> dict[str, Any]:
        """Return the dossier as JSON can hold it."""
        return {
            "parties": [{"code": code, "name": party_name(code)} for code in self.parties], "since": self.since, "until": self.until,
            "languages": self.languages, "written": self.written.to_json() if self.written else None,
            "documents": list(self.documents), "sections": [section.to_json() for section in self.sections],
        }


class _Asked(TypedDict):
    """What stories, conflicts and promises are asked by."""

    between: tuple[str, str]
    since: Day | None
    until: Day | None


def make_dossier(ledger: Ledger, first: str, second: str, *, since: Day | None = None, until: Day | None = None) -> Dossier:
    """Return the dossier of two parties, by their codes.

    Args:
        since: the first day, month or year; a record without a date is taken by its document's.
        until: the last day, month or year.
    """
    found = _find(ledger, (first, second), since, until)
    dated = [_interval(days) for document in found.documents if (days := written_of(document))]
    citer = Citer(ledger)
    return Dossier(
        parties=(first, second), since=str(since) if since else None, until=str(until) if until else None, documents=found.documents,
        languages=dict(Counter(document["language"] for document in found.documents).most_common()),
        written=Interval(min(d.start for d in dated), max(d.end for d in dated)) if dated else None,
        sections=tuple(section(found, citer) for section in SECTIONS),
    )


def _find(ledger: Ledger, pair: tuple[str, str], since: Day | None, until: Day | None) -> Found:
    """Return the records that a dossier is made of."""
    offices, memberships = [], []
    for code in pair:
        offices += [t for t in ledger.ties(between=code, kind="office", since=since, until=until) if t["object"] == code]
        memberships += [t for t in ledger.ties(between=code, kind="membership", since=since, until=until) if t["subject"] == code]
    lasting = ("partnership", "treaty", "mechanism", "rank")
    about = [s for code in pair for s in ledger.statements(about=code, since=since, until=until)]
    records: dict[str, tuple[dict[str, Any], ...]] = {
        "events": tuple(ledger.events(between=pair, since=since, until=until)),
        "offices": tuple(offices),
        "ties": (*ledger.ties(between=pair, kind=lasting, since=since, until=until), *memberships),
        "figures": tuple(ledger.figures(between=pair, since=since, until=until)),
        "statements": tuple({s["id"]: s for s in about if _concerns(s, pair)}.values()),
    }
    asked: _Asked = {"between": pair, "since": since, "until": until}
    made = ledger.promises(**asked, seen=until)
    keys = {record["document"]["key"] for found in records.values() for record in found}
    keys |= {record["document"]["key"] for promise in made for record in (*promise.announcements, *promise.outcome.records)}
    others = [silence for silence in find_silences(ledger, between=pair, seen=until) if set(silence.parties) != set(pair)]
    return Found(parties=pair, documents=tuple(ledger.documents(keys=sorted(keys))), promises=made,
                 stories=ledger.stories(**asked), conflicts=ledger.conflicts(**asked),
                 gaps=_inside(find_gaps(ledger, *pair, seen=until), since), silences=tuple(others[:_SILENCES]), **records)


def _inside(gaps: tuple[Silence, ...], since: Day | None) -> tuple[Silence, ...]:
    """Return the longest gaps that go on after a day, by date."""
    inside = [gap for gap in gaps if since is None or (gap.until or gap.seen) >= days(since, "since").start]
    longest = sorted(inside, key=lambda gap: (-gap.days, gap.since))[:_SILENCES]
    return tuple(sorted(longest, key=lambda gap: gap.since))


def _concerns(statement: dict[str, Any], pair: tuple[str, str]) -> bool:
    """Return whether a statement is one side's about the other, or anybody's about both."""
    about, (first, second) = statement["about"], pair
    return {first, second} <= set(about) or (statement["state"] == first and second in about) or \
        (statement["state"] == second and first in about)


def _interval(days: dict[str, str]) -> Interval:
    return Interval(dt.date.fromisoformat(days["start"]), dt.date.fromisoformat(days["end"]))
