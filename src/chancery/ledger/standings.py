"""Standings: an office that two people hold at once, and a rank that two partners have or one partner has twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from chancery.ledger.disagreements import HIGH, LOW, MEDIUM, Conflict, Row, Side, conflict_settings, reported
from chancery.ledger.filters import days
from chancery.ledger.lines import party_name
from chancery.ledger.people import same_person
from chancery.model import Interval


def office_conflicts(ties: Sequence[Row]) -> Iterator[Conflict]:
    """Yield offices of one holder that two people hold at the same time, each according to documents that don't name the other."""
    offices: dict[tuple[str, str], list[Row]] = {}
    for tie in sorted(ties, key=reported):
        if tie["kind"] == "office" and tie["object"] and tie["role"] in conflict_settings()["offices"]["single"] and _held(tie):
            offices.setdefault((tie["object"], tie["role"]), []).append(tie)
    for (state, role), held in offices.items():
        for one, other in combinations(_holders(held, state), 2):
            yield from _two_holders(one, other, state, role)


def _holders(ties: Sequence[Row], state: str) -> list[list[Row]]:
    """Return the ties of one office by person, however a document writes the name."""
    named: dict[str, list[Row]] = {}
    for tie in ties:
        named.setdefault(tie["subject"], []).append(tie)
    people: dict[str, list[Row]] = {}
    for name, those in named.items():
        same = next((known for known in people if same_person(known, name, [state])), name)
        people.setdefault(same, []).extend(those)
    return list(people.values())


def _two_holders(one: Sequence[Row], other: Sequence[Row], state: str, role: str) -> Iterator[Conflict]:
    named = {tie["document"]["key"] for tie in one} & {tie["document"]["key"] for tie in other}
    clashing = [(a, b) for a in one for b in other if not {a["document"]["key"], b["document"]["key"]} & named and _overlap(a, b)]
    if not clashing:
        return
    first, second = ([pair[n] for pair in clashing] for n in (0, 1))
    explained = "update" if all(_succeeded(a, b) or _succeeded(b, a) for a, b in clashing) else None
    yield Conflict(kind="office", question=f"{role} of {party_name(state)}", parties=(state,), explained=explained,
                   severity=LOW if explained else HIGH, first=_side(first), second=_side(second))


def _side(ties: Sequence[Row]) -> Side:
    return Side(value=ties[0]["subject"], records=tuple({tie["id"]: tie for tie in ties}.values()))


def _held(tie: Row) -> Interval | None:
    """Return the days on which a text says that somebody held an office: from when it says, else the day of the text."""
    published = tie["document"]["published"]
    start = days(tie["from"], "from").start if tie["from"] else days(published["start"], "published").start if published else None
    end = days(tie["to"], "to").end if tie["to"] else days(published["end"], "published").end if published else None
    return Interval(start, end) if start and end and start <= end else None


def _overlap(one: Row, other: Row) -> bool:
    first, second = _held(one), _held(other)
    return first is not None and second is not None and first.overlaps(second)


def _succeeded(one: Row, other: Row) -> bool:
    """Return whether one was followed by the other: a later beginning is known, and no end that contradicts it."""
    first, second = _held(one), _held(other)
    return bool(first and second and other["from"] and not one["to"] and first.start < second.start)


def rank_conflicts(ties: Sequence[Row], figures: Sequence[Row]) -> Iterator[Conflict]:
    """Yield ranks of one year that two partners have, or that one partner has differently; what is ranked is told by figures."""
    things = {_place(figure, figure["value"]): str(figure["of"]).split(" ")[-1] for figure in figures if figure["measure"] == "rank"}
    ranks: dict[tuple[str, str, str | None], list[Row]] = {}
    for tie in sorted(ties, key=reported):
        published = tie["document"]["published"]
        year = (tie["from"] or (published["start"] if published else ""))[:4]
        if tie["kind"] == "rank" and year and tie["n"]:
            ranks.setdefault((tie["object"], year, things.get(_place(tie, tie["n"]))), []).append(tie)
    for (state, year, thing), ranked in ranks.items():
        answers: dict[tuple[str, int], list[Row]] = {}
        for tie in ranked:
            answers.setdefault((tie["subject"], tie["n"]), []).append(tie)
        for one, other in combinations(answers, 2):
            if (one[0] == other[0]) != (one[1] == other[1]) and not _together(answers[one], answers[other]):
                parties = tuple(sorted({state, one[0], other[0]}))
                yield Conflict(kind="rank", question=f"{thing or 'partner'} of {party_name(state)} in {year}", severity=MEDIUM,
                               parties=parties, first=_rank(one, answers[one]), second=_rank(other, answers[other]))


def _place(record: Row, n: float) -> tuple[str, int | None, float]:
    """Return where a rank stands: document, sentence and number."""
    return record["document"]["key"], record["sentence"]["start"], n


def _rank(answer: tuple[str, int], ties: Sequence[Row]) -> Side:
    return Side(value=f"{party_name(answer[0])} is no. {answer[1]}", records=tuple(ties))


def _together(one: Sequence[Row], other: Sequence[Row]) -> bool:
    """Return whether a document gives both answers, and so means two ranks."""
    return bool({tie["document"]["key"] for tie in one} & {tie["document"]["key"] for tie in other})
