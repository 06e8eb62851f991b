"""The command line: one file per command."""

from __future__ import annotations

import typer

from chancery.cli.demo import demo
from chancery.cli.languages import languages
from chancery.cli.ledgers import add, dossier, show
from chancery.cli.read import read

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Reads news about relations between states into sourced records.")
app.command()(read)
app.command()(add)
app.command()(dossier)
app.command()(show)
app.command()(demo)
app.command()(languages)


def main() -> None:
    """Run the command line."""
    app()
