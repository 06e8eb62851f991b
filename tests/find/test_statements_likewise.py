from __future__ import annotations

import pytest

from chancery.pipeline import read

CASES = [
    ("nl", "Zoals Lavrov opmerkte, is Polen niet klaar voor een dialoog.", [("Lavrov", "RUS")]),
    ("nl", "Polen zal, zoals minister Sikorski al zei, de grens met Belarus sluiten.", [("Sikorski", "POL")]),
    ("en", "As Lavrov noted, Poland is not ready for a dialogue.", [("Lavrov", "RUS")]),
    ("ro", "Așa cum a spus Lavrov, Polonia nu este pregătită pentru dialog.", [("Lavrov", "RUS")]),
    ("nl", "Macron vindt het onaanvaardbaar dat Rusland de grens sluit.", [("Macron", "FRA")]),
    ("nl", "Minister Barrot van Frankrijk is van oordeel dat Rusland de grens sluit.", [("Barrot", "FRA")]),
]


@pytest.mark.parametrize(("language", "text", "said"), CASES)
def test_whoever_a_clause_names_says_what_its_sentence_says(language: str, text: str, said: list[tuple[str, str]]) -> None:
    statements = read(text, language=language).to_json()["statements"]
    assert [(s["speaker"], s["state"]) for s in statements] == said
