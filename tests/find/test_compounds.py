from __future__ import annotations

import pytest

from chancery.find.compounds import last_part
from chancery.pipeline import read


@pytest.mark.parametrize(("word", "part"), [("handelsheffing", "heffing"), ("regeerakkoord", None), ("heffing", None), ("brood", None)])
def test_compound_ends_with_a_noun_of_the_pack(word: str, part: str | None) -> None:
    assert (part in last_part(word, "nl")) if part else not last_part(word, "nl")


def test_unit_finds_its_word_at_the_end_of_a_compound() -> None:
    reading = read("Japan en India hielden een gezamenlijke antimijnenoefening.", language="nl").to_json()
    assert [(e["type"], e["actors"]) for e in reading["events"]] == [("COOPERATE", ["IND", "JPN"])]


def test_unit_of_the_whole_compound_goes_before_one_of_its_last_part() -> None:
    reading = read("Xi voerde een telefoongesprek met Poetin.", language="nl").to_json()
    assert [(e["type"], e["mode"]) for e in reading["events"]] == [("CONSULT", "phone")]
