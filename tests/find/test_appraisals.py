import pytest

from chancery.lang import languages, load_pack
from chancery.lang.check import check_appraisals
from chancery.pipeline import read

JUDGED = [
    ("en", "\"That was a grave mistake by Turkey\", said the Greek foreign minister.", ("ACCUSE", ("GRC",), ("TUR",))),
    ("en", "Russia expelled two German envoys. \"Disproportionate\", said the German minister.", ("ACCUSE", ("DEU",), ("RUS",))),
    ("en", "\"Russia does not want peace\", said the Lithuanian president.", ("ACCUSE", ("LTU",), ("RUS",))),
    ("nl", "\"Nazirestanten\", brieste de Turkse president over de Nederlanders.", ("ACCUSE", ("TUR",), ("NLD",))),
    ("nl", "De Griekse president noemde het Turkse besluit een ernstige vergissing.", ("ACCUSE", ("GRC",), ("TUR",))),
    ("ro", "„Belgradul nu își respectă promisiunile”, a spus premierul kosovar.", ("ACCUSE", ("XKX",), ("SRB",))),
    ("ro", "„Decizia Poloniei este curajoasă”, a spus președintele ucrainean.", ("SUPPORT", ("UKR",), ("POL",))),
]


@pytest.mark.parametrize(("language", "text", "expected"), JUDGED)
def test_what_judges_another_state_is_an_act_towards_it(language, text, expected):
    assert expected in [(e.type, e.actors, e.recipients) for e in read(text, id="case", language=language).events]


@pytest.mark.parametrize("text", [
    "\"The situation in Sudan is unacceptable\", said the French president.",
    "\"We made a grave mistake\", said the Greek foreign minister after talks with Turkey.",
    "\"That would be a grave mistake by Turkey\", said the Greek foreign minister.",
    "\"The talks with Turkey were excellent\", said the Greek foreign minister.",
    "\"The sanctions on Venezuela are illegal\", the Cuban president said.",
    "\"The murder of the Iranian scientist was a crime\", the Syrian minister said.",
    "\"Was that a mistake by Turkey?\", the Greek foreign minister asked",
])
def test_nobodys_act_the_own_side_and_what_is_not_so_are_not_judged(text):
    assert [e for e in read(text, id="case", language="en").events if e.type in ("ACCUSE", "SUPPORT")] == []


def test_what_is_only_alleged_in_a_judgement_is_no_act_of_its_own():
    events = read("\"Azerbaijan is preparing a new attack on us\", said the Armenian prime minister.", id="case", language="en").events
    assert [(e.type, e.actors, e.recipients) for e in events] == [("ACCUSE", ("ARM",), ("AZE",))]


@pytest.mark.parametrize("language", languages())
def test_every_appraisal_has_the_form_of_the_table(language):
    assert check_appraisals(load_pack(language))[1] == []


@pytest.mark.parametrize(("language", "text", "expected"), [
    ("en", "\"You have no respect for us\", the Malian prime minister told the French ambassador.", ("ACCUSE", ("MLI",), ("FRA",))),
    ("en", "Algeria recalled its ambassador from Spain. \"An unacceptable reversal\", the Algerian foreign ministry said.",
     ("ACCUSE", ("DZA",), ("ESP",))),
    ("nl", "\"Pure chantage\", reageerde de Deense premier op het Amerikaanse dreigement.", ("ACCUSE", ("DNK",), ("USA",))),
])
def test_whom_one_speaks_to_answers_or_has_just_hit_is_judged(language, text, expected):
    assert expected in [(e.type, e.actors, e.recipients) for e in read(text, id="case", language=language).events]
