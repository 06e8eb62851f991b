"""The number words of a language and the values that figures and words stand for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from chancery.find.gazetteer import fold
from chancery.lang import Pack
from chancery.world import World

_TOKEN = re.compile(r"\d(?:[\d.,\u00a0\u202f]*\d)?|[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]")
HYPHENS = frozenset("-‑–")
# Romanian is written with commas or with cedillas below s and t; the packs have commas.
_CEDILLAS = str.maketrans("şţŞŢ", "șțȘȚ")
_TENS, HUNDRED, THOUSAND = 20, 100, 1000


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a figure or a sign of the text: `text` in lower case, `key` without accents."""

    start: int
    end: int
    text: str
    key: str


@lru_cache(maxsize=50_000)
def _written(word: str) -> tuple[str, str]:
    """Return a word in lower case with commas for cedillas, and without accents."""
    return word.translate(_CEDILLAS).replace("’", "'").lower(), fold(word)


def words_of(text: str, offset: int = 0) -> tuple[Word, ...]:
    """Return the words, figures and signs of a text, with offsets counted from `offset`."""
    return tuple(
        Word(m.start() + offset, m.end() + offset, *_written(m.group()))
        for m in _TOKEN.finditer(text)
    )


def phrase_keys(phrase: str) -> tuple[str, ...]:
    """Return the folded words of a phrase, as `words_of` cuts them."""
    return tuple(word.key for word in words_of(phrase))


def _folded(table: Mapping[str, float]) -> dict[str, float]:
    """Return a table by its words as written and, where that is free, by their folded forms."""
    found = {word.lower(): float(value) for word, value in table.items()}
    for word, value in table.items():
        found.setdefault(fold(word), float(value))
    return found


def lookup(table: Mapping[str, float], word: Word) -> float | None:
    """Return what a table has for a word as written, else for its folded form."""
    found = table.get(word.text)
    return table.get(word.key) if found is None else found


@dataclass(frozen=True, slots=True)
class Forms:
    """The number words of a language, ready for looking up."""

    settings: Mapping[str, Any] = field(repr=False)
    words: dict[str, float]
    scales: dict[str, float]
    ordinals: dict[str, float]
    denominators: dict[str, float]
    fractions: dict[str, float]
    times: dict[str, float]
    joins: dict[str, tuple[float, float]]
    currencies: dict[tuple[str, ...], str]
    percents: frozenset[tuple[str, ...]]
    approximate: frozenset[tuple[str, ...]]
    afterwards: frozenset[tuple[str, ...]]
    symbols: re.Pattern[str]
    codes: dict[str, str]
    lists: dict[str, frozenset[str]]
    group: frozenset[str]
    atoms: dict[str, float]
    pieces: tuple[frozenset[str], frozenset[str], frozenset[str]]

    def keys(self, name: str) -> frozenset[str]:
        """Return the folded words of a plain list of the settings."""
        return self.lists.get(name, frozenset())


def _section(settings: Mapping[str, Any], name: str, key: str) -> frozenset[tuple[str, ...]]:
    return frozenset(phrase_keys(phrase) for phrase in settings.get(name, {}).get(key, ()))


@cache
def load_forms(pack: Pack, world: World) -> Forms:
    """Return the number words of a language."""
    settings = pack.settings("numbers")
    codes = {symbol: row["code"] for row in world.table("units") for symbol in row["symbols"].split()}
    signs = "|".join(re.escape(symbol) for symbol in sorted(codes, key=len, reverse=True))
    words, ordinals = _folded(settings.get("words", {})), _folded(settings.get("ordinals", {}))
    lists = _lists(settings)
    atoms = words | dict.fromkeys(lists.get("article", ()), 1.0)
    return Forms(
        settings=settings,
        words=words,
        scales=_folded(settings.get("scales", {})),
        ordinals=ordinals,
        denominators=_folded(settings.get("denominators", {})),
        fractions=_folded(settings.get("fractions", {})),
        times=_folded(settings.get("times", {}).get("words", {})),
        joins={fold(word): (float(low), float(high)) for word, (low, high) in settings.get("joins", {}).items()},
        currencies={phrase_keys(phrase): code for phrase, code in settings.get("currencies", {}).items()},
        percents=_section(settings, "percent", "words"),
        approximate=_section(settings, "approximate", "before"),
        afterwards=_section(settings, "approximate", "after"),
        symbols=re.compile(rf"(?<![\w])({signs})\s?$") if signs else re.compile(r"(?!)"),
        codes=codes,
        lists=lists,
        group=frozenset(settings.get("group", ())) | {"\u00a0", "\u202f"},
        atoms=atoms,
        pieces=(frozenset(atoms), frozenset(ordinals), lists.get("links", frozenset())),
    )


