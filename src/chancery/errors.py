"""The errors that Chancery raises.

ChanceryError
├── DocumentError        a file or row that cannot be read as a document
│   ├── EmptyDocument
│   ├── BinaryDocument
│   ├── EncodingProblem
│   ├── DocumentTooLarge
│   └── UnknownLanguage
├── PackError            a fault in a language pack or in the world data
├── ParserError          a parser that is missing or does not give UD labels
├── LedgerError          a ledger file that cannot be opened, read or written
│   └── RecordNotFound
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


class PackError(ChanceryError):
    """A fault in a language pack or in the world data."""


class ParserError(ChanceryError):
    """A parser that is missing or does not give UD labels."""


class LedgerError(ChanceryError):
    """A ledger file that cannot be opened, read or written."""


class RecordNotFound(LedgerError):
    """A record id that the ledger does not hold."""


class SettingError(ChanceryError):
    """A setting with an unknown name or a wrong value."""
