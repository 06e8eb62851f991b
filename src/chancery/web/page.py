"""Pages: what is shown, as HTML, as its JSON twin and as CSV of its tables."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from chancery.web.asking import Asked, address
from chancery.web.shelf import Row, Shelf
from chancery.web.words import Words, interface_languages

# A cell that a spreadsheet would run as a formula is led by an apostrophe.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
# Control characters that HTML does not allow, shown as the mark of a broken character.
_FORBIDDEN = dict.fromkeys([n for n in range(32) if n not in (9, 10, 13)] + [127], "\N{REPLACEMENT CHARACTER}")


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What a page is made from: the ledger, what was asked, and the reader's language.

    `place` holds the parts of the path; `theme` is auto, light or dark; `navigation` names the pages that can be gone to; `form_token`
    is what a form must send back.
    """

    shelf: Shelf
    asked: Asked
    words: Words
    place: Mapping[str, str] = field(default_factory=dict)
    theme: str = "auto"
    navigation: tuple[str, ...] = ()
    form_token: str = ""
    desk: Any = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows on a page that can be taken away as CSV: the names of the columns, and a mapping for each row."""

    name: str
    columns: tuple[str, ...]
    rows: Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page: `data` is what its JSON twin has besides the tables, `shown` what only the template needs."""

    template: str
    title: str
    data: Mapping[str, Any] = field(default_factory=dict)
    tables: tuple[Table, ...] = ()
    shown: Mapping[str, Any] = field(default_factory=dict)
    status: int = 200

    def table(self, name: str) -> Table:
        """Return the table of this name, the first one where no name is given."""
        return (
            next((table for table in self.tables if table.name == name), self.tables[0])
            if self.tables
            else Table(name="empty", columns=(), rows=())
        )

    def to_json(self, asked: Asked) -> str:
        """Return the JSON twin."""
        tables = {table.name: [{name: row.get(name) for name in table.columns} for row in table.rows] for table in self.tables}
        told = {"title": self.title, "address": asked.address(), **self.data, "tables": tables}
        return json.dumps(told, ensure_ascii=False, default=_plain)

    def to_csv(self, name: str) -> str:
        """Return one table as CSV."""
        table, out = self.table(name), io.StringIO()
        writer = csv.writer(out)
        writer.writerow(table.columns)
        writer.writerows([_cell(row.get(column)) for column in table.columns] for row in table.rows)
        return out.getvalue()

    def to_html(self, view: View) -> str:
        """Return the page as HTML in the reader's language."""
        words = view.words
        return _HOUSE.get_template(self.template).render(
            page=self,
            view=view,
            words=words,
            t=words.t,
            asked=view.asked,
            data=self.data,
            address=address,
            tables={table.name: table.rows for table in self.tables},
            here=view.asked.address,
            languages=interface_languages(),
            export=lambda form, name="": _export(view.asked, form, name),
            **self.shown,
        )


def _export(asked: Asked, form: str, table: str) -> str:
    """Return the address of this page as JSON or CSV."""
    path = "/start" if asked.path == "/" else asked.path
    return asked.without("table", "lang", "theme").address(f"{path}.{form}", table=table or None)


def _plain(value: Any) -> Any:
    """Return what JSON cannot hold as what it can."""
    if isinstance(value, (dt.date, dt.datetime)):
        return value.isoformat()
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    return str(value)


def _cell(value: Any) -> Any:
    """Return a value as a cell of CSV: lists joined, nothing that a spreadsheet would run."""
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        value = "; ".join(str(one) for one in value)
    if isinstance(value, dict):
        value = json.dumps(value, ensure_ascii=False, default=_plain)
    if isinstance(value, str):
        return "'" + value if value.startswith(_FORMULA) else value
    return value


def clean(text: Any) -> str:
    """Return text without the control characters that HTML does not allow."""
    return str(text).translate(_FORBIDDEN)


def flat(row: Row) -> Row:
    """Return a row of the index without what only serves the search in it."""
    return {name: value for name, value in row.items() if name not in ("total", "place_in_order", "folded", "start")}


def _house() -> Environment:
    house = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    house.filters["clean"] = clean
    return house


_HOUSE = _house()
