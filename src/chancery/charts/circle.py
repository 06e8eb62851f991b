"""Circle: a party, those it deals with, and how they deal with each other."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from chancery.charts.style import Style, alt, specification

Row = Mapping[str, Any]


def network_chart(
    party: str, partners: Sequence[Row], edges: Sequence[Row], style: Style, *, link: Callable[[str], str] | None = None, title: str = ""
) -> dict[str, Any]:
    """Return the network around a party; a line is as thick as there are reports, its colour is the mean score.

    Args:
        partners: mappings with partner and reports.
        edges: mappings with first, second, reports and score, also of partners among each other.
    """
    places = {party: (0.0, 0.0)}
    for turn, row in enumerate(partners):
        angle = 2 * math.pi * turn / max(1, len(partners)) - math.pi / 2
        places[row["partner"]] = (math.cos(angle), -math.sin(angle))
    lines = [_line(row, party, places, style) for row in edges if row["first"] in places and row["second"] in places]
    reports = {row["partner"]: row["reports"] for row in partners}
    nodes = [_node(code, place, party, reports, style, link) for code, place in places.items()]
    names = [style.word(f"class{n}") for n in range(1, 6)]
    scale = alt.Scale(domain=[-1.45, 1.45])
    x, y = alt.X("x:Q", scale=scale, axis=None), alt.Y("y:Q", scale=alt.Scale(domain=[-1.18, 1.18]), axis=None)
    drawn = (
        alt.Chart(alt.Data(values=lines))
        .mark_rule(strokeCap="round")
        .encode(
            x=x,
            y=y,
            x2="x2:Q",
            y2="y2:Q",
            strokeWidth=alt.StrokeWidth("width:Q", scale=None),
            opacity=alt.Opacity("opacity:Q", scale=None),
            color=alt.Color(
                "class:N",
                scale=alt.Scale(domain=names, range=list(style.colours.classes)),
                title=style.word("score"),
                legend=alt.Legend(orient="bottom", columns=5, symbolType="stroke", symbolStrokeWidth=4),
            ),
            description=alt.Description("description:N"),
        )
    )
    base = alt.Chart(alt.Data(values=nodes)).encode(x=x, y=y, **({"href": alt.Href("href:N")} if link else {}))
    circles = base.mark_circle(opacity=1, color=style.colours.accent).encode(
        size=alt.Size("size:Q", scale=None), description=alt.Description("label:N")
    )
    texts = [
        base.transform_filter(f"datum.side == '{side}'").mark_text(fontSize=12, color=style.colours.ink, **known).encode(text="label:N")
        for side, known in (
            ("left", {"align": "right", "dx": -11}),
            ("right", {"align": "left", "dx": 11}),
            ("below", {"dy": 19}),
            ("above", {"dy": -17}),
        )
    ]
    chart = alt.layer(drawn, circles, *texts).properties(width=660, height=520, title=title)
    return specification(chart, style)


def _line(row: Row, party: str, places: Mapping[str, tuple[float, float]], style: Style) -> dict[str, Any]:
    (x, y), (x2, y2) = places[row["first"]], places[row["second"]]
    own = party in (row["first"], row["second"])
    return {
        "x": x,
        "y": y,
        "x2": x2,
        "y2": y2,
        "width": min(9.0, 1 + 1.5 * math.log2(row["reports"])) * (1 if own else 0.6),
        "opacity": 1.0 if own else 0.45,
        "class": style.score_class(row["score"]),
        "description": f"{style.name(row['first'])} – {style.name(row['second'])}: {row['reports']}, {row['score']:.1f}",
    }


def _node(
    code: str, place: tuple[float, float], party: str, reports: Mapping[str, int], style: Style, link: Callable[[str], str] | None
) -> dict[str, Any]:
    side = "below" if place[1] < -0.9 else "above" if place[1] > 0.9 else "left" if place[0] < 0 or code == party else "right"
    made = {
        "x": place[0],
        "y": place[1],
        "label": style.name(code),
        "side": side,
        "size": 320 if code == party else 60 + 40 * math.log2(1 + reports.get(code, 0)),
    }
    return made | ({"href": link(code)} if link else {})
