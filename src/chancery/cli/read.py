"""`chancery read`: documents to records."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from chancery.cli.show import show_reading
from chancery.errors import BinaryDocument, ChanceryError, DocumentError, DocumentTooLarge, EncodingProblem
from chancery.model import Document, Interval

# Larger files are no articles: the limit keeps a mistyped path from filling the memory.
_LARGEST = 50_000_000


class Format(StrEnum):
    """How readings are written."""

    table = "table"
    json = "json"
    jsonl = "jsonl"


def documents(path: Path) -> Iterator[Document]:
    """Yield the documents of a text file or a JSON Lines file (rows with text and, if they have them, id, date, lang, url).

    Raises:
        DocumentTooLarge: the file is above the limit.
        BinaryDocument: the file holds no text.
        EncodingProblem: the text is not in UTF-8.
    """
    if path.stat().st_size > _LARGEST:
        raise DocumentTooLarge(f"{path}: {path.stat().st_size / 1e6:.0f} MB is above the limit of {_LARGEST / 1e6:.0f} MB; split the file")
    raw = path.read_bytes()
    if b"\0" in raw[:4096]:
        raise BinaryDocument(f"{path}: this is no text file; give a .txt or .jsonl file")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise EncodingProblem(f"{path}: byte {fault.start} is not UTF-8; convert the file, for instance with iconv") from fault
    if path.suffix == ".jsonl":
        for number, line in enumerate(text.split("\n"), 1):
            if line.strip():
                yield _row(line, path, number)
    else:
        yield Document(id=path.stem, text=text)


def _row(line: str, path: Path, number: int) -> Document:
    try:
        row = json.loads(line)
        day = dt.date.fromisoformat(str(row["date"])[:10]) if row.get("date") else None
        return Document(id=str(row.get("id") or f"{path.stem}:{number}"), text=row["text"], language=row.get("lang") or "",
                        date=Interval.day(day) if day else None, url=row.get("url"), title=row.get("title"))
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        raise DocumentError(f"{path}:{number}: no document in this row ({fault!r}); "
                            "a row is an object with text and, if known, id, date, lang, url") from fault


def read(
    paths: Annotated[list[Path], typer.Argument(help="text or JSON Lines files, or folders with them", exists=True)],
    format: Annotated[Format, typer.Option(help="how the readings are written")] = Format.table,
    language: Annotated[str, typer.Option(help="ISO 639-1 code; detected where none is given")] = "",
) -> None:
    """Read documents and print their records; the exit code is 1 where a document could not be read.

    Example: chancery read article.txt --format jsonl
    """
    from chancery.pipeline import read as read_document
    talk, failed, whole = Console(stderr=True), False, []
    for path in files(paths):
        try:
            for document in documents(path):
                try:
                    reading = read_document(replace(document, language=document.language or language))
                except ChanceryError as fault:
                    talk.print(f"[red]{fault}[/]")
                    failed = True
                    continue
                if format is Format.table:
                    show_reading(reading, Console())
                elif format is Format.jsonl:
                    sys.stdout.write(json.dumps(reading.to_json(), ensure_ascii=False) + "\n")
                else:
                    whole.append(reading.to_json())
        except ChanceryError as fault:
            talk.print(f"[red]{fault}[/]")
            failed = True
    if format is Format.json:
        sys.stdout.write(json.dumps(whole, ensure_ascii=False, indent=1) + "\n")
    raise typer.Exit(int(failed))


def files(paths: list[Path]) -> Iterator[Path]:
    """Yield the files that paths name, those of folders in order of their names."""
    for path in paths:
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*") if p.suffix in (".txt", ".jsonl"))
        else:
            yield path
