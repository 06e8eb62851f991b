"""Links: whether two events of different documents are one, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from chancery.ledger.acts import Act, gap
from chancery.ledger.fingerprints import copied
from chancery.ledger.lines import listed
from chancery.ledger.people import other_sides, same_place, shared_people, story_settings

# Days spanned by two dates that overlap, and the weight that they have.
_SPANS = ((3, "day"), (7, "week"), (31, "month"), (366, "year"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two events, by the order of their ids, that are told to be one; `reasons` say why, `score` how surely."""

    first: Act
    second: Act
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Ground:
    """One ground for or against a link; a `firm` one can carry a date that is missing or a day off."""

    said: str
    weight: float
    firm: bool = False


def link(one: Act, other: Act) -> Link | None:
    """Return the link of two events, None where they are two; the order of the arguments makes no difference."""
    first, second = sorted((one, other), key=lambda act: act.id)
    if barred(first, second):
        return None
    if first.document == second.document:
        return Link(first=first, second=second, score=1.0, reasons=("the headline repeats it",))
    grounds = [*_same_act(first, second), *_same_scene(first, second)]
    dated = _same_days(first, second, firm=any(ground.firm for ground in grounds))
    if dated is None:
        return None
    grounds.insert(1, dated)
    score = round(sum(ground.weight for ground in grounds), 3)
    if score < story_settings()["enough"]:
        return None
    return Link(first=first, second=second, score=min(1.0, score), reasons=tuple(ground.said for ground in grounds if ground.said))


def kindred(type: str) -> list[str]:
    """Return the types of events that may be one with an event of this type.

    >>> kindred("ASSAULT"), kindred("CONSULT")
    (['ASSAULT', 'COERCE'], ['CONSULT'])
    """
    return sorted({type, *(name for kin in story_settings()["kin"] if type in kin for name in kin)})


def barred(one: Act, other: Act) -> bool:
    """Return whether two events cannot be one, whatever else they share."""
    if one.document == other.document:
        return not _repeats(one, other)
    return not (_kindred(one, other) and _together(one, other) and _facing(one, other)
                and _dates_meet(one, other))


def _repeats(one: Act, other: Act) -> bool:
    """Return whether one event is what the headline says of the other; a headline has the day of the report where it has no other."""
    same = all(getattr(one, name) == getattr(other, name) for name in ("type", "act", "mode", "status", "actors", "recipients"))
    near = one.date is None or other.date is None or gap(one.date, other.date) <= story_settings()["days"]["headline"]
    return same and near and one.headline != other.headline


def _kindred(one: Act, other: Act) -> bool:
    """Return whether the types and modes of two acts may be of one."""
    if one.act != other.act or one.type != other.type:
        return one.type != other.type and other.type in kindred(one.type)
    if one.mode == other.mode:
        return True
    return not {one.mode, other.mode} & set(story_settings()["apart"]) and None in (one.mode, other.mode)


def _together(one: Act, other: Act) -> bool:
    return any({one.status, other.status} <= set(group) for group in story_settings()["together"])


def _facing(one: Act, other: Act) -> bool:
    """Return whether the parties of one are those of the other, or some of them, and nobody has changed sides."""
    small, large = sorted((one.parties, other.parties), key=len)
    if not small or not small <= large or (len(small) == 1 and len(large) > 1):
        return False
    turned = one.actors & other.recipients and one.recipients & other.actors
    shifted = one.recipients and other.recipients and not (one.actors & other.actors)
    return not turned and not shifted


def _dates_meet(one: Act, other: Act) -> bool:
    """Return whether the dates do not forbid a link; a headline that has but the day of its report forbids none."""
    if one.date is None or other.date is None or any(act.headline and act.date == act.published for act in (one, other)):
        return True
    apart = gap(one.date, other.date)
    days = story_settings()["days"]
    return apart == 0 or (apart <= days["near"] and max(one.date.days, other.date.days) <= days["exact"] and not _repeated(one, other))


