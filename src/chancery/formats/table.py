"""Tables: comma, semicolon or tab separated values with a header line, and GDELT's GKG, which has none."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence

from chancery.errors import ChanceryError, DocumentError
from chancery.formats.encoding import decode
from chancery.formats.rows import FIELDS, document_of
from chancery.formats.source import LARGEST, Note, Source
from chancery.model import Document

# The columns of GKG 2.1 that are read, by their place in the 27 of a row; it has no column with text.
GKG_COLUMNS: Mapping[int, str] = {0: "GKGRECORDID", 1: "DATE", 3: "SourceCommonName", 4: "DocumentIdentifier"}
_GKG_WIDTH = 27
_GKG_ID = re.compile(r"^\d{14}-T?\d+$")
_TEXTS = frozenset(FIELDS["text"])


def read_table(source: Source, note: Note) -> Iterator[Document | ChanceryError]:
    """Yield the documents of a table, one a row; a row that holds none is yielded as the error that says why.

    Raises:
        DocumentError: the file is no table, or no column of it is a text.
    """
    csv.field_size_limit(LARGEST)
    text = decode(source.whole(), source.name, note)
    head = text.lstrip("\r\n").split("\n", 1)[0]
    cells = head.rstrip("\r").split("\t")
    if len(cells) == _GKG_WIDTH and _GKG_ID.match(cells[0]):
        yield from _gkg(text, source)
        return
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(head), strict=True)
    try:
        header = next(rows)
        _check_header(header, source)
        for row in rows:
            if any(row):
                yield _document(header, row, f"{source.name}:{rows.line_num}", f"{source.stem}:{rows.line_num}")
    except csv.Error as fault:
        raise DocumentError(f"{source.name}:{rows.line_num}: the table is broken here ({fault}); mend the quotation marks") from fault


def _delimiter(head: str) -> str:
    """Return the separator that a header line has most of; a comma where it has none."""
    return max(",;\t", key=head.count)


def _check_header(header: Sequence[str], source: Source) -> None:
    """Raise where no column is a text.

    Raises:
        DocumentError: none is.
    """
    named = [re.sub(r"[\s-]", "_", cell.strip().lower()) for cell in header]
    if not _TEXTS & set(named):
        columns = ", ".join(cell for cell in header[:8])
        raise DocumentError(f"{source.name}: no column of this table is a text (columns: {columns}); "
                            f"name the column with the article text, as {', '.join(FIELDS['text'][:3])}")


def _document(header: Sequence[str], row: Sequence[str], place: str, id: str) -> Document | ChanceryError:
    if len(row) > len(header):
        return DocumentError(f"{place}: {len(row)} cells under {len(header)} column names; quote texts that hold the separator")
    try:
        return document_of(dict(zip(header, row, strict=False)), place, id)
    except DocumentError as fault:
        return fault


def _gkg(text: str, source: Source) -> Iterator[Document | ChanceryError]:
    """Yield, for each row of a GKG file, the error that says that it has no text."""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        cells = line.rstrip("\r").split("\t")
        row = {name: cells[place] for place, name in GKG_COLUMNS.items() if place < len(cells)}
        try:
            yield document_of(row, f"{source.name}:{number}", f"{source.stem}:{number}")
        except DocumentError as fault:
            yield fault
