"""Acts are told as done, wanted, refused or still to come."""

from __future__ import annotations

import pytest

from chancery.pipeline import read


@pytest.mark.parametrize(("text", "told"), [
    ("Premierul moldovean a vrut ca Polonia să viziteze Kievul.", []),
    ("L-am invitat pe ministrul român să efectueze o vizită în Republica Moldova.", ["AGREE actual"]),
    ("Președintele Franței a reușit să viziteze Polonia.", ["CONSULT actual"]),
    ("Rusia a început să bombardeze Ucraina.", ["ASSAULT actual"]),
    ("Premierul polonez a cerut ca Rusia să nu atace Ucraina.", ["REQUEST actual"]),
    ("Putin urmează să se întâlnească cu Xi Jinping.", ["AGREE future"]),
    ("Germania poate să trimită tancuri Ucrainei.", ["AID hypothetical"]),
])
def test_subjunctives_tell_what_is_wanted_but_below_verbs_of_doing(text: str, told: list[str]) -> None:
    assert [f"{event.type} {event.status}" for event in read(text, language="ro").events] == told


def test_day_that_the_parser_takes_for_a_clause_still_dates_the_act() -> None:
    text = "Ministrul Afacerilor Externe al României, X, va întreprinde joi, 30 aprilie 2020, o vizită de lucru în Republica Moldova."
    (event,) = read(text, language="ro").events
    assert event.date is not None
    assert event.date.start.isoformat() == "2020-04-30"


@pytest.mark.parametrize(("text", "told"), [
    ("Atena a anunțat că a expulzat un diplomat rus.", ["SANCTION actual"]),
    ("Ecuador announced that it had expelled a Mexican envoy.", ["SANCTION actual"]),
    ("Bulgarije kondigde aan dat het een Russische diplomaat heeft uitgewezen.", ["SANCTION actual"]),
    ("Grecia a decis să expulzeze un diplomat rus.", ["SANCTION future"]),
])
def test_what_is_announced_as_done_is_not_to_come(text: str, told: list[str]) -> None:
    assert [f"{event.type} {event.status}" for event in read(text).events] == told


def test_ground_of_a_refusal_is_not_refused() -> None:
    text = "Liderii au hotărât să nu impună sancțiuni împotriva Moscovei pentru capturarea de către Rusia a unei nave ucrainene."
    assert ("COERCE", "negated") not in [(event.type, event.status) for event in read(text, language="ro").events]


@pytest.mark.parametrize(("text", "told"), [
    ("Premierul moldovean are programate întrevederi cu premierul rus Mihail Mișustin.", ["AGREE future"]),
    ("Putin mai are programată o întâlnire cu Xi Jinping.", ["AGREE future"]),
    ("Germania va continua să sprijine Ucraina.", ["AGREE future"]),
    ("Putin and Xi Jinping have talks scheduled for Monday.", ["AGREE future"]),
])
def test_what_is_scheduled_or_goes_on_is_to_come(text: str, told: list[str]) -> None:
    assert [f"{event.type} {event.status}" for event in read(text).events] == told


@pytest.mark.parametrize(("text", "told"), [
    ("Slovenia became the latest country to recognise a Palestinian state.", ["SUPPORT actual"]),
    ("EU, Japan to hold summit in Tokyo", ["AGREE future"]),
    ("The Kenyan parliament voted on Tuesday to condemn Uganda.", ["ACCUSE actual"]),
    ("Poland buys 180 Korean tanks", ["COOPERATE actual"]),
    ("Kenya almost expelled the Ugandan envoy.", []),
    ('"What does Nepal gain?" asked the Indian minister.', []),
    ("Kenya asked Uganda whether it would help.", []),
    ("Kenya asked Uganda why the border was shut.", []),
    ("Vietnam is to buy 24 fighter jets from the United States.", ["AGREE future"]),
    ("Egypt and Turkey held talks aimed at ending the war in Libya.", ["CONSULT actual"]),
    ("Shaken by the Russian invasion of Ukraine, Sweden asked NATO for help.", ["ASSAULT actual", "REQUEST actual"]),
    ("During a visit to Cairo, Sudan's foreign minister urged Egypt to reopen the crossing.", ["CONSULT actual", "REQUEST actual"]),
])
def test_infinitives_and_grounds_are_told_as_what_they_are(text: str, told: list[str]) -> None:
    assert [f"{event.type} {event.status}" for event in read(text, language="en").events] == told


@pytest.mark.parametrize(("text", "told"), [
    ("Oekraïne is van plan Duitsland te bezoeken.", ["AGREE future"]),
    ("Ethiopië is van plan de VN om opheffing van de sancties te vragen.", ["REQUEST future"]),
    ("Twee Oekraïense dorpen gingen verloren aan Rusland.", ["COERCE actual"]),
])
def test_plans_are_to_come_and_auxiliaries_of_the_past_are_not(text: str, told: list[str]) -> None:
    assert [f"{event.type} {event.status}" for event in read(text, language="nl").events] == told
