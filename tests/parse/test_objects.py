from __future__ import annotations

from tests.parse.test_repair import labels


def test_numeral_beside_a_clitic_is_the_object() -> None:
    lines = ("I- el PRON 3 expl Case=Dat|Strength=Weak\na avea AUX 3 aux\nfelicitat felicita VERB 0 root\npe pe ADP 5 case\n"
             "amândoi amândoi NUM 3 obl")
    assert labels(lines, "ro")[4] == "obj"


def test_clitic_that_doubles_nothing_is_the_object_itself() -> None:
    lines = "I- el PRON 3 expl Case=Dat|Strength=Weak\na avea AUX 3 aux\ncerut cere VERB 0 root\najutor ajutor NOUN 3 obj"
    assert labels(lines, "ro") == ["iobj", "aux", "root", "obj"]


def test_clitic_beside_its_noun_stays_one() -> None:
    lines = "I- el PRON 3 expl Case=Dat|Strength=Weak\na avea AUX 3 aux\nmulțumit mulțumi VERB 0 root\nPoloniei Polonia PROPN 3 iobj"
    assert labels(lines, "ro")[0] == "expl"


def test_thing_behind_a_verb_that_needs_an_object_is_that() -> None:
    lines = "Nu nu PART 3 advmod\nva vrea AUX 3 aux\nsprijini sprijini VERB 0 root\ntextul text NOUN 3 nsubj"
    assert labels(lines, "ro")[3] == "obj"


def test_minister_behind_such_a_verb_stays_its_subject() -> None:
    lines = "A avea AUX 2 aux\nacceptat accepta VERB 0 root\nministrul ministru NOUN 2 nsubj"
    assert labels(lines, "ro")[2] == "nsubj"


def test_phrase_parted_from_the_noun_behind_it_hangs_on_the_verb() -> None:
    lines = ("Au avea AUX 2 aux\nmurit muri VERB 0 root\nmulți mult PRON 2 nsubj\nși și CCONJ 8 cc\npotrivit potrivit ADP 6 case\n"
             "Romei Roma PROPN 8 nmod\n, , PUNCT 6 punct\nprieteni prieten NOUN 2 conj")
    assert labels(lines, "ro")[5] == "obl"
