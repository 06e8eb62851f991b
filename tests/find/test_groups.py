"""Counted groups stand for those last named side by side."""

from __future__ import annotations

import pytest

from chancery.pipeline import read


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Mali, Burkina Faso and Niger signed a pact. On Monday the three states accused France."),
        ("nl", "Mali, Burkina Faso en Niger sloten een akkoord. De drie landen beschuldigden Frankrijk."),
        ("ro", "Mali, Burkina Faso și Niger au semnat un acord. Cele trei țări au acuzat Franța."),
    ],
)
def test_three_states_are_those_named_before(language: str, text: str) -> None:
    accusing = [e for e in read(text, language=language).events if e.type == "ACCUSE"]
    assert [(e.actors, e.recipients) for e in accusing] == [(("BFA", "MLI", "NER"), ("FRA",))]


def test_group_of_another_number_is_nobody() -> None:
    text = "Mali and Niger signed a pact. On Monday the three states accused France."
    assert not [e for e in read(text, language="en").events if e.type == "ACCUSE" and e.actors]


PAIRS = [
    ("en", "ASEAN and the EU held a summit in Jakarta. The two blocs signed an agreement.", "The two blocs", ("ASEAN", "EU")),
    ("en", "Sudan and Ethiopia held talks in Cairo. Both countries were content.", "Both countries", ("ETH", "SDN")),
    ("nl", "Onder bemiddeling van Turkije spraken Somalië en Ethiopië elkaar.", "elkaar", ("ETH", "SOM")),
]


@pytest.mark.parametrize(("language", "text", "form", "codes"), PAIRS, ids=str)
def test_a_pair_is_of_the_sort_that_its_noun_tells(language, text, form, codes):
    mentions = read(text, id="case", language=language).mentions
    assert [m.codes for m in mentions if m.span.of(text) == form] == [codes]


def test_a_word_for_two_is_a_pair_only_where_it_stands_alone():
    text = "Ecuador and Mexico fell out. The United States called on both to talk after both attacks."
    assert [m.codes for m in read(text, id="case", language="en").mentions if m.span.of(text) == "both"] == [("ECU", "MEX")]
