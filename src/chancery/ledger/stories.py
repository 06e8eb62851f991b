"""Stories: which records of different documents tell of one event, who reported it first, and how many sources are independent."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from chancery.errors import RecordNotFound
from chancery.ledger.acts import act_of
from chancery.ledger.clusters import Bond, Pair, clusters, pair_of
from chancery.ledger.filters import Day, Text
from chancery.ledger.fingerprints import stored_fingerprint
from chancery.ledger.lines import event_line
from chancery.ledger.links import barred
from chancery.ledger.origins import Origin, Report, origins
from chancery.ledger.rows import found_record
from chancery.model import Interval

if TYPE_CHECKING:
    from chancery.ledger.ledger import Ledger

_STORY, _EVENT = "y", "e"


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One event and all that is told of it.

    `reports` are its records, the first reported first; `bonds` say why they are one event; `sources` are the independent ones.
    """

    reports: tuple[dict[str, Any], ...]
    bonds: tuple[Bond, ...]
    sources: tuple[Origin, ...]

    @property
    def id(self) -> str:
        """The id of the first report's record with a y before it; a story is found by the id of any of its records."""
        return _STORY + str(self.reports[0]["id"])[1:]

    @property
    def date(self) -> dict[str, str] | None:
        """The days that most reports give, of these the shortest stretch; None where no report has any."""
        days = Counter(Interval(dt.date.fromisoformat(report["date"]["start"]), dt.date.fromisoformat(report["date"]["end"]))
                       for report in self.reports if report["date"])
        return min(days, key=lambda given: (-days[given], given.days, given)).to_json() if days else None

    @property
    def parties(self) -> list[str]:
        """Everybody who acts or is acted upon in some report."""
        return sorted({code for report in self.reports for code in (*report["actors"], *report["recipients"])})

    @property
    def line(self) -> str:
        """The event in a few English words, with all people named in some report and the place that most of them name."""
        places = Counter(report["place"] for report in self.reports if report["place"])
        place = min(places, key=lambda name: (-places[name], name)) if places else None
        return event_line(dict(self._telling()) | {"place": place})

    @property
    def documents(self) -> list[str]:
        """The names of the documents that tell it, the first reported first."""
        return list(dict.fromkeys(report["document"]["id"] for report in self.reports))

    @property
    def languages(self) -> list[str]:
        """The languages in which it is told."""
        return sorted({report["document"]["language"] for report in self.reports})

    def _telling(self) -> Mapping[str, Any]:
        """Return the report that tells most: one that says it happened, of all parties, with people."""
        return min(self.reports, key=lambda report: (report["status"] == "negated", -len(report["actors"]) - len(report["recipients"]),
                                                     -len(report["who"]), report["mode"] is None))

    def to_json(self) -> dict[str, Any]:
        """Return the story as JSON can hold it."""
        telling = self._telling()
        return {
            "id": self.id, "type": telling["type"], "mode": telling["mode"], "line": self.line, "parties": self.parties, "date": self.date,
            "independent": len(self.sources), "languages": self.languages, "documents": self.documents, "first": self.documents[0],
            "sources": [{"documents": list(source.documents), "reasons": list(source.reasons)} for source in self.sources],
            "links": [{"records": list(bond.pair), "score": bond.score, "reasons": list(bond.reasons)} for bond in self.bonds],
            "reports": list(self.reports),
        }


def find_stories(book: Ledger, *, between: Text = (), since: Day | None = None, until: Day | None = None) -> tuple[Story, ...]:
    """Return the stories of the events that pass the filters, by date, the undated last; one that a single document tells is one too."""
    return stories_of(book, list(book.find("event", between=between, since=since, until=until)))


def find_story(book: Ledger, id: str) -> Story:
    """Return the story with this id, or which holds the record with this id; a beginning is enough.

    Raises:
        RecordNotFound: there is no such event, or there are several.
    """
    record = book.record(_EVENT + id.removeprefix(_STORY) if id.startswith(_STORY) else id)
    if not record["id"].startswith(_EVENT):
        raise RecordNotFound(f"{book.path}: {record['id']} is no event, and stories are told of events; chancery show prints other records")
    return next(story for story in stories_of(book, [record]) if any(report["id"] == record["id"] for report in story.reports))


