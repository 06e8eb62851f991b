"""Sources made for tests: files in a folder, read with the notes kept."""

from __future__ import annotations

from pathlib import Path

from chancery.errors import ChanceryError
from chancery.formats import read_documents
from chancery.model import Document

SENTENCE = "Președinta Moldovei a vizitat Varșovia, unde s-a întâlnit cu premierul polonez."


def read_all(*paths: Path | str) -> tuple[list[Document], list[ChanceryError], list[str]]:
    """Return the documents, the errors and the notes of paths."""
    notes: list[str] = []
    found = list(read_documents([str(path) for path in paths], note=notes.append))
    return [f for f in found if isinstance(f, Document)], [f for f in found if isinstance(f, ChanceryError)], notes
