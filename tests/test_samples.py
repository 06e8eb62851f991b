"""The sample articles are what their README says."""

from collections import Counter
from pathlib import Path

import pytest

from chancery.pipeline import read

SAMPLES = sorted((Path(__file__).parents[1] / "src" / "chancery" / "samples").glob("*.txt"))


@pytest.fixture(scope="module")
def readings():
    return {path.stem: read(path.read_text(encoding="utf-8"), id=path.stem) for path in SAMPLES}


def test_there_are_four_articles_a_language_in_the_language_of_their_name(readings):
    assert Counter(name[:2] for name in readings) == {"nl": 4, "ro": 4, "en": 4}
    assert all(reading.document.language == name[:2] for name, reading in readings.items())


def test_every_article_has_the_length_of_a_short_report():
    assert all(150 <= len(path.read_text(encoding="utf-8").split()) <= 350 for path in SAMPLES)


def test_every_article_is_dated_by_its_date_line(readings):
    for name, reading in readings.items():
        assert reading.published is not None, name
        assert reading.published.days == 1, name


def test_nobody_is_quoted():
    for path in SAMPLES:
        assert not set("\"“”„«»") & set(path.read_text(encoding="utf-8")), path.name


def test_one_visit_is_told_in_three_languages(readings):
    told = {name for name, reading in readings.items() for event in reading.events
            if event.type == "CONSULT" and {*event.actors, *event.recipients} == {"CHN", "RUS"}
            and event.date and event.date.start.isoformat() in ("2024-05-16", "2024-05-17")}
    assert {name[:2] for name in told} == {"nl", "ro", "en"}


def test_the_readme_names_every_article():
    page = SAMPLES[0].with_name("README.md").read_text(encoding="utf-8")
    assert all(f"`{path.name}`" in page for path in SAMPLES)
