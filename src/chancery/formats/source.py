"""Where documents come from: files, packed files, standard input, and the names that stand for many of them."""

from __future__ import annotations

import glob
import gzip
import io
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from chancery.errors import DocumentError, DocumentTooLarge, EmptyDocument

# Larger documents are no articles: the limit keeps a mistyped path from filling the memory.
LARGEST = 50_000_000
STANDARD_INPUT = "-"
_PACKED = ".gz"

Note = Callable[[str], None]


def say(message: str) -> None:
    """Write a note to standard error."""
    sys.stderr.write(message + "\n")


@dataclass(frozen=True, slots=True)
class Source:
    """A file, or standard input where `path` is None; `name` is what messages call it."""

    name: str
    path: Path | None = None

    @property
    def stem(self) -> str:
        """The file's name without its endings for packing and format: the id of a document that has none of its own."""
        return self._unpacked.stem if self.path else "stdin"

    @property
    def suffix(self) -> str:
        """The ending that tells the format, in lower case; empty for standard input."""
        return self._unpacked.suffix.lower() if self.path else ""

    @property
    def _unpacked(self) -> Path:
        path = self.path or Path(self.name)
        return path.with_suffix("") if path.suffix.lower() == _PACKED else path

    def open(self) -> io.BufferedReader:
        """Return the unpacked bytes as a stream.

        Raises:
            OSError: the file cannot be opened.
        """
        if self.path is None:
            buffer = sys.stdin.buffer
            return buffer if isinstance(buffer, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, buffer))
        if self.path.suffix.lower() == _PACKED:
            return io.BufferedReader(cast(io.RawIOBase, gzip.open(self.path)))
        return self.path.open("rb")

    def whole(self) -> bytes:
        """Return all of the bytes.

        Raises:
            DocumentTooLarge: there are more than the limit.
            EmptyDocument: there are none.
        """
        with self.open() as stream:
            return bounded(stream, self.name)


def bounded(stream: BinaryIO | io.BufferedReader, name: str) -> bytes:
    """Return what is left of a stream.

    Raises:
        DocumentTooLarge: that is more than the limit.
        EmptyDocument: nothing is left but blanks.
    """
    raw = stream.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise DocumentTooLarge(f"{name}: above the limit of {LARGEST // 1_000_000} MB for one document; split it, or give JSON Lines")
    if not raw.strip():
        raise EmptyDocument(f"{name}: this is empty; check how it was made or leave it out")
    return raw


def find_sources(paths: Sequence[str], suffixes: frozenset[str], without: Path | None = None) -> Iterator[Source | DocumentError]:
    """Yield the sources that paths name, each once: files, files of folders with these suffixes, those of patterns, `-`.

    The files of a folder and of a pattern come in order of their names; hidden files and folders are left out.
    """
    seen = {without.resolve()} if without else set()
    for name in paths:
        if name == STANDARD_INPUT:
            yield Source("stdin")
            continue
        for found in _files(name, suffixes):
            if isinstance(found, DocumentError):
                yield found
            elif (whole := found.resolve()) not in seen:
                seen.add(whole)
                yield Source(str(found), found)


def _files(name: str, suffixes: frozenset[str]) -> Iterator[Path | DocumentError]:
    path = Path(name).expanduser()
    if path.is_dir():
        inside = _inside(path, suffixes)
        yield from inside
        if not inside:
            yield DocumentError(f"{name}: no document in this folder; files end in {', '.join(sorted(suffixes))}, also with .gz")
    elif path.exists():
        yield path
    elif any(character in name for character in "*?["):
        matches = sorted(glob.glob(str(path), recursive=True))
        for match in matches:
            yield from _inside(Path(match), suffixes) if Path(match).is_dir() else [Path(match)]
        if not matches:
            yield DocumentError(f"{name}: no file matches this pattern; try it with ls")
    else:
        yield DocumentError(f"{name}: there is no such file or folder; check the spelling and the working folder ({Path.cwd()})")


def _inside(folder: Path, suffixes: frozenset[str]) -> list[Path]:
    found = (path for path in folder.rglob("*") if Source(str(path), path).suffix in suffixes and path.is_file())
    return sorted(path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts))
