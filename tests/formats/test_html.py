from __future__ import annotations

import datetime as dt
from pathlib import Path

from chancery.errors import EmptyDocument
from chancery.model import Interval
from tests.formats.made import read_all

PAGE = """<!DOCTYPE html>
<html lang="ro-RO"><head>{meta}<title>Vizită la Varșovia | Ziarul exemplu</title>
<meta property="og:title" content="Vizită la Varșovia"><meta property="article:published_time" content="2024-03-05T10:00:00+02:00">
<link rel="canonical" href="https://ziar.example/stiri/vizita"></head>
<body><nav><a href="/">Acasă</a></nav><article><h1>Vizită la Varșovia</h1>
<p>Președinta Moldovei a efectuat marți o vizită oficială la Varșovia, unde s-a întâlnit cu premierul Poloniei și cu guvernul.</p>
<p>Cele două părți au semnat o declarație comună privind parteneriatul și au convenit să se revadă la Chișinău în luna iunie.</p></article>
<footer>Copyright 2026 Ziarul exemplu</footer></body></html>"""


def test_article_is_taken_out_of_its_page_with_what_the_page_says_of_it(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE.format(meta='<meta charset="utf-8">'), encoding="utf-8")
    (document,), _, _ = read_all(tmp_path)
    assert "o vizită oficială la Varșovia" in document.text
    assert "Acasă" not in document.text
    assert "Copyright" not in document.text
    assert (document.id, document.title, document.language) == ("page", "Vizită la Varșovia", "ro")
    assert document.url == "https://ziar.example/stiri/vizita"
    assert document.date == Interval.day(dt.date(2024, 3, 5))


def test_declared_encoding_is_believed(tmp_path: Path) -> None:
    declared = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2">'
    page = PAGE.format(meta=declared).translate(str.maketrans("șțȘȚ", "şţŞŢ"))
    (tmp_path / "page.htm").write_bytes(page.encode("iso-8859-2"))
    (document,), _, notes = read_all(tmp_path)
    assert "Preşedinta" in document.text
    assert not notes


def test_declaration_of_xml_is_no_hindrance(tmp_path: Path) -> None:
    page = '<?xml version="1.0" encoding="iso-8859-1"?>\n' + PAGE.format(meta="")
    (tmp_path / "page.xhtml").write_text(page, encoding="utf-8")
    (document,), _, _ = read_all(tmp_path)
    assert "Președinta" in document.text


def test_page_without_a_date_has_none(tmp_path: Path) -> None:
    page = PAGE.format(meta="").replace('<meta property="article:published_time" content="2024-03-05T10:00:00+02:00">', "")
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    (document,), _, _ = read_all(tmp_path)
    assert document.date is None


def test_page_without_an_article_is_an_error_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<html><body></body></html>")
    _, (error,), _ = read_all(tmp_path)
    assert isinstance(error, EmptyDocument)
    assert "page.html: no article" in str(error)


def test_declaration_that_the_text_belies_is_not_believed(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE.format(meta="").replace('lang="ro-RO"', 'class="x" lang="en-US"'), encoding="utf-8")
    (document,), _, (note,) = read_all(tmp_path)
    assert document.language == "ro"
    assert "declares 'en'" in note
