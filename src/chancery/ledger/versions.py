"""Versions: where the reports of one event disagree on when, where and by whom it was done, and whether it was."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from chancery.ledger.acts import gap
from chancery.ledger.disagreements import HIGH, LOW, MEDIUM, Conflict, Row, Side, apart, conflict_settings, sides
from chancery.ledger.lines import span
from chancery.ledger.people import place_key, same_place, shared_people
from chancery.ledger.stories import Story
from chancery.model import Interval

# What happens between so few can have but one person on each side that is named differently.
_PAIR = 2
_DENIED = "negated"


# The offices that the document with this key gives to the person with this name, as pairs of state and role.
Offices = Mapping[tuple[str, str], frozenset[tuple[str, str]]]


def version_conflicts(story: Story, offices: Offices) -> Iterator[Conflict]:
    """Yield the conflicts between the reports of one event."""
    yield from _dates(story)
    yield from _places(story)
    yield from _people(story, offices)
    yield from _happened(story)


def offices_of(ties: Iterable[Row]) -> Offices:
    """Return who holds which offices according to which document."""
    found: dict[tuple[str, str], frozenset[tuple[str, str]]] = {}
    for tie in ties:
        if tie["kind"] == "office" and tie["object"]:
            key = tie["document"]["key"], tie["subject"]
            found[key] = found.get(key, frozenset()) | {(tie["object"], tie["role"])}
    return found


def _conflict(story: Story, kind: str, severity: str, one: Side, other: Side) -> Conflict:
    return Conflict(kind=kind, question=story.line, parties=tuple(story.parties), severity=severity, first=one, second=other)


def _dates(story: Story) -> Iterator[Conflict]:
    """Yield dates that share no day; a denial has the day on which it was made."""
    answers = sides([(str(span(report["date"])), report) for report in _texts(story)
                     if report["date"] and report["status"] != _DENIED])
    for one, other in combinations(answers, 2):
        between = gap(_interval(one.records[0]), _interval(other.records[0]))
        if between and apart(one, other):
            severity = HIGH if between >= conflict_settings()["dates"]["high"] else MEDIUM
            yield _conflict(story, "date", severity, one, other)


def _texts(story: Story) -> Sequence[Row]:
    """Return the reports without headlines that repeat another report of their document: these are dated by the day of the report."""
    several = Counter(report["document"]["key"] for report in story.reports)
    return [report for report in story.reports if several[report["document"]["key"]] == 1 or report["sentence"]["start"] != 0]


def _interval(report: Row) -> Interval:
    return Interval(dt.date.fromisoformat(report["date"]["start"]), dt.date.fromisoformat(report["date"]["end"]))


def _places(story: Story) -> Iterator[Conflict]:
    """Yield places that are neither one nor in one another; the ways in which languages write a place are one."""
    if {report["mode"] for report in story.reports} & set(conflict_settings()["places"]["several"]):
        return
    names: dict[str, str] = {}
    for report in story.reports:
        if report["place"]:
            names.setdefault(place_key(report["place"]), report["place"])
    answers = sides([(names[place_key(report["place"])], report) for report in story.reports if report["place"]])
    for one, other in combinations(answers, 2):
        if same_place(one.value, other.value) is False and apart(one, other):
            yield _conflict(story, "place", MEDIUM, one, other)


def _people(story: Story, offices: Offices) -> Iterator[Conflict]:
    """Yield people who stand in each other's stead: one on each side whom the other report doesn't name.

    Where the reports have other people in common, these may be two of many; so they must hold the same office.
    """
    if len(story.parties) > _PAIR:
        return
    found: dict[tuple[str, str], tuple[list[Row], list[Row], bool]] = {}
    for one, other in combinations(story.reports, 2):
        alone = [_alone(one, other, story), _alone(other, one, story)]
        if any(len(names) != 1 for names in alone) or one["document"]["key"] == other["document"]["key"]:
            continue
        if len(one["who"]) != len(other["who"]):
            continue
        pair, both = (alone[0][0], alone[1][0]), (one, other)
        held = [offices.get((report["document"]["key"], name), frozenset()) for report, name in zip(both, pair, strict=True)]
        if len(one["who"]) > 1 and not held[0] & held[1]:
            continue
        if (pair[1], pair[0]) in found:
            pair, both = (pair[1], pair[0]), (other, one)
        told = found.setdefault(pair, ([], [], len(one["who"]) > 1))
        for records, record in zip(told[:2], both, strict=True):
            if record not in records:
                records.append(record)
    for (first, second), (ones, others, company) in found.items():
        sides_ = (Side(value=name, records=tuple(records)) for name, records in ((first, ones), (second, others)))
        yield _conflict(story, "who", LOW if company else MEDIUM, *sides_)


def _alone(one: Row, other: Row, story: Story) -> list[str]:
    """Return the people whom the other report doesn't name."""
    shared = shared_people(one["who"], other["who"], story.parties)
    return [name for name in one["who"] if name not in shared]


def _happened(story: Story) -> Iterator[Conflict]:
    """Yield an event that some say happened and some deny."""
    answers = sides([(report["status"], report) for report in story.reports])
    for one, other in combinations(answers, 2):
        yield _conflict(story, "happened", HIGH, one, other)


