import csv
import io
import re
from xml.etree import ElementTree

import pytest

from chancery.web.pages import PAGES, PICTURES, navigation
from chancery.web.words import interface_languages

TWINLESS = ("read",)  # a form has nothing to take away


def twin(path, ending):
    stem, _, query = path.partition("?")
    return ("/start" if stem == "/" else stem) + f".{ending}" + (f"?{query}" if query else "")


def test_every_page_is_asked_for_by_these_tests(paths):
    def fits(pattern, path):
        return re.fullmatch(re.sub(r"{\w+}", "[^/]+", pattern), path.partition("?")[0])

    asked = {pattern for pattern, _ in PAGES if any(fits(pattern, path) for path in paths.values())}
    assert {pattern for pattern, _ in PAGES} - asked == {"/read/{key}"}  # needs a reading: test_reading


def test_every_page_answers_in_every_language(client, paths):
    for language in interface_languages():
        for name, path in paths.items():
            answer = client.get(path, headers={"Accept-Language": language})
            assert answer.status_code == 200, (name, language, answer.text[:500])
            assert f'<html lang="{language}"' in answer.text
            assert answer.text.count("<h1") == 1, name
            assert answer.text.count("<main") == 1, name


def test_every_page_has_a_json_twin_that_names_its_address(client, paths):
    for name, path in paths.items():
        answer = client.get(twin(path, "json"))
        assert answer.status_code == 200, (name, answer.text[:300])
        told = answer.json()
        assert told["title"]
        assert "tables" in told
        assert told["address"].partition("?")[0] == path.partition("?")[0]


def test_every_table_can_be_taken_away_as_csv(client, paths):
    for name, path in paths.items():
        tables = client.get(twin(path, "json")).json()["tables"]
        for table, rows in tables.items():
            answer = client.get(twin(path, "csv") + ("&" if "?" in path else "?") + f"table={table}")
            assert answer.status_code == 200
            assert answer.headers["content-type"].startswith("text/csv")
            read = list(csv.DictReader(io.StringIO(answer.text)))
            assert len(read) == len(rows), (name, table)


def test_records_on_screen_are_those_in_csv(client):
    page = client.get("/records?kind=event&type=SANCTION").text
    ids = [row["id"] for row in csv.DictReader(io.StringIO(client.get("/records.csv?kind=event&type=SANCTION").text))]
    assert ids
    assert list(dict.fromkeys(re.findall(r'class="id" href="/record/(\w+)"', page))) == ids


def test_every_picture_is_svg_with_a_title_and_no_inline_style(client, pictures):
    assert len(pictures) == len(PICTURES)
    for path in pictures:
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert answer.headers["content-type"] == "image/svg+xml"
        root = ElementTree.fromstring(answer.text)
        assert root.find("{http://www.w3.org/2000/svg}title").text
        assert ' style="' not in answer.text
        assert "<?xml-stylesheet" in answer.text
        assert "width" not in root.attrib


def test_a_bar_leads_to_as_many_records_as_it_counts(client):
    months = client.get("/dyad/CHN/RUS.json").json()["tables"]["months"]
    month = next(row for row in months if row["quad3"])
    drawn = client.get("/chart/dyad/CHN/RUS.svg").text
    wanted = f"month={month['month'][:7]}"
    link = next(one for one in re.findall(r'href="([^"]+)"', drawn) if wanted in one and "quad=3" in one).replace("&amp;", "&")
    path, query = link.split("?")
    assert client.get(f"{path}.json?{query}").json()["total"] == month["quad3"]


def test_rates_count_for_each_hundred_articles_of_the_month(client):
    told = client.get("/dyad/CHN/RUS.json?count=articles").json()["tables"]["months"]
    assert all(row["articles"] for row in told)


def test_a_swing_of_the_score_is_marked_as_a_turning_point():
    import datetime as dt

    from chancery.web.pages.dyad import _turning

    rows = [
        {"month": dt.date(2024, n, 1), "reports": 5, "score": 2.5 if n < 9 else -7.0, "sum": 12.5 if n < 9 else -35.0} for n in range(1, 13)
    ]
    assert dt.date(2024, 9, 1) in _turning(rows)
    assert dt.date(2024, 5, 1) not in _turning(rows)


def test_permalinks_keep_their_state(client):
    page = client.get("/dyad/CHN/RUS?count=articles&since=2022-03&status=any").text
    assert 'value="articles" selected' in page
    assert 'value="any" selected' in page
    assert 'name="since" value="2022-03"' in page
    assert "/chart/dyad/CHN/RUS.svg?count=articles&amp;since=2022-03&amp;status=any" in page


def test_pages_turn(client):
    first, second = (client.get(f"/records.json?page={n}").json()["tables"]["records"] for n in (1, 2))
    assert len(first) == 50
    assert not {row["id"] for row in first} & {row["id"] for row in second}


