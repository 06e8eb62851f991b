from __future__ import annotations

import pytest

from chancery.pipeline import read

CASES = [
    ("nl", "Merz en Macron bezochten Kiev. Rusland wil geen vrede, zeiden ze na afloop."),
    ("en", "Merz and Macron visited Kyiv. They said that Russia wants no peace."),
]


@pytest.mark.parametrize(("language", "text"), CASES)
def test_they_are_the_persons_who_are_together_the_subject_before(language: str, text: str) -> None:
    statements = read(text, language=language).to_json()["statements"]
    assert [(s["speaker"], s["state"]) for s in statements] == [("Merz", "DEU"), ("Macron", "FRA")]
