"""Which outlets and agencies a text names as its sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from chancery.find.outlets import Named, known_outlets
from chancery.find.pieces import name_list
from chancery.lang import Pack
from chancery.model import Document, Reading
from chancery.world import World

_SITE = re.compile(r"(?:https?://)?(?:www\.)?([\w-]+(?:\.[\w-]+)+)")
_OPEN, _CLOSE = "\"'„“”‘’«»", "\"'”“’»"
# A stretch before or after a name that may hold its cue, in characters.
_REACH = 180
# The name of an outlet that no table knows has at most so many words.
_WORDS = 4
_NAME_WORD = re.compile(r"[\w’'&+.-]+")
_DATELINE = re.compile(r"^(?=\S)[^()\n.!?]{2,80}\(([^()\n]{2,50})\) *[-–—:]", re.MULTILINE)
# "Trouw, 4 May 2024"
_DATED = re.compile(rf"\s?[{_CLOSE}]?,?\s\(?\d{{1,2}}[ /.-][^\W_]+[ /.-](?:19|20)\d\d")
_ADJECTIVE = re.compile(r"(?<=[\w,;] )[^\W\d_a-z]\w+ $")
_CAPITALISED = re.compile(r"(?:^|(?<=[\w,;] ))[^\W\d_a-z]\w+ $")
# "NAME: the envoy has left", "NAME • today"
_HEADS = re.compile(r"(?:: | • )(?=[^\W\d]|[\"'„“‘«•])| • ")
_SIGN = re.compile(r"©[^\n|;]{0,10}$")
# A form of an abbreviation in brackets ends a line or stands before the dash of a dateline; elsewhere it explains the words before it.
_BRACKET_ENDS = re.compile(r"(?:/[^()\n]{1,40})?[)\]] *(?:[-–—]|\.?$)", re.MULTILINE)
# "CHISINAU, 11 April - NAME."
_LINE_OPENS = re.compile(r"^[^\W\d_a-z][^\n.!?]{2,50}, [^\n.!?]{2,25} [-–—] $", re.MULTILINE)
_BRACKET_OPENS = re.compile(r"[(\[](?:[^()\n]{1,40}/)?$")


@dataclass(frozen=True, slots=True)
class Cues:
    """The expressions that make a name a source, compiled from one pack.

    `before` and `after` match an attribution next to a name; `kind` matches a word for an outlet, which tells a name from the same
    word but not a source from an outlet that the news is about.
    """

    before: re.Pattern[str]
    lead: re.Pattern[str]
    towards: re.Pattern[str]
    told: re.Pattern[str]
    kind: re.Pattern[str]
    link: re.Pattern[str]
    after: re.Pattern[str]
    noun: re.Pattern[str]
    credit: re.Pattern[str]
    picture: re.Pattern[str]
    join: re.Pattern[str]
    tails: frozenset[str]
    stops: frozenset[str]


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True)) or r"(?!)"


@cache
def load_cues(pack: Pack) -> Cues:
    """Return the cues of a pack's cited.toml."""
    told = pack.settings("cited")
    keys = (
        "credits", "nouns", "announcing", "attributions", "saying", "towards", "told", "verbs", "inverted", "articles", "joins", "links",
    )
    words = {key: _any(told.get(key, ())) for key in keys}
    articles = rf"(?:(?:{words['articles']})\s+)?"
    nouns = rf"(?:{words['nouns']}|{words['announcing']})"
    towards = rf"(?:{words['saying']})\b[^.;!?\n]{{0,130}}\b(?:{words['towards']})\s+"
    lead = rf"(?:(?:{words['attributions']})\s+|{towards}|(?:{words['inverted']})\s+(?:[^\W\d]+\s+){{0,2}}?)"
    middle = rf"(?:(?:{words['articles']})\s+[\w-]+\s+|(?:[\w-]+\s+){{0,3}}?\b{nouns}\s+{articles})?"
    before = rf"\b{lead}{articles}{middle}[{_OPEN}]?$"
    after = rf"[{_CLOSE}]?\s+(?:{nouns}\s+)?(?:[^\W\d]+\s+)?(?:{words['verbs']})\b"
    credits = rf"\b(?:{words['credits']}) ?: *([^\n|;)\]]{{2,90}})"
    return Cues(
        before=re.compile(before, re.IGNORECASE), lead=re.compile(rf"\b{lead}{articles}(?:[\w-]+\s+){{0,3}}?$", re.IGNORECASE),
        after=re.compile(after), credit=re.compile(credits, re.IGNORECASE),
        towards=re.compile(rf"\b(?:{words['towards']})\s+{articles}(?:{nouns}\s+)?[{_OPEN}]?$"),
        told=re.compile(rf"[{_CLOSE}]?\s+(?:[^\W\d]+\s+){{0,2}}(?:{words['told']})\b"),
        kind=re.compile(rf"\b{nouns}\s+{articles}[{_OPEN}]?$", re.IGNORECASE),
        link=re.compile(rf"\b(?:{words['links']})\s+{articles}$"),
        noun=re.compile(rf"\b(?:{words['nouns']})\s+{articles}", re.IGNORECASE),
        picture=re.compile(rf" (?:{words['credits']})\b[/)]", re.IGNORECASE),
        join=re.compile(rf"[{_CLOSE}]?\s*(?:,|/|,?\s(?:{words['joins']}))\s*{articles}[{_OPEN}]?"),
        tails=frozenset(told.get("tails", ())), stops=frozenset(told.get("stops", ())),
    )


