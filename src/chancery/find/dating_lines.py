"""Date lines: the line or the opening of a text that says when it was written."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chancery.find.times_grammar import TimeGrammar, fold_in_place
from chancery.find.times_scan import Found

# An article's place and day before its first sentence: "LONDON, 12 March (AP) -", "Chișinău, 12 mar. /MOLDPRES/ -".
_PLACE = re.compile(r"^\W*(?:[A-ZÀ-ÞȘȚŞŢĂÂÎ][\w.'’]*[\s/-]*){1,4}(?:[(/][^()/\n]{2,40}[)/])?\s*[,(:–—-]?\s*$")
_OPENED = re.compile(r"^[^\n]{0,60}?(?:\s[-–—]\s|[-–—]\s|\.\s|\)\s)")
# What closes such an opening, agencies and brackets passed over: "MOSCOW (TASS - 12 March 2019) ...", "Doha, 12 March 2019 (QNA): ...".
_CLOSED = re.compile(r"^\W{0,2}(?:[(/[][^()/\n]{2,60}[)/\]]|[A-Z]{2,10})?[.,]?\s*(?:[)\]]\s*\S|[:–—]|-+\s|$)")
_LONGEST_LEAD = 60
# The hour right behind a date, as software stamps it.
_STAMP = re.compile(r"[T\s,|–-]{1,3}\d{1,2}[:.]\d{2}(?!\d)")
# Places that open a text, of which a date without a year may follow: "Moscow [Russia], ", "LAGOS, Nigeria, ".
_PLACED = re.compile(r"^\W{0,2}[A-ZÀ-ÞȘȚŞŢĂÂÎ][\w.'’-]+(?:[ ,]+[A-ZÀ-ÞȘȚŞŢĂÂÎ(\[][\w.'’-]*[)\]]?)*,?\s+$")
# A line with a date and little else is a date line; so long it may be, and so far from the top or the end.
_LONGEST, _FROM_TOP, _FROM_END = 110, 12, 6
# A line that begins with its date may go on so far.
_LONGEST_OPENED = 70
# Hours, zones and the bars between the parts of such a line.
_HOURS = re.compile(r"\b\d{1,2}[:.hu]\d{2}(?::\d{2})?\b|\b\d{1,2} ?(?:am|pm|a\.m\.|p\.m\.)|\b[A-Z]{3,4}\b|T?\d{2}:\d{2}\S*")
_WORD = re.compile(r"[^\W\d_]+")


def find_date_line(text: str, found: Sequence[Found], grammar: TimeGrammar) -> Found | None:
    """Return the date that stands as a date line: after a label, after a place that opens the text, or alone in its line.

    Of several, the one with a year, or else the first.
    """
    lines = [m for m in re.finditer(r"[^\n]+", text) if m.group().strip()]
    stated: list[Found] = []
    for item in found:
        if item.value != "calendar" or "month" not in item.fields or item.kind not in ("date", "until", "since"):
            continue
        number = next((n for n, m in enumerate(lines) if m.start() <= item.span.start < m.end()), 0)
        line = lines[number]
        near_edge = number < _FROM_TOP or number >= len(lines) - _FROM_END
        if _states(text, item, line, near_edge, grammar):
            stated.append(item)
    return next((f for f in stated if "year" in f.fields), stated[0] if stated else None)


def _states(text: str, item: Found, line: re.Match[str], near_edge: bool, grammar: TimeGrammar) -> bool:
    lead, rest = text[line.start() : item.span.start], text[item.span.end : line.end()]
    short = line.end() - line.start() <= _LONGEST
    if grammar.labels.match(fold_in_place(lead)) or (near_edge and short and _labelled(lead, grammar)):
        return True
    if "day" not in item.fields or not near_edge:
        return False
    if "year" in item.fields and short and len(lead) <= _LONGEST_LEAD and _STAMP.match(rest):
        return True
    if ("year" in item.fields or _PLACED.match(lead)) and len(lead) <= _LONGEST_LEAD and _CLOSED.match(rest) and _bare(lead, grammar):
        return True
    if _PLACE.match(lead) and _OPENED.match(rest) and len(lead) < len(_HOURS.sub("", lead)) + 20:
        return True
    if not lead.strip() and line.end() - line.start() <= _LONGEST_OPENED:
        return True
    return short and _bare(lead + " | " + rest, grammar)


def _labelled(lead: str, grammar: TimeGrammar) -> bool:
    """Return whether what stands before a date in its line ends with a label, hours left out: "Story by A. B. Published 14:05"."""
    plain = fold_in_place(_HOURS.sub(" ", lead))
    return any(grammar.labels.match(plain[word.start() :]) for word in re.finditer(r"\S+", plain))


def _bare(around: str, grammar: TimeGrammar) -> bool:
    """Return whether what stands around a date in its line are names, labels and hours only: no sentence."""
    left = _HOURS.sub(" ", around)
    if re.search(r"[.!?]\s+\S*[^\W\d_]{3,}", left) or left.rstrip().endswith(("!", "?", ":")):
        return False
    words = _WORD.findall(left)
    small = [w for w in words if w[:1].islower() and fold_in_place(w) not in grammar.line_words]
    return not small and len(words) <= 12
