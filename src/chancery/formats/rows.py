"""A row of any table or JSON file to a document: which fields are read, under which names."""

from __future__ import annotations

import datetime as dt
import email.utils
import re
from collections.abc import Mapping
from typing import Any

from chancery.errors import DocumentError, EmptyDocument
from chancery.model import Document, Interval

# What each part of a document is called in rows, the plain name first; then NGEC and POLECAT input, news crawlers, GDELT GKG.
# The first that is filled is taken. Names are compared in lower case, blanks and hyphens as underscores.
FIELDS: dict[str, tuple[str, ...]] = {
    "id": ("id", "story_id", "doc_id", "article_id", "orig_id", "event_id", "gkgrecordid"),
    "text": ("text", "event_text", "story_text", "article_text", "full_text", "maintext", "body", "content"),
    "date": ("date", "pub_date", "publication_date", "date_publish", "published", "published_at"),
    "language": ("language", "lang"),
    "url": ("url", "link", "source_url", "sourceurl", "documentidentifier", "v2documentidentifier", "v2_document_identifier"),
    "title": ("title", "headline"),
    "source": ("source", "publisher", "publication", "source_domain", "sourcecommonname", "v2sourcecommonname"),
}
_GKG = ("documentidentifier", "v2documentidentifier", "v2_document_identifier")
_DIGITS = re.compile(r"^(\d{4})(\d\d)(\d\d)(?:\d{6})?$")
_ISO = re.compile(r"^(\d{4})-(\d\d)-(\d\d)(?:[T ].*)?$")
_MONTH = re.compile(r"^(\d{4})-(\d\d)$")
_YEAR = re.compile(r"^\d{4}$")
# Half of a pair of surrogates, which JSON can hold and no encoding can; one character takes its place, so that offsets stay.
_HALF = re.compile("[\ud800-\udfff]")


def document_of(row: Any, place: str, id: str) -> Document:
    """Return the document that a row holds.

    Args:
        place: file and line, for messages.
        id: the id of a row that names none.

    Raises:
        DocumentError: the row is no object, or a field holds what it cannot.
        EmptyDocument: it has no text.
    """
    if not isinstance(row, Mapping):
        raise DocumentError(f"{place}: {_short(row)} is no object; a row looks like {{\"id\": \"a1\", \"text\": \"...\"}}")
    named = {re.sub(r"[\s-]", "_", str(key).strip().lower()): value for key, value in row.items()}
    filled = {part: next((named[n] for n in names if named.get(n) not in (None, "")), None) for part, names in FIELDS.items()}
    text = filled["text"]
    if text is None or (isinstance(text, str) and not text.strip()):
        raise EmptyDocument(_no_text(named, filled["url"], place))
    if not isinstance(text, str):
        raise DocumentError(f"{place}: the text is {_short(text)}; give it as a string")
    url, source = _string(filled["url"]), _string(filled["source"])
    if url is None and source and source.startswith(("http://", "https://")):
        url, source = source, None
    language = (_string(filled["language"]) or "").lower()
    return Document(id=_string(filled["id"]) or id, text=_whole(text), language=re.split("[-_]", language)[0],
                    date=_date(filled["date"], place), url=url, title=_string(filled["title"]), source=source)


def _no_text(named: Mapping[str, Any], url: Any, place: str) -> str:
    if any(name in named for name in _GKG):
        return (f"{place}: a row of GDELT's GKG holds no article, only its address ({url}); "
                "fetch the page and give it as .html, or add a column or field named text")
    columns = ", ".join(list(named)[:8]) or "none"
    return f"{place}: no text in this row (its fields: {columns}); name the field with the article text"


def _string(value: Any) -> str | None:
    return _whole(str(value)).strip() or None if isinstance(value, (str, int, float)) and not isinstance(value, bool) else None


def _whole(text: str) -> str:
    return _HALF.sub("\N{REPLACEMENT CHARACTER}", text)


def _short(value: Any) -> str:
    shown = repr(value)
    return shown if len(shown) <= 40 else shown[:37] + "..."


def _date(value: Any, place: str) -> Interval | None:
    """Return the days that a row's date names."""
    if value is None:
        return None
    try:
        if isinstance(value, Mapping):
            return Interval(dt.date.fromisoformat(value["start"]), dt.date.fromisoformat(value["end"]))
        found = read_day(value)
    except (ValueError, KeyError, TypeError):
        found = None
    if found is None:
        raise DocumentError(f"{place}: the date {_short(value)} cannot be read; write it as 2024-03-05, 20240305 or 2024-03")
    return found


def read_day(value: Any) -> Interval | None:
    """Return the day, month or year that a value names: ISO 8601, GDELT's YYYYMMDDHHMMSS or RFC 2822; None where it is none of them."""
    written = str(value).strip()
    try:
        if match := _ISO.match(written) or _DIGITS.match(written):
            return Interval.day(dt.date(int(match[1]), int(match[2]), int(match[3])))
        if match := _MONTH.match(written):
            return Interval.month(int(match[1]), int(match[2]))
        if _YEAR.match(written):
            return Interval.year(int(written))
        return Interval.day(email.utils.parsedate_to_datetime(written).date())
    except (ValueError, TypeError, IndexError):
        return None
