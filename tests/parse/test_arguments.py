from __future__ import annotations

from tests.parse.test_repair import labels


def test_article_before_a_name_that_bears_none_is_the_subject() -> None:
    lines = "dat dat SCONJ 4 mark\nhet het DET 3 det\nM23 M23 PROPN 4 nsubj\nsteunt steunen VERB 0 root VerbForm=Fin"
    assert labels(lines, "nl") == ["mark", "nsubj", "obj", "root"]


def test_two_names_side_by_side_before_the_verb_are_subject_and_object() -> None:
    lines = "nadat nadat SCONJ 4 mark\nIsraël Israël PROPN 4 nsubj\nQatar Qatar PROPN 2 flat\ntrof treffen VERB 0 root VerbForm=Fin"
    assert labels(lines, "nl") == ["mark", "nsubj", "obj", "root"]


def test_name_of_two_words_stays_one() -> None:
    lines = "dat dat SCONJ 4 mark\nBurkina Burkina PROPN 4 nsubj\nFaso Faso PROPN 2 flat\nstemt stemmen VERB 0 root VerbForm=Fin"
    assert labels(lines, "nl") == ["mark", "nsubj", "flat", "root"]


def test_plural_before_a_singular_verb_is_its_object() -> None:
    lines = (
        "vissers visser NOUN 0 root Number=Plur\ndie die PRON 4 nsubj PronType=Rel\nChina China PROPN 4 obj\n"
        "oppakte oppakken VERB 1 acl:relcl Number=Sing|VerbForm=Fin"
    )
    assert labels(lines, "nl") == ["root", "obj", "nsubj", "acl:relcl"]


def test_offer_before_a_verb_of_answering_is_its_object() -> None:
    lines = "Het het DET 2 det\nvoorstel voorstel NOUN 3 nsubj\nverwerpt verwerpen VERB 0 root VerbForm=Fin\nPeru Peru PROPN 3 obj"
    assert labels(lines, "nl") == ["det", "obj", "root", "nsubj"]


def test_infinitive_has_no_subject_of_its_own() -> None:
    lines = (
        "om om SCONJ 5 mark\nPeru Peru PROPN 5 nsubj\nhulp hulp NOUN 5 obj\nte te ADP 5 mark\nvragen vragen VERB 0 root VerbForm=Inf"
    )
    assert labels(lines, "nl")[1] == "iobj"


def test_plan_heads_the_clause_whose_object_was_taken_for_the_predicate() -> None:
    lines = (
        "Peru Peru PROPN 5 nsubj\nis zijn AUX 5 cop VerbForm=Fin\nvan van ADP 5 case\nplan plan NOUN 3 fixed\nCuba Cuba PROPN 0 root\n"
        "te te ADP 7 mark\nhelpen helpen VERB 5 acl VerbForm=Inf"
    )
    assert labels(lines, "nl") == ["nsubj", "cop", "case", "root", "obj", "mark", "acl"]


def test_words_before_a_participle_belong_to_it_not_to_the_infinitive_behind() -> None:
    lines = (
        "Peru Peru PROPN 6 nsubj\nheeft hebben AUX 6 aux\nChili Chili PROPN 6 iobj\ngevraagd vragen VERB 0 root VerbForm=Part\n"
        "te te ADP 6 mark\nhelpen helpen VERB 4 ccomp VerbForm=Inf"
    )
    assert labels(lines, "nl") == ["nsubj", "aux", "obj", "root", "mark", "ccomp"]


def test_name_between_subject_and_verb_of_a_main_clause_is_its_apposition() -> None:
    lines = "Buurland buurland NOUN 3 nsubj\nPeru Peru PROPN 3 obj\nhielp helpen VERB 0 root VerbForm=Fin\nChili Chili PROPN 3 obj"
    assert labels(lines, "nl") == ["nsubj", "appos", "root", "obj"]
