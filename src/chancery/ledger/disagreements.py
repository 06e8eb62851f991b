"""Disagreements: what a conflict is made of, and how its two sides are told apart."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from chancery.tables import read_settings

Row = dict[str, Any]
HIGH, MEDIUM, LOW = "high", "medium", "low"


@cache
def conflict_settings() -> dict[str, Any]:
    """Return the settings of conflicts: thresholds of numbers and days, offices that one person holds."""
    return read_settings(Path(__file__).parent / "conflicts.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """An answer to a question, as people read it, and the records that give it."""

    value: str
    records: tuple[Row, ...]

    @property
    def documents(self) -> list[str]:
        """The names of the documents that give the answer."""
        return list(dict.fromkeys(record["document"]["id"] for record in self.records))

    @property
    def quotes(self) -> list[str]:
        """The words that carry the answer, one quote for each record."""
        return [" ".join(record["evidence"]["text"].split()) for record in self.records]

    def to_json(self) -> Row:
        """Return the side as JSON can hold it."""
        ids = [record["id"] for record in self.records]
        return {"value": self.value, "documents": self.documents, "quotes": self.quotes, "records": ids}


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two answers to one question.

    kind: number, date, place, who, happened, office or rank.
    question: what is answered, in English.
    parties: whom it concerns.
    severity: high, medium or low.
    explained: why both may be right (period, definition, rounding, update), None where the conflict is open.
    first: the answer that was reported first.
    second: the other one.
    """

    kind: str
    question: str
    parties: tuple[str, ...]
    severity: str
    explained: str | None = None
    first: Side
    second: Side

    @property
    def id(self) -> str:
        """A hash of the question and both answers; it stays as long as these do, whoever else gives them."""
        said = [self.kind, self.question, self.parties, sorted((self.first.value, self.second.value))]
        return "c" + hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()[:12]

    def to_json(self) -> Row:
        """Return the conflict as JSON can hold it."""
        return {
            "id": self.id, "kind": self.kind, "question": self.question, "parties": list(self.parties), "severity": self.severity,
            "state": "explained" if self.explained else "open", "explained": self.explained,
            "first": self.first.to_json(), "second": self.second.to_json(),
        }


def sides(answers: Sequence[tuple[str, Row]]) -> list[Side]:
    """Return the different answers, the first reported first, each with its records."""
    given: dict[str, list[Row]] = {}
    for value, record in sorted(answers, key=lambda answer: reported(answer[1])):
        given.setdefault(value, []).append(record)
    return [Side(value=value, records=tuple(records)) for value, records in given.items()]


def reported(record: Row) -> tuple[str, str, str]:
    """Return what orders records by when they were reported; those of documents without a date come last."""
    published = record["document"]["published"]
    return published["start"] if published else "9999", record["document"]["id"], record["id"]


def apart(one: Side, other: Side) -> bool:
    """Return whether two answers come from different documents alone."""
    return not {record["document"]["key"] for record in one.records} & {record["document"]["key"] for record in other.records}
