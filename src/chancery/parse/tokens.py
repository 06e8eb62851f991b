"""Words and their places, by rules from a pack's tokens.toml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from chancery.lang import Pack
from chancery.model import Span

# Romanian letters that older fonts write with a cedilla, and quotation marks that differ in shape alone.
_PLAIN = str.maketrans({"ş": "ș", "Ş": "Ș", "ţ": "ț", "Ţ": "Ț", "’": "'", "ʼ": "'", "‘": "'"})
_URL = re.compile(r"(?:https?://|www\.)\S+?(?=[.,;:!?)\]\"”»]*(?:\s|$))")
_NUMBER = r"[$€£¥]?\d+(?:[.,:/\-]\d+)*"
_WORD = r"[^\W\d_][^\W_]*(?:[.\-'/&+][^\W_]+)*"
_ADDRESS = r"[\w.+\-]+@[\w\-]+\.[\w.\-]*\w"
# An initial before a name, and a year without its century.
_INITIAL = r"(?<![\w.])[^\W\d_a-z]\.(?=\s+[^\W\d_a-z])"
_SHORT_YEAR = r"(?<!\w)'\d\d(?!\w)"
# Marks that belong together when repeated: quotes of old typewriters, dots, dashes, rules.
_MARKS = r"\.{2,}|--+|''|,,|``|[!?]{2,}|_{2,}|[*]{2,}|={2,}|[^\w\s]|\w"


@dataclass(frozen=True, slots=True)
class TokenRules:
    """A pack's rules: abbreviations, what splits off a word's end or front, and the pattern of a piece."""

    abbreviations: frozenset[str]
    pattern: re.Pattern[str]
    enders: re.Pattern[str] | None
    starters: re.Pattern[str] | None
    whole: frozenset[str]


@cache
def token_rules(pack: Pack) -> TokenRules:
    """Return the token rules of a pack."""
    found = pack.settings("tokens")
    abbreviations = frozenset(a.lower() for a in found.get("abbreviations", ()))
    written = sorted((re.escape(a) for a in found.get("abbreviations", ())), key=len, reverse=True)
    clitics = [re.escape(w) for w in found.get("whole", ()) if w.startswith("'")]
    alternatives = [
        _URL.pattern, _ADDRESS, *([rf"(?<!\w)(?i:{'|'.join(written)})(?!\w)"] if written else []), r"(?:[^\W\d_]\.){2,}", _INITIAL,
        *([rf"(?<!\w)(?i:{'|'.join(clitics)})(?![\w'])"] if clitics else []), _SHORT_YEAR, rf"{_NUMBER}(?:-?[^\W\d_]+)*", _WORD, _MARKS,
    ]
    enders, starters = found.get("enders", ()), found.get("starters", ())
    return TokenRules(
        abbreviations, re.compile("|".join(alternatives)),
        re.compile(rf"^(.+?)({'|'.join(enders)})$", re.IGNORECASE) if enders else None,
        re.compile(rf"^({'|'.join(starters)})(.+)$", re.IGNORECASE) if starters else None,
        frozenset(w.lower() for w in found.get("whole", ())),
    )


def plain_form(word: str) -> str:
    """Return a word as the parser is to see it: comma letters for cedillas, straight apostrophes; the length is kept."""
    return word.translate(_PLAIN)


def tokenise(text: str, span: Span, pack: Pack) -> list[Span]:
    """Return the places of the words in a stretch of text."""
    rules = token_rules(pack)
    found: list[Span] = []
    for piece in rules.pattern.finditer(text[span.start : span.end].translate(_PLAIN)):
        found += _parts(piece.group(), span.start + piece.start(), rules)
    return found


def _parts(word: str, start: int, rules: TokenRules) -> list[Span]:
    """Return the place of a word, or of its parts where clitics stand at its ends."""
    if word.lower() in rules.whole or word.lower() in rules.abbreviations:
        return [Span(start, start + len(word))]
    for pattern in (rules.starters, rules.enders):
        split = pattern.match(word) if pattern else None
        if split:
            middle = start + len(split.group(1))
            return _parts(split.group(1), start, rules) + _parts(split.group(2), middle, rules)
    return [Span(start, start + len(word))]
