"""Measured error rates: the tables of docs/limits.md, which the wheel carries beside this module."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_PLACES = (Path(__file__).parent / "limits.md", Path(__file__).parents[3] / "docs" / "limits.md")
_TABLE = re.compile(r"<!-- measured on (\w+)[^>]*-->\n(.*?)<!-- /measured -->", re.DOTALL)


@cache
def measured() -> tuple[dict[str, str], ...]:
    """Return the rows by language and kind, each with the articles that it was `measured` on; none where the page does not come along."""
    return tuple(row for row in _measured() if "language" in row)


@cache
def measured_types() -> tuple[dict[str, str], ...]:
    """Return the rows by type of event, over all the articles; none where the page does not come along."""
    return tuple(row for row in _measured() if "type" in row)


@cache
def _measured() -> tuple[dict[str, str], ...]:
    found = next((place for place in _PLACES if place.is_file()), None)
    text = found.read_text(encoding="utf-8") if found else ""
    return tuple({"measured": name} | row for name, table in _TABLE.findall(text) for row in _rows(table))


def _rows(table: str) -> list[dict[str, str]]:
    lines = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines() if line.startswith("|")]
    return [dict(zip(lines[0], line, strict=True)) for line in lines[2:]]
