"""Judgements: what people decide of records (right, wrong, corrected, same, different); they outrank the machine and can be undone."""

from __future__ import annotations

import datetime as dt
import getpass
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from chancery.errors import JudgementError, RecordNotFound
from chancery.ledger.corrections import read_correction
from chancery.ledger.judging import ON_ONE, ON_TWO, apply_judgements, now

if TYPE_CHECKING:
    from chancery.ledger.ledger import Ledger

_JUDGEMENT, _STORY, _EVENT = "j", "y", "e"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a person decided of a record, or of two events.

    id: a hash of all the rest.
    kind: event, statement, figure or tie.
    subject: the id, at present, of the record that is judged.
    object: that of the other event, of same and different.
    verdict: right, wrong, corrected, same or different.
    value: the fields and their values, of corrected.
    by: who judged.
    at: when, in UTC.
    undone: when it was undone, None where it stands.
    document: the name of the document that the record is of.
    told: the record as it was when it was judged.
    """

    id: str
    kind: str
    subject: str
    object: str | None
    verdict: str
    value: dict[str, Any] | None
    by: str
    at: dt.datetime
    undone: dt.datetime | None
    document: str
    told: dict[str, Any]

    def to_json(self) -> dict[str, Any]:
        """Return the judgement as JSON can hold it."""
        return {
            "id": self.id, "kind": self.kind, "subject": self.subject, "object": self.object, "verdict": self.verdict, "value": self.value,
            "by": self.by, "at": self.at.isoformat(), "undone": self.undone.isoformat() if self.undone else None, "document": self.document,
            "told": self.told,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a person says of a record, as `Ledger.judge` takes it."""

    verdict: str
    other: str | None = None
    value: Mapping[str, Any] | None = None
    by: str | None = None
    at: dt.datetime | None = None


def judge(book: Ledger, id: str, said: Verdict) -> Judgement:
    """Add a judgement to a ledger and return it."""
    verdict, value = said.verdict, said.value
    _check(verdict, said.other, value)
    subject = _record(book, id)
    object_ = _record(book, said.other) if said.other is not None else None
    if object_ is not None and (subject["kind"] != "event" or object_["kind"] != "event"):
        raise JudgementError(f"{verdict}: only two events can be judged the same or different; {subject['id']} and {object_['id']} are not")
    if object_ is not None and object_["id"] == subject["id"]:
        raise JudgementError(f"{verdict}: {subject['id']} is given twice; give two events")
    values = read_correction(subject["kind"], subject["record"], value) if value is not None else None
    written = json.dumps(values, ensure_ascii=False) if values is not None else None
    who, when = said.by or getpass.getuser(), said.at or now()
    key = [subject["kind"], subject["document"], subject["id"], object_["id"] if object_ else None, verdict, written, who, when.isoformat()]
    made = _JUDGEMENT + hashlib.sha256(json.dumps(key, ensure_ascii=False).encode()).hexdigest()[:12]
    row = {
        "id": made, "kind": subject["kind"], "subject": subject["id"], "object": object_["id"] if object_ else None, "verdict": verdict,
        "value": written, "by": who, "at": when, "undone": None, "undone_by": None, "subject_document": subject["document"],
        "object_document": object_["document"] if object_ else None, "subject_told": _told(subject),
        "object_told": _told(object_) if object_ else None,
    }
    with book.transaction() as db:
        names = ", ".join(f'"{name}"' for name in row)
        db.execute(f"INSERT INTO judgements ({names}) VALUES ({', '.join('?' * len(row))})", list(row.values()))
        apply_judgements(db, subject["document"])
    return next(judgement for judgement in find_judgements(book) if judgement.id == made)


def undo(book: Ledger, id: str, *, by: str | None = None) -> Judgement:
    """Mark a judgement as undone and return it."""
    found = [judgement for judgement in find_judgements(book, undone=True) if judgement.id.startswith(id)]
    if len(found) != 1:
        raise JudgementError(f"{book.path}: {len(found) or 'no'} judgements have an id that begins with {id!r}; "
                             "chancery judge list prints them")
    if found[0].undone:
        raise JudgementError(f"{book.path}: judgement {found[0].id} was undone at {found[0].undone:%Y-%m-%d %H:%M}; judge the record anew")
    with book.transaction() as db:
        db.execute("UPDATE judgements SET undone = ?, undone_by = ? WHERE id = ?", [now(), by or getpass.getuser(), found[0].id])
        keys = db.execute("SELECT subject_document FROM judgements WHERE id = ?", [found[0].id]).fetchall()
        apply_judgements(db, keys[0][0])
    return next(judgement for judgement in find_judgements(book, undone=True) if judgement.id == found[0].id)


def find_judgements(book: Ledger, *, subject: str | None = None, undone: bool = False) -> tuple[Judgement, ...]:
    """Return the judgements of a ledger in the order in which they were made."""
    rows = book.ask("judgements", {"subject": subject, "document": None, "undone": undone})
    return tuple(Judgement(
        id=row["id"], kind=row["kind"], subject=row["subject"], object=row["object"], verdict=row["verdict"],
        value=json.loads(row["value"]) if row["value"] else None, by=row["by"], at=row["at"], undone=row["undone"],
        document=row["document_id"] or row["subject_document"], told=json.loads(row["subject_told"])) for row in rows)


def _check(verdict: str, other: str | None, value: Mapping[str, Any] | None) -> None:
    """Refuse a verdict that there is not, or that lacks what it needs."""
    if verdict not in (*ON_ONE, *ON_TWO):
        raise JudgementError(f"there is no verdict {verdict!r}; there are {', '.join((*ON_ONE, *ON_TWO))}")
    if (verdict in ON_TWO) != (other is not None):
        raise JudgementError(f"{verdict} is said of {'two events; give the id of the other' if verdict in ON_TWO else 'one record'}")
    if (verdict == "corrected") != (value is not None):
        raise JudgementError(f"{verdict}: {'give the fields and their values' if verdict == 'corrected' else 'only corrected has values'}")


def _record(book: Ledger, id: str) -> dict[str, Any]:
    """Return a record by its id, a story's first report by that of the story, among those that were judged wrong too."""
    rows = book.ask("judged_record", {"id": _EVENT + id[1:] if id.startswith(_STORY) else id})
    if len(rows) != 1:
        said = "no record's id begins" if not rows else f"the ids of {len(rows)} records begin"
        raise RecordNotFound(f"{book.path}: {said} with {id!r}; chancery events, statements, figures and ties print ids")
    return rows[0] | {"record": _machine(json.loads(rows[0]["json"]))}


def _machine(record: dict[str, Any]) -> dict[str, Any]:
    """Return a record as the machine made it."""
    return {**record, **record.get("judged", {}).get("machine", {})}


def _told(row: Mapping[str, Any]) -> str:
    return json.dumps({name: value for name, value in row["record"].items() if name != "judged"}, ensure_ascii=False)
