"""A dyad: what two parties did, agreed and said of each other."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from statistics import pstdev
from typing import Any
from urllib.parse import quote

from chancery.ledger.lines import party_names, plain
from chancery.web.asking import party
from chancery.web.page import Page, Table, View, flat
from chancery.web.pages.records import STATUSES
from chancery.web.shelf import Row

SHOWN = 25
_STATEMENTS = 20
DIRECTIONS, COUNTS, CLOCKS = ("both", "out", "in"), ("raw", "articles"), ("happened", "written")
_STATUS = (*STATUSES, "any")
# A month is a turning point where its score differs from that of the half year before it by more than so many standard deviations of
# the whole series; both need so many reports. At most so many are marked.
_TURN, _LEAST, _MARKED, _BEFORE = 1.5, 3, 4, 6
MONTHS = ("month", "quad1", "quad2", "quad3", "quad4", "reports", "score", "articles", "turning_point")
TIMELINE = (
    "id",
    "type",
    "mode",
    "status",
    "actors",
    "recipients",
    "who",
    "place",
    "date_start",
    "date_end",
    "reports",
    "documents",
    "languages",
    "score",
    "before",
    "evidence",
    "after",
    "document",
    "document_id",
    "outlet",
    "language",
    "rule",
    "confidence",
)
TIES = (
    "type",
    "subject",
    "object",
    "role",
    "level",
    "name",
    "n",
    "parties",
    "since",
    "until",
    "first_written",
    "reports",
    "id",
    "document",
    "evidence",
)
FIGURES = (
    "id",
    "measure",
    "of",
    "parties",
    "value",
    "unit",
    "approximate",
    "date_start",
    "date_end",
    "evidence",
    "document",
    "document_id",
    "title",
    "outlet",
    "language",
    "cited",
)
SAID = (
    "id",
    "speaker",
    "state",
    "form",
    "about",
    "before",
    "evidence",
    "after",
    "document",
    "document_id",
    "title",
    "language",
    "outlet",
    "day",
    "day_end",
    "rule",
    "confidence",
)
PRESSES = ("language", "all_documents", "documents", "reports", "quad1", "quad2", "quad3", "quad4", "score", "most")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What of a dyad is asked for."""

    first: str
    second: str
    direction: str
    count: str
    by: str
    status: str
    since: dt.date | None
    until: dt.date | None

    @classmethod
    def of(cls, view: View) -> Choice:
        """Return what an address asks; counts per article go by when articles were written, as articles do."""
        asked = view.asked
        count = asked.choice("count", COUNTS)
        by = "written" if count == "articles" else asked.choice("by", CLOCKS)
        return cls(
            first=party(view.place["first"]),
            second=party(view.place["second"]),
            direction=asked.choice("direction", DIRECTIONS),
            count=count,
            by=by,
            status=asked.choice("status", _STATUS),
            **asked.window(),
        )

    @property
    def acts(self) -> dict[str, Any]:
        """The parameters that queries on acts share."""
        return {
            "first": self.first,
            "second": self.second,
            "direction": self.direction,
            "since": self.since,
            "until": self.until,
            "status": [] if self.status == "any" else [self.status],
        }


def choose(view: View) -> Page:
    """Return the dyads that most events join, and a form to choose any."""
    pairs = view.shelf.rows("pairs", **view.asked.window(), limit=100)
    return Page(
        template="dyads.html",
        title=view.words.t("dyad.choose"),
        tables=(Table(name="pairs", columns=("first", "second", "reports", "cooperation", "conflict", "score", "last_day"), rows=pairs),),
        shown={"parties": [row["party"] for row in view.shelf.rows("parties")[:400]]},
    )


def go(view: View) -> str:
    """Return the address of the dyad of two parties that a form gives by their codes or names."""
    return "/dyad/" + "/".join(quote(_named(view, view.asked.one(side)), safe="") for side in ("a", "b"))


def _named(view: View, given: str) -> str:
    """Return the code of a party given by its code or its name in the reader's language."""
    wanted = plain(given)
    known = (*(row["party"] for row in view.shelf.rows("parties")), *party_names())
    named = (code for code in known if wanted in (plain(view.words.name(code)), plain(party_names().get(code, code))))
    return next(named, None) or party(given)


