from chancery.find.confidence import find_confidence, load_steps
from chancery.lang import load_pack
from chancery.model import Document, Event, Evidence, Reading
from chancery.world import World, load_world

EVENT = Event(type="AID", mode=None, actors=("FRA",), recipients=("POL",), evidence=Evidence(start=0, end=3, text="aid"), confidence=0.61)
READING = Reading(document=Document(id="test", text="aid", language="en"), events=(EVENT,))


def test_a_raw_score_becomes_the_share_of_its_step(tmp_path):
    (tmp_path / "confidence.toml").write_text(
        "events = [{ raw = 0.5, right = 0.4, records = 30 }, { raw = 0.6, right = 0.7, records = 20 }]", encoding="utf-8")
    assert find_confidence(READING, load_pack("en"), World(tmp_path)).events[0].confidence == 0.7


def test_a_kind_that_was_not_measured_keeps_its_score(tmp_path):
    assert find_confidence(READING, load_pack("en"), World(tmp_path)).events[0].confidence == 0.61


def test_shipped_steps_rise_and_each_rests_on_records():
    steps = load_steps(load_world())
    assert steps.keys() == {"events", "statements", "figures", "ties"}
    for several in steps.values():
        assert [step.raw for step in several] == sorted(step.raw for step in several)
        assert [step.right for step in several] == sorted({step.right for step in several})
        assert all(0 < step.right < 1 and step.records >= 20 for step in several)
