"""An actor: whom it deals with, and who holds its offices."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from chancery.ledger.lines import known_person
from chancery.web.asking import party
from chancery.web.page import Page, Table, View
from chancery.web.pages.records import STATUSES
from chancery.web.shelf import Row

# More circles than these cannot be told apart.
AROUND = 14
_SHOWN = 60
_STATUS = (*STATUSES, "any")
PARTNERS = ("partner", "reports", "done", "received", "cooperation", "conflict", "score", "last_day")
EDGES = ("first", "second", "reports", "cooperation", "conflict", "score")
OFFICES = ("subject", "role", "since", "until", "first_day", "last_day", "reports", "id")


def choose(view: View) -> Page:
    """Return the parties that most records name."""
    rows = [row | {"name": view.words.name(row["party"])} for row in view.shelf.rows("parties")[:300]]
    return Page(
        template="actors.html",
        title=view.words.t("actor.choose"),
        tables=(Table(name="parties", columns=("party", "name", "records"), rows=rows),),
    )


def actor(view: View) -> Page:
    """Return what is known of a party: its partners, the events among them, its offices."""
    code = party(view.place["code"])
    window = year_window(view)
    partners, edges = network(view, code)
    years = view.shelf.rows("years", party=code)
    return Page(
        template="actor.html",
        title=view.words.name(code),
        data={"party": code, "year": window["since"].year if window["since"] else None},
        tables=(
            Table(name="partners", columns=PARTNERS, rows=partners),
            Table(name="edges", columns=EDGES, rows=edges),
            Table(name="offices", columns=OFFICES, rows=holders(view, code)),
            Table(name="years", columns=("year", "n"), rows=years),
        ),
        shown={"statuses": _STATUS, "status": view.asked.choice("status", _STATUS), "window": window},
    )


def holders(view: View, code: str) -> list[Row]:
    """Return who holds or held which office of a party; ways of writing the name of a person known to the world file stand together."""
    held: dict[tuple[str, str], Row] = {}
    for row in view.shelf.rows("offices", party=code):
        person = known_person(row["subject"], code)
        before = held.get((person, row["role"]))
        held[person, row["role"]] = (
            row | {"subject": person}
            if before is None
            else before
            | {
                "reports": before["reports"] + row["reports"],
                "since": _edge(min, before, row, "since"),
                "until": _edge(max, before, row, "until"),
                "first_day": _edge(min, before, row, "first_day"),
                "last_day": _edge(max, before, row, "last_day"),
            }
        )
    return sorted(held.values(), key=lambda row: -row["reports"])


def _edge(choose: Callable[..., Any], first: Row, second: Row, name: str) -> Any:
    """Return the smaller or greater value of two rows, None where neither has one."""
    return choose((row[name] for row in (first, second) if row[name] is not None), default=None)


def year_window(view: View) -> dict[str, dt.date | None]:
    """Return the days of the year asked for, or else those from `since` to `until`."""
    year = view.asked.whole("year", 0, 9999)
    return {"since": dt.date(year, 1, 1), "until": dt.date(year, 12, 31)} if year else view.asked.window()


def network(view: View, code: str) -> tuple[list[Row], list[Row]]:
    """Return the partners of a party, and how often events join it and those it deals with most."""
    status = view.asked.choice("status", _STATUS)
    asked: dict[str, Any] = year_window(view) | {"status": [] if status == "any" else [status]}
    partners = view.shelf.rows("partners", party=code, **asked, limit=_SHOWN)
    return partners, view.shelf.rows("edges", parties=[code, *(row["partner"] for row in partners[:AROUND])], **asked)
