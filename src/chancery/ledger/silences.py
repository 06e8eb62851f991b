"""Silences: pairs of parties of which documents used to tell, and tell no more; and the gaps in what they tell of one pair."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any

from chancery.ledger.filters import Day, Text, days, texts
from chancery.ledger.lines import party_name

if TYPE_CHECKING:
    from chancery.ledger.ledger import Ledger

# A pair must have been told of on so many days to be missed.
_LEAST = 3
# A silence is longer than so many days, and than so many times the usual time between two reports.
_LONG, _TIMES = 60, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """Days on which nothing was reported between two parties, against what was usual.

    parties: the two.
    since: the day of the last report before it.
    until: the day of the next report; None where it goes on, by the day `seen`.
    seen: the day from which it is looked at: that of the last document of all, where none is given.
    usual: the days that usually lie between two reports.
    reports: the days on which something was reported by then.
    record: the id of an event of the last report.
    """

    parties: tuple[str, str]
    since: dt.date
    until: dt.date | None
    seen: dt.date
    usual: float
    reports: int
    record: str

    @property
    def days(self) -> int:
        """How long it lasts, in days."""
        return ((self.until or self.seen) - self.since).days

    @property
    def line(self) -> str:
        """The silence in a few English words."""
        ends = f"to {self.until}" if self.until else f"by {self.seen}"
        return f"nothing on {' and '.join(party_name(code) for code in self.parties)} {ends}: {self.days} days; " \
               f"before, a report every {self.usual:.3g} days, on {self.reports} days"

    def to_json(self) -> dict[str, Any]:
        """Return the silence as JSON can hold it."""
        return {"parties": list(self.parties), "since": self.since.isoformat(), "until": self.until.isoformat() if self.until else None,
                "seen": self.seen.isoformat(), "days": self.days, "usual": round(self.usual, 2), "reports": self.reports,
                "record": self.record, "line": self.line}


def find_silences(book: Ledger, *, between: Text = (), seen: Day | None = None) -> tuple[Silence, ...]:
    """Return the pairs of parties that are silent on a day, those first that are silent for longest against what was usual.

    Args:
        between: only pairs with one of these parties.
        seen: the day to look from; by default that of the last document in the ledger, for what comes after it nobody has read.
    """
    day = last_seen(book, seen)
    if day is None:
        return ()
    rows = book.ask("dyad_news", {"codes": texts(between), "seen": day, "least": _LEAST})
    found = []
    for row in rows:
        usual = (row["last"] - row["first"]).days / (row["days"] - 1)
        first, _, second = row["dyad"].partition("|")
        made = Silence(parties=(first, second), since=row["last"], until=None, seen=day, usual=usual, reports=row["days"], record=row["id"])
        if _long(made.days, usual):
            found.append(made)
    return tuple(sorted(found, key=lambda silence: (-silence.days / max(silence.usual, 1), silence.parties)))


def find_gaps(book: Ledger, first: str, second: str, *, seen: Day | None = None) -> tuple[Silence, ...]:
    """Return the gaps in what is reported of two parties, by date, the one that goes on last."""
    day = last_seen(book, seen)
    if day is None:
        return ()
    one, other = sorted((first, second))
    rows = book.ask("report_days", {"dyad": f"{one}|{other}", "seen": day})
    if len(rows) < _LEAST:
        return ()
    return tuple(_gaps((one, other), rows, day))


def _gaps(parties: tuple[str, str], rows: Sequence[dict[str, Any]], seen: dt.date) -> Iterator[Silence]:
    usual = float(median((later["day"] - row["day"]).days for row, later in pairwise(rows)))
    ends = [*(row["day"] for row in rows[1:]), None]
    for number, (row, until) in enumerate(zip(rows, ends, strict=True), 1):
        gap = Silence(parties=parties, since=row["day"], until=until, seen=seen, usual=usual, reports=number, record=row["id"])
        if _long(gap.days, usual):
            yield gap


def _long(length: int, usual: float) -> bool:
    return length > max(_LONG, _TIMES * usual)


def last_seen(book: Ledger, seen: Day | None) -> dt.date | None:
    """Return the day to look from: that given, else that of the last document; None in a ledger without dated documents."""
    if seen is not None:
        return days(seen, "seen").end
    last: dt.date | None = book.ask("last_day", {})[0]["last"]
    return last
