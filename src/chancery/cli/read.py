"""`chancery read`: documents to records."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from chancery.cli.add import stopping
from chancery.cli.writer import STANDARD_OUTPUT, Format, Writer, writing
from chancery.errors import ChanceryError, SettingError
from chancery.model import Document, Interval, Reading
from chancery.settings import Settings, load_settings

# A run over fewer documents is over before its progress could be read.
_FEW = 3
# What a shell reports of a program that an interrupt ended.
_INTERRUPTED = 130


def read(
    paths: Annotated[list[str], typer.Argument(help="files, folders, patterns, or - for standard input")],
    format: Annotated[Format, typer.Option(help="how the readings are written")] = Format.table,
    output: Annotated[str, typer.Option(help="the file to write; - for standard output")] = STANDARD_OUTPUT,
    language: Annotated[str | None, typer.Option(help="ISO 639-1 code of documents that name none; detected by default")] = None,
    date: Annotated[str | None, typer.Option(help="the publication date of documents that come without one, as 2024-03-05")] = None,
    jobs: Annotated[int | None, typer.Option(help="the number of processes that read; the results are the same")] = None,
    names: Annotated[Path | None, typer.Option(help="a file of names beside those known: JSON from form to code, or a table")] = None,
) -> None:
    """Read documents and write their records; the exit code is 1 where a document could not be read.

    Files are text, HTML, JSON, JSON Lines or tables, plain or packed with gzip. Ctrl-C ends after the document in hand.

    Example: chancery read articles/ --format jsonl --output readings.jsonl
    """
    settings = load_settings(language=language, jobs=jobs)
    check_language(settings.language)
    written = Path(output).expanduser() if output != STANDARD_OUTPUT else None
    progress = _progress(quiet=format is Format.table and written is None and sys.stdout.isatty())
    documents = _documents(paths, _day(date), settings, progress, written)
    with stopping() as stop, writing(format, output) as writer, _ended(progress):
        tally = write_readings(_readings(documents, settings, names), writer, progress, stop)
    if tally["stopped"]:
        _tell(progress, f"stopped after {tally['read']} documents; what was read is written")
    raise typer.Exit(_INTERRUPTED if tally["stopped"] else int(bool(tally["failed"])))


def write_readings(readings: Iterable[Reading | ChanceryError], writer: Writer, progress: Progress,
                   stop: Callable[[], bool]) -> Counter[str]:
    """Write readings and tell of errors; return how many were read and failed, and whether a stop was asked for (stopped)."""
    tally: Counter[str] = Counter()
    task = progress.add_task("reading", total=None, id="")
    for reading in readings:
        if isinstance(reading, ChanceryError):
            tally["failed"] += 1
            _tell(progress, str(reading), style="red")
        else:
            tally["read"] += 1
            writer.add(reading)
            progress.update(task, completed=tally["read"], id=reading.document.id)
        if tally.total() == _FEW:
            progress.start()
        if stop():
            tally["stopped"] = 1
            break
    return tally


def check_language(code: str) -> None:
    """Raise where there is no pack for a language.

    Raises:
        SettingError: there is none.
    """
    from chancery.lang import languages
    if code and code not in languages():
        raise SettingError(f"--language {code!r}: there is no pack for it; there are {', '.join(languages())}; "
                           "leave the option out to have each document's language detected")


def _day(written: str | None) -> Interval | None:
    from chancery.formats.rows import read_day
    found = read_day(written) if written is not None else None
    if written is not None and found is None:
        raise SettingError(f"--date {written!r}: this is no date; write it as 2024-03-05, or 2024-03 where only the month is known")
    return found


def _documents(paths: list[str], date: Interval | None, settings: Settings, progress: Progress,
               written: Path | None) -> Iterator[Document | ChanceryError]:
    """Yield the documents of paths, with the language and date that were given where they have none of their own."""
    from chancery.formats import read_documents
    for found in read_documents(paths, note=lambda message: _tell(progress, message), without=written):
        if isinstance(found, Document):
            found = replace(found, language=found.language or settings.language, date=found.date or date)
        yield found


def _readings(documents: Iterable[Document | ChanceryError], settings: Settings, names: Path | None) -> Iterator[Reading | ChanceryError]:
    from chancery.lang.own_names import read_own_names
    from chancery.pipeline import read_many
    return read_many(documents, parser=settings.parser, jobs=settings.jobs, names=read_own_names(names) if names else ())


def _progress(*, quiet: bool) -> Progress:
    """Return a display of progress on standard error, shown in a terminal only."""
    talk = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.completed} documents read"), TimeElapsedColumn(),
               TextColumn("{task.fields[id]}", markup=False))
    return Progress(*columns, console=talk, transient=True, disable=quiet or not talk.is_terminal)


@contextmanager
def _ended(progress: Progress) -> Iterator[None]:
    try:
        yield
    finally:
        progress.stop()


def _tell(progress: Progress, message: str, style: str | None = None) -> None:
    progress.console.print(message, style=style, markup=False, highlight=False, soft_wrap=True)
