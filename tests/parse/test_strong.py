from __future__ import annotations

import pytest

from chancery.lang import load_pack
from chancery.parse.strong import strong_lemma


@pytest.mark.parametrize(("word", "lemma"), [
    ("schonden", "schenden"), ("wezen", "wijzen"), ("toegezegd", "toezeggen"), ("aanhielden", "aanhouden"), ("veroordeelde", ""),
])
def test_strong_form_has_the_infinitive_of_its_verb(word: str, lemma: str) -> None:
    assert strong_lemma(word, "VERB", ("aan", "toe"), load_pack("nl")) == lemma


def test_noun_written_like_a_strong_form_is_none() -> None:
    assert strong_lemma("leden", "NOUN", (), load_pack("nl")) == ""
