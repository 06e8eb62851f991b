"""The clause that a time stands in says whether the time lies behind or ahead."""

from __future__ import annotations

import pytest

from chancery.pipeline import read


def dated(text: str) -> list[str]:
    """Return the days of the events of a text."""
    return [f"{event.type} {event.date.start.isoformat() if event.date else None}" for event in read(text).events]


@pytest.mark.parametrize(("text", "told"), [
    ("SEOEL, 13 december 2023 – Maandag ondertekenen Japan en China een akkoord.", ["AGREE 2023-12-18"]),
    ("SEOEL, 13 december 2023 – Maandag ondertekenden Japan en China een akkoord.", ["SUPPORT 2023-12-11"]),
    ("SEOEL, 13 december 2023 – Maandag spraken Japan en China met elkaar.", ["CONSULT 2023-12-11"]),
    ("BUCUREȘTI, 28 august 2025 - Luni semnează România și Moldova un acord.", ["AGREE 2025-09-01"]),
    ("PARIS, 8 July 2024 - Xi Jinping arrives in Serbia on Wednesday.", ["AGREE 2024-07-10"]),
    ("PARIS, 8 July 2024 - Vietnam and Laos are signing a treaty on Thursday.", ["AGREE 2024-07-11"]),
    ("SEOEL, 13 december 2023 – Donderdag tekenen Japan en China een akkoord.", ["AGREE 2023-12-14"]),
    ("PARIS, 8 July 2024 - Xi Jinping arrived in Serbia on Wednesday.", ["CONSULT 2024-07-03"]),
])
def test_day_of_a_verb_in_the_present_lies_ahead(text: str, told: list[str]) -> None:
    assert dated(text) == told


def test_days_are_counted_from_the_main_clause_and_never_from_what_lies_ahead() -> None:
    text = ("SEUL, 23 august 2019 - Coreea de Sud a denunțat joi acordul, după ce, pe 2 august, Japonia a luat o măsură.\n\n"
            "În aceeași seară, ambasadorul sud-coreean a fost convocat de Japonia.")
    assert "ACCUSE 2019-08-22" in dated(text)
    text = ("DEN HAAG, 13 maart 2017 – Op 16 april houdt Turkije een referendum. "
            "Turkije had diezelfde ochtend gedreigd met sancties tegen Nederland.")
    assert dated(text) == ["THREATEN 2017-03-13"]


def test_days_counted_from_an_event_are_counted_from_its_day() -> None:
    text = ("WARSAW, 20 July 2024 - On 5 July Russia shelled Ukraine. A day after the attack Poland condemned Russia. "
            "On the eve of the attack Belarus had condemned Poland.")
    assert dated(text) == ["ASSAULT 2024-07-05", "ACCUSE 2024-07-06", "ACCUSE 2024-07-04"]
