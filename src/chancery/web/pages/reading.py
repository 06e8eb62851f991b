"""Reading: a text is pasted or dropped, read, looked at, and added to the ledger."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace
from functools import cache
from pathlib import Path
from textwrap import shorten
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.responses import RedirectResponse, Response

from chancery.errors import ChanceryError, DocumentError, EmptyDocument, FilterError
from chancery.lang import languages
from chancery.ledger.rows import record_rows
from chancery.model import Document, Interval, Reading
from chancery.web.asking import key_of
from chancery.web.desk import LONGEST_TEXT, MOST_DOCUMENTS, MOST_FILES, Desk, uploaded
from chancery.web.marking import pieces
from chancery.web.page import Page, Table, View
from chancery.web.shelf import Row
from chancery.world import load_world

_SAMPLES = Path(__file__).parents[2] / "samples"
_FOUND = (
    "number",
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
    "about",
    "of",
    "value",
    "unit",
    "subject",
    "object",
    "role",
    "level",
    "name",
    "since",
    "until",
    "date_start",
    "date_end",
    "evidence",
    "rule",
    "confidence",
)
_DROPPED = ("kind", "reason", "words", "rule", "start", "end")


def ask(view: View) -> Page:
    """Return the form, with a sample article in it so that there is something to read at once."""
    return _form(view, text=_sample(view.words.code) if not view.asked.one("empty") else "")


def _form(view: View, *, text: str, faults: list[str] | None = None, read: list[Reading] | None = None, status: int = 200) -> Page:
    rows = [
        {"key": one.document.key, "id": one.document.id, "language": one.document.language, "records": len(one.records)}
        for one in read or ()
    ]
    return Page(
        template="read.html",
        title=view.words.t("read.title"),
        status=status,
        data={"faults": faults or []},
        tables=(Table(name="read", columns=("key", "id", "language", "records"), rows=rows),),
        shown={"text": text, "packs": languages(), "longest": LONGEST_TEXT, "files": MOST_FILES},
    )


@cache
def _sample(language: str) -> str:
    """Return a sample article, in the language where there is one."""
    found = sorted(_SAMPLES.glob(f"{language}-*.txt")) or sorted(_SAMPLES.glob("*.txt"))
    return random.Random(0).choice(found).read_text(encoding="utf-8") if found else ""


async def read(view: View, sent: FormData) -> Response | Page:
    """Read what was sent; one document leads to its page, several to a list."""
    text, language, date = (str(sent.get(name) or "") for name in ("text", "language", "date"))
    given = [one for one in sent.getlist("files") if isinstance(one, UploadFile) and one.filename]
    files = [(one.filename or "", await one.read()) for one in given[:MOST_FILES]]
    if language and language not in languages():
        raise FilterError(f"there is no pack for {language[:20]!r}; there are {', '.join(languages())}")
    day = _day(date)
    made, faults = await run_in_threadpool(_read_all, view.desk, text if not files else "", files, language, day)
    if len(made) == 1 and not faults:
        return RedirectResponse(view.asked.address(f"/read/{made[0].document.key}"), 303)
    return _form(view, text=text, faults=faults, read=made, status=200 if made else 422)


def _day(date: str) -> Interval | None:
    try:
        return Interval.day(dt.date.fromisoformat(date)) if date else None
    except ValueError as fault:
        raise FilterError(f"{date[:20]!r} is no date; write 2024-08-21") from fault


def _read_all(
    desk: Desk, text: str, files: list[tuple[str, bytes]], language: str, day: Interval | None
) -> tuple[list[Reading], list[str]]:
    """Return the readings of a text or of files, and what is wrong with those that cannot be read."""
    found: list[Document | ChanceryError] = [Document(id=_name(text), text=_lines(text))] if text.strip() else []
    for name, raw in files:
        found += uploaded(name, raw)
    if not found:
        found = [EmptyDocument("nothing was sent; paste a text or choose a file")]
    made, faults = [], []
    for one in found[:MOST_DOCUMENTS]:
        try:
            if isinstance(one, ChanceryError):
                raise one
            made.append(desk.read(replace(one, language=one.language or language, date=one.date or day)))
        except DocumentError as fault:
            faults.append(str(fault))
    return made, faults


def _lines(text: str) -> str:
    """Return a text with line ends as files have them, and not those that forms send."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _name(text: str) -> str:
    """Return a name for a pasted text: its first line, or the first words of that."""
    return shorten(text.strip().partition("\n")[0], 100, placeholder=" …") or "text"


def show(view: View) -> Page:
    """Return what was read: records first, the text beside them, what was dropped and why, and why the date is what it is."""
    key = key_of(view.place["key"])
    reading = view.desk.reading(key)
    if reading is None:
        return Page(
            template="gone.html",
            title=view.words.t("read.title"),
            status=404,
            data={"key": key},
            shown={"kept": bool(view.shelf.rows("document", key=key))},
        )
    made = reading.to_json()
    records = [record for kind in ("events", "statements", "figures", "ties") for record in made[kind]]
    document, published = reading.document, made["document"]["published"] or {}
    held = bool(view.shelf.rows("document", key=key))
    return Page(
        template="reading.html",
        title=document.title or document.id,
        data={"reading": made, "dropped": _dropped(reading), "in_ledger": held},
        tables=(Table(name="records", columns=_FOUND, rows=_rows(made)), Table(name="dropped", columns=_DROPPED, rows=_dropped(reading))),
        shown={
            "about": made["document"] | {"id": document.id, "day": published.get("start"), "day_end": published.get("end")},
            "held": held,
            "pieces": pieces(document.text, records, [(span.start, span.end) for span in document.boilerplate]),
            "rows_added": bool(record_rows(reading)),
        },
    )


def _rows(made: dict[str, Any]) -> list[Row]:
    """Return the records of a reading in the form of the index's rows, numbered."""
    rows: list[Row] = []
    types = load_world().settings("plover")["types"]
    for group in ("events", "statements", "figures", "ties"):
        for record in made[group]:
            span = record.get("date") or record.get("period") or {}
            sort = record.get("type") or record.get("measure") or record.get("kind") or record.get("form")
            rows.append(
                dict.fromkeys(_FOUND)
                | record
                | {
                    "number": len(rows) + 1,
                    "kind": group.removesuffix("s"),
                    "type": sort,
                    "quad": types[sort]["quad"] if group == "events" else None,
                    "date_start": span.get("start"),
                    "date_end": span.get("end"),
                    "since": record.get("from"),
                    "until": record.get("to"),
                    "evidence": " ".join(record["evidence"]["text"].split()),
                }
            )
    return rows


def _dropped(reading: Reading) -> list[Row]:
    text = reading.document.text
    return [
        {
            "kind": one.kind,
            "reason": one.reason,
            "words": " ".join(one.span.of(text).split()),
            "rule": one.rule,
            "start": one.span.start,
            "end": one.span.end,
        }
        for one in sorted(reading.dropped, key=lambda one: (one.kind, one.reason, one.span))
    ]


async def add(view: View, sent: FormData) -> Response | Page:
    """Add a reading to the ledger, and go to its document."""
    key = key_of(view.place["key"])
    reading = view.desk.reading(key)
    if reading is None:
        return RedirectResponse(f"/read/{key}", 303)
    await run_in_threadpool(view.shelf.add, reading, view.desk.parser)
    return RedirectResponse(f"/document/{key}?added=1", 303)
