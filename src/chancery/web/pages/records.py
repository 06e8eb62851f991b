"""Records: those that pass filters, and one with all that is known of it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from chancery.errors import FilterError, RecordNotFound
from chancery.ledger.filters import days
from chancery.web.asking import Asked, id_of
from chancery.web.marking import pieces
from chancery.web.page import Page, Table, View, flat
from chancery.web.shelf import Row
from chancery.world import load_world

SHOWN = 50
_LISTS = ("kind", "type", "mode", "status", "actor", "recipient", "between", "about", "language", "outlet", "document", "pair")
KINDS = ("event", "statement", "figure", "tie")
STATUSES = ("actual", "future", "hypothetical", "negated")
COLUMNS = (
    "id",
    "kind",
    "type",
    "mode",
    "status",
    "parties",
    "actors",
    "recipients",
    "who",
    "place",
    "speaker",
    "state",
    "form",
    "about",
    "of",
    "value",
    "unit",
    "approximate",
    "subject",
    "object",
    "role",
    "level",
    "name",
    "n",
    "since",
    "until",
    "date_start",
    "date_end",
    "before",
    "evidence",
    "after",
    "rule",
    "confidence",
    "document",
    "document_id",
    "title",
    "url",
    "language",
    "outlet",
    "cited",
    "day",
    "day_end",
)


def filters(asked: Asked) -> dict[str, Any]:
    """Return the parameters of the query for records that an address asks."""
    confidence = asked.one("confidence")
    if confidence and not confidence.replace(".", "", 1).isdecimal():
        raise FilterError(f"confidence: {confidence!r} is no number from 0 to 1")
    quads = [int(quad) for quad in asked.many("quad") if quad in ("1", "2", "3", "4")]
    return (
        {name: asked.many(name) for name in _LISTS}
        | asked.window()
        | {
            "quad": quads,
            "direction": asked.choice("direction", ("both", "out", "in")),
            "text": asked.one("text"),
            "month": _month(asked, "month"),
            "written": _month(asked, "written"),
            "confidence": float(confidence) if confidence else None,
            "newest": asked.choice("order", ("newest", "oldest")) == "newest",
        }
    )


def _month(asked: Asked, name: str) -> dt.date | None:
    value = asked.one(name)
    return days(value, name).start.replace(day=1) if value else None


def records(view: View) -> Page:
    """Return the records that pass the filters, a page of them at a time."""
    number = view.asked.whole("page", 1, 100_000)
    found = view.shelf.rows("records", **filters(view.asked), limit=SHOWN, skip=(number - 1) * SHOWN)
    total = found[0]["total"] if found else 0
    table = Table(name="records", columns=COLUMNS, rows=[flat(row) for row in found])
    return Page(
        template="records.html",
        title=view.words.t("records.title"),
        tables=(table,),
        data={"total": total, "page": number, "pages": -(-total // SHOWN)},
        shown={"choices": choices(view), "types": tuple(load_world().settings("plover")["types"]), "kinds": KINDS, "statuses": STATUSES},
    )


def choices(view: View) -> dict[str, list[str]]:
    """Return the values that records can be filtered by: languages, outlets and modes."""
    found: dict[str, list[str]] = {"language": [], "outlet": [], "mode": []}
    for row in view.shelf.rows("choices"):
        found[row["name"]].append(row["value"])
    return found


def record(view: View) -> Page:
    """Return one record: its sentence with the words of each role, its rule, and the document that it comes from."""
    key = id_of(view.place["id"])
    full = view.shelf.record(key)
    rows = view.shelf.rows("record_row", id=full["id"])
    if not rows:
        raise RecordNotFound(f"there is no record {key!r} in this ledger")
    return Page(
        template="record.html",
        title=view.words.t("record.title", id=full["id"]),
        data={"record": full},
        tables=(Table(name="record", columns=COLUMNS, rows=[flat(row) for row in rows]),),
        shown={
            "row": rows[0],
            "full": full,
            "judged": [one for one in view.shelf.told("judgements", {}) if full["id"] in (one["subject"], one["object"])],
            "pieces": sentence_of(view, full),
            "reports": rows,
        },
    )


def sentence_of(view: View, full: Row) -> list[Any]:
    """Return a record's sentence in pieces."""
    _, text, _ = view.shelf.document(full["document"]["key"])
    evidence, sentence = full["evidence"], full["sentence"]
    start = sentence["start"] if sentence["start"] is not None else evidence["start"]
    end = sentence["end"] if sentence["end"] is not None else evidence["end"]
    roles = [role | {"start": role["start"] - start, "end": role["end"] - start} for role in full.get("roles", ())]
    moved = {"evidence": {"start": evidence["start"] - start, "end": evidence["end"] - start}, "roles": roles}
    return pieces(text[start:end], [moved])
