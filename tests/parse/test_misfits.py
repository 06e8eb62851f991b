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


def test_participle_of_worden_is_passive() -> None:
    lines = "Hij hij PRON 3 nsubj\nwerd worden AUX 3 aux\nuitgezet uitzetten VERB 0 root VerbForm=Part"
    assert labels(lines, "nl") == ["nsubj:pass", "aux:pass", "root"]


def test_two_finite_auxiliaries_are_two_clauses() -> None:
    lines = ("Daar daar ADV 2 advmod\nwil willen AUX 7 aux VerbForm=Fin\nhij hij PRON 2 nsubj\nniet niet ADV 2 advmod\n, , PUNCT 2 punct\n"
             "had hebben AUX 7 aux VerbForm=Fin\ngezegd zeggen VERB 0 root VerbForm=Part")
    assert (labels(lines, "nl")[1], labels(lines, "nl")[6]) == ("root", "parataxis")


def test_infinitive_before_the_finite_verb_is_its_complement() -> None:
    lines = ("Spijt spijt NOUN 3 nsubj\nbetuigen betuigen VERB 1 nmod VerbForm=Inf\nweigert weigeren VERB 0 root VerbForm=Fin\n"
             "Peru Peru PROPN 3 obj")
    assert labels(lines, "nl") == ["obj", "xcomp", "root", "nsubj"]


def test_perfect_is_not_made_with_an_infinitive_and_its_particle() -> None:
    lines = ("Peru Peru PROPN 8 nsubj\nhad hebben AUX 8 aux VerbForm=Fin\nMali Mali PROPN 8 iobj\ner er ADV 8 advmod\n"
             "toen toen ADV 8 advmod\nbeschuldigd beschuldigen VERB 8 advcl VerbForm=Part\nte te ADP 8 mark\n"
             "liegen liegen VERB 0 root VerbForm=Inf")
    assert labels(lines, "nl") == ["nsubj", "aux", "obj", "advmod", "advmod", "root", "mark", "xcomp"]


def test_day_before_the_verb_is_no_subject() -> None:
    lines = "Eergisteren eergisteren PROPN 2 nsubj\nontving ontvangen VERB 0 root\nPeru Peru PROPN 2 iobj\ngasten gast NOUN 2 obj"
    assert labels(lines, "nl") == ["obl", "root", "nsubj", "obj"]


def test_no_conjunction_stands_behind_its_verb() -> None:
    lines = "Peru Peru PROPN 2 obj\nnoemde noemen VERB 0 root VerbForm=Fin\ndat dat SCONJ 2 mark\nslecht slecht ADJ 2 xcomp"
    assert labels(lines, "nl") == ["nsubj", "root", "obj", "xcomp"]
