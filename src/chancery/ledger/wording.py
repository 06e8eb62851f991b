"""Wording: what the words around a record tell of a promise that the record itself doesn't: an invitation, what is pledged, a call-off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from chancery.lang.pack import languages, load_pack

Row = Mapping[str, Any]
# So many characters behind a pledge tell what is pledged.
_REACH = 80


def says(record: Row, name: str, *, whole: bool = False) -> bool:
    """Return whether the evidence of a record, or with `whole` its sentence, has a word that its language's pack lists under a name."""
    words = passage(record) if whole else _plain(record["evidence"]["text"])
    return any(_places(words, _words(record, name)))


def tells(record: Row, type: str) -> bool:
    """Return whether the sentence of a record has a word that its language's pack lists as the content of acts of a type."""
    return any(_places(passage(record), _settings(record).get("content", {}).get(type, ())))


def pledged(record: Row) -> str | None:
    """Return the type of the act that the sentence of a record pledges, by the first word of one behind the pledge; None without any."""
    words = passage(record)
    pledge = min((place.end() for place in _places(words, _words(record, "pledge"))), default=None)
    if pledge is None:
        return None
    behind = words[pledge : pledge + _REACH]
    found = [(place.start(), type) for type, begins in _settings(record).get("content", {}).items() for place in _places(behind, begins)]
    return min(found)[1] if found else None


def passage(record: Row) -> str:
    """Return the sentence of a record, its evidence where the sentence is unknown, in lower case and on one line."""
    return _plain(record.get("passage") or record["evidence"]["text"])


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())


def _settings(record: Row) -> Mapping[str, Any]:
    language = record["document"]["language"]
    return load_pack(language).settings("promises") if language in languages() else {}


def _words(record: Row, name: str) -> Sequence[str]:
    return tuple(_settings(record).get(name, ()))


def _places(words: str, begins: Sequence[str]) -> Iterator[re.Match[str]]:
    """Yield where words begin so."""
    return _pattern(tuple(begins)).finditer(words) if begins else iter(())


@cache
def _pattern(begins: tuple[str, ...]) -> re.Pattern[str]:
    forms = (rf"{re.escape(begin[1:])}\b" if begin.startswith("^") else re.escape(begin) for begin in begins)
    return re.compile(rf"\b(?:{'|'.join(forms)})")
