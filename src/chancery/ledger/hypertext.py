"""Hypertext: dossiers as one HTML page, which needs no network and no script."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from chancery.ledger.dossier import Dossier

_HOME = Path(__file__).parent


def html_briefing(dossier: Dossier) -> str:
    """Return a dossier as an HTML page: evidence is marked within its sentence, and every line names its documents and records."""
    return _page().render(dossier=dossier, sections=[section for section in dossier.sections if section.entries])


@cache
def _page() -> Template:
    loader = FileSystemLoader(_HOME / "templates")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True).get_template(
        "dossier.html")
