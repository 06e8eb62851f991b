"""Gold files: documents whose records people judged, in the form that gold/gate.py measures readings against."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chancery.errors import SettingError
from chancery.ledger.judging import ON_TWO

if TYPE_CHECKING:
    from chancery.ledger.ledger import Ledger

_KINDS = {"event": "events", "statement": "statements", "figure": "figures", "tie": "ties"}
# What a record in a gold file doesn't hold: it says what is so, not who found it.
_LEFT_OUT = ("id", "roles", "rule", "confidence", "contexts", "judged", "sentence", "document")


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """What was written: the names of the documents, and how many records of the others nobody has judged yet."""

    written: tuple[str, ...]
    lacking: dict[str, int]
    pairs: int


def export_gold(book: Ledger, folder: Path, *, whole: bool = False) -> Export:
    """Write the documents all of whose records are judged as gold files, and the pairs of events judged the same or different.

    Records that were judged wrong are left out, corrected ones have the person's values. What the machine missed cannot be judged, so
    that a file tells of precision first.

    Args:
        folder: where the files go: NAME.txt, NAME.json and sameness.jsonl; it is made where it isn't there.
        whole: also documents of which only some records are judged, the others taken to be right.

    Raises:
        SettingError: the folder cannot be written.
    """
    judged = {judgement.told["id"]: judgement.document for judgement in book.judgements() if judgement.verdict not in ON_TWO}
    names = sorted(set(judged.values()))
    documents = {document["id"]: document for document in book.documents() if document["id"] in names}
    written, lacking = [], {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in names:
            records = {kind: list(book.find(kind, document=name)) for kind in _KINDS}
            missing = sum("judged" not in record for found in records.values() for record in found)
            if missing and not whole:
                lacking[name] = missing
                continue
            _write(folder, name, book.text(documents[name]["key"]), _reading(documents[name], records))
            written.append(name)
        pairs = list(_pairs(book))
        if pairs:
            lines = "".join(json.dumps(pair, ensure_ascii=False) + "\n" for pair in pairs)
            (folder / "sameness.jsonl").write_text(lines, encoding="utf-8")
    except OSError as fault:
        raise SettingError(f"{folder}: {fault.strerror}; name a folder that can be written") from fault
    return Export(written=tuple(written), lacking=lacking, pairs=len(pairs))


def _reading(document: Mapping[str, Any], records: Mapping[str, Sequence[dict[str, Any]]]) -> dict[str, Any]:
    """Return a reading in the form of a gold file: evidence as words alone."""
    start, end = document["published_start"], document["published_end"]
    about = {"language": document["language"], "published": {"start": start, "end": end} if start else None, "cited": document["cited"]}
    return {"document": about} | {_KINDS[kind]: [_gold(record) for record in found] for kind, found in records.items()}


def _gold(record: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if name not in _LEFT_OUT} | {"evidence": record["evidence"]["text"]}


def _write(folder: Path, name: str, text: str, reading: Mapping[str, Any]) -> None:
    stem = re.sub(r"[^\w.-]+", "_", name)
    (folder / f"{stem}.txt").write_text(text, encoding="utf-8", newline="")
    (folder / f"{stem}.json").write_text(json.dumps(reading, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _pairs(book: Ledger) -> Iterator[dict[str, Any]]:
    """Yield the pairs of events that were judged the same or different, each event by its document and words."""
    for judgement in book.judgements():
        if judgement.verdict not in ON_TWO or judgement.object is None:
            continue
        found = {row["id"]: row for row in book.ask("records_by_id", {"ids": [judgement.subject, judgement.object]})}
        if len(found) == 2:
            events = [{"document": found[id]["document_id"], "evidence": json.loads(found[id]["json"])["evidence"]["text"]}
                      for id in (judgement.subject, judgement.object)]
            yield {"verdict": judgement.verdict, "events": events, "by": judgement.by, "at": judgement.at.isoformat()}
