"""As of: who held an office, who was a member, what a partnership was called and which figure was known, on a day and by a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from chancery.errors import FilterError
from chancery.ledger.filters import Day, days
from chancery.ledger.known import Known, known_records
from chancery.ledger.lines import figure_line, judged_note, party_name, span, value_of
from chancery.ledger.standing import Holding, current, holdings, same_role, world_members, world_offices

if TYPE_CHECKING:
    from chancery.ledger.ledger import Ledger

DOCUMENTS, WORLD = "documents", "world"
KINDS = {"office": 1, "members": 1, "memberships": 1, "partnership": 2, "figures": 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer to a question, and what it rests on.

    value: what is so, in a few English words.
    source: documents, or world: the world file that comes with Chancery, which knows no record time.
    basis: why it is taken to be so on that day.
    since: when it began, None where that is unknown.
    until: when it ended, None where it goes on or that is unknown.
    known: the records that say so.
    """

    value: str
    source: str
    basis: str
    since: str | None = None
    until: str | None = None
    known: tuple[Known, ...] = ()

    @property
    def records(self) -> tuple[dict[str, Any], ...]:
        """The records that say so, each with its document."""
        return tuple(known.record for known in self.known)

    def to_json(self) -> dict[str, Any]:
        """Return the answer as JSON can hold it."""
        return {"value": self.value, "source": self.source, "basis": self.basis, "since": self.since, "until": self.until,
                "documents": list(dict.fromkeys(known.document for known in self.known)), "records": list(self.records)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked: kind is office, members, memberships, partnership or figures, of these parties.

    `role` narrows offices; `measure` (by default trade) and `of`, a part of what is measured, narrow figures.
    """

    kind: str
    parties: tuple[str, ...]
    role: str | None = None
    measure: str | None = None
    of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AsOf:
    """A ledger on a day (`valid`) as it was known by a time (`recorded`, in UTC; None for all that is known)."""

    book: Ledger
    valid: dt.date
    recorded: dt.datetime | None = None

    def office(self, state: str, role: str | None = None) -> tuple[Answer, ...]:
        """Return who held offices of a state or organisation, or one office, according to documents and according to the world file."""
        ties = [known for known in self._known("tie", "office", [state])
                if known.record["object"] == state and (role is None or same_role(known.record["role"], role))]
        held = [_office(holding) for holding in holdings(ties, state) if holding.holds(self.valid)]
        world = [Answer(value=f"{row['person']}, {row['role']}", source=WORLD, basis="world/offices.tsv", since=row["from"] or None,
                        until=row["to"] or None) for row in world_offices(state, role, self.valid)]
        return (*held, *world)

    def members(self, organisation: str) -> tuple[Answer, ...]:
        """Return who was a member of an organisation."""
        return self._memberships(organisation, "object", "subject")

    def memberships(self, state: str) -> tuple[Answer, ...]:
        """Return of what a state was a member."""
        return self._memberships(state, "subject", "object")

    def _memberships(self, code: str, side: str, other: str) -> tuple[Answer, ...]:
        groups: dict[str, list[Known]] = {}
        for known in self._known("tie", "membership", [code]):
            if known.record[side] == code:
                groups.setdefault(known.record[other], []).append(known)
        made = [Holding.of(name, "", ties) for name, ties in sorted(groups.items())]
        told = [_answer(party_name(holding.name), holding) for holding in made if holding.holds(self.valid)]
        world = [Answer(value=party_name(row["state" if side == "object" else "organisation"]), source=WORLD,
                        basis=f"world/members.tsv, {row['status']}", since=row["from"] or None, until=row["to"] or None)
                 for row in world_members(code, self.valid, by="organisation" if side == "object" else "state")]
        return (*told, *world)

    def partnership(self, first: str, second: str) -> tuple[Answer, ...]:
        """Return what level the partnership of two parties had; several where texts of equal date disagree."""
        groups: dict[str, list[Known]] = {}
        for known in self._known("tie", "partnership", [first, second]):
            groups.setdefault(known.record["level"] or "partnership without a level", []).append(known)
        return tuple(_answer(holding.name, holding) for holding in
                     current([Holding.of(level, "", ties) for level, ties in sorted(groups.items())], self.valid))

    def figures(self, *parties: str, measure: str | None = "trade", of: str | None = None) -> tuple[Answer, ...]:
        """Return which figures were known on the parties, of a period that had begun, the latest period first."""
        groups: dict[tuple[str, str], list[Known]] = {}
        for known in self._known("figure", measure, list(parties)):
            record = known.record
            told = record["period"] or record["document"]["published"]
            begun = told is None or told["start"] <= self.valid.isoformat()
            if begun and (of is None or of.casefold() in record["of"].casefold()):
                groups.setdefault((span(record["period"]) or "", figure_line(record)), []).append(known)
        ordered = sorted(groups.items(), key=lambda item: (_end(item[1][0]), item[0]), reverse=True)
        return tuple(Answer(value=f"{line}{' in ' + period if period else ''}{judged_note(known[0].record)}", source=DOCUMENTS,
                            basis=f"{value_of(known[0].record)} {_written(known)}", since=_edge(known[0], "start"),
                            until=_edge(known[0], "end"), known=tuple(known)) for (period, line), known in ordered)

    def ask(self, question: Question) -> tuple[Answer, ...]:
        """Return the answers to a question.

        Raises:
            FilterError: there is no question of this kind, or it is asked of too few or too many parties.
        """
        if question.kind not in KINDS:
            raise FilterError(f"there is no question {question.kind!r}; there are {', '.join(KINDS)}")
        most = 2 if question.kind == "figures" else KINDS[question.kind]
        if not KINDS[question.kind] <= len(question.parties) <= most:
            raise FilterError(f"{question.kind} is asked of {KINDS[question.kind]} {'or 2 ' if question.kind == 'figures' else ''}"
                              f"parties, not of {len(question.parties)}")
        if question.kind == "office":
            return self.office(question.parties[0], question.role)
        if question.kind == "figures":
            return self.figures(*question.parties, measure=question.measure or "trade", of=question.of)
        answer: Any = getattr(self, question.kind)
        return tuple(answer(*question.parties))

    def _known(self, kind: str, type: str | None, parties: Sequence[str]) -> list[Known]:
        return known_records(self.book, kind, type, parties, self.recorded)


def as_of(book: Ledger, *, valid: Day | None = None, recorded: Day | dt.datetime | None = None) -> AsOf:
    """Return a ledger on a day (today by default), as it was known by the end of a day, or by a time in UTC."""
    day = days(valid, "valid").end if valid is not None else dt.date.today()
    return AsOf(book=book, valid=day, recorded=moment(recorded))


def moment(recorded: Day | dt.datetime | None) -> dt.datetime | None:
    """Return a record time: that given, or the end of the day, month or year that is given.

    >>> moment("2024-02").isoformat()
    '2024-02-29T23:59:59.999999'
    """
    if recorded is None:
        return None
    if isinstance(recorded, dt.datetime):
        return recorded.astimezone(dt.UTC).replace(tzinfo=None) if recorded.tzinfo else recorded
    return dt.datetime.combine(days(recorded, "recorded").end, dt.time.max)


def _office(holding: Holding) -> Answer:
    return _answer(f"{holding.name}, {holding.role}", holding)


def _answer(value: str, holding: Holding) -> Answer:
    return Answer(value=value + judged_note(holding.known[-1].record), source=DOCUMENTS, basis=holding.basis, since=holding.start,
                  until=holding.end, known=holding.known)


def _end(known: Known) -> str:
    """Return the last day of a figure's period, that of its report where it has none."""
    told = known.record["period"] or known.record["document"]["published"]
    return str(told["end"]) if told else ""


def _edge(known: Known, name: str) -> str | None:
    return known.record["period"][name] if known.record["period"] else None


def _written(known: Sequence[Known]) -> str:
    told = [published["start"] for one in known if (published := one.record["document"]["published"])]
    return f"in documents since {min(told)}" if told else "in documents of unknown date"
