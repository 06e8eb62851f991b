from pathlib import Path

import pytest

from chancery.errors import EmptyDocument, UnknownLanguage
from chancery.pipeline import read

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
