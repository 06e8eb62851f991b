"""Known: what the ledger held at a time, with what people had judged of it by then."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from chancery.ledger.corrections import corrected
from chancery.ledger.judgements import Judgement, find_judgements
from chancery.ledger.judging import ON_TWO
from chancery.ledger.rows import found_record

if TYPE_CHECKING:
    from chancery.ledger.ledger import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A record as the ledger held it at a time, and what brought it there.

    since: since when it was held, in UTC.
    reread: whether a later reading of its document found it, and not the first one.
    withdrawn: when a later reading found it no more, None where it still does.
    judgement: the one that stood at that time, None where there was none.
    """

    record: dict[str, Any]
    since: dt.datetime
    reread: bool
    withdrawn: dt.datetime | None
    judgement: Judgement | None

    @property
    def id(self) -> str:
        """The record's id."""
        return str(self.record["id"])

    @property
    def document(self) -> str:
        """The name of the record's document."""
        return str(self.record["document"]["id"])


def known_records(book: Ledger, kind: str, type: str | None, parties: Sequence[str], recorded: dt.datetime | None) -> list[Known]:
    """Return the records of a kind that name all of the parties, as they were held at a time, at present where it is None.

    Those that had been judged wrong by then are left out, corrected ones have the values of then.
    """
    rows = book.ask("known_records", {"kind": kind, "type": type, "parties": list(parties), "recorded": recorded})
    judged = _judged(book, recorded) if rows else {}
    found = []
    for row in rows:
        if row["withdrawn"] is not None and (recorded is None or row["withdrawn"] <= recorded):
            continue
        judgement = judged.get(row["id"])
        if judgement is None or judgement.verdict != "wrong":
            found.append(Known(record=_as_judged(found_record(row), judgement), since=row["recorded"] or row["added"],
                               reread=row["recorded"] is not None, withdrawn=row["withdrawn"], judgement=judgement))
    return found


def _judged(book: Ledger, recorded: dt.datetime | None) -> dict[str, Judgement]:
    """Return the last judgement that stood at a time, by the ids of the record that it was and is about."""
    last: dict[str, Judgement] = {}
    for judgement in find_judgements(book, undone=True):
        stood = judgement.undone is None if recorded is None else \
            judgement.at <= recorded and (judgement.undone is None or judgement.undone > recorded)
        if stood and judgement.verdict not in ON_TWO:
            last |= {judgement.subject: judgement, judgement.told["id"]: judgement}
    return last


def _as_judged(record: dict[str, Any], judgement: Judgement | None) -> dict[str, Any]:
    """Return a record with what was judged of it at a time, instead of what is judged of it now."""
    machine = record.pop("judged", {}).get("machine", {})
    record |= machine
    if judgement is None:
        return record
    judged: dict[str, Any] = {"id": judgement.id, "verdict": judgement.verdict, "by": judgement.by, "at": judgement.at.isoformat()}
    if judgement.value is not None:
        record, judged["machine"] = corrected(record, judgement.value)
    return record | {"judged": judged}
