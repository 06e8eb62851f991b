"""A language pack: the tables and settings of one language's folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from chancery.errors import PackError
from chancery.tables import read_settings, read_table

_HOME = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Pack:
    """The data of one language; `language` is its ISO 639-1 code, `folder` the place of its files.

    `own_names` are a user's names of states and organisations beside those of the pack: form, kind and code.
    """

    language: str
    folder: Path
    own_names: tuple[tuple[str, str, str], ...] = ()

    def table(self, name: str) -> tuple[Mapping[str, str], ...]:
        """Return the rows of `name`.tsv, or none where the pack has no such file."""
        rows = _table(self.folder / f"{name}.tsv")
        if name == "names" and self.own_names:
            return (*rows, *({"form": form, "kind": kind, "code": code} for form, kind, code in self.own_names))
        return rows

    def settings(self, name: str) -> dict[str, Any]:
        """Return the contents of `name`.toml, or an empty mapping where the pack has no such file."""
        return _settings(self.folder / f"{name}.toml")

    def event_tables(self) -> dict[str, tuple[Mapping[str, str], ...]]:
        """Return the lexical units of each event type, by the type's name in capitals."""
        return {path.stem.split(".")[0].upper(): _table(path) for path in sorted((self.folder / "events").glob("*.tsv"))}


@cache
def _table(path: Path) -> tuple[Mapping[str, str], ...]:
    return read_table(path) if path.exists() else ()


@cache
def _settings(path: Path) -> dict[str, Any]:
    return read_settings(path) if path.exists() else {}


def languages() -> tuple[str, ...]:
    """Return the codes of the languages that have a pack, sorted."""
    return tuple(sorted(path.parent.name for path in _HOME.glob("*/pack.toml")))


@cache
def load_pack(language: str) -> Pack:
    """Return the pack of a language.

    Raises:
        PackError: there is no pack for it.
    """
    if language not in languages():
        raise PackError(f"no language pack for {language!r}; there are packs for {', '.join(languages())}")
    return Pack(language, _HOME / language)
