"""What was read in one document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from chancery.model.document import Document
from chancery.model.interval import Interval
from chancery.model.mention import Dropped, Mention, TimeExpression
from chancery.model.record import Event, Figure, Record, Statement, Tie, record_json


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A document with the records found in it; each finding stage returns a new, fuller one.

    `published` is when the document was written, as an interval, with the reasons that led to it. `cited` names the outlets and
    agencies that the text names as sources.
    """

    document: Document
    published: Interval | None = None
    reasons: tuple[str, ...] = ()
    cited: tuple[str, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    mentions: tuple[Mention, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    ties: tuple[Tie, ...] = ()
    dropped: tuple[Dropped, ...] = ()

    @property
    def records(self) -> tuple[Record, ...]:
        """Every record, kind after kind."""
        return (*self.events, *self.statements, *self.figures, *self.ties)

    def to_json(self) -> dict[str, Any]:
        """Return the reading in the JSON form of the guide."""
        document, key = self.document, self.document.key
        about = {
            "language": document.language,
            "published": self.published.to_json() if self.published else None,
            "reasons": list(self.reasons),
            "cited": list(self.cited),
            "url": document.url,
            "title": document.title,
            "key": key,
        }
        kinds: dict[str, tuple[Record, ...]] = {
            "events": self.events, "statements": self.statements, "figures": self.figures, "ties": self.ties,
        }
        return {"id": document.id, "document": about} | {
            kind: [record_json(record, key) for record in records] for kind, records in kinds.items()
        }
