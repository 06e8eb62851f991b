"""Lines of a text that are no part of the article: consent, comment boxes, other articles, credits, copyright."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache

from chancery.errors import PackError
from chancery.lang import Pack
from chancery.model import Document, Span

_LINE = re.compile(r"[^\n\r]+")
_WORD = re.compile(r"\w[\w.,:/'@-]*")
# Where a line of links falls into its pieces: "Print | Share | Comments (3)".
_BETWEEN = re.compile(r"\s*[|•·▪●]\s*|\s+[–—/]\s+|\t+|\s{2,}")
# What may stand before the first word: bullets, dashes, brackets; no quotation marks, for people are quoted with any words.
_BEFORE = re.compile(r"^(?:[^\w©\"'“”„«»]|»\s)+")
# What may stand after a whole form: a count, punctuation.
_AFTER = re.compile(r"[\W\d]+$")
_SPELLINGS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "\u00a0": " "})
_PLACES = ("start", "whole", "contains")


@dataclass(frozen=True, slots=True)
class Form:
    """Words that mark a line with at most `most` words as boilerplate, where the line starts with, is or contains them."""

    words: str
    where: str
    most: int | None

    def fits(self, line: str) -> bool:
        """Return whether a folded line, or a piece of one, is marked by the form."""
        if self.words not in line or (self.most is not None and len(_WORD.findall(line)) > self.most):
            return False
        if self.where == "whole":
            return _AFTER.sub("", line) == self.words
        place = line.find(self.words)
        if place < 0 or (self.where == "start" and place):
            return False
        before, after = line[:place][-1:], line[place + len(self.words) :][:1]
        return not (before.isalnum() and self.words[0].isalnum()) and not (after.isalnum() and self.words[-1].isalnum())


def mark_boilerplate(document: Document, pack: Pack) -> Document:
    """Return the document with its lines of boilerplate marked; the text stays as it is."""
    forms = boilerplate_forms(pack)
    found = [Span(line.start(), line.end()) for line in _LINE.finditer(document.text) if is_boilerplate(line.group(), forms)]
    return replace(document, boilerplate=tuple(sorted({*document.boilerplate, *found})))


def is_boilerplate(line: str, forms: tuple[Form, ...]) -> bool:
    """Return whether a line is no part of an article: a form marks it as a whole, or each of its pieces."""
    folded = _folded(line)
    if not folded:
        return False
    if any(form.fits(folded) for form in forms):
        return True
    pieces = [piece for piece in map(_folded, _BETWEEN.split(line)) if piece and not piece.isdecimal()]
    return len(pieces) > 1 and all(any(form.fits(piece) for form in forms) for piece in pieces)


@cache
def boilerplate_forms(pack: Pack) -> tuple[Form, ...]:
    """Return the forms of a pack's boilerplate.tsv.

    Raises:
        PackError: a row says another place than start, whole or contains, or its `most` is no number.
    """
    return tuple(_form(row["form"], row["where"], row["most"], f"{pack.language}/boilerplate.tsv:{row['line']}")
                 for row in pack.table("boilerplate"))


def _form(words: str, where: str, most: str, place: str) -> Form:
    if where not in _PLACES or (most and not most.isdecimal()):
        raise PackError(f"{place}: where is {where!r} and most {most!r}; write one of {', '.join(_PLACES)} and a number or nothing")
    return Form(_folded(words), where, int(most) if most else None)


def _folded(text: str) -> str:
    """Return a text in lower case, without accents and without what stands before its first word."""
    plain = unicodedata.normalize("NFKD", text.translate(_SPELLINGS)).lower()
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return _BEFORE.sub("", " ".join(bare.split()))
