from __future__ import annotations

from pathlib import Path

import pytest

from chancery.errors import PackError
from chancery.find.actors import find_actors
from chancery.find.statements import find_statements
from chancery.find.statements_quotes import find_quotes, find_turns
from chancery.find.statements_words import load_speech, read_speech_unit
from chancery.find.times import find_times
from chancery.lang import languages, load_pack
from chancery.model import Document, Reading, Statement
from chancery.parse import load_parser, parse_document
from chancery.tables import read_table
from chancery.world import load_world
from tests.find import trees

CASES = [(row["language"], row["about"], row["text"].replace(" ¶ ", "\n"), row["statements"])
         for row in read_table(Path(__file__).parent / "statements.tsv")]

QUOTED = """
« « PUNCT 5 punct
We we PRON 5 nsubj
shall shall AUX 5 aux
not not PART 5 advmod
wait wait VERB 7 ccomp
» » PUNCT 5 punct
said say VERB 0 root
Norway Norway PROPN 7 nsubj
. . PUNCT 7 punct
"""


def statements(language: str, text: str) -> tuple[Statement, ...]:
    pack, world = load_pack(language), load_world()
    document = parse_document(Document(id="test", text=text, language=language), load_parser("shipped"), pack)
    return find_statements(find_actors(find_times(Reading(document=document), pack, world), pack, world), pack, world).statements


def told(statement: Statement) -> str:
    """Return a statement in one line: speaker, state, form."""
    return "|".join((statement.speaker, statement.state or "-", statement.form))


@pytest.mark.parametrize(("language", "about", "text", "expected"), CASES, ids=[f"{row[0]} {row[1]}" for row in CASES])
def test_utterances_have_their_speakers(language: str, about: str, text: str, expected: str) -> None:
    assert "; ".join(told(statement) for statement in statements(language, text)) == expected, about


def test_evidence_and_speaker_are_the_text_s_own_words() -> None:
    text = "Norway said that it would keep its embassy in Minsk open."
    (statement,) = statements("en", text)
    evidence, role = statement.evidence, statement.roles[0]
    assert text[evidence.start : evidence.end] == evidence.text
    assert text[role.start : role.end] == "Norway"


def test_an_utterance_is_about_others_and_about_the_speaker_only_with_them() -> None:
    (statement,) = statements("en", "Norway said that it would train pilots of Ukraine in Poland.")
    assert {"POL", "UKR"} <= set(statement.about)
    (statement,) = statements("en", "Norway said that the winter had been long.")
    assert statement.about == ()


def test_a_quotation_that_is_a_clause_is_major() -> None:
    (quote,) = find_quotes(trees.document(QUOTED))
    assert quote.major


@pytest.mark.parametrize(("text", "inside"), [
    ('He called it "a gift" and left.', ["a gift"]),
    ("Hij noemde het 'een geschenk' en ging.", ["een geschenk"]),
    ("L-a numit „un dar” și a plecat.", ["un dar"]),
    ("L-a numit «un dar» și a plecat.", ["un dar"]),
    ("L-a numit ”un dar” și a plecat.", ["un dar"]),
    ("Gisteren zag de president 's avonds 't paleis.", []),
    ("“It's the ministers' plan,” she said.", ["It's the ministers' plan,"]),
])
def test_marks_open_and_close_quotations(text: str, inside: list[str]) -> None:
    assert [quote.span.of(text) for quote in find_quotes(Document(id="test", text=text, language="en"))] == inside


def test_lines_with_labels_are_the_turns_of_an_interview() -> None:
    text = "Q: Will you go?\nA: Not now.\nQ: When?\nA: Next year."
    assert [(turn.label, turn.span.of(text)) for turn in find_turns(Document(id="test", text=text))] == [
        ("Q", "Will you go?"), ("A", "Not now."), ("Q", "When?"), ("A", "Next year.")]


def test_one_line_with_a_label_is_no_interview() -> None:
    assert find_turns(Document(id="test", text="Photo: Reuters\nNorway stays.")) == []


def test_a_row_of_an_unknown_kind_is_refused_with_its_place() -> None:
    with pytest.raises(PackError, match=r"en/speech.tsv:9: 'say' has kind 'noun'.*one of say"):
        read_speech_unit({"lemma": "say", "pos": "v", "kind": "noun"}, "en/speech.tsv:9")


def test_further_words_and_forbidden_words_are_read() -> None:
    unit = read_speech_unit({"lemma": "call for -out", "pos": "v", "kind": "act"}, "here")
    assert (unit.first, unit.required, unit.forbidden) == ("call", (frozenset({"for"}),), frozenset({"out"}))


@pytest.mark.parametrize("language", languages())
def test_every_pack_s_words_of_utterances_can_be_read(language: str) -> None:
    words = load_speech(load_pack(language))
    assert all((words.verbs, words.phrases, words.openers, words.speakers))
