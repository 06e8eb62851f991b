"""Reading under parses that are wrong in every way that a tree can be: nothing may stop it."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from chancery.model import Document
from chancery.parse import load_parser
from chancery.parse.parser import Analysis
from chancery.pipeline import read

ARTICLES = Path(__file__).parents[1] / "gold" / "documents"
LABELS = ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod", "acl:relcl", "advcl", "ccomp", "xcomp", "conj", "cc", "case", "mark", "aux",
          "aux:pass", "cop", "appos", "flat", "det", "amod", "punct", "parataxis", "expl", "expl:pv", "compound:prt", "advmod", "nummod")
PARTS = ("NOUN", "PROPN", "VERB", "AUX", "ADP", "PUNCT", "ADJ", "ADV", "PRON", "DET", "NUM", "SCONJ", "CCONJ")


class WildParser:
    """Spoils the parses of the shipped parser: trees, labels and parts of speech at random, for a share of the words."""

    name = "wild"

    def __init__(self, share: float, parts: Sequence[str] = PARTS) -> None:
        self.share, self.parts, self.random, self.shipped = share, parts, random.Random(5), load_parser()

    def parse(self, language: str, words: Sequence[str]) -> list[Analysis]:
        found = list(self.shipped.parse(language, words))
        order = list(range(len(found)))
        self.random.shuffle(order)
        if self.share == 1:
            found = [replace(a, head=-1, deprel="root") for a in found]
            for place, index in enumerate(order[1:], 1):
                found[index] = replace(found[index], head=order[self.random.randrange(place)], deprel=self.random.choice(LABELS))
        for index in order:
            if self.random.random() < self.share:
                found[index] = replace(found[index], upos=self.random.choice(self.parts))
            if found[index].head >= 0 and self.random.random() < self.share:
                found[index] = replace(found[index], deprel=self.random.choice(LABELS))
        return found


@pytest.mark.parametrize(("share", "parts"), [(0.3, PARTS), (1, PARTS), (1, ("PUNCT",))])
@pytest.mark.parametrize("name", ["en20", "nl21", "ro22"])
def test_wild_parses_stop_no_reading_and_every_record_points_at_words(monkeypatch: pytest.MonkeyPatch, name: str, share: float,
                                                                          parts: Sequence[str]) -> None:
    wild = WildParser(share, parts)
    monkeypatch.setattr("chancery.pipeline.load_parser", lambda parser: wild)
    text = (ARTICLES / f"{name}.txt").read_text(encoding="utf-8")
    reading = read(Document(id=name, text=text, language=name[:2]))
    records = [*reading.events, *reading.statements, *reading.figures, *reading.ties]
    assert records
    assert all(r.evidence.text and text[r.evidence.start : r.evidence.end] == r.evidence.text for r in records)
