"""Months: cooperation above the line and conflict below it, with the mean score."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from chancery.charts.style import QUADS, Style, alt, specification

Row = Mapping[str, Any]


def months_chart(
    rows: Sequence[Row], style: Style, *, per_article: bool = False, link: Callable[[Row, int], str] | None = None, title: str = ""
) -> dict[str, Any]:
    """Return the chart of two parties month by month; a bar leads to its sentences where `link` says where they are.

    Args:
        rows: mappings with month, quad1 to quad4, reports, score, articles and turning_point.
        per_article: whether bars count events for each hundred articles of the month.
    """
    bars = [_bar(row, quad, style, per_article, link) for row in rows for quad in QUADS if row[f"quad{quad}"]]
    points = [
        {
            "month": str(row["month"]),
            "score": row["score"],
            "n": row["reports"],
            "turn": bool(row["turning_point"]),
            "label": style.month(row["month"]),
        }
        for row in rows
    ]
    # Both axes have zero at the same height, so that the line lies on the side that it belongs to.
    most = (
        max(
            (
                sum(abs(bar["n"]) for bar in bars if bar["month"] == one and (bar["n"] > 0) is up)
                for one in {bar["month"] for bar in bars}
                for up in (True, False)
            ),
            default=1,
        )
        or 1
    )
    x = alt.X("yearmonth(month):T", title=None, axis=alt.Axis(grid=False, labelFlush=True))
    names = [style.word(f"quad{quad}") for quad in QUADS]
    stacked = (
        alt.Chart(alt.Data(values=bars))
        .mark_bar(**({"cursor": "pointer"} if link else {}))
        .encode(
            x=x,
            y=alt.Y(
                "n:Q",
                title=style.word("per_hundred" if per_article else "reports"),
                axis=alt.Axis(tickMinStep=0 if per_article else 1, tickCount=7),
                scale=alt.Scale(domain=[-most * 1.08, most * 1.08], nice=False),
            ),
            color=alt.Color(
                "quad:N",
                scale=alt.Scale(domain=names, range=list(style.colours.quads)),
                title=None,
                legend=alt.Legend(orient="top", columns=4),
            ),
            order=alt.Order("order:Q"),
            description=alt.Description("description:N"),
            **({"href": alt.Href("href:N")} if link else {}),
        )
    )
    score = alt.Chart(alt.Data(values=points)).encode(x=x)
    line = score.mark_line(color=style.colours.accent, strokeWidth=1.6, point={"color": style.colours.accent, "size": 18}).encode(
        y=alt.Y(
            "score:Q",
            title=style.word("score"),
            scale=alt.Scale(domain=[-10, 10]),
            axis=alt.Axis(titleColor=style.colours.accent, labelColor=style.colours.accent, grid=False, values=[-10, -5, 0, 5, 10]),
        )
    )
    turns = score.transform_filter("datum.turn").mark_rule(color=style.colours.accent, strokeDash=[3, 3])
    marks = (
        score.transform_filter("datum.turn")
        .mark_text(text="◆", color=style.colours.accent, fontSize=13, baseline="bottom")
        .encode(y=alt.value(8))
    )
    zero = alt.Chart(alt.Data(values=[{"n": 0}])).mark_rule(color=style.colours.faint).encode(y="n:Q")
    chart = (
        alt.layer(alt.layer(stacked, zero), line, turns, marks)
        .resolve_scale(y="independent")
        .properties(width=820, height=300, title=title)
    )
    return specification(chart, style)


def _bar(row: Row, quad: int, style: Style, per_article: bool, link: Callable[[Row, int], str] | None) -> dict[str, Any]:
    count = row[f"quad{quad}"]
    shown = 100 * count / row["articles"] if per_article and row["articles"] else 0 if per_article else count
    # Verbal stands next to the line, material outside.
    made = {
        "month": str(row["month"]),
        "n": shown if quad <= 2 else -shown,
        "quad": style.word(f"quad{quad}"),
        "order": quad,
        "description": f"{style.month(row['month'])}: {style.word(f'quad{quad}')}, {count}",
    }
    return made | ({"href": link(row, quad)} if link else {})
