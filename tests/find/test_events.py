import pytest

from chancery.pipeline import read

CASES = [
    ("en", "France imposed sanctions on Iran.", ("SANCTION", ("FRA",), ("IRN",), "actual")),
    ("en", "France did not impose sanctions on Iran.", ("SANCTION", ("FRA",), ("IRN",), "negated")),
    ("en", "France will impose sanctions on Iran.", ("SANCTION", ("FRA",), ("IRN",), "future")),
    ("en", "France could impose sanctions on Iran.", ("SANCTION", ("FRA",), ("IRN",), "hypothetical")),
    ("en", "The French president will visit Poland.", ("AGREE", ("FRA",), ("POL",), "future")),
    ("nl", "De Franse president bezocht Duitsland.", ("CONSULT", ("FRA",), ("DEU",), "actual")),
    ("nl", "De Franse president zal Duitsland bezoeken.", ("AGREE", ("FRA",), ("DEU",), "future")),
    ("nl", "Turkije trad niet toe tot de EU.", ("SUPPORT", ("TUR",), ("EU",), "negated")),
    ("nl", "China heeft zich niet aangesloten bij de sancties.", ("REJECT", ("CHN",), (), "actual")),
    ("ro", "România a semnat un acord cu Polonia.", ("SUPPORT", ("POL", "ROU"), (), "actual")),
    ("ro", "Rusia nu a expulzat diplomați polonezi.", ("SANCTION", ("RUS",), ("POL",), "negated")),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES, ids=lambda v: v if isinstance(v, str) and len(v) > 2 else "")
def test_who_did_what_and_whether(language, text, expected):
    found = [(e.type, e.actors, e.recipients, e.status) for e in read(text, id="case", language=language).events]
    assert expected in found


def test_a_side_left_out_is_recalled_from_the_same_sentence():
    text = "Siria a pierdut. Baku i-a cerut scuze Moscovei și s-a arătat dispus să plătească despăgubiri."
    found = {(e.type, e.actors, e.recipients) for e in read(text, id="case", language="ro").events}
    assert found == {("CONCEDE", ("AZE",), ("RUS",)), ("AGREE", ("AZE",), ("RUS",))}


def test_a_sentence_without_parties_gives_no_event():
    assert read("The committee met on Tuesday and discussed the budget.", id="case", language="en").events == ()


@pytest.mark.parametrize(("language", "text"), [
    ("ro", "Pakistanul a ripostat cu lovituri aeriene asupra Afganistanului."),
    ("ro", "Donald Trump amenință Canada cu taxe de 35%."),
])
def test_a_verb_and_its_noun_tell_one_act(language, text):
    assert len(read(text, id="case", language=language).events) == 1
