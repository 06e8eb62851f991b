import pytest

from chancery.lang import languages, load_pack
from chancery.world import load_world

# Small states for which at least one of the languages has no adjective in use, or none that tells them from a neighbour.
WITHOUT_ADJECTIVE = {"COG", "DMA", "KIR", "LIE", "LSO", "KNA", "GNB", "LCA", "MHL", "SLB", "STP", "VAT", "VCT"}


def known_codes():
    world = load_world()
    return {row["code"] for name in ("states", "organisations") for row in world.table(name)}


@pytest.mark.parametrize("language", languages())
def test_every_name_has_a_known_code(language):
    rows = load_pack(language).table("names")
    assert {row["code"] for row in rows if row["kind"] not in ("thing", "nonstate")} <= known_codes()
    assert {row["code"] for row in rows if row["kind"] == "thing"} == {""}


@pytest.mark.parametrize("language", languages())
def test_a_movement_or_company_is_called_by_a_name_of_its_own(language):
    forms = {row["form"]: row["code"] for row in load_pack(language).table("names") if row["kind"] == "nonstate"}
    assert forms
    assert not {code for code in forms.values() if code not in forms or code in known_codes()}


@pytest.mark.parametrize("language", languages())
def test_every_sovereign_state_has_a_name_and_an_adjective(language):
    states = {row["code"] for row in load_world().table("states") if row["kind"] == "state"}
    rows = load_pack(language).table("names")
    assert not states - {row["code"] for row in rows if row["kind"] == "state"}
    assert states - {row["code"] for row in rows if row["kind"] == "adjective"} <= WITHOUT_ADJECTIVE


def test_every_office_is_held_by_a_known_person_of_a_known_state():
    world = load_world()
    people = {row["id"] for row in world.table("people")}
    for row in world.table("offices"):
        assert row["person"] in people
        assert row["state"] in known_codes()
        assert not row["to"] or row["from"] < row["to"]
