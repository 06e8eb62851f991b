"""The look of charts: colours that colour-blind readers can tell apart, and the words on them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import altair

# Altair's own types refuse much that its schema allows.
alt: Any = altair

# Mean PLOVER scores (from -10 to 10) are shown in five classes; the middle one is about nothing but talk of both kinds.
CLASSES = (-4.0, -1.0, 1.0, 4.0)
# Rows of marks for the four quads, from material conflict to material cooperation, as stacked bars have them.
QUADS = (1, 2, 3, 4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """Colours of a theme; blue is cooperation, orange conflict, the darker shade material.

    `classes` are for mean scores from worst to best, `none` is for what has no records.
    """

    ink: str
    faint: str
    line: str
    paper: str
    accent: str
    quads: tuple[str, str, str, str]
    classes: tuple[str, str, str, str, str]
    none: str


LIGHT = Colours(
    ink="#1d1b19",
    faint="#6a645c",
    line="#e0dad0",
    paper="#fdfcfa",
    accent="#6d2e5b",
    quads=("#8fbbe0", "#1f5a94", "#f3b56e", "#b24e0c"),
    classes=("#b24e0c", "#f0b878", "#d9d4cb", "#9ec4e4", "#1f5a94"),
    none="#eeeae3",
)
DARK = Colours(
    ink="#ece7df",
    faint="#a9a298",
    line="#3a3632",
    paper="#171514",
    accent="#dba6c8",
    quads=("#6fa6d6", "#b9d9f2", "#c9772b", "#f6c48f"),
    classes=("#f0a35a", "#9a5a22", "#4a4641", "#3f6f9c", "#9ccbf0"),
    none="#26231f",
)
# Names of the interface's own variables: the theme of the page decides.
WEB = Colours(
    ink="var(--ink)",
    faint="var(--faint)",
    line="var(--line)",
    paper="none",
    accent="var(--accent)",
    quads=("var(--quad1)", "var(--quad2)", "var(--quad3)", "var(--quad4)"),
    classes=("var(--class1)", "var(--class2)", "var(--class3)", "var(--class4)", "var(--class5)"),
    none="var(--none)",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a chart is drawn: its colours, its words by key, what names a party and a month, and Vega's settings of numbers and times."""

    colours: Colours = LIGHT
    words: Mapping[str, str] = field(default_factory=dict)
    name: Callable[[str], str] = str
    month: Callable[[Any], str] = str
    locale: Mapping[str, Any] = field(default_factory=dict)

    def word(self, key: str) -> str:
        """Return the words for a key, the key itself where there are none."""
        return self.words.get(key, key)

    def shade(self, score: float | None) -> str:
        """Return the colour of a mean score."""
        return self.colours.none if score is None else self.colours.classes[sum(score > edge for edge in CLASSES)]

    def score_class(self, score: float) -> str:
        """Return the words for the class of a mean score."""
        return self.word(f"class{1 + sum(score > edge for edge in CLASSES)}")

    def config(self) -> dict[str, Any]:
        """Return the settings that all charts share."""
        colours = self.colours
        text = {
            "labelColor": colours.faint,
            "titleColor": colours.faint,
            "labelFontSize": 11,
            "titleFontSize": 11,
            "titleFontWeight": "normal",
        }
        return {
            **({"locale": dict(self.locale)} if self.locale else {}),
            "background": colours.paper,
            "font": "system-ui, 'Noto Sans', 'DejaVu Sans', sans-serif",
            "view": {"stroke": None},
            "axis": text | {"gridColor": colours.line, "domainColor": colours.line, "tickColor": colours.line},
            "legend": text | {"orient": "top", "labelColor": colours.ink, "symbolType": "square"},
            "title": {"color": colours.ink, "fontSize": 14, "anchor": "start", "fontWeight": 600, "subtitleColor": colours.faint},
            "header": {"labelColor": colours.ink, "labelFontSize": 11, "titleColor": colours.faint},
            "text": {"color": colours.ink},
        }


def specification(chart: Any, style: Style) -> dict[str, Any]:
    """Return the Vega-Lite specification of a chart in a style."""
    made: dict[str, Any] = chart.to_dict()
    return made | {"config": style.config()}
