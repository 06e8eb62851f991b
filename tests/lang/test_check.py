import pytest

from chancery.find.lexicon import load_lexicon
from chancery.lang import Pack, languages, load_pack
from chancery.lang.check import check_contexts, check_rows
from chancery.world import load_world


class OneRow:
    language = "en"

    def __init__(self, kind, mode, unit="visit/v"):
        self.row = {"unit": unit, "valence": "subj>obj", "mode": mode, "example": "Iran visited Iraq.", "gives": "IRN>IRQ"}
        self.kind = kind

    def event_tables(self):
        return {self.kind: (self.row | {"line": "7"},)}

    def settings(self, name):
        return {"places": ["town", "village"]} if name == "classes" else {}


def test_a_mode_of_another_type_is_a_fault_that_names_the_modes_of_this_one():
    _, faults = check_rows(OneRow("CONSULT", "cyber"))
    assert [fault.place for fault in faults] == ["en/events/consult.tsv:7"]
    assert "visit, third-party, multilateral, phone" in faults[0].message


def test_a_mode_of_the_type_and_no_mode_are_none():
    assert check_rows(OneRow("CONSULT", "visit"))[1] == check_rows(OneRow("AID", ""))[1] == []


def test_a_class_of_words_stands_for_all_of_them():
    (unit,), _ = check_rows(OneRow("CONSULT", "visit", "visit/v @places|city -@places"))
    assert unit.required == ({"town", "village", "city"},)
    assert unit.forbidden == {"town", "village"}


def test_a_class_that_the_pack_lacks_is_a_fault_that_names_those_it_has():
    _, faults = check_rows(OneRow("CONSULT", "visit", "visit/v @ships"))
    assert "'@ships'; classes.toml has places" in faults[0].message


@pytest.mark.parametrize("language", languages())
def test_every_unit_has_a_mode_of_its_type_or_none(language):
    modes = load_world().settings("plover")["modes"]
    assert [unit.id for unit in load_lexicon(load_pack(language)).units if unit.mode and unit.mode not in modes.get(unit.type, ())] == []


@pytest.mark.parametrize("language", languages())
def test_every_word_of_a_context_can_be_read_and_stands_once(language):
    assert check_contexts(load_pack(language)) == []


@pytest.mark.parametrize(("rows", "said"), [
    ("spy\tespionage\tstrong", "no context 'espionage'"), ("oil\teconomic\tweak\nOil\teconomic\tweak", "twice"),
])
def test_faults_of_contexts_are_told(tmp_path, rows, said):
    (tmp_path / "contexts.tsv").write_text(f"word\tcontext\tweight\n{rows}\n", encoding="utf-8")
    assert said in check_contexts(Pack("en", tmp_path))[0].message


def test_modes_are_of_known_types():
    plover = load_world().settings("plover")
    assert plover["modes"].keys() <= plover["types"].keys()
