"""Pictures: the charts of pages, in the colours of the page's theme, with links to the sentences behind each mark."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from chancery.charts import (
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
    to_svg,
)
from chancery.charts.style import Colours
from chancery.web.asking import address, party
from chancery.web.page import View
from chancery.web.pages.actor import AROUND, holders, year_window
from chancery.web.pages.actor import network as partners_of
from chancery.web.pages.dyad import Choice, monthly, points
from chancery.web.pages.world import cells, countries
from chancery.web.shelf import Row
from chancery.web.words import Words

Spec = dict[str, Any]


def style_for(words: Words, colours: Colours = LIGHT) -> Style:
    """Return the look of charts in a language."""
    return Style(colours=colours, words=words.messages["chart"], name=words.name, month=words.month, locale=words.chart_locale())


def months(view: View) -> str:
    """Return the chart of a dyad month by month."""
    return _drawn(view, months_spec(view, style_for(view.words, WEB), linked=True), "months")


def months_spec(view: View, style: Style, *, linked: bool = False, title: str = "") -> Spec:
    """Return the specification of a dyad month by month."""
    choice = Choice.of(view)
    rows, _ = monthly(view, choice)

    def link(row: Mapping[str, Any], quad: int) -> str:
        clock = "written" if choice.by == "written" else "month"
        return address(
            "/records",
            kind="event",
            pair=f"{choice.first},{choice.second}",
            quad=quad,
            status=choice.acts["status"],
            direction=choice.direction if choice.direction != "both" else None,
            **{clock: f"{row['month']:%Y-%m}"},
        )

    return months_chart(rows, style, per_article=choice.count == "articles", link=link if linked else None, title=title)


def ties(view: View) -> str:
    """Return the chart of what lasts between two parties."""
    return _drawn(view, ties_spec(view, style_for(view.words, WEB)), "ties")


def ties_spec(view: View, style: Style, *, title: str = "") -> Spec:
    """Return the specification of what lasts between two parties."""
    rows = view.shelf.rows("ties", first=party(view.place["first"]), second=party(view.place["second"]))
    made = [_band(row, tie_name(row, view.words)) for row in rows if row["type"] != "office"]
    return ties_chart(made, style, today=_last_day(view), title=title)


def tie_name(row: Row, words: Words) -> str:
    """Return a short name of a tie."""
    kind = words.label("tie", row["type"])
    if row["type"] == "office":
        return f"{row['subject']}, {row['role']}"
    if row["type"] in ("membership", "rank"):
        number = f" {row['n']}" if row["n"] is not None else ""
        return f"{kind}{number}: {words.name(row['subject'])} – {words.name(row['object'])}"
    return f"{kind}: {row['level'] or row['name'] or '–'}"


def offices(view: View) -> str:
    """Return the chart of who held a party's offices."""
    return _drawn(view, offices_spec(view, style_for(view.words, WEB)), "offices")


def offices_spec(view: View, style: Style, *, title: str = "") -> Spec:
    """Return the specification of who held a party's offices, and from when to when texts name the holders."""
    made = [
        {
            "label": f"{row['subject']}, {row['role']}",
            "start": _whole(row["since"], "start"),
            "end": _whole(row["until"], "end"),
            "named": str(row["first_day"]) if row["first_day"] else None,
            "last": str(row["last_day"]) if row["last_day"] else None,
        }
        for row in holders(view, party(view.place["code"]))[:24]
    ]
    return ties_chart(made, style, today=_last_day(view), title=title)


def _band(row: Row, label: str) -> Row:
    return {
        "label": label,
        "start": _whole(row["since"], "start"),
        "end": _whole(row["until"], "end"),
        "named": str(row["day"]) if row["day"] else None,
    }


def _whole(value: str | None, side: str) -> str | None:
    """Return an ISO day, month or year as the day at its beginning or end."""
    if not value:
        return None
    if len(value) == 10:
        return value
    return value + {4: {"start": "-01-01", "end": "-12-31"}, 7: {"start": "-01", "end": "-28"}}[len(value)][side]


def _last_day(view: View) -> str:
    last = view.shelf.row("counts")["last_day"]
    return str(last or dt.date.today())


def figures(view: View) -> str:
    """Return the small charts of a dyad's figures."""
    return _drawn(view, figures_spec(view, style_for(view.words, WEB)), "figures")


def figures_spec(view: View, style: Style, *, title: str = "") -> Spec:
    """Return the specification of a dyad's figures; those without a period have no place on a line of time."""
    return figures_chart(points(view, party(view.place["first"]), party(view.place["second"])), style, title=title)


def network(view: View) -> str:
    """Return the network around a party."""
    return _drawn(view, network_spec(view, style_for(view.words, WEB), linked=True), "network")


def network_spec(view: View, style: Style, *, linked: bool = False, title: str = "") -> Spec:
    """Return the specification of the network around a party."""
    code = party(view.place["code"])
    partners, edges = partners_of(view, code)
    days = {name: day.isoformat() if day else None for name, day in year_window(view).items()}

    def link(other: str) -> str:
        return address(f"/actor/{other}" if other == code else f"/dyad/{code}/{other}", **days)

    return network_chart(code, partners[:AROUND], edges, style, link=link if linked else None, title=title)


def matrix(view: View) -> str:
    """Return the matrix of actors by recipients."""
    return _drawn(view, matrix_spec(view, style_for(view.words, WEB), linked=True), "matrix")


def matrix_spec(view: View, style: Style, *, linked: bool = False, title: str = "") -> Spec:
    """Return the specification of the matrix of actors by recipients."""
    kept = {name: view.asked.one(name) for name in ("since", "until", "status")}

    def link(row: Mapping[str, Any]) -> str:
        return address(f"/dyad/{row['source']}/{row['target']}", direction="out", **kept)

    return matrix_chart(cells(view), style, link=link if linked else None, title=title)


def country_map(view: View) -> str:
    """Return the map of countries."""
    return _drawn(view, map_spec(view, style_for(view.words, WEB), linked=True), "map")


def map_spec(view: View, style: Style, *, linked: bool = False, title: str = "") -> Spec:
    """Return the specification of the map of countries."""
    kept = {name: view.asked.one(name) for name in ("since", "until", "status")}
    return map_chart(countries(view), style, link=(lambda code: address(f"/actor/{code}", **kept)) if linked else None, title=title)


def coverage(view: View) -> str:
    """Return the chart of documents by month and language."""
    return _drawn(view, coverage_spec(view, style_for(view.words, WEB)), "coverage")


def coverage_spec(view: View, style: Style, *, title: str = "") -> Spec:
    """Return the specification of documents by month and language."""
    rows = [row | {"language": view.words.language(row["language"])} for row in view.shelf.rows("coverage")]
    return coverage_chart(rows, style, title=title)


def _drawn(view: View, spec: Spec, kind: str) -> str:
    return to_svg(spec, stylesheet=f"/static/chart-{view.theme}.css", label=view.words.t(f"chart.about_{kind}"))
