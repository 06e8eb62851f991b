"""Whoever has given up an office speaks for no state; firms' managers have none from what stands around them."""

from __future__ import annotations

import pytest

from chancery.pipeline import read


@pytest.mark.parametrize(("language", "text"), [
    ("en", "Former Danish foreign minister Anna Holm said that Russia was weak."),
    ("en", "Anna Holm, Denmark's ambassador to India until 2021, said that the truce would hold."),
    ("en", "Anna Holm, who served as Danish ambassador in Delhi from 2016 to 2021, said that the truce would hold."),
    ("en", "Ex-president Carlos Ruiz of Chile said that Peru was wrong."),
    ("en", "Peter Stone, managing director of Stone Wool, was asleep. Australian wool sold badly. \"Nobody called,\" he said."),
    ("nl", "De voormalige Deense minister Anna Holm zei dat Rusland zwak is."),
    ("nl", "Jan Peeters, die van 2015 tot 2019 Belgisch ambassadeur in Kigali was, zei dat Rwanda liegt."),
    ("nl", "Oud-premier Jan Peeters van België zei dat Rwanda liegt."),
    ("ro", "Fostul ambasador român Lucian Pop a spus că armistițiul va ține."),
    ("ro", "Lucian Pop, ambasador al României la New Delhi până în 2021, a spus că armistițiul va ține."),
    ("ro", "Ex-ministrul danez Anna Holm a spus că Rusia este slabă."),
])
def test_who_has_left_office_speaks_for_no_state(language: str, text: str):
    assert [s.state for s in read(text, id="former", language=language).statements] == [None]


@pytest.mark.parametrize(("language", "text", "state"), [
    ("en", "Danish foreign minister Anna Holm, a former ambassador to China, said that Russia was weak.", "DNK"),
    ("en", "Anna Holm, the Danish foreign minister, said on Monday that the mission had lasted until 2021.", "DNK"),
    ("en", "Kari Nesse, managing director of the IMF, said that Ghana had met its targets.", "IMF"),
    ("nl", "De Deense minister Anna Holm zei dat het bestand tot 2020 duurde.", "DNK"),
    ("ro", "Ministrul danez de externe Anna Holm a spus că acordul a fost valabil până în 2020.", "DNK"),
    ("ro", "Ambasadorul a fost convocat de ministrul danez Anna Holm, care a spus că Rusia minte.", "DNK"),
])
def test_who_holds_an_office_speaks_for_its_state(language: str, text: str, state: str):
    assert [s.state for s in read(text, id="office", language=language).statements] == [state]
