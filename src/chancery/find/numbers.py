"""Numbers in a text, in figures and in words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from chancery.find.numbers_forms import HYPHENS, Numerals, load_forms, lookup, total, unglued, words_of
from chancery.lang import Pack
from chancery.model import Span
from chancery.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number: its words, its value and what the words beside it make of it.

    `span` covers the number with its scale, percent sign or currency; `lead` is where the words begin that make it approximate
    (or its currency sign). `kind` is one of cardinal, ordinal, fraction, times, article; `unit` is `percent`, a currency's code or
    None. `high` is the upper end of a range. `doubtful` numbers are written like another word.
    """

    span: Span
    lead: int
    value: float
    kind: str
    unit: str | None = None
    approximate: bool = False
    high: float | None = None
    doubtful: bool = False
    digits: bool = False


def find_numbers(text: str, pack: Pack, world: World, offset: int = 0) -> tuple[Number, ...]:
    """Return the numbers of a text from left to right; spans count from `offset`.

    Figures that are part of a name, a time of day or a date in figures are left out.
    """
    forms = load_forms(pack, world)
    reader = _Reader(Numerals(text, unglued(words_of(text), forms), forms))
    found: list[Number] = []
    place = 0
    while place < len(reader.numerals.words):
        number, after = reader.number(place)
        if number:
            found.append(replace(number, span=Span(number.span.start + offset, number.span.end + offset), lead=number.lead + offset))
        place = max(after, place + 1)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Reader:
    numerals: Numerals

    def number(self, place: int) -> tuple[Number | None, int]:
        """Return the number that begins at a word, if one does, and the place after it."""
        forms, nearer = self.numerals.forms, self.numerals.at(place + 1)
        if nearer and nearer.key in forms.keys("doubtful") and self.numerals.words[place].key in forms.keys("article"):
            return None, place + 2
        for read in (self._ordinal, self._times, self._fraction, self._cardinal):
            number, after = read(place)
            if number:
                return self._dress(number, place, after)
        return None, place + 1

    def _cardinal(self, place: int) -> tuple[Number | None, int]:
        word = self.numerals.words[place]
        value, after = self.numerals.digits(place)
        digits = value is not None
        if value is None:
            values, ordinal, after = self.numerals.run(place)
            if ordinal or not values:
                return self._article(place)
            value = total(values)
        elif self._strange_suffix(after):
            return None, after
        value, after = self.numerals.scale(value, after)
        doubtful = not digits and after == place + 1 and word.key in self.numerals.forms.keys("doubtful")
        return self._make(place, after, value, "cardinal", doubtful=doubtful, digits=digits), after

    def _article(self, place: int) -> tuple[Number | None, int]:
        """Return the number one that an article may stand for."""
        word = self.numerals.words[place]
        if word.key not in self.numerals.forms.keys("article"):
            return None, place
        value, after = self.numerals.scale(1.0, place + 1)
        return self._make(place, after, value, "article" if after == place + 1 else "cardinal"), after

    def _strange_suffix(self, place: int) -> bool:
        """Return whether letters that mean nothing here are glued to figures: 5G, 4x4."""
        word, before = self.numerals.at(place), self.numerals.at(place - 1)
        if word is None or before is None or word.start != before.end or not word.text[0].isalpha():
            return False
        forms = self.numerals.forms
        known = lookup(forms.scales, word) is not None or word.key.endswith(tuple(forms.keys("glued_suffixes")) or ("\n",))
        return not known and not self.numerals.match(place, forms.percents) and (word.key,) not in forms.currencies

    def _ordinal(self, place: int) -> tuple[Number | None, int]:
        start = place
        articles = self.numerals.forms.keys("ordinal_articles")
        needs_article = bool(articles)
        word = self.numerals.at(place)
        has_article = needs_article and word is not None and word.key in articles
        if has_article:
            start = place + 1
        value, after = self.numerals.digits(start)
        suffix = self.numerals.at(after)
        if value is not None:
            if suffix and suffix.text in HYPHENS and needs_article:
                after, suffix = after + 1, self.numerals.at(after + 1)
            glued = suffix is not None and suffix.start == self.numerals.words[after - 1].end
            if suffix and glued and suffix.key in self.numerals.forms.keys("ordinal_suffixes") and (has_article or not needs_article):
                return self._make(place, after + 1, value, "ordinal", digits=True), after + 1
            return None, place
        values, ordinal, after = self.numerals.run(start, has_article)
        bare = self.numerals.forms.keys("bare_ordinals_words")
        if not values or not ordinal or not (has_article or not needs_article or self.numerals.words[start].key in bare):
            return None, place
        return self._make(place, after, total(values), "ordinal"), after

    def _times(self, place: int) -> tuple[Number | None, int]:
        word = self.numerals.words[place]
        value = lookup(self.numerals.forms.times, word)
        if value is not None:
            return self._make(place, place + 1, value, "times"), place + 1
        number, after = self._cardinal(place)
        unit = self.numerals.at(after)
        units = self.numerals.forms.keys("times_units")
        if not number or unit is None or unit.key not in units or number.value < 2:
            return None, place
        return self._make(place, after + 1, number.value, "times", digits=number.digits), after + 1

    def _fraction(self, place: int) -> tuple[Number | None, int]:
        word = self.numerals.words[place]
        value = lookup(self.numerals.forms.fractions, word)
        if value is not None:
            return self._make(place, place + 1, value, "fraction"), place + 1
        if word.key in self.numerals.forms.keys("half"):
            return self._half(place)
        values, ordinal, after = self.numerals.run(place)
        article = word.key in self.numerals.forms.keys("article")
        if article or word.text in self.numerals.forms.settings.get("emphatic_one", ()):
            values, after = [1.0], place + 1
        below = self.numerals.at(after)
        if below and below.text in HYPHENS:
            after, below = after + 1, self.numerals.at(after + 1)
        denominator = lookup(self.numerals.forms.denominators, below) if below and values and not ordinal else None
        if denominator is None or below is None:
            return None, place
        unsure = values == [1.0] and (article or lookup(self.numerals.forms.ordinals, below) is not None)
        if unsure and not (self._fraction_follows(after + 1) or self._fraction_stands(place, after + 1)):
            return None, place
        return self._make(place, after + 1, total(values) / denominator, "fraction"), after + 1

    def _fraction_follows(self, place: int) -> bool:
        word = self.numerals.at(place)
        return word is not None and word.key in self.numerals.forms.keys("fraction_after")

    def _fraction_stands(self, place: int, after: int) -> bool:
        """Return whether a fraction stands alone behind a word such as by: "fell by a third in May"."""
        before, behind, forms = self.numerals.at(place - 1), self.numerals.at(after), self.numerals.forms
        if place < 1 or before is None or before.key not in forms.keys("fraction_before"):
            return False
        return behind is None or not behind.text[0].isalnum() or behind.key in forms.keys("fraction_ends")

    def _half(self, place: int) -> tuple[Number | None, int]:
        """Return half as a fraction, or half a million as a number."""
        word = self.numerals.at(place + 1)
        start = place + 2 if word and word.key in self.numerals.forms.keys("article") | self.numerals.linking() else place + 1
        value, after = self.numerals.scale(0.5, start)
        if after > start:
            return self._make(place, after, value, "cardinal"), after
        if self._fraction_follows(place + 1) or self._fraction_stands(place, place + 1):
            return self._make(place, place + 1, 0.5, "fraction"), place + 1
        return None, place

    def _make(self, place: int, after: int, value: float, kind: str, doubtful: bool = False, digits: bool = False) -> Number:
        span = Span(self.numerals.words[place].start, self.numerals.words[after - 1].end)
        return Number(span=span, lead=span.start, value=value, kind=kind, doubtful=doubtful, digits=digits)

    def _dress(self, number: Number, place: int, after: int) -> tuple[Number, int]:
        """Return a number with its unit, its approximating words and its range, and the place after it."""
        number, after = self._range(number, place, after)
        length = self._percent(after) if number.kind in ("cardinal", "article") else 0
        if length:
            after += length
            number = replace(number, unit="percent", span=Span(number.span.start, self.numerals.words[after - 1].end))
        sign = self.numerals.forms.symbols.search(self.numerals.text[: number.span.start])
        if number.unit is None and sign and number.digits:
            number = replace(number, unit=self.numerals.forms.codes[sign.group(1)], lead=sign.start())
            place = next((n for n, word in enumerate(self.numerals.words) if word.start >= sign.start()), place)
        elif number.unit is None and number.kind == "cardinal":
            code, beyond = self.numerals.currency(after)
            word = self.numerals.at(after)
            if not code and word is not None and word.key in self.numerals.forms.keys("before_currency"):
                code, beyond = self.numerals.currency(after + 1)
            if code:
                after = beyond
                number = replace(number, unit=code, span=Span(number.span.start, self.numerals.words[after - 1].end))
        return self._hedge(number, place, after), after

    def _percent(self, after: int) -> int:
        """Return how many words a word for percent takes at a place, one that may stand between a number and its noun counted."""
        percents, word = self.numerals.forms.percents, self.numerals.at(after)
        length = self.numerals.match(after, percents)
        if length or word is None or word.key not in self.numerals.linking():
            return length
        beyond = self.numerals.match(after + 1, percents)
        return beyond + 1 if beyond else 0

    def _range(self, number: Number, place: int, after: int) -> tuple[Number, int]:
        """Return the lower end of "5-10", with the upper one in `high`."""
        hyphen, beyond = self.numerals.at(after), self.numerals.at(after + 1)
        if number.kind != "cardinal" or not number.digits or hyphen is None or beyond is None or hyphen.text not in HYPHENS:
            return number, after
        high, end = self.numerals.digits(after + 1)
        if high is None or high <= number.value:
            return number, after
        scaled, end = self.numerals.scale(high, end)
        low = number.value * (scaled / high)
        span = Span(number.span.start, self.numerals.words[end - 1].end)
        return replace(number, value=low, high=scaled, approximate=True, span=span), end

    def _hedge(self, number: Number, place: int, after: int) -> Number:
        longest = max((len(p) for p in self.numerals.forms.approximate if self.numerals.ends(place, p)), default=0)
        if longest:
            number = replace(number, approximate=True, lead=self.numerals.words[place - longest].start)
        if self.numerals.match(after, self.numerals.forms.afterwards):
            number = replace(number, approximate=True)
        return number
