"""The grammar of time of a language, compiled from a pack's times.toml."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from chancery.find.grammar import Grammar, load_grammar
from chancery.lang import Pack

# Classes of digits that every language writes alike.
_DIGITS = {
    "day": r"(?:0?[1-9]|[12]\d|3[01])",
    "year": r"(?:1[5-9]\d\d|20\d\d)",
    "yy": r"\d\d",
    "digits": r"\d{1,4}",
    "numeral": r"(?:1[0-2]|0?[1-9])",
}
_GAP = r"[^\S\n]+"
_CLASS = re.compile(r"\{([a-z_]+?)(\d?)\}")
_SPELLINGS = {"’": "'", "ʼ": "'", "‘": "'", "–": "-", "—": "-", "‑": "-"}


def fold_in_place(text: str) -> str:
    """Return a text in lower case without accents, every character at its old place."""
    return "".join(_fold_character(c) for c in text)


@cache
def _fold_character(character: str) -> str:
    if character.isascii():
        return character.lower()
    plain = _SPELLINGS.get(character) or unicodedata.normalize("NFKD", character)[0].lower()
    return plain if len(plain) == 1 else character


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to write a time: its pattern, what its value is made by, and the fields that it always has."""

    id: str
    value: str
    kind: str
    pattern: re.Pattern[str]
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class TimeGrammar:
    """The rules and closed-class words of one language; `classes` maps the words of a class to what they mean.

    `closed` are its closed-class words, `sayings` verbs that tell what somebody says, `when` the words for when.
    """

    rules: tuple[Rule, ...]
    classes: Mapping[str, Mapping[str, Any]]
    before: Mapping[str, re.Pattern[str]]
    ahead: re.Pattern[str]
    behind: re.Pattern[str]
    present: re.Pattern[str]
    apposed: re.Pattern[str]
    clause: re.Pattern[str]
    labels: re.Pattern[str]
    line_words: frozenset[str]
    order: str
    elapsed: tuple[re.Pattern[str], ...]
    counted: tuple[re.Pattern[str], ...]
    lasted: tuple[re.Pattern[str], ...]
    cue: re.Pattern[str]
    closed: Grammar
    sayings: frozenset[str]
    when: frozenset[str]


def _words(words: list[str]) -> str:
    """Return a pattern for any of some words (which may hold patterns of their own), the longest first."""
    longest = sorted((fold_in_place(w).replace(" ", _GAP) for w in words), key=len, reverse=True)
    return "(?:" + "|".join(longest) + ")" if longest else r"(?!)"


def _compile(source: str, classes: Mapping[str, Mapping[str, Any]]) -> re.Pattern[str]:
    """Return the pattern that a rule's text stands for: {class} is any word of the class, a blank any blanks of a line."""

    def group(found: re.Match[str]) -> str:
        name, number = found.groups()
        inside = _DIGITS.get(name)
        if name in classes:
            listed = _words([re.escape(w).replace(r"\ ", " ") for w in classes[name]])
            inside = f"(?:{inside}|{listed})" if inside else listed
        if inside is None:
            raise KeyError(f"times.toml: the pattern {source!r} names a class {name!r} that [words] lacks")
        return f"(?P<{name}{number}>{inside})"

    body = _CLASS.sub(group, fold_in_place(source).replace(" ", _GAP))
    # An hour before a date, or glued to its year, is no part of it: "14:05 March 12", "March 12, 20192:05 PM", "2019By".
    return re.compile(rf"(?<!\w)(?<!\d:)(?:{body})(?:(?!\w)|(?<=\d{{4}})(?=\d{{1,2}}:\d\d|[A-Z]))")


def _rules(settings: Mapping[str, Any], classes: Mapping[str, Mapping[str, Any]]) -> tuple[Rule, ...]:
    found: list[Rule] = []
    for entry in settings.get("rules", ()):
        fields = {k: v for k, v in entry.items() if k not in ("id", "value", "kind", "patterns")}
        found += [
            Rule(entry["id"], entry["value"], entry.get("kind", "date"), _compile(source, classes), fields)
            for source in entry["patterns"]
        ]
    return tuple(found)


@cache
def load_times(pack: Pack) -> TimeGrammar:
    """Return the grammar of time of a pack; a pack without times.toml knows only dates in figures."""
    settings = pack.settings("times")
    classes = {
        name: {fold_in_place(word): value for word, value in entries.items()} for name, entries in settings.get("words", {}).items()
    }
    before = settings.get("before", {})
    start = r"(?<![\w])"
    rules = _rules(settings, classes)
    words = {w for name in ("month", "short", "weekday", "unit", "season") for w in classes.get(name, {})}
    cues = _words([re.escape(w).replace(r"\ ", " ") for w in words] + list(settings.get("cues", [])))
    return TimeGrammar(
        rules=rules,
        classes=classes,
        before={kind: re.compile(rf"{start}{_words(words)}{_GAP}$") for kind, words in before.items()},
        ahead=re.compile(rf"{start}{_words(settings.get('ahead', []))}(?![\w])"),
        behind=re.compile(rf"{start}{_words(settings.get('behind', []))}(?![\w])"),
        present=re.compile(rf"{start}{_words(settings.get('present', []))}(?![\w])"),
        apposed=re.compile(rf"[\s,(-]*(?:{_words(settings.get('apposed', []))}[\s,]*)?$"),
        clause=re.compile(rf"[;:.!?]|,\s|{start}{_words(settings.get('clause', []))}(?![\w])"),
        labels=re.compile(rf"^\W*(?:\S+\W+)?{_words(settings.get('labels', []))}\W*$"),
        line_words=frozenset(fold_in_place(w) for w in settings.get("line_words", ())),
        order=str(settings.get("numeric_order", "dmy")),
        elapsed=tuple(_compile(source, classes) for source in settings.get("elapsed", ())),
        counted=tuple(_compile(source, classes) for source in settings.get("counted", ())),
        lasted=tuple(_compile(source, classes) for source in settings.get("lasted", ())),
        cue=re.compile(rf"\d|{cues}"),
        closed=load_grammar(pack),
        when=frozenset(settings.get("when", ())),
        sayings=frozenset(row["lemma"].split(" -")[0] for row in pack.table("speech") if row["pos"] == "v"),
    )
