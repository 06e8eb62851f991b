"""`chancery figures`."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from chancery.cli.lists import list_records
from chancery.cli.options import Format, LedgerFile, ledger_path, record_options


@record_options("figure")
def figures(
    *,
    format: Annotated[Format, typer.Option(help="how the records are written")] = Format.table,
    ledger: LedgerFile = None,
    **filters: Any,
) -> None:
    """Print figures: trade, growth, ranks, counts and durations, each with its period.

    Example: chancery figures --between BLR,CHN --measure trade,change
    """
    list_records("figure", filters, format, ledger_path(ledger))
