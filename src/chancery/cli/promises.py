"""`chancery promises`: what was announced, and what came of it."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from chancery.cli.options import Format, LedgerFile, ledger_path
from chancery.cli.parties import party_code
from chancery.cli.rows import print_rows
from chancery.cli.stories import Party

if TYPE_CHECKING:
    from chancery.ledger.promises import Promise

_COLUMNS = ("id", "state", "kind", "line", "parties", "announced", "due", "window", "why", "documents", "settled_by")


class State(StrEnum):
    """Which promises are printed."""

    open = "open"
    kept = "kept"
    late = "late"
    cancelled = "cancelled"
    postponed = "postponed"
    silent = "silent"
    all = "all"


def promises(
    first: Party = None,
    second: Party = None,
    state: Annotated[State, typer.Option(help="how they ended: kept in time, kept late, cancelled, put off, silent (past due, and no "
                                              "document tells), open (not due yet), or all")] = State.all,
    since: Annotated[str | None, typer.Option(help="only what falls due on this day, month or year or later")] = None,
    until: Annotated[str | None, typer.Option(help="only what falls due on this day, month or year or earlier")] = None,
    seen: Annotated[str | None, typer.Option(help="the day to look from, by default that of the last document")] = None,
    format: Annotated[Format, typer.Option(help="how the promises are written")] = Format.table,
    ledger: LedgerFile = None,
) -> None:
    """Print what was announced, planned, threatened or invited to, when it falls due, and which later document settles it.

    Example: chancery promises CHN RUS --state silent
    """
    from chancery.ledger import Ledger
    parties = [party_code(party) for party in (first, second) if party]
    with Ledger(ledger_path(ledger), read_only=True) as book:
        every = book.promises(between=parties, since=since, until=until, seen=seen)
    found = [promise for promise in every if state is State.all or promise.state == state]
    print_rows([promise.to_json() for promise in found], [_flat(promise) for promise in found], _COLUMNS, format)
    if format is Format.table:
        _print_promises(found)
        counts = Counter(promise.state for promise in every)
        tally = ", ".join(f"{counts[name]} {name}" for name in State if counts[name])
        typer.echo(f"{len(every)} promises" + (f": {tally}" if tally else ""), err=True)


def _flat(promise: Promise) -> dict[str, Any]:
    from chancery.ledger.lines import span
    told = promise.to_json()
    lists = {name: "|".join(told[name]) for name in ("parties", "documents", "settled_by")}
    return {name: told[name] for name in _COLUMNS} | lists | {"due": span(told["due"])}


def _print_promises(found: Sequence[Promise]) -> None:
    from chancery.ledger.lines import span
    table = Table(expand=True)
    for column, ratio in (("due", 2), ("what", 5), ("announced", 4), ("outcome", 5)):
        table.add_column(column, overflow="fold", ratio=ratio)
    table.add_column("id", no_wrap=True)
    for promise in found:
        first = promise.announcements[0]
        words = " ".join(first["evidence"]["text"].split())
        said = f"“{words}” [{', '.join(promise.documents)}], {promise.pledge.announced or 'date unknown'}"
        due = span(promise.due.to_json() if promise.due else None) or "unknown"
        given = "" if promise.given else f"\n({promise.window})"
        table.add_row(*(Text(cell) for cell in (due + given, promise.line, said, f"{promise.state}: {promise.outcome.why}", promise.id)))
    if found:
        console = Console() if sys.stdout.isatty() else Console(width=160)
        console.print(table)
