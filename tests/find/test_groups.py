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
