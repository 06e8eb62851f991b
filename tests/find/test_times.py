"""Expressions of time become the days that they stand for."""

from __future__ import annotations

import datetime as dt

import pytest

from chancery.find.times_grammar import load_times
from chancery.find.times_scan import scan
from chancery.find.times_values import Anchor, resolve
from chancery.lang import load_pack

TODAY = dt.date(2024, 6, 12)

CASES = [
    ("en", "The ministers met on March 8, 2008.", "2008-03-08", "2008-03-08"),
    ("en", "The minister said on Monday that Canada would help.", "2024-06-10", "2024-06-10"),
    ("en", "The two will meet next week.", "2024-06-17", "2024-06-23"),
    ("nl", "De premier kwam vorig jaar.", "2023-01-01", "2023-12-31"),
    ("nl", "Hij reist van 20 tot 23 mei 2024 door Canada.", "2024-05-20", "2024-05-23"),
    ("ro", "Premierul a sosit ieri la Madrid.", "2024-06-11", "2024-06-11"),
    ("ro", "Tratatul a fost semnat pe 2 aprilie.", "2024-04-02", "2024-04-02"),
]


@pytest.mark.parametrize(("language", "text", "start", "end"), CASES)
def test_words_that_say_when_stand_for_days(language: str, text: str, start: str, end: str) -> None:
    found = scan(text, load_times(load_pack(language)))
    interval = resolve(found[0], Anchor(TODAY))
    assert interval is not None
    assert (interval.start.isoformat(), interval.end.isoformat()) == (start, end)
