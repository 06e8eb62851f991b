"""Places in an order: largest trading partner, tenth member, first visit since 2007."""

from __future__ import annotations

from dataclasses import dataclass

from chancery.find.figures_found import Found
from chancery.find.figures_nouns import gloss
from chancery.find.figures_scene import Scene
from chancery.find.gazetteer import fold
from chancery.model import Span

# From the third on, an ordinal of a meeting counts a series even where nothing says which.
_SERIES = 3
_REACH = 5


@dataclass(frozen=True, slots=True)
class Place:
    """An ordinal or a superlative with the places of its first word and of the word after it."""

    value: float
    first: int
    after: int
    number: Span
    superlative: bool = False


def read_ranks(scene: Scene) -> list[Found]:
    """Return the ranks that a sentence tells."""
    found = [rank for place in _places(scene) if (rank := _rank(scene, place))]
    found += _first_times(scene)
    return found + _numbered(scene)


def _places(scene: Scene) -> list[Place]:
    """Return the ordinals and superlatives of a sentence; an ordinal with a superlative after it is one place."""
    found: list[Place] = []
    taken: set[int] = set()
    for number in scene.numbers:
        if number.kind != "ordinal" or scene.in_time(number.span):
            continue
        first, after = scene.place(number.span.start), scene.place(number.span.end)
        if scene.is_hyphen(after):
            after += 1
        superlative = scene.starts("rank.superlatives", after)
        taken.update(range(after, after + superlative))
        found.append(Place(number.value, first, after + superlative, number.span, superlative > 0))
    for first in range(len(scene.words)):
        length = scene.starts("rank.superlatives", first)
        if length and first not in taken and scene.upos(first) not in ("VERB", "AUX"):
            taken.update(range(first, first + length))
            found.append(_superlative(scene, first, length))
    return found


def _superlative(scene: Scene, first: int, length: int) -> Place:
    """Return the place of a superlative: 1, or one more than N in "op N na grootste"."""
    span = Span(scene.words[first].start, scene.words[first + length - 1].end)
    if scene.ends("rank.after_one", first):
        skipped = next((n for n in scene.numbers if scene.place(n.span.end) == first - 1 and n.kind in ("cardinal", "article")), None)
        if skipped:
            start = scene.place(skipped.span.start) - scene.ends("rank.before_one", scene.place(skipped.span.start))
            return Place(skipped.value + 1, start, first + length, Span(skipped.span.start, span.end), True)
    return Place(1.0, first, first + length, span, True)


def _rank(scene: Scene, place: Place) -> Found | None:
    """Return the rank that an ordinal or superlative holds, by the noun after it; None where it is only narrative."""
    if scene.within("one_of", max(0, place.first - 6), place.first) is not None and not _clause_between(scene, place):
        return None
    held = _held(scene, place)
    if held:
        return held
    for here in range(place.after, min(place.after + _REACH, len(scene.words))):
        standing, series = scene.starts("rank.standing", here), scene.starts("rank.series", here)
        if standing and (place.superlative or not _plural(scene, here)) and not _plural(scene, here):
            return _found(scene, place, here)
        if place.superlative and not place.value > 1:
            continue
        if series and not _plural(scene, here):
            return _found(scene, place, here) if _in_series(scene, place, here) else None
        if scene.starts("rank.times", here):
            return _found(scene, place, _act(scene, here), here) if _counted(scene, place, here) else None
        if scene.starts("rank.doers", here) and not _plural(scene, here):
            needed = scene.within("rank.doers_need", here + 1, here + 10) is not None
            return _found(scene, place, here) if needed and place.value == 1 else None
        if scene.upos(here) in ("VERB", "AUX") or scene.key(here) in (",", ";", ".", ":", "("):
            break
    return None


def _clause_between(scene: Scene, place: Place) -> bool:
    return any(scene.starts("stop", n) for n in range(max(0, place.first - 6), place.first))


def _plural(scene: Scene, place: int) -> bool:
    token = scene.token(place)
    if token is None or scene.starts("rank.plural_allowed", place):
        return False
    if token.feats:
        return "Number=Plur" in token.feats
    return bool(scene.cues.setting("bare_singular")) and fold(token.lemma) != scene.key(place) and not gloss(scene.pack, scene.key(place))


def _in_series(scene: Scene, place: Place, noun: int) -> bool:
    """Return whether an ordinal of a meeting, visit or round counts a series that the text defines."""
    if place.value >= _SERIES:
        return True
    return scene.within("rank.since", noun + 1, noun + 16) is not None or scene.starts("rank.since", noun + 1) > 0


def _counted(scene: Scene, place: Place, here: int) -> bool:
    """Return whether "for the second time" is said of an act in a stated time, or of meeting and visiting."""
    if scene.within("rank.first_time_needs", here + 1, here + 8) is not None or place.value >= _SERIES:
        return True
    return scene.within("rank.meeting_verbs", 0, len(scene.words)) is not None


def _act(scene: Scene, here: int) -> int:
    spots = [n for n in range(len(scene.words)) if scene.starts("count.acts", n)]
    return min(spots, key=lambda n: abs(n - here), default=here)


def _held(scene: Scene, place: Place) -> Found | None:
    """Return the rank in "op de tweede plaats", "second place", "locul doi"."""
    if place.superlative or not (scene.starts("rank.places", place.after) or scene.ends("rank.places", place.first)):
        return None
    noun = next((n for n in range(place.after, min(place.after + 9, len(scene.words))) if scene.starts("rank.standing", n)), None)
    return _found(scene, place, noun) if noun is not None else None


def _found(scene: Scene, place: Place, noun: int, last: int | None = None) -> Found:
    name = gloss(scene.pack, scene.lemma(noun)) or gloss(scene.pack, scene.key(noun)) or scene.names["rank"]
    end = max(scene.words[last if last is not None else noun].end, place.number.end)
    span = Span(min(place.number.start, scene.words[place.first].start), end)
    standing = scene.starts("rank.standing", noun) > 0
    return Found("rank", name, place.value, "ordinal", place.number, span, rule="figures:rank", standing=standing)


def _first_times(scene: Scene) -> list[Found]:
    """Return the ranks in phrases that say "for the first time" without an ordinal before a noun."""
    found: list[Found] = []
    for here in range(len(scene.words)):
        hit = scene.cues.at("rank.first_time", scene.words, here)
        if hit and scene.within("rank.first_time_needs", here + hit[1], here + hit[1] + 8) is not None:
            span = Span(scene.words[here].start, scene.words[here + hit[1] - 1].end)
            act = _act(scene, here)
            name = gloss(scene.pack, scene.lemma(act)) or scene.names["first_time"]
            found.append(Found("rank", name, float(hit[0]), "ordinal", span, span, rule="figures:rank"))
    return found


def _numbered(scene: Scene) -> list[Found]:
    """Return the ranks in "number two", "locul doi"."""
    found: list[Found] = []
    for number in scene.numbers:
        first, after = scene.place(number.span.start), scene.place(number.span.end)
        if number.kind != "cardinal" or number.unit or not scene.ends("rank.numbered", first):
            continue
        noun = next((n for n in range(after, min(after + 8, len(scene.words))) if scene.starts("rank.standing", n)), None)
        if noun is not None:
            place = Place(number.value, first - 1, after, number.span)
            found.append(_found(scene, place, noun))
    return found


