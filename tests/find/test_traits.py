"""Which traits tell likely records from unlikely ones."""

import pytest

from chancery.find.traits import Surroundings, traits_of
from chancery.lang import load_pack
from chancery.pipeline import read


def traits(language, text, kind="events"):
    """Return the traits of each record of a kind that is read from a text."""
    reading = read(text, language=language)
    return traits_of(getattr(reading, kind), Surroundings(reading, load_pack(language)))


def test_a_party_that_another_sentence_names_counts_as_out_of_the_sentence():
    own, = traits("en", "Hamas attacked Israel on Saturday.")
    assert (own["parties not in the sentence"], own["words outside the sentence"]) == (0, 0)
    recalled = traits("en", "Iran and Saudi Arabia signed a deal. The White House welcomed the deal.")[-1]
    assert recalled["type SUPPORT"] == 1
    assert (recalled["parties not in the sentence"], recalled["words outside the sentence"]) == (2, 1)


def test_an_act_that_is_told_again_between_the_parties_is_so_marked():
    text = "France condemned Russia on 3 May 2023. Germany thanked Poland. On 9 June 2023, France condemned Russia over the strikes."
    told = [(event["type ACCUSE"], event["told again"]) for event in traits("en", text) if "type ACCUSE" in event]
    assert told == [(1, 1), (1, 1)]
    assert [event["told again"] for event in traits("en", text) if "type SUPPORT" in event] == [0]


@pytest.mark.parametrize(("text", "quoted", "said"), [
    ('"We will impose sanctions on Iran," said the Ukrainian president.', 1, 1),
    ("The Ukrainian president said that Russia had attacked his country.", 0, 1), ("Russia attacked Ukraine.", 0, 0),
])
def test_what_somebody_tells_is_marked_so(text, quoted, said):
    event = traits("en", text)[0]
    assert (event["in a quotation"], event["beside a statement"]) == (quoted, said)


def test_each_kind_of_record_has_its_traits_in_every_language():
    texts = {
        "en": "Trade between China and Russia grew by 26 percent in 2023, said Prime Minister Li Qiang. Russia is a member of BRICS.",
        "nl": "De handel tussen China en Rusland groeide in 2023 met 26 procent, zei premier Li Qiang. Rusland is lid van de BRICS.",
        "ro": "Comerțul dintre China și Rusia a crescut cu 26% în 2023, a declarat premierul Li Qiang. Rusia este membră a BRICS.",
    }
    for language, text in texts.items():
        figure, = traits(language, text, "figures")
        assert figure["by change"] == figure["period"] == 1
        statement, = traits(language, text, "statements")
        assert statement["form indirect"] == statement["speaks for a state"] == statement["name"] == 1
        assert {"kind office", "kind membership"} <= {name for tie in traits(language, text, "ties") for name in tie}
