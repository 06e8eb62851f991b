from __future__ import annotations

from tests.parse.test_repair import labels


def test_infinitive_completes_the_noun_before_it() -> None:
    lines = (
        "Chad Chad PROPN 2 nsubj\nsignalled signal VERB 0 root\nits its PRON 4 nmod:poss\nwillingness willingness NOUN 2 obj\n"
        "to to PART 6 mark\nhelp help VERB 2 xcomp"
    )
    assert labels(lines, "en")[5] == "acl"


def test_infinitive_of_purpose_stays_with_the_verb() -> None:
    lines = (
        "Chad Chad PROPN 2 nsubj\nsent send VERB 0 root\nits its PRON 4 nmod:poss\nsoldiers soldier NOUN 2 obj\n"
        "to to PART 6 mark\nhelp help VERB 2 advcl"
    )
    assert labels(lines, "en")[5] == "advcl"
