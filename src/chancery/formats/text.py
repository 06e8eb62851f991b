"""Plain text: the whole file is one document."""

from __future__ import annotations

from collections.abc import Iterator

from chancery.formats.encoding import decode
from chancery.formats.source import Note, Source
from chancery.model import Document


def read_text(source: Source, note: Note) -> Iterator[Document]:
    """Yield the document that a text is; its id is the file's stem.

    Raises:
        DocumentError: the file holds no text.
    """
    yield Document(id=source.stem, text=decode(source.whole(), source.name, note))
