from __future__ import annotations

from chancery.lang import load_pack
from chancery.parse.repair import repair
from tests.find.trees import sentence


def labels(lines: str, language: str) -> list[str]:
    return [t.deprel for t in repair(sentence(lines).tokens, load_pack(language))]


def test_separated_particle_joins_the_lemma_of_its_verb() -> None:
    lines = "Peru Peru PROPN 2 nsubj\ntrok trekken VERB 0 root\ntroepen troep NOUN 2 obj\nterug terug ADV 2 compound:prt"
    assert repair(sentence(lines).tokens, load_pack("nl"))[1].lemma == "terugtrekken"


def test_english_particle_stays_apart() -> None:
    lines = "Peru Peru PROPN 2 nsubj\ncut cut VERB 0 root\noff off ADP 2 compound:prt\naid aid NOUN 2 obj"
    assert repair(sentence(lines).tokens, load_pack("en"))[1].lemma == "cut"


def test_subject_of_a_passive_is_labelled_so() -> None:
    lines = "Aid aid NOUN 3 nsubj\nwas be AUX 3 aux:pass\ncut cut VERB 0 root"
    assert labels(lines, "en")[0] == "nsubj:pass"


def test_marked_noun_is_an_object() -> None:
    lines = "A avea AUX 2 aux\nprimit primi VERB 0 root\npe pe ADP 4 case\nministru ministru NOUN 2 nsubj"
    assert labels(lines, "ro")[3] == "obj"


def test_noun_behind_an_intransitive_verb_is_its_subject() -> None:
    assert labels("A avea AUX 2 aux\nsosit sosi VERB 0 root\nministrul ministru NOUN 2 obj", "ro")[2] == "nsubj"


def test_noun_behind_a_transitive_verb_stays_an_object() -> None:
    assert labels("A avea AUX 2 aux\nprimit primi VERB 0 root\nministrul ministru NOUN 2 obj", "ro")[2] == "obj"


def test_unmarked_noun_beside_an_object_clitic_is_the_subject() -> None:
    lines = ("L- el PRON 3 expl Case=Acc|PronType=Prs|Strength=Weak\na avea AUX 3 aux\nprimit primi VERB 0 root\n"
             "președintele președinte NOUN 3 obj")
    assert labels(lines, "ro") == ["obj", "aux", "root", "nsubj"]


def test_participle_between_name_and_noun_is_the_verb_of_a_sentence_without_one() -> None:
    lines = (
        "Iran Iran PROPN 3 compound Number=Sing\ndelivered deliver VERB 3 amod Tense=Past|VerbForm=Part\n"
        "missiles missile NOUN 0 root Number=Plur"
    )
    assert labels(lines, "en") == ["nsubj", "root", "obj"]


def test_participle_with_an_object_is_the_verb_of_the_noun_before_it() -> None:
    lines = (
        "Forces force NOUN 0 root Number=Plur\nattacked attack VERB 1 acl Tense=Past|VerbForm=Part|Voice=Pass\n"
        "positions position NOUN 2 obj Number=Plur"
    )
    assert labels(lines, "en") == ["nsubj", "root", "obj"]


def test_particle_that_hangs_on_the_object_joins_its_verb() -> None:
    lines = (
        "Iran Iran PROPN 2 nsubj\nvuurde vuren VERB 0 root VerbForm=Fin\nraketten raket NOUN 2 obj\naf af ADP 3 compound:prt\n"
        "op op ADP 6 case\nIsrael Israel PROPN 2 obl"
    )
    assert repair(sentence(lines).tokens, load_pack("nl"))[1].lemma == "afvuren"


def test_preposition_before_its_noun_is_no_particle() -> None:
    lines = "Iran Iran PROPN 2 nsubj\nvuurde vuren VERB 0 root VerbForm=Fin\nop op ADP 4 case\nIsrael Israel PROPN 2 obl"
    assert repair(sentence(lines).tokens, load_pack("nl"))[1].lemma == "vuren"


def test_second_subject_of_a_verb_with_an_object_receives_it() -> None:
    lines = (
        "China China PROPN 5 nsubj\nheeft hebben AUX 5 aux\nMoskou Moskou PROPN 5 nsubj\nsteun steun NOUN 5 obj\n"
        "geboden bieden VERB 0 root"
    )
    assert labels(lines, "nl")[2] == "iobj"


def test_state_that_opens_a_sentence_is_its_subject() -> None:
    lines = (
        "Niger niger NOUN 2 advmod\nkeerde keren VERB 0 root\nFrankrijk Frankrijk PROPN 2 nsubj\nde de DET 5 det\nrug rug NOUN 2 obj"
    )
    assert [labels(lines, "nl")[i] for i in (0, 2)] == ["nsubj", "iobj"]


