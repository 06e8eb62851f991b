from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

import chancery.formats
from chancery.formats import FORMATS
from chancery.formats.rows import FIELDS
from tests.formats.made import SENTENCE, read_all


@pytest.mark.parametrize(("written", "ids"), [
    (SENTENCE, ["stdin"]), ('\n {"text": "x"}\n{"id": "b", "text": "y"}', ["stdin:2", "b"]), ('[{"text": "x"}]', ["stdin:1"]),
    ("[Update] Poland met Moldova.", ["stdin"]), ('\ufeff{"text": "x"}', ["stdin:1"]),
])
def test_standard_input_is_text_or_json_by_its_beginning(monkeypatch: pytest.MonkeyPatch, written: str, ids: list[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(written.encode())))
    documents, errors, _ = read_all("-")
    assert [document.id for document in documents] == ids
    assert not errors


def test_file_with_another_ending_is_read_as_text_when_named_outright(tmp_path: Path) -> None:
    (tmp_path / "a.news").write_text(SENTENCE, encoding="utf-8")
    (document,), _, _ = read_all(tmp_path / "a.news")
    assert document.text == SENTENCE


def test_text_is_kept_exactly_as_it_was_found(tmp_path: Path) -> None:
    text = "  Poland\r\n\tmet Moldova. \n\n"
    (tmp_path / "a.txt").write_bytes(text.encode())
    (document,), _, _ = read_all(tmp_path)
    assert document.text == text


def test_every_reader_of_the_folder_is_in_the_table_of_formats() -> None:
    folder = Path(chancery.formats.__file__).parent
    readers = {path.stem for path in folder.glob("*.py") if "def read_" in path.read_text(encoding="utf-8")} - {"__init__", "rows"}
    assert {reader.__module__.rpartition(".")[2] for reader in FORMATS.values()} == readers


def test_every_ending_and_field_is_in_the_docs() -> None:
    told = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
    names = [*FORMATS, *(name for names in FIELDS.values() for name in names)]
    assert [name for name in names if f"`{name}`" not in told] == []
