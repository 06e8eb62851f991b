"""Records: what a question to the ledger gives."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any, overload

from chancery.errors import MissingExtra
from chancery.ledger.columns import COLUMNS, flat


@dataclass(frozen=True, slots=True, repr=False)
class Records(Sequence[dict[str, Any]]):
    """A sequence of records of one kind, each a dict in the JSON form of a reading with its `document`.

    `kind` is event, statement, figure, tie or document.
    """

    kind: str
    rows: tuple[dict[str, Any], ...]

    @overload
    def __getitem__(self, index: int) -> dict[str, Any]: ...
    @overload
    def __getitem__(self, index: slice) -> Records: ...
    def __getitem__(self, index: int | slice) -> dict[str, Any] | Records:
        if isinstance(index, slice):
            return Records(self.kind, self.rows[index])
        return self.rows[index]

    def __len__(self) -> int:
        return len(self.rows)

    def __repr__(self) -> str:
        return f"<{len(self)} {self.kind}{'' if len(self) == 1 else 's'}>"

    def flat(self) -> list[dict[str, Any]]:
        """Return the records as rows under the columns of the ledger's view of their kind."""
        return [flat(self.kind, record) for record in self.rows]

    def to_arrow(self) -> Any:
        """Return the records as a pyarrow table; needs the extra `tables`."""
        arrow = _extra("pyarrow")
        types = _arrow_types(arrow)
        schema = arrow.schema([(name, types[sort]) for name, sort in COLUMNS[self.kind].items()])
        rows = [{name: _typed(row[name], sort) for name, sort in COLUMNS[self.kind].items()} for row in self.flat()]
        return arrow.Table.from_pylist(rows, schema=schema)

    def to_pandas(self) -> Any:
        """Return the records as a pandas data frame; needs the extra `tables`."""
        _extra("pandas")
        return self.to_arrow().to_pandas()

    def to_polars(self) -> Any:
        """Return the records as a polars data frame; needs the extra `tables`."""
        return _extra("polars").from_arrow(self.to_arrow())


def _extra(name: str) -> Any:
    """Return a module of the extra `tables`."""
    try:
        return import_module(name)
    except ImportError as fault:
        raise MissingExtra(f"{name} is not installed; tables of records need it: pip install chancery[tables]") from fault


def _arrow_types(arrow: Any) -> dict[str, Any]:
    part = arrow.struct([("of", arrow.string()), ("count", arrow.int64())])
    return {"text": arrow.string(), "texts": arrow.list_(arrow.string()), "day": arrow.date32(), "whole": arrow.int64(),
            "number": arrow.float64(), "truth": arrow.bool_(), "parts": arrow.list_(part)}


def _typed(value: Any, sort: str) -> Any:
    """Return a value of a row as its column's type."""
    if value is None:
        return None
    if sort == "day":
        return dt.date.fromisoformat(value)
    return float(value) if sort == "number" else value
