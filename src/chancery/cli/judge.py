"""`chancery judge`: what people decide of records."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from chancery.cli.options import Format, LedgerFile, ledger_path
from chancery.cli.rows import print_rows

if TYPE_CHECKING:
    from chancery.ledger import Ledger
    from chancery.ledger.judgements import Judgement

_COLUMNS = ("id", "verdict", "kind", "subject", "object", "document", "value", "by", "at", "undone")
_USAGE = ("write: ID right, ID wrong, ID corrected FIELD=VALUE..., same ID ID, different ID ID, undo JUDGEMENT, list, or export")


def judge(
    words: Annotated[list[str], typer.Argument(help="ID right; ID wrong; ID corrected FIELD=VALUE...; same ID ID; different ID ID; "
                                                    "undo JUDGEMENT; list; export")],
    by: Annotated[str | None, typer.Option(help="who judges; by default the user of the computer")] = None,
    output: Annotated[Path, typer.Option(help="the folder that export writes to")] = Path("gold"),
    whole: Annotated[bool, typer.Option("--whole", help="export: also documents of which only some records are judged")] = False,
    format: Annotated[Format, typer.Option(help="list: how the judgements are written")] = Format.table,
    ledger: LedgerFile = None,
) -> None:
    """Judge a record right, wrong or corrected, or two events the same or different; undo, list or export judgements.

    Judgements outrank the machine, are kept when documents are read anew, and are never removed. `export` writes the documents all of
    whose records are judged as gold files, against which readings are measured.

    Example: chancery judge eac9536b5a50c corrected recipients=KAZ date=2025-03-12
    """
    from chancery.ledger import Ledger
    action = words[0]
    path = ledger_path(ledger)
    if action in ("list", "export") and len(words) == 1:
        with Ledger(path, read_only=True) as book:
            _export(book, output, whole) if action == "export" else _list(book, format)
        return
    given = _judgement(words)
    with Ledger(path) as book:
        made = book.undo(words[1], by=by) if given is None else book.judge(
            given[0], given[1], other=given[2], value=given[3], by=by)
    typer.echo(f"{made.id} {'undone: ' if made.undone else ''}{_told(made)}", err=True)


def _judgement(words: Sequence[str]) -> tuple[str, str, str | None, dict[str, str] | None] | None:
    """Return id, verdict, other id and values that the words of a command give; None where they undo a judgement."""
    match words:
        case ["undo", _]:
            return None
        case [("same" | "different") as verdict, first, second] | [first, ("same" | "different") as verdict, second]:
            return first, verdict, second, None
        case [id, "corrected", *values] if values and all("=" in value for value in values):
            return id, "corrected", None, {name: value for name, _, value in (given.partition("=") for given in values)}
        case [id, ("right" | "wrong") as verdict]:
            return id, verdict, None, None
    raise typer.BadParameter(f"{' '.join(words)!r} is no judgement; {_USAGE}")


def _told(judgement: Judgement) -> str:
    other = f" as {judgement.object}" if judgement.object else ""
    values = "".join(f" {name}={value}" for name, value in (judgement.value or {}).items())
    return f"{judgement.subject} [{judgement.document}] {judgement.verdict}{other}{values}, by {judgement.by}"


def _export(book: Ledger, folder: Path, whole: bool) -> None:
    from chancery.ledger.goldfiles import export_gold
    made = export_gold(book, folder, whole=whole)
    for name in made.written:
        typer.echo(name)
    for name, count in made.lacking.items():
        typer.echo(f"{name} is left out: {count} of its records are not judged; --whole takes them to be right", err=True)
    typer.echo(f"{len(made.written)} documents and {made.pairs} pairs of events written to {folder}", err=True)


def _list(book: Ledger, format: Format) -> None:
    found = book.judgements(undone=True)
    rows = [judgement.to_json() for judgement in found]
    flat = [{name: row[name] for name in _COLUMNS} for row in rows]
    print_rows(rows, flat, _COLUMNS, format)
    if format is not Format.table:
        return
    table = Table("id", "judgement", "record", "when", expand=True)
    for judgement in found:
        undone = f", undone {judgement.undone:%Y-%m-%d}" if judgement.undone else ""
        words = " ".join(judgement.told["evidence"]["text"].split())
        table.add_row(*(Text(cell) for cell in (judgement.id, _told(judgement), f"“{words}”", f"{judgement.at:%Y-%m-%d %H:%M}{undone}")))
    if found:
        (Console() if sys.stdout.isatty() else Console(width=160)).print(table)
    typer.echo(f"{len(found)} judgements, {sum(judgement.undone is not None for judgement in found)} of them undone", err=True)
