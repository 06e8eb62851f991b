from collections import Counter

import pytest

from chancery.lang import languages, load_pack
from chancery.world import load_world

KINDS = {"organisation", "alliance", "grouping", "agreement", "format", "bank", "court", "body", "group"}
# Organisations whose long names news in this language spells out, so that a reader without the acronym still meets them.
NAMED = {
    "nl": {
        "Noord-Atlantische Verdragsorganisatie": "NATO", "VN": "UN", "Gemenebest van Onafhankelijke Staten": "CIS",
        "OVSE": "OSCE", "OESO": "OECD",
    },
    "ro": {
        "ONU": "UN", "OCS": "SCO", "CSI": "CIS", "OTSC": "CSTO", "Organizației Mondiale a Sănătății": "WHO",
        "Uniunii Africane": "AU", "FMI": "IMF",
    },
    "en": {
        "Organisation of American States": "OAS", "Organization of American States": "OAS",
        "World Food Program": "WFP", "European Commission": "EU",
    },
}


def organisations():
    return load_world().table("organisations")


def test_every_organisation_has_a_kind_and_a_year_of_founding():
    for row in organisations():
        assert row["kind"] in KINDS, row["code"]
        assert row["kind"] == "group" or 1860 < int(row["founded"]) < 2027, row["code"]


def test_codes_of_organisations_are_unique_and_no_codes_of_states():
    codes = [row["code"] for row in organisations()]
    assert not [code for code, n in Counter(codes).items() if n > 1]
    assert not set(codes) & {row["code"] for row in load_world().table("states")}


@pytest.mark.parametrize("language", languages())
def test_a_name_stands_for_one_organisation_only(language):
    named = {(row["form"], row["code"]) for row in load_pack(language).table("names") if row["kind"] in ("organisation", "format", "group")}
    assert not [form for form, n in Counter(form for form, _ in named).items() if n > 1]


@pytest.mark.parametrize("language", sorted(NAMED))
def test_usual_names_stand_for_their_organisations(language):
    codes = {row["form"]: row["code"] for row in load_pack(language).table("names")}
    assert NAMED[language].items() <= codes.items()
