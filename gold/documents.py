"""Annotated documents, and their readings by chancery."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from score import Record, Result, score_document

from chancery.errors import DocumentError
from chancery.pipeline import read


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """A text with the reading expected of it."""

    name: str
    text: str
    gold: Record


def load_documents(readings: Path, texts: Path, wanted: Callable[[str], bool] = lambda name: True) -> list[Annotated]:
    """Return the documents of a folder of readings (NAME.json), with their texts (NAME.txt, or NAME_ and anything).

    Args:
        wanted: says of a name whether its files are to be opened.

    Raises:
        FileNotFoundError: a reading has no text, or several.
    """
    return [Annotated(name=path.stem, text=_text_of(path.stem, texts).read_text(encoding="utf-8"),
                      gold=json.loads(path.read_text(encoding="utf-8"))) for path in sorted(readings.glob("*.json")) if wanted(path.stem)]


def _text_of(name: str, texts: Path) -> Path:
    found = [*texts.glob(f"{name}.txt"), *texts.glob(f"{name}_*.txt")]
    if len(found) != 1:
        raise FileNotFoundError(f"{texts}: {len(found)} texts for the reading {name}.json; there must be one, {name}.txt")
    return found[0]


def score_documents(documents: Iterable[Annotated]) -> Iterator[Result]:
    """Yield what chancery's reading of each document gets right; a document that it cannot read gets nothing right."""
    for document in documents:
        try:
            found = read(document.text, id=document.name).to_json()
        except DocumentError:
            found = {}
        yield score_document(document.name, document.gold, found, document.text)
