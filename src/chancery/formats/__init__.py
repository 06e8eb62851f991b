"""Documents in: one file per format, and one door to all of them."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from chancery.errors import ChanceryError, DocumentError
from chancery.formats.encoding import decode
from chancery.formats.html import html_document, read_html
from chancery.formats.jsonl import json_rows, read_json
from chancery.formats.source import Note, Source, bounded, find_sources, say
from chancery.formats.table import read_table
from chancery.formats.text import read_text
from chancery.model import Document

__all__ = ["FORMATS", "Source", "documents", "read_documents"]

Reader = Callable[[Source, Note], Iterator[Document | ChanceryError]]

# By a file's ending, which may be followed by .gz; a file named outright with another ending is read as text.
FORMATS: dict[str, Reader] = {
    ".txt": read_text,
    ".html": read_html, ".htm": read_html, ".xhtml": read_html,
    ".jsonl": read_json, ".ndjson": read_json, ".json": read_json,
    ".csv": read_table, ".tsv": read_table,
}
# Of one kind of fault, so many are told for each file; the rest is counted.
_MOST_TOLD = 5


def read_documents(paths: Sequence[str], note: Note = say, without: Path | None = None) -> Iterator[Document | ChanceryError]:
    """Yield the documents that paths name, in order; what cannot be read is yielded as the error that says why.

    Args:
        paths: files, folders (read with all folders in them), patterns such as "news/*.html", or "-" for standard input.
        note: called with what should be known but is no error, such as a guessed encoding; writes to standard error by default.
        without: a file to leave out, such as the one that readings are written to.
    """
    for found in find_sources(paths, frozenset(FORMATS), without):
        if isinstance(found, ChanceryError):
            yield found
        else:
            yield from documents(found, note)


def documents(source: Source | Path, note: Note = say) -> Iterator[Document | ChanceryError]:
    """Yield the documents of one file; what cannot be read is yielded as the error that says why."""
    source = source if isinstance(source, Source) else Source(str(source), source)
    told: Counter[type[ChanceryError]] = Counter()
    for found in _read(source, note):
        if isinstance(found, ChanceryError):
            told[type(found)] += 1
            if told[type(found)] > _MOST_TOLD:
                continue
        yield found
    if rest := sum(count - _MOST_TOLD for count in told.values() if count > _MOST_TOLD):
        yield DocumentError(f"{source.name}: {rest} more rows could not be read for the same reasons")


def _read(source: Source, note: Note) -> Iterator[Document | ChanceryError]:
    reader = FORMATS.get(source.suffix, read_text) if source.path else _read_input
    try:
        yield from reader(source, note)
    except ChanceryError as fault:
        yield fault
    except (OSError, EOFError, zlib.error) as fault:
        reason = getattr(fault, "strerror", None) or fault
        yield DocumentError(f"{source.name}: {reason}; check that the file is whole and that you may read it")


def _read_input(source: Source, note: Note) -> Iterator[Document | ChanceryError]:
    """Yield the documents of standard input: JSON where it begins with an object or an array of objects, else a web page or a text."""
    stream = source.open()
    start = stream.peek(4096).lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{") or (start.startswith(b"[") and start[1:].lstrip()[:1] in (b"{", b"]", b"")):
        yield from json_rows(stream, source, note)
    elif start[:9].lower().startswith((b"<!doctype", b"<html")):
        yield html_document(bounded(stream, source.name), source, note)
    else:
        yield Document(id=source.stem, text=decode(bounded(stream, source.name), source.name, note))
