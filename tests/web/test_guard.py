import re

import pytest
from starlette.testclient import TestClient

from chancery.web import make_app
from chancery.web.guard import LARGEST_BODY, POLICY, Guard, same_site

HOST = "http://127.0.0.1"


def form_token(client, path="/read"):
    return re.search(r'name="form_token" value="(\w+)"', client.get(path).text)[1]


def test_every_answer_carries_a_policy_without_inline_code(client, paths, pictures):
    for path in (*paths.values(), *pictures, "/static/page.js", "/nothing", "/record/zzz"):
        headers = client.get(path).headers
        assert headers["content-security-policy"] == POLICY
        assert headers["x-content-type-options"] == "nosniff"
    assert "unsafe" not in POLICY


def test_no_page_has_inline_code_or_style(client, paths):
    for path in paths.values():
        page = client.get(path).text
        assert not re.search(r"<script(?![^>]*\ssrc=)", page), path
        assert not re.search(r"<[a-z][^<>]*\sstyle=", page), path
        assert not re.search(r"<[a-z][^<>]*\son\w+=", page), path
        assert "<style" not in page


def test_no_page_asks_another_host(client, paths):
    for path in paths.values():
        assert not re.search(r'(?:src|data|action)="(?:https?:)?//', client.get(path).text), path


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "10.0.0.1", ""])
def test_a_strange_host_name_is_refused(app, host):
    answer = TestClient(app, base_url=HOST).get("/", headers={"Host": host})
    assert answer.status_code == 421


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1:81", "[::1]:8000"])
def test_this_machine_is_answered_by_any_of_its_names(app, host):
    assert TestClient(app, base_url=HOST).get("/", headers={"Host": host}).status_code == 200


def test_another_address_needs_the_token(ledger):
    client = TestClient(make_app(ledger, token="a-long-secret-word"), base_url="http://news.example", follow_redirects=False)
    assert client.get("/").status_code == 401
    assert client.get("/?token=wrong").status_code == 401
    assert client.get("/static/page.css").status_code == 401
    assert client.get("/", headers={"Authorization": "Bearer a-long-secret-word"}).status_code == 200
    first = client.get("/dyad/CHN/RUS?token=a-long-secret-word&since=2022")
    assert (first.status_code, first.headers["location"]) == (303, "/dyad/CHN/RUS?since=2022")
    assert "httponly" in first.headers["set-cookie"].lower()
    assert client.get("/dyad/CHN/RUS").status_code == 200


def test_the_token_never_leads_to_another_host(ledger):
    client = TestClient(make_app(ledger, token="a-long-secret-word"), base_url="http://news.example", follow_redirects=False)
    assert client.get("http://news.example//evil.example/?token=a-long-secret-word").headers["location"].startswith("/evil.example")


def test_a_form_without_its_token_is_refused(client):
    token = form_token(client)
    assert client.post("/read", data={"text": "China visited Russia."}).status_code == 400
    assert client.post("/read", data={"text": "China visited Russia.", "form_token": "0" * 64}).status_code == 400
    assert client.post("/read", data={"text": "  ", "form_token": token}).status_code == 422


def test_the_token_of_another_visitor_is_refused(app):
    one, other = (TestClient(app, base_url=HOST) for _ in range(2))
    token = form_token(one)
    form_token(other)
    assert other.post("/read", data={"text": "x", "form_token": token}).status_code == 400


def test_a_form_from_another_site_is_refused(client):
    token = form_token(client)
    for headers in ({"Origin": "http://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}):
        assert client.post("/read", data={"text": "  ", "form_token": token}, headers=headers).status_code == 400
    assert same_site({"origin": HOST, "host": "127.0.0.1", "sec-fetch-site": "same-origin"})


def test_secrets_do_not_stand_in_what_is_printed():
    assert b"secret" not in repr(Guard()).encode()


def test_too_much_is_refused_before_it_is_read(client):
    token = form_token(client)
    answer = client.post("/read", data={"form_token": token}, files={"files": ("a.txt", b"x" * (LARGEST_BODY + 1))})
    assert answer.status_code == 413

    def stream():
        for _ in range(12):
            yield b"x" * 1_000_000

    answer = client.post("/read", content=stream(), headers={"Content-Type": "multipart/form-data; boundary=x"})
    assert answer.status_code in (400, 413)


def test_a_text_above_the_limit_is_refused(client):
    token = form_token(client)
    answer = client.post("/read", data={"form_token": token, "text": "a word " * 40_000})
    assert answer.status_code == 422
    assert "200000" in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/..%2fapp.py",
        "/static/%2e%2e/app.py",
        "/document/..%2f..%2fetc%2fpasswd",
        "/record/../../etc/passwd",
        "/dyad/..%2f/x",
        "/chart/dyad/../x.svg",
        "/document/%00",
        "/actor/%00%0a",
        "/read/../../../etc/passwd",
    ],
)
def test_no_path_reaches_the_file_system(client, path):
    answer = client.get(path)
    assert answer.status_code in (200, 400, 404)
    assert "root:" not in answer.text
    assert "make_app" not in answer.text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/nothing", 404),
        ("/document/0123456789abcdef", 404),
        ("/document/x", 400),
        ("/record/e00000000000", 404),
        ("/record/--", 400),
        ("/records?page=0", 400),
        ("/records?page=x", 400),
        ("/records?since=yesterday", 400),
        ("/records?since=2024&until=2020", 400),
        ("/records?confidence=x", 400),
        ("/dyad/CHN/RUS?count=all", 400),
        ("/actor/" + "x" * 100, 400),
        ("/records?text=" + "x" * 500, 400),
        ("/records?" + "a=1&" * 60, 400),
        ("/actor/RUS?year=99999", 400),
        ("/story/x", 400),
        ("/story/y00000000000", 404),
    ],
)
def test_a_wrong_address_is_told_as_a_page_and_as_json(client, path, status):
    answer = client.get(path)
    assert answer.status_code == status
    assert "<h1>" in answer.text
    stem, _, query = path.partition("?")
    told = client.get(f"{stem}.json?{query}")
    assert told.status_code == status
    assert "error" in told.json()


def test_a_fault_of_ours_has_an_id_and_shows_no_trace(app, monkeypatch, caplog):
    from chancery.web.shelf import Shelf

    def broken(self, name, **values):
        raise RuntimeError("secret detail")

    monkeypatch.setattr(Shelf, "rows", broken)
    client = TestClient(app, base_url=HOST)
    for path in ("/world", "/world.json", "/chart/matrix.svg"):
        answer = client.get(path)
        assert answer.status_code == 500
        assert "secret detail" not in answer.text
        assert "Traceback" not in answer.text
        mark = answer.json()["id"] if path.endswith("json") else re.search(r"<code>(\w+)</code>", answer.text)[1]
        assert mark in caplog.text
        assert answer.headers["content-security-policy"] == POLICY


def test_a_file_that_is_no_ledger_is_told(tmp_path):
    path = tmp_path / "strange.duckdb"
    path.write_text("no ledger at all " * 1000)
    answer = TestClient(make_app(path), base_url=HOST).get("/")
    assert answer.status_code == 500
    assert "Traceback" not in answer.text


def test_methods_that_change_nothing_are_not_posted_to(client):
    assert client.post("/records").status_code == 405
    assert client.delete("/read").status_code == 405
