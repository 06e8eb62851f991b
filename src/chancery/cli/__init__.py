"""The command line: one file per command."""

from __future__ import annotations

from typing import Annotated

import typer

from chancery import __version__
from chancery.cli.add import add
from chancery.cli.demo import demo
from chancery.cli.doctor import doctor
from chancery.cli.door import Door
from chancery.cli.dossier import dossier
from chancery.cli.events import events
from chancery.cli.explain import explain
from chancery.cli.figures import figures
from chancery.cli.languages import languages
from chancery.cli.read import read
from chancery.cli.show_record import show
from chancery.cli.statements import statements
from chancery.cli.ties import ties

COMMANDS = (read, explain, add, events, statements, figures, ties, show, dossier, demo, doctor, languages)

app = typer.Typer(cls=Door, no_args_is_help=True, add_completion=False, rich_markup_mode=None)
for command in COMMANDS:
    app.command()(command)


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"chancery {__version__}")
        raise typer.Exit


Version = Annotated[bool, typer.Option("--version", callback=_print_version, is_eager=True, help="print the version")]


@app.callback()
def chancery(version: Version = False) -> None:
    """Reads news about relations between states into sourced records: events, statements, figures and ties.

    Example: chancery demo
    """


def main() -> None:
    """Run the command line."""
    app()
