"""Reading a document: the only module that knows the whole reading wing."""

from __future__ import annotations

import datetime as dt
import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace

from chancery.errors import ChanceryError, DocumentError, EmptyDocument, ReadingFailed, UnknownLanguage
from chancery.find import STAGES
from chancery.lang import languages, load_pack
from chancery.lang.own_names import OwnNames
from chancery.model import Document, Interval, Reading
from chancery.parse import detect_language, load_parser, parse_document
from chancery.parse.boilerplate import mark_boilerplate
from chancery.world import load_world

# Documents that wait for a process, for each process: enough to keep it busy, few enough to stay small.
_WAITING = 4


def read(source: str | Document, *, id: str = "text", language: str = "", date: str | None = None, url: str | None = None,
         parser: str = "shipped", names: OwnNames = ()) -> Reading:
    """Return the reading of a text or document.

    Args:
        language: ISO 639-1 code; detected where empty.
        date: the publication date as ISO text, where it is known.
        parser: "shipped", or the name of an installed spaCy pipeline with UD labels.
        names: names of states and organisations beside those of the packs: form, kind and code of each.

    Raises:
        EmptyDocument: the text holds no words.
        UnknownLanguage: there is no pack for the text's language.
    """
    document = source if isinstance(source, Document) else Document(
        id=id, text=source, language=language, date=Interval.day(dt.date.fromisoformat(date)) if date else None, url=url)
    if not document.text.strip():
        raise EmptyDocument(f"{document.id}: the document holds no text; check the file or the field the text is taken from")
    document = with_language(document)
    pack, world = load_pack(document.language), load_world()
    if names:
        pack = replace(pack, own_names=names)
    reading = Reading(document=parse_document(mark_boilerplate(document, pack), load_parser(parser), pack))
    for stage in STAGES:
        reading = stage(reading, pack, world)
    return reading


def with_language(document: Document) -> Document:
    """Return the document with its language detected where it has none.

    Raises:
        UnknownLanguage: there is no pack for it.
    """
    code = document.language or detect_language(document.text)[0]
    if code not in languages():
        known = ", ".join(languages())
        raise UnknownLanguage(f"{document.id}: the text seems to be in {code!r}, for which there is no pack (there are {known}); "
                              "name the language if that is wrong")
    return replace(document, language=code)


def read_many(documents: Iterable[Document | ChanceryError], *, parser: str = "shipped",
              jobs: int = 1, names: OwnNames = ()) -> Iterator[Reading | ChanceryError]:
    """Yield the readings of documents in their order; where one cannot be read, the error that says why stands in its place.

    Errors among the documents are passed on at their place, so that this can follow `read_documents`.

    Args:
        jobs: the number of processes; with 1, everything happens in this one. The readings are the same. With more, the calling
            script must guard its start (`if __name__ == "__main__":`), as processes import it.
        names: names beside those of the packs, as in `read`.

    Raises:
        ParserError: the parser is not installed.
        ReadingFailed: a process was ended from outside.
    """
    if jobs == 1:
        for document in documents:
            yield _read_one(document, parser, names)
        return
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_ignore_interrupts) as pool:
        waiting: deque[Future[Reading | ChanceryError]] = deque()
        try:
            for document in documents:
                waiting.append(pool.submit(_read_one, document, parser, names))
                if len(waiting) >= _WAITING * jobs:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool as fault:
            raise ReadingFailed("a process that reads was ended, perhaps for want of memory; read with fewer jobs") from fault
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _read_one(document: Document | ChanceryError, parser: str, names: OwnNames) -> Reading | ChanceryError:
    """Return the reading of a document, or the error that says why there is none."""
    if isinstance(document, ChanceryError):
        return document
    try:
        return read(document, parser=parser, names=names)
    except DocumentError as fault:
        return fault
    except ChanceryError:
        raise
    except Exception as fault:  # one document on which a rule breaks down must not end a run over thousands
        return ReadingFailed(f"{document.id}: the reader broke down on this document ({fault!r}); please report it with the text")


def _ignore_interrupts() -> None:
    """Leave interrupts to the process that handed out the work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
