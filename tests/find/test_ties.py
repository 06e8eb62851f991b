from __future__ import annotations

from pathlib import Path

import pytest

import chancery.lang
from chancery.find.figures import find_figures
from chancery.find.ties import find_ties
from chancery.lang import Pack
from chancery.model import Tie
from chancery.tables import read_table
from chancery.world import load_world
from tests.find.tagged import build

CASES = [(row["language"], row["sentence"], row["ties"]) for row in read_table(Path(__file__).parent / "ties.tsv")]


def ties(language: str, tagged: str) -> tuple[Tie, ...]:
    pack, world = Pack(language, Path(chancery.lang.__file__).parent / language), load_world()
    return find_ties(find_figures(build(language, tagged), pack, world), pack, world).ties


def told(tie: Tie) -> str:
    """Return a tie in one line: kind, parties or subject and object, then level, name or n."""
    sides = ",".join(tie.parties) or f"{tie.subject}>{tie.object}"
    return " ".join(str(part) for part in (tie.kind, sides, tie.level or tie.name or tie.role or tie.n) if part)


@pytest.mark.parametrize(("language", "tagged", "expected"), CASES)
def test_lasting_relations_become_ties(language: str, tagged: str, expected: str) -> None:
    assert "; ".join(told(tie) for tie in ties(language, tagged) if tie.kind != "office") == expected
