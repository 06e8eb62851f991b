"""What is promised for a day to come is to come."""

from __future__ import annotations

import pytest

from chancery.pipeline import read


@pytest.mark.parametrize(("text", "told"), [
    ("PARIS, 8 July 2024 - Hungary and China agreed that the commission will convene next year.", "AGREE future 2025-01-01"),
    ("PARIS, 8 July 2024 - Hungary and China agreed on Friday to cooperate.", "AGREE actual 2024-07-05"),
    ("SEOEL, 13 december 2023 – Polen beloofde Oekraïne gisteren om in januari tanks te leveren.", "AGREE future 2024-01-01"),
    ("BUCUREȘTI, 28 august 2025 - Serbia și China au convenit ca reuniunea să aibă loc în octombrie.", "AGREE future 2025-10-01"),
    ("PARIS, 8 July 2024 - On Friday Poland invited the Chilean president to come to Warsaw in the autumn.", "AGREE actual 2024-07-05"),
])
def test_agreement_on_a_day_to_come_is_future_and_takes_that_day(text: str, told: str) -> None:
    assert told in [f"{event.type} {event.status} {event.date.start if event.date else None}" for event in read(text).events]
