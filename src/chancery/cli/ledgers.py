"""`chancery add`, `chancery dossier`, `chancery show`: what stands on a ledger file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import track

from chancery.cli.read import documents, files
from chancery.errors import ChanceryError

LedgerFile = Annotated[Path, typer.Option(help="the ledger file")]
_DEFAULT = Path("chancery.duckdb")


def add(
    paths: Annotated[list[Path], typer.Argument(help="text or JSON Lines files, or folders with them", exists=True)],
    ledger: LedgerFile = _DEFAULT,
    again: Annotated[bool, typer.Option(help="read documents anew that the ledger already has")] = False,
) -> None:
    """Read documents into a ledger; documents that it has are passed over, so an interrupted run can be taken up.

    Example: chancery add articles/ --ledger relations.duckdb
    """
    from chancery.ledger import Ledger
    from chancery.pipeline import read as read_document
    talk, failures, added = Console(stderr=True), 0, 0
    with Ledger(ledger) as book:
        for path in track(list(files(paths)), description="reading", console=talk):
            try:
                for document in documents(path):
                    if again or not book.holds(document.key):
                        added += book.add(read_document(document), again=again)
            except ChanceryError as fault:
                talk.print(f"[red]{fault}[/]")
                failures += 1
    talk.print(f"{added} documents added to {ledger}, {failures} could not be read")
    raise typer.Exit(int(bool(failures)))


def _days(days: dict[str, str] | None) -> str:
    if not days:
        return "undated"
    return days["start"] if days["start"] == days["end"] else f"{days['start']} to {days['end']}"


def _source(record: dict[str, Any]) -> str:
    document = record["document"]
    cited = f", citing {', '.join(document['cited'])}" if document["cited"] else ""
    return f"    “{record['evidence']['text']}” ({document['id']}{cited}) {record['id']}"


def _said(kind: str, record: dict[str, Any]) -> str:
    """Return one line on a record."""
    if kind == "event":
        to = f" → {', '.join(record['recipients'])}" if record["recipients"] else ""
        mode = f" ({record['mode']})" if record["mode"] else ""
        status = "" if record["status"] == "actual" else f" [{record['status']}]"
        return f"{_days(record['date'])}  {record['type']}{mode} {', '.join(record['actors'])}{to}{status}"
    if kind == "tie":
        about = record.get("role") or record.get("level") or record.get("name") or ""
        who = " – ".join(x for x in (record.get("subject"), record.get("object")) if x) or ", ".join(record.get("parties", ()))
        parts = "".join(f"; {p['count']} {p['of']}" for p in record.get("parts", ()))
        return f"{record['kind']}: {who} {about}{parts}" + (f" from {record['from']}" if record["from"] else "")
    if kind == "figure":
        return f"{record['of']}: {record['value']:,} {record['unit']}, {_days(record['period'])}"
    return f"{record['speaker']} ({record['form']})"


def dossier(
    first: Annotated[str, typer.Argument(help="code of a state or organisation")],
    second: Annotated[str, typer.Argument(help="code of another")],
    ledger: LedgerFile = _DEFAULT,
) -> None:
    """Print a briefing on two parties: timeline, ties, offices, figures and statements, each with its source.

    Example: chancery dossier CHN RUS
    """
    from chancery.ledger import Ledger
    if not ledger.exists():
        typer.echo(f"{ledger}: there is no such ledger; make one with: chancery add PATH --ledger {ledger}", err=True)
        raise typer.Exit(1)
    with Ledger(ledger) as book:
        pair = (first, second)
        offices = [t for code in pair for t in book.find("tie", between=(code,), type="office")]
        ties = [t for t in book.find("tie", between=pair) if t["kind"] != "office"]
        chapters = (
            ("Timeline", "event", book.find("event", between=pair)), ("Ties", "tie", ties), ("Offices", "tie", offices),
            ("Figures", "figure", book.find("figure", between=pair)),
            ("Statements", "statement", book.find("statement", between=pair)),
        )
        typer.echo(f"{first} and {second}")
        for title, kind, records in chapters:
            typer.echo(f"\n{title} ({len(records)})")
            for record in records:
                typer.echo(f"  {_said(kind, record)}\n{_source(record)}")


def show(id: Annotated[str, typer.Argument(help="a record's id")], ledger: LedgerFile = _DEFAULT) -> None:
    """Print a record: its words in their surroundings, what they gave, and the rule.

    Example: chancery show e2c201eb3777b
    """
    from chancery.ledger import Ledger
    try:
        with Ledger(ledger) as book:
            record, text = book.show(id)
    except ChanceryError as fault:
        typer.echo(str(fault), err=True)
        raise typer.Exit(1) from fault
    start, end = record["evidence"]["start"], record["evidence"]["end"]
    Console().print(f"{text[max(0, start - 120):start]}[bold]{text[start:end]}[/]{text[end:end + 120]}", highlight=False)
    for name, value in record.items():
        if name not in ("evidence", "roles") and value not in (None, [], ""):
            typer.echo(f"{name}: {value}")
