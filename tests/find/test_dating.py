"""A document is dated by its date line or by what its words allow."""

from __future__ import annotations

from chancery.find.dating import date_document
from chancery.lang import load_pack
from chancery.model import Document, Reading
from chancery.world import load_world


def _published(text: str, language: str) -> dict[str, str] | None:
    reading = Reading(document=Document(id="test", text=text, language=language))
    dated = date_document(reading, load_pack(language), load_world()).published
    return dated.to_json() if dated else None


def test_date_after_a_label_is_the_day_of_writing() -> None:
    assert _published("Canada helpt Peru.\nGepubliceerd: 04-05-2022", "nl") == {"start": "2022-05-04", "end": "2022-05-04"}


def test_two_names_of_one_time_give_the_day() -> None:
    text = "Premierul a sosit ieri, 2 aprilie, la Madrid. Acordul a fost semnat pe 6 februarie 2019."
    assert _published(text, "ro") == {"start": "2019-04-03", "end": "2019-04-03"}


def test_text_without_a_year_stays_undated() -> None:
    assert _published("Canada helps Peru on Monday.", "en") is None
