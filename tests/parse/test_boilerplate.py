from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.lang import languages, load_pack
from chancery.model import Document
from chancery.parse.boilerplate import Form, boilerplate_forms, is_boilerplate, mark_boilerplate

ROOT = Path(__file__).parents[2]
# Forms without which a pack misses what nearly every site has.
_FEWEST = 60


def _marked(text: str, language: str) -> list[str]:
    return [span.of(text) for span in mark_boilerplate(Document(id="x", text=text), load_pack(language)).boilerplate]


@pytest.mark.parametrize(("language", "line"), [
    ("nl", "Deze website maakt gebruik van cookies. Akkoord | Instellingen"),
    ("nl", "» Lees ook: wat de top in Vilnius oplevert"),
    ("nl", "Foto: ANP"), ("nl", "Reacties (12)"), ("nl", "Delen | Printen | Reacties (3)"), ("nl", "© 2024 Voorbeeldkrant"),
    ("en", "Share"), ("en", "SIGN UP FOR OUR NEWSLETTER!"), ("en", "Photo: Example Agency/John Doe"), ("en", "Comments (0)"),
    ("en", "Share  Tweet  Print"),
    ("ro", "Citeşte şi: ce s-a discutat la summit"), ("ro", "Lasa un comentariu"), ("ro", "Sursa foto: Agerpres"), ("ro", "• Distribuie"),
])
def test_line_of_a_site_is_marked(language: str, line: str) -> None:
    assert _marked(f"Moldova and Romania met.\n{line}\nThe end.", language) == [line]


@pytest.mark.parametrize(("language", "line"), [
    ("nl", "Moskou weigerde om te reageren op de beschuldigingen van Kiev."),
    ("nl", "Beeld van de Russische president in Minsk onthuld"),
    ("nl", "Foto: de Chinese premier en zijn Russische ambtgenoot ondertekenen in Moskou een verklaring"),
    ("en", "“Share the burden”, the minister told NATO."), ("en", "Sources: Poland to send tanks"),
    ("en", "Copyright rules for the whole of the European Union were agreed with Japan."),
    ("en", "Photos show damage at the Syrian base that Israel struck."),
    ("ro", "Surse: Polonia trimite tancuri în Ucraina"), ("ro", "Kremlinul a refuzat cererea pentru a comenta știrea."),
])
def test_line_of_an_article_is_left_alone(language: str, line: str) -> None:
    assert _marked(line, language) == []


@pytest.mark.parametrize("language", languages())
def test_every_form_of_a_pack_marks_itself(language: str) -> None:
    forms = boilerplate_forms(load_pack(language))
    assert len(forms) >= _FEWEST
    assert [form.words for form in forms if not is_boilerplate(form.words, forms)] == []


@pytest.mark.parametrize("language", languages())
def test_no_example_of_the_lexicon_is_boilerplate(language: str) -> None:
    pack = load_pack(language)
    forms = boilerplate_forms(pack)
    examples = [row["example"] for rows in pack.event_tables().values() for row in rows]
    assert [example for example in examples if is_boilerplate(example, forms)] == []


def test_long_line_is_no_credit() -> None:
    form = Form("photo:", "start", 6)
    assert form.fits("photo: example agency")
    assert not form.fits("photo: the presidents of france and poland before their talks")


@given(st.text(max_size=80), st.text(max_size=80))
def test_marks_are_whole_lines_of_the_untouched_text(before: str, after: str) -> None:
    text = f"{before}\nRead more\n{after}"
    document = mark_boilerplate(Document(id="x", text=text), load_pack("en"))
    assert document.text == text
    assert "Read more" in [span.of(text) for span in document.boilerplate]
    for span in document.boilerplate:
        assert span.start == 0 or text[span.start - 1] in "\n\r"
        assert span.end == len(text) or text[span.end] in "\n\r"


def test_records_do_not_come_from_boilerplate() -> None:
    from chancery.pipeline import read
    line = "Read also: China invaded Russia and Poland imposed sanctions on Japan"
    text = f"The French president visited Warsaw on 3 May 2024.\n\n{line}\n\nPhoto: Reuters"
    reading = read(text, id="x", language="en", date="2024-05-04")
    assert reading.events
    assert all(record.evidence.start < text.index(line) for record in reading.records)
    assert "Reuters" in reading.cited


def test_year_of_a_copyright_line_is_not_the_year_of_the_article() -> None:
    from chancery.pipeline import read
    article = "The French president visited Warsaw on Friday, 3 May.\n\nFrance and Poland signed a treaty in April 2019."
    alone = read(article, id="x", language="en")
    assert alone.published is not None
    assert read(f"{article}\n\n© 2026 Example News", id="x", language="en").published == alone.published
