"""Marking: a text cut into pieces wherever a record's evidence, a role or a line of the site begins or ends."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chancery.lang import languages, load_pack
from chancery.model import Document
from chancery.parse.boilerplate import mark_boilerplate

# Which fields of a record hold who acts and who is acted upon; words in other fields are evidence like the rest.
_SIDES = {
    "actors": "actor",
    "speaker": "actor",
    "subject": "actor",
    "parties": "actor",
    "recipients": "recipient",
    "about": "recipient",
    "object": "recipient",
}
_DETAIL, _EVIDENCE, _SITE = "detail", "evidence", "boilerplate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a text in which everything has the same marks.

    `marks` are classes of the page's style, `records` the ids of the records whose words these are, `labels` the letters of roles that
    end here; `starts` and `ends` are the numbers of the records whose evidence does.
    """

    text: str
    marks: tuple[str, ...] = ()
    records: tuple[int, ...] = ()
    labels: str = ""
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


def pieces(text: str, records: Sequence[Mapping[str, Any]], site: Iterable[tuple[int, int]] = ()) -> list[Piece]:
    """Return a text in pieces; records are in the JSON form of a reading and are numbered from one in their order."""
    spans = [(start, end, _SITE, 0) for start, end in site]
    for number, record in enumerate(records, 1):
        evidence = record["evidence"]
        spans.append((evidence["start"], evidence["end"], _EVIDENCE, number))
        spans += [(role["start"], role["end"], _SIDES.get(role["role"], _DETAIL), 0) for role in record.get("roles", ())]
    begins, closes = defaultdict(list), defaultdict(list)
    for span in spans:
        if 0 <= span[0] < span[1] <= len(text):
            begins[span[0]].append(span)
            closes[span[1]].append(span)
    made, active = [], Counter[tuple[int, int, str, int]]()
    for start, end in itertools.pairwise(sorted({0, len(text), *begins, *closes})):
        active.subtract(closes[start])
        active.update(begins[start])
        made.append(_piece(text[start:end], +active, begins[start], closes[end]))
    return made


def _piece(
    text: str, active: Counter[tuple[int, int, str, int]], begins: list[tuple[int, int, str, int]], closes: list[tuple[int, int, str, int]]
) -> Piece:
    return Piece(
        text=text,
        marks=tuple(sorted({mark for _, _, mark, _ in active})),
        records=tuple(sorted({number for _, _, _, number in active if number})),
        labels="".join(sorted({mark[0].upper() for _, _, mark, _ in closes if mark in ("actor", "recipient")})),
        starts=tuple(number for _, _, mark, number in begins if mark == _EVIDENCE),
        ends=tuple(number for _, _, mark, number in closes if mark == _EVIDENCE),
    )


def site_lines(text: str, language: str) -> list[tuple[int, int]]:
    """Return the spans of a text that are lines of the site and no part of the article."""
    if language not in languages():
        return []
    marked = mark_boilerplate(Document(id="text", text=text, language=language), load_pack(language))
    return [(span.start, span.end) for span in marked.boilerplate]
