"""Bytes to text: a byte order mark, a declared encoding, UTF-8, or else the encoding that the bytes look like."""

from __future__ import annotations

import codecs
import re

from chancery.errors import BinaryDocument, EncodingProblem
from chancery.formats.source import Note

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)
# How files begin that are often given in place of a text, and what to do with them.
_BINARY = (
    (b"%PDF", "a PDF file; take its text out first, for instance with pdftotext"),
    (b"PK\x03\x04", "a packed file (zip, docx, xlsx); unpack it or save it as text first"),
    (b"\x1f\x8b", "packed with gzip; end its name in .gz"),
    (b"\xd0\xcf\x11\xe0", "an old office file; save it as text first"),
)
_SAMPLE = 65_536
# Control characters that no text has; above this share the bytes are none.
_CONTROL = bytes(n for n in range(32) if n not in (7, 8, 9, 10, 11, 12, 13, 27))
_MOST_CONTROL = 0.01
_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
# UTF-8 with this many good sequences for each broken one is damaged UTF-8, not another encoding.
_GOOD_FOR_BROKEN = 4
# Encodings in which pages in European and Asian languages are found; of those that fit a text equally well, the first is taken.
# Without the list, rare ones win on short texts (as the Baltic cp1257 does over cp1250 on Romanian).
_CANDIDATES = ("cp1252", "cp1250", "iso8859_2", "cp1251", "cp1254", "cp1253", "cp1255", "cp1256", "koi8_r",
               "big5", "gb18030", "shift_jis", "euc_jp", "euc_kr")

# An s with a cedilla of cp1250 becomes the sign of an ordinal number in cp1252, and stands where none can.
_MISREAD = re.compile(r"[ªº](?=[^\W\d_ªº])")


def marked(raw: bytes) -> str | None:
    """Return the encoding that a byte order mark names, None where there is no mark."""
    return next((encoding for mark, encoding in _MARKS if raw.startswith(mark)), None)


def decode(raw: bytes, name: str, note: Note, declared: str | None = None) -> str:
    """Return the text of bytes; where their encoding had to be guessed from the bytes, a note says which was taken.

    Args:
        declared: the encoding that the document itself names, tried before UTF-8.

    Raises:
        BinaryDocument: the bytes are no text.
        EncodingProblem: they fit no encoding.
    """
    encoding = marked(raw)
    if encoding is None:
        refuse_binary(raw, name)
    for known in filter(None, (encoding, declared, "utf-8")):
        try:
            return raw.decode(known)
        except (UnicodeDecodeError, LookupError):
            continue
    return _damaged(raw, name, note) or _detected(raw, name, note)


def refuse_binary(raw: bytes, name: str) -> None:
    """Raise where bytes are no text.

    Raises:
        BinaryDocument: they begin as a known kind of file or hold characters that no text has.
    """
    sample = raw[:_SAMPLE]
    for start, kind in _BINARY:
        if raw.startswith(start):
            raise BinaryDocument(f"{name}: this is {kind}")
    if b"\0" in sample or len(sample) - len(sample.translate(None, _CONTROL)) > _MOST_CONTROL * len(sample):
        raise BinaryDocument(f"{name}: this is no text; give text, HTML, JSON or a table (.csv, .tsv)")


def _damaged(raw: bytes, name: str, note: Note) -> str | None:
    """Return the text of UTF-8 that is broken in a few places, None where it is no UTF-8."""
    text = raw.decode("utf-8", "replace")
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    if len(_SEQUENCE.findall(raw)) < _GOOD_FOR_BROKEN * broken:
        return None
    note(f"{name}: UTF-8 with {broken} broken characters, each read as \N{REPLACEMENT CHARACTER}")
    return text


def _detected(raw: bytes, name: str, note: Note) -> str:
    from charset_normalizer import from_bytes
    fitting = from_bytes(raw, cp_isolation=list(_CANDIDATES))
    if not fitting:
        raise EncodingProblem(f"{name}: this is not UTF-8 and fits no other encoding; convert it, as with: iconv -f ENCODING -t UTF-8")
    best = min(fitting, key=lambda match: (match.chaos, len(_MISREAD.findall(str(match))), -match.coherence, _preference(match.encoding)))
    encoding = min(best.could_be_from_charset, key=_preference)
    note(f"{name}: not UTF-8; read as {encoding}, which its bytes look like; convert it if letters come out wrong")
    return raw.decode(encoding)


def _preference(encoding: str) -> int:
    return _CANDIDATES.index(encoding) if encoding in _CANDIDATES else len(_CANDIDATES)