def test_search_finds_parties_people_documents_and_sentences(client):
    told = client.get("/search.json?q=rus").json()["tables"]
    assert [row["party"] for row in told["parties"]][:1] == ["RUS"]
    assert client.get("/search.json?q=lavrov").json()["tables"]["people"]
    assert client.get("/search.json?q=report-7").json()["tables"]["documents"]
    assert client.get("/search.json?q=VISITED").json()["tables"]["sentences"]
    assert client.get("/search?q=rusland", headers={"Accept-Language": "nl"}).text.count('href="/actor/RUS"')


def test_a_dyad_is_found_by_names_in_the_readers_language(client):
    answer = client.get("/dyad/go?a=Rusland&b=China", headers={"Accept-Language": "nl"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/dyad/RUS/CHN")
    assert client.get("/dyad/go?a=china&b=NATO").headers["location"] == "/dyad/CHN/NATO"


def test_language_and_theme_are_remembered(client):
    client.get("/?lang=ro&theme=dark")
    page = client.get("/").text
    assert '<html lang="ro" data-theme="dark">' in page
    assert client.get("/chart/matrix.svg").text.count("chart-dark.css") == 1


def test_the_navigation_has_no_page_that_is_not_there(client):
    paths = {path for path, _ in PAGES}
    assert {"/" if name == "start" else f"/{name}" for name in navigation()} <= paths


def test_a_ledger_that_is_not_there_yet_gives_an_invitation(tmp_path):
    from starlette.testclient import TestClient

    from chancery.web import make_app

    client = TestClient(make_app(tmp_path / "none.duckdb"), base_url="http://127.0.0.1")
    for path in (
        "/",
        "/dyad",
        "/dyad/CHN/RUS",
        "/actor",
        "/actor/CHN",
        "/world",
        "/records",
        "/documents",
        "/method",
        "/search?q=china",
        "/stories",
        "/conflicts",
    ):
        assert client.get(path).status_code == 200, path
    assert "chancery add" in client.get("/").text
    assert not (tmp_path / "none.duckdb").exists()


def test_pages_follow_what_is_added_elsewhere(tmp_path):
    from starlette.testclient import TestClient

    from chancery.ledger import Ledger
    from chancery.web import make_app
    from tests.ledger.made import full_reading

    path = tmp_path / "grows.duckdb"
    client = TestClient(make_app(path), base_url="http://127.0.0.1")
    assert client.get("/start.json").json()["counts"]["documents"] == 0
    with Ledger(path) as book:
        book.add(full_reading())
    assert client.get("/start.json").json()["counts"]["documents"] == 1


@pytest.mark.parametrize("theme", ["light", "dark", "auto"])
def test_charts_have_colours_for_every_theme(client, theme):
    styles = client.get(f"/static/chart-{theme}.css").text
    drawn = client.get("/chart/dyad/CHN/RUS.svg").text + client.get("/chart/matrix.svg").text + client.get("/chart/map.svg").text
    for name in set(re.findall(r"var\((--\w[\w-]*)\)", drawn)):
        assert f"{name}:" in styles


def test_the_method_tells_the_measured_error_rates(client):
    told = client.get("/method.json").json()["tables"]["measured"]
    kinds = {(row["measured"], row["language"], row["kind"]) for row in told}
    assert kinds >= {("samples", "nl", "events"), ("documents", "ro", "ties"), ("scored", "en", "statements")}


def test_the_method_tells_the_measured_error_rates_by_type_of_event(client):
    told = client.get("/method.json").json()["tables"]["measured_types"]
    assert {"SANCTION", "CONSULT", "ASSAULT"} <= {row["type"] for row in told}
    page = client.get("/method", headers={"accept-language": "nl"}).text
    assert "Latere artikelen die alleen gemeten zijn" in page
    assert "Gebeurtenissen per type" in page
    assert all(row["missed"].endswith("%") for row in told)


def test_long_questions_keep_neither_pages_nor_additions_waiting(tmp_path, monkeypatch):
    import threading

    from chancery.ledger import Ledger
    from chancery.web.shelf import Shelf
    from tests.ledger.made import document, full_reading, reading

    path = tmp_path / "long.duckdb"
    with Ledger(path) as book:
        book.add(full_reading())
    begun, go_on = threading.Event(), threading.Event()

    def slow(self, **filters):
        begun.set()
        go_on.wait(10)
        return ()

    monkeypatch.setattr(Ledger, "conflicts", slow)
    shelf = Shelf(path)
    asking = threading.Thread(target=shelf.told, args=("conflicts", {}))
    asking.start()
    begun.wait(10)
    key = shelf.rows("documents", language="", outlet="", text="", limit=1, skip=0)[0]["key"]
    assert shelf.document(key)[1]
    adding = threading.Thread(target=shelf.add, args=(reading(document=document("Another text.", id="two")), "shipped"))
    adding.start()
    go_on.set()
    adding.join(10)
    asking.join(10)
    assert shelf.row("counts")["documents"] == 2
