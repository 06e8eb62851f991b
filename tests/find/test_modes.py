"""What an act is about gives it its mode."""

from __future__ import annotations

import pytest

from chancery.pipeline import read


@pytest.mark.parametrize(("text", "told"), [
    ("Turkey urged Cyprus to withdraw its soldiers.", "REQUEST yield"),
    ("Poland asked Germany to send more ammunition.", "REQUEST assist"),
    ("Egypt urged Ethiopia to resume the negotiations.", "REQUEST meet"),
    ("China asked Japan to steer clear of the island.", "REQUEST change"),
    ("Japan riep China op de vissers vrij te laten.", "REQUEST yield"),
    ("Kenia vroeg Somalië het plan te heroverwegen.", "REQUEST change"),
    ("Turcia a îndemnat Grecia să reia dialogul.", "REQUEST meet"),
    ("Ungaria a cerut Ucrainei să modifice legea.", "REQUEST change"),
    ("Hungary refused to send weapons to Ukraine.", "REJECT assist"),
    ("Serbia refused to condemn Russia.", "REJECT None"),
    ("Rusland weigerde zijn troepen terug te trekken uit Moldavië.", "REJECT yield"),
    ("India warned that Pakistan may be hit with sanctions.", "THREATEN restrict"),
    ("Slovacia a amenințat Ucraina că îi taie curentul.", "THREATEN restrict"),
    ("Armenië bevroor zijn deelname aan de CSTO.", "SANCTION withdraw"),
])
def test_content_of_an_act_gives_its_mode(text: str, told: str) -> None:
    assert told in [f"{event.type} {event.mode}" for event in read(text).events]
