"""`chancery dossier`: a briefing on two parties."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from typing import Annotated

import typer

from chancery.cli.options import LedgerFile, Since, Until, ledger_path
from chancery.cli.parties import party_code


class Format(StrEnum):
    """How the briefing is written."""

    text = "text"
    markdown = "markdown"
    html = "html"
    json = "json"


def dossier(
    first: Annotated[str, typer.Argument(help="a state or organisation: its code, or its English name")],
    second: Annotated[str, typer.Argument(help="another one")],
    since: Since = None,
    until: Until = None,
    format: Annotated[Format, typer.Option(help="how the briefing is written")] = Format.text,
    ledger: LedgerFile = None,
) -> None:
    """Print a briefing on two parties: main events, open conflicts, promises, timeline, visits and talks, offices, ties, figures,
    statements, what is silent, and sources, each line with its words.

    Example: chancery dossier CHN RUS --since 2023 --format markdown
    """
    from chancery.ledger import Ledger
    from chancery.ledger.briefing import markdown_briefing, text_briefing
    from chancery.ledger.dossier import make_dossier
    from chancery.ledger.hypertext import html_briefing
    pair = party_code(first), party_code(second)
    with Ledger(ledger_path(ledger), read_only=True) as book:
        made = make_dossier(book, *pair, since=since, until=until)
        pairs = book.pairs(limit=5)
    if format is Format.json:
        sys.stdout.write(json.dumps(made.to_json(), ensure_ascii=False, indent=1) + "\n")
    else:
        write = {Format.text: text_briefing, Format.markdown: markdown_briefing, Format.html: html_briefing}[format]
        sys.stdout.write(write(made))
    if not made.documents:
        others = ", ".join(f"{a} {b} ({count})" for a, b, count in pairs)
        typer.echo(f"no record names {pair[0]} and {pair[1]}; most records name: {others or 'nobody, the ledger is empty'}", err=True)
