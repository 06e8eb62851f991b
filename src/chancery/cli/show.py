"""Showing readings in the terminal, and what any view says of a record."""

from __future__ import annotations

from dataclasses import dataclass

from rich.console import Console
from rich.table import Table
from rich.text import Text

from chancery.model import Event, Figure, Interval, Reading, Record, Statement, Tie
from chancery.model.record import KINDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What a view says of a record: what it is, who is in it and when it was; empty where it says nothing."""

    what: str
    who: str
    when: str = ""


def line_of(record: Record) -> Line:
    """Return what a view says of a record."""
    if isinstance(record, Event):
        return _event_line(record)
    if isinstance(record, Statement):
        about = f", about {', '.join(record.about)}" if record.about else ""
        return Line(what=f"{record.form}{about}", who=f"{record.speaker} ({record.state})" if record.state else record.speaker)
    if isinstance(record, Figure):
        sign = "about " if record.approximate else ""
        return Line(what=f"{record.measure}: {record.of}, {sign}{record.value:,.15g} {record.unit}", who=", ".join(record.parties),
                    when=days(record.period))
    return _tie_line(record)


def _event_line(event: Event) -> Line:
    kind = event.type + (f", {event.mode}" if event.mode else "") + ("" if event.status == "actual" else f" ({event.status})")
    place = f", in {event.place}" if event.place else ""
    parties = ", ".join(event.actors) + (f" → {', '.join(event.recipients)}" if event.recipients else "")
    people = f" ({', '.join(event.who)})" if event.who else ""
    return Line(what=kind + place, who=parties + people, when=days(event.date))


def _tie_line(tie: Tie) -> Line:
    about = tie.role or tie.level or tie.name or (f"number {tie.n}" if tie.n is not None else "")
    parts = "".join(f"; {part.count} {part.of}" for part in tie.parts)
    who = " – ".join(x for x in (tie.subject, tie.object) if x) or ", ".join(tie.parties)
    when = f"{tie.start or ''} – {tie.end or ''}".strip() if tie.start or tie.end else ""
    return Line(what=tie.kind + (f": {about}" if about else "") + parts, who=who, when=when)


def days(interval: Interval | None) -> str:
    """Return an interval as text: one day, or its first and last; empty where there is none."""
    if interval is None:
        return ""
    return str(interval.start) if interval.start == interval.end else f"{interval.start} – {interval.end}"


def show_reading(reading: Reading, console: Console) -> None:
    """Print a reading as one table of records, each with the words that carry it."""
    written = f", written {days(reading.published)}" if reading.published else ""
    title = Text(f"{reading.document.id} ({reading.document.language}{written})")
    table = Table(title=title, title_justify="left", expand=True)
    for column in ("record", "what", "who", "when", "evidence"):
        table.add_column(column, overflow="fold")
    for record in reading.records:
        line = line_of(record)
        cells = (KINDS[type(record)], line.what, line.who, line.when, record.evidence.text)
        table.add_row(*(Text(cell) for cell in cells))
    console.print(table)
