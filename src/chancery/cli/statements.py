"""`chancery statements`."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from chancery.cli.lists import list_records
from chancery.cli.options import Format, LedgerFile, ledger_path, record_options


@record_options("statement")
def statements(
    *,
    format: Annotated[Format, typer.Option(help="how the records are written")] = Format.table,
    ledger: LedgerFile = None,
    **filters: Any,
) -> None:
    """Print statements: who said it, in whose name, about whom.

    Example: chancery statements --speaker Lavrov --about CHN
    """
    list_records("statement", filters, format, ledger_path(ledger))
