"""Reading a document: the only module that knows the whole reading wing."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from chancery.errors import EmptyDocument, UnknownLanguage
from chancery.find import STAGES
from chancery.lang import languages, load_pack
from chancery.model import Document, Interval, Reading
from chancery.parse import detect_language, load_parser, parse_document
from chancery.parse.boilerplate import mark_boilerplate
from chancery.world import load_world


def read(source: str | Document, *, id: str = "text", language: str = "", date: str | None = None, url: str | None = None,
         parser: str = "shipped") -> Reading:
    """Return the reading of a text or document.

    Args:
        language: ISO 639-1 code; detected where empty.
        date: the publication date as ISO text, where it is known.
        parser: "shipped", or the name of an installed spaCy pipeline with UD labels.

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
