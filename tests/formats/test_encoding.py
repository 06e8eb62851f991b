from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.errors import BinaryDocument
from chancery.formats.encoding import decode
from tests.formats.made import SENTENCE, read_all

DUTCH = "De Oekraïense premier heeft in België zijn collega’s ontvangen; Italië en Oekraïne overleggen verder."
ROMANIAN = "Preşedinta Moldovei a vizitat Varşovia, unde s-a întâlnit cu premierul polonez. Ţările vor coopera şi în anul următor."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_text_in_unicode_is_read_without_a_note(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.txt").write_bytes(SENTENCE.encode(encoding))
    (document,), _, notes = read_all(tmp_path)
    assert document.text == SENTENCE
    assert not notes


@pytest.mark.parametrize(("text", "encoding"), [
    (DUTCH, "cp1252"), (DUTCH.replace("’", "'"), "iso8859_15"), (ROMANIAN, "cp1250"), (ROMANIAN, "iso8859_2"),
    ("Президент Молдовы посетил Варшаву.", "cp1251"),
])
def test_text_in_an_old_encoding_is_read_with_a_note(tmp_path: Path, text: str, encoding: str) -> None:
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    (document,), _, (note,) = read_all(tmp_path)
    assert document.text == text
    assert str(tmp_path / "a.txt") in note
    assert "read as cp125" in note


def test_utf8_with_a_broken_character_stays_utf8() -> None:
    notes: list[str] = []
    raw = ROMANIAN.encode()
    assert decode(raw[:-1] + b"\xc8", "a", notes.append) == ROMANIAN[:-1] + "\N{REPLACEMENT CHARACTER}"
    assert "1 broken" in notes[0]


@pytest.mark.parametrize(("raw", "words"), [
    (b"%PDF-1.7 obj", "pdftotext"), (b"PK\x03\x04 word", "unpack"), (b"\x1f\x8b\x08", ".gz"), (bytes(range(256)), "no text"),
])
def test_file_that_is_no_text_is_refused_with_the_next_step(tmp_path: Path, raw: bytes, words: str) -> None:
    (tmp_path / "a.txt").write_bytes(raw)
    _, (error,), _ = read_all(tmp_path)
    assert isinstance(error, BinaryDocument)
    assert words in str(error)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    notes: list[str] = []
    if not text.startswith("\ufeff"):
        assert decode(text.encode(), "a", notes.append) == text
        assert not notes
