from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from chancery.errors import DocumentTooLarge, EmptyDocument
from chancery.formats import source as sources
from tests.formats.made import SENTENCE, read_all


def _write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(SENTENCE, encoding="utf-8")


def test_folder_is_read_with_the_folders_in_it_in_order_of_names(tmp_path: Path) -> None:
    _write(tmp_path, "b.txt", "a/z.txt", "a/c.txt", "notes.docx", ".hidden/x.txt", "a/.y.txt")
    documents, errors, _ = read_all(tmp_path)
    assert [document.id for document in documents] == ["c", "z", "b"]
    assert not errors


def test_quoted_pattern_stands_for_its_files(tmp_path: Path) -> None:
    _write(tmp_path, "news/2024/a.txt", "news/2025/b.txt", "news/2025/c.html")
    documents, _, _ = read_all(f"{tmp_path}/news/**/*.txt")
    assert [document.id for document in documents] == ["a", "b"]


def test_file_named_twice_is_read_once(tmp_path: Path) -> None:
    _write(tmp_path, "a.txt")
    documents, _, _ = read_all(tmp_path / "a.txt", tmp_path, f"{tmp_path}/*.txt")
    assert len(documents) == 1


def test_file_with_brackets_in_its_name_is_no_pattern(tmp_path: Path) -> None:
    _write(tmp_path, "top [2].txt")
    documents, errors, _ = read_all(tmp_path / "top [2].txt")
    assert [document.id for document in documents] == ["top [2]"]
    assert not errors


def test_packed_file_is_read_under_its_own_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(SENTENCE.encode()))
    (document,), _, _ = read_all(tmp_path)
    assert (document.id, document.text) == ("a", SENTENCE)


@pytest.mark.parametrize(("name", "words"), [
    ("absent.txt", "there is no such file"), ("*.nothing", "no file matches"), ("", "no document in this folder"),
])
def test_path_without_documents_is_named_and_the_others_go_on(tmp_path: Path, name: str, words: str) -> None:
    _write(tmp_path, "here/a.txt")
    (tmp_path / "bare").mkdir()
    documents, (error,), _ = read_all(tmp_path / "bare" / name, tmp_path / "here")
    assert str(tmp_path / "bare" / name) in str(error)
    assert words in str(error)
    assert len(documents) == 1


def test_broken_archive_is_an_error_of_its_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(SENTENCE.encode())[:-9])
    (tmp_path / "b.txt.gz").write_bytes(b"no archive")
    documents, errors, _ = read_all(tmp_path)
    assert not documents
    assert [str(error).split(":")[0] for error in errors] == [str(tmp_path / "a.txt.gz"), str(tmp_path / "b.txt.gz")]


def test_document_above_the_limit_is_refused_even_when_packed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "LARGEST", 1000)
    (tmp_path / "big.txt").write_text("x" * 1001)
    (tmp_path / "packed.txt.gz").write_bytes(gzip.compress(b"x" * 1001))
    (tmp_path / "small.txt").write_text("x" * 1000)
    documents, errors, _ = read_all(tmp_path)
    assert [document.id for document in documents] == ["small"]
    assert [type(error) for error in errors] == [DocumentTooLarge, DocumentTooLarge]


def test_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(" \n\n")
    _, (error,), _ = read_all(tmp_path)
    assert isinstance(error, EmptyDocument)
    assert "a.txt" in str(error)
