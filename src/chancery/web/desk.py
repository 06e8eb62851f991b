"""The desk: readings that are looked at and not (yet) in the ledger."""

from __future__ import annotations

import re
import tempfile
import threading
from collections import OrderedDict
from dataclasses import dataclass, field, replace
from pathlib import Path

from chancery.errors import ChanceryError, DocumentTooLarge, EmptyDocument
from chancery.formats import FORMATS, documents
from chancery.formats.source import Source
from chancery.model import Document, Reading
from chancery.pipeline import read

# Readings kept to be looked at: those of an afternoon.
_KEPT = 64
# One article, not a library: longer texts are for `chancery add`.
LONGEST_TEXT = 200_000
MOST_FILES, MOST_DOCUMENTS = 20, 50


@dataclass(slots=True)
class Desk:
    """Reads what visitors paste and drop, one text at a time, and keeps the last readings by their document's key."""

    parser: str = "shipped"
    _readings: OrderedDict[str, Reading] = field(default_factory=OrderedDict)
    _one: threading.Lock = field(default_factory=threading.Lock)

    def read(self, document: Document) -> Reading:
        """Return the reading of a document, kept under its key.

        Raises:
            DocumentError: the document cannot be read.
        """
        if len(document.text) > LONGEST_TEXT:
            raise DocumentTooLarge(f"{document.id}: above {LONGEST_TEXT} characters; read it with: chancery add FILE")
        with self._one:
            kept = self._readings.get(document.key)
            same = kept is not None and document.language in ("", kept.document.language) and document.date == kept.document.date
            reading = kept if same and kept is not None else read(document, parser=self.parser)
            self._readings[document.key] = reading
            self._readings.move_to_end(document.key)
            while len(self._readings) > _KEPT:
                self._readings.popitem(last=False)
        return reading

    def reading(self, key: str) -> Reading | None:
        """Return the reading of a document that was read lately."""
        return self._readings.get(key)


def uploaded(name: str, raw: bytes) -> list[Document | ChanceryError]:
    """Return the documents of an uploaded file, by the ending of its name; the name itself never names a file here."""
    suffix = Path(name).suffix.lower()
    if suffix not in FORMATS:
        suffix = ".txt"
    if not raw.strip():
        return [EmptyDocument(f"{shown_name(name)}: this is empty")]
    with tempfile.TemporaryDirectory(prefix="chancery-upload-") as folder:
        path = Path(folder) / f"upload{suffix}"
        path.write_bytes(raw)
        found = list(documents(Source(shown_name(name), path), note=lambda _: None))
    stem = shown_name(name).rpartition(".")[0] or shown_name(name)
    return [replace(one, id=stem) if isinstance(one, Document) and one.id == "upload" else one for one in found][:MOST_DOCUMENTS]


def shown_name(name: str) -> str:
    """Return the last part of a file's name, without what is no letter, number, dot or dash.

    >>> shown_name("../../etc/passwd"), shown_name("<b>.txt")
    ('passwd', 'b.txt')
    """
    last = re.split(r"[/\\]", name)[-1]
    return re.sub(r"[^\w. -]", "", last)[:80].strip(" .") or "upload"
