"""Whom a figure is about, and when it held."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable

from chancery.find.figures_found import Found
from chancery.find.figures_scene import Scene
from chancery.find.times import NOT_WHEN
from chancery.model import Interval, Mention, Reading, Span

# Words of the day of writing stand at most so far before a number.
_BEFORE_NUMBER = 4
# How a statement is marked whose speaker is a source ("according to X").
_SOURCE, _STATE = "statements:source", 3
_ORGANISED = ("organisation", "body", "role", "person")
# Measures that have two sides by nature.
_TWO_SIDED = frozenset({"trade", "change"})


def parties_of(scene: Scene, found: Found) -> tuple[Mention, ...]:
    """Return the mentions of the actors whose figure it is: of its clause, else of its sentence, else of an earlier one."""
    here = _without_sources(scene, _public(scene.mentions))
    near = [m for m in here if _in_clause(scene, found, m)]
    for some in (near, list(here)):
        if len(_codes(some)) >= 2:
            return _at_most(scene, found, some)
    earlier = _earlier(scene.reading, scene.sentence.number)
    if here and len(_codes(here)) == 1 and found.measure not in _TWO_SIDED | {"rank"} and found.measure != "duration":
        return tuple(here)
    return _completed(here, earlier)


def _public(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    return tuple(m for m in mentions if m.codes and not m.private)


def _without_sources(scene: Scene, here: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return a sentence's mentions without an organisation that only tells the figure, and a state that does so of two others.

    "According to UN experts, Rwanda has 4,000 soldiers there" is a figure of Rwanda, "by American estimates, Russia buys 90 per cent of
    them from China" one of those two.
    """
    said = [s for s in scene.reading.statements if scene.sentence.span.overlaps(Span(s.evidence.start, s.evidence.end))]
    spans = [(Span(r.start, r.end), str(s.rule).startswith(_SOURCE)) for s in said for r in s.roles if r.role == "speaker"]
    tellers = [m for m in here if any(m.span.overlaps(span) and (source or m.kind in _ORGANISED) for span, source in spans)]
    others = tuple(m for m in here if m not in tellers)
    organised = all(len(code) != _STATE for m in tellers for code in m.codes)
    return others if len(_codes(others)) >= (1 if organised else 2) else here


def _codes(mentions: Iterable[Mention]) -> set[str]:
    return {code for mention in mentions for code in mention.codes}


def _in_clause(scene: Scene, found: Found, mention: Mention) -> bool:
    """Return whether a mention stands in the clause of a figure."""
    place = scene.place(found.number.start)
    token = scene.token(place)
    if token is None:
        return False
    clause = scene.tree.clause(scene.tree.clause_head(token.index))
    return mention.head in clause


def _at_most(scene: Scene, found: Found, mentions: list[Mention]) -> tuple[Mention, ...]:
    """Return the mentions of the two actors named most in the document where a two-sided measure has more around it."""
    paired = found.measure in _TWO_SIDED or (found.measure == "rank" and found.standing)
    if not paired or len(_codes(mentions)) <= 2:
        return tuple(mentions)
    often = Counter(code for m in _public(scene.reading.mentions) for code in m.codes)
    pair = {code for code, _ in Counter({code: often[code] for code in _codes(mentions)}).most_common(2)}
    return tuple(m for m in mentions if set(m.codes) <= pair)


def _earlier(reading: Reading, number: int) -> list[Mention]:
    """Return the mentions of the sentences before one, the nearest sentence first."""
    return sorted((m for m in _public(reading.mentions) if m.sentence < number), key=lambda m: -m.sentence)


def _completed(here: tuple[Mention, ...], earlier: list[Mention]) -> tuple[Mention, ...]:
    """Return a sentence's mentions as part of the document's main pair, else with those of a sentence before that make two sides."""
    by_sentence: dict[int, list[Mention]] = {}
    for mention in earlier:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    nearest = [*here, *next(iter(by_sentence.values()), [])]
    if here and len(_codes(nearest)) == 2:
        return tuple(nearest)
    main = _main_pair([*here, *earlier])
    if len(_codes(main)) == 2 and _codes(here) <= _codes(main):
        return main
    for mentions in list(by_sentence.values())[:3]:
        together = [*here, *mentions]
        if len(_codes(together)) == 2:
            return tuple(together)
        if len(_codes(together)) > 2 and not here:
            return tuple(mentions)
    if here:
        return here
    return _main_pair(earlier)


