"""The world: who acts upon whom, and how each country fares in the records of a window."""

from __future__ import annotations

from typing import Any

from chancery.web.page import Page, Table, View
from chancery.web.pages.records import STATUSES
from chancery.web.shelf import Row

# A matrix of more rows cannot be read on a laptop.
PARTIES = 16
_STATUS = (*STATUSES, "any")


def world(view: View) -> Page:
    """Return the matrix and the map of a window."""
    return Page(
        template="world.html",
        title=view.words.t("world.title"),
        tables=(
            Table(name="cells", columns=("source", "target", "reports", "cooperation", "conflict", "score"), rows=cells(view)),
            Table(name="countries", columns=("party", "reports", "cooperation", "conflict", "score"), rows=countries(view)),
        ),
        shown={"statuses": _STATUS, "status": view.asked.choice("status", _STATUS)},
    )


def _window(view: View) -> dict[str, Any]:
    status = view.asked.choice("status", _STATUS)
    return view.asked.window() | {"status": [] if status == "any" else [status]}


def cells(view: View) -> list[Row]:
    """Return how often each of the busiest parties acts upon each other one."""
    return view.shelf.rows("cells", **_window(view), limit=PARTIES)


def countries(view: View) -> list[Row]:
    """Return how many events each party takes part in."""
    return view.shelf.rows("countries", **_window(view))
