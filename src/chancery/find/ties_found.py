"""Building ties: their dates, their parties, their evidence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from chancery.find.figures_scene import Scene
from chancery.find.pieces import name_list
from chancery.model import Interval, Mention, RoleSpan, Span, TimeExpression

# Kinds of mention that stand for a party to a tie.
_PARTIES = frozenset({
    "state", "adjective", "demonym", "capital", "metonym", "organisation", "person", "role", "pronoun", "body", "group", "standin",
})


# A state's code has three letters.
_STATE = 3
# A relation has two parties or more.
_TWO = 2
# Two names joined by a hyphen, and the words between them and the name of what they share.
_JOINED = re.compile(r"(?<![\w-])((?:[A-Z]\w+ )?[A-Z][\w.]+)[-–]([A-Z][\w.]+(?: [A-Z]\w+)?)(?![\w-])")
_COMPOUND = 4
# Words behind a noun in which a place may name it.
_NAMING = 2
_NAMES = ("state", "adjective", "organisation", "prefix", "capital", "demonym")


def stamp(interval: Interval | None) -> str | None:
    """Return an interval as ISO date, month or year, None where it is none of them."""
    if interval is None:
        return None
    start, end = interval.start, interval.end
    if start == end:
        return start.isoformat()
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.year:04d}-{start.month:02d}"
    return f"{start.year:04d}" if start.year == end.year else None


def parties(scene: Scene, first: int, last: int) -> tuple[Mention, ...]:
    """Return the mentions of parties between two places of a sentence (the last left out)."""
    return tuple(
        m for m in scene.mentions
        if m.codes and not m.private and m.kind in _PARTIES and any(
            w.start < m.span.end and m.span.start < w.end for w in scene.words[max(first, 0) : max(last, 0)]
        )
    )


def codes_of(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """Return the codes of some mentions, sorted."""
    return tuple(sorted({code for mention in mentions for code in mention.codes}))


def role_spans(role: str, mentions: Iterable[Mention]) -> tuple[RoleSpan, ...]:
    """Return where the words stand that gave a tie's field."""
    return tuple(RoleSpan(role=role, value=code, start=m.span.start, end=m.span.end) for m in mentions for code in m.codes)


def time_after(scene: Scene, place: int, reach: int) -> TimeExpression | None:
    """Return the first dated expression of time that begins within `reach` words after a place."""
    last = scene.words[min(place + reach, len(scene.words)) - 1].end if scene.words else 0
    start = scene.words[place].start if place < len(scene.words) else last
    return next((t for t in scene.times if t.interval and start <= t.span.start < last), None)


def time_near(scene: Scene, span: Span, reach: int) -> TimeExpression | None:
    """Return the dated expression of time nearest to a span, no more than `reach` characters away."""
    times = [t for t in scene.times if t.interval and _distance(t.span, span) <= reach]
    return min(times, key=lambda t: _distance(t.span, span), default=None)


def _distance(a: Span, b: Span) -> int:
    return max(0, a.start - b.end, b.start - a.end)


def two_sides(scene: Scene, place: int, after: int, *, near: bool = False) -> tuple[Mention, ...]:
    """Return the mentions of the parties to what is named between two places.

    They stand in a compound ("the US-Japan alliance"), in a phrase after it ("between China and Russia"), else in its clause, else in
    the sentence, else in one of the sentences before; a text that names two parties above all is about them.

    Args:
        near: take none but those in its name, before it or in the phrase after it.
    """
    compound = compound_sides(scene, place, after)
    if compound:
        return compound
    behind = _between(scene, after)
    if len(codes_of(behind)) >= 2:
        return _states_first(behind)
    naming = parties(scene, place, after + _NAMING)
    behind = tuple(m for m in behind if m.kind != "capital" or m not in naming)  # "the Treaty of Caracas"
    own = tuple(m for m in parties(scene, place, after) if m.kind != "capital")
    if near:
        beside = (*(m for m in parties(scene, max(0, place - 3), place) if m.kind in ("adjective", "state")), *own, *behind)
        return beside if len(codes_of(beside)) >= _TWO else ()
    everyone = tuple(m for m in parties(scene, 0, len(scene.words)) if m.kind != "capital" or m not in naming)
    clause = tuple(m for m in _clause(scene, place) if m in everyone)
    for some in ((*own, *behind), (*own, *behind, *clause), everyone):
        if len(codes_of(_states_first(some))) >= 2:
            return _states_first(some)
    return _with_earlier(scene, everyone)


def compound_sides(scene: Scene, place: int, after: int) -> tuple[Mention, ...]:
    """Return the parties that a compound in a name, or right before it, joins by a hyphen: "the ASEAN-China partnership"."""
    text = scene.reading.document.text
    first = max(0, place - _COMPOUND)
    if not scene.words[first:after]:
        return ()
    start, listed = scene.words[first].start, name_list(scene.pack)
    for match in _JOINED.finditer(text, start, scene.words[after - 1].end):
        left, right = match.groups()
        names = [listed.get(left) or listed.get(left.split()[-1]), listed.get(right) or listed.get(right.split()[0])]
        codes = [code for name in names if name for kind, code in name.readings[:1] if kind in _NAMES]
        if len(set(codes)) == _TWO:
            head = scene.sentence.tokens[0].index
            both = tuple(sorted(codes))
            return (Mention(span=Span(*match.span()), sentence=scene.sentence.number, head=head, codes=both, kind="adjective"),)
    return ()


def _states_first(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return the mentions of states where two are named, without the organisations beside them; else all."""
    states = tuple(m for m in mentions if m.kind != "organisation")
    return states if len(codes_of(states)) >= 2 else mentions


def _between(scene: Scene, after: int) -> tuple[Mention, ...]:
    start = scene.within("between", after, after + 4)
    if start is None:
        return ()
    found: tuple[Mention, ...] = ()
    for end in range(start + 1, min(start + 14, len(scene.words)) + 1):
        if end < len(scene.words) and scene.upos(end) in ("VERB", "AUX"):
            return found
        found = parties(scene, start, end)
    return found


def _clause(scene: Scene, place: int) -> tuple[Mention, ...]:
    token = scene.token(place)
    if token is None:
        return ()
    inside = set(scene.tree.clause(scene.tree.clause_head(token.index)))
    return tuple(m for m in parties(scene, 0, len(scene.words)) if m.head in inside)


def _with_earlier(scene: Scene, here: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return a sentence's parties as part of the pair that the document is about, else with those of a sentence before it."""
    main = _main_pair(scene)
    if set(codes_of(here)) <= set(codes_of(main)) and len(codes_of(main)) == 2:
        return main
    for number in range(scene.sentence.number - 1, scene.sentence.number - 5, -1):
        near = [m for m in scene.reading.mentions if m.sentence == number and m.codes and not m.private and m.kind in _PARTIES]
        together = (*here, *near)
        if len(codes_of(together)) >= 2:
            return together
    return here


def _main_pair(scene: Scene) -> tuple[Mention, ...]:
    """Return a mention of each of the two states that a document names most."""
    named = [m for m in scene.reading.mentions if m.codes and not m.private and m.kind in _PARTIES - {"organisation"}]
    counts = Counter(code for m in named for code in m.codes if len(code) == _STATE)
    pair = [code for code, _ in counts.most_common(2)]
    fitting = {code: [m for m in named if code in m.codes and set(m.codes) <= set(pair)] for code in pair}
    return tuple(found[0] for found in fitting.values() if found)
