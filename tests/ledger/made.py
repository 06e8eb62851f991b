"""Readings built by hand, so that tests of the ledger need no parser."""

from __future__ import annotations

import datetime as dt

from chancery.model import Document, Event, Evidence, Figure, Interval, Part, Reading, Sentence, Statement, Tie
from chancery.model.span import Span

TEXT = (
    "Prime Minister Li Qiang visited Russia in August 2024.\n"
    "Xi Jinping and Vladimir Putin talked by phone.\n"
    "Trade rose by 1.6 percent to 136.67 billion dollars.\n"
    "Lavrov said that relations with China were good.\n"
    "The regular meeting has five commissions and 80 subcommittees.\n"
)


def day(text: str) -> Interval:
    return Interval.day(dt.date.fromisoformat(text))


def words(text: str, piece: str) -> Evidence:
    start = text.index(piece)
    return Evidence.of(Span(start, start + len(piece)), text)


def document(text: str = TEXT, **known) -> Document:
    starts = [0, *(place + 1 for place, character in enumerate(text) if character == "\n" and place + 1 < len(text))]
    ends = [*(start - 1 for start in starts[1:]), len(text.rstrip("\n"))]
    sentences = tuple(Sentence(number=n, start=s, end=e, tokens=()) for n, (s, e) in enumerate(zip(starts, ends, strict=True)))
    return Document(**({"id": "one", "text": text, "language": "en", "sentences": sentences} | known))


def event(piece: str = "visited Russia", text: str = TEXT, **fields) -> Event:
    given = {"type": "CONSULT", "mode": "visit", "actors": ("CHN",), "recipients": ("RUS",), "evidence": words(text, piece), "rule": "made"}
    return Event(**(given | fields))


def talk(**fields) -> Event:
    return event("talked by phone", **({"mode": "phone", "actors": ("CHN", "RUS"), "recipients": ()} | fields))


def statement(**fields) -> Statement:
    given = {"speaker": "Sergey Lavrov", "state": "RUS", "form": "indirect", "about": ("CHN",), "evidence": words(TEXT, "Lavrov said that")}
    return Statement(**(given | fields))


def trade(**fields) -> Figure:
    given = {"measure": "trade", "of": "bilateral trade", "parties": ("CHN", "RUS"), "value": 136_670_000_000.0, "unit": "USD",
             "period": Interval(dt.date(2024, 1, 1), dt.date(2024, 7, 31)), "evidence": words(TEXT, "136.67 billion dollars")}
    return Figure(**(given | fields))


def growth(**fields) -> Figure:
    return trade(**({"measure": "change", "of": "bilateral trade, year on year", "value": 1.6, "unit": "percent",
                     "evidence": words(TEXT, "1.6 percent")} | fields))


def mechanism(**fields) -> Tie:
    given = {"kind": "mechanism", "parties": ("CHN", "RUS"), "name": "regular meeting", "start": "1996",
             "evidence": words(TEXT, "regular meeting"), "parts": (Part(of="commissions", count=5), Part(of="subcommittees", count=80))}
    return Tie(**(given | fields))


def office(**fields) -> Tie:
    given = {"kind": "office", "subject": "Li Qiang", "object": "CHN", "role": "premier",
             "evidence": words(TEXT, "Prime Minister Li Qiang")}
    return Tie(**(given | fields))


def reading(**parts) -> Reading:
    given = {"document": document(), "published": day("2024-08-22"), "reasons": ("a date line",), "cited": ("TASS",)}
    return Reading(**(given | parts))


def full_reading(**parts) -> Reading:
    """Return a reading with a record of every kind."""
    return reading(**({
        "events": (event(date=Interval.month(2024, 8), who=("Li Qiang",), place="Moscow"), talk()), "statements": (statement(),),
        "figures": (trade(), growth()), "ties": (mechanism(), office()),
    } | parts))
