"""Partnerships between states and their level."""

from __future__ import annotations

from chancery.find.figures_scene import Scene
from chancery.find.ties_found import codes_of, role_spans, stamp, time_after, two_sides
from chancery.find.ties_words import name_end, translate
from chancery.model import RoleSpan, Tie, TimeExpression

_BEFORE, _BEHIND = 9, 14
# How many characters a word such as "since" takes, with the space behind it.
_CLOSE = 9


def find_partnerships(scene: Scene) -> list[Tie]:
    """Return the partnerships of a stated level that a sentence names."""
    found: list[Tie] = []
    for place in range(len(scene.words)):
        if scene.starts("partnership.nouns", place):
            tie = _partnership(scene, place)
            if tie:
                found.append(tie)
    return found


def _partnership(scene: Scene, place: int) -> Tie | None:
    first, levels = _levels_before(scene, place)
    last, more = _levels_behind(scene, place + 1)
    levels |= more
    if not levels or (scene.starts("partnership.bare", place) and not _plural_partners(scene, place)):
        return None
    after, suffixes, also = _suffixes(scene, last)
    levels |= also
    sides = two_sides(scene, first, last)
    codes = codes_of(sides)
    if len(codes) < 2 or (len(codes) > 2 and all(m.kind == "organisation" for m in sides)):
        return None
    time = time_after(scene, after, 6) or _since(scene)
    level = _level(scene, levels, suffixes)
    span = scene.span(first, max(after - 1, place))
    return Tie(
        kind="partnership", parties=codes, level=level, start=stamp(time.interval) if time else None, evidence=scene.evidence(span),
        roles=(*role_spans("parties", sides), RoleSpan(role="level", value=level, start=span.start, end=span.end)),
        rule="ties:partnership", confidence=0.8,
    )


def _since(scene: Scene) -> TimeExpression | None:
    """Return the one time in a sentence before which a word such as "since" stands."""
    since = [scene.words[n].start for n in range(len(scene.words)) if scene.starts("office.since", n)]
    near = [t for t in scene.times if any(t.span.start <= start < t.span.end or 0 < t.span.start - start < _CLOSE for start in since)]
    times = [t for t in near if t.interval]
    return times[0] if len(times) == 1 else None


def _plural_partners(scene: Scene, place: int) -> bool:
    """Return whether a lone word for partner is followed by whom the partnership is with."""
    return scene.within("between", place + 1, place + 3) is not None


def _levels_before(scene: Scene, place: int) -> tuple[int, set[str]]:
    """Return the place of the first of the adjectives before a noun, and their English."""
    found: set[str] = set()
    here = first = place
    while here > 0 and place - here < _BEFORE:
        length = scene.ends("partnership.adjectives", here)
        if length:
            hit = scene.cues.at("partnership.adjectives", scene.words, here - length)
            if hit:
                found.add(str(hit[0]))
            here = first = here - length
        elif scene.starts("fillers", here - 1) or scene.is_quote(here - 1) or any(
            m.kind in ("adjective", "demonym") and m.span.start <= scene.words[here - 1].start < m.span.end for m in scene.mentions
        ):
            here -= 1
        else:
            break
    return first, found


def _levels_behind(scene: Scene, place: int) -> tuple[int, set[str]]:
    """Return the place after the adjectives that follow a noun, and their English."""
    found: set[str] = set()
    here = last = place
    while here < len(scene.words) and here - place < _BEFORE and scene.cues.setting("adjectives_follow"):
        hit = scene.cues.at("partnership.adjectives", scene.words, here)
        if hit:
            found.add(str(hit[0]))
            here = last = here + hit[1]
        elif scene.starts("fillers", here) or scene.is_quote(here):
            here += 1
        else:
            break
    return last, found


def _suffixes(scene: Scene, place: int) -> tuple[int, list[str], set[str]]:
    """Return the place after what is added to the level behind the noun, that as English, and adjectives found in it."""
    after, suffixes, levels = place, [], set()
    order = scene.world.settings("ties").get("level_order", ())
    for here in range(place, min(place + _BEHIND, len(scene.words))):
        hit = scene.cues.at("partnership.suffixes", scene.words, here)
        if hit:
            after = here + hit[1]
            (levels.add(str(hit[0])) if hit[0] in order else suffixes.append(str(hit[0])))
        elif scene.starts("stop", here):
            break
    if not suffixes and scene.starts("partnership.purposes", place):
        end = name_end(scene, place, "partnership.purposes")
        if end > place + 1:
            after = end
            suffixes.append(translate(scene, place, end).lower())
    return after, suffixes, levels


def _level(scene: Scene, levels: set[str], suffixes: list[str]) -> str:
    settings = scene.world.settings("ties")
    order = list(settings.get("level_order", ()))
    ranked = sorted(levels, key=lambda level: order.index(level) if level in order else len(order))
    return " ".join([*ranked, str(settings["partnership"]), *suffixes])
