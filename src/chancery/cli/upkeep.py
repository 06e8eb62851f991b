"""`chancery ledger`: looking after a ledger file."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from chancery.cli.options import LedgerFile, ledger_path

if TYPE_CHECKING:
    from chancery.ledger.upkeep import Check


class Work(StrEnum):
    """What is done."""

    check = "check"
    compact = "compact"
    merge = "merge"


class Format(StrEnum):
    """How a check is written."""

    text = "text"
    json = "json"


def ledger(
    work: Annotated[Work, typer.Argument(help="check: look through the whole file; compact: write it anew without the room of what was "
                                              "removed; merge: bring in the documents and judgements of other ledgers")],
    others: Annotated[list[Path] | None, typer.Argument(help="the other ledgers, of merge")] = None,
    format: Annotated[Format, typer.Option(help="how a check is written")] = Format.text,
    ledger: LedgerFile = None,
) -> None:
    """Check a ledger file, compact it, or merge other ledgers into it. A check with faults ends with exit code 1.

    Example: chancery ledger merge colleague.duckdb --ledger relations.duckdb
    """
    from chancery.ledger.upkeep import check, compact, merge
    path = ledger_path(ledger)
    if (work is Work.merge) != bool(others):
        raise typer.BadParameter("merge names the ledgers to bring in; check and compact take none")
    if work is Work.check:
        _tell(path, check(path), format)
    elif work is Work.compact:
        before, after = compact(path)
        typer.echo(f"{path}: {before / 1e6:.1f} MB before, {after / 1e6:.1f} MB now", err=True)
    else:
        for name, count in merge(path, others or []).items():
            typer.echo(f"{count} documents of {name} added to {path}", err=True)


def _tell(path: Path, found: Check, format: Format) -> None:
    if format is Format.json:
        sys.stdout.write(json.dumps(found.to_json(), ensure_ascii=False, indent=1) + "\n")
    else:
        counts = ", ".join(f"{count:,} {name}" for name, count in found.counts.items())
        typer.echo(f"{path}: {counts}; {found.bytes / 1e6:.1f} MB, tables of version {found.version}")
        if found.stale:
            typer.echo(f"{found.stale} documents were read by another version; read them anew with: chancery add --again --ledger {path}")
        if found.unbound:
            typer.echo(f"{len(found.unbound)} judgements are of records that no reading gives now: {', '.join(found.unbound)}")
        for fault in found.faults:
            typer.echo(f"fault: {fault.times} {fault.said}, such as {fault.example}")
        typer.echo("no faults" if not found.faults else f"{sum(fault.times for fault in found.faults)} faults")
    if found.faults:
        raise typer.Exit(1)
