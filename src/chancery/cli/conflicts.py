"""`chancery conflicts`: where documents answer one question differently."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from chancery.cli.options import Format, LedgerFile, Since, Until, ledger_path
from chancery.cli.parties import party_code
from chancery.cli.rows import print_rows
from chancery.cli.stories import Party

if TYPE_CHECKING:
    from chancery.ledger.disagreements import Conflict, Side

_COLUMNS = ("id", "kind", "severity", "state", "explained", "question", "parties", "first", "first_documents", "first_quotes", "second",
            "second_documents", "second_quotes")


class State(StrEnum):
    """Which conflicts are printed."""

    open = "open"
    explained = "explained"
    all = "all"


def conflicts(
    first: Party = None,
    second: Party = None,
    since: Since = None,
    until: Until = None,
    state: Annotated[State, typer.Option(help="those that nothing explains, those that a period, a definition, rounding or an update "
                                              "explains, or all")] = State.open,
    format: Annotated[Format, typer.Option(help="how the conflicts are written")] = Format.table,
    ledger: LedgerFile = None,
) -> None:
    """Print conflicts between documents on numbers, dates, places, people, denied events, offices and ranks, both quotes side by side.

    Example: chancery conflicts CHN RUS --state all
    """
    from chancery.ledger import Ledger
    parties = [party_code(party) for party in (first, second) if party]
    with Ledger(ledger_path(ledger), read_only=True) as book:
        every = book.conflicts(between=parties, since=since, until=until)
    found = [conflict for conflict in every if state is State.all or (conflict.explained is None) == (state is State.open)]
    print_rows([conflict.to_json() for conflict in found], [_flat(conflict) for conflict in found], _COLUMNS, format)
    if format is Format.table:
        _print_conflicts(found)
        open_ = sum(conflict.explained is None for conflict in every)
        shown = "" if state is State.all else f"; shown: {state}"
        typer.echo(f"{open_} open and {len(every) - open_} explained conflicts{shown}", err=True)


def _flat(conflict: Conflict) -> dict[str, Any]:
    told = conflict.to_json()
    sides = {f"{name}_{part}": "|".join(told[name][part]) for name in ("first", "second") for part in ("documents", "quotes")}
    return {name: told[name] for name in ("id", "kind", "severity", "state", "explained", "question")} | sides | {
        "parties": "|".join(conflict.parties), "first": conflict.first.value, "second": conflict.second.value}


def _print_conflicts(found: Sequence[Conflict]) -> None:
    table = Table(expand=True)
    for column, ratio in (("what", 3), ("one says", 4), ("another says", 4)):
        table.add_column(column, overflow="fold", ratio=ratio)
    for conflict in found:
        grade = f"explained: {conflict.explained}" if conflict.explained else conflict.severity
        what = f"{conflict.kind} ({grade})\n{conflict.question} ({', '.join(conflict.parties)})"
        table.add_row(Text(what), Text(_said(conflict.first)), Text(_said(conflict.second)))
    if found:
        console = Console() if sys.stdout.isatty() else Console(width=160)
        console.print(table)


def _said(side: Side) -> str:
    """Return an answer with its quotes, one for each document."""
    quotes = dict(zip((record["document"]["id"] for record in side.records), side.quotes, strict=True))
    return "\n".join([side.value, *(f"“{quote}” [{document}]" for document, quote in quotes.items())])
