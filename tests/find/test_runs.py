"""Where the name of a person begins in a run of capitals."""

from __future__ import annotations

import pytest

from chancery.find.runs import find_runs
from chancery.lang import load_pack
from chancery.world import load_world
from tests.find.tagged import build

CASES = [
    ("nl", "Ontmoeting/PROPN Xi/PROPN en/CCONJ Poetin/PROPN", ["Xi", "Poetin"]),
    ("nl", "Bezoek/PROPN Zelensky/PROPN aan/ADP Berlijn/PROPN", ["Zelensky", "Berlijn"]),
    ("ro", "Interviu/PROPN Zelenski/PROPN de/ADP luni/NOUN", ["Zelenski"]),
    ("en", "Hunter/PROPN Biden/PROPN visits/VERB Paris/PROPN", ["Hunter Biden", "Paris"]),
    ("en", "When/ADV Alexis/PROPN Tsipras/PROPN came/VERB", ["Alexis Tsipras"]),
]


@pytest.mark.parametrize(("language", "tagged", "names"), CASES)
def test_a_word_that_heads_a_report_is_no_part_of_a_name(language: str, tagged: str, names: list[str]) -> None:
    document = build(language, tagged).document
    found = find_runs(document.sentences[0], document.text, load_pack(language), load_world(), frozenset())
    assert [piece.text for piece in found] == names
