"""Rendering: a chart as SVG, PNG or HTML, by vl-convert, without a browser or a network."""

from __future__ import annotations

import re
from typing import Any

import vl_convert

# Inline styles, which the interface's content policy forbids; Vega writes none that matters in a picture.
_STYLE = re.compile(r' style="[^"]*"')
_SIZE = re.compile(r'(<svg\b[^>]*?) width="[\d.]+" height="[\d.]+"')
_SCALE = 2
# Where vl-convert lets links lead that name no host; they are meant to stay where the chart is.
_ELSEWHERE = 'xlink:href="https://vega.github.io/vega-datasets//'


def to_svg(spec: dict[str, Any], *, stylesheet: str = "", label: str = "") -> str:
    """Return a chart as SVG.

    Args:
        stylesheet: the address of the colours, for a chart in a page; such a chart has no size of its own, and its links open in the page.
        label: what a screen reader says of the chart.
    """
    drawn = vl_convert.vegalite_to_svg(spec).replace(_ELSEWHERE, 'href="/')
    if not stylesheet:
        return str(drawn)
    drawn = _SIZE.sub(r"\1", _STYLE.sub("", drawn), count=1).replace("<a ", '<a target="_top" ')
    title = f"<title>{_escaped(label)}</title>" if label else ""
    head, body = drawn.split(">", 1)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<?xml-stylesheet type="text/css" href="{stylesheet}"?>\n{head}>{title}{body}'


def to_png(spec: dict[str, Any]) -> bytes:
    """Return a chart as PNG, at twice its size."""
    return bytes(vl_convert.vegalite_to_png(spec, scale=_SCALE))


def to_html(spec: dict[str, Any]) -> str:
    """Return a chart as one HTML file that needs nothing else."""
    return str(vl_convert.vegalite_to_html(spec, bundle=True))


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
