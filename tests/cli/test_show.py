from __future__ import annotations

import datetime as dt

import pytest

from chancery.cli.show import Line, line_of
from chancery.model import Event, Evidence, Figure, Interval, Part, Record, Statement, Tie

WORDS = Evidence(start=0, end=1, text="x")
MAY = Interval(dt.date(2024, 5, 1), dt.date(2024, 5, 31))


@pytest.mark.parametrize(("record", "line"), [
    (Event(type="CONSULT", mode="visit", actors=("FRA",), recipients=("POL",), who=("Macron",), date=MAY, place="POL", status="future",
           evidence=WORDS),
     Line(what="CONSULT, visit (future), in POL", who="FRA → POL (Macron)", when="2024-05-01 – 2024-05-31")),
    (Event(type="AGREE", mode=None, actors=("CHN", "RUS"), recipients=(), date=Interval.day(dt.date(2024, 5, 1)), evidence=WORDS),
     Line(what="AGREE", who="CHN, RUS", when="2024-05-01")),
    (Statement(speaker="Tusk", state="POL", form="direct", about=("FRA",), evidence=WORDS),
     Line(what="direct, about FRA", who="Tusk (POL)")),
    (Statement(speaker="an expert", state=None, form="indirect", evidence=WORDS), Line(what="indirect", who="an expert")),
    (Figure(measure="trade", of="bilateral trade", parties=("CHN", "RUS"), value=2.4e11, unit="USD", approximate=True, evidence=WORDS),
     Line(what="trade: bilateral trade, about 240,000,000,000 USD", who="CHN, RUS")),
    (Tie(kind="office", subject="Tusk", object="POL", role="prime minister", start="2023-12-13", evidence=WORDS),
     Line(what="office: prime minister", who="Tusk – POL", when="2023-12-13 –")),
    (Tie(kind="mechanism", parties=("CHN", "RUS"), name="commission", parts=(Part(of="subcommittees", count=5),), evidence=WORDS),
     Line(what="mechanism: commission; 5 subcommittees", who="CHN, RUS")),
    (Tie(kind="rank", subject="CHN", object="RUS", n=1, evidence=WORDS), Line(what="rank: number 1", who="CHN – RUS")),
], ids=["visit", "reciprocal", "direct", "expert", "figure", "office", "mechanism", "rank"])
def test_record_is_said_in_one_line(record: Record, line: Line) -> None:
    assert line_of(record) == line
