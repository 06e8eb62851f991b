"""Lines: figures over time, a small chart for each thing measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from chancery.charts.style import Style, alt, specification

_MOST = 6


def figures_chart(rows: Sequence[Mapping[str, Any]], style: Style, *, title: str = "") -> dict[str, Any]:
    """Return small charts of figures, for the series with most points; a single point is no line.

    Args:
        rows: mappings with series, day and value.
    """
    series: dict[str, list[Mapping[str, Any]]] = {}
    for row in rows:
        series.setdefault(row["series"], []).append(row)
    shown = sorted((item for item in series.items() if has_line(item[1])), key=lambda item: -len(item[1]))[:_MOST]
    small = [_one(name, points, style) for name, points in shown]
    chart = alt.concat(*small, columns=2, spacing=28).properties(title=title) if small else alt.Chart(alt.Data(values=[])).mark_point()
    return specification(chart, style)


def has_line(points: Sequence[Mapping[str, Any]]) -> bool:
    """Return whether figures of one series are of several days."""
    return len({point["day"] for point in points}) > 1


def _one(name: str, points: Sequence[Mapping[str, Any]], style: Style) -> Any:
    values = [{"day": str(point["day"]), "value": point["value"]} for point in points]
    heading = alt.TitleParams(name if len(name) <= 56 else name[:55] + "…", fontSize=11, fontWeight="normal", color=style.colours.ink)
    base = alt.Chart(alt.Data(values=values)).encode(
        x=alt.X("day:T", title=None, axis=alt.Axis(tickCount=5, grid=False)),
        y=alt.Y("value:Q", title=None, axis=alt.Axis(format="~s", tickCount=4), scale=alt.Scale(zero=True)),
    )
    line = base.mark_line(color=style.colours.accent, strokeWidth=1.2, opacity=0.5)
    return alt.layer(line, base.mark_point(filled=True, size=40, color=style.colours.accent, opacity=1)).properties(
        width=340, height=120, title=heading
    )
