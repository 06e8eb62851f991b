"""The errors that Chancery raises.

ChanceryError
├── DocumentError        a file or row that cannot be read as a document
│   ├── EmptyDocument
│   ├── BinaryDocument
│   ├── EncodingProblem
│   ├── DocumentTooLarge
│   ├── UnknownLanguage
│   └── ReadingFailed
├── PackError            a fault in a language pack or in the world data
├── ParserError          a parser that is missing or does not give UD labels
├── LedgerError          a ledger file that cannot be opened, read or written
│   ├── LedgerNotFound
│   ├── NotALedger
│   ├── LedgerLocked
│   ├── LedgerReadOnly
│   ├── LedgerTooNew
│   ├── RecordNotFound
│   └── JudgementError
├── FilterError          a filter with an unknown name or a value that it cannot take
├── MissingExtra         a function that needs an optional part that is not installed
└── SettingError         a setting with an unknown name or a wrong value
"""

from __future__ import annotations


class ChanceryError(Exception):
    """Any error that Chancery raises on purpose."""


class DocumentError(ChanceryError):
    """A file or row that cannot be read as a document."""


class EmptyDocument(DocumentError):
    """A document without any text."""


class BinaryDocument(DocumentError):
    """A file that holds no text."""


class EncodingProblem(DocumentError):
    """A text whose bytes fit no encoding that was tried."""


class DocumentTooLarge(DocumentError):
    """A document above the size limit."""


class UnknownLanguage(DocumentError):
    """A document in a language for which there is no pack."""


class ReadingFailed(DocumentError):
    """A document on which the reader itself breaks down."""


class PackError(ChanceryError):
    """A fault in a language pack or in the world data."""


class ParserError(ChanceryError):
    """A parser that is missing or does not give UD labels."""


class LedgerError(ChanceryError):
    """A ledger file that cannot be opened, read or written."""


class LedgerNotFound(LedgerError):
    """A ledger file that does not exist."""


class NotALedger(LedgerError):
    """A file that is something else than a ledger."""


class LedgerLocked(LedgerError):
    """A ledger that another program holds open for writing."""


class LedgerReadOnly(LedgerError):
    """A ledger that cannot be written: its file or folder allows reading only, or it was opened for reading."""


class LedgerTooNew(LedgerError):
    """A ledger whose tables were made by a later version."""


class RecordNotFound(LedgerError):
    """A record id that the ledger does not hold, or one that fits several records."""


class JudgementError(LedgerError):
    """A judgement with an unknown verdict, a correction that a record cannot take, or one that there is nothing left to undo of."""


class FilterError(ChanceryError):
    """A filter with an unknown name or a value that it cannot take."""


class MissingExtra(ChanceryError):
    """A function that needs an optional part that is not installed."""


class SettingError(ChanceryError):
    """A setting with an unknown name or a wrong value."""
