"""Who met, where a phrase beside another act tells of the meeting."""

import pytest

from chancery.pipeline import read

MET = [
    ("en", "King Abdullah of Jordan, on a visit to Kuwait in May, urged Iran to show restraint.",
     {("CONSULT", ("JOR",), ("KWT",)), ("REQUEST", ("JOR",), ("IRN",))}),
    ("nl", "Na een ontmoeting met Xi Jinping in Peking riep Macron Rusland op zich terug te trekken.",
     {("CONSULT", ("CHN", "FRA"), ()), ("REQUEST", ("FRA",), ("RUS",))}),
    ("ro", "După o întâlnire cu Xi Jinping la Beijing, Macron a cerut Rusiei să se retragă.",
     {("CONSULT", ("CHN", "FRA"), ()), ("REQUEST", ("FRA",), ("RUS",))}),
    ("ro", "Aflat în vizită în Kuweit, regele Iordaniei a cerut Iranului reținere.",
     {("CONSULT", ("JOR",), ("KWT",)), ("REQUEST", ("JOR",), ("IRN",))}),
    ("ro", "Premierul sârb și președinta kosovară au semnat un acord. Ursula von der Leyen i-a felicitat pe amândoi.",
     {("SUPPORT", ("SRB", "XKX"), ()), ("SUPPORT", ("EU",), ("SRB", "XKX"))}),
    ("ro", "Liderii UE, reuniți joi la Bruxelles, au condamnat Iranul.", {("CONSULT", ("EU",), ()), ("ACCUSE", ("EU",), ("IRN",))}),
    ("nl", "Op een top in Jakarta riepen de leiders van ASEAN Myanmar vrijdag op het geweld te staken.",
     {("CONSULT", ("ASEAN",), ()), ("REQUEST", ("ASEAN",), ("MMR",))}),
    ("nl", "De Afrikaanse Unie en ECOWAS besloten zondag hun gezamenlijke top in Abuja.", {("CONSULT", ("AU", "ECOWAS"), ())}),
]


@pytest.mark.parametrize(("language", "text", "expected"), MET, ids=lambda v: v if isinstance(v, str) else "")
def test_a_meeting_told_beside_another_act_has_its_parties(language, text, expected):
    assert {(e.type, e.actors, e.recipients) for e in read(text, id="case", language=language).events} == expected


def test_a_seat_of_two_organisations_is_that_of_the_one_named_most():
    text = "NATO opened its doors to Sweden. The Swedish prime minister is due in Brussels on Monday. NATO is content."
    assert [m.codes for m in read(text, id="case", language="en").mentions if m.span.of(text) == "Brussels"] == [("NATO",)]
