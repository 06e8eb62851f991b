"""Outlook: the sections of a dossier that look over many documents: stories, conflicts, promises, and what is silent."""

from __future__ import annotations

from itertools import zip_longest

from chancery.ledger.disagreements import Conflict
from chancery.ledger.lines import listed, span
from chancery.ledger.promises import Promise
from chancery.ledger.rows import found_record
from chancery.ledger.sections import Entry, Found, Section
from chancery.ledger.sources import Citer
from chancery.ledger.stories import Story
from chancery.world import load_world

# How promises that ended so are headed, in the order in which they stand.
_HEADS = {"silent": "Past due, and nothing was written of it", "cancelled": "Cancelled", "postponed": "Put off", "late": "Kept late",
          "open": "Not due yet", "kept": "Kept"}

# So many stories head a dossier; the timeline has all events.
_STORIES = 10


def stories(found: Found, citer: Citer) -> Section:
    """Return the events that several documents tell: those with most independent sources first, the weightier of two first."""
    told = sorted((story for story in found.stories if len(story.documents) > 1), key=_importance)
    note = f"The timeline has every event; these are the {_STORIES} best attested of {len(told)}." if len(told) > _STORIES else ""
    return Section(title="Main events", note=note, entries=tuple(_story(story, citer) for story in told[:_STORIES]))


def _importance(story: Story) -> tuple[int, int, float, str]:
    """Return what orders stories: independent sources, documents, and how far PLOVER's score of the type is from neutral."""
    score = load_world().settings("plover")["types"][story.reports[0]["type"]]["score"]
    return -len(story.sources), -len(story.documents), -abs(score), story.id


def _story(story: Story, citer: Citer) -> Entry:
    first = story.reports[0]["document"]
    written = span(first["published"])
    note = f"{len(story.sources)} independent of {len(story.documents)} documents ({', '.join(story.languages)}); first in " \
           f"{first['id']}{', ' + written if written else ''}"
    return Entry(when=span(story.date), text=story.line, notes=(note,), sources=tuple(citer.cite(report) for report in story.reports))


def conflicts(found: Found, citer: Citer) -> Section:
    """Return what documents answer differently and nothing explains, the gravest first, with the words of both sides."""
    return Section(title="Open conflicts", entries=tuple(_conflict(conflict, citer) for conflict in found.conflicts
                                                         if conflict.explained is None))


def _conflict(conflict: Conflict, citer: Citer) -> Entry:
    sides = (conflict.first, conflict.second)
    notes = tuple(f"{side.value}: {listed(side.documents)}" for side in sides)
    turns = zip_longest(conflict.first.records, conflict.second.records)  # both sides are quoted before either is quoted twice
    cited = {record["id"]: record for turn in turns for record in turn if record is not None}
    return Entry(group=f"{conflict.severity.capitalize()} severity", text=f"{conflict.kind}: {conflict.question}", notes=notes,
                 sources=tuple(citer.cite(record) for record in cited.values()))


def promises(found: Found, citer: Citer) -> Section:
    """Return what was announced, threatened or invited to, by how it ended, with the words of both."""
    order = list(_HEADS)
    ordered = sorted(found.promises, key=lambda promise: order.index(promise.state))
    return Section(title="Promises", entries=tuple(_promise(promise, citer) for promise in ordered))


def _promise(promise: Promise, citer: Citer) -> Entry:
    given = f"; {promise.window}" if promise.due and not promise.given else ""
    records = (*promise.announcements, *promise.outcome.records)
    return Entry(group=_HEADS[promise.state], when=span(promise.due.to_json()) if promise.due else None, text=promise.line,
                 notes=(f"{promise.state}: {promise.outcome.why}{given}",), sources=tuple(citer.cite(record) for record in records))


def silent(found: Found, citer: Citer) -> Section:
    """Return the gaps in what is reported of the two, and the others with whom either used to deal and of which nothing is reported now."""
    ids = [silence.record for silence in (*found.gaps, *found.silences)]
    last = {row["id"]: found_record(row) for row in citer.ledger.ask("records_by_id", {"ids": ids})} if ids else {}
    entries = [
        Entry(group=group, when=f"since {silence.since}", text=silence.line, sources=(citer.cite(last[silence.record]),))
        for group, silences in (("Between the two", found.gaps), ("With others", found.silences)) for silence in silences]
    note = "Days are those of the documents. Nothing reported is not nothing done: it also tells what documents the ledger has."
    return Section(title="Silent", note=note if entries else "", entries=tuple(entries))
