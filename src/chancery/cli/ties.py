"""`chancery ties`."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from chancery.cli.lists import list_records
from chancery.cli.options import Format, LedgerFile, ledger_path, record_options


@record_options("tie")
def ties(
    *,
    format: Annotated[Format, typer.Option(help="how the records are written")] = Format.table,
    ledger: LedgerFile = None,
    **filters: Any,
) -> None:
    """Print ties: offices, memberships, partnerships, treaties, mechanisms and ranks.

    Example: chancery ties --between BLR --kind membership,partnership
    """
    list_records("tie", filters, format, ledger_path(ledger))
