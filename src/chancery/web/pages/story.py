"""Stories and conflicts: each event once with all its reports, and where documents contradict each other."""

from __future__ import annotations

import datetime as dt
from typing import Any

from chancery.ledger.sources import Citer
from chancery.web.asking import party, story_of
from chancery.web.page import Page, Table, View
from chancery.web.shelf import Row
from chancery.world import load_world

# Stories are told of so many events at most, the latest; a window asks for others.
_MOST, _SHOWN = 2000, 30
STORIES = ("id", "type", "mode", "line", "parties", "date", "independent", "documents", "languages", "first", "reports")
REPORTS = (
    "id",
    "document",
    "document_id",
    "language",
    "outlet",
    "day",
    "day_end",
    "date_start",
    "date_end",
    "place",
    "who",
    "status",
    "before",
    "evidence",
    "after",
)
CONFLICTS = ("id", "kind", "question", "parties", "severity", "state", "explained", "first", "second")


def stories(view: View) -> Page:
    """Return the events that several documents tell, those with most independent sources first."""
    asked, given = view.asked, windowed(view)
    start = given["since"] if given != window_of(view) else None
    found = view.shelf.told("stories", given)
    shared = [row for row in found if len(row["documents"]) > 1]
    number = asked.whole("page", 1, 100_000)
    rows = sorted(shared or found, key=lambda row: (-row["independent"], -len(row["documents"])))
    return Page(
        template="stories.html",
        title=view.words.t("story.many"),
        data={"total": len(rows), "page": number, "pages": -(-len(rows) // _SHOWN), "since": start, "alone": not shared},
        tables=(Table(name="stories", columns=STORIES, rows=rows[(number - 1) * _SHOWN : number * _SHOWN]),),
        shown={"acts": [_act(row) for row in rows[(number - 1) * _SHOWN : number * _SHOWN]]},
    )


def story(view: View) -> Page:
    """Return a story: its reports, its independent sources, who was first, and the versions that conflict."""
    with view.shelf.ledger() as book:
        found = book.story(story_of(view.place["id"]))
        told = found.to_json()
        citer = Citer(book)
        cited = {report["id"]: citer.cite(report) for report in found.reports}
    clashes = _clashes(view, told["reports"])
    reports = [_report(report, cited[report["id"]]) for report in told["reports"]]
    return Page(
        template="story.html",
        title=told["line"],
        data={"story": told, "conflicts": clashes},
        tables=(Table(name="reports", columns=REPORTS, rows=reports), Table(name="conflicts", columns=CONFLICTS, rows=clashes)),
        shown={"act": _act(told)},
    )


def _clashes(view: View, reports: list[Row]) -> list[Row]:
    """Return the conflicts between reports of one story."""
    ids = {report["id"] for report in reports}
    shared = set.intersection(*({*report["actors"], *report["recipients"]} for report in reports))
    found = view.shelf.told("conflicts", {"between": tuple(sorted(shared)[:1]), "since": None, "until": None})
    return [row for row in found if ids & set(row["first"]["records"]) and ids & set(row["second"]["records"])]


def conflicts(view: View) -> Page:
    """Return the conflicts, the open ones first, both versions side by side."""
    given = windowed(view)
    start = given["since"] if given != window_of(view) else None
    state, kind = view.asked.one("state"), view.asked.one("kind")
    found = view.shelf.told("conflicts", given)
    rows = [row for row in found if state in ("", row["state"]) and kind in ("", row["kind"])]
    number = view.asked.whole("page", 1, 100_000)
    return Page(
        template="conflicts.html",
        title=view.words.t("conflict.many"),
        data={"total": len(rows), "page": number, "pages": -(-len(rows) // _SHOWN), "since": start},
        tables=(Table(name="conflicts", columns=CONFLICTS, rows=rows[(number - 1) * _SHOWN : number * _SHOWN]),),
        shown={"states": sorted({row["state"] for row in found}), "kinds": sorted({row["kind"] for row in found})},
    )


def windowed(view: View) -> dict[str, Any]:
    """Return the filters that an address gives; where it gives none, the days of the latest events, as many as can be told of at once."""
    given = window_of(view)
    start = view.shelf.row("story_window", most=_MOST)["since"] if not any(given.values()) else None
    return given | ({"since": start} if start else {})


def window_of(view: View) -> dict[str, Any]:
    """Return the filters of stories, conflicts and promises that an address gives: parties and days."""
    window = {name: day.isoformat() if isinstance(day, dt.date) else None for name, day in view.asked.window().items()}
    return {"between": tuple(party(one) for one in view.asked.many("between")), **window}


def _act(told: Row) -> Row:
    """Return what a story tells, in the form of the index's rows of events."""
    reports = told["reports"]
    telling = min(reports, key=lambda one: (one["status"] == "negated", -len(one["actors"]) - len(one["recipients"]), -len(one["who"])))
    days = told["date"] or {}
    who = list(dict.fromkeys(name for report in reports for name in report["who"]))
    quad = load_world().settings("plover")["types"][telling["type"]]["quad"]
    return {"kind": "event", **telling, "who": who, "quad": quad, "date_start": days.get("start"), "date_end": days.get("end")}


def _report(report: Row, source: Any) -> Row:
    document, published, days = report["document"], report["document"]["published"] or {}, report["date"] or {}
    return {
        **report,
        "kind": "event",
        "quad": None,
        "document": document["key"],
        "document_id": document["id"],
        "title": document["title"],
        "language": document["language"],
        "outlet": document.get("source"),
        "day": published.get("start"),
        "day_end": published.get("end"),
        "date_start": days.get("start"),
        "date_end": days.get("end"),
        "before": source.before,
        "evidence": source.evidence,
        "after": source.after,
    }
