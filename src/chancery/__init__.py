"""Chancery reads news about relations between states and keeps a sourced record of it.

    import chancery
    reading = chancery.read(text, id="article")
    with chancery.Ledger("relations.duckdb") as ledger:
        ledger.add(reading)
        ledger.events(between=("CHN", "RUS"), since="2024")

What needs the parser or the database is imported when it is first used, so that the import itself is light.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from chancery.errors import (
    BinaryDocument,
    ChanceryError,
    DocumentError,
    DocumentTooLarge,
    EmptyDocument,
    EncodingProblem,
    FilterError,
    JudgementError,
    LedgerError,
    LedgerLocked,
    LedgerNotFound,
    LedgerReadOnly,
    LedgerTooNew,
    MissingExtra,
    NotALedger,
    PackError,
    ParserError,
    ReadingFailed,
    RecordNotFound,
    SettingError,
    UnknownLanguage,
)
from chancery.model import Document, Event, Evidence, Figure, Interval, Part, Reading, RoleSpan, Statement, Tie
from chancery.version import __version__

if TYPE_CHECKING:
    from chancery.ledger import Ledger, Records
    from chancery.pipeline import read

__all__ = [
    "BinaryDocument", "ChanceryError", "Document", "DocumentError", "DocumentTooLarge", "EmptyDocument", "EncodingProblem", "Event",
    "Evidence", "Figure", "FilterError", "Interval", "JudgementError", "Ledger", "LedgerError", "LedgerLocked", "LedgerNotFound",
    "LedgerReadOnly", "LedgerTooNew", "MissingExtra", "NotALedger", "PackError", "ParserError", "Part", "Reading",
    "ReadingFailed", "RecordNotFound",
    "Records", "RoleSpan", "SettingError", "Statement", "Tie", "UnknownLanguage", "__version__", "read",
]

_LATER = {"Ledger": "chancery.ledger", "Records": "chancery.ledger", "read": "chancery.pipeline"}


def __getattr__(name: str) -> Any:
    """Return a public name whose module is imported only now."""
    if name not in _LATER:
        raise AttributeError(f"module 'chancery' has no attribute {name!r}; its names are in chancery.__all__")
    return getattr(import_module(_LATER[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
