import pytest

from chancery.find.grammar import Grammar
from chancery.find.lexicon import read_unit
from chancery.find.match import Match
from chancery.find.roles import Frame
from chancery.find.tree import Tree
from chancery.pipeline import read
from tests.find.trees import sentence

EMPTY = dict.fromkeys(Grammar.__dataclass_fields__, frozenset())
GRAMMAR = Grammar(**(EMPTY | {
    "agents": frozenset({"by", "door"}), "genitives": frozenset({"of"}), "between": frozenset({"between"}),
    "relatives": frozenset({"that", "who"}), "object_control": frozenset({"urge"}), "support": frozenset({"launch", "hold"}),
    "reflexives": frozenset({"itself"}),
}))


def unit(text, valence):
    return read_unit({"unit": text, "valence": valence, "mode": "", "line": "1"}, "ASSAULT", "test:1")


def fillers(lines, head, valence="subj>obj", text="attack/v", words=()):
    frame = Frame(Tree.of(sentence(lines)), GRAMMAR)
    match = Match(unit=unit(text, valence), head=head, words=words)
    return frame.fillers(match, match.unit.actors), frame.fillers(match, match.unit.recipients)


CASES = {
    "active": ("""
        Russia Russia PROPN 2 nsubj
        attacked attack VERB 0 root
        Ukraine Ukraine PROPN 2 obj
        """, 1, [0], [2]),
    "passive with agent": ("""
        Ukraine Ukraine PROPN 3 nsubj:pass
        was be AUX 3 aux:pass
        attacked attack VERB 0 root
        by by ADP 5 case
        Russia Russia PROPN 3 obl:agent
        """, 2, [4], [0]),
    "passive without agent": ("""
        Ukraine Ukraine PROPN 3 nsubj:pass
        was be AUX 3 aux:pass
        attacked attack VERB 0 root
        """, 2, [], [0]),
    "relative clause": ("""
        Russia Russia PROPN 5 nsubj
        that that PRON 3 nsubj
        attacked attack VERB 1 acl:relcl
        Ukraine Ukraine PROPN 3 obj
        lost lose VERB 0 root
        """, 2, [0], [3]),
    "coordinated verbs share the subject": ("""
        Russia Russia PROPN 2 nsubj
        invaded invade VERB 0 root
        and and CCONJ 4 cc
        attacked attack VERB 2 conj
        Ukraine Ukraine PROPN 4 obj
        """, 3, [0], [4]),
    "object control": ("""
        France France PROPN 2 nsubj
        urged urge VERB 0 root
        Russia Russia PROPN 2 obj
        to to PART 5 mark
        attack attack VERB 2 xcomp
        Ukraine Ukraine PROPN 5 obj
        """, 4, [2], [5]),
    "subject control": ("""
        Russia Russia PROPN 2 nsubj
        decided decide VERB 0 root
        to to PART 4 mark
        attack attack VERB 2 xcomp
        Ukraine Ukraine PROPN 4 obj
        """, 3, [0], [4]),
    "participle of a noun": ("""
        Ukraine Ukraine PROPN 5 nsubj
        attacked attack VERB 1 acl VerbForm=Part
        by by ADP 4 case
        Russia Russia PROPN 2 obl
        resists resist VERB 0 root
        """, 1, [3], [0]),
    "relative clause that leaves out the subject of the clause around": ("""
        Greece Greece PROPN 2 nsubj
        expelled expel VERB 0 root
        Russia Russia PROPN 2 obj
        that that PRON 5 obj
        attacked attack VERB 3 acl VerbForm=Fin
        """, 4, [0], [2]),
}


@pytest.mark.parametrize("name", CASES)
def test_verb_slots(name):
    lines, head, actors, recipients = CASES[name]
    assert fillers(lines, head) == (actors, recipients)


def test_noun_takes_genitive_and_preposition():
    lines = """
    Russia Russia PROPN 3 nmod:poss
    's 's PART 1 case
    attack attack NOUN 0 root
    on on ADP 5 case
    Ukraine Ukraine PROPN 3 nmod
    """
    assert fillers(lines, 2, "gen>on", "attack/n") == ([0], [4])


