from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.errors import DocumentError, EmptyDocument
from chancery.formats.rows import document_of, read_day
from chancery.model import Document, Interval

DAY = Interval.day(dt.date(2024, 3, 5))


def test_ngec_row_is_read_by_its_own_names() -> None:
    row = {"story_id": 20240305, "event_text": "Poland met Moldova.", "pub_date": "2024-03-05", "headline": "Visit",
           "event_type": "CONSULT", "publisher": "example"}
    assert document_of(row, "a:1", "a:1") == Document(id="20240305", text="Poland met Moldova.", date=DAY, title="Visit", source="example")


def test_gkg_row_with_an_added_text_is_read() -> None:
    row = {"GKGRECORDID": "20240305101500-T7", "DATE": 20240305101500, "SourceCommonName": "ziar.example",
           "V2DOCUMENTIDENTIFIER": "https://ziar.example/x", "text": "Polonia."}
    document = document_of(row, "a:1", "a:1")
    assert (document.id, document.date) == ("20240305101500-T7", DAY)
    assert (document.url, document.source) == ("https://ziar.example/x", "ziar.example")


def test_gkg_row_without_text_says_where_the_article_is() -> None:
    with pytest.raises(EmptyDocument, match=r"a:3.*GKG.*https://ziar\.example/x.*\.html"):
        document_of({"GKGRECORDID": "1", "DocumentIdentifier": "https://ziar.example/x"}, "a:3", "a:3")


@pytest.mark.parametrize(("given_as", "code"), [("ro-RO", "ro"), ("NL", "nl"), ("en_GB", "en"), ("", ""), (None, "")])
def test_language_is_its_first_part(given_as: str | None, code: str) -> None:
    assert document_of({"text": "x", "lang": given_as}, "a:1", "a").language == code


@pytest.mark.parametrize("written", [
    "2024-03-05", "2024-03-05T23:59:59+02:00", "2024-03-05 10:00:00", "20240305", 20240305101500, "Tue, 05 Mar 2024 10:00:00 GMT",
])
def test_day_is_read_as_it_is_written(written: str | int) -> None:
    assert read_day(written) == DAY


def test_month_and_year_stay_as_long_as_they_are() -> None:
    assert read_day("2024-03") == Interval.month(2024, 3)
    assert read_day("2024") == Interval.year(2024)


@pytest.mark.parametrize("date", ["5/3/2024", "soon", "2024-02-30", 12, ["2024"], {"start": "2024"}])
def test_date_that_cannot_be_read_is_no_guess(date: object) -> None:
    with pytest.raises(DocumentError, match=r"a:1: the date .* 2024-03-05"):
        document_of({"text": "x", "date": date}, "a:1", "a")


@pytest.mark.parametrize("row", [[1], 5, "text", None, {"text": 5}, {"text": ""}, {"text": " "}, {"body": None}, {}])
def test_row_without_text_is_an_error_that_names_its_place(row: object) -> None:
    with pytest.raises(DocumentError, match=r"^a:7: "):
        document_of(row, "a:7", "a")


@given(st.text(min_size=1).filter(str.strip), st.text(min_size=1).filter(lambda t: t.strip() == t),
       st.dates(dt.date(1000, 1, 1)), st.sampled_from(["nl", "ro", "en", ""]))
def test_document_written_as_a_row_comes_back(text: str, id: str, day: dt.date, language: str) -> None:
    document = Document(id=id, text=text, language=language, date=Interval.day(day))
    row = json.loads(json.dumps({"id": id, "text": text, "language": language, "date": day.isoformat()}))
    assert document_of(row, "a:1", "a") == document
