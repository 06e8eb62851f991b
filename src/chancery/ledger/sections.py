"""Sections: the parts of a dossier, each a function from the records found to lines with sources; `dossier.py` has their order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from chancery.ledger.disagreements import Conflict
from chancery.ledger.lines import act_type, event_line, figure_line, known_person, listed, party_name, plain, span, tie_line, value_of, when
from chancery.ledger.promises import Promise
from chancery.ledger.silences import Silence
from chancery.ledger.sources import Citer, Source
from chancery.ledger.stories import Story

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The records that a dossier of two parties is made of."""

    parties: tuple[str, str]
    documents: tuple[dict[str, Any], ...]
    events: tuple[dict[str, Any], ...]
    offices: tuple[dict[str, Any], ...]
    ties: tuple[dict[str, Any], ...]
    figures: tuple[dict[str, Any], ...]
    statements: tuple[dict[str, Any], ...]
    stories: tuple[Story, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    promises: tuple[Promise, ...] = ()
    gaps: tuple[Silence, ...] = ()
    silences: tuple[Silence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of a dossier: when, what, and the sources that say so; entries of one `group` stand together under its name.

    `notes` are further lines on it.
    """

    text: str
    when: str | None = None
    group: str = ""
    notes: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the entry as JSON can hold it."""
        return {"group": self.group, "when": self.when, "text": self.text, "notes": list(self.notes),
                "sources": [source.to_json() for source in self.sources]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a dossier; `note` says what the reader should know of it."""

    title: str
    note: str = ""
    entries: tuple[Entry, ...] = ()

    @property
    def groups(self) -> list[tuple[str, list[Entry]]]:
        """The entries that stand together, under the names of their groups."""
        return [(group, list(entries)) for group, entries in groupby(self.entries, key=lambda entry: entry.group)]

    def to_json(self) -> dict[str, Any]:
        """Return the section as JSON can hold it."""
        return {"title": self.title, "note": self.note, "entries": [entry.to_json() for entry in self.entries]}


_UNDATED = "Undated (no date could be found in the text, and none is assumed)"


def timeline(found: Found, citer: Citer) -> Section:
    """Return the events by date; those that are equal in all but their words stand once, where they have a date."""
    same: dict[tuple[Any, ...], list[Row]] = {}
    for event in found.events:
        same.setdefault((*_act(event), span(event["date"])) if event["date"] else (event["id"],), []).append(event)
    entries = tuple(_event_entry(events, citer) for events in same.values())
    return Section(title="Timeline", entries=entries)


def _act(event: Row) -> tuple[Any, ...]:
    """Return what makes two events the same act."""
    return event["type"], event["mode"], tuple(event["actors"]), tuple(event["recipients"]), event["status"]


def _event_entry(events: Sequence[Row], citer: Citer) -> Entry:
    dated = span(events[0]["date"])
    return Entry(when=dated, text=event_line(_together(events)), group="" if dated else _UNDATED, sources=_cite(events, citer))


def _together(events: Sequence[Row]) -> dict[str, Any]:
    """Return equal events as one that names the people of all of them."""
    return dict(events[0]) | {"who": list(dict.fromkeys(name for event in events for name in event["who"]))}


def visits_and_talks(found: Found, citer: Citer) -> Section:
    """Return who visited whom and who talked, with all dates of each, actual and planned."""
    same: dict[tuple[Any, ...], list[Row]] = {}
    for event in found.events:
        if act_type(event) == "CONSULT":
            same.setdefault(_act(event), []).append(event)
    return Section(title="Visits and talks", entries=tuple(
        Entry(when=_dates(events), text=event_line(_together(events) | {"place": None}), sources=_cite(events, citer, whole=False))
        for events in same.values()))


def _dates(events: Sequence[Row]) -> str:
    """Return the dates of events, and how many have none."""
    dates = list(dict.fromkeys(filter(None, (span(event["date"]) for event in events))))
    undated = sum(not event["date"] for event in events)
    return "; ".join([*dates, *([f"{undated} undated"] if undated else [])])


def offices(found: Found, citer: Citer) -> Section:
    """Return who holds which office on each side; the offices of one person stand together."""
    same: dict[tuple[str, str], list[Row]] = {}
    for tie in found.offices:
        same.setdefault((tie["object"], known_person(tie["subject"], tie["object"])), []).append(tie)
    entries = []
    for (code, person), ties in sorted(same.items(), key=lambda item: (found.parties.index(item[0][0]), -len(item[1]))):
        since = {tie["role"]: None for tie in ties} | {tie["role"]: when("tie", tie) for tie in ties if when("tie", tie)}
        roles = ", ".join(role + (f" ({days})" if days else "") for role, days in since.items())
        forms = {tie["subject"] for tie in ties}
        person = next((form for form in sorted(forms) if plain(form) == plain(person)), person)
        others = listed(sorted(forms - {person}))
        written = f" (written {others})" if others else ""
        entries.append(Entry(text=f"{person}{written}: {roles}", group=party_name(code), sources=_cite(ties, citer)))
    return Section(title="Offices", entries=tuple(entries))


# The ties of two parties in the order of their standing, with what a group of them is called.
_STANDING = {"partnership": "Partnerships", "treaty": "Treaties", "mechanism": "Mechanisms", "membership": "Memberships", "rank": "Ranks"}


def ties(found: Found, citer: Citer) -> Section:
    """Return partnerships with their levels, treaties, mechanisms with their parts, memberships and ranks, each kind by year.

    A tie that no text dates stands by the date of the first document that names it.
    """
    same: dict[tuple[Any, ...], list[Row]] = {}
    order = list(_STANDING)
    for tie in sorted(found.ties, key=lambda t: (order.index(t["kind"]), t["from"] or _first_day(t))):
        same.setdefault((tie["kind"], tie_line(tie), tie["from"], tie["to"]), []).append(tie)
    return Section(title="Ties", entries=tuple(
        Entry(group=_STANDING[group[0]["kind"]], when=_standing_when(group[0]), text=tie_line(group[0]),
              notes=_beside(group, found), sources=_cite(group, citer)) for group in same.values()))


def _first_day(record: Row) -> str:
    """Return the first day on which a record's document may have been written, after all others where that is unknown."""
    published = record["document"]["published"]
    return str(published["start"]) if published else "9999"


def _standing_when(tie: Row) -> str | None:
    """Return since when a tie is, or else when the first text that names it was written."""
    written = span(tie["document"]["published"])
    return when("tie", tie) or (f"named {written}" if written else None)


def _beside(ties: Sequence[Row], found: Found) -> tuple[str, ...]:
    """Return what the sentences of a partnership, treaty or mechanism tell besides: acts of the parties, and lengths of time."""
    if ties[0]["kind"] in ("membership", "rank"):
        return ()
    places = {(tie["document"]["key"], tie["sentence"]["start"]) for tie in ties}

    def beside(record: Row) -> bool:
        return (record["document"]["key"], record["sentence"]["start"]) in places
    acts = [(span(event["date"]), event_line(event)) for event in found.events if beside(event)]
    acts += [(span(f["period"]), figure_line(f)) for f in found.figures if f["measure"] == "duration" and beside(f)]
    return tuple(dict.fromkeys(f"in the same sentence: {text}" + (f", {days}" if days else "") for days, text in acts))


def figures(found: Found, citer: Citer) -> Section:
    """Return trade with its change side by side, by period, then every other figure."""
    trades = [figure for figure in found.figures if figure["measure"] == "trade"]
    changes = {trade["id"]: change for change in found.figures if change["measure"] == "change" and (trade := _trade_of(change, trades))}
    rows: dict[tuple[str, str | None, str], list[Row]] = {}
    for trade in trades:
        together = [trade, changes[trade["id"]]] if trade["id"] in changes else [trade]
        rows.setdefault(("Trade", span(trade["period"]), _trade_line(together)), []).extend(together)
    shown = {figure["id"] for group in rows.values() for figure in group}
    for figure in found.figures:
        if figure["id"] not in shown:
            rows.setdefault((f"{figure['measure']}s".capitalize(), span(figure["period"]), figure_line(figure)), []).append(figure)
    ordered = sorted(rows.items(), key=lambda row: (row[0][0] != "Trade", row[0][0], row[0][1] is None, row[0][1] or ""))
    return Section(title="Figures", entries=tuple(
        Entry(group=group, when=period, text=line, sources=_cite(same, citer)) for (group, period, line), same in ordered))


def _trade_of(change: Row, trades: Sequence[Row]) -> Row | None:
    """Return the trade figure whose growth a change is: of its document, parties and period, the nearest in the text."""
    fitting = [trade for trade in trades if change["document"]["key"] == trade["document"]["key"] and change["parties"] == trade["parties"]
               and change["period"] == trade["period"] and change["of"].startswith(trade["of"])]
    return min(fitting, key=lambda trade: abs(trade["evidence"]["start"] - change["evidence"]["start"]), default=None)


def _trade_line(figures: Sequence[Row]) -> str:
    """Return a trade figure, with its change beside it."""
    line = figure_line(figures[0])
    return line + "".join(f", change {value_of(change)}" for change in figures[1:])


def statements(found: Found, citer: Citer) -> Section:
    """Return what each side said about the other or about both, and what others said about both, speaker by speaker."""
    entries = []
    for state, group in (*((code, party_name(code)) for code in found.parties), (None, "Others")):
        spoken = [s for s in found.statements if s["state"] == state or (state is None and s["state"] not in found.parties)]
        for statement in sorted(spoken, key=lambda s: s["speaker"]):
            own = f" ({party_name(statement['state'])})" if state is None and statement["state"] else ""
            about = listed([party_name(code) for code in statement["about"]])
            entries.append(Entry(group=group, text=f"{statement['speaker']}{own}, {statement['form']}, on {about}",
                                 when=_written(statement), sources=_cite([statement], citer)))
    return Section(title="Statements", entries=tuple(entries), note="Dates are those of the documents." if entries else "")


def _written(record: Row) -> str | None:
    return span(record["document"]["published"])


def sources(found: Found, citer: Citer) -> Section:
    """Return the documents with the outlets and agencies that they name."""
    entries = []
    for document in sorted(found.documents, key=lambda d: str(d["id"])):
        cited = f", names {listed(document['cited'])}" if document["cited"] else ", names no source"
        title = f" “{document['title']}”" if document["title"] else ""
        url = f" {document['url']}" if document["url"] else ""
        unknown = "" if document["published_start"] else f"; date unknown: {'; '.join(document['reasons']) or 'no reason was kept'}"
        text = f"{document['id']}{title}{url} ({document['language']}){cited}{unknown}"
        entries.append(Entry(text=text, when=span(written_of(document))))
    return Section(title="Sources", entries=tuple(entries))


def written_of(document: Row) -> dict[str, str] | None:
    """Return the days on which a document of the ledger's list was written."""
    return {"start": document["published_start"], "end": document["published_end"]} if document["published_start"] else None


def _cite(records: Iterable[Row], citer: Citer, *, whole: bool = True) -> tuple[Source, ...]:
    return tuple(citer.cite(record, whole=whole) for record in {record["id"]: record for record in records}.values())
