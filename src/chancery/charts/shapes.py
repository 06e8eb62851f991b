"""Shapes: countries on a map, each in one colour for all of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from chancery.charts.style import Style, alt, specification

Row = Mapping[str, Any]


def map_chart(rows: Sequence[Row], style: Style, *, link: Callable[[str], str] | None = None, title: str = "") -> dict[str, Any]:
    """Return the map of countries coloured by the mean score of the events that each takes part in; grey where there are none.

    Args:
        rows: mappings with party (ISO code), reports and score.
    """
    names = [style.word(f"class{n}") for n in range(1, 6)]
    features = _countries()
    land = alt.Chart(alt.Data(values=features, format=alt.DataFormat(type="topojson", feature="countries")))
    known = {row["party"]: row for row in rows}
    ids = {shape["id"] for shape in features["objects"]["countries"]["geometries"]}
    values = [_country(row, style, link) for code, row in known.items() if code in ids]
    ground = land.mark_geoshape(fill=style.colours.none, stroke=style.colours.line, strokeWidth=0.5)
    shades = (
        land.transform_lookup(lookup="id", from_=alt.LookupData(alt.Data(values=values), "id", ["class", "description", "href"]))
        .transform_filter("isValid(datum.class)")
        .mark_geoshape(stroke=style.colours.line, strokeWidth=0.5)
        .encode(
            color=alt.Color(
                "class:N",
                scale=alt.Scale(domain=names, range=list(style.colours.classes)),
                title=style.word("score"),
                legend=alt.Legend(orient="bottom", columns=5),
            ),
            description=alt.Description("description:N"),
            **({"href": alt.Href("href:N")} if link else {}),
        )
    )
    chart = alt.layer(ground, shades).project("naturalEarth1").properties(width=820, height=420, title=title)
    return specification(chart, style)


def _country(row: Row, style: Style, link: Callable[[str], str] | None) -> dict[str, Any]:
    code = row["party"]
    made = {
        "id": code,
        "class": style.score_class(row["score"]),
        "description": f"{style.name(code)}: {row['reports']}, {row['score']:.1f}",
    }
    return made | ({"href": link(code)} if link else {})


@cache
def _countries() -> dict[str, Any]:
    """Return the outlines of countries (Natural Earth, public domain) as TopoJSON whose ids are ISO codes; made by tools/build_map.py."""
    found: dict[str, Any] = json.loads((Path(__file__).parent / "countries.json").read_text(encoding="utf-8"))
    return found
