"""The words of the interface: messages, names, numbers and dates in the reader's language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_compact_decimal, format_decimal, format_percent

from chancery.lang import languages, load_pack
from chancery.ledger.lines import party_names
from chancery.model import Interval
from chancery.tables import read_settings

_MESSAGES = Path(__file__).parent / "messages"
Day = dt.date | str


@dataclass(frozen=True, slots=True)
class Words:
    """What the interface says in one language."""

    code: str
    locale: Locale
    messages: dict[str, Any]

    def t(self, key: str, /, **values: Any) -> str:
        """Return the message of a dotted key, filled in; where it has forms of number, the one for `n`.

        Raises:
            KeyError: there is no such message.
        """
        found = self._found(key)
        if isinstance(found, dict):
            form = self.locale.plural_form(values["n"])
            found = found.get(form, found["other"])
        shown = {name: self.number(value) if isinstance(value, (int, float)) else value for name, value in values.items()}
        return str(found.format(**shown)) if shown else str(found)

    def label(self, group: str, value: str | None) -> str:
        """Return what a value of a closed list is called, the value itself where nobody named it.

        >>> load_words("en").label("type", "CONSULT"), load_words("en").label("type", "OTHER")
        ('consults', 'OTHER')
        """
        named = self.messages.get(group, {})
        return str(named.get(value, value)) if value else ""

    def name(self, code: str | None) -> str:
        """Return what a state or organisation is called."""
        return _names(self.code).get(code, code) if code else ""

    def names(self, codes: Sequence[str]) -> str:
        """Return the names of parties as a list in a sentence."""
        return format_list([self.name(code) for code in codes], locale=self.locale) if codes else ""

    def number(self, value: float, digits: int = 2) -> str:
        """Return a number with at most so many decimals."""
        return _number(self.code, value, digits)

    def signed(self, value: float | None, digits: int = 1) -> str:
        """Return a number with its sign and a minus that is no hyphen; empty where there is none."""
        if value is None:
            return ""
        shown = _fixed(self.code, abs(value), digits)
        return ("+" if round(value, digits) > 0 else "−" if round(value, digits) < 0 else "") + shown

    def percent(self, value: float | None) -> str:
        """Return a share of one as a percentage."""
        return "" if value is None else str(format_percent(value, locale=self.locale))

    def compact(self, value: float) -> str:
        """Return a large number in short."""
        return str(format_compact_decimal(value, format_type="short", locale=self.locale, fraction_digits=1))

    def quantity(self, value: float, unit: str | None) -> str:
        """Return how much a figure says: a long number in short, with its unit."""
        shown = self.compact(value) if abs(value) >= 1_000_000 else self.number(value)
        if unit == "percent":
            return f"{self.signed(value, 2)} %"
        if unit == "ordinal":
            return f"{self.t('record.ordinal')} {shown}"
        return shown if unit in (None, "items") else f"{shown} {self.label('unit', unit)}"

    def day(self, value: Day | None) -> str:
        """Return a day as people write it."""
        return str(format_date(_date(value), "d MMM y", locale=self.locale)) if value else ""

    def month(self, value: Day | None) -> str:
        """Return the month that a day lies in."""
        return str(format_date(_date(value), "MMM y", locale=self.locale)) if value else ""

    def days(self, start: Day | None, end: Day | None) -> str:
        """Return days as shortly as they can be written: a year, a month, one day, or the first and the last."""
        if not start or not end:
            edge = self.day(start or end)
            return self.t("when.since" if start else "when.until", day=edge) if edge else ""
        first, last = _date(start), _date(end)
        if first == last:
            return self.day(first)
        if (first, last) == (Interval.month(first.year, first.month).start, Interval.month(first.year, first.month).end):
            return self.month(first)
        if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
            return str(first.year) if first.year == last.year else f"{first.year} – {last.year}"
        return f"{self.day(first)} – {self.day(last)}"

    def partial(self, value: str | None) -> str:
        """Return an ISO day, month or year as people write it."""
        if not value:
            return ""
        return value if len(value) == 4 else self.month(value + "-01") if len(value) == 7 else self.day(value)

    def language(self, code: str) -> str:
        """Return what a language is called."""
        return str(self.locale.languages.get(code, code))

    def chart_locale(self) -> dict[str, Any]:
        """Return the locale settings of charts: numbers and names of days and months, as Vega takes them."""
        symbols, months, days = self.locale.number_symbols["latn"], self.locale.months["format"], self.locale.days["format"]
        week = [6, 0, 1, 2, 3, 4, 5]  # Vega's weeks begin on Sunday
        return {
            "number": {"decimal": symbols["decimal"], "thousands": symbols["group"], "grouping": [3], "currency": ["", ""], "minus": "−"},
            "time": {
                "dateTime": "%d %b %Y %X",
                "date": "%d %b %Y",
                "time": "%H:%M:%S",
                "periods": ["AM", "PM"],
                "days": [days["wide"][n] for n in week],
                "shortDays": [days["abbreviated"][n] for n in week],
                "months": [months["wide"][n] for n in range(1, 13)],
                "shortMonths": [months["abbreviated"][n] for n in range(1, 13)],
            },
        }

    def _found(self, key: str) -> Any:
        found: Any = self.messages
        for part in key.split("."):
            found = found[part]
        return found


@cache
def interface_languages() -> tuple[str, ...]:
    """Return the codes of the languages that the interface speaks: those that have a file of messages."""
    return tuple(sorted(path.stem for path in _MESSAGES.glob("*.toml")))


@cache
def load_words(code: str) -> Words:
    """Return the words of a language of the interface."""
    return Words(code, Locale.parse(code), read_settings(_MESSAGES / f"{code}.toml"))


def chosen_language(*asked: str | None, accepted: str = "") -> str:
    """Return the first language asked for that the interface speaks, then the first that a browser accepts, else the default.

    >>> chosen_language(None, "xx", accepted="de;q=0.9, nl-BE;q=0.8, ro;q=0.7")
    'nl'
    """
    known = interface_languages()
    for code in asked:
        if code in known:
            return str(code)
    weighed = []
    for part in accepted.split(",")[:20]:
        code, _, quality = part.strip().partition(";q=")
        weighed.append((-_quality(quality), code[:2].lower()))
    return next((code for _, code in sorted(weighed, key=lambda pair: pair[0]) if code in known), _default())


def _quality(text: str) -> float:
    try:
        return float(text or 1)
    except ValueError:
        return 0.0


@cache
def _default() -> str:
    """Return the language whose messages say that it is the default."""
    return next(code for code in interface_languages() if load_words(code).messages.get("default"))


@cache
def _names(code: str) -> dict[str, str]:
    """Return the names of states and organisations: those of the world file, and the first form in the language's pack."""
    names = dict(party_names())
    own: dict[str, str] = {}
    if code in languages() and not load_words(code).messages.get("default"):
        for row in load_pack(code).table("names"):
            if row["kind"] in ("state", "organisation"):
                own.setdefault(row["code"], row["form"])
    return names | own


@lru_cache(4096)
def _number(code: str, value: float, digits: int) -> str:
    return str(format_decimal(round(value, digits), locale=load_words(code).locale))


@lru_cache(4096)
def _fixed(code: str, value: float, digits: int) -> str:
    return str(format_decimal(value, format="#,##0." + "0" * digits, locale=load_words(code).locale))


def _date(value: Day) -> dt.date:
    return value if isinstance(value, dt.date) else dt.date.fromisoformat(value[:10])
