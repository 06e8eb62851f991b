from __future__ import annotations

from chancery.lang import load_pack
from chancery.parse.repair import repair
from tests.find.trees import sentence
from tests.parse.test_repair import labels


def test_infinitive_without_its_particle_is_a_complement() -> None:
    lines = ("Ze ze PRON 2 nsubj\nlieten laten VERB 0 root\n, , PUNCT 4 punct\nweten weten VERB 2 advcl VerbForm=Inf\n"
             "dat dat SCONJ 7 mark\nhet het PRON 7 nsubj\nregent regenen VERB 4 ccomp")
    assert labels(lines, "nl")[3] == "xcomp"


def test_predicate_of_an_infinitive_is_what_the_verb_tells() -> None:
    lines = ("Ze ze PRON 2 nsubj\nzei zeggen VERB 0 root\ntegen tegen ADP 5 case\nhet het DET 5 det\nplan plan NOUN 2 obl\n"
             "te te ADP 2 mark\nzijn zijn AUX 5 cop VerbForm=Inf")
    assert labels(lines, "nl")[4] == "xcomp"


def test_second_particle_is_the_verbs() -> None:
    lines = "Peru Peru PROPN 2 nsubj\ntrok trekken VERB 0 root\nsamen samen ADV 2 compound:prt\nop op ADP 2 compound:prt"
    assert repair(sentence(lines).tokens, load_pack("nl"))[1].lemma == "optrekken"
