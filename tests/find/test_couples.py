"""Known people and organisations that a hyphen joins."""

import pytest

from chancery.pipeline import read

MET = [
    ("en", "The Trump-Putin meeting in Alaska lasted three hours.", ("CONSULT", ("RUS", "USA"))),
    ("nl", "De top Trump-Poetin vond plaats in Helsinki.", ("CONSULT", ("RUS", "USA"))),
    ("ro", "Summitul Putin–Trump a avut loc la Helsinki.", ("CONSULT", ("RUS", "USA"))),
    ("ro", "Discuția telefonică Trump-Putin a durat o oră.", ("CONSULT", ("RUS", "USA"))),
    ("ro", "Acordul UE-Mercosur a fost semnat la Montevideo.", ("SUPPORT", ("EU", "MERCOSUR"))),
]


@pytest.mark.parametrize(("language", "text", "expected"), MET, ids=lambda v: v if isinstance(v, str) else "")
def test_a_hyphen_joins_those_who_met(language, text, expected):
    assert [(e.type, e.actors) for e in read(text, id="case", language=language).events] == [expected]


def test_people_of_one_state_joined_by_a_hyphen_are_no_two_parties():
    assert read("The Trump-Vance meeting lasted three hours.", id="case", language="en").events == ()
