"""Columns: records as rows of a flat table, in the columns of the ledger's views."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

# Column types: text, texts (a list), day, whole, number, truth, parts (of a mechanism).
_ABOUT_EVIDENCE = (("evidence", "text"), ("evidence_start", "whole"), ("evidence_end", "whole"), ("rule", "text"), ("confidence", "number"))
_ABOUT_DOCUMENT = (
    ("document", "text"), ("document_key", "text"), ("language", "text"), ("published_start", "day"), ("published_end", "day"),
    ("url", "text"), ("title", "text"), ("cited", "texts"),
)
_OWN = {
    "event": (
        ("type", "text"), ("mode", "text"), ("actors", "texts"), ("recipients", "texts"), ("parties", "texts"), ("who", "texts"),
        ("date_start", "day"), ("date_end", "day"), ("place", "text"), ("status", "text"), ("contexts", "texts"),
    ),
    "statement": (("speaker", "text"), ("state", "text"), ("form", "text"), ("about", "texts"), ("parties", "texts")),
    "figure": (
        ("measure", "text"), ("of", "text"), ("parties", "texts"), ("value", "number"), ("unit", "text"), ("period_start", "day"),
        ("period_end", "day"), ("approximate", "truth"),
    ),
    "tie": (
        ("kind", "text"), ("subject", "text"), ("object", "text"), ("role", "text"), ("parties", "texts"), ("level", "text"),
        ("name", "text"), ("parts", "parts"), ("n", "whole"), ("valid_from", "text"), ("valid_to", "text"),
    ),
}

COLUMNS: dict[str, dict[str, str]] = {
    kind: dict((("id", "text"), *own, *_ABOUT_EVIDENCE, *_ABOUT_DOCUMENT)) for kind, own in _OWN.items()
}
COLUMNS["document"] = {
    "key": "text", "id": "text", "language": "text", "published_start": "day", "published_end": "day", "reasons": "texts", "url": "text",
    "title": "text", "source": "text", "cited": "texts", "engine": "text", "packs": "text", "parser": "text", "added": "text",
    "records": "whole",
}

# The fields of a record that name states, organisations or other actors.
_NAMING = ("actors", "recipients", "parties", "about", "subject", "object", "state")


def parties_of(record: Mapping[str, Any]) -> list[str]:
    """Return every state and organisation that a record names, sorted; an office's holder is none."""
    codes: set[str] = set()
    for name in _NAMING:
        value = record.get(name)
        if value and not (name == "subject" and record.get("kind") == "office"):
            codes |= {value} if isinstance(value, str) else set(value)
    return sorted(codes)


def flat(kind: str, record: Mapping[str, Any]) -> dict[str, Any]:
    """Return a record as one row under the columns of its kind."""
    if kind == "document":
        return {name: record[name] for name in COLUMNS[kind]}
    document, evidence = record["document"], record["evidence"]
    days, published = record.get("date") or record.get("period") or {}, document["published"] or {}
    row = {name: record.get(name) for name in COLUMNS[kind]} | {
        "parties": parties_of(record), "evidence": evidence["text"], "evidence_start": evidence["start"], "evidence_end": evidence["end"],
        "document": document["id"], "document_key": document["key"], "published_start": published.get("start"),
        "published_end": published.get("end"),
    }
    own = {"date_start": days.get("start"), "date_end": days.get("end"), "period_start": days.get("start"), "period_end": days.get("end"),
           "valid_from": record.get("from"), "valid_to": record.get("to")}
    shared = {name: document[name] for name in ("language", "url", "title", "cited")}
    return row | {name: value for name, value in (own | shared).items() if name in row}
