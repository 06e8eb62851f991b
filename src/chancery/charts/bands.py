"""Bands: what lasts, from when to when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from chancery.charts.style import Style, alt, specification

_MOST = 30


def ties_chart(rows: Sequence[Mapping[str, Any]], style: Style, *, today: str, title: str = "") -> dict[str, Any]:
    """Return ties as bands of time: a full band where the beginning is known, a mark where a text only names the tie.

    Args:
        rows: mappings with label, start, end (ISO days or None), named and last (the days of the first and last texts that name it).
        today: where open bands end.
    """
    known = [row for row in rows if row["start"] or row["end"] or row["named"]][:_MOST]
    bands = [
        {
            "label": _short(row["label"]),
            "from": row["start"] or row["end"],
            "to": row["end"] or max(today, row["start"] or ""),
            "open": not row["end"],
        }
        for row in known
        if row["start"] or row["end"]
    ]
    named = [{"label": _short(row["label"]), "from": row["named"], "to": row.get("last") or row["named"]} for row in known if row["named"]]
    y = alt.Y(
        "label:N", sort=[_short(row["label"]) for row in known], title=None, axis=alt.Axis(labelLimit=300, labelColor=style.colours.ink)
    )
    bars = (
        alt.Chart(alt.Data(values=bands))
        .mark_bar(height=9, cornerRadius=2, color=style.colours.accent)
        .encode(
            y=y,
            x=alt.X("from:T", title=None),
            x2="to:T",
            opacity=alt.Opacity("open:N", scale=alt.Scale(domain=[False, True], range=[1, 0.55]), legend=None),
        )
    )
    points = (
        alt.Chart(alt.Data(values=named))
        .mark_point(shape="diamond", filled=True, size=46, color=style.colours.quads[1])
        .encode(y=y, x="from:T")
    )
    spans = alt.Chart(alt.Data(values=named)).mark_rule(strokeWidth=2, color=style.colours.quads[1]).encode(y=y, x="from:T", x2="to:T")
    chart = alt.layer(bars, spans, points).properties(width=600, height=alt.Step(20), title=title)
    return specification(chart, style)


def _short(label: str) -> str:
    return label if len(label) <= 52 else label[:51] + "…"
