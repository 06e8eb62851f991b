"""Origins: which reports come from one source, so that a wire story reprinted five times counts once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from urllib.parse import urlsplit

from chancery.ledger.fingerprints import Fingerprint, copied
from chancery.ledger.lines import listed, plain
from chancery.world import load_world

_AGENCY = "agency"
_WEB = "www."


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What tells where a document comes from; `published` is the first day on which it may have been written."""

    document: str
    id: str
    published: str | None
    url: str | None
    source: str | None
    cited: tuple[str, ...]
    fingerprint: Fingerprint | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Documents (their names) that count as one source, and why they do."""

    documents: tuple[str, ...]
    reasons: tuple[str, ...]


def origins(reports: Sequence[Report]) -> tuple[Origin, ...]:
    """Return the independent sources among reports, the earliest first."""
    ordered = sorted(reports, key=lambda report: (report.published or "9999", report.id, report.document))
    group = {report.document: report.document for report in ordered}
    why: dict[str, list[str]] = {report.document: [] for report in ordered}
    for one, other in combinations(ordered, 2):
        reason = shared_origin(one, other)
        if reason is None:
            continue
        kept, gone = group[one.document], group[other.document]
        if kept != gone:
            group = {document: kept if of == gone else of for document, of in group.items()}
            why[kept] += [*why[gone], reason]
    together: dict[str, list[str]] = {}
    for report in ordered:
        together.setdefault(group[report.document], []).append(report.id)
    return tuple(Origin(documents=tuple(ids), reasons=tuple(dict.fromkeys(why[key]))) for key, ids in together.items())


def shared_origin(one: Report, other: Report) -> str | None:
    """Return why two reports are of one source, None where they are of two."""
    if copied(one.fingerprint, other.fingerprint):
        return f"{one.id} and {other.id} are near-duplicates"
    first, second = outlet(one), outlet(other)
    if first is not None and first == second:
        return f"{one.id} and {other.id} are of one outlet, {first}"
    shared = agencies(one) & agencies(other)
    if shared:
        return f"{one.id} and {other.id} both name {listed(sorted(shared))}"
    if first in agencies(other) or second in agencies(one):
        return f"one of {one.id} and {other.id} names the other's outlet, {first if first in agencies(other) else second}"
    return None


def outlet(report: Report) -> str | None:
    """Return the outlet of a report: by its address, else by the source that came with it; None where neither is known."""
    if report.url:
        domain = urlsplit(report.url).netloc.rpartition("@")[2].partition(":")[0].casefold().removeprefix(_WEB)
        if domain:
            return _by_domain().get(domain, domain)
    if report.source:
        return _by_name().get(plain(report.source), (report.source, ""))[0]
    return None


def agencies(report: Report) -> frozenset[str]:
    """Return the press agencies that a report names as its sources."""
    known = (_by_name().get(plain(name)) for name in report.cited)
    return frozenset(found[0] for found in known if found is not None and found[1] == _AGENCY)


@cache
def _by_domain() -> dict[str, str]:
    return {row["domain"].casefold(): row["name"] for row in load_world().table("outlets") if row["domain"]}


@cache
def _by_name() -> dict[str, tuple[str, str]]:
    """Return name and kind of the known outlets by each way of writing their name."""
    return {plain(form): (row["name"], row["kind"]) for row in load_world().table("outlets")
            for form in (row["name"], row["domain"], *row["forms"].split("|")) if form}
