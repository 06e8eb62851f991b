from chancery.find.tree import Tree
from tests.find.trees import sentence

RELATIVE = """
The the DET 2 det
army army NOUN 6 nsubj
that that PRON 4 nsubj PronType=Rel
attacked attack VERB 2 acl:relcl
Kyiv Kyiv PROPN 4 obj
withdrew withdraw VERB 0 root
"""


def test_clause_leaves_out_the_relative_clause():
    tree = Tree.of(sentence(RELATIVE))
    assert tree.clause(5) == [0, 1, 5]


def test_clause_head_of_a_word_in_a_relative_clause_is_its_verb():
    tree = Tree.of(sentence(RELATIVE))
    assert tree.clause_head(4) == 3


def test_case_joins_the_words_of_a_fixed_preposition():
    tree = Tree.of(sentence("""
    ten ten ADP 4 case
    opzichte opzichte NOUN 1 fixed
    van van ADP 1 fixed
    Rusland Rusland PROPN 0 root
    """))
    assert tree.case(3) == "ten_opzichte_van"


def test_span_reaches_from_the_first_to_the_last_word():
    made = sentence(RELATIVE)
    assert Tree.of(made).span([3, 4]).of("The army that attacked Kyiv withdrew") == "attacked Kyiv"
