"""Lists of records, on the terminal or for another program."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from chancery.cli.options import Format, filters_from
from chancery.ledger.records import Records

# A width for tables that go to a file or another program: a terminal tells its own.
_WIDTH = 160


def list_records(kind: str, options: dict[str, Any], format: Format, ledger: Path) -> None:
    """Print the records of a ledger that pass the filters among the options."""
    from chancery.ledger import Ledger
    with Ledger(ledger, read_only=True) as book:
        records = book.find(kind, **filters_from(options))
        total = book.counts()[f"{kind}s"]
    print_records(records, format)
    if format is Format.table:
        typer.echo(f"{len(records)} of {total} {kind}s" + ("; chancery show ID prints one with its words" if records else ""), err=True)


def print_records(records: Records, format: Format) -> None:
    """Print records in a format."""
    if format is Format.json:
        sys.stdout.write(json.dumps(list(records), ensure_ascii=False, indent=1) + "\n")
    elif format is Format.jsonl:
        sys.stdout.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    elif format is Format.csv:
        _print_csv(records)
    elif records:
        _print_table(records)


def _print_csv(records: Records) -> None:
    from chancery.ledger.columns import COLUMNS
    writer = csv.DictWriter(sys.stdout, list(COLUMNS[records.kind]), lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in records.flat())


def _cell(value: Any) -> Any:
    """Return a value as a cell: lists with a vertical bar between their members, parts as count and name."""
    if isinstance(value, list):
        return "|".join(f"{v['count']} {v['of']}" if isinstance(v, dict) else str(v) for v in value)
    return value


def _print_table(records: Records) -> None:
    from chancery.ledger.lines import line, when
    console = Console() if sys.stdout.isatty() else Console(width=_WIDTH)
    table = Table(expand=True)
    for column, ratio in (("when", 2), ("what", 5), ("words", 5), ("document", 2)):
        table.add_column(column, overflow="fold", ratio=ratio)
    table.add_column("id", no_wrap=True)
    for record in records:
        words, document = record["evidence"]["text"], record["document"]["id"]
        cells = (when(records.kind, record) or "", line(records.kind, record), words, document, record["id"])
        table.add_row(*(Text(cell) for cell in cells))
    console.print(table)
