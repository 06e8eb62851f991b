import json
import re

import pytest
from starlette.testclient import TestClient

from chancery.web import make_app
from chancery.web.desk import shown_name, uploaded

ARTICLE = (
    "Chinese premier in Helsinki\n\nHELSINKI, March 4, 2024 - Chinese Premier Li Qiang visited Finland on Monday. "
    "He met Finnish President Alexander Stubb. Finland condemned Russia. Perhaps Sweden will visit Norway.\n"
)


@pytest.fixture
def own(tmp_path):
    return TestClient(make_app(tmp_path / "own.duckdb"), base_url="http://127.0.0.1")


def token(client, path="/read"):
    return re.search(r'name="form_token" value="(\w+)"', client.get(path).text)[1]


def test_a_pasted_text_is_read_looked_at_added_and_found_in_its_dyad(own):
    page = own.post("/read", data={"form_token": token(own), "text": ARTICLE.replace("\n", "\r\n")})
    assert page.status_code == 200
    key = re.fullmatch(r"/read/([0-9a-f]{16})", page.url.path)[1]
    assert "Add to ledger" in page.text
    told = own.get(f"/read/{key}.json").json()
    assert not told["in_ledger"]
    assert [row for row in told["tables"]["records"] if row["kind"] == "event" and {"CHN", "FIN"} <= {*row["actors"], *row["recipients"]}]
    assert told["reading"]["document"]["published"]["start"] == "2024-03-04"
    added = own.post(f"/read/{key}/add", data={"form_token": token(own, f"/read/{key}")})
    assert added.url.path == f"/document/{key}"
    assert "Added to the ledger" in added.text
    dyad = own.get("/dyad/CHN/FIN").text
    assert "<mark>" in dyad
    assert "Li Qiang" in dyad
    record = re.search(r'href="(/record/e\w+)"', dyad)[1]
    assert "HELSINKI" in own.get(record).text or "Finland" in own.get(record).text
    assert "In the ledger" in own.get(f"/read/{key}").text


def test_what_was_dropped_is_shown_with_its_reason(own):
    page = own.post("/read", data={"form_token": token(own), "text": ARTICLE})
    told = own.get(page.url.path + ".json").json()
    assert all(row["reason"] and row["words"] for row in told["tables"]["dropped"])
    assert 'id="dropped"' in page.text


def test_files_are_read_by_the_ending_of_their_names(own):
    rows = json.dumps({"id": "row", "text": ARTICLE}).encode()
    files = [("files", ("../../a.txt", ARTICLE.encode())), ("files", ("b.jsonl", rows)), ("files", ("c.txt", b"   "))]
    page = own.post("/read", data={"form_token": token(own)}, files=files)
    assert page.status_code == 200
    assert "c.txt: this is empty" in page.text
    assert "/read/" in page.text


def test_a_language_without_a_pack_is_told(own):
    text = "Das ist ein deutscher Satz über die Beziehungen zwischen Deutschland und Frankreich, geschrieben in Berlin."
    page = own.post("/read", data={"form_token": token(own), "text": text})
    assert page.status_code == 422
    assert "no pack" in page.text


def test_a_reading_that_is_gone_is_told(own):
    assert own.get("/read/0123456789abcdef").status_code == 404


def test_names_of_uploads_name_no_files():
    assert shown_name("..\\..\\windows\\a.txt") == "a.txt"
    assert shown_name("...") == "upload"
    found = uploaded("/etc/passwd", b"a text of three words")
    assert [one.id for one in found] == ["passwd"]
    assert found[0].text == "a text of three words"


def test_a_packed_upload_is_not_unpacked():
    import gzip

    found = uploaded("bomb.txt.gz", gzip.compress(b"0" * 10_000_000))
    assert all(len(getattr(one, "text", "")) < 100_000 for one in found)


@pytest.mark.parametrize("language", ["en", "nl", "ro"])
def test_the_sample_article_of_each_language_can_be_read_as_it_stands(own, language):
    from html import unescape

    form = own.get("/read", headers={"Accept-Language": language}).text
    text = unescape(re.search(r"<textarea[^>]*>(.*?)</textarea>", form, re.DOTALL)[1])
    page = own.post("/read", data={"form_token": token(own), "text": text})
    assert page.status_code == 200
    assert page.text.count("data-row") > 10
