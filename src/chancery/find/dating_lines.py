"""Date lines: the line or the opening of a text that says when it was written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from chancery.find.times_grammar import TimeGrammar, fold_in_place
from chancery.find.times_scan import Found
from chancery.model import Span

# An article's place and day before its first sentence: "LONDON, 12 March (AP) -", "Chișinău, 12 mar. /MOLDPRES/ -".
_PLACE = re.compile(r"^\W*(?:[A-ZÀ-ÞȘȚŞŢĂÂÎ][\w.'’]*[\s/-]*){1,4}(?:[(/][^()/\n]{2,40}[)/])?\s*[,(:–—-]?\s*$")
_OPENED = re.compile(r"^[^\n]{0,60}?(?:\s[-–—]\s|[-–—]\s|\.\s|\)\s)")
# Behind a date that opens a line: the hour and a dash, or the first word of the text.
_LED = re.compile(r"^(?:,? ?\(?\d{1,2}[.:hu]\d{2}[^\n]{0,8}? ?[-–—|:)]\s|\s[A-ZÀ-ÞȘȚŞŢĂÂÎ]\w*\s\w|\.\s\w)")
# A day with nothing behind it but what ends an opening, or a full stop: "LIMA, Friday - ...", "LIVE Monday 4 January. Latest posts ...".
_ENDED = re.compile(r"^\W{0,2}(?:[(/[][^()/\n]{2,60}[)/\]]|[A-Z]{2,10})?[.,]?\s*(?:[:–—|.]\s|-+\s|\)|$)")
_KINDS = ("date", "until", "since", "attributive")
# An entry of a list of dates: the date opens the line, and after a colon or dash a sentence follows.
_ENTRY = re.compile(r"^\s?(?:[:–—-]|\()\s*\S+\s+\S+")
# So many of them are a list.
_ENTRIES = 2
# A heading above the text that names a day of the week is no longer than this, in words.
_HEADING_WORDS = 5
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
    entries = _entries(text, found)
    for item in found:
        if id(item) in entries:
            continue
        if item.value not in ("calendar", "short") or "month" not in item.fields or item.kind not in _KINDS:
            continue
        number = next((n for n, m in enumerate(lines) if m.start() <= item.span.start < m.end()), 0)
        line = lines[number]
        near_edge = number < _FROM_TOP or number >= len(lines) - _FROM_END
        if _states(text, item, line, near_edge, grammar):
            stated.append(replace(item, value="calendar"))
    return next((f for f in stated if "year" in f.fields), stated[0] if stated else None)


def find_open_line(text: str, found: Sequence[Found], grammar: TimeGrammar) -> Found | None:
    """Return the date line in figures of which either the first may be the month: "03/12/2019"."""
    lines = [m for m in re.finditer(r"[^\n]+", text) if m.group().strip()]
    for item in found:
        number, line = next(((n, m) for n, m in enumerate(lines) if m.start() <= item.span.start < m.end()), (_FROM_TOP, lines[0]))
        near_edge = number < _FROM_TOP or number >= len(lines) - _FROM_END
        if "either" in item.fields and _states(text, replace(item, fields={"day": 0, "year": 0}), line, near_edge, grammar):
            return item
    return None


def find_day_line(text: str, found: Sequence[Found], grammar: TimeGrammar) -> Found | None:
    """Return the day of the week that stands as a date line, "LIMA, Friday - ...", or in a heading: "THE SUNDAY INTERVIEW"."""
    lines = [m for m in re.finditer(r"[^\n]+", text) if m.group().strip()][:_FROM_TOP]
    headed = (item for line in lines if _heading(line.group()) and (item := _compound(line, grammar)))
    for item in [*(f for f in found if f.value == "weekday" and "near" not in f.fields), *headed]:
        line = next((m for m in lines if m.start() <= item.span.start < m.end()), None)
        if line is None:
            continue
        lead, rest = text[line.start() : item.span.start], text[item.span.end : line.end()]
        placed = not lead.strip() or (_PLACE.match(lead) is not None and not _function_words(lead, grammar))
        barred = any(bar in line.group() for bar in "|•·") and len(line.group()) <= _LONGEST_OPENED and _bare(f"{lead} | {rest}", grammar)
        if _heading(line.group()) or barred or (placed and _ENDED.match(rest)):
            return item
    return None


def _heading(line: str) -> bool:
    return line.isupper() and len(_WORD.findall(line)) <= _HEADING_WORDS


def _compound(line: re.Match[str], grammar: TimeGrammar) -> Found | None:
    """Return the day of the week that a word of a heading begins with: "HET ZONDAGINTERVIEW"."""
    for word in _WORD.finditer(line.group()):
        folded = fold_in_place(word.group())
        for name, number in grammar.classes.get("weekday", {}).items():
            if len(folded) > len(name) and folded.startswith(name):
                start = line.start() + word.start()
                return Found(Span(start, start + len(folded)), "weekday", "weekday", "weekday", {"weekday": number})
    return None


def _entries(text: str, found: Sequence[Found]) -> frozenset[int]:
    """Return the dates that open the entries of a list of dates, none where there is but one."""
    dates = [f for f in found if f.value == "calendar"]
    opening = [f for f in dates if not text[text.rfind("\n", 0, f.span.start) + 1 : f.span.start].strip(" \t-•*–—")]
    listed = [f for f in opening if _ENTRY.match(text[f.span.end :].partition("\n")[0])]
    return frozenset(id(f) for f in listed) if len(listed) >= _ENTRIES else frozenset()


def _function_words(lead: str, grammar: TimeGrammar) -> bool:
    """Return whether what looks like a place is a preposition with a capital: "On Sunday 21 July ..."."""
    words = [fold_in_place(w) for w in _WORD.findall(lead)]
    return bool(words) and all(w in grammar.line_words for w in words)


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
    opened, placed = _OPENED.match(rest), _PLACE.match(lead) and not _function_words(lead, grammar)
    if placed and opened and not _small(opened.group(), grammar) and len(lead) < len(_HOURS.sub("", lead)) + 20:
        return True
    if not lead.strip() and near_edge and _LED.match(rest):
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
    return not _small(left, grammar) and len(_WORD.findall(left)) <= 12


def _small(words: str, grammar: TimeGrammar) -> bool:
    """Return whether there are words without a capital that no date line has."""
    return any(w[:1].islower() and fold_in_place(w) not in grammar.line_words for w in _WORD.findall(words))
