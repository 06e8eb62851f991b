"""Whose an act is, where an adjective beside another word of its phrase tells it."""

import pytest

from chancery.pipeline import read

OWNED = [
    ("ro", "Declarația vine după atacul masiv cu drone și rachete rusești asupra capitalei Ucrainei.", ("ASSAULT", ("RUS",), ("UKR",))),
    ("ro", "Sancțiunile americane impuse Rusiei au fost prelungite.", ("SANCTION", ("USA",), ("RUS",))),
    ("ro", "Sancțiunile europene vizează trei bănci chineze.", ("SANCTION", ("EU",), ("CHN",))),
    ("en", "The European sanctions against Russia were extended.", ("SANCTION", ("EU",), ("RUS",))),
    ("nl", "De Europese sancties tegen Rusland zijn verlengd.", ("SANCTION", ("EU",), ("RUS",))),
    ("ro", "Vicepreședinta Comisiei Europene a vizitat Kievul.", ("CONSULT", ("EU",), ("UKR",))),
]


@pytest.mark.parametrize(("language", "text", "expected"), OWNED, ids=lambda v: v if isinstance(v, str) else "")
def test_an_adjective_tells_whose_an_act_is(language, text, expected):
    assert [(e.type, e.actors, e.recipients) for e in read(text, id="case", language=language).events] == [expected]


def test_sanctions_without_an_author_are_nobodys_on_themselves():
    assert read("Sancțiunile impuse Rusiei afectează economia.", id="case", language="ro").events == ()
