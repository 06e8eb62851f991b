"""`chancery languages`: what can be read."""

from __future__ import annotations

import typer

from chancery.lang import languages as known
from chancery.lang import load_pack


def languages() -> None:
    """Print the languages that have a pack, with the number of their lexical units.

    Example: chancery languages
    """
    for code in known():
        pack = load_pack(code)
        units = sum(len(rows) for rows in pack.event_tables().values())
        typer.echo(f"{code}\t{pack.settings('pack').get('name', code)}\t{units} lexical units")
