import csv
import io
import re
from html.parser import HTMLParser

import pytest

ALLOWED = {"script": {"/static/page.js"}, "object": None, "img": None, "svg": None}


class Tags(HTMLParser):
    """Collects elements and what could run in them."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))


def tags(page):
    parser = Tags()
    parser.feed(page)
    return parser.found


@pytest.fixture
def hostile_paths(known, paths):
    key = known["documents"]["<script>id</script>"]
    return [
        *paths.values(),
        f"/records?document={key}",
        "/search?q=visited",
        "/search?q=<script>alert(1)</script>",
        '/records?text="><script>x</script>',
        "/documents?text=<img src=x>",
        "/dyad/go?a=<script>&b=<b>",
        "/actor/<script>",
        '/records?actor="onfocus=alert(1)',
        "/records?order=<script>",
    ]


def test_no_article_or_address_adds_an_element_that_runs(client, hostile_paths):
    for path in hostile_paths:
        for tag, attributes in tags(client.get(path).text):
            if tag == "script":
                assert attributes.get("src") == "/static/page.js", path
            assert tag not in ("iframe", "embed", "img"), path
            assert not [name for name in attributes if name.startswith("on") or name == "style"], path
            for name in ("href", "src", "action", "data"):
                assert not re.match(r"\s*(?:javascript|data|vbscript):", attributes.get(name) or "", re.IGNORECASE), path


def test_the_text_of_a_hostile_article_is_shown_as_text(client, known):
    page = client.get(f"/document/{known['documents']['<script>id</script>']}").text
    assert "&lt;script&gt;alert(&#39;one&#39;)&lt;/script&gt;" in page
    assert "{{ 7 * 7 }}" in page
    assert "javascript:alert(6)" in page
    assert 'href="javascript:' not in page
    assert "\x07" not in page


def test_cells_of_csv_are_no_formulas(client, known):
    for table in ("/documents.csv", f"/records.csv?document={known['documents']['<script>id</script>']}"):
        for row in csv.DictReader(io.StringIO(client.get(table).text)):
            assert not [value for value in row.values() if value[:1] in "=+@" and value[:1]]


def test_charts_escape_names(client):
    drawn = client.get("/chart/actor/%3Cscript%3E.svg")
    assert drawn.status_code in (200, 400)
    assert "<script>" not in drawn.text
