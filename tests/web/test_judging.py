import re

import pytest
from starlette.testclient import TestClient

from chancery.ledger import Ledger
from chancery.web import make_app
from tests.ledger.made import full_reading


@pytest.fixture
def own(tmp_path):
    with Ledger(tmp_path / "own.duckdb") as book:
        book.add(full_reading())
    return TestClient(make_app(tmp_path / "own.duckdb"), base_url="http://127.0.0.1", follow_redirects=False)


def token(client):
    return re.search(r'name="form_token" value="(\w+)"', client.get("/judge").text)[1]


def judged(client, **given):
    return client.post("/judge", data={"form_token": token(client), **given})


def test_the_least_sure_record_comes_first_and_goes_when_it_is_judged(own):
    told = own.get("/judge.json").json()
    first = told["tables"]["next"][0]
    answer = judged(own, id=first["id"], verdict="right", by="Tester", what="records")
    assert (answer.status_code, answer.headers["location"]) == (303, "/judge?what=records&by=Tester")
    after = own.get("/judge.json").json()
    assert after["left"] == told["left"] - 1
    assert after["tables"]["next"][0]["id"] != first["id"]
    assert [(row["verdict"], row["subject"], row["by"]) for row in after["tables"]["judgements"]] == [("right", first["id"], "Tester")]


def test_a_record_judged_wrong_leaves_the_ledger_and_comes_back_when_that_is_undone(own):
    record = own.get("/records.json?kind=event").json()["tables"]["records"][0]["id"]
    judged(own, id=record, verdict="wrong")
    assert record not in [row["id"] for row in own.get("/records.json?kind=event").json()["tables"]["records"]]
    made = own.get("/judge.json").json()["tables"]["judgements"][0]["id"]
    assert judged(own, undo=made).status_code == 303
    assert record in [row["id"] for row in own.get("/records.json?kind=event").json()["tables"]["records"]]


def test_skipping_shows_the_next_and_changes_nothing(own):
    first, second = (own.get(f"/judge.json{skip}").json() for skip in ("", "?skip=1"))
    assert first["left"] == second["left"]
    assert first["tables"]["next"] != second["tables"]["next"]


@pytest.mark.parametrize(
    "given",
    [
        {"id": "e00000000000", "verdict": "right"},
        {"id": "x", "verdict": "right"},
        {"verdict": "right"},
        {"undo": "j0"},
        {"id": "e0", "verdict": "<b>"},
        {"id": "e00000000000", "verdict": "same", "other": "e1"},
    ],
)
def test_what_cannot_be_judged_is_told(own, given):
    assert judged(own, **given).status_code in (400, 404)


def test_judging_needs_the_token_of_the_page(own):
    record = own.get("/records.json").json()["tables"]["records"][0]["id"]
    assert own.post("/judge", data={"id": record, "verdict": "wrong"}).status_code == 400
    assert own.get("/judge.json").json()["tables"]["judgements"] == []


def test_a_record_is_judged_on_its_own_page(own):
    record = own.get("/records.json?kind=tie").json()["tables"]["records"][0]["id"]
    answer = judged(own, id=record, verdict="right", **{"from": "record"})
    assert answer.headers["location"] == f"/record/{record}"
    assert 'class="status">right' in own.get(f"/record/{record}").text
