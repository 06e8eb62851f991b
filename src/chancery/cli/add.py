"""`chancery add`: documents into a ledger."""

from __future__ import annotations

import signal
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from chancery.cli.options import LedgerFile
from chancery.errors import ChanceryError
from chancery.model import Document
from chancery.settings import Settings, load_settings

if TYPE_CHECKING:
    from chancery.ledger import Ledger

# A file's documents, or the error that says why it cannot be read.
Batch = Iterable[Document | ChanceryError]
# What a shell reports of a program that an interrupt ended.
_INTERRUPTED = 130


def add(
    paths: Annotated[list[str] | None, typer.Argument(help="files, folders, patterns, or - for standard input")] = None,
    ledger: LedgerFile = None,
    again: Annotated[bool, typer.Option("--again", help="read anew what is there; without PATHS, what another version read")] = False,
    language: Annotated[str | None, typer.Option(help="ISO 639-1 code of documents that name none; detected by default")] = None,
    jobs: Annotated[int | None, typer.Option(help="the number of processes that read; the results are the same")] = None,
) -> None:
    """Read documents into a ledger, each in one transaction; documents that it has are passed over.

    Ctrl-C ends after the document in hand. A run that was ended or killed is taken up by running the same command again.

    Example: chancery add articles/ --ledger relations.duckdb
    """
    from chancery.cli.read import check_language
    from chancery.ledger import Ledger
    if not paths and not again:
        raise typer.BadParameter("name files or folders to add, or --again to read anew what an older version read")
    settings = load_settings(ledger=ledger, language=language, jobs=jobs)
    check_language(settings.language)
    progress = _progress()
    with Ledger(settings.ledger) as book:
        batches = _from_paths(paths, progress) if paths else [[document] for document in book.originals(book.stale())]
        with stopping() as stop, progress:
            tally = add_batches(Adding(book=book, settings=settings, again=again, stop=stop), batches, progress)
    _report(tally, settings, progress)
    raise typer.Exit(_INTERRUPTED if tally["left"] else int(bool(tally["failed"])))


@dataclass(frozen=True, slots=True, kw_only=True)
class Adding:
    """How documents are added: to which ledger, with which settings, and when to stop."""

    book: Ledger
    settings: Settings
    again: bool
    stop: Callable[[], bool]


def add_batches(adding: Adding, batches: Sequence[Batch], progress: Progress) -> Counter[str]:
    """Add documents; return how many were added, were there before (held), failed, and how many files are left after a stop.

    What cannot be read is told and passed over; a fault of the ledger ends the run.
    """
    from chancery.pipeline import read_many
    tally: Counter[str] = Counter()
    task = progress.add_task("reading", total=len(batches), added=0)
    settings = adding.settings
    for found in read_many(_wanted(adding, batches, tally), parser=settings.parser, jobs=settings.jobs):
        if isinstance(found, ChanceryError):
            tally["failed"] += 1
            _tell(progress, str(found), style="red")
        else:
            tally["added" if adding.book.add(found, again=adding.again, parser=settings.parser) else "held"] += 1
        progress.update(task, completed=tally["files"], added=tally["added"])
    return tally


def _wanted(adding: Adding, batches: Sequence[Batch], tally: Counter[str]) -> Iterator[Document | ChanceryError]:
    """Yield what is to be read, until a stop is asked for; count the files that were gone through."""
    for batch in batches:
        for document in batch:
            if adding.stop():
                tally["left"] = len(batches) - tally["files"]
                return
            if isinstance(document, ChanceryError):
                yield document
            elif adding.again or not adding.book.holds(document.key):
                yield replace(document, language=document.language or adding.settings.language)
            else:
                tally["held"] += 1
        tally["files"] += 1


@contextmanager
def stopping() -> Iterator[Callable[[], bool]]:
    """Give a function that tells whether an interrupt has asked to stop; a second one ends at once."""
    asked: list[int] = []

    def ask(number: int, frame: FrameType | None) -> None:
        if asked:
            raise KeyboardInterrupt
        asked.append(number)
    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield lambda: bool(asked)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _from_paths(paths: Sequence[str], progress: Progress) -> list[Batch]:
    from chancery.formats import FORMATS, documents
    from chancery.formats.source import find_sources
    found = find_sources(paths, frozenset(FORMATS))
    return [[source] if isinstance(source, ChanceryError) else documents(source, lambda note: _tell(progress, note)) for source in found]


def _progress() -> Progress:
    """Return a display of progress on standard error, shown in a terminal only."""
    talk = Console(stderr=True)
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TextColumn("files, {task.fields[added]} documents added"),
               TimeElapsedColumn(), TimeRemainingColumn())
    return Progress(*columns, console=talk, transient=True, disable=not talk.is_terminal)


def _tell(progress: Progress, message: str, style: str | None = None) -> None:
    progress.console.print(message, style=style, markup=False, highlight=False, soft_wrap=True)


def _report(tally: Counter[str], settings: Settings, progress: Progress) -> None:
    held = f", {tally['held']} were there before" if tally["held"] else ""
    failed = f", {tally['failed']} could not be read" if tally["failed"] else ""
    _tell(progress, f"{tally['added']} documents added to {settings.ledger}{held}{failed}")
    if tally["left"]:
        _tell(progress, f"stopped: {tally['left']} files remain; run the same command again to go on")
