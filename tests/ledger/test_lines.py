import pytest

from chancery.ledger.lines import event_line, figure_line, tie_line, when
from chancery.model.record import record_json
from chancery.tables import read_settings
from chancery.world import load_world
from tests.ledger.made import event, growth, mechanism, office, talk, trade


def said(record):
    return record_json(record, "key")


def test_every_type_and_every_status_has_its_phrases():
    from chancery.ledger import lines
    phrases = read_settings(lines._HOME / "phrases.toml")
    assert set(load_world().settings("plover")["types"]) <= set(phrases["events"])
    assert set(phrases["status"]) == {"actual", "future", "hypothetical", "negated"}
    for name, forms in phrases["events"].items():
        assert set(forms) == {"to", "among", "of"}, name
        assert all("{a}" in form for form in forms.values()), name
        assert "{b}" in forms["to"], name


@pytest.mark.parametrize(("record", "line"), [
    (event(), "visit of China to Russia [CONSULT visit]"),
    (event(who=("Li Qiang",), place="Moscow"), "visit of China to Russia (Li Qiang), in Moscow [CONSULT visit]"),
    (talk(), "phone call between China and Russia [CONSULT phone]"),
    (talk(mode=None, actors=("BLR", "CHN", "RUS")), "talks between Belarus, China and Russia [CONSULT]"),
    (event(type="AGREE", mode=None, status="future", rule="nl/events/consult.tsv:3"),
     "planned: visit of China to Russia, or talks with it [AGREE]"),
    (event(type="AGREE", mode=None, status="future", rule="nl/events/agree.tsv:3"),
     "planned: agreement, offer or pledge of China to Russia [AGREE]"),
    (event(type="ACCUSE", mode="allege", recipients=()), "accusation by China [ACCUSE allege]"),
    (event(type="SUPPORT", mode=None, status="negated"), "did not happen, or denied: support of China for Russia [SUPPORT]"),
])
def test_an_event_is_told_in_a_phrase(record, line):
    assert event_line(said(record)) == line


def test_figures_are_told_with_their_sign_and_scale():
    assert figure_line(said(trade())) == "bilateral trade (CHN, RUS): 136.67 billion USD"
    assert figure_line(said(trade(value=136669999999.99998))) == "bilateral trade (CHN, RUS): 136.67 billion USD"
    assert figure_line(said(growth(approximate=True))) == "bilateral trade, year on year (CHN, RUS): about +1.6 %"


def test_ties_are_told_with_their_parts_and_years():
    assert tie_line(said(mechanism())) == "mechanism of China and Russia: regular meeting, 5 commissions, 80 subcommittees"
    assert when("tie", said(mechanism())) == "since 1996"
    assert when("tie", said(mechanism(start=None, end="2001"))) == "? to 2001"
    assert tie_line(said(office())) == "Li Qiang, premier of China"
