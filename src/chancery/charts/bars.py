"""Bars: how many documents there are of each month."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from chancery.charts.style import Style, alt, specification


def coverage_chart(rows: Sequence[Mapping[str, Any]], style: Style, *, title: str = "") -> dict[str, Any]:
    """Return documents by month and language.

    Args:
        rows: mappings with month, language (as it is called) and documents.
    """
    values = [{"month": str(row["month"]), "language": row["language"], "documents": row["documents"]} for row in rows if row["month"]]
    languages = sorted({value["language"] for value in values})
    # Cooperation and conflict are not meant here: one shade for each language, from the accent to the ink.
    shades = [style.colours.accent, style.colours.faint, style.colours.line, style.colours.ink] * (1 + len(languages) // 4)
    chart = (
        alt.Chart(alt.Data(values=values))
        .mark_bar(stroke=style.colours.faint, strokeWidth=0.5)
        .encode(
            x=alt.X("yearmonth(month):T", title=None, axis=alt.Axis(grid=False, labelFlush=True)),
            y=alt.Y("sum(documents):Q", title=style.word("documents"), axis=alt.Axis(tickMinStep=1)),
            color=alt.Color("language:N", scale=alt.Scale(domain=languages, range=shades[: len(languages)]), title=None),
        )
        .properties(width=820, height=180, title=title)
    )
    return specification(chart, style)
