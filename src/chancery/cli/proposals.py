"""`chancery proposals`: what documents tell that the world file lacks or contradicts."""

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
    from chancery.ledger.proposals import Proposal

_COLUMNS = ("kind", "state", "line", "table", "row", "world", "basis", "documents")


class Kind(StrEnum):
    """Which facts are proposed."""

    office = "office"
    membership = "membership"
    all = "all"


def proposals(
    party: Party = None,
    kind: Annotated[Kind, typer.Option(help="offices, memberships, or both")] = Kind.all,
    format: Annotated[Format, typer.Option(help="how the proposals are written; csv has the tables' rows, cells by |")] = Format.table,
    ledger: LedgerFile = None,
) -> None:
    """Print offices and memberships that documents tell and the world file lacks or contradicts, with their words; nothing is changed.

    Example: chancery proposals CHN --kind office
    """
    from chancery.ledger import Ledger
    with Ledger(ledger_path(ledger), read_only=True) as book:
        found = book.proposals(kind=() if kind is Kind.all else kind.value, between=party_code(party) if party else ())
    print_rows([proposal.to_json() for proposal in found], [_flat(proposal) for proposal in found], _COLUMNS, format)
    if format is Format.table:
        _print(found)
        counts = Counter(proposal.state for proposal in found)
        typer.echo(f"{len(found)} proposals" + "".join(f", {count} {state}" for state, count in sorted(counts.items())), err=True)


def _flat(proposal: Proposal) -> dict[str, Any]:
    told = proposal.to_json()
    return {name: told[name] for name in _COLUMNS} | {
        "row": "|".join(proposal.row.values()), "world": proposal.beside, "documents": "|".join(proposal.documents)}


def _print(found: Sequence[Proposal]) -> None:
    table = Table(expand=True)
    for column, ratio in (("proposal", 4), ("words", 6), ("the world file has", 3)):
        table.add_column(column, overflow="fold", ratio=ratio)
    for proposal in found:
        quotes = {known.document: " ".join(known.record["evidence"]["text"].split()) for known in proposal.known}
        said = "\n".join(f"“{quote}” [{document}]" for document, quote in quotes.items())
        what = f"{proposal.line} ({proposal.state})\n{proposal.holding.basis or 'without a date'}"
        table.add_row(*(Text(cell) for cell in (what, said, proposal.beside or "nothing")))
    if found:
        (Console() if sys.stdout.isatty() else Console(width=160)).print(table)
