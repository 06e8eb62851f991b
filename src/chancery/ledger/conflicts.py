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
from chancery.ledger.versions import offices_of, version_conflicts

if TYPE_CHECKING:
    from chancery.ledger.ledger import Ledger


def find_conflicts(book: Ledger, *, between: Text = (), since: Day | None = None, until: Day | None = None) -> tuple[Conflict, ...]:
    """Return the conflicts between records that pass the filters, the open ones first, the gravest of these first.

    An office concerns two parties where it is one of either.
    """
    stories = _shared_stories(book, between, since, until)
    figures = list(book.find("figure", between=between, since=since, until=until))
    ties = list(book.find("tie", between=between, since=since, until=until))
    offices = list(book.find("tie", kind="office", since=since, until=until)) if texts(between) else ties
    held = [tie for tie in offices if not texts(between) or tie["object"] in texts(between)]
    holders = offices_of(book.find("tie", kind="office") if texts(between) or since or until else ties)
    found = [conflict for story in stories for conflict in version_conflicts(story, holders)]
    found += [*amount_conflicts(figures, _together(stories)), *office_conflicts(held), *rank_conflicts(ties, figures)]
    order = conflict_settings()["severities"]
    return tuple(sorted(found, key=lambda conflict: (conflict.explained is not None, order.index(conflict.severity), conflict.kind,
                                                     conflict.parties, conflict.question, conflict.id)))


def story_conflicts(book: Ledger, story: Story) -> tuple[Conflict, ...]:
    """Return the conflicts between the reports of a story."""
    keys = [report["document"]["key"] for report in story.reports]
    return tuple(version_conflicts(story, offices_of(book.find("tie", kind="office", document=keys))))


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
