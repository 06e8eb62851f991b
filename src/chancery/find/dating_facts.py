"""Public facts with known dates that a text names: who holds an office, who was sworn in, which two leaders met."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from chancery.find.named_events import find_named_events
from chancery.find.pieces import Piece, Term, find_names, find_titles, people_list, terms_list
from chancery.find.times_grammar import fold_in_place
from chancery.find.times_scan import Found
from chancery.lang import Pack
from chancery.model import Interval, Reading, Sentence
from chancery.world import World

_NATIONS = ("state", "adjective", "demonym", "capital")
# An ISO date with its day; a month or year tells no day of an oath.
_FULL_DATE = 10
# Words between a title and the name of the one who has it.
_TITLE_REACH = 2
# So many where they only name the state: "the foreign minister of the Republic of Moldova, X".
_STATE_REACH = 8
_IDLE = frozenset({"DET", "ADP", "PUNCT"})
# Characters before "this year" in which the number of times stands.
_TIMES_REACH = 40
# Characters between the name of an event and the day that it takes place on, and the most days that such an event lasts.
_EVENT_REACH, _LONGEST_EVENT = 40, 6
# "Today, Wednesday" tells one day twice.
_TWICE_TOLD = 2

# Words for the holder of an office that do not say which.
_COUNTERPART, _LEADER = "counterpart", "leader"


@dataclass(frozen=True, slots=True)
class Known:
    """An expression of time and the days of the fact that it dates, which may be still to come."""

    item: Found
    dates: tuple[Interval, ...]
    coming: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """An office named with its holder, and the terms; `bounded` where the last of them is over."""

    words: str
    dates: tuple[tuple[dt.date, dt.date], ...]
    bounded: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """What a text names of public facts, as far as it says when it was written."""

    past: tuple[dt.date, ...]
    known: tuple[Known, ...]
    terms: tuple[Held, ...]
    this_year: tuple[Found, ...]
    ahead: bool


def gather(reading: Reading, found: tuple[Found, ...], pack: Pack, world: World) -> Facts:
    """Return the dated public facts that a text names."""
    settings = pack.settings("times")
    text = reading.document.text
    pair = _main_pair(reading, pack)
    known: list[Known] = []
    months: list[Found] = []
    for item in found:
        sentence = reading.document.sentence_at(item.span.start)
        if sentence is None or "year" in item.fields or item.ahead:
            continue
        words = {t.lemma.lower() for t in sentence.tokens}
        if words & set(settings.get("sworn", ())) and item.value in ("shift", "weekday", "calendar"):
            dates = _beginnings(sentence, text, pack, world)
            known += [Known(item, dates)] if dates else []
        if item.value == "calendar" and "day" not in item.fields and words & set(settings.get("meetings", ())):
            dates = tuple(d for d in _meetings(world).get(pair, ()) if _in_month(d, int(item.fields["month"])))
            known += [Known(item, dates)] if dates and "years" not in item.fields else []
            months.append(item)
    known += _timed_events(reading, found, settings, world)
    repeated = _counted_this_year(text, found, settings.get("counters", ()))
    future = settings.get("future", ())
    return Facts(
        past=tuple(_past_events(text, reading.document.language, world)), known=tuple(known),
        terms=tuple(_held(reading, found, pack, world)),
        this_year=tuple(months) if repeated else (), ahead=any(_looks_ahead(s, future) for s in reading.document.sentences),
    )


def _main_pair(reading: Reading, pack: Pack) -> frozenset[str]:
    """Return the two states that a text names most."""
    counts: Counter[str] = Counter()
    for sentence in reading.document.sentences:
        for piece in find_names(sentence, reading.document.text, pack):
            if piece.kind in _NATIONS:
                counts.update(piece.codes)
    return frozenset(code for code, _ in counts.most_common(2))


@cache
def _meetings(world: World) -> dict[frozenset[str], tuple[Interval, ...]]:
    """Return the days on which the leaders of two states met, by their codes."""
    found: dict[frozenset[str], list[Interval]] = {}
    for row in world.table("meetings"):
        days = Interval(dt.date.fromisoformat(row["start"]), dt.date.fromisoformat(row["end"] or row["start"]))
        found.setdefault(frozenset((row["guest"], row["host"])), []).append(days)
    return {pair: tuple(days) for pair, days in found.items()}


def _in_month(days: Interval, month: int) -> bool:
    return month in (days.start.month, days.end.month)


def _past_events(text: str, language: str, world: World) -> Iterator[dt.date]:
    """Yield the days of the events with known dates that a text names as past."""
    for naming in find_named_events(text, language, world):
        if not naming.event.scheduled:
            yield naming.event.days.start


def _timed_events(reading: Reading, found: tuple[Found, ...], settings: dict[str, Any], world: World) -> Iterator[Known]:
    """Yield the days and weeks told against the day of writing that stand with the name of an event: "the summit in X begins tomorrow"."""
    document = reading.document
    near = [f for f in found if f.value in ("shift", "weekday") and f.fields.get("unit", "day") in ("day", "week", "weekend")]
    for naming in find_named_events(document.text, document.language, world):
        sentence = document.sentence_at(naming.span.start)
        inside = [f for f in near if sentence and sentence.start <= f.span.start < sentence.end and not naming.span.overlaps(f.span)]
        if sentence is None or not 1 <= len(inside) <= _TWICE_TOLD or naming.event.days.days > _LONGEST_EVENT:
            continue
        if min(abs(inside[0].span.start - naming.span.end), abs(naming.span.start - inside[0].span.end)) > _EVENT_REACH:
            continue
        words, days = {t.lemma.lower() for t in sentence.tokens}, naming.event.days
        begins, ends = (bool(words & set(settings.get(kind, ()))) for kind in ("begins", "ends"))
        if begins != ends:
            days = Interval.day(days.start if begins else days.end)
        if begins and ends and len(inside) > 1:
            continue
        yield from (Known(item, (days,), coming=naming.event.scheduled) for item in inside)


def _looks_ahead(sentence: Sentence, future: list[str]) -> bool:
    """Return whether a sentence has a verb in the future."""
    return any(t.text.lower() in future and t.upos in ("AUX", "VERB") for t in sentence.tokens)


def _counted_this_year(text: str, found: tuple[Found, ...], counters: list[str]) -> bool:
    """Return whether a text counts what happened this year: "for the second time this year"."""
    word = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, counters))})(?!\w)") if counters else None
    for item in found:
        if word and item.value == "shift" and item.fields.get("unit") == "year" and item.fields.get("sign") == 0:
            lead = fold_in_place(text[max(0, item.span.start - _TIMES_REACH) : item.span.start])
            if word.search(lead.rpartition(".")[2]):
                return True
    return False


def _beginnings(sentence: Sentence, text: str, pack: Pack, world: World) -> tuple[Interval, ...]:
    """Return the first days in office of the person, or else of all holders of the office, that a sentence names."""
    people = {hit.entry for hit in people_list(world).find(sentence.tokens, text)}
    roles = {t.role for t in find_titles(sentence, pack, _nation_words(sentence, text, pack))}
    codes = {c for p in find_names(sentence, text, pack) if p.kind in _NATIONS for c in p.codes}
    terms = [t for held in terms_list(world).values() for t in held]
    rows = [(t.person, t.state, t.role, t.start) for t in terms]
    rows += [(row["person"], row["state"], row["role"], row["date"]) for row in world.table("inaugurations")]
    fitting = [r for r in rows if r[2] in roles and (r[0] in people if people else r[1] in codes)]
    return tuple(Interval.day(dt.date.fromisoformat(start)) for *_, start in fitting if len(start) == _FULL_DATE)


def _nation_words(sentence: Sentence, text: str, pack: Pack) -> frozenset[int]:
    return frozenset(i for p in find_names(sentence, text, pack) if p.kind in ("adjective", "demonym") for i in range(p.first, p.last + 1))


def _day(written: str, last: bool = False) -> dt.date | None:
    """Return the first or last day of an ISO day, month or year, None where nothing is written."""
    days = Interval.written(written) if written else None
    return (days.end if last else days.start) if days else None


def _held(reading: Reading, found: tuple[Found, ...], pack: Pack, world: World) -> Iterator[Held]:
    """Yield the offices that a text gives known people as those of its day: title and name beside each other.

    What a sentence tells of a year that it names is no news, and "former" and "was" tell of an office given up.
    """
    text, seen = reading.document.text, set()
    terms = terms_list(world)
    formers = tuple(pack.settings("times").get("formers", ()))
    leading = frozenset(world.settings("ties").get("leading_roles", ()))
    years = [f.span for f in found if "year" in f.fields and "day" not in f.fields and not f.ahead]
    for sentence in reading.document.sentences:
        if any(sentence.span.overlaps(year) for year in years):
            continue
        titles = list(find_titles(sentence, pack, _nation_words(sentence, text, pack)))
        idle = _idle_words(sentence, text, pack)
        for hit in people_list(world).find(sentence.tokens, text):
            near = [t for t in titles if _beside(t, hit.first, hit.last, idle)]
            title = next((t for t in near if any(_fits(term.role, t.role, leading) for term in terms.get(hit.entry, ()))), None)
            fitting = [t for t in terms.get(hit.entry, ()) if title and _fits(t.role, title.role, leading)]
            if title is None or not fitting or (hit.entry, title.role) in seen:
                continue
            first, last = min(title.first, hit.first), max(title.last, hit.last)
            if _given_up(sentence, first, last, formers):
                continue
            words = text[sentence.tokens[first].start : sentence.tokens[last].end]
            seen.add((hit.entry, title.role))
            yield Held(words, tuple(map(_term, fitting)), all(t.end for t in fitting))


def _fits(held: str, told: str, leading: frozenset[str]) -> bool:
    """Return whether an office is the one that a text names: "minister" of a foreign minister, "leader", or any as a "counterpart"."""
    return told in (held, _COUNTERPART) or held.endswith(f" {told}") or (told == _LEADER and held in leading)


def _given_up(sentence: Sentence, first: int, last: int, formers: tuple[str, ...]) -> bool:
    """Return whether a holder of an office is told to have had it: "the then president X", "X, who was president"."""
    before = sentence.tokens[max(0, first - _TITLE_REACH) : last + 1]
    if any(t.text.lower().startswith(formers) for t in before if formers):
        return True
    inside = range(first, last + 1)
    return any(t.head in inside and t.deprel == "cop" and "Tense=Past" in t.feats for t in sentence.tokens)


def _idle_words(sentence: Sentence, text: str, pack: Pack) -> frozenset[int]:
    """Return the words that may stand between a title and its holder: the state it is of, articles, prepositions, commas."""
    nations = (i for p in find_names(sentence, text, pack) if p.kind in _NATIONS for i in range(p.first, p.last + 1))
    return frozenset(nations) | {t.index for t in sentence.tokens if t.upos in _IDLE}


def _beside(title: Piece, first: int, last: int, idle: frozenset[int]) -> bool:
    """Return whether a title stands beside a name: no more than one word between them beside the state that the title is of."""
    before, after = range(title.last + 1, first), range(last + 1, title.first)
    if first - title.last <= 0 and title.first - last <= 0:
        return False
    between = before if title.last < first else after
    return len(between) < _TITLE_REACH or (len(between) < _STATE_REACH and set(between) <= idle and title.last < first)


def _term(term: Term) -> tuple[dt.date, dt.date]:
    return _day(term.start) or dt.date.min, _day(term.end, last=True) or dt.date.max
