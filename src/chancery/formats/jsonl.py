"""JSON: one row a line, an array of rows, or a single row."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from itertools import chain
from typing import Any

from chancery.errors import ChanceryError, DocumentError, DocumentTooLarge, EmptyDocument
from chancery.formats.encoding import decode, marked
from chancery.formats.rows import document_of
from chancery.formats.source import LARGEST, Note, Source, bounded
from chancery.model import Document

Line = tuple[int, str]


def read_json(source: Source, note: Note) -> Iterator[Document | ChanceryError]:
    """Yield the documents of a JSON file; a row that holds none is yielded as the error that says why.

    JSON Lines are read line by line, so a file may be larger than the memory; an array is read whole.

    Raises:
        DocumentError: the file holds no JSON.
    """
    with source.open() as stream:
        yield from json_rows(stream, source, note)


def json_rows(stream: io.BufferedReader, source: Source, note: Note) -> Iterator[Document | ChanceryError]:
    """Yield the documents of a stream of JSON."""
    lines = _lines(stream, source.name, note)
    blank = 0
    for first in lines:
        if first[1].strip():
            break
        blank += 1
    else:
        raise EmptyDocument(f"{source.name}: this is empty; check how it was made or leave it out")
    if isinstance(_value(first[1]), dict):
        yield from _each(chain([first], lines), source)
        return
    held = _held(chain([first], lines), source.name)
    try:
        whole = json.loads("\n" * blank + "\n".join(line for _, line in held))
    except (json.JSONDecodeError, RecursionError) as fault:
        if first[1].lstrip().startswith("["):
            raise DocumentError(f"{source.name}:{getattr(fault, 'lineno', 1)}: the JSON array is broken here "
                                f"({getattr(fault, 'msg', fault)}); mend it, or write one row a line") from fault
        yield from _each(iter(held), source)
        return
    yield from _items(whole, source)


def _lines(stream: io.BufferedReader, name: str, note: Note) -> Iterator[Line]:
    """Yield the lines of a stream with their numbers; a note on their encoding is said once."""
    if marked(stream.peek(4)[:4]) not in (None, "utf-8-sig"):
        yield from enumerate(decode(bounded(stream, name), name, note).split("\n"), 1)
        return
    said: set[str] = set()

    def once(message: str) -> None:
        if message not in said:
            said.add(message)
            note(message)

    for number, raw in enumerate(iter(lambda: stream.readline(LARGEST + 1), b""), 1):
        if len(raw) > LARGEST:
            raise DocumentTooLarge(f"{name}:{number}: this row is above the limit of {LARGEST // 1_000_000} MB for one document; split it")
        yield number, decode(raw.rstrip(b"\r\n"), name, once)


def _held(lines: Iterator[Line], name: str) -> list[Line]:
    held, size = [], 0
    for line in lines:
        held.append(line)
        size += len(line[1])
        if size > LARGEST:
            raise DocumentTooLarge(f"{name}: above the limit of {LARGEST // 1_000_000} MB for one JSON array; write one row a line instead")
    return held


def _value(line: str) -> Any:
    """Return what a line of JSON holds, or the error where it is none."""
    try:
        return json.loads(line)
    except (json.JSONDecodeError, RecursionError) as fault:
        return fault


def _each(lines: Iterator[Line], source: Source) -> Iterator[Document | ChanceryError]:
    for number, line in lines:
        if not line.strip():
            continue
        value, place = _value(line), f"{source.name}:{number}"
        if isinstance(value, Exception):
            yield DocumentError(f"{place}: this row is no JSON ({value}); a row looks like {{\"id\": \"a1\", \"text\": \"...\"}}")
        else:
            yield _document(value, place, f"{source.stem}:{number}")


def _items(whole: Any, source: Source) -> Iterator[Document | ChanceryError]:
    if not isinstance(whole, list):
        yield _document(whole, source.name, source.stem)
        return
    for position, row in enumerate(whole, 1):
        yield _document(row, f"{source.name}, row {position}", f"{source.stem}:{position}")


def _document(row: Any, place: str, id: str) -> Document | ChanceryError:
    try:
        return document_of(row, place, id)
    except DocumentError as fault:
        return fault
