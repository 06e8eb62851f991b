from __future__ import annotations

from pathlib import Path

import pytest

import chancery.parse
from chancery.errors import ParserError
from chancery.lang import languages, load_pack
from chancery.model import Document, Span
from chancery.parse import BiaffineParser, detect_language, load_parser, parse_document
from chancery.parse.features import apply_rule, lemma_rule

TEXTS = {
    "en": "Canada expelled two diplomats on Monday.\nBrazil's president will visit Peru, and Chile welcomed the plan.",
    "nl": "Noorwegen trok zijn ambassadeur terug.\nDe president van Chili bezoekt maandag Peru, waar hij over handel spreekt.",
    "ro": "Norvegia şi-a retras ambasadorul.\nPreședintele statului Chile vizitează Peru, iar Brazilia a salutat planul.",
}


def parsed(language: str, **more: object) -> Document:
    document = Document(id="d", text=TEXTS[language], language=language, **more)
    return parse_document(document, load_parser(), load_pack(language))


@pytest.mark.parametrize("language", TEXTS)
def test_every_sentence_is_a_tree_with_one_root_and_true_offsets(language: str) -> None:
    document = parsed(language)
    assert len(document.sentences) == 2
    for sentence in document.sentences:
        assert [t.deprel == "root" for t in sentence.tokens] == [t.head == -1 for t in sentence.tokens]
        assert sum(t.head == -1 for t in sentence.tokens) == 1
        for token in sentence.tokens:
            assert len(token.text) == token.end - token.start
            assert token.text.replace("ș", "ş") == document.text[token.start : token.end].replace("ș", "ş")


@pytest.mark.parametrize("language", TEXTS)
def test_sentence_is_parsed_the_same_whatever_was_parsed_before(language: str) -> None:
    pack, lines = load_pack(language), TEXTS[language].split("\n")
    fresh = BiaffineParser(Path(chancery.parse.__file__).parent / "trained")
    alone = parse_document(Document(id="d", text=lines[1], language=language), fresh, pack).sentences[0]
    among = parsed(language).sentences[1]
    assert [(t.head, t.deprel, t.upos, t.lemma, t.feats) for t in alone.tokens] == [
        (t.head, t.deprel, t.upos, t.lemma, t.feats) for t in among.tokens]


def test_separated_verb_has_its_joined_lemma() -> None:
    assert "terugtrekken" in {t.lemma for t in parsed("nl").sentences[0].tokens}


def test_boilerplate_is_not_parsed() -> None:
    end = TEXTS["en"].index("\n")
    assert len(parsed("en", boilerplate=(Span(0, end),)).sentences) == 1


def test_untrained_language_is_refused() -> None:
    with pytest.raises(ParserError, match="not 'de'"):
        load_parser().parse("de", ["Hallo"])


def test_parser_that_is_not_installed_is_refused_with_advice() -> None:
    with pytest.raises(ParserError, match="spaCy"):
        load_parser("no_such_pipeline")


@pytest.mark.parametrize("language", TEXTS)
def test_language_is_detected(language: str) -> None:
    assert detect_language(TEXTS[language])[0] == language
    assert language in languages()


def test_language_without_a_pack_is_named() -> None:
    text = "Die Bundesregierung hat am Montag den Botschafter einbestellt und eine Erklärung verlangt."
    assert detect_language(text)[0] == "de"


@pytest.mark.parametrize(("form", "lemma"), [("visited", "visit"), ("gesproken", "spreken"), ("Moscova", "Moscova"), ("went", "go")])
def test_lemma_rule_makes_the_lemma_it_was_made_from(form: str, lemma: str) -> None:
    assert apply_rule(form, lemma_rule(form, lemma)) == lemma
