from __future__ import annotations

import pytest

from chancery.lang import load_pack
from chancery.model import Span
from chancery.parse.split import split
from chancery.parse.tokens import plain_form, tokenise

WORDS = [
    ("en", "Russia's envoy didn't sign.", "Russia 's envoy did n't sign ."),
    ("en", "The G8 cut 1.6% on 19-03-2021, see www.example.org/a.", "The G8 cut 1.6 % on 19-03-2021 , see www.example.org/a ."),
    ("en", "The U.S. and J. Smith", "The U.S. and J. Smith"),
    ("nl", "zo'n 8.400 schepen, 's avonds", "zo'n 8.400 schepen , 's avonds"),
    ("nl", "de NAVO-top van '49", "de NAVO-top van '49"),
    ("nl", "de G7-landen, ,,aldus'' dr. Jansen", "de G7-landen , ,, aldus '' dr. Jansen"),
    ("ro", "s-a întâlnit într-un oraș", "s- a întâlnit într- un oraș"),
    ("ro", "l-au primit, să-l vadă, nu-i", "l- au primit , să -l vadă , nu -i"),
    ("ro", "prim-ministrul a dat 240,1 milioane", "prim-ministrul a dat 240,1 milioane"),
    ("en", "“Peace”, he said", "“ Peace ” , he said"),
]
SENTENCES = [
    ("en", "Gen. Smith met Mr. Jones. They talked.", ["Gen. Smith met Mr. Jones.", "They talked."]),
    ("en", "Trade up\nBrazil sold more. China bought.", ["Trade up", "Brazil sold more.", "China bought."]),
    ("nl", "Dat kost ca. 3 mld. euro. Peru betaalt.", ["Dat kost ca. 3 mld. euro.", "Peru betaalt."]),
    ("nl", "Live • Oslo stemt in • Kopenhagen niet", ["Live", "Oslo stemt in", "Kopenhagen niet"]),
    ("ro", "A spus: „Da.” Apoi a plecat.", ["A spus: „Da.”", "Apoi a plecat."]),
]


@pytest.mark.parametrize(("language", "text", "words"), WORDS)
def test_words_are_split_as_in_the_treebanks(language: str, text: str, words: str) -> None:
    found = tokenise(text, Span(0, len(text)), load_pack(language))
    assert [place.of(text) for place in found] == words.split()


@pytest.mark.parametrize(("language", "text", "sentences"), SENTENCES)
def test_sentences_end_where_they_should(language: str, text: str, sentences: list[str]) -> None:
    assert [place.of(text) for place in split(text, load_pack(language))] == sentences


def test_cedillas_become_commas_and_keep_the_length() -> None:
    assert plain_form("aceşti miniştri ai Franţei") == "acești miniștri ai Franței"
    assert len(plain_form("ţară’s")) == len("ţară’s")


def test_dateline_is_a_sentence_of_its_own() -> None:
    for opening in ("LONDON (AP) —", "TOKYO, 27 November -", "SANTO DOMINGO, March 8, 2008 (Press) -", "MOSCOW -"):
        text = f"{opening} The ministers met."
        assert [span.of(text) for span in split(text, load_pack("en"))] == [opening, "The ministers met."]


def test_dash_within_a_sentence_begins_none() -> None:
    text = "Russia - which won 3 times - has signed."
    assert len(split(text, load_pack("en"))) == 1
