"""Lengths of time: visits in days, sentences and anniversaries in years, years in a row."""

from __future__ import annotations

from dataclasses import replace

from chancery.find.figures_found import Found, found_of
from chancery.find.figures_nouns import gloss
from chancery.find.figures_scene import Scene
from chancery.find.numbers import Number


def read_duration(scene: Scene, number: Number) -> Found | None:
    """Return the duration that a number is, None where no unit of years or days follows or it only says when."""
    after = scene.place(number.span.end)
    if scene.is_hyphen(after):
        after += 1
    if number.kind == "ordinal":
        return _ordinal(scene, number, after)
    if number.kind not in ("cardinal", "article") or number.unit:
        return None
    after += scene.starts("linking", after)
    unit = _unit(scene, after)
    if unit is None and scene.upos(after) in ("ADJ", "ADV") and not any(scene.place(n.span.start) == after for n in scene.numbers):
        after += 1
        unit = _unit(scene, after)
    if unit is None or not _lasting(scene, number, after, unit[0]):
        return None
    name, factor = unit
    end = scene.words[after].end
    found = found_of(number, "duration", _name(scene, number, after), number.value * factor, name, end)
    row = scene.starts("duration.row", after + 1)
    if row or scene.ends("duration.row", after):
        words = scene.words[after + row].end
        return replace(found, of=_row_name(scene), years=found.value, row=True, span=replace(found.span, end=max(words, end)))
    return replace(found, years=found.value if name == "years" and _anniversary(scene, after) else None)


def _unit(scene: Scene, place: int) -> tuple[str, float] | None:
    """Return the unit and its factor that a word is, or None."""
    hit = scene.cues.at("duration.units", scene.words, place)
    return (str(hit[0][0]), float(hit[0][1])) if hit else None


def _lasting(scene: Scene, number: Number, place: int, unit: str) -> bool:
    """Return whether a length of time tells how long something is, not when it was nor how old it is."""
    first, after = scene.place(number.lead), place + 1
    bare = scene.place(number.span.start)
    if scene.starts("duration.after", after) or (scene.starts("duration.after", after + 1) and scene.is_hyphen(after)):
        return False
    if scene.ends("duration.before", first) or scene.ends("duration.before", bare) or scene.ends("duration.before", first - 1):
        return False
    if unit == "days" and scene.starts("duration.after_days", after):
        return False
    if unit == "years" and _age(scene, first, after):
        return False
    if number.kind == "article":
        return unit == "years" and scene.ends("duration.article_before", first) > 0 and not scene.in_time(number.span)
    if scene.starts("duration.aged", place):
        return any(scene.starts("duration.aged_allows", n) for n in range(after, after + 3))
    if number.digits and 1900 <= number.value <= 2100:
        return False
    return not _only_when(scene, number)


def _age(scene: Scene, first: int, after: int) -> bool:
    """Return whether years stand alone behind a person's name, in brackets or between commas: they are how old the person is."""
    if scene.key(first - 1) not in ("(", ",") or scene.key(after) not in (")", ","):
        return False
    return any(m.name and scene.place(m.span.end) == first - 1 for m in scene.mentions)


def _only_when(scene: Scene, number: Number) -> bool:
    """Return whether a time expression that says when, relative to now, covers a number and more than it."""
    return any(t.span.overlaps(number.span) and t.kind in ("relative", "offset", "ago") for t in scene.times)


def _anniversary(scene: Scene, place: int) -> bool:
    return any(scene.starts("duration.anniversaries", n) for n in range(place + 1, place + 5))


def _ordinal(scene: Scene, number: Number, after: int) -> Found | None:
    """Return the duration in "the 14th year in a row" or "the 75th anniversary"."""
    unit = _unit(scene, after)
    if unit and unit[0] == "years" and scene.starts("duration.row", after + 1):
        end = scene.words[min(after + scene.starts("duration.row", after + 1), len(scene.words) - 1)].end
        found = found_of(number, "duration", _row_name(scene), number.value, "years", end)
        return replace(found, years=number.value, row=True)
    consecutive = scene.starts("duration.row", after)
    if consecutive:
        unit = _unit(scene, after + consecutive)
        if unit and unit[0] == "years":
            found = found_of(number, "duration", _row_name(scene), number.value, "years", scene.words[after + consecutive].end)
            return replace(found, years=number.value, row=True)
    if scene.starts("duration.anniversaries", after) and number.value > 1:
        found = found_of(number, "duration", _name(scene, number, after - 1), number.value, "years", scene.words[after].end)
        return replace(found, years=number.value)
    return None


def _row_name(scene: Scene) -> str:
    return scene.names["row_partner" if scene.within("rank.standing", 0, len(scene.words)) is not None else "row"]


def _name(scene: Scene, number: Number, place: int) -> str:
    """Return what lasts so long: the English of the first noun after the unit, else of the last before the number."""
    for n in [*range(place + 1, min(place + 8, len(scene.words))), *range(scene.place(number.lead) - 1, -1, -1)]:
        special = scene.cues.value("duration.of", scene.key(n))
        if special:
            return str(special)
        if scene.upos(n) == "NOUN":
            english = gloss(scene.pack, scene.lemma(n)) or gloss(scene.pack, scene.key(n))
            if english:
                return english
    return scene.names["duration"]
