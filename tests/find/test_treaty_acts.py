"""Treaties told with their year, and what is left of them."""

import pytest

from chancery.pipeline import read

TOLD = [
    ("en", "India accuses Pakistan of breaking the 1960 Indus Waters Treaty.", ("IND", "PAK"), 1960),
    ("nl", "Polen en Litouwen beroepen zich op een verdrag uit 1994.", ("LTU", "POL"), 1994),
    ("ro", "Acordul din 2010 dintre Serbia și Croația este încă în vigoare.", ("HRV", "SRB"), 2010),
]


@pytest.mark.parametrize(("language", "text", "parties", "year"), TOLD, ids=str)
def test_a_treaty_told_with_its_year_was_signed_in_it(language, text, parties, year):
    signed = [e for e in read(text, id="case", language=language).events if e.type == "SUPPORT"]
    assert [(e.actors, e.date.start.year) for e in signed] == [(parties, year)]


def test_a_place_that_names_a_treaty_is_no_party_to_it():
    signed = read("Mexico en Ecuador ondertekenden in 1954 het Verdrag van Caracas over asiel.", id="case", language="nl").events
    assert [(e.type, e.actors) for e in signed] == [("SUPPORT", ("ECU", "MEX"))]


def test_who_leaves_a_deal_leaves_all_its_parties():
    text = "Rusia a ieșit din acordul încheiat cu Ucraina, Turcia și ONU."
    told = [(e.type, e.actors, e.recipients) for e in read(text, id="case", language="ro").events]
    assert ("SANCTION", ("RUS",), ("TUR", "UKR", "UN")) in told
    assert ("SUPPORT", ("RUS", "TUR", "UKR", "UN"), ()) in told
