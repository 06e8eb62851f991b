"""Readings as one HTML page: every record beside the words that carry it. The page needs no network and no script."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from chancery.cli.show import Line, days, line_of
from chancery.model import Reading, Record, Span
from chancery.model.record import KINDS

# Which fields of a record hold who acts and who is acted upon; words in other fields are evidence like the rest.
_ACTOR = frozenset({"actors", "speaker", "subject", "parties"})
_RECIPIENT = frozenset({"recipients", "about", "object"})
# Control characters that HTML does not allow, shown as the mark of a broken character.
_FORBIDDEN = dict.fromkeys([n for n in range(32) if n not in (9, 10, 13)] + [127], "\N{REPLACEMENT CHARACTER}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A record in the table: its anchor, its number in the document, and what is said of it."""

    anchor: str
    number: int
    line: Line
    evidence: str
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of the text in which everything has the same marks.

    `marks` are classes of the page's style, `labels` the letters of roles that end here, `starts` and `ends` the rows whose evidence does.
    """

    text: str
    marks: tuple[str, ...]
    labels: tuple[str, ...]
    starts: tuple[Row, ...]
    ends: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A document on the page."""

    anchor: str
    reading: Reading
    published: str
    groups: tuple[tuple[str, tuple[Row, ...]], ...]
    pieces: tuple[Piece, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every row of the sheet."""
        return tuple(row for _, rows in self.groups for row in rows)


def make_page(readings: Sequence[Reading]) -> str:
    """Return the page of readings."""
    sheets = [_sheet(reading, f"d{number}") for number, reading in enumerate(readings, 1)]
    return _template().render(sheets=sheets)


@cache
def _template() -> Template:
    folder = FileSystemLoader(Path(__file__).parent / "templates")
    house = Environment(loader=folder, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return house.get_template("page.html")


def _sheet(reading: Reading, anchor: str) -> Sheet:
    rows = {record: _row(record, number, anchor) for number, record in enumerate(reading.records, 1)}
    groups: dict[str, list[Row]] = {}
    for record, row in rows.items():
        groups.setdefault(KINDS[type(record)], []).append(row)
    return Sheet(anchor=anchor, reading=reading, published=days(reading.published), pieces=tuple(_pieces(reading, rows)),
                 groups=tuple((kind, tuple(found)) for kind, found in groups.items()))


def _row(record: Record, number: int, anchor: str) -> Row:
    return Row(anchor=f"{anchor}r{number}", number=number, line=line_of(record), evidence=" ".join(record.evidence.text.split()),
               rule=record.rule, confidence=record.confidence)


def _pieces(reading: Reading, rows: dict[Record, Row]) -> Iterator[Piece]:
    """Yield the text cut wherever a mark begins or ends."""
    text = reading.document.text
    marks = list(_marks(reading, rows))
    edges = sorted({0, len(text), *(edge for span, _ in marks for edge in (span.start, span.end))})
    for start, end in itertools.pairwise(edges):
        here = [name for span, name in marks if span.start <= start and end <= span.end]
        labels = {name[0].upper() for span, name in marks if span.end == end and name in ("actor", "recipient")}
        yield Piece(
            text=text[start:end].translate(_FORBIDDEN), marks=tuple(dict.fromkeys(here)), labels=tuple(sorted(labels)),
            starts=tuple(row for record, row in rows.items() if record.evidence.start == start),
            ends=tuple(row for record, row in rows.items() if record.evidence.end == end),
        )


def _marks(reading: Reading, rows: dict[Record, Row]) -> Iterator[tuple[Span, str]]:
    for span in reading.document.boilerplate:
        yield span, "boilerplate"
    for record, row in rows.items():
        yield record.evidence.span, "evidence"
        yield record.evidence.span, row.anchor
        for role in record.roles:
            name = "actor" if role.role in _ACTOR else "recipient" if role.role in _RECIPIENT else "detail"
            yield Span(role.start, role.end), name
