import pytest

from chancery.find.lexicon import load_lexicon
from chancery.lang import languages, load_pack
from chancery.lang.check import check_rows
from chancery.world import load_world


class OneRow:
    language = "en"

    def __init__(self, kind, mode):
        self.row = {"unit": "visit/v", "valence": "subj>obj", "mode": mode, "example": "Iran visited Iraq.", "gives": "IRN>IRQ"}
        self.kind = kind

    def event_tables(self):
        return {self.kind: (self.row | {"line": "7"},)}


def test_a_mode_of_another_type_is_a_fault_that_names_the_modes_of_this_one():
    _, faults = check_rows(OneRow("CONSULT", "cyber"))
    assert [fault.place for fault in faults] == ["en/events/consult.tsv:7"]
    assert "visit, third-party, multilateral, phone" in faults[0].message


def test_a_mode_of_the_type_and_no_mode_are_none():
    assert check_rows(OneRow("CONSULT", "visit"))[1] == check_rows(OneRow("AID", ""))[1] == []


@pytest.mark.parametrize("language", languages())
def test_every_unit_has_a_mode_of_its_type_or_none(language):
    modes = load_world().settings("plover")["modes"]
    assert [unit.id for unit in load_lexicon(load_pack(language)).units if unit.mode and unit.mode not in modes.get(unit.type, ())] == []


def test_modes_are_of_known_types():
    plover = load_world().settings("plover")
    assert plover["modes"].keys() <= plover["types"].keys()
