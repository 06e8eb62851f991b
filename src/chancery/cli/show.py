"""Showing a reading in the terminal."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from chancery.model import Reading


def _said(start: object, end: object) -> str:
    return str(start) if start == end else f"{start} – {end}"


def show_reading(reading: Reading, console: Console) -> None:
    """Print a reading as one table of records, each with the words that carry it."""
    table = Table(title=f"{reading.document.id} ({reading.document.language})", title_justify="left", expand=True)
    for column in ("record", "what", "when", "evidence"):
        table.add_column(column, overflow="fold")
    for event in reading.events:
        parties = ", ".join(event.actors) + (f" → {', '.join(event.recipients)}" if event.recipients else "")
        kind = event.type + (f"/{event.mode}" if event.mode else "")
        when = _said(event.date.start, event.date.end) if event.date else ""
        table.add_row("event", f"{kind} {parties}" + ("" if event.status == "actual" else f" ({event.status})"), when, event.evidence.text)
    for statement in reading.statements:
        table.add_row("statement", f"{statement.speaker} ({statement.form})", "", statement.evidence.text)
    for figure in reading.figures:
        period = _said(figure.period.start, figure.period.end) if figure.period else ""
        table.add_row("figure", f"{figure.of}: {figure.value:g} {figure.unit} [{', '.join(figure.parties)}]", period, figure.evidence.text)
    for tie in reading.ties:
        about = tie.role or tie.level or tie.name or ""
        who = " – ".join(x for x in (tie.subject, tie.object) if x) or ", ".join(tie.parties)
        table.add_row("tie", f"{tie.kind}: {who} {about}", tie.start or "", tie.evidence.text)
    console.print(table)
