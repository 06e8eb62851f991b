"""Who holds which office, in sentences read with the shipped parser."""

from __future__ import annotations

from pathlib import Path

import pytest

from chancery.pipeline import read
from chancery.tables import read_table

CASES = [(row["language"], row["sentence"], row["offices"]) for row in read_table(Path(__file__).parent / "offices.tsv")]


@pytest.mark.parametrize(("language", "sentence", "expected"), CASES)
def test_titles_give_offices_to_those_named_with_them(language: str, sentence: str, expected: str) -> None:
    found = [tie for tie in read(sentence, language=language).ties if tie.kind == "office"]
    told = sorted(f"{(tie.subject or '').split()[-1]}|{tie.object}|{tie.role}" for tie in found)
    assert told == sorted(expected.split("; "))
