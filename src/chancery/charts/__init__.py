"""Charts that the web interface shows and `chancery plot` writes: Vega-Lite specifications, drawn offline."""

from chancery.charts.bands import ties_chart
from chancery.charts.bars import coverage_chart
from chancery.charts.circle import network_chart
from chancery.charts.grid import matrix_chart
from chancery.charts.lines import figures_chart
from chancery.charts.months import months_chart
from chancery.charts.render import to_html, to_png, to_svg
from chancery.charts.shapes import map_chart
from chancery.charts.style import DARK, LIGHT, WEB, Style

__all__ = [
    "DARK",
    "LIGHT",
    "WEB",
    "Style",
    "coverage_chart",
    "figures_chart",
    "map_chart",
    "matrix_chart",
    "months_chart",
    "network_chart",
    "ties_chart",
    "to_html",
    "to_png",
    "to_svg",
]
