"""The method: what was read by what, how evenly, and how sure it is."""

from __future__ import annotations

from collections import Counter

from chancery.lang import languages
from chancery.ledger.stamps import stamp
from chancery.version import __version__
from chancery.web.measured import measured, measured_types
from chancery.web.page import Page, Table, View
from chancery.web.shelf import Row
from chancery.world import load_world

_MEASURED = ("measured", "language", "kind", "documents", "expected", "found", "wrong of those", "missed", "core F1", "range", "strict F1")
_MEASURED_TYPES = ("type", "expected", "found", "wrong of those", "missed", "core F1")


def method(view: View) -> Page:
    """Return versions, counts, coverage and how sure the records are."""
    coverage = view.shelf.rows("coverage")
    rules = view.shelf.rows("rules")
    return Page(
        template="method.html",
        title=view.words.t("method.title"),
        data={"version": __version__, "packs": {code: stamp(code).packs for code in languages()}, "counts": view.shelf.row("counts")},
        tables=(
            Table(name="outlets", columns=("outlet", "documents", "records"), rows=_by(coverage, "outlet")),
            Table(name="languages", columns=("language", "documents", "records"), rows=_by(coverage, "language")),
            Table(
                name="months",
                columns=("month", "documents", "records"),
                rows=sorted(_by(coverage, "month"), key=lambda row: (row["month"] is None, str(row["month"]))),
            ),
            Table(name="measured", columns=_MEASURED, rows=measured()),
            Table(name="measured_types", columns=_MEASURED_TYPES, rows=measured_types()),
            Table(name="versions", columns=("engine", "packs", "parser", "language", "documents"), rows=view.shelf.rows("versions")),
            Table(name="types", columns=("kind", "type", "records", "confidence", "undated"), rows=rules),
            Table(
                name="scores",
                columns=("type", "quad", "score"),
                rows=[{"type": name} | kind for name, kind in load_world().settings("plover")["types"].items()],
            ),
        ),
    )


def _by(coverage: list[Row], name: str) -> list[Row]:
    """Return documents and records counted by outlet, language or month."""
    documents, records = Counter[object](), Counter[object]()
    for row in coverage:
        documents[row[name]] += row["documents"]
        records[row[name]] += row["records"]
    return [{name: value, "documents": count, "records": records[value]} for value, count in documents.most_common()]
