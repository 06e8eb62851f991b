"""Finding the words that say when, before it is known what day they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from chancery.find.times_grammar import Rule, TimeGrammar, fold_in_place
from chancery.model import Span

_ISO = re.compile(r"(?<![\w.,-])(?P<year>(?:19|20)\d\d)-(?P<numeral>1[0-2]|0[1-9])(?:-(?P<day>0[1-9]|[12]\d|3[01]))?(?:(?=t\d)|(?![\w-]))")
# Year first with strokes or dots, as software writes it: 2024/08/21, 2024.08.21.
_YEAR_FIRST = re.compile(r"(?<![\w.,/-])(?P<year>(?:19|20)\d\d)(?P<mark>[./])(?P<month>1[0-2]|0?[1-9])(?P=mark)(?P<day>\d{1,2})(?![\w/-])")
# Behind dots there may be blanks: "4. 2. 2022".
_NUMERIC = re.compile(
    r"(?<![\w.,/-])(?P<first>\d{1,2})(?P<mark>[-/]|\.[^\S\n]?)(?P<second>\d{1,2})(?P=mark)(?P<year>(?:19|20)\d\d)(?![\w-])"
)
# With two digits for the year, which only a date line makes a date.
_SHORT = re.compile(r"(?<![\w.,/-])(?P<first>\d{1,2})(?P<mark>[-./])(?P<second>\d{1,2})(?P=mark)(?P<yy>\d\d)(?![\w./-])")
_YEARS = re.compile(r"(?<![\w.,/-])(?P<year>1[5-9]\d\d|20\d\d)[^\S\n]?[-–/][^\S\n]?(?P<year2>1[5-9]\d\d|20\d\d)(?![\w-])")
_GLUED = re.compile(r"(?<=(?:19|20)\d\d)[A-Z]")
# Months whose names are no other word may stand bare, and days of the week may have an article: they are months and days all the same.
_FIELDS = {"dayth": "day", "safe": "month", "short": "month", "weekday_the": "weekday"}
# What ends a sentence ends its clause.
_STOPS = frozenset(".!?")
# Two digits below this are years of this century.
_CENTURY_TURN = 60
# Tenses of the clause that a time stands in.
PAST, PRESENT = "past", "present"
# Classes whose value is the number written.
_NUMBERS = frozenset({"day", "year", "yy", "digits", "numeral"})


@dataclass(frozen=True, slots=True)
class Found:
    """Words that say when: their place, the rule that found them and what it read in them.

    `ahead` tells that the clause speaks of what is to come, `told` in which tense its verb stands where that is sure, `main`
    that it is no clause that only describes something or gives its circumstances.
    """

    span: Span
    rule: str
    value: str
    kind: str
    fields: Mapping[str, Any]
    ahead: bool = False
    told: str = ""
    main: bool = True

    @property
    def counts_days(self) -> bool:
        """Whether it counts days or weeks from a day named before: "three weeks later"."""
        return self.value == "after" and self.fields.get("unit") in ("day", "week")

    @property
    def of_event(self) -> bool:
        """Whether it counts from an event and not from a time: "a day after the raid"."""
        return bool(self.fields.get("event"))


def scan(text: str, grammar: TimeGrammar) -> tuple[Found, ...]:
    """Return the expressions of time in a text in order, none inside another."""
    folded = _fold(text)
    found = [*_figures(folded, grammar)]
    for line in re.finditer(r"[^\n]+", folded):
        if grammar.cue.search(line.group()):
            for order, rule in enumerate(grammar.rules):
                found += [(order, f) for f in _matches(folded, rule, grammar, line)]
    found.sort(key=lambda entry: (entry[1].span.start, -entry[1].span.end, entry[0]))
    kept: list[Found] = []
    for _, item in found:
        if not kept or item.span.start >= kept[-1].span.end:
            kept.append(item)
        elif item.span.end > kept[-1].span.end and {"weekday", "day", "month"} <= set(item.fields) and "weekday" in kept[-1].fields:
            # "last Thursday, 25 January": the date runs on from the name of the day.
            said = {"said": kept[-1].fields["near"]} if "near" in kept[-1].fields else {}
            kept[-1] = replace(item, span=Span(kept[-1].span.start, item.span.end), fields={**item.fields, **said})
    return tuple(_placed(item, folded, grammar) for item in kept if item.value != "none")


def _fold(text: str) -> str:
    """Return a text folded in place, but for capitals glued to a year, which begin another word: "2019By"."""
    folded = list(fold_in_place(text))
    for match in _GLUED.finditer(text):
        folded[match.start()] = match.group()
    return "".join(folded)


def _matches(folded: str, rule: Rule, grammar: TimeGrammar, line: re.Match[str]) -> Iterator[Found]:
    for match in rule.pattern.finditer(folded, line.start(), line.end()):
        fields = dict(rule.fields)
        for name, written in match.groupdict().items():
            if written is not None:
                fields[_FIELDS.get(name, name)] = _meaning(name, written, grammar)
        if "yy" in fields:
            fields["year"] = _full_year(int(fields.pop("yy")))
        yield Found(Span(match.start(), match.end()), f"{rule.id}", rule.value, rule.kind, fields)


def _meaning(name: str, written: str, grammar: TimeGrammar) -> Any:
    plain = name.rstrip("0123456789")
    listed = grammar.classes.get(plain, {})
    key = re.sub(r"\s+", " ", written)
    if key in listed:
        return listed[key]
    return int(written) if plain in _NUMBERS else written


def _full_year(two: int) -> int:
    """Return the year that two digits stand for."""
    return two + (2000 if two < _CENTURY_TURN else 1900)


def _figures(folded: str, grammar: TimeGrammar) -> Iterator[tuple[int, Found]]:
    """Yield dates written in figures alone: 2024-08-21, 21-08-2024, 1996-2001."""
    for match in _ISO.finditer(folded):
        fields = {"year": int(match["year"]), "month": int(match["numeral"])} | ({"day": int(match["day"])} if match["day"] else {})
        yield -1, Found(Span(*match.span()), "iso", "calendar", "date", fields)
    for match in _YEAR_FIRST.finditer(folded):
        yield -1, Found(Span(*match.span()), "numeric", "calendar", "date", {name: int(match[name]) for name in ("year", "month", "day")})
    for match in _NUMERIC.finditer(folded):
        first, second = int(match["first"]), int(match["second"])
        # Where dates in figures have both orders, dots stand in those that begin with the day.
        dotted = match["mark"].startswith(".")
        day, month = (first, second) if grammar.order == "dmy" or dotted else (second, first)
        if month > 12:
            day, month = month, day
        certain = grammar.order != "any" or dotted or max(first, second) > 12 or first == second
        if 1 <= month <= 12 and 1 <= day <= 31:
            year = int(match["year"])
            read: dict[str, Any] = {"year": year, "month": month, "day": day} if certain else {"either": (first, second), "of": year}
            yield -1, Found(Span(*match.span()), "numeric", "calendar" if certain else "vague", "date", read)
    for match in _SHORT.finditer(folded):
        day, month = int(match["first"]), int(match["second"])
        if grammar.order == "dmy" and 1 <= month <= 12 and 1 <= day <= 31:
            fields = {"year": _full_year(int(match["yy"])), "month": month, "day": day}
            yield -1, Found(Span(*match.span()), "numeric", "short", "date", fields)
    for match in _YEARS.finditer(folded):
        if int(match["year"]) < int(match["year2"]):
            yield -1, Found(Span(*match.span()), "years", "range", "range", {"year": int(match["year"]), "year2": int(match["year2"])})


def _placed(found: Found, folded: str, grammar: TimeGrammar) -> Found:
    """Return an expression with the kind that the word before it gives, and whether its clause looks ahead."""
    lead = folded[max(0, found.span.start - 40) : found.span.start].rpartition("\n")[2]
    kind, fields = found.kind, dict(found.fields)
    for name, pattern in grammar.before.items():
        if kind not in ("duration", "run", "vague", "ago", "offset", "range") and pattern.search(lead):
            kind = name
            break
    if kind == "from":
        return replace(found, kind="since" if "year" in fields else found.kind, ahead="year" not in fields)
    return replace(found, kind=kind, ahead=_looks_ahead(found, folded, grammar))


def _looks_ahead(found: Found, folded: str, grammar: TimeGrammar) -> bool:
    """Return whether the words of the clause around an expression speak of the future."""
    start = max(folded.rfind("\n", 0, found.span.start) + 1, found.span.start - 160)
    end = folded.find("\n", found.span.end)
    end = min(end if end >= 0 else len(folded), found.span.end + 120)
    lead, rest = folded[start : found.span.start], folded[found.span.end : end]
    borders = [m.end() for m in grammar.clause.finditer(lead)]
    stops = {m.end() for m in grammar.clause.finditer(lead) if m.group() in _STOPS}
    # A comma between two names of one time ("on Monday, 7 September") is no border of the clause.
    while borders and borders[-1] not in stops and len(lead) - borders[-1] < 12 and not grammar.ahead.search(lead[borders[-1] :]):
        borders.pop()
    lead = lead[borders[-1] :] if borders else lead
    border = grammar.clause.search(rest, 2 if rest.startswith(",") else 0)
    window = lead + " | " + (rest[: border.start()] if border else rest)
    return bool(grammar.ahead.search(window)) and not grammar.behind.search(window)
