"""`chancery demo`: the sample articles, read into a ledger."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Annotated

import typer

_SAMPLES = Path(__file__).parents[1] / "samples"


def demo(
    ledger: Annotated[Path | None, typer.Option(help="a ledger file to keep; by default one that is thrown away")] = None,
) -> None:
    """Read the sample articles into a ledger and print a dossier of the two parties that most of their records name.

    Example: chancery demo --ledger demo.duckdb
    """
    with tempfile.TemporaryDirectory(prefix="chancery-") as folder:
        first, second = _show(ledger or Path(folder) / "demo.duckdb")
    if ledger is None:
        typer.echo("\nThe ledger of this demonstration is thrown away. To keep one: chancery demo --ledger demo.duckdb", err=True)
    else:
        typer.echo(f"\nGo on with: chancery events --between {first},{second} --ledger {ledger}\n"
                   f"            chancery show ID --ledger {ledger}", err=True)
    typer.echo("With articles of your own: chancery add FOLDER --ledger FILE, then chancery dossier CODE CODE --ledger FILE", err=True)


def _show(path: Path) -> tuple[str, str]:
    """Add the samples to a ledger, print the dossier, and return the codes of its parties."""
    from chancery.formats import read_documents
    from chancery.ledger import Ledger
    from chancery.ledger.briefing import text_briefing
    from chancery.ledger.dossier import make_dossier
    from chancery.model import Document
    from chancery.pipeline import read
    with Ledger(path) as book:
        for document in read_documents([str(_SAMPLES)]):
            if isinstance(document, Document) and not book.holds(document.key):
                book.add(read(document))
        first, second, _ = book.pairs(limit=1)[0]
        counts = book.counts()
        sys.stdout.write(text_briefing(make_dossier(book, first, second)))
    typer.echo("\n" + ", ".join(f"{count} {what}" for what, count in counts.items()), err=True)
    return first, second
