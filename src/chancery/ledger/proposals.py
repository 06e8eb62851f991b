"""Proposals: offices and memberships that documents tell and the world file lacks or contradicts; it is never changed by itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from chancery.ledger.disagreements import conflict_settings
from chancery.ledger.filters import Text, days, texts
from chancery.ledger.known import Known, known_records
from chancery.ledger.lines import party_name
from chancery.ledger.people import same_person
from chancery.ledger.standing import Holding, holdings, same_role, within, world_rows

if TYPE_CHECKING:
    from chancery.ledger.ledger import Ledger

NEW, CONTRADICTS, DATES = "new", "contradicts", "dates"
# The table of the world file that each kind belongs to, and its columns.
TABLES = {"office": ("offices", ("person", "state", "role", "from", "to")),
          "membership": ("members", ("organisation", "state", "from", "to", "status"))}


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A row for a table of the world file, and the records that speak for it.

    kind: office or membership.
    state: new where the world file tells nothing, contradicts where it tells otherwise, dates where it has other dates.
    row: the cells of the row; `from` and `to` only where a text states them.
    world: the rows of the world file that it lies beside.
    holding: what the documents say.
    """

    kind: str
    state: str
    row: dict[str, str]
    world: tuple[Mapping[str, str], ...]
    holding: Holding

    @property
    def line(self) -> str:
        """The proposal in a few English words."""
        if self.kind == "office":
            return f"{self.row['person']}, {self.row['role']} of {party_name(self.row['state'])}"
        return f"{party_name(self.row['state'])}, member of {party_name(self.row['organisation'])}"

    @property
    def known(self) -> tuple[Known, ...]:
        """The records that speak for it."""
        return self.holding.known

    @property
    def documents(self) -> list[str]:
        """The names of the documents that speak for it."""
        return list(dict.fromkeys(known.document for known in self.known))

    @property
    def beside(self) -> str:
        """What the world file has, in a few words."""
        named = "person" if self.kind == "office" else "state"
        return "; ".join(f"{row[named]}, {row['from'] or '?'} to {row['to'] or 'now'}" for row in self.world)

    def to_json(self) -> dict[str, Any]:
        """Return the proposal as JSON can hold it."""
        world = [{name: value for name, value in row.items() if name != "line"} for row in self.world]
        return {"kind": self.kind, "state": self.state, "line": self.line, "table": f"{TABLES[self.kind][0]}.tsv", "row": self.row,
                "world": world, "basis": self.holding.basis, "documents": self.documents,
                "records": [known.record for known in self.known]}


def find_proposals(book: Ledger, *, kind: Text = (), between: Text = ()) -> tuple[Proposal, ...]:
    """Return what documents tell of offices and memberships that the world file lacks or contradicts, the best attested first.

    Args:
        kind: office or membership, both by default.
        between: only of this state or organisation.
    """
    wanted, codes = texts(kind) or list(TABLES), texts(between)
    found = [proposal for name, propose in (("office", _offices), ("membership", _memberships)) if name in wanted
             for proposal in propose(known_records(book, "tie", name, codes, None))]
    return tuple(sorted(found, key=lambda proposal: (-len(proposal.documents), proposal.kind, proposal.line, proposal.state)))


def _offices(ties: Sequence[Known]) -> Iterator[Proposal]:
    states: dict[str, list[Known]] = {}
    for tie in ties:
        if tie.record["object"] and tie.record["role"] and tie.record["subject"]:
            states.setdefault(tie.record["object"], []).append(tie)
    for state, told in sorted(states.items()):
        rows = world_rows("offices", "state", state)
        for holding in holdings(told, state):
            same = [row for row in rows if same_role(row["role"], holding.role)]
            own = [row for row in same if same_person(row["person"], holding.name, [state])]
            others = [row for row in same if row not in own and _meets(row, holding)]
            single = holding.role in conflict_settings()["offices"]["single"]
            row = {"person": holding.name, "state": state, "role": holding.role, "from": holding.start or "", "to": holding.end or ""}
            judged = _judged(holding, own, others if single else ())
            if judged:
                yield Proposal(kind="office", state=judged[0], row=row, world=judged[1], holding=holding)


def _memberships(ties: Sequence[Known]) -> Iterator[Proposal]:
    pairs: dict[tuple[str, str], list[Known]] = {}
    for tie in ties:
        pairs.setdefault((tie.record["object"], tie.record["subject"]), []).append(tie)
    for (organisation, state), told in sorted(pairs.items()):
        holding = Holding.of(state, "", told)
        rows = [row for row in world_rows("members", "organisation", organisation) if row["state"] == state]
        row = {"organisation": organisation, "state": state, "from": holding.start or "", "to": holding.end or "", "status": "member"}
        judged = _judged(holding, rows, ())
        if judged:
            yield Proposal(kind="membership", state=judged[0], row=row, world=judged[1], holding=holding)


def _judged(holding: Holding, own: Sequence[Mapping[str, str]], others: Sequence[Mapping[str, str]],
            ) -> tuple[str, tuple[Mapping[str, str], ...]] | None:
    """Return how a holding stands to the world file's rows of it and of others in its place; None where these say the same."""
    agreeing = [row for row in own if _meets(row, holding)]
    if agreeing:
        return None if any(_dates_fit(row, holding) for row in agreeing) else (DATES, tuple(agreeing))
    if own or others:
        return CONTRADICTS, (*own, *others)
    return NEW, ()


def _meets(row: Mapping[str, str], holding: Holding) -> bool:
    """Return whether a row holds on a day on which a holding is told; a holding without any day meets all rows."""
    told = [*holding.named, *_stated(holding)]
    return not told or any(within(row, day) for day in told)


def _stated(holding: Holding) -> list[dt.date]:
    """Return the first day that texts state for a holding, or else the last one."""
    if holding.start:
        return [days(holding.start, "from").end]
    return [days(holding.end, "to").start] if holding.end else []


def _dates_fit(row: Mapping[str, str], holding: Holding) -> bool:
    """Return whether the dates that texts state are those of a row, as far as both are known and as precise as the rougher one."""
    return _fit(row["from"], holding.start) and _fit(row["to"], holding.end)


def _fit(one: str, other: str | None) -> bool:
    if not one or not other:
        return True
    length = min(len(one), len(other))
    return one[:length] == other[:length]
