from __future__ import annotations

from pathlib import Path

import pytest

from chancery.errors import EmptyDocument
from tests.formats.made import read_all

GKG = "\t".join(["20240305101500-T7", "20240305101500", "1", "ziar.example", "https://ziar.example/x", *[""] * 22])


@pytest.mark.parametrize(("name", "mark"), [("a.csv", ","), ("a.csv", ";"), ("a.tsv", "\t")])
def test_table_is_read_by_its_header(tmp_path: Path, name: str, mark: str) -> None:
    rows = [("id", "headline", "text"), ("x1", "Visit", f'"Poland{mark} and ""Moldova""\nmet."'), ("x2", "", "Second")]
    (tmp_path / name).write_text("\n".join(mark.join(row) for row in rows))
    documents, errors, _ = read_all(tmp_path)
    assert [(d.id, d.title, d.text) for d in documents] == [("x1", "Visit", f'Poland{mark} and "Moldova"\nmet.'), ("x2", None, "Second")]
    assert not errors


def test_long_text_fits_in_a_cell(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,text\n1," + "x" * 500_000)
    (document,), _, _ = read_all(tmp_path)
    assert len(document.text) == 500_000


def test_row_with_too_many_cells_is_named_by_line(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,text\n1,Poland, Moldova\n2,fine\n")
    documents, (error,), _ = read_all(tmp_path)
    assert [document.text for document in documents] == ["fine"]
    assert f"{tmp_path}/a.csv:2: 3 cells under 2" in str(error)


def test_table_without_a_text_names_its_columns(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,foo\n1,2\n")
    _, (error,), _ = read_all(tmp_path)
    assert "columns: id, foo" in str(error)
    assert "event_text" in str(error)


def test_gkg_export_says_that_it_has_no_text(tmp_path: Path) -> None:
    (tmp_path / "20240305101500.gkg.csv").write_text("\n".join([GKG] * 8) + "\n")
    documents, errors, _ = read_all(tmp_path)
    assert not documents
    assert [type(error) for error in errors[:5]] == [EmptyDocument] * 5
    assert "gkg.csv:1" in str(errors[0])
    assert "https://ziar.example/x" in str(errors[0])
    assert "3 more rows" in str(errors[-1])
