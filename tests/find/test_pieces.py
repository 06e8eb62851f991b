import pytest

from chancery.find.pieces import find_names
from chancery.lang import load_pack
from tests.find.trees import document


def names(tree):
    made = document(tree)
    return [(p.kind, *p.codes) for p in find_names(made.sentences[0], made.text, load_pack("en"))]


@pytest.mark.parametrize(("tree", "found"), [
    ("Ann Ann PROPN 3 nsubj\nJordan Jordan PROPN 1 flat\nleft leave VERB 0 root", []),
    ("Israel Israel PROPN 3 nsubj\nKatz Katz PROPN 1 flat\nleft leave VERB 0 root", []),
    ("Ann Ann PROPN 3 nsubj\nHouston Houston PROPN 1 flat\nleft leave VERB 0 root", []),
    ("Moscow Moscow PROPN 2 compound\nMayor mayor PROPN 3 nsubj\nleft leave VERB 0 root", [("capital", "RUS")]),
    ("Jordan Jordan PROPN 2 nsubj\nleft leave VERB 0 root", [("state", "JOR")]),
    ("left leave VERB 0 root\nHouston Houston PROPN 1 obj", [("city",)]),
])
def test_a_place_in_a_persons_name_is_none(tree, found):
    assert names(tree) == found
