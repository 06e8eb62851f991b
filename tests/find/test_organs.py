import pytest

from chancery.find.pieces import find_names
from chancery.lang import load_pack
from tests.find.tagged import build


def names(language, tagged):
    reading = build(language, tagged)
    return [(p.kind, *p.codes) for p in find_names(reading.document.sentences[0], reading.document.text, load_pack(language))]


@pytest.mark.parametrize(("language", "text", "found"), [
    ("en", "the/DET Security/PROPN Council/PROPN met/VERB", [("organisation", "UN")]),
    ("en", "the/DET Russian/ADJ Security/PROPN Council/PROPN met/VERB", [("adjective", "RUS")]),
    ("en", "the/DET National/PROPN Security/PROPN Council/PROPN met/VERB", []),
    ("en", "the/DET Security/PROPN Council/PROPN of/ADP Russia/PROPN met/VERB", [("state", "RUS")]),
    ("en", "the/DET Security/PROPN Council/PROPN on/ADP Russia/PROPN", [("organisation", "UN"), ("state", "RUS")]),
    ("nl", "de/DET Veiligheidsraad/PROPN kwam/VERB", [("organisation", "UN")]),
    ("nl", "de/DET Russische/ADJ Veiligheidsraad/PROPN kwam/VERB", [("adjective", "RUS")]),
    ("ro", "Ieri/ADV Consiliul/NOUN de/ADP Securitate/NOUN al/DET Rusiei/PROPN", [("state", "RUS")]),
    ("ro", "Ieri/ADV Consiliul/NOUN de/ADP Securitate/NOUN a/AUX votat/VERB", [("organisation", "UN")]),
])
def test_an_organ_beside_a_state_is_the_states(language, text, found):
    assert names(language, text) == found


@pytest.mark.parametrize(("language", "text"), [
    ("en", "in/ADP the/DET South/PROPN China/PROPN Sea/PROPN"),
    ("en", "the/DET Minsk/PROPN agreements/NOUN"),
    ("nl", "in/ADP de/DET Zuid-Chinese/ADJ Zee/PROPN"),
    ("ro", "în/ADP Marea/PROPN Chinei/PROPN de/ADP Sud/PROPN"),
])
def test_seas_and_agreements_stand_for_nobody(language, text):
    assert names(language, text) == [("thing",)]
