"""The world file: the tables and settings of this folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from chancery.tables import read_settings, read_table


@dataclass(frozen=True, slots=True)
class World:
    """Facts that hold whatever the language; `folder` is the place of their files."""

    folder: Path

    def table(self, name: str) -> tuple[Mapping[str, str], ...]:
        """Return the rows of `name`.tsv, or none where there is no such file."""
        return _table(self.folder / f"{name}.tsv")

    def settings(self, name: str) -> dict[str, Any]:
        """Return the contents of `name`.toml, or an empty mapping where there is no such file."""
        return _settings(self.folder / f"{name}.toml")


@cache
def _table(path: Path) -> tuple[Mapping[str, str], ...]:
    return read_table(path) if path.exists() else ()


@cache
def _settings(path: Path) -> dict[str, Any]:
    return read_settings(path) if path.exists() else {}


@cache
def load_world() -> World:
    """Return the world file that comes with the package."""
    return World(Path(__file__).parent)
