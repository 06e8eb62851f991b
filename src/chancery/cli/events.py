"""`chancery events`."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from chancery.cli.lists import list_records
from chancery.cli.options import Format, LedgerFile, ledger_path, record_options


@record_options("event")
def events(
    *,
    format: Annotated[Format, typer.Option(help="how the records are written")] = Format.table,
    ledger: LedgerFile = None,
    **filters: Any,
) -> None:
    """Print events: who did what to whom, when and where.

    Example: chancery events --between CHN,RUS --type CONSULT --since 2024 --format csv
    """
    list_records("event", filters, format, ledger_path(ledger))
