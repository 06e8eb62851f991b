"""The start: a worked example from the ledger, a search, and what is new."""

from __future__ import annotations

from chancery.ledger.lines import plain
from chancery.web.page import Page, Table, View, flat
from chancery.web.pages.promises import COLUMNS as PROMISES
from chancery.web.pages.records import COLUMNS
from chancery.web.pages.story import CONFLICTS, window_of, windowed
from chancery.web.shelf import Row

_SOME = 4
_NEW = ("key", "id", "title", "language", "outlet", "day", "day_end", "records", "added")
_PAIR = ("first", "second", "reports", "cooperation", "conflict", "score", "last_day")


def start(view: View) -> Page:
    """Return the first page."""
    counts = view.shelf.row("counts")
    pairs = view.shelf.rows("pairs", since=None, until=None, limit=8)
    example = _example(view, pairs[0]) if pairs else []
    new = view.shelf.rows("documents", language="", outlet="", text="", limit=6, skip=0)
    clashes, due = _open(view)
    return Page(
        template="start.html",
        title=view.words.t("start.title"),
        data={"counts": counts},
        tables=(
            Table(name="pairs", columns=_PAIR, rows=pairs),
            Table(name="new", columns=_NEW, rows=[flat(row) for row in new]),
            Table(name="example", columns=COLUMNS, rows=[flat(row) for row in example]),
            Table(name="conflicts", columns=CONFLICTS, rows=clashes),
            Table(name="promises", columns=PROMISES, rows=due),
        ),
        shown={"pair": pairs[0] if pairs else None, "busy": view.shelf.busy},
    )


def _open(view: View) -> tuple[list[Row], list[Row]]:
    """Return the gravest open conflicts and the open promises that fall due first; a large ledger has promises on their own page only."""
    given = windowed(view)
    clashes = [row for row in view.shelf.told("conflicts", given) if row["state"] == "open"]
    large = given != window_of(view)
    due = [] if large else [row for row in view.shelf.told("promises", given | {"seen": None}) if row["state"] == "open"]
    return clashes[:_SOME], due[:_SOME]


def _example(view: View, pair: Row) -> list[Row]:
    """Return the last acts that join the two parties that most events join."""
    return view.shelf.rows(
        "timeline", first=pair["first"], second=pair["second"], direction="both", status=["actual"], since=None, until=None, limit=4, skip=0
    )


def search(view: View) -> Page:
    """Return the parties, people, documents and sentences that fit a search."""
    text = view.asked.one("q")
    found = text if len(plain(text)) >= 2 else ""
    parties = _parties(view, found) if found else []
    people = view.shelf.rows("people", text=found, limit=20) if found else []
    documents = view.shelf.rows("documents", language="", outlet="", text=found, limit=20, skip=0) if found else []
    sentences = view.shelf.rows("sentences", text=found, limit=30) if found else []
    return Page(
        template="search.html",
        title=view.words.t("search.title"),
        data={"q": text},
        tables=(
            Table(name="parties", columns=("party", "name", "records"), rows=parties),
            Table(name="people", columns=("person", "state", "role", "reports"), rows=people),
            Table(
                name="documents",
                columns=("key", "id", "title", "language", "outlet", "day", "day_end", "records"),
                rows=[flat(row) for row in documents],
            ),
            Table(name="sentences", columns=COLUMNS, rows=[flat(row) for row in sentences]),
        ),
    )


def _parties(view: View, text: str) -> list[Row]:
    """Return the parties whose code or name fits, those that most records name first."""
    wanted = plain(text)
    rows = [row | {"name": view.words.name(row["party"])} for row in view.shelf.rows("parties")]
    return [row for row in rows if wanted == row["party"].casefold() or wanted in plain(row["name"])][:20]
