"""Outlook: the sections of a dossier on what was promised and on what is silent."""

from __future__ import annotations

from chancery.ledger.lines import span
from chancery.ledger.promises import Promise
from chancery.ledger.sections import Entry, Found, Section
from chancery.ledger.sources import Citer

# How promises that ended so are headed, in the order in which they stand.
_HEADS = {"silent": "Past due, and nothing was written of it", "cancelled": "Cancelled", "postponed": "Put off", "late": "Kept late",
          "open": "Not due yet", "kept": "Kept"}


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
    entries = [
        Entry(group=group, when=f"since {silence.since}", text=silence.line, sources=(citer.cite(citer.ledger.record(silence.record)),))
        for group, silences in (("Between the two", found.gaps), ("With others", found.silences)) for silence in silences]
    note = "Days are those of the documents. Nothing reported is not nothing done: it also tells what documents the ledger has."
    return Section(title="Silent", note=note if entries else "", entries=tuple(entries))
