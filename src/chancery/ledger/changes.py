"""Changes: why the ledger answers a question otherwise than it did at an earlier time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from chancery.ledger.asof import Answer, Question, as_of
from chancery.ledger.filters import Day
from chancery.ledger.judgements import Judgement
from chancery.ledger.judging import ON_TWO
from chancery.ledger.known import Known

if TYPE_CHECKING:
    from chancery.ledger.ledger import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """What made an answer change: when it happened, what it was, and the record that it is about."""

    at: dt.datetime | None
    said: str
    record: dict[str, Any]

    def to_json(self) -> dict[str, Any]:
        """Return the reason as JSON can hold it."""
        return {"at": self.at.isoformat() if self.at else None, "said": self.said, "record": self.record}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The answers to a question at two times, and why they differ; without reasons nothing changed."""

    before: tuple[Answer, ...]
    after: tuple[Answer, ...]
    reasons: tuple[Reason, ...]

    @property
    def changed(self) -> bool:
        """Whether the answers say different things."""
        return {answer.value for answer in self.before} != {answer.value for answer in self.after}

    def to_json(self) -> dict[str, Any]:
        """Return the change as JSON can hold it."""
        return {"changed": self.changed, "before": [answer.to_json() for answer in self.before],
                "after": [answer.to_json() for answer in self.after], "reasons": [reason.to_json() for reason in self.reasons]}


def why_changed(book: Ledger, question: Question, first: Day | dt.datetime, second: Day | dt.datetime, *,
                valid: Day | None = None) -> Change:
    """Return the answers to a question about a day, as the ledger gave them at two times, and what happened between these."""
    one, other = as_of(book, valid=valid, recorded=first), as_of(book, valid=valid, recorded=second)
    before, after = one.ask(question), other.ask(question)
    judgements = {judgement.id: judgement for judgement in book.judgements(undone=True) if judgement.verdict not in ON_TWO}
    old = {known.id: known for answer in before for known in answer.known}
    new = {known.id: known for answer in after for known in answer.known}
    span = (one.recorded or dt.datetime.min, other.recorded or dt.datetime.max)
    reasons = [*_come(old, new, span, judgements), *_gone(old, new, after, span, judgements), *_judged(old, new)]
    ordered = sorted(reasons, key=lambda reason: (reason.at or dt.datetime.max, reason.said))
    return Change(before=before, after=after, reasons=tuple(ordered))


Span = tuple[dt.datetime, dt.datetime]


def _come(old: dict[str, Known], new: dict[str, Known], span: Span, judgements: dict[str, Judgement]) -> Iterator[Reason]:
    """Yield what brought records that did not speak before."""
    for id, known in new.items():
        if id in old:
            continue
        undone = next((j for j in judgements.values() if id in (j.subject, j.told["id"])
                       and j.undone and span[0] < j.undone <= span[1]), None)
        if span[0] < known.since <= span[1]:
            how = "was read anew, and now says" if known.reread else "was added, and says"
            yield Reason(at=known.since, said=f"{known.document} {how}: “{_words(known)}”", record=known.record)
        elif undone:
            yield Reason(at=undone.undone, said=f"the judgement of {undone.by} was undone that “{_words(known)}” [{known.document}] is "
                                                f"{undone.verdict}", record=known.record)


def _gone(old: dict[str, Known], new: dict[str, Known], after: Sequence[Answer], span: Span,
          judgements: dict[str, Judgement]) -> Iterator[Reason]:
    """Yield what silenced records that spoke before."""
    for id, known in old.items():
        if id in new:
            continue
        wrong = next((j for j in judgements.values() if id in (j.subject, j.told["id"]) and j.verdict == "wrong"
                      and span[0] < j.at <= span[1]), None)
        if wrong:
            yield Reason(at=wrong.at, said=f"{wrong.by} judged wrong: “{_words(known)}” [{known.document}]", record=known.record)
        elif known.withdrawn and known.withdrawn <= span[1]:
            yield Reason(at=known.withdrawn, said=f"{known.document} was read anew, and no longer says: “{_words(known)}”",
                         record=known.record)
        else:
            told = ", ".join(answer.value for answer in after if answer.known)
            yield Reason(at=None, said=f"“{_words(known)}” [{known.document}] no longer answers it" + (f"; {told} does" if told else ""),
                         record=known.record)


def _judged(old: dict[str, Known], new: dict[str, Known]) -> Iterator[Reason]:
    """Yield corrections of records that spoke before and speak now."""
    for id in old.keys() & new.keys():
        was, known = old[id].judgement, new[id].judgement
        if known is not None and known.verdict == "corrected" and (was is None or was.id != known.id):
            values = ", ".join(f"{name}: {value}" for name, value in (known.value or {}).items())
            said = f"{known.by} corrected “{_words(new[id])}” [{new[id].document}] ({values})"
            yield Reason(at=known.at, said=said, record=new[id].record)


def _words(known: Known) -> str:
    return " ".join(known.record["evidence"]["text"].split())
