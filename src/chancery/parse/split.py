"""Sentences and their places: line ends, final punctuation, bullets."""

from __future__ import annotations

import re

from chancery.lang import Pack
from chancery.model import Span
from chancery.parse.tokens import token_rules

_LINE = re.compile(r"[^\n\r]+")
# Final punctuation, closing quotes or brackets after it, then a blank and what may begin a sentence ("'s Avonds" does in Dutch).
_STOP = re.compile(r"([.!?…]+)([\"”’»')\]]*)(\s+)(?=(?:,,|[\"„“‘«'(\[–—-]*)\s*(?:['’‘][stnk]\s)?[^\W_a-zăâîșțéèëïöüáóíç])")
# The place, day and agency before an article's first sentence: "LONDON (AP) -", "Chișinău, 12 mar. /MOLDPRES/ -", "TOKYO, 27 November -".
_CAPITAL = "A-ZÀ-ÞȘȚĂ"
_DATELINE = re.compile(
    rf"\s*(?=[^–—\n]{{0,70}}[\d(/])(?:[{_CAPITAL}][\w.'’]*[ /-]?){{1,4}}(?:, ?[^\n()/–—]{{1,45}}?)?"
    rf"(?: ?\([^()\n]{{2,45}}\)| ?/[^/\n]{{2,30}}/)?(?: ?\d[^\n–—]{{0,25}})? ?[-–—]{{1,2}} (?=[{_CAPITAL}\"„“])"
    rf"|\s*[{_CAPITAL}][{_CAPITAL}.'’ -]{{2,30}} ?[-–—]{{1,2}} (?=[{_CAPITAL}\"„“])"
)
_BULLET = re.compile(r"\s+[•·|▪●]\s+")
# A stop that lost the blank behind it: "said Smith.The minister". Addresses ("News.ro") have no capital with small letters there.
_GLUED = re.compile(
    r"(?:(?<=[^\W\d_]{3})|(?<=\w[\"”»]))([.!?…]+)([\"”»)\]]?)(?=[\"„“«]?[A-ZÀ-ÞȘȚŞŢĂÂÎ][a-zà-ÿșțşţăâî]+[\s,])"
)
_FIRST_WORD = re.compile(r"[A-Z]\w+")
_LAST_WORD = re.compile(r"(\S+)$")
_INITIAL = re.compile(r"^[\"„“(]?[^\W\d_]$")


def split(text: str, pack: Pack) -> list[Span]:
    """Return the places of the sentences in a text; a line end always ends one."""
    found: list[Span] = []
    for line in _LINE.finditer(text):
        start = line.start()
        for stop in _stops(line.group(), pack):
            found.append(Span(start, line.start() + stop[0]))
            start = line.start() + stop[1]
        found.append(Span(start, line.end()))
    return [s for s in (_trimmed(text, span) for span in found) if s.end > s.start]


def _stops(line: str, pack: Pack) -> list[tuple[int, int]]:
    """Return where sentences of a line end and the next ones begin."""
    stops = [(m.end(2), m.end()) for m in _STOP.finditer(line) if not _abbreviated(line, m, pack)]
    stops += [(_glued_end(line, m),) * 2 for m in _GLUED.finditer(line) if not _abbreviated(line, m, pack)]
    stops += [(m.start(), m.end()) for m in _BULLET.finditer(line)]
    opening = _DATELINE.match(line)
    if opening:
        stops = [(opening.end(), opening.end()), *(s for s in stops if s[0] > opening.end())]
    return sorted(stops)


def _glued_end(line: str, stop: re.Match[str]) -> int:
    """Return where a sentence glued to the next one ends; a straight mark belongs to the next where no quotation is open."""
    opens = stop.group(2) == '"' and line.count('"', 0, stop.start(2)) % 2 == 0
    return stop.end(1) if opens else stop.end(2)


def _abbreviated(line: str, stop: re.Match[str], pack: Pack) -> bool:
    """Return whether a full stop belongs to an abbreviation or an initial."""
    if stop.group(1) != "." or stop.group(2):
        return False
    last = _LAST_WORD.search(line[: stop.start()])
    if last is None:
        return True
    word = last.group().lstrip("(\"„“'‘«")
    lone = frozenset(name.lower() for name in pack.settings("tokens").get("lone_names", ()))
    if " ".join([*line[: last.start()].split()[-1:], word]).lower() in lone:
        return False
    never = frozenset(a.lower() for a in pack.settings("tokens").get("never_final", ()))
    dotted = f"{word.lower()}."
    if dotted in never or _INITIAL.match(word):
        return True
    if dotted in pack.settings("tokens").get("attributive", ()):
        following = _FIRST_WORD.match(line[stop.end() :])  # "the U.S. Secretary of State", but "left the U.S. The minister"
        return following is not None and following.group().lower() not in pack.settings("tokens").get("openers", ())
    often = pack.settings("tokens").get("often_final", ())
    return dotted in token_rules(pack).abbreviations and "." not in word and dotted not in often


def _trimmed(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
