import datetime as dt

import pytest
from starlette.testclient import TestClient

from chancery.ledger import Ledger
from chancery.model import Interval
from chancery.web import make_app
from tests.ledger.made import TEXT, day, document, event, full_reading, growth, mechanism, office, reading, statement, talk, trade

HOST = "http://127.0.0.1"
# What an article must not be able to do: break out of text, attributes, addresses, tables of CSV and templates.
HOSTILE = (
    "<script>alert('one')</script><img src=x onerror=alert(2)> \"><svg onload=alert(3)> ' onmouseover='alert(4) "
    '{{ 7 * 7 }} {% raw %} </textarea></title></style> javascript:alert(5) =HYPERLINK("x") &lt;b&gt; \x00\x07\u202e visited Russia.'
)


def hostile_reading():
    text = HOSTILE.replace("\x00", "") + "\n"
    found = event("visited Russia", text, who=("<b>Li</b>",), place="<i>Moscow</i>", rule="<u>rule</u>", date=Interval.month(2024, 5))
    return reading(
        document=document(text, id="<script>id</script>", title="<script>title</script>", url="javascript:alert(6)", source="<img src=y>"),
        events=(found,),
        reasons=("<script>reason</script>",),
        cited=("<b>cited</b>", "=1+1"),
    )


def monthly_readings():
    """Return readings of three years of visits and quarrels, so that every chart has something to draw."""
    for number in range(36):
        text = TEXT + f"This is report {number}.\n"
        begins = dt.date(2022 + number // 12, number % 12 + 1, 1)
        happened = Interval.month(begins.year, begins.month)
        known = {"text": text, "date": happened}
        kinds = [
            event("visited Russia", **known),
            event("talked by phone", **known, type="ACCUSE", mode="allege"),
            event("rose by", **known, type="COOPERATE", mode="economic", actors=("RUS",), recipients=("CHN",)),
            event("relations with China", **known, type="SANCTION", mode=None, actors=("USA",), recipients=("RUS", "CHN")),
        ]
        yield reading(
            document=document(text, id=f"report-{number}", source=("A", "B", "C")[number % 3], language=("en", "nl", "ro")[number % 3]),
            published=Interval.day(begins + dt.timedelta(days=9)),
            events=tuple(kinds[: 1 + number % 4]),
            figures=(trade(period=Interval.year(begins.year), value=1e9 * (100 + number)),),
        )


@pytest.fixture(scope="session")
def ledger(tmp_path_factory):
    """Return a ledger file with records of every kind, three years of reports and a hostile article, only to be read."""
    path = tmp_path_factory.mktemp("web") / "made.duckdb"
    with Ledger(path) as book:
        book.add(
            full_reading(
                ties=(mechanism(), office(), office(subject="Vladimir Poetin", object="RUS", role="president", start="2012-05-07"))
            )
        )
        book.add(hostile_reading())
        book.add(
            reading(
                document=document(TEXT + "Again.\n", id="again", language="nl"),
                statements=(statement(), statement(state="CHN", about=("RUS",))),
            )
        )
        book.add(
            reading(
                document=document(TEXT + "More.\n", id="more"),
                events=(talk(status="future", date=day("2030-01-01")), talk()),
                figures=(growth(),),
            )
        )
        for one in monthly_readings():
            book.add(one)
    return path


@pytest.fixture(scope="session")
def app(ledger):
    return make_app(ledger)


@pytest.fixture
def client(app):
    return TestClient(app, base_url=HOST, follow_redirects=False)


@pytest.fixture(scope="session")
def known(ledger):
    """Return the keys, ids and paths that tests ask for."""
    with Ledger(ledger, read_only=True) as book:
        documents = {one["id"]: one["key"] for one in book.documents()}
        events = book.events(between=("CHN", "RUS"))
    return {"documents": documents, "event": events[0]["id"], "story": "y" + events[0]["id"][1:]}


@pytest.fixture(scope="session")
def paths(known):
    """Return an address of every page."""
    return {
        "start": "/",
        "search": "/search?q=russia",
        "read": "/read",
        "documents": "/documents",
        "document": f"/document/{known['documents']['one']}",
        "hostile": f"/document/{known['documents']['<script>id</script>']}",
        "records": "/records",
        "event": f"/record/{known['event']}",
        "filtered": "/records?kind=event&type=ACCUSE&since=2022-03&until=2023&language=nl&order=oldest&confidence=0.2",
        "dyads": "/dyad",
        "dyad": "/dyad/CHN/RUS",
        "rates": "/dyad/CHN/RUS?count=articles&direction=out&status=any",
        "strangers": "/dyad/FRA/PER",
        "actors": "/actor",
        "actor": "/actor/RUS",
        "year": "/actor/RUS?year=2023",
        "nobody": "/actor/PER",
        "world": "/world",
        "window": "/world?since=2022-02&until=2022-04",
        "stories": "/stories",
        "story": f"/story/{known['story']}",
        "conflicts": "/conflicts",
        "method": "/method",
        "promises": "/promises",
        "silent": "/promises?state=silent&seen=2024-06",
        "judge": "/judge",
        "pairs": "/judge?what=pairs",
    }


@pytest.fixture(scope="session")
def pictures():
    """Return an address of every chart."""
    return (
        "/chart/dyad/CHN/RUS.svg",
        "/chart/ties/CHN/RUS.svg",
        "/chart/figures/CHN/RUS.svg",
        "/chart/actor/RUS.svg",
        "/chart/offices/RUS.svg",
        "/chart/matrix.svg",
        "/chart/map.svg",
        "/chart/coverage.svg",
    )
