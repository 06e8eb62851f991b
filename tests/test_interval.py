"""Intervals of days, from what is written of them."""

import pytest

from chancery.model import Interval


@pytest.mark.parametrize(("stamp", "days"), [("1951", 365), ("1951-02", 28), ("1951-02-03", 1)])
def test_an_iso_stamp_is_as_wide_as_it_is_written(stamp, days):
    assert Interval.written(stamp).days == days