def _lists(settings: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """Return the plain lists of the settings and of its sections, the latter as section_name."""
    found: dict[str, frozenset[str]] = {}
    for name, value in settings.items():
        inner = value if isinstance(value, dict) else {}
        for key, words in {name: value, **{f"{name}_{k}": v for k, v in inner.items()}}.items():
            if isinstance(words, list):
                found[key] = frozenset(fold(word) for word in words if isinstance(word, str))
    return found


def unglued(words: tuple[Word, ...], forms: Forms) -> tuple[Word, ...]:
    """Return the words with a number cut from what is glued to it: tweedaags is twee and daags."""
    suffixes = tuple(fold(suffix) for suffix in forms.settings.get("glued", {}).get("suffixes", ()))
    found: list[Word] = []
    for word in words:
        suffix = next((s for s in suffixes if word.key.endswith(s) and word.key != s), None)
        head = len(word.text) - len(suffix) if suffix else 0
        piece = Word(word.start, word.start + head, word.text[:head], fold(word.text[:head]))
        if suffix and _number_word(piece, forms):
            found += [piece, Word(piece.end, word.end, word.text[head:], suffix)]
        else:
            found.append(word)
    return tuple(found)


def _number_word(word: Word, forms: Forms) -> bool:
    """Return whether a word is a cardinal."""
    values, ordinal = Numerals("", (word,), forms).value(word)
    return (bool(values) and not ordinal) or word.key in forms.keys("article")


@lru_cache(maxsize=4096)
def _pieces(key: str, forms: tuple[frozenset[str], frozenset[str], frozenset[str]]) -> tuple[str, ...] | None:
    """Return the number words that a compound is made of (links left out), or None."""
    inner, last, links = forms
    if key in inner or key in last:
        return (key,)
    for cut in range(len(key) - 1, 1, -1):
        head, rest = key[:cut], key[cut:]
        if head not in inner:
            continue
        for tail in (rest, *(rest[len(link) :] for link in links if rest.startswith(link))):
            pieces = _pieces(tail, forms) if tail else None
            if pieces:
                return (head, *pieces)
    return None


def total(values: list[float]) -> float:
    """Return what a row of number words amounts to: [2, 100, 5, 20, 1000] is 225,000."""
    whole = current = 0.0
    for value in values:
        if value >= THOUSAND:
            whole, current = whole + max(current, 1.0) * value, 0.0
        elif value == HUNDRED:
            current = max(current, 1.0) * value
        else:
            current += value
    return whole + current


def _may_follow(before: float, value: float) -> bool:
    """Return whether one number word can go on another: twenty five, two hundred, but not two three."""
    if value == HUNDRED or value >= THOUSAND:
        return before < value
    if before >= HUNDRED:
        return value < HUNDRED
    return _TENS <= before < HUNDRED and value < 10 and before % 10 == 0


@dataclass(frozen=True, slots=True)
class Numerals:
    """The words of a text, read for what numbers they write."""

    text: str
    words: tuple[Word, ...]
    forms: Forms

    def at(self, place: int) -> Word | None:
        """Return the word at a place, None beyond the ends."""
        return self.words[place] if 0 <= place < len(self.words) else None

    def digits(self, place: int) -> tuple[float | None, int]:
        """Return the value of figures at a place, or None where they are part of a name, a date or a time."""
        word = self.at(place)
        if word is None or not word.text[0].isdigit() or self._in_name(place):
            return None, place
        raw, after = word.text, place + 1
        if len(raw) > 1 and raw[0] == "0" and raw[1].isdigit():
            return None, place
        while " " in self.forms.group and len(raw) <= 3 and self._thousands(after):
            raw, after = raw + self.words[after].text, after + 1
        value = self._decimal(raw)
        if value is None and self._has_scale(after):
            value = self._decimal(raw.replace(".", "|").replace(",", ".").replace("|", ","))
            value = _float(raw) if value is None else value
        return value, after

    def _thousands(self, place: int) -> bool:
        word, before = self.at(place), self.at(place - 1)
        gap = self.text[before.end : word.start] if word and before else ""
        return bool(word and re.fullmatch(r"\d{3}", word.text)) and gap in (" ", "\u00a0", "\u202f")

    def _in_name(self, place: int) -> bool:
        """Return whether letters, a colon, a slash or more figures are glued to the figures at a place."""
        word, before, after = self.words[place], self.at(place - 1), self.at(place + 1)
        if before and before.end == word.start:
            older = self.at(place - 2)
            glued = older is not None and older.end == before.start and (older.text[0].isalpha() or before.text in ":/.")
            if before.text[0].isalpha() or before.text in ":/#" or (before.text in HYPHENS and (glued or self._date_like(place))):
                return before.text not in self.forms.codes and before.text.upper() not in self.forms.codes
        if self._score(place):
            return True
        if after and after.start == word.end:
            beyond = self.at(place + 2)
            tight = beyond is not None and beyond.start == after.end
            return (after.text in ":/" and tight) or (after.text in HYPHENS and self._date_like(place))
        return False

    def _score(self, place: int) -> bool:
        """Return whether figures are half of a score or a record (5-2), not of a range (2-5)."""
        for left, right in ((place, place + 2), (place - 2, place)):
            first, hyphen, second = self.at(left), self.at(left + 1), self.at(right)
            if first and hyphen and second and hyphen.text in HYPHENS and first.end == hyphen.start and hyphen.end == second.start:
                return first.text.isdigit() and second.text.isdigit() and int(first.text) >= int(second.text)
        return False

    def _date_like(self, place: int) -> bool:
        """Return whether figures stand in a chain of three, joined by hyphens."""
        word = self.words[place]
        left = re.search(r"(?:\d+[-‑]){0,2}$", self.text[max(0, word.start - 12) : word.start])
        right = re.match(r"(?:[-‑]\d+){0,2}", self.text[word.end : word.end + 12])
        chain = (left.group() if left else "") + (right.group() if right else "")
        return sum(chain.count(hyphen) for hyphen in HYPHENS) >= 2

    def _decimal(self, raw: str) -> float | None:
        """Return the value of figures with the language's separators, None where they do not fit."""
        point = str(self.forms.settings.get("decimal", "."))
        whole, _, rest = raw.partition(point)
        groups = re.split("[" + re.escape("".join(self.forms.group - {" "})) + "]", whole)
        if len(groups) > 1 and (not 1 <= len(groups[0]) <= 3 or any(len(g) != 3 for g in groups[1:])):
            return None
        return _float("".join(groups) + ("." + rest if rest else ""))

    def _has_scale(self, place: int) -> bool:
        word = self.at(place)
        return bool(word and (lookup(self.forms.scales, word) or self.match(place, self.forms.percents)))

    def value(self, word: Word, wants_ordinal: bool = False) -> tuple[list[float], bool]:
        """Return the values of a number word's pieces and whether it is an ordinal; no values where it is no number."""
        plain, ordinal = lookup(self.forms.words, word), lookup(self.forms.ordinals, word)
        unaccented = word.text in self.forms.ordinals or word.text == word.key
        if plain is not None and not (wants_ordinal and ordinal is not None and unaccented):
            return [plain], False
        if ordinal is not None:
            return [ordinal], True
        if word.key in self.forms.keys("emphatic_one") and word.text not in self.forms.settings.get("article", ()):
            return [1.0], False
        if not self.forms.settings.get("compound") or not word.key.isalpha():
            return [], False
        return self._compound(word.key)

    def _compound(self, key: str) -> tuple[list[float], bool]:
        forms = self.forms
        pieces = _pieces(key, forms.pieces)
        if not pieces or len(pieces) == 1:
            return [], False
        last = forms.ordinals.get(pieces[-1])
        values = [forms.atoms[piece] for piece in pieces[:-1]] + [forms.atoms[pieces[-1]] if last is None else last]
        return values, last is not None

    def run(self, place: int, wants_ordinal: bool = False) -> tuple[list[float], bool, int]:
        """Return the values of a row of number words, whether it ends in an ordinal, and the place after it."""
        word = self.at(place)
        vague = word is not None and word.key in self.forms.keys("plural_only")
        values, ordinal = self.value(word, wants_ordinal) if word and not vague else ([], False)
        if word and not values and word.key in self.forms.keys("article") and self._large(place + 1):
            values, ordinal = [1.0], False
        after = place + 1
        while values and not ordinal:
            step = self._join(after, values)
            nearer = self.at(after + step)
            more, is_ordinal = self.value(nearer, wants_ordinal) if nearer else ([], False)
            if not more or not (_may_follow(values[-1], more[0]) or (values == [1.0] and more[0] in (HUNDRED, THOUSAND))):
                break
            values, ordinal, after = values + more, is_ordinal, after + step + 1
        return values, ordinal, after

    def _large(self, place: int) -> bool:
        word = self.at(place)
        if word is None:
            return False
        value = lookup(self.forms.words, word)
        return (value is not None and value >= HUNDRED) or (lookup(self.forms.scales, word) or 0) >= THOUSAND

    def _join(self, place: int, values: list[float]) -> int:
        """Return how many words (a hyphen, a linking word) join the next number word to a row."""
        word, nearer, before = self.at(place), self.at(place + 1), self.at(place - 1)
        if word is None or nearer is None or before is None:
            return 0
        if word.text in HYPHENS:
            return 1 if before.end == word.start and word.end == nearer.start else 0
        low, high = self.forms.joins.get(word.key, (0.0, -1.0))
        following = lookup(self.forms.words, nearer)
        following = lookup(self.forms.ordinals, nearer) if following is None else following
        return 1 if following is not None and values[-1] >= low and following <= high else 0

    def scale(self, value: float, place: int) -> tuple[float, int]:
        """Return a value with the scale words after it: 12 million, o sută de mii, two and a half billion."""
        half = next((p for p in map(phrase_keys, self.forms.settings.get("half_after", ())) if self.starts(place, p)), None)
        if half:
            value, place = value + 0.5, place + len(half)
        word, step = self.at(place), 0
        if word and word.key in self.linking():
            word, step = self.at(place + 1), 1
        scale = lookup(self.forms.scales, word) if word else None
        before = self.at(place - 1)
        if scale is None or word is None or before is None or value >= scale * THOUSAND:
            return value, place
        if len(word.text) <= 2 and word.start != before.end and not self._money_before(place):
            return value, place
        after = place + step + 1
        later = next((p for p in map(phrase_keys, self.forms.settings.get("half_after", ())) if self.starts(after, p)), None)
        if later:
            return value * scale + 0.5 * scale, after + len(later)
        dot = self.at(after)
        if dot and dot.text == "." and len(word.text) <= 3 and dot.start == word.end and self.currency(after + 1)[0]:
            after += 1
        return self.scale(value * scale, after)

    def linking(self) -> frozenset[str]:
        """Return the words that may stand between a number and what it counts."""
        return self.forms.keys("linking")

    def _money_before(self, place: int) -> bool:
        word = self.at(place - 1)
        return bool(word and self.forms.symbols.search(self.text[: word.start]))

    def starts(self, place: int, phrase: tuple[str, ...]) -> bool:
        """Return whether a phrase begins at a place."""
        return tuple(word.key for word in self.words[place : place + len(phrase)]) == phrase

    def ends(self, place: int, phrase: tuple[str, ...]) -> bool:
        """Return whether a phrase ends just before a place."""
        return place >= len(phrase) and self.starts(place - len(phrase), phrase)

    def match(self, place: int, phrases: frozenset[tuple[str, ...]]) -> int:
        """Return how many words the longest of some phrases takes that begins at a place."""
        return max((len(phrase) for phrase in phrases if self.starts(place, phrase)), default=0)

    def currency(self, place: int) -> tuple[str | None, int]:
        """Return the currency that begins at a place, and the place after it."""
        word = self.at(place)
        if word and word.key in self.linking():
            place += 1
        length = self.match(place, frozenset(self.forms.currencies))
        if length:
            return self.forms.currencies[tuple(w.key for w in self.words[place : place + length])], place + length
        sign = self.at(place)
        raw = self.text[sign.start : sign.end] if sign else ""
        code = self.forms.codes.get(raw)
        return (code, place + 1) if code else (None, place)


def _float(raw: str) -> float | None:
    try:
        return float(raw)
    except ValueError:
        return None
