"""Acts told without a time take that of the story: the day of the news, the line of a list of dates, the time told before."""

from __future__ import annotations

import datetime as dt

import pytest

from chancery.model import Interval
from chancery.pipeline import read

HEAD = {"en": "12 June 2024", "nl": "12 juni 2024", "ro": "12 iunie 2024"}
FAR = " ".join(f"Ship {number} left." for number in range(12)) + " "
STORIES = [
    ("en", "Poland condemned Chile.", ("2024-06-12", "2024-06-12")),
    ("en", "Poland met Peru on Monday. It condemned Chile.", ("2024-06-10", "2024-06-10")),
    ("en", "The Polish minister was sworn in last week.\n\nPoland condemned Chile.", ("2024-06-12", "2024-06-12")),
    ("en", "Poland cut ties with Peru on 3 March. It condemned Chile.", ("2024-03-03", "2024-06-12")),
    ("en", "Poland cut ties with Peru on 3 March. It condemns Chile.", None),
    ("en", "5 March: Two ships meet. Poland accuses Chile of spying.\n\n9 May: Two ships leave.", ("2024-03-05", "2024-03-05")),
    ("en", "2016\n\nTwo ships meet.\n\n2018\n\nPoland accuses Chile of spying.", ("2018-01-01", "2018-12-31")),
    ("en", "Since 2014 Poland has accused Chile of spying.", ("2014-01-01", "2024-06-12")),
    ("en", "Two ships met in May 2019. At the time, Poland accused Chile of spying.", ("2019-05-01", "2019-05-31")),
    ("en", "Poland's minister, who accused Chile of spying, met Peru on Monday.", ("2024-06-10", "2024-06-10")),
    ("en", "Poland met Peru on Monday. The day before, it had left Rome. It condemned Chile.", ("2024-06-10", "2024-06-10")),
    ("en", "Poland met Peru on Monday. It condemns Chile.", None),
    ("en", "In 2013 Poland met Peru, which still accuses Chile of spying.", None),
    ("en", FAR + "Poland has condemned Chile.", None),
    ("en", FAR + "Poland condemned Chile.", ("2024-06-12", "2024-06-12")),
    ("nl", FAR + "Polen heeft Chili veroordeeld.", None),
    ("ro", FAR + "Polonia a condamnat Chile.", ("2024-06-12", "2024-06-12")),
    ("ro", "Premierul a plecat luni. Președintele Poloniei, care a condamnat Chile, a tăcut.", ("2024-06-10", "2024-06-10")),
    ("nl", "Polen maakte bekend dat het Chili beschuldigt van spionage.", ("2024-06-12", "2024-06-12")),
    ("nl", "Polen sprak zaterdag met Peru. Het veroordeelde Chili.", ("2024-06-08", "2024-06-08")),
    ("ro", "Polonia a condamnat luni Chile.", ("2024-06-10", "2024-06-10")),
]


@pytest.mark.parametrize(("language", "text", "days"), STORIES)
def test_acts_without_a_time_take_that_of_the_story(language: str, text: str, days: tuple[str, str] | None) -> None:
    reading = read(f"{HEAD[language]}\n\n{text}", language=language)
    dates = [e.date for e in reading.events if e.type == "ACCUSE"]
    assert len(dates) == 1
    assert (dates[0] and (dates[0].start.isoformat(), dates[0].end.isoformat())) == days


def test_ranks_held_now_and_counts_since_a_day_get_their_periods() -> None:
    text = "Polen is de grootste handelspartner van Chili, sinds 2013 lid van de VN. Sinds mei stuurde Polen 40 soldaten naar Chili."
    figures = {f.measure: f.period for f in read(f"12 juni 2024\n\n{text}", language="nl").figures}
    assert figures["rank"] == Interval.day(dt.date(2024, 6, 12))
    assert figures["count"] == Interval(dt.date(2024, 5, 1), dt.date(2024, 6, 12))