def test_noun_takes_the_agent_of_the_participle_below_it():
    lines = """
    attack attack NOUN 0 root
    launched launch VERB 1 acl VerbForm=Part
    by by ADP 4 case
    Russia Russia PROPN 2 obl:agent
    on on ADP 6 case
    Ukraine Ukraine PROPN 2 obl
    """
    assert fillers(lines, 0, "gen>on", "attack/n") == ([3], [5])


def test_noun_takes_the_subject_of_its_support_verb():
    lines = """
    Russia Russia PROPN 2 nsubj
    launched launch VERB 0 root
    an a DET 4 det
    attack attack NOUN 2 obj
    on on ADP 6 case
    Ukraine Ukraine PROPN 2 obl
    """
    actors, recipients = fillers(lines, 3, "gen>on", "attack/n")
    assert 0 in actors
    assert recipients == [5]


def test_preposition_counts_below_a_required_word():
    lines = """
    Russia Russia PROPN 2 nsubj
    imposed impose VERB 0 root
    sanctions sanction NOUN 2 obj
    on on ADP 5 case
    Ukraine Ukraine PROPN 3 nmod
    """
    assert fillers(lines, 1, "subj>on", "impose/v sanction", words=(2,)) == ([0], [4])


def test_two_who_hold_exercises_hold_them_together() -> None:
    found = [(e.type, e.actors, e.recipients) for e in read("Japan and Peru held naval drills.", language="en").events]
    assert found == [("COOPERATE", ("JPN", "PER"), ())]
    found = [(e.type, e.actors) for e in read("Japan held naval drills.", language="en").events]
    assert found == [("MOBILIZE", ("JPN",))]


def test_crowd_acts_for_the_state_where_it_gathers() -> None:
    text = "A crowd set fire to the Iraqi consulate in Isfahan."
    assert [(e.type, e.actors, e.recipients) for e in read(text, language="en").events] == [("PROTEST", ("IRN",), ("IRQ",))]


def test_who_is_suspended_is_named_itself() -> None:
    found = [(e.type, e.recipients) for e in read("The African Union suspended Gabon.", language="en").events]
    assert found == [("SANCTION", ("GAB",))]
    assert not read("The African Union suspended a Gabonese clerk.", language="en").events


@pytest.mark.parametrize(("text", "told"), [
    ("French officers trained Armenian troops.", [("AID", ("FRA",), ("ARM",))]),
    ("The king of Oman, whose country had mediated between Belgium and Iran, slept.", [("CONSULT", ("BEL", "IRN", "OMN"), ())]),
    ("Venezuela, whose army invaded Guyana, was silent.", [("ASSAULT", ("VEN",), ("GUY",))]),
])
def test_who_acts_is_found_by_owner_and_not_taken_for_the_unit(text: str, told: list[object]) -> None:
    assert [(e.type, e.actors, e.recipients) for e in read(text, language="en").events] == told


@pytest.mark.parametrize(("text", "told"), [
    ("Egypt welcomed the recognition of Palestine by Spain.", [("SUPPORT", ("ESP",), ("PSE",))]),
    ("The general backed by Cairo and Abu Dhabi slept.", []),
    ("Ankara, not Moscow, condemned Israel.", [("ACCUSE", ("TUR",), ("ISR",))]),
    ("The parliament in Chisinau adopted a declaration condemning the presence of Russian troops.", [("ACCUSE", ("MDA",), ("RUS",))]),
    ("Accused by Niger of arming rebels, Benin was silent.", [("ACCUSE", ("NER",), ("BEN",))]),
    ("US, UK strike targets in Yemen", [("ASSAULT", ("GBR", "USA"), ("YEM",))]),
])
def test_agents_are_found_among_descriptions_openings_and_headlines(text: str, told: list[object]) -> None:
    assert [(e.type, e.actors, e.recipients) for e in read(text, language="en").events] == told
