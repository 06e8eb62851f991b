import pytest

from chancery.find.confidence import Weights, find_confidence, load_weights, worth
from chancery.lang import load_pack
from chancery.model import Document, Event, Evidence, Reading
from chancery.world import World, load_world

EVENT = Event(type="AID", mode=None, actors=("FRA",), recipients=("POL",), evidence=Evidence(start=0, end=3, text="aid"), confidence=0.8)
READING = Reading(document=Document(id="test", text="aid", language="en"), events=(EVENT,))


def test_traits_are_weighed_into_the_odds_of_being_right(tmp_path):
    (tmp_path / "confidence.toml").write_text(
        '[events]\nbase = -1.0\nstudied = 5.0\nrecords = 50\n[events.traits]\n"type AID" = 0.5\nraw = 0.5\n"type AGREE" = 3.0\n',
        encoding="utf-8")
    assert find_confidence(READING, load_pack("en"), World(tmp_path)).events[0].confidence == 0.5


def test_a_kind_that_was_not_measured_keeps_its_score(tmp_path):
    (tmp_path / "confidence.toml").write_text("[ties]\nbase = 1.0\n", encoding="utf-8")
    assert find_confidence(READING, load_pack("en"), World(tmp_path)).events[0].confidence == 0.8


@pytest.mark.parametrize(("base", "told"), [(-50.0, 0.02), (0.0, 0.5), (50.0, 0.98)])
def test_nothing_is_told_as_certain(base, told):
    assert worth({}, Weights(base=base)) == told


def test_shipped_weights_are_there_for_every_kind_and_tell_records_apart():
    weights = load_weights(load_world())
    assert weights.keys() == {"events", "statements", "figures", "ties"}
    assert all(own.records >= 300 and own.traits for own in weights.values())
    near, recalled = {"told by v": 1.0, "dated": 1.0}, {"told by n": 1.0, "parties not in the sentence": 1.0, "party by pronoun": 1.0}
    assert worth(near, weights["events"]) > worth(recalled, weights["events"])
