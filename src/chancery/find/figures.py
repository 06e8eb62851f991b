"""Figures: quantities about states and their dealings, with what they measure, between whom and when."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from chancery.find.figures_amounts import read_amount, read_doubling, read_percentage
from chancery.find.figures_counts import read_count, read_counted_again
from chancery.find.figures_durations import read_duration
from chancery.find.figures_found import Found
from chancery.find.figures_parties import parties_of, period_of
from chancery.find.figures_ranks import read_ranks
from chancery.find.figures_scene import Scene, set_scene
from chancery.lang import Pack
from chancery.model import Dropped, Figure, Reading, RoleSpan
from chancery.world import World

# How sure a measure's reading is; calibrated anew on annotated articles.
_CONFIDENCE = {"trade": 0.9, "change": 0.85, "share": 0.85, "rank": 0.8, "duration": 0.75, "count": 0.7, "money": 0.7}


# Measures of which one pair of states has many with one value: two ministers, two visits.
_OF_THINGS = frozenset({"rank", "count", "duration"})


# Documents of so few sentences cannot be asked to name both parties twice.
_SHORT = 5
_TWICE = 2


def find_figures(reading: Reading, pack: Pack, world: World) -> Reading:
    """Return the reading with its figures; numbers that nobody's figure could be made of are among the dropped."""
    figures: list[Figure] = []
    dropped: list[Dropped] = []
    between = _between_parties(reading)
    for sentence in reading.document.sentences:
        if any(sentence.span.overlaps(span) for span in reading.document.boilerplate):
            continue
        scene = set_scene(reading, sentence, pack, world)
        for found in _measures(scene):
            figure = _figure(scene, found) if between else None
            if figure is None:
                dropped.append(Dropped(kind="figure", span=found.span, rule=found.rule, reason="not about states and their dealings"))
            elif not any(_same(figure, other) for other in figures):
                figures.append(figure)
    return replace(reading, figures=tuple(figures), dropped=(*reading.dropped, *dropped))


def _between_parties(reading: Reading) -> bool:
    """Return whether a document is about dealings: it speaks of two parties at least, and more than once of both.

    Very short texts (a headline, a caption, a sentence) need to name two, or one, only once.
    """
    counts = Counter(code for m in reading.mentions if not m.private for code in m.codes)
    often = [count for _, count in counts.most_common(2)]
    if len(reading.document.sentences) <= _SHORT:
        return bool(often)
    return len(often) == 2 and often[1] >= _TWICE


def _measures(scene: Scene) -> list[Found]:
    """Return what the numbers of a sentence measure, in the order of the text."""
    ranks = read_ranks(scene)
    found = [*ranks, *read_doubling(scene)]
    for number in scene.numbers:
        if any(rank.number.overlaps(number.span) for rank in ranks):
            continue
        for read in (read_amount, read_percentage, read_duration, read_count):
            one = read(scene, number)
            if one:
                found.append(one)
                break
        else:
            again = read_counted_again(scene, number, found[-1]) if found else None
            found += [again] if again else []
    return sorted(found, key=lambda f: f.number.start)


def _figure(scene: Scene, found: Found) -> Figure | None:
    """Return the figure that a measure makes with its parties and period; None where it has no party."""
    mentions = parties_of(scene, found)
    parties = tuple(sorted({code for mention in mentions for code in mention.codes}))
    if not parties:
        return None
    roles = [RoleSpan(role="value", value=f"{found.value:g}", start=found.number.start, end=found.number.end)]
    for mention in mentions:
        roles.append(RoleSpan(role="parties", value=",".join(mention.codes), start=mention.span.start, end=mention.span.end))
    return Figure(
        measure=found.measure, of=found.of, parties=parties, value=found.value, unit=found.unit,
        period=found.period or period_of(scene, found), approximate=found.approximate, evidence=scene.evidence(found.span),
        roles=tuple(roles), rule=found.rule, confidence=_CONFIDENCE[found.measure],
    )


def _same(a: Figure, b: Figure) -> bool:
    """Return whether two figures tell one quantity."""
    if (a.measure, a.value, a.unit) != (b.measure, b.value, b.unit):
        return False
    first, second = set(a.parties), set(b.parties)
    if a.measure in _OF_THINGS:
        return a.of == b.of and (first <= second or second <= first)
    return a.of == b.of or first == second
