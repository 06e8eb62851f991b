"""`chancery plot`: the charts of the web interface, as files."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from chancery.cli.options import LedgerFile, Since, Until, ledger_path
from chancery.cli.parties import party_code
from chancery.errors import FilterError, LedgerNotFound


class Chart(StrEnum):
    """What is drawn."""

    dyad = "dyad"
    ties = "ties"
    figures = "figures"
    actor = "actor"
    offices = "offices"
    matrix = "matrix"
    map = "map"
    coverage = "coverage"


class Theme(StrEnum):
    """On what ground."""

    light = "light"
    dark = "dark"


# How many parties each chart is of.
_PARTIES = {Chart.dyad: 2, Chart.ties: 2, Chart.figures: 2, Chart.actor: 1, Chart.offices: 1}
_ENDINGS = (".svg", ".png", ".html", ".json")


def plot(
    chart: Annotated[
        Chart, typer.Argument(help="what is drawn: dyad, ties and figures of two parties, actor and offices of one, the rest of all")
    ],
    parties: Annotated[list[str] | None, typer.Argument(help="states or organisations: codes, or English names")] = None,
    output: Annotated[
        Path, typer.Option("--output", "-o", help="the file: .svg, .png, .html, or .json for its Vega-Lite specification")
    ] = Path("chart.svg"),
    since: Since = None,
    until: Until = None,
    count: Annotated[str, typer.Option(help="raw, or articles: for each hundred articles of the month")] = "raw",
    status: Annotated[str, typer.Option(help="actual, future, hypothetical, negated or any")] = "actual",
    language: Annotated[str, typer.Option(help="the language of the words on the chart: en, nl or ro")] = "",
    theme: Annotated[Theme, typer.Option(help="on what ground")] = Theme.light,
    ledger: LedgerFile = None,
) -> None:
    """Draw a chart of the web interface into a file; the ending of its name says in which format.

    Example: chancery plot dyad CHN RUS --since 2022 --output china-russia.svg
    """
    if output.suffix.lower() not in _ENDINGS:
        raise typer.BadParameter(f"{output}: charts are written as {', '.join(_ENDINGS)}; give the file such an ending")
    codes = [party_code(one) for one in parties or ()]
    if len(codes) != _PARTIES.get(chart, 0):
        raise typer.BadParameter(f"the chart {chart.value} is of {_PARTIES.get(chart, 0)} parties, and {len(codes)} were given")
    path = ledger_path(ledger)
    if not path.exists():
        raise LedgerNotFound(f"{path}: there is no such ledger; make one with: chancery add PATH --ledger {path}")
    asked = {"since": since, "until": until, "count": count, "status": status}
    _write(output, _spec(path, chart, codes, {name: value for name, value in asked.items() if value}, language, theme))
    typer.echo(f"{output}", err=True)


def _spec(path: Path, chart: Chart, codes: list[str], asked: dict[str, str], language: str, theme: Theme) -> dict[str, Any]:
    """Return the specification of a chart."""
    from chancery.charts import DARK, LIGHT
    from chancery.web.asking import Asked
    from chancery.web.page import View
    from chancery.web.pages import pictures
    from chancery.web.shelf import Shelf
    from chancery.web.words import chosen_language, interface_languages, load_words

    if language and language not in interface_languages():
        raise FilterError(f"--language: charts have no words in {language!r}; there are {', '.join(interface_languages())}")
    words = load_words(chosen_language(language))
    place = dict(zip(("first", "second") if len(codes) == 2 else ("code",), codes, strict=False))
    view = View(shelf=Shelf(path), asked=Asked("/", tuple(asked.items())), words=words, place=place)
    make = {
        Chart.dyad: pictures.months_spec,
        Chart.ties: pictures.ties_spec,
        Chart.figures: pictures.figures_spec,
        Chart.actor: pictures.network_spec,
        Chart.offices: pictures.offices_spec,
        Chart.matrix: pictures.matrix_spec,
        Chart.map: pictures.map_spec,
        Chart.coverage: pictures.coverage_spec,
    }[chart]
    title = words.t(f"chart.title_{chart.value}", parties=words.names(codes)) if codes else words.t(f"chart.title_{chart.value}")
    return make(view, pictures.style_for(words, DARK if theme is Theme.dark else LIGHT), title=title)


def _write(output: Path, spec: dict[str, Any]) -> None:
    from chancery.charts import to_html, to_png, to_svg

    ending = output.suffix.lower()
    if ending == ".png":
        output.write_bytes(to_png(spec))
    else:
        whole = to_svg(spec) if ending == ".svg" else to_html(spec) if ending == ".html" else json.dumps(spec, ensure_ascii=False, indent=1)
        output.write_text(whole, encoding="utf-8")