def _repeated(one: Act, other: Act) -> bool:
    """Return whether two acts of neighbouring days are two: they are of a sort that comes again, and neither denies the other."""
    return one.status == other.status and bool({one.type, other.type, one.mode, other.mode} & set(story_settings()["repeated"]))


def _same_act(one: Act, other: Act) -> Iterator[_Ground]:
    weights = story_settings()["weights"]
    if one.act == other.act:
        mode = f" {one.mode or other.mode}" if one.mode or other.mode else ""
        yield _Ground(f"both {one.type}{mode}" + (f" of {one.act}" if one.act != one.type else ""), 0.0)
    else:
        yield _Ground(f"{one.type} and {other.type}, which are kin", weights["kin"])
    if one.parties == other.parties:
        yield _Ground(f"same parties: {listed(sorted(one.parties))}", weights["parties"])
    else:
        yield _Ground(f"parties of one are among the other's: {listed(sorted(one.parties & other.parties))}", weights["contained"])


def _same_scene(one: Act, other: Act) -> Iterator[_Ground]:
    """Yield what people, place, reports and texts say for and against."""
    weights, days = story_settings()["weights"], story_settings()["days"]
    people = shared_people(one.who, other.who, one.parties | other.parties)
    if people:
        yield _Ground(f"same people: {listed(people)}", weights["people"], firm=True)
    elif one.who and other.who and not other_sides(one.who, other.who, one.parties | other.parties):
        yield _Ground(f"other people: {listed(one.who)}; {listed(other.who)}", weights["strangers"])
    elif company := _company(one, other):
        yield _Ground(f"the reports name the same people: {listed(company)}", weights["company"], firm=True)
    place = same_place(one.place, other.place)
    if place:
        yield _Ground(f"same place: {one.place}" + (f", {other.place}" if one.place != other.place else ""), weights["place"], firm=True)
    elif place is False:
        yield _Ground(f"other place: {one.place}; {other.place}", weights["elsewhere"])
    if one.published and other.published and gap(one.published, other.published) <= days["reported"]:
        yield _Ground(f"reported within {days['reported']} days", weights["reported"])
    if one.status != other.status:
        yield _Ground("one denies it", weights["denied"], firm=True)
    if _looks_back(one) and _looks_back(other):
        yield _Ground("both look back on it", weights["back"])
    if copied(one.fingerprint, other.fingerprint):
        yield _Ground("the texts are near-duplicates", weights["copied"], firm=True)


def _looks_back(act: Act) -> bool:
    """Return whether an event was over long before it was reported."""
    return bool(act.date and act.published and (act.published.start - act.date.end).days >= story_settings()["days"]["back"])


def _company(one: Act, other: Act) -> tuple[str, ...]:
    """Return the people whom the documents of two events have in common, if there are several."""
    if one.fingerprint is None or other.fingerprint is None:
        return ()
    people = shared_people(one.fingerprint.people, other.fingerprint.people, one.parties | other.parties)
    return people if len(people) > 1 else ()


def _same_days(one: Act, other: Act, *, firm: bool) -> _Ground | None:
    """Return what the dates say for a link, None where they forbid it."""
    weights, days = story_settings()["weights"], story_settings()["days"]
    if one.date is None or other.date is None:
        known, told = one.date or one.published, other.date or other.published
        if known is None or told is None or gap(known, told) > days["undated"] or not firm:
            return None
        return _Ground(f"one undated, and reported within {days['undated']} days", weights["undated"])
    apart = gap(one.date, other.date)
    if apart > days["near"]:
        return None
    if apart:
        return _Ground(f"{apart} day{'' if apart == 1 else 's'} apart", weights["near"]) if firm else None
    spanned = (max(one.date.end, other.date.end) - min(one.date.start, other.date.start)).days + 1
    name = next((name for most, name in _SPANS if spanned <= most), None)
    if name is None:
        return _Ground("dates overlap", 0.0)
    start, end = max(one.date.start, other.date.start), min(one.date.end, other.date.end)
    return _Ground(f"same time: {start}" + (f" to {end}" if start != end else ""), weights[name])