def find_cited(reading: Reading, pack: Pack, world: World) -> Reading:
    """Return the reading with the outlets that the text takes something from: told, quoted, credited or in a dateline."""
    text = reading.document.text
    cues = load_cues(pack)
    named = list(known_outlets(world).find(text))
    found = [(n.start, n.outlet, text[n.start : n.end]) for n in _sources(reading.document, named, cues)]
    taken = [range(n.start, n.end) for n in named]
    places = name_list(pack)
    for start, name in [*_credited(text, cues), *_announced(text, cues), *_datelined(text, cues)]:
        if not any(start in span or start + len(name) - 1 in span for span in taken) and places.get(name) is None:
            found.append((start, name, name))
    first: dict[str, str] = {}
    for _, outlet, name in sorted(found):
        first.setdefault(outlet, name)
    return replace(reading, cited=tuple(dict.fromkeys(first.values())))


# --- known outlets --------------------------------------------------------------------------------------------------


def _sources(document: Document, named: list[Named], cues: Cues) -> list[Named]:
    """Return the known outlets that are sources; one that is joined to a source is one too."""
    text = document.text
    credits = [m.span(1) for m in cues.credit.finditer(text)]
    beside = [(s.start, s.end) for s in document.boilerplate]
    sure = {n for n in named if _within(n, credits) or (not _within(n, beside) and (not n.cued or _cued(text, n, cues)))}
    pairs = [(a, b) for a, b in pairwise(named) if cues.join.fullmatch(text, a.end, b.start)]
    for a, b in pairs:
        if a in sure:
            sure.add(b)
    for a, b in reversed(pairs):
        if b in sure:
            sure.add(a)
    return [n for n in named if n in sure]


def _within(name: Named, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= name.start < end for start, end in spans)


def _cued(text: str, name: Named, cues: Cues) -> bool:
    """Return whether the words around a name that could mean something else make it a source."""
    before = text[max(0, name.start - _REACH) : name.start]
    quoted = bool(before) and before[-1] in _OPEN and text[name.end : name.end + 1] in tuple(_CLOSE)
    if _BRACKET_OPENS.search(before) and cues.picture.match(text, name.end):
        return True
    if _goes_on(text, name.end) and not quoted:
        return False
    if _SIGN.search(before) or _DATED.match(text, name.end):
        return True
    if cues.before.search(before) and (name.actor or not _ADJECTIVE.search(before)):
        return True
    if cues.towards.search(before) and cues.told.match(text, name.end):
        return True
    if cues.after.match(text, name.end) and not cues.link.search(before) and (name.actor or quoted or not _CAPITALISED.search(before)):
        return True
    if not name.actor and cues.kind.search(before):
        return True
    if _BRACKET_OPENS.search(before) and _BRACKET_ENDS.match(text, name.end) and not _spelled_out(before, text[name.start : name.end]):
        return True
    if text.startswith(". ", name.end) and _LINE_OPENS.search(before):
        return True
    return _HEADS.match(text, name.end) is not None and (not before or before[-1] == "\n")


def _spelled_out(before: str, name: str) -> bool:
    """Return whether the words before a bracket begin with the letters of the abbreviation in it: "Canadian Blood Services (CBS)"."""
    initials = [word[0].lower() for word in re.findall(r"\w+", before)][-len(name) - 2 :]
    letters = iter(initials)
    return len(name) > 1 and initials[-1:] == [name[-1].lower()] and all(letter in letters for letter in name.lower())


def _goes_on(text: str, end: int) -> bool:
    """Return whether a capitalised word follows, so that the name is part of a longer one."""
    return text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()


# --- outlets that no table knows ------------------------------------------------------------------------------------


def _credited(text: str, cues: Cues) -> Iterator[tuple[int, str]]:
    """Yield the sites and one-word names of credits: "Photo: NAME"."""
    for match in cues.credit.finditer(text):
        start, credit = match.start(1), match[1].rstrip(" .,")
        site = _SITE.match(credit)
        word = _NAME_WORD.fullmatch(credit)
        if site and not credit[site.end() :].startswith("@"):
            yield start + site.start(1), site[1]
        elif word and word[0][0].isupper():
            yield start, word[0]
        elif credit.split()[-1] in cues.tails and len(credit.split()) <= _WORDS:
            yield start, credit


def _announced(text: str, cues: Cues) -> Iterator[tuple[int, str]]:
    """Yield the names right behind a word for an outlet that something is said to come from: "the newspaper NAME reports"."""
    for match in cues.noun.finditer(text):
        name = _name_at(text, match.end(), cues)
        start = text.index(name, match.end()) if name else 0
        before = text[max(0, match.start() - _REACH) : match.start()]
        if name and (cues.lead.search(before) or cues.after.match(text, start + len(name))):
            yield start, name


def _name_at(text: str, at: int, cues: Cues) -> str | None:
    """Return the name that begins at a place: what stands in quotes, or a run of capitalised words."""
    line = text[at : at + _REACH].split("\n")[0]
    if line[:1] in _OPEN:
        close = next((i for i, c in enumerate(line[1:], 1) if c in _CLOSE), -1)
        name = line[1:close] if close > 0 else ""
        return name if name[:1].isupper() and len(name.split()) <= _WORDS and name[-1] not in ".,!?" else None
    words: list[str] = []
    for word in line.split(" "):
        bare = word.strip(",.;:!?()" + _CLOSE)
        if not bare[:1].isupper() or bare in cues.stops or len(words) == _WORDS or not _NAME_WORD.fullmatch(bare):
            break
        words.append(bare)
        if bare != word:
            break
    return " ".join(words) or None


def _datelined(text: str, cues: Cues) -> Iterator[tuple[int, str]]:
    """Yield the names in the brackets of datelines that end like an outlet's."""
    for match in _DATELINE.finditer(text):
        name = match[1].strip()
        if name.split()[-1] in cues.tails and len(name.split()) <= _WORDS:
            yield match.start(1), name
