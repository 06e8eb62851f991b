"""The JSON side under generated requests: whatever is asked, nothing of ours breaks."""

import re

import pytest
from hypothesis import HealthCheck, given, settings

from chancery.web.pages import PAGES

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed: pip install --group dev")

PARAMETERS = (
    "q",
    "page",
    "kind",
    "type",
    "mode",
    "status",
    "quad",
    "actor",
    "recipient",
    "between",
    "about",
    "language",
    "outlet",
    "document",
    "pair",
    "direction",
    "text",
    "since",
    "until",
    "month",
    "written",
    "confidence",
    "order",
    "count",
    "by",
    "year",
    "state",
    "seen",
    "what",
    "skip",
    "lang",
    "theme",
    "empty",
)


def described():
    """Return the JSON side in OpenAPI: every page with its parts of the path, and every parameter that a page takes."""
    asked = [{"name": name, "in": "query", "schema": {"type": "string", "maxLength": 30}} for name in PARAMETERS]
    answers = {code: {"description": "as it should be"} for code in ("200", "400", "404", "413", "422")}
    paths = {}
    for path, _ in PAGES:
        places = [
            {"name": name, "in": "path", "required": True, "schema": {"type": "string", "minLength": 1, "maxLength": 20}}
            for name in re.findall(r"{(\w+)}", path)
        ]
        paths[("/start" if path == "/" else path) + ".json"] = {"get": {"parameters": [*places, *asked], "responses": answers}}
    return {"openapi": "3.0.3", "info": {"title": "Chancery", "version": "1"}, "paths": paths}


def operations():
    """Return the operations by their paths; schemathesis' own plugin is tied to versions of pytest, so it is not used."""
    return {found.ok().path: found.ok() for found in schemathesis.openapi.from_dict(described()).get_all_operations()}


@pytest.mark.parametrize("path", sorted(("/start" if path == "/" else path) + ".json" for path, _ in PAGES))
def test_no_request_breaks_the_json_side(client, path):
    @given(case=operations()[path].as_strategy())
    @settings(max_examples=12, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    def check(case):
        asked = case.as_transport_kwargs(base_url="http://127.0.0.1")
        answer = client.get(asked["url"], params=asked.get("params"))
        assert answer.status_code < 500, (asked, answer.text[:300])
        assert answer.headers["content-type"].startswith(("application/json", "text/"))

    check()
