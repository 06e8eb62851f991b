"""Acts told from the side of whoever they are done to."""

from __future__ import annotations

import pytest

from chancery.pipeline import read

RECEIVED = [
    ("en", "Chad drew criticism from Peru.", "ACCUSE PER>TCD"),
    ("en", "Malta received praise from Japan.", "SUPPORT JPN>MLT"),
    ("en", "Chad is facing sanctions from the European Union.", "SANCTION EU>TCD"),
    ("nl", "Malta kreeg lof van Japan.", "SUPPORT JPN>MLT"),
    ("nl", "Tsjaad oogstte kritiek van Peru.", "ACCUSE PER>TCD"),
    ("ro", "Malta a primit laude din partea Japoniei.", "SUPPORT JPN>MLT"),
    ("ro", "Ciadul s-a ales cu un avertisment din partea Perului.", "THREATEN PER>TCD"),
]
TOLD = [
    ("nl", "Peru noch Chili ondertekende het akkoord.", "SUPPORT CHL,PER> negated"),
    ("nl", "Peru en Chili ondertekenden het akkoord.", "SUPPORT CHL,PER> actual"),
    ("nl", "Er komt een ontmoeting tussen Peru en Chili.", "AGREE CHL,PER> future"),
    ("nl", "Er kwam een ontmoeting tussen Peru en Chili.", "CONSULT CHL,PER> actual"),
    ("ro", "Turcia a fost cea care a mediat între Somalia și Etiopia.", "CONSULT ETH,SOM,TUR> actual"),
    ("ro", "Ambasadorului Iranului la Londra i-a fost înmânată o notă de protest.", "ACCUSE GBR>IRN actual"),
    ("en", "Turkish envoy in Tripoli for talks", "CONSULT LBY,TUR> actual"),
    ("nl", "Macron in Beiroet voor gesprekken met Aoun", "CONSULT FRA,LBN> actual"),
    ("ro", "Macron, la Beirut pentru convorbiri cu Aoun", "CONSULT FRA,LBN> actual"),
    ("en", "According to Kenya, Somalia is behind the attack.", "ACCUSE KEN>SOM actual"),
]


def _told(text: str, language: str, *, status: bool = False) -> list[str]:
    events = read(text, language=language, date="2024-06-12").events
    ends = {e: f" {e.status}" if status else "" for e in events}
    return [f"{e.type} {','.join(e.actors)}>{','.join(e.recipients)}{ends[e]}" for e in events]


@pytest.mark.parametrize(("language", "text", "told"), RECEIVED)
def test_who_receives_an_act_is_its_recipient(language: str, text: str, told: str) -> None:
    assert told in _told(text, language)
    assert len(_told(text, language)) == 1


@pytest.mark.parametrize(("language", "text", "told"), TOLD)
def test_constructions_keep_their_parties_and_status(language: str, text: str, told: str) -> None:
    assert _told(text, language, status=True) == [told]


def test_an_order_that_somebody_welcomes_meets_nobody() -> None:
    events = read("Peru's order to withdraw from Chad was welcomed by Turkey.", language="en", date="2024-06-12").events
    assert not [e for e in events if e.type == "CONSULT" and e.status == "actual"]
