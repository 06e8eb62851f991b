"""What is counted in an act belongs to those who took part in it."""

from __future__ import annotations

from chancery.pipeline import read


def test_count_in_an_act_takes_its_parties_and_day() -> None:
    reading = read("LONDON, March 12, 2019 (Reuters) - Iran sent five aircraft to Qatar on Monday.", language="en")
    (figure,) = [f for f in reading.figures if f.measure == "count"]
    assert figure.parties == ("IRN", "QAT")
    assert figure.period is not None
    assert figure.period.start.isoformat() == "2019-03-11"
