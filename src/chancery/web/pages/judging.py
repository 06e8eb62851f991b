"""Judging: a record at a time is marked right or wrong, two events the same or different; every judgement can be undone."""

from __future__ import annotations

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from chancery.errors import FilterError
from chancery.web.asking import address, id_of
from chancery.web.marking import Piece
from chancery.web.page import Page, Table, View
from chancery.web.pages.records import COLUMNS, KINDS, sentence_of
from chancery.web.pages.story import windowed
from chancery.web.shelf import Row

_LAST = 20
WHATS = ("records", "pairs")
JUDGEMENTS = ("id", "verdict", "kind", "subject", "object", "document", "value", "by", "at", "undone")
_ONE, _TWO = ("right", "wrong"), ("same", "different")
# What a form hands on, so that the same queue goes on.
_KEPT = ("what", "kind", "between", "by", "skip")


def judge(view: View) -> Page:
    """Return what is to be judged next, the least sure first, and what was judged last."""
    asked = view.asked
    what = asked.choice("what", WHATS)
    judged = view.shelf.told("judgements", {})
    rows, left = _pairs(view, judged) if what == "pairs" else _records(view, judged)
    return Page(
        template="judge.html",
        title=view.words.t("judge.title"),
        data={"left": left, "what": what},
        tables=(Table(name="next", columns=COLUMNS, rows=rows), Table(name="judgements", columns=JUDGEMENTS, rows=judged[::-1][:_LAST])),
        shown={
            "pieces": [_sentence(view, row) for row in rows],
            "whats": WHATS,
            "kinds": KINDS,
            "kept": _kept(view),
            "skip": asked.whole("skip", 0, 1_000_000) + 1,
        },
    )


def _records(view: View, judged: list[Row]) -> tuple[list[Row], int]:
    """Return the record to judge next, and how many are left."""
    ids = sorted({row["subject"] for row in judged if row["verdict"] not in _TWO})
    found = view.shelf.rows(
        "unjudged", judged=ids, kind=view.asked.one("kind"), between=view.asked.many("between"), skip=view.asked.whole("skip", 0, 1_000_000)
    )
    return found, found[0]["total"] if found else 0


def _pairs(view: View, judged: list[Row]) -> tuple[list[Row], int]:
    """Return the two events to judge next, and how many pairs are left: those that the ledger holds for one with the weakest reasons."""
    done = {frozenset((row["subject"], row["object"])) for row in judged if row["object"]}
    links = [link for story in view.shelf.told("stories", windowed(view)) for link in story["links"]]
    left = sorted((link["score"], *link["records"]) for link in links if frozenset(link["records"]) not in done)
    skip = view.asked.whole("skip", 0, 1_000_000)
    ids = left[skip][1:] if skip < len(left) else ()
    return [view.shelf.rows("record_row", id=id)[0] for id in ids if view.shelf.rows("record_row", id=id)], len(left)


def _sentence(view: View, row: Row) -> list[Piece]:
    return sentence_of(view, view.shelf.record(row["id"]))


def _kept(view: View) -> dict[str, str]:
    return {name: ",".join(view.asked.many(name)) for name in _KEPT if view.asked.many(name)}


async def decide(view: View, sent: FormData) -> Response:
    """Add a judgement, or undo one, and go on with the same queue."""
    given = {name: str(sent.get(name) or "")[:60] for name in ("id", "other", "verdict", "undo", *_KEPT)}
    await run_in_threadpool(_decided, view, given)
    if given["undo"] or not sent.get("from"):
        return RedirectResponse(address("/judge", **{name: given[name] for name in _KEPT}), 303)
    return RedirectResponse(f"/record/{id_of(given['id'])}" if given["verdict"] != "wrong" else "/judge", 303)


def _decided(view: View, given: dict[str, Any]) -> None:
    by = given["by"].strip() or None
    if not given["undo"] and given["verdict"] not in (*_ONE, *_TWO):
        raise FilterError(f"verdict: {given['verdict']!r} is none of {', '.join((*_ONE, *_TWO))}")
    with view.shelf.writing() as book:
        if given["undo"]:
            book.undo(given["undo"], by=by)
        else:
            book.judge(id_of(given["id"]), given["verdict"], other=id_of(given["other"]) if given["other"] else None, by=by)
