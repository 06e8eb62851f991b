"""Documents: all of them, and one with its text, its records and why its date is what it is."""

from __future__ import annotations

from chancery.web.asking import key_of
from chancery.web.marking import pieces, site_lines
from chancery.web.page import Page, Table, View, flat
from chancery.web.pages.records import COLUMNS, choices

_SHOWN = 50
_ABOUT = (
    "key",
    "id",
    "title",
    "language",
    "outlet",
    "url",
    "day",
    "day_end",
    "reasons",
    "cited",
    "records",
    "added",
    "engine",
    "packs",
    "parser",
)


def documents(view: View) -> Page:
    """Return the documents that pass the filters, the last added first."""
    asked, number = view.asked, view.asked.whole("page", 1, 100_000)
    found = view.shelf.rows(
        "documents",
        language=asked.one("language"),
        outlet=asked.one("outlet"),
        text=asked.one("text"),
        limit=_SHOWN,
        skip=(number - 1) * _SHOWN,
    )
    total = found[0]["total"] if found else 0
    return Page(
        template="documents.html",
        title=view.words.t("documents.title"),
        shown={"choices": choices(view)},
        data={"total": total, "page": number, "pages": -(-total // _SHOWN)},
        tables=(Table(name="documents", columns=_ABOUT, rows=[flat(row) for row in found]),),
    )


def document(view: View) -> Page:
    """Return a document: its records first, its text with their words marked, and what is known of it."""
    key = key_of(view.place["key"])
    about, text, records = view.shelf.document(key)
    order = {record["id"]: number for number, record in enumerate(records, 1)}
    rows = sorted(view.shelf.rows("document_records", key=key), key=lambda row: order.get(row["id"], 0))
    return Page(
        template="document.html",
        title=about["title"] or about["id"],
        data={"document": flat(about), "text": text, "records": records},
        tables=(Table(name="records", columns=COLUMNS, rows=[flat(row) for row in rows]),),
        shown={"about": about, "pieces": pieces(text, records, site_lines(text, about["language"])), "order": order},
    )