def test_step_that_would_leave_a_circle_is_not_taken() -> None:
    lines = (
        "Niger niger NOUN 4 advmod\nvuurde vuren VERB 1 acl VerbForm=Fin\nFrankrijk Frankrijk PROPN 2 nsubj\n"
        "raketten raket NOUN 0 root"
    )
    heads = [t.head for t in repair(sentence(lines).tokens, load_pack("nl"))]
    assert heads == [3, 0, 1, -1]


def test_circle_is_hung_on_the_root() -> None:
    lines = "Peru Peru PROPN 2 nsubj\ncut cut VERB 1 ccomp\naid aid NOUN 0 root"
    assert [t.head for t in repair(sentence(lines).tokens, load_pack("en"))] == [2, 0, -1]


def test_two_names_taken_for_one_are_joined_by_their_conjunction() -> None:
    lines = "Chili Chili PROPN 4 nsubj\nen en CCONJ 1 flat\nUruguay Uruguay PROPN 1 flat\nhekelden hekelen VERB 0 root"
    assert labels(lines, "nl") == ["nsubj", "cc", "conj", "root"]


def test_subject_of_an_active_perfect_is_no_passive_one() -> None:
    lines = "Hij hij PRON 3 nsubj:pass\nhad hebben AUX 3 aux\ngedreigd dreigen VERB 0 root"
    assert labels(lines, "nl")[0] == "nsubj"


def test_second_of_two_particles_is_the_verbs_after_a_pronominal_adverb() -> None:
    lines = ("Hij hij PRON 2 nsubj\ndrong dringen VERB 0 root\ner er ADV 2 obl\nbij bij ADP 5 case\nPeru Peru PROPN 2 obl\n"
             "op op ADP 2 compound:prt\naan aan ADP 8 case\nvaart vaart NOUN 9 obj\nmaken maken VERB 2 advcl")
    assert repair(sentence(lines).tokens, load_pack("nl"))[1].lemma == "aandringen"


def test_participle_behind_a_name_is_the_verb_of_a_sentence_without_one() -> None:
    lines = ("Tunisia Tunisia PROPN 0 root\napologised apologise VERB 1 acl Tense=Past|VerbForm=Part\nto to ADP 4 case\n"
             "Chad Chad PROPN 2 obl\n. . PUNCT 1 punct")
    assert labels(lines, "en") == ["nsubj", "root", "case", "obl", "punct"]


def test_participle_behind_its_auxiliary_describes_no_object() -> None:
    lines = ("It it PRON 2 nsubj\nhad have VERB 0 root\nmassed mass VERB 4 amod Tense=Past|VerbForm=Part\ntroops troop NOUN 2 obj")
    assert labels(lines, "en") == ["nsubj", "aux", "root", "obj"]


def test_possessor_stands_by_the_noun_right_behind_it() -> None:
    lines = ("Sudan Sudan PROPN 6 nmod:poss\n's 's PART 1 case\narmy army NOUN 4 nsubj\nshelled shell VERB 0 root\n"
             "Chadian Chadian ADJ 6 amod\nterritory territory NOUN 4 obj")
    assert repair(sentence(lines).tokens, load_pack("en"))[0].head == 2


def test_participle_behind_a_name_and_a_day_is_the_verb() -> None:
    lines = ("Togo Togo PROPN 0 root\non on ADP 5 case\nMonday Monday PROPN 4 compound\n"
             "severed sever VERB 5 amod VerbForm=Part|Tense=Past\nties tie NOUN 1 nmod\n. . PUNCT 1 punct")
    assert labels(lines, "en")[:5] == ["nsubj", "case", "obl", "root", "obj"]


def test_noun_behind_an_unclosed_apposition_is_the_subject() -> None:
    lines = """Beside beside ADP 3 case
the the DET 3 det
host host NOUN 11 obl
, , PUNCT 6 punct
President President PROPN 6 nmod:desc
Ruto Ruto PROPN 11 nsubj
, , PUNCT 10 punct
the the DET 10 det
Ugandan Ugandan ADJ 10 amod
leader leader NOUN 6 appos
spoke speak VERB 0 root VerbForm=Fin
. . PUNCT 11 punct"""
    found = labels(lines, "en")
    assert (found[5], found[9]) == ("appos", "nsubj")


def test_verb_taken_for_a_participle_behind_a_phrase_is_the_root() -> None:
    lines = """Before before ADP 3 case
the the DET 3 det
host host NOUN 0 root
, , PUNCT 7 punct
the the DET 7 det
Ugandan Ugandan ADJ 7 amod
leader leader NOUN 3 appos
spoke speak VERB 7 acl Tense=Past|VerbForm=Part
. . PUNCT 8 punct"""
    found = labels(lines, "en")
    assert (found[2], found[6], found[7]) == ("obl", "nsubj", "root")