# Measures that are counted from a day on.
_GROWING = ("count", "change", "trade")


def _main_pair(mentions: list[Mention]) -> tuple[Mention, ...]:
    """Return mentions of the two actors that a document names most."""
    often = [code for code, _ in Counter(code for m in mentions for code in m.codes).most_common(2)]
    kept: dict[str, Mention] = {}
    for mention in mentions:
        for code in mention.codes:
            if code in often and len(mention.codes) == 1:
                kept.setdefault(code, mention)
    return tuple(kept.values())


def period_of(scene: Scene, found: Found) -> Interval | None:
    """Return the days that a figure covers, None where nothing says so."""
    published = scene.reading.published
    time = _nearest_time(scene, found.number)
    if found.years and (time or published):
        return _run(found, time, published)
    if found.measure == "rank" and (scene.within("now", 0, scene.place(found.span.end)) is not None or _holds_now(scene, found.number)):
        return published
    if found.measure == "count" and _still(scene, found.number):
        return published
    return time or (_since(scene, found.number) if found.measure in _GROWING else None)


def _still(scene: Scene, span: Span) -> bool:
    """Return whether a number is told of the day of writing: "now has 15 members", "still holds 23"; no number of times is."""
    if any(n.kind == "times" and n.span.overlaps(span) for n in scene.numbers):
        return False
    place = scene.place(span.start)
    first, _ = scene.stretch(place, _BEFORE_NUMBER, 0)
    return any(scene.within(name, first, place) is not None for name in ("now", "still"))


def _holds_now(scene: Scene, span: Span) -> bool:
    """Return whether a rank is said to be held ("is its largest partner") in a stretch of the sentence that names no time."""
    first, last = scene.stretch(scene.place(span.start), len(scene.words), len(scene.words))
    tokens = [t for n in range(first, last) if (t := scene.token(n)) and t.deprel not in ("aux", "aux:pass")]
    timed = any(first <= scene.place(t.span.start) < last for t in scene.times if t.interval and t.kind not in NOT_WHEN)
    return not timed and any("Tense=Pres" in t.feats and "VerbForm=Fin" in t.feats for t in tokens)


def _nearest_time(scene: Scene, span: Span) -> Interval | None:
    """Return the interval of the expression of time nearest to a span: of its stretch of the sentence, else beyond.

    What a number is compared with ("than in 2018") is not when it held, nor is the time since when something else has been so.
    """
    place = scene.place(span.start)
    first, last = scene.stretch(place, len(scene.words), len(scene.words))
    told = [t for t in scene.times if t.kind != "since"]
    times = [t for t in told if t.interval and not t.span.overlaps(span) and not _compared(scene, t.span, place)]
    inside = [t for t in times if first <= scene.place(t.span.start) < last]
    best = min(inside or times, key=lambda t: _apart(t.span, span), default=None)
    return best.interval if best else None


def _since(scene: Scene, span: Span) -> Interval | None:
    """Return the days from the time since when a stretch of the sentence counts, to the day of writing."""
    first, last = scene.stretch(scene.place(span.start), len(scene.words), len(scene.words))
    published = scene.reading.published
    starts = [t.interval for t in scene.times if t.kind == "since" and t.interval and first <= scene.place(t.span.start) < last]
    if not starts or published is None or starts[0].start > published.end:
        return None
    return Interval(starts[0].start, published.end)


def _apart(a: Span, b: Span) -> int:
    return min(abs(a.start - b.end), abs(b.start - a.end))


def _compared(scene: Scene, span: Span, number: int) -> bool:
    """Return whether a time is that of a comparison which the number at a place is no part of."""
    place, last = scene.place(span.start), scene.place(span.end - 1)
    return any(scene.ends("change.yearly", n) for n in range(max(0, place - 3), max(place, last) + 2) if not n <= number < place)


def _run(found: Found, time: Interval | None, published: Interval | None) -> Interval | None:
    """Return the years of a run ("14th year in a row") or of an anniversary's length."""
    years = int(found.years or 0)
    if time and time.days >= 300:
        last = time.end.year
    elif published:
        last = published.end.year - 1 if found.row else published.end.year
    else:
        return None
    first = last - years + 1 if found.row else last - years
    return Interval(dt.date(first, 1, 1), dt.date(last, 12, 31)) if first > 0 else None
