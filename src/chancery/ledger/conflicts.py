"""Conflicts: questions that records of different documents answer differently, with both quotes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from chancery.ledger.amounts import amount_conflicts
from chancery.ledger.disagreements import Conflict, conflict_settings
from chancery.ledger.filters import Day, Text, texts
from chancery.ledger.rows import found_record
from chancery.ledger.standings import office_conflicts, rank_conflicts
from chancery.ledger.stories import Story, stories_of
from chancery.ledger.versions import Offices, offices_of, version_conflicts

if TYPE_CHECKING:
    from chancery.ledger.ledger import Ledger


def find_conflicts(book: Ledger, *, between: Text = (), since: Day | None = None, until: Day | None = None) -> tuple[Conflict, ...]:
    """Return the conflicts between records that pass the filters, the open ones first, the gravest of these first.

    An office concerns two parties where it is one of either.
    """
    stories = _shared_stories(book, between, since, until)
    figures = list(book.find("figure", between=between, since=since, until=until))
    ties = list(book.find("tie", between=between, since=since, until=until))
    held = [tie for party in texts(between) for tie in book.find("tie", kind="office", between=party, since=since, until=until)]
    holders = _holders(book, stories)
    found = [conflict for story in stories for conflict in version_conflicts(story, holders)]
    found += [*amount_conflicts(figures, _together(stories)), *office_conflicts(held or ties), *rank_conflicts(ties, figures)]
    order = conflict_settings()["severities"]
    return tuple(sorted(found, key=lambda conflict: (conflict.explained is not None, order.index(conflict.severity), conflict.kind,
                                                     conflict.parties, conflict.question, conflict.id)))


def story_conflicts(book: Ledger, story: Story) -> tuple[Conflict, ...]:
    """Return the conflicts between the reports of a story."""
    return tuple(version_conflicts(story, _holders(book, [story])))


def _holders(book: Ledger, stories: Sequence[Story]) -> Offices:
    """Return who holds which offices according to the documents of stories."""
    keys = {report["document"]["key"] for story in stories for report in story.reports}
    return offices_of(book.find("tie", kind="office", document=sorted(keys))) if keys else {}


def _shared_stories(book: Ledger, between: Text, since: Day | None, until: Day | None) -> list[Story]:
    """Return the stories that several documents tell."""
    linked = {row["id"] for row in book.ask("linked_events", {})}
    if texts(between) or since or until:
        events = [event for event in book.find("event", between=between, since=since, until=until) if event["id"] in linked]
    else:
        events = [found_record(row) for row in book.ask("records_by_id", {"ids": sorted(linked)})]
    return [story for story in stories_of(book, events) if len(story.reports) > 1]


def _together(stories: Sequence[Story]) -> frozenset[frozenset[str]]:
    """Return the pairs of documents that tell one story."""
    return frozenset(frozenset((one["document"]["key"], other["document"]["key"]))
                     for story in stories for one, other in combinations(story.reports, 2))
