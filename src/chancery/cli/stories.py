"""`chancery stories`: events, each once with all documents that tell of it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from chancery.cli.options import Format, LedgerFile, Since, Until, ledger_path
from chancery.cli.parties import party_code
from chancery.cli.rows import print_rows

if TYPE_CHECKING:
    from chancery.ledger.stories import Story

Party = Annotated[str | None, typer.Argument(help="a state or organisation: its code, or its English name")]
_COLUMNS = ("id", "date", "line", "independent", "documents", "languages", "first", "parties")


def stories(
    first: Party = None,
    second: Party = None,
    since: Since = None,
    until: Until = None,
    told: Annotated[int, typer.Option(min=1, help="by how many documents a story must be told")] = 1,
    format: Annotated[Format, typer.Option(help="how the stories are written")] = Format.table,
    ledger: LedgerFile = None,
) -> None:
    """Print events, each once with all documents that tell of it, and how many of these are independent.

    Example: chancery stories CHN RUS --since 2024 --told 2
    """
    from chancery.ledger import Ledger
    parties = [party_code(party) for party in (first, second) if party]
    with Ledger(ledger_path(ledger), read_only=True) as book:
        found = [story for story in book.stories(between=parties, since=since, until=until) if len(story.documents) >= told]
    print_rows([story.to_json() for story in found], [_flat(story) for story in found], _COLUMNS, format)
    if format is Format.table:
        _print_stories(found)
        typer.echo(f"{len(found)} stories" + ("; chancery story ID prints one with all its reports" if found else ""), err=True)


def _flat(story: Story) -> dict[str, Any]:
    from chancery.ledger.lines import span
    told = story.to_json()
    lists = {name: "|".join(told[name]) for name in ("documents", "languages", "parties")}
    return {name: told[name] for name in _COLUMNS} | lists | {"date": span(story.date)}


def _print_stories(found: Sequence[Story]) -> None:
    from chancery.ledger.lines import span
    table = Table(expand=True)
    for column, ratio in (("when", 2), ("what", 6), ("documents", 4)):
        table.add_column(column, overflow="fold", ratio=ratio)
    for column in ("sources", "id"):
        table.add_column(column, no_wrap=True, justify="right" if column == "sources" else "left")
    for story in found:
        cells = (span(story.date) or "", story.line, ", ".join(story.documents), str(len(story.sources)), story.id)
        table.add_row(*(Text(cell) for cell in cells))
    if found:
        _console().print(table)


def _console() -> Console:
    return Console() if sys.stdout.isatty() else Console(width=160)