def dyad(view: View) -> Page:
    """Return what is known of two parties."""
    choice, shelf = Choice.of(view), view.shelf
    months, unplaced = monthly(view, choice)
    number = view.asked.whole("page", 1, 100_000)
    acts = shelf.rows("timeline", **choice.acts, limit=SHOWN, skip=(number - 1) * SHOWN)
    pair = {"first": choice.first, "second": choice.second}
    said = shelf.rows("statements", **pair, limit=_STATEMENTS)
    presses = {name: value for name, value in choice.acts.items() if name != "direction"}
    total = acts[0]["total"] if acts else 0
    return Page(
        template="dyad.html",
        title=view.words.t("dyad.title", first=view.words.name(choice.first), second=view.words.name(choice.second)),
        data={
            "first": choice.first,
            "second": choice.second,
            "unplaced": unplaced,
            "acts": total,
            "page": number,
            "pages": -(-total // SHOWN),
        },
        tables=(
            Table(name="months", columns=MONTHS, rows=months),
            Table(name="timeline", columns=TIMELINE, rows=[flat(row) for row in acts]),
            Table(name="ties", columns=TIES, rows=shelf.rows("ties", **pair)),
            Table(name="figures", columns=FIGURES, rows=shelf.rows("figures", **pair)),
            Table(name="statements", columns=SAID, rows=said),
            Table(name="presses", columns=PRESSES, rows=shelf.rows("presses", **presses)),
        ),
        shown={
            "choice": choice,
            "drawable": _drawable(points(view, **pair)),
            "directions": DIRECTIONS,
            "counts": COUNTS,
            "clocks": CLOCKS,
            "statuses": _STATUS,
        },
    )


def points(view: View, first: str, second: str) -> list[Row]:
    """Return the figures of two parties that have days, each with the name of its series; ranks are no amounts."""
    return [
        {
            "series": f"{row['of']} ({view.words.label('unit', row['unit'])})",
            "day": row["date_start"] or row["date_end"],
            "value": row["value"],
        }
        for row in view.shelf.rows("figures", first=first, second=second)
        if (row["date_start"] or row["date_end"]) and row["unit"] != "ordinal"
    ]


def _drawable(rows: list[Row]) -> bool:
    """Return whether some series has points on several days."""
    days: dict[str, set[object]] = {}
    for row in rows:
        days.setdefault(row["series"], set()).add(row["day"])
    return any(len(found) > 1 for found in days.values())


def monthly(view: View, choice: Choice) -> tuple[list[Row], int]:
    """Return a dyad month by month, with its turning points, and how many reports lie in no one month."""
    articles = {row["month"]: row["n"] for row in view.shelf.rows("written_months")}
    rows: dict[dt.date, Row] = {}
    unplaced = 0
    for found in view.shelf.rows("dyad_months", **choice.acts, by=choice.by):
        if found["month"] is None:
            unplaced += found["n"]
            continue
        row = rows.setdefault(found["month"], {"month": found["month"], "reports": 0, "sum": 0.0} | {f"quad{n}": 0 for n in range(1, 5)})
        row[f"quad{found['quad']}"] += found["n"]
        row["reports"] += found["n"]
        row["sum"] += found["score"]
    made = [row | {"score": round(row["sum"] / row["reports"], 2), "articles": articles.get(month)} for month, row in rows.items()]
    turns = _turning(made)
    return [row | {"turning_point": row["month"] in turns} for row in made], unplaced


def _turning(rows: list[Row]) -> set[dt.date]:
    """Return the months whose mean score differs most from the half year before."""
    scores = [row["score"] for row in rows if row["reports"] >= _LEAST]
    spread = pstdev(scores) if len(scores) > 1 else 0.0
    jumps = []
    for place, row in enumerate(rows):
        earlier = [one for one in rows[max(0, place - _BEFORE) : place] if (row["month"] - one["month"]).days <= 31 * _BEFORE]
        reports = sum(one["reports"] for one in earlier)
        if spread and row["reports"] >= _LEAST and reports >= _LEAST:
            jump = abs(row["score"] - sum(one["sum"] for one in earlier) / reports)
            if jump > _TURN * spread:
                jumps.append((jump, row["month"]))
    return {month for _, month in sorted(jumps, reverse=True)[:_MARKED]}
