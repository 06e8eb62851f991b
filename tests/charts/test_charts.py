import datetime as dt
from xml.etree import ElementTree

import pytest

from chancery.charts import (
    DARK,
    LIGHT,
    WEB,
    Style,
    coverage_chart,
    figures_chart,
    map_chart,
    matrix_chart,
    months_chart,
    network_chart,
    ties_chart,
    to_html,
    to_png,
    to_svg,
)

MONTH = {
    "month": dt.date(2024, 3, 1),
    "quad1": 2,
    "quad2": 1,
    "quad3": 0,
    "quad4": 3,
    "reports": 6,
    "score": -1.5,
    "articles": 10,
    "turning_point": True,
}
EDGE = {"first": "CHN", "second": "RUS", "reports": 5, "score": 3.0}


def charts(style):
    return {
        "months": months_chart([MONTH], style, link=lambda row, quad: f"/records?quad={quad}"),
        "rates": months_chart([MONTH], style, per_article=True),
        "ties": ties_chart([{"label": "treaty", "start": "2001-07-16", "end": None, "named": "2024-05-17"}], style, today="2024-12-31"),
        "figures": figures_chart([{"series": "trade", "day": f"202{n}-01-01", "value": n} for n in (2, 3)], style),
        "network": network_chart("CHN", [{"partner": "RUS", "reports": 5}], [EDGE], style, link=lambda code: f"/dyad/CHN/{code}"),
        "matrix": matrix_chart([{"source": "CHN", "target": "RUS", "reports": 5, "score": 6.0}], style, link=lambda row: "/dyad/CHN/RUS"),
        "map": map_chart([{"party": "CHN", "reports": 5, "score": -6.0}, {"party": "NATO", "reports": 1, "score": 1.0}], style),
        "coverage": coverage_chart([{"month": dt.date(2024, 3, 1), "language": "nl", "documents": 3}], style),
    }


@pytest.mark.parametrize("colours", [LIGHT, DARK, WEB], ids=["light", "dark", "web"])
def test_every_chart_is_drawn_in_every_theme(colours):
    for name, spec in charts(Style(colours=colours)).items():
        assert ElementTree.fromstring(to_svg(spec)).tag.endswith("svg"), name


@pytest.mark.parametrize(
    "chart",
    [
        lambda style: months_chart([], style),
        lambda style: ties_chart([], style, today="2024-01-01"),
        lambda style: figures_chart([], style),
        lambda style: network_chart("CHN", [], [], style),
        lambda style: matrix_chart([], style),
        lambda style: map_chart([], style),
        lambda style: coverage_chart([], style),
    ],
)
def test_a_chart_of_nothing_is_drawn_empty(chart):
    assert to_svg(chart(Style())).startswith("<svg")


def test_conflict_stands_below_the_line_and_links_are_kept():
    spec = charts(Style())["months"]
    bars = (
        [row for rows in spec["datasets"].values() for row in rows if "href" in row]
        if "datasets" in spec
        else spec["layer"][0]["layer"][0]["data"]["values"]
    )
    assert {row["quad"]: row["n"] > 0 for row in bars} == {"quad1": True, "quad2": True, "quad4": False}
    assert 'href="/records?quad=4"' in to_svg(spec)


def test_colours_of_the_page_reach_the_picture():
    drawn = to_svg(charts(Style(colours=WEB))["months"], stylesheet="/static/chart-auto.css", label="a <b> chart")
    assert "var(--quad4)" in drawn
    assert "<title>a &lt;b&gt; chart</title>" in drawn
    assert 'target="_top"' in drawn


def test_scores_fall_into_five_classes():
    style = Style()
    assert [style.score_class(score) for score in (-9, -2, 0, 2, 9)] == [f"class{n}" for n in range(1, 6)]
    assert style.shade(None) == LIGHT.none


def test_a_chart_is_written_as_png_and_as_html_that_needs_nothing_else():
    spec = charts(Style())["ties"]
    assert to_png(spec).startswith(b"\x89PNG")
    page = to_html(spec)
    assert "<script" in page
    assert 'src="http' not in page


def test_every_state_on_the_map_is_one_of_the_world_file():
    from chancery.charts.shapes import _countries
    from chancery.world import load_world

    known = {row["code"] for row in load_world().table("states")}
    drawn = {shape["id"] for shape in _countries()["objects"]["countries"]["geometries"]}
    assert len(drawn & known) > 170
    assert {"RUS", "CHN", "NLD", "ROU", "FRA", "XKX", "COD"} <= drawn
