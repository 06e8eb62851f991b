"""What an address asks: its parameters, checked and bounded, and addresses made from them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from chancery.errors import FilterError
from chancery.ledger.filters import days
from chancery.ledger.lines import party_names

# Longer values are nobody's search, and more of them nobody's filter.
_LONGEST, _MOST = 200, 20
_CODE = re.compile(r"[\w.\- ]{1,60}")
_KEY = re.compile(r"[0-9a-f]{16}")
_ID, _STORY = re.compile(r"[esft][0-9a-f]{1,12}"), re.compile(r"[ye][0-9a-f]{1,12}")


@dataclass(frozen=True, slots=True)
class Asked:
    """The path and the parameters of a request."""

    path: str
    given: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, path: str, query: QueryParams) -> Asked:
        """Return what a request asks.

        Raises:
            FilterError: there are too many parameters, or one is too long.
        """
        given = tuple(query.multi_items())
        if len(given) > _MOST or any(len(name) + len(value) > _LONGEST for name, value in given):
            raise FilterError(f"the address has more than {_MOST} parameters, or one above {_LONGEST} characters; shorten it")
        return cls(path, tuple((name, value.replace("\0", "")) for name, value in given))

    def one(self, name: str, default: str = "") -> str:
        """Return the last value of a parameter, blanks taken off."""
        return next((value.strip() for key, value in reversed(self.given) if key == name and value.strip()), default)

    def many(self, name: str) -> list[str]:
        """Return all values of a parameter, each also taken apart at commas."""
        return [part.strip() for key, value in self.given if key == name for part in value.split(",") if part.strip()]

    def choice(self, name: str, choices: tuple[str, ...]) -> str:
        """Return a parameter that is one of some choices; the first is the default.

        Raises:
            FilterError: it is none of them.
        """
        value = self.one(name, choices[0])
        if value not in choices:
            raise FilterError(f"{name}: {value!r} is none of {', '.join(choices)}")
        return value

    def whole(self, name: str, default: int, most: int) -> int:
        """Return a parameter that is a whole number from 1 to `most`.

        Raises:
            FilterError: it is something else.
        """
        value = self.one(name)
        if not value:
            return default
        if not re.fullmatch(r"\d{1,9}", value, re.ASCII) or not 1 <= int(value) <= most:
            raise FilterError(f"{name}: {value!r} is no whole number from 1 to {most}")
        return int(value)

    def window(self) -> dict[str, dt.date | None]:
        """Return the days from `since` to `until`, each None where it is not given.

        Raises:
            FilterError: one is no date, or they are the wrong way round.
        """
        since, until = self.one("since"), self.one("until")
        first, last = (days(since, "since").start if since else None), (days(until, "until").end if until else None)
        if first and last and first > last:
            raise FilterError(f"since {since} is after until {until}; exchange the two")
        return {"since": first, "until": last}

    def address(self, path: str | None = None, /, **changes: Any) -> str:
        """Return the address of this request with parameters changed; None and the empty text take one away."""
        kept = [(name, value) for name, value in self.given if name not in changes]
        return address(path or self.path, kept, changes)

    def without(self, *names: str) -> Asked:
        """Return the request without these parameters."""
        return replace(self, given=tuple(pair for pair in self.given if pair[0] not in names))


def address(path: str, given: list[tuple[str, str]] | None = None, changes: Mapping[str, Any] | None = None, /, **more: Any) -> str:
    """Return an address with parameters; a list gives a parameter for each of its values, None and the empty text none.

    >>> address("/records", between=["CHN", "RUS"], month=None)
    '/records?between=CHN&between=RUS'
    """
    pairs = list(given or ())
    for name, value in {**(changes or {}), **more}.items():
        values = value if isinstance(value, (list, tuple)) else [value]
        pairs += [(name, str(one)) for one in values if one is not None and one != ""]
    return path + (f"?{urlencode(pairs)}" if pairs else "")


def party(given: str) -> str:
    """Return the code of a party named in an address.

    Raises:
        FilterError: nothing can have that code.
    """
    found = given.strip()
    if found.upper() in party_names():
        return found.upper()
    if not _CODE.fullmatch(found):
        raise FilterError(
            f"{given[:60]!r} is no code of a state or organisation; write an ISO code such as CHN, or an acronym such as NATO"
        )
    return found


def key_of(given: str) -> str:
    """Return the key of a document named in an address.

    Raises:
        FilterError: no document can have that key.
    """
    if not _KEY.fullmatch(given):
        raise FilterError(f"{given[:60]!r} is no key of a document; a key has 16 digits from 0 to f")
    return given


def story_of(given: str) -> str:
    """Return the id of a story, or of an event in it, named in an address.

    Raises:
        FilterError: no story can have that id.
    """
    if not _STORY.fullmatch(given):
        raise FilterError(f"{given[:60]!r} is no id of a story; an id is y, or e for one of its events, and 12 digits from 0 to f")
    return given


def id_of(given: str) -> str:
    """Return the id of a record named in an address.

    Raises:
        FilterError: no record can have that id.
    """
    if not _ID.fullmatch(given):
        raise FilterError(f"{given[:60]!r} is no id of a record; an id is e, s, f or t and 12 digits from 0 to f")
    return given
