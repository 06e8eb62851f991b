"""Web pages: trafilatura takes the article out; the document's text is what it gives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chancery.errors import EmptyDocument
from chancery.formats.encoding import decode
from chancery.formats.rows import read_day
from chancery.formats.source import Note, Source
from chancery.model import Document

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_LANGUAGE = re.compile(r"<html\b[^>]*?\s(?:xml:)?lang\s*=\s*[\"']?\s*([a-zA-Z]{2})\b", re.IGNORECASE)
# An XML declaration names the encoding of bytes; of a text it is untrue, and lxml refuses it.
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
# Where HTML wants the encoding declared; twice as far as the standard says.
_HEAD = 2048
# From this length and probability on, the language of a text is surer than the declaration of its page.
_LONG_ENOUGH, _SURE = 200, 0.99


def read_html(source: Source, note: Note) -> Iterator[Document]:
    """Yield the article of a web page, with the title, date, address and language that the page names.

    Raises:
        DocumentError: the file holds no text, or no article is found in it.
    """
    yield html_document(source.whole(), source, note)


def html_document(raw: bytes, source: Source, note: Note) -> Document:
    """Return the article of the bytes of a web page.

    Raises:
        DocumentError: they are no text, or no article is found in it.
    """
    from trafilatura import bare_extraction
    found = _CHARSET.search(raw[:_HEAD])
    declared = found[1].decode("ascii", "replace") if found else None
    page = _DECLARATION.sub("", decode(raw, source.name, note, declared))
    # Dates that the page states; an extensive search would take any date that stands in the text.
    dates = {"original_date": True, "extensive_search": False}
    article = bare_extraction(page, include_comments=False, with_metadata=True, date_extraction_params=dates)
    text = getattr(article, "text", None)
    if not text or not text.strip():
        raise EmptyDocument(f"{source.name}: no article was found in this page; save its text as .txt")
    declared_language = _LANGUAGE.search(page)
    language = _language(declared_language[1].lower(), text, source.name, note) if declared_language else ""
    return Document(
        id=source.stem, text=text, language=language, url=getattr(article, "url", None),
        title=getattr(article, "title", None), date=read_day(getattr(article, "date", None)), source=getattr(article, "sitename", None),
    )


def _language(declared: str, text: str, name: str, note: Note) -> str:
    """Return the language that a page declares, or the one its text is surely in: many sites leave the declaration of their software."""
    from chancery.lang import languages
    from chancery.parse.detect import detect_language
    found, probability = detect_language(text)
    if found == declared or found not in languages() or probability < _SURE or len(text) < _LONG_ENOUGH:
        return declared
    note(f"{name}: the page declares {declared!r}, its text is in {found!r}; read as that")
    return found
