"""The door of the command line: what Chancery raises on purpose is told in one line, without a traceback."""

from __future__ import annotations

from typing import Any

import typer
from typer.core import TyperGroup

from chancery.errors import ChanceryError


class Door(TyperGroup):
    """The group of commands; an error of Chancery's goes to stderr and the exit code is 1."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except ChanceryError as fault:
            typer.echo(f"chancery: {fault}", err=True)
            raise typer.Exit(1) from fault
