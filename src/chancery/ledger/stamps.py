"""Stamps: which engine, packs and parser read a document."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from chancery.version import __version__

_PACKAGE = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What read a document: the version, a digest of the language's pack and the world file, and the parser."""

    engine: str
    packs: str
    parser: str


def stamp(language: str, parser: str = "shipped") -> Stamp:
    """Return the stamp of readings made now in a language, with the shipped parser or another one of that name."""
    packs = _digest((_PACKAGE / "lang" / language, _PACKAGE / "world"))
    shipped = f"shipped {_digest((_PACKAGE / 'parse' / 'trained',))}" if parser == "shipped" else parser
    return Stamp(engine=__version__, packs=packs, parser=shipped)


@cache
def _digest(folders: tuple[Path, ...]) -> str:
    """Return a short hash over names and contents of the data files in folders."""
    digest = hashlib.blake2b(digest_size=6)
    for folder in folders:
        for path in sorted(p for p in folder.rglob("*") if p.suffix in (".tsv", ".toml", ".onnx", ".json")):
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()
