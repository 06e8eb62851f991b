"""Promises: what was announced, and what came of it."""

from __future__ import annotations

from collections import Counter
from typing import Any

from chancery.ledger.filters import days
from chancery.ledger.settling import STATES
from chancery.web.page import Page, Table, View
from chancery.web.pages.story import window_of, windowed
from chancery.web.shelf import Row
from chancery.world import load_world

_SHOWN = 30
COLUMNS = ("id", "state", "kind", "line", "parties", "announced", "due", "window", "why", "documents", "settled_by")


def promises(view: View) -> Page:
    """Return the promises by the day on which they fall due, those of one state where it is asked for."""
    asked = view.asked
    state = asked.choice("state", ("", *STATES))
    seen = days(asked.one("seen"), "seen").end.isoformat() if asked.one("seen") else None
    given = window_of(view)
    # In a large ledger promises are told of two parties at a time: what came of thousands takes minutes to find out.
    large = not given["between"] and windowed(view) != given
    found = [] if large else view.shelf.told("promises", given | {"seen": seen})
    counts = Counter(row["state"] for row in found)
    rows = [row for row in found if state in ("", row["state"])]
    number = asked.whole("page", 1, 100_000)
    shown = rows[(number - 1) * _SHOWN : number * _SHOWN]
    return Page(
        template="promises.html",
        title=view.words.t("promise.many"),
        data={"total": len(rows), "page": number, "pages": -(-len(rows) // _SHOWN), "counts": {name: counts[name] for name in STATES}},
        tables=(Table(name="promises", columns=COLUMNS, rows=shown),),
        shown={
            "acts": [act_of(row["announcements"][0]) for row in shown],
            "states": STATES,
            "state": state,
            "pairs": view.shelf.rows("pairs", since=None, until=None, limit=24) if large else (),
        },
    )


def act_of(record: Row) -> dict[str, Any]:
    """Return a record of an event, in the JSON form of a reading, in the form of the index's rows."""
    span = record["date"] or {}
    quad = load_world().settings("plover")["types"][record["type"]]["quad"]
    return {**record, "kind": "event", "quad": quad, "date_start": span.get("start"), "date_end": span.get("end")}
