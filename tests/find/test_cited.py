from pathlib import Path

import pytest

from chancery.find.cited import find_cited
from chancery.lang import load_pack
from chancery.model import Document, Reading
from chancery.tables import read_table
from chancery.world import load_world

CASES = [(row["language"], row["text"], row["cited"]) for row in read_table(Path(__file__).with_name("cited.tsv"))]


def cited(language, text):
    reading = Reading(document=Document(id="test", text=text, language=language))
    return find_cited(reading, load_pack(language), load_world()).cited


@pytest.mark.parametrize(("language", "text", "names"), CASES)
def test_a_text_names_its_sources(language, text, names):
    assert set(cited(language, text)) == set(filter(None, names.split("|")))


def test_an_outlet_is_named_once_as_it_first_stands():
    assert cited("en", "Agence France-Presse saw the text. AFP adds that it was signed.") == ("Agence France-Presse",)


def test_a_name_inside_a_longer_word_is_none():
    assert cited("en", "The Reutersweg is closed, and so is tass.io.") == ()
