"""The command line: one file per command."""

from __future__ import annotations

from typing import Annotated

import typer

from chancery import __version__
from chancery.cli import (
    add,
    asof,
    conflicts,
    demo,
    doctor,
    dossier,
    events,
    explain,
    figures,
    judge,
    languages,
    plot,
    promises,
    proposals,
    read,
    serve,
    show_record,
    statements,
    stories,
    story,
    ties,
    upkeep,
)
from chancery.cli.door import Door

COMMANDS = (
    read.read, explain.explain, add.add, events.events, statements.statements, figures.figures, ties.ties, show_record.show,
    stories.stories, story.story, conflicts.conflicts, promises.promises, asof.asof, proposals.proposals, judge.judge, dossier.dossier,
    plot.plot, serve.serve, upkeep.ledger, demo.demo, doctor.doctor, languages.languages,
)

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
