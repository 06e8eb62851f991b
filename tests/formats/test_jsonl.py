from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.errors import DocumentError, DocumentTooLarge, EmptyDocument
from chancery.formats import jsonl
from tests.formats.made import SENTENCE, read_all

ROWS = [{"id": "a", "text": SENTENCE}, {"id": "b", "text": "Zweite"}]


@pytest.mark.parametrize(("name", "text"), [
    ("lines.jsonl", "\n".join(map(json.dumps, ROWS))), ("lines.json", "\n\n".join(map(json.dumps, ROWS)) + "\n"),
    ("array.json", json.dumps(ROWS)), ("array.jsonl", json.dumps(ROWS, indent=2)), ("late.json", "\n \n" + json.dumps(ROWS, indent=1)),
])
def test_rows_are_read_however_they_are_laid_out(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)
    documents, errors, _ = read_all(tmp_path)
    assert [(document.id, document.text) for document in documents] == [(row["id"], row["text"]) for row in ROWS]
    assert not errors


def test_single_object_is_one_document_with_the_name_of_its_file(tmp_path: Path) -> None:
    (tmp_path / "one.json").write_text(json.dumps({"text": SENTENCE}, indent=2))
    (document,), _, _ = read_all(tmp_path)
    assert document.id == "one"


def test_row_without_an_id_has_the_number_of_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('\n{"text": "x"}\n')
    (document,), _, _ = read_all(tmp_path)
    assert document.id == "a:2"


def test_broken_row_is_named_by_file_and_line_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "x"}\n{"text": \n[1]\n{"text": "y"}')
    documents, errors, _ = read_all(tmp_path)
    assert len(documents) == 2
    assert [str(error).split(": ")[0] for error in errors] == [f"{tmp_path}/a.jsonl:2", f"{tmp_path}/a.jsonl:3"]


def test_broken_array_is_named_by_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('[\n{"text": "x"},\n{"text": "y"\n')
    _, (error,), _ = read_all(tmp_path)
    assert str(error).startswith(f"{tmp_path}/a.json:")
    assert "array" in str(error)


def test_many_faults_of_one_file_are_counted(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "x"}\n' + "nothing\n" * 100)
    documents, errors, _ = read_all(tmp_path)
    assert len(documents) == 1
    assert len(errors) == 6
    assert "95 more rows" in str(errors[-1])


def test_rows_in_utf16_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes("\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS).encode("utf-16"))
    documents, _, notes = read_all(tmp_path)
    assert [document.text for document in documents] == [row["text"] for row in ROWS]
    assert not notes


def test_note_on_an_old_encoding_is_said_once_for_a_file(tmp_path: Path) -> None:
    row = json.dumps({"text": "Oekraïne en Italië, België en Roemenië"}, ensure_ascii=False)
    (tmp_path / "a.jsonl").write_bytes(f"{row}\n{row}\n".encode("cp1252"))
    documents, _, notes = read_all(tmp_path)
    assert [document.text[:8] for document in documents] == ["Oekraïne"] * 2
    assert len(notes) == 1


def test_only_a_single_row_must_keep_to_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "LARGEST", 200)
    (tmp_path / "a.jsonl").write_text("\n".join(json.dumps({"text": "x" * 150}) for _ in range(5)))
    (tmp_path / "b.jsonl").write_text(json.dumps({"text": "x" * 201}))
    documents, (error,), _ = read_all(tmp_path)
    assert len(documents) == 5
    assert isinstance(error, DocumentTooLarge)


@pytest.mark.parametrize("text", ["", "\n\n", "  \n"])
def test_file_without_rows_is_empty(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.jsonl").write_text(text)
    _, (error,), _ = read_all(tmp_path)
    assert isinstance(error, EmptyDocument)


def test_deep_nesting_is_an_error_of_its_row(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "x"}\n' + "[" * 100_000)
    documents, (error,), _ = read_all(tmp_path)
    assert len(documents) == 1
    assert isinstance(error, DocumentError)


@given(st.lists(st.text(min_size=1).filter(str.strip), min_size=1, max_size=5))
def test_texts_written_as_lines_come_back(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    path = tmp_path_factory.mktemp("rows") / "a.jsonl"
    path.write_text("\n".join(json.dumps({"text": text}) for text in texts))
    documents, errors, _ = read_all(path)
    assert [document.text for document in documents] == texts
    assert not errors
