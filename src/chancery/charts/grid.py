"""Grid: who acts upon whom, as a matrix."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from chancery.charts.style import Style, alt, specification

Row = Mapping[str, Any]


def matrix_chart(rows: Sequence[Row], style: Style, *, link: Callable[[Row], str] | None = None, title: str = "") -> dict[str, Any]:
    """Return the matrix of actors by recipients: the number is that of reports, the colour the mean score.

    Args:
        rows: mappings with source, target, reports and score.
    """
    busy = Counter[str]()
    for row in rows:
        busy.update({row["source"]: row["reports"], row["target"]: row["reports"]})
    order = [style.name(code) for code, _ in busy.most_common()]
    values = [_cell(row, style, link) for row in rows]
    names = [style.word(f"class{n}") for n in range(1, 6)]
    base = alt.Chart(alt.Data(values=values)).encode(
        y=alt.Y(
            "actor:N",
            sort=order,
            title=style.word("actor"),
            axis=alt.Axis(labelColor=style.colours.ink, labelLimit=150, domain=False, ticks=False),
        ),
        x=alt.X(
            "recipient:N",
            sort=order,
            title=style.word("recipient"),
            axis=alt.Axis(orient="top", labelAngle=-45, labelColor=style.colours.ink, labelLimit=150, domain=False, ticks=False),
        ),
    )
    cells = base.mark_rect(cornerRadius=2, stroke=style.colours.paper, strokeWidth=2).encode(
        color=alt.Color(
            "class:N",
            scale=alt.Scale(domain=names, range=list(style.colours.classes)),
            title=style.word("score"),
            legend=alt.Legend(orient="bottom", columns=5),
        ),
        description=alt.Description("description:N"),
        **({"href": alt.Href("href:N")} if link else {}),
    )
    counts = base.mark_text(fontSize=10).encode(text="reports:Q", color=alt.Color("ink:N", scale=None))
    chart = alt.layer(cells, counts).properties(width=alt.Step(34), height=alt.Step(28), title=title)
    return specification(chart, style)


def _cell(row: Row, style: Style, link: Callable[[Row], str] | None) -> dict[str, Any]:
    # Numbers on the two strong colours are written in the colour of the paper.
    strong = style.score_class(row["score"]) in (style.word("class1"), style.word("class5"))
    ink = ("var(--on-strong)" if style.colours.ink.startswith("var") else style.colours.paper) if strong else style.colours.ink
    actor, recipient = style.name(row["source"]), style.name(row["target"])
    made = {
        "actor": actor,
        "recipient": recipient,
        "reports": row["reports"],
        "class": style.score_class(row["score"]),
        "ink": ink,
        "description": f"{actor} → {recipient}: {row['reports']}, {row['score']:.1f}",
    }
    return made | ({"href": link(row)} if link else {})
