"""Invasions that the world knows, and whom those condemn who condemn them."""

import pytest

from chancery.pipeline import read
from chancery.world import load_world

TOLD = [
    ("en", "Finland joined NATO in 2023 after the invasion of Ukraine.", ("ASSAULT", ("RUS",), ("UKR",))),
    ("nl", "Polen heeft na de invasie van Oekraïne de grens met Belarus gesloten.", ("ASSAULT", ("RUS",), ("UKR",))),
    ("ro", "După invadarea Ucrainei, Suedia a cerut aderarea la NATO.", ("ASSAULT", ("RUS",), ("UKR",))),
    ("ro", "Franța a condamnat invazia rusă a Ucrainei.", ("ASSAULT", ("RUS",), ("UKR",))),
    ("en", "France condemned the Russian invasion of Ukraine.", ("ACCUSE", ("FRA",), ("RUS",))),
    ("nl", "Frankrijk veroordeelde de annexatie van de Krim.", ("ACCUSE", ("FRA",), ("RUS",))),
]


@pytest.mark.parametrize(("language", "text", "expected"), TOLD, ids=str)
def test_an_invasion_is_its_aggressors_and_so_is_the_blame(language, text, expected):
    assert expected in [(e.type, e.actors, e.recipients) for e in read(text, id="case", language=language).events]


def test_an_invasion_that_came_later_than_the_text_is_not_meant():
    told = read("Poland fears the invasion of Ukraine.", id="case", language="en", date="2008-05-01").events
    assert not [e for e in told if "RUS" in e.actors]


def test_every_state_invaded_has_one_invader():
    rows = load_world().table("conflicts")
    states = {row["code"] for row in load_world().table("states")}
    assert len({row["target"] for row in rows}) == len(rows)
    assert {row[side] for row in rows for side in ("aggressor", "target")} <= states
