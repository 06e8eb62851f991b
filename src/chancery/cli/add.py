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
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from chancery.cli.options import LedgerFile
from chancery.errors import ChanceryError, LedgerError
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
    language: Annotated[str | None, typer.Option(help="ISO 639-1 code; detected where none is given")] = None,
) -> None:
    """Read documents into a ledger, each in one transaction; documents that it has are passed over.

    Ctrl-C ends after the document in hand. A run that was ended or killed is taken up by running the same command again.

    Example: chancery add articles/ --ledger relations.duckdb
    """
    from chancery.ledger import Ledger
    if not paths and not again:
        raise typer.BadParameter("name files or folders to add, or --again to read anew what an older version read")
    settings = load_settings(ledger=ledger, language=language)
    talk = Console(stderr=True)
    with Ledger(settings.ledger) as book:
        batches = _from_paths(paths) if paths else [[document] for document in book.originals(book.stale())]
        with stopping() as asked, _progress(talk) as progress:
            tally = add_batches(Adding(book=book, settings=settings, again=again, stop=asked), batches, progress)
    _report(tally, settings, talk)
    raise typer.Exit(_INTERRUPTED if tally["left"] else int(bool(tally["failed"])))


@dataclass(frozen=True, slots=True, kw_only=True)
class Adding:
    """How documents are added: to which ledger, with which settings, and when to stop."""

    book: Ledger
    settings: Settings
    again: bool
    stop: Callable[[], bool]


def add_batches(adding: Adding, batches: Sequence[Batch], progress: Progress) -> Counter[str]:
    """Add documents; return how many were added, were there before (held), failed, and how many files are left after a stop."""
    tally: Counter[str] = Counter()
    task = progress.add_task("reading", total=len(batches), added=0)
    for done, batch in enumerate(batches):
        for document in batch:
            if adding.stop():
                return tally + Counter(left=len(batches) - done)
            tally[_add_document(adding, document, progress)] += 1
            progress.update(task, added=tally["added"])
        progress.advance(task)
    return tally


def _add_document(adding: Adding, document: Document | ChanceryError, progress: Progress) -> str:
    """Add one document; return what became of it. What cannot be read is told and passed over, a fault of the ledger is not."""
    from chancery.pipeline import read
    try:
        if isinstance(document, ChanceryError):
            raise document
        if adding.book.holds(document.key) and not adding.again:
            return "held"
        document = replace(document, language=document.language or adding.settings.language)
        reading = read(document, parser=adding.settings.parser)
        adding.book.add(reading, again=adding.again, parser=adding.settings.parser)
        return "added"
    except LedgerError:
        raise
    except ChanceryError as fault:
        progress.console.print(f"[red]{escape(str(fault))}[/]", soft_wrap=True)
        return "failed"


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


def _from_paths(paths: Sequence[str]) -> list[Batch]:
    from chancery.formats import FORMATS, documents
    from chancery.formats.source import find_sources
    found = find_sources(paths, frozenset(FORMATS))
    return [[source] if isinstance(source, ChanceryError) else documents(source) for source in found]


def _progress(talk: Console) -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("files, {task.fields[added]} documents"),
               TimeElapsedColumn(), TimeRemainingColumn())
    return Progress(*columns, console=talk, transient=True)


def _report(tally: Counter[str], settings: Settings, talk: Console) -> None:
    held = f", {tally['held']} were there before" if tally["held"] else ""
    failed = f", {tally['failed']} could not be read" if tally["failed"] else ""
    talk.print(f"{tally['added']} documents added to {settings.ledger}{held}{failed}", soft_wrap=True, markup=False, highlight=False)
    if tally["left"]:
        talk.print(f"stopped: {tally['left']} files remain; run the same command again to go on", markup=False, highlight=False)