def stories_of(book: Ledger, events: Sequence[dict[str, Any]]) -> tuple[Story, ...]:
    """Return the stories that hold these events, with the reports that are not among them too."""
    bonds, parted = _bonds(book, [event["id"] for event in events])
    linked = sorted({id for bond in bonds for id in bond.pair})
    acts = {row["id"]: act_of(row) for row in book.ask("acts", {"documents": [], "ids": linked})} if linked else {}
    bonds = [bond for bond in bonds if bond.first in acts and bond.second in acts]
    groups = clusters(bonds, lambda one, other: barred(acts[one], acts[other]), parted)
    known = {event["id"]: event for event in events}
    missing = [id for id in linked if id not in known]
    records = known | ({row["id"]: found_record(row) for row in book.ask("records_by_id", {"ids": missing})} if missing else {})
    grouped = {id for group in groups for id in group}
    told = [group for group in groups if known.keys() & set(group)] + [(id,) for id in known if id not in grouped]
    reports = _reports(book, {records[id]["document"]["key"] for group in told for id in group})
    by_pair = {bond.pair: bond for bond in bonds}
    stories = (_story([records[id] for id in group], by_pair, reports) for group in told)
    return tuple(sorted(stories, key=lambda story: (story.date is None, story.date["start"] if story.date else "", story.id)))


def _story(records: Sequence[dict[str, Any]], bonds: Mapping[Pair, Bond], reports: Mapping[str, Report]) -> Story:
    def reported(record: dict[str, Any]) -> tuple[str, str, str]:
        return reports[record["document"]["key"]].published or "9999", record["document"]["id"], record["id"]
    ids = [record["id"] for record in records]
    pairs = sorted(pair_of(one, other) for n, one in enumerate(ids) for other in ids[n + 1 :])
    keys = dict.fromkeys(record["document"]["key"] for record in records)
    return Story(reports=tuple(sorted(records, key=reported)), bonds=tuple(bonds[pair] for pair in pairs if pair in bonds),
                 sources=origins([reports[key] for key in keys]))


def _reports(book: Ledger, keys: Iterable[str]) -> dict[str, Report]:
    """Return where documents come from, by their keys."""
    rows = book.ask("reports", {"documents": sorted(keys)})
    return {
        row["key"]: Report(
            document=row["key"], id=row["id"], published=row["published_start"].isoformat() if row["published_start"] else None,
            url=row["url"], source=row["source"], cited=tuple(row["cited"] or ()), fingerprint=stored_fingerprint(row))
        for row in rows
    }


def _bonds(book: Ledger, ids: Sequence[str]) -> tuple[list[Bond], frozenset[Pair]]:
    """Return all bonds that lead on from these events, and the pairs that people judged to be two."""
    judged, parted = _judged(book)
    found: dict[Pair, Bond] = {}
    seen: set[str] = set()
    front = set(ids)
    while front:
        seen |= front
        rows = book.ask("links", {"ids": sorted(front)})
        met = [Bond(first=row["first"], second=row["second"], score=row["score"], reasons=tuple(row["reasons"])) for row in rows]
        met += [bond for bond in judged if front & set(bond.pair)]
        for bond in met:
            if bond.pair not in parted and not (bond.pair in found and found[bond.pair].judged):
                found[bond.pair] = bond
        front = {id for bond in met if bond.pair not in parted for id in bond.pair} - seen
    return list(found.values()), parted


def _judged(book: Ledger) -> tuple[list[Bond], frozenset[Pair]]:
    """Return the pairs of events that people judged to be one, as bonds, and those that they judged to be two."""
    if not book.has_table("judgements"):
        return [], frozenset()
    last: dict[Pair, dict[str, Any]] = {}
    for row in book.ask("sameness", {}):
        if not row["undone"]:
            last[pair_of(_event_id(row["subject"]), _event_id(row["object"]))] = row
    same = [Bond(first=pair[0], second=pair[1], score=1.0, reasons=(f"judged the same by {row['by']}",), judged=True)
            for pair, row in last.items() if row["verdict"] == "same"]
    return same, frozenset(pair for pair, row in last.items() if row["verdict"] == "different")


def _event_id(id: str) -> str:
    """Return the id of the event that a judgement names: a story's is that of its first report."""
    return _EVENT + id[1:] if id.startswith(_STORY) else id
