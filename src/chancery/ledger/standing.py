"""Standing: whether what texts say of an office, a membership or a partnership holds on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from chancery.ledger.disagreements import conflict_settings
from chancery.ledger.filters import days
from chancery.ledger.known import Known
from chancery.ledger.lines import known_person
from chancery.ledger.people import same_person
from chancery.tables import read_settings
from chancery.world import load_world


@cache
def standing_settings() -> dict[str, Any]:
    """Return the settings of standing: equal offices, and for how long a text's word holds."""
    return read_settings(Path(__file__).parent / "standing.toml")


def plain_role(role: str) -> str:
    """Return an office under the first of its names.

    >>> plain_role("premier"), plain_role("spokesperson")
    ('prime minister', 'spokesperson')
    """
    return next((str(names[0]) for names in standing_settings()["equal"] if role in names), role)


def same_role(one: str, other: str) -> bool:
    """Return whether two names are of one office."""
    return plain_role(one) == plain_role(other)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """What texts say of one holder of an office, one member or one level: since when, until when, and on which days texts name it.

    `overtaken` is the first day on which somebody else is said to hold it later, None where nobody is.
    """

    name: str
    role: str
    start: str | None
    end: str | None
    named: tuple[dt.date, ...]
    known: tuple[Known, ...]
    overtaken: dt.date | None = None

    @classmethod
    def of(cls, name: str, role: str, ties: Sequence[Known]) -> Holding:
        """Return what ties say together: the earliest beginning, the latest end, the days of the texts."""
        starts = sorted(tie.record["from"] for tie in ties if tie.record["from"])
        ends = sorted(tie.record["to"] for tie in ties if tie.record["to"])
        named = sorted(day for tie in ties if not tie.record["to"] and (day := _written(tie)))
        end = ends[-1] if ends and not (named and named[-1] > days(ends[-1], "to").end) else None
        return cls(name=name, role=role, start=starts[0] if starts else None, end=end, named=tuple(named), known=tuple(ties))

    @property
    def begins(self) -> dt.date | None:
        """The first day on which it is known to hold."""
        if self.start:
            return days(self.start, "from").start
        return self.named[0] if self.named else None

    def last(self, day: dt.date) -> dt.date | None:
        """Return the last day, of those up to a day, on which a text says that it holds."""
        told = [named for named in self.named if named <= day]
        begun = days(self.start, "from").start if self.start else None
        return max([*told, *([begun] if begun and begun <= day else [])], default=None)

    def holds(self, day: dt.date) -> bool:
        """Return whether it holds on a day."""
        if self.begins is None or self.begins > day or (self.end and days(self.end, "to").end < day):
            return False
        if self.overtaken and self.overtaken <= day:
            return False
        last = self.last(day)
        return bool(self.start or self.end or (last and (day - last).days <= standing_settings()["stale"]))

    @property
    def basis(self) -> str:
        """Why it is taken to hold: what texts say of its beginning and end, and when they name it."""
        said = [f"since {self.start}" if self.start else "", f"until {self.end}" if self.end else ""]
        named = f"named {self.named[0]}" + (f" to {self.named[-1]}" if self.named[-1] != self.named[0] else "") if self.named else ""
        return ", ".join(filter(None, (*said, named)))


def _written(tie: Known) -> dt.date | None:
    published = tie.record["document"]["published"]
    return dt.date.fromisoformat(published["start"]) if published else None


def holdings(ties: Sequence[Known], state: str) -> list[Holding]:
    """Return the holders of a state's offices, each office and person once, with who followed whom where one person holds it at a time."""
    groups: list[tuple[str, str, list[Known]]] = []
    for tie in ties:
        name, role = str(tie.record["subject"]), plain_role(str(tie.record["role"]))
        same = next((group for held, person, group in groups if held == role and same_person(person, name, [state])), None)
        if same is None:
            groups.append((role, name, [tie]))
        else:
            same.append(tie)
    made = [Holding.of(known_person(name, state), str(group[-1].record["role"]), group) for _, name, group in groups]
    return sorted(_followed(made), key=lambda holding: (plain_role(holding.role), holding.begins or dt.date.min, holding.name))


def _followed(made: Sequence[Holding]) -> Iterator[Holding]:
    """Yield holdings with the day on which somebody else took over."""
    single = conflict_settings()["offices"]["single"]
    for holding in made:
        later = [other.begins for other in made if other is not holding and same_role(other.role, holding.role)
                 and other.begins is not None and _after(other, holding)] if holding.role in single else []
        yield Holding(**{name: getattr(holding, name) for name in ("name", "role", "start", "end", "named", "known")},
                      overtaken=min(later, default=None))


def _after(other: Holding, holding: Holding) -> bool:
    """Return whether another's time begins after the last day on which texts name a holder, and after this one's beginning."""
    if other.begins is None or holding.begins is None or other.begins <= holding.begins:
        return False
    return bool(other.start) or not holding.named or other.begins > holding.named[-1]


def current(made: Sequence[Holding], day: dt.date) -> list[Holding]:
    """Return which of several levels holds on a day: that which began last, or was named last where no text says when it began."""
    standing = [holding for holding in made if holding.begins is not None and holding.begins <= day
                and not (holding.end and days(holding.end, "to").end < day)]

    def since(holding: Holding) -> dt.date:
        return days(holding.start, "from").start if holding.start else holding.last(day) or dt.date.min
    latest = max(map(since, standing), default=None)
    return [holding for holding in standing if since(holding) == latest]


def world_offices(state: str, role: str | None, day: dt.date) -> list[Mapping[str, str]]:
    """Return the rows of the world file's offices of a state on a day."""
    return [row for row in world_rows("offices", "state", state)
            if (role is None or same_role(row["role"], role)) and within(row, day)]


def world_members(code: str, day: dt.date, *, by: str) -> list[Mapping[str, str]]:
    """Return the rows of the world file's members of an organisation, or of a state's memberships, on a day."""
    return [row for row in world_rows("members", by, code) if within(row, day)]


def world_rows(table: str, column: str, value: str) -> list[Mapping[str, str]]:
    """Return the rows of a table of the world file that have a value in a column."""
    return _rows(table, column).get(value, [])


@cache
def _rows(table: str, column: str) -> dict[str, list[Mapping[str, str]]]:
    rows: dict[str, list[Mapping[str, str]]] = {}
    for row in load_world().table(table):
        rows.setdefault(row[column], []).append(row)
    return rows


def within(row: Mapping[str, str], day: dt.date) -> bool:
    """Return whether a row of the world file holds on a day; a month or year counts as a whole."""
    begun = not row["from"] or days(row["from"], "from").start <= day
    return begun and (not row["to"] or days(row["to"], "to").end >= day)
