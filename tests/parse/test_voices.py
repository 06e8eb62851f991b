from __future__ import annotations

from tests.parse.test_repair import labels


def test_participle_taken_for_an_adverb_is_the_verb_of_a_perfect() -> None:
    lines = "Rebelii rebel NOUN 2 nsubj\nau avea VERB 0 root\nasediat asediat ADV 2 advmod\norașul oraș NOUN 2 obj"
    assert labels(lines, "ro") == ["nsubj", "aux", "root", "obj"]


def test_object_is_the_verbs_not_its_auxiliarys() -> None:
    lines = "Rebelii rebel NOUN 2 nsubj\nau avea AUX 3 aux\nasediat asedia VERB 0 root\norașul oraș NOUN 2 obj"
    assert labels(lines, "ro") == ["nsubj", "aux", "root", "obj"]


def test_who_is_resolved_to_do_something_is_no_passive_subject() -> None:
    lines = ("Finlanda Finlanda PROPN 3 nsubj:pass\neste fi AUX 3 aux:pass\ndecisă decide VERB 0 root VerbForm=Part\n"
             "să să PART 5 mark\ncoopereze coopera VERB 3 ccomp:pmod")
    assert labels(lines, "ro")[:3] == ["nsubj", "cop", "root"]


def test_what_somebody_is_disappointed_by_is_no_agent() -> None:
    lines = ("Irlanda Irlanda PROPN 3 nsubj:pass\neste fi AUX 3 aux:pass\ndezamăgită dezamăgi VERB 0 root VerbForm=Part\n"
             "de de ADP 5 case\nIsrael Israel PROPN 3 obl:agent")
    assert labels(lines, "ro") == ["nsubj", "cop", "root", "case", "obl"]


def test_what_was_decided_by_somebody_is_a_passive_subject() -> None:
    lines = ("Vizita vizită NOUN 3 nsubj:pass\neste fi AUX 3 aux:pass\ndecisă decide VERB 0 root VerbForm=Part\n"
             "de de ADP 5 case\nCehia Cehia PROPN 3 obl:agent")
    assert labels(lines, "ro")[0] == "nsubj:pass"


def test_who_accuse_each_other_are_accused_by_nobody_else() -> None:
    lines = ("Ciadul Ciad PROPN 3 nsubj:pass\nse sine PRON 3 expl:pass\nacuză acuza VERB 0 root\nreciproc reciproc ADV 3 advmod")
    assert labels(lines, "ro")[:2] == ["nsubj", "expl:recip"]


def test_participle_before_its_noun_describes_it() -> None:
    lines = "Ea el PRON 2 nsubj\nare avea VERB 0 root\nprogramate programa NOUN 2 obj\nvizite vizită NOUN 3 nmod"
    assert labels(lines, "ro") == ["nsubj", "root", "amod", "obj"]


def test_second_subject_of_a_report_says_who_the_first_is() -> None:
    lines = ("Suntem fi AUX 2 cop\naproape aproape ADV 0 root\n, , PUNCT 4 punct\nspune spune VERB 2 parataxis\ngazda gazdă NOUN 4 nsubj\n"
             ", , PUNCT 7 punct\npreședinta președintă NOUN 2 nsubj")
    assert labels(lines, "ro")[4:] == ["nsubj", "punct", "appos"]
