from __future__ import annotations

from tests.parse.test_repair import labels


def test_quotation_is_no_subject_of_who_says_it() -> None:
    lines = ("„ „ PUNCT 2 punct\nRușine rușine NOUN 6 nsubj\n” ” PUNCT 2 punct\n, , PUNCT 2 punct\n"
             "a avea AUX 6 aux\ntunat tuna VERB 0 root\npremierul premier NOUN 6 obj")
    assert (labels(lines, "ro")[1], labels(lines, "ro")[6]) == ("ccomp", "nsubj")


def test_quotation_stays_the_subject_of_what_is_not_said_by_a_noun_behind_it() -> None:
    lines = ("“ “ PUNCT 2 punct\nHamlet Hamlet PROPN 4 nsubj\n” ” PUNCT 2 punct\n"
             "opens open VERB 0 root VerbForm=Fin\non on ADP 6 case\nMonday monday PROPN 4 obl")
    assert labels(lines, "en")[1] == "nsubj"


def test_opening_preposition_takes_the_first_of_two_nouns() -> None:
    lines = ("With with SCONJ 7 mark\nTamim Tamim PROPN 7 nsubj\nthe the DET 4 det\n"
             "President president PROPN 2 nmod:desc\nTrump Trump PROPN 4 flat\nhas have AUX 7 aux VerbForm=Fin\nheld hold VERB 0 root\n"
             "talks talk NOUN 7 obj")
    assert labels(lines, "en")[:4] == ["case", "obl", "det", "nsubj"]


def test_opening_preposition_of_a_clause_without_finite_verb_stays() -> None:
    lines = "With with SCONJ 3 mark\nvotes vote NOUN 3 nsubj\ncounted count VERB 0 root VerbForm=Part"
    assert labels(lines, "en")[0] == "mark"
