from pathlib import Path

import pytest

from chancery import pipeline
from chancery.errors import EmptyDocument, ParserError, ReadingFailed, UnknownLanguage
from chancery.model import Document
from chancery.pipeline import read, read_many

ROOT = Path(__file__).parents[1]
SAMPLES = sorted((ROOT / "src" / "chancery" / "samples").glob("*.txt"))
SHARED = ROOT.parent / "shared" / "gold" / "texts"
TEXTS = SAMPLES + sorted(SHARED.glob("*.txt"))


@pytest.mark.parametrize("path", TEXTS, ids=lambda p: p.stem)
def test_every_record_points_at_its_words(path):
    text = path.read_text(encoding="utf-8")
    reading = read(text, id=path.stem)
    assert reading.records
    for record in reading.records:
        assert text[record.evidence.start : record.evidence.end] == record.evidence.text != ""
        for role in record.roles:
            assert 0 <= role.start < role.end <= len(text)


@pytest.mark.skipif(not SHARED.exists(), reason="../shared/gold is absent: only the sample articles are read")
def test_shared_texts_are_read_in_their_language():
    for path in SHARED.glob("[a-z][a-z]*.txt"):
        assert read(path.read_text(encoding="utf-8"), id=path.stem).document.language == path.stem[:2]


def test_empty_text_is_refused():
    with pytest.raises(EmptyDocument, match="nil"):
        read("  \n", id="nil")


def test_language_without_pack_is_named():
    with pytest.raises(UnknownLanguage, match="'de'"):
        read("Der Bundeskanzler hat gestern den französischen Präsidenten in Berlin empfangen.", id="x")


def test_the_same_text_gives_the_same_reading():
    text = SAMPLES[0].read_text(encoding="utf-8")
    assert read(text, id="a").to_json() == read(text, id="a").to_json()


VISIT = Document(id="a", text="The French president visited Warsaw on 3 May 2024.", language="en")


@pytest.mark.parametrize("jobs", [1, 2])
def test_errors_stand_in_the_place_of_their_documents(jobs):
    fault, empty = EmptyDocument("gone"), Document(id="nil", text=" ")
    first, second, third, fourth = read_many([VISIT, fault, empty, VISIT], jobs=jobs)
    assert first == fourth == read(VISIT)
    assert str(second) == "gone"
    assert isinstance(third, EmptyDocument)


def test_document_on_which_a_rule_breaks_down_does_not_end_the_run(monkeypatch):
    monkeypatch.setattr(pipeline, "load_world", lambda: 1 / 0)
    (found,) = read_many([VISIT])
    assert isinstance(found, ReadingFailed)
    assert "a: the reader broke down" in str(found)


def test_missing_parser_ends_the_run():
    with pytest.raises(ParserError):
        list(read_many([VISIT], parser="xx_absent"))
