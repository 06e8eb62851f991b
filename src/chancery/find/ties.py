"""Ties: offices, memberships, partnerships, treaties, mechanisms, ranks."""

from __future__ import annotations

from dataclasses import replace

from chancery.find.figures_scene import set_scene
from chancery.find.offices import find_offices
from chancery.find.pieces import same_person
from chancery.find.statements_former import without_former_states
from chancery.find.ties_memberships import find_memberships
from chancery.find.ties_partnerships import find_partnerships
from chancery.find.ties_ranks import find_rank_ties
from chancery.find.ties_treaties import find_mechanisms, find_treaties
from chancery.lang import Pack
from chancery.model import Reading, Statement, Tie
from chancery.world import World


def find_ties(reading: Reading, pack: Pack, world: World) -> Reading:
    """Return the reading with its ties, each recorded once."""
    boilerplate = reading.document.boilerplate
    sentences = [s for s in reading.document.sentences if not any(s.span.overlaps(span) for span in boilerplate)]
    scenes = [set_scene(reading, sentence, pack, world, "ties") for sentence in sentences]
    found: list[Tie] = find_offices(scenes, world)
    for scene in scenes:
        found += find_memberships(scene)
        found += find_partnerships(scene)
        found += find_treaties(scene)
        found += find_mechanisms(scene, reading.figures)
        found += find_rank_ties(scene, reading.figures)
    ties = tuple(_merged(found))
    statements = tuple(_with_state(statement, ties) for statement in reading.statements)
    return replace(reading, ties=ties, statements=without_former_states(reading, statements, pack))


def _with_state(statement: Statement, ties: tuple[Tie, ...]) -> Statement:
    """Return a statement with the state of its speaker's office, where its own words do not tell it."""
    if statement.state or not statement.speaker:
        return statement
    own = (t for t in ties if t.kind == "office" and t.subject and t.object and t.object.isupper() and " " not in t.object)
    said_by = statement.speaker
    office = next((t for t in own if same_person(said_by, str(t.subject)) or same_person(str(t.subject), said_by)), None)
    return replace(statement, state=office.object) if office else statement


def _merged(ties: list[Tie]) -> list[Tie]:
    """Return the ties with those that tell of one relation folded together; the first told keeps its evidence."""
    kept: list[Tie] = []
    for tie in ties:
        twin = next((n for n, other in enumerate(kept) if _same(other, tie)), None)
        if twin is None:
            kept.append(tie)
        else:
            kept[twin] = _folded(kept[twin], tie)
    return kept


def _same(a: Tie, b: Tie) -> bool:
    """Return whether two ties tell of one relation."""
    if (a.kind, a.subject, a.object, a.role, a.n) != (b.kind, b.subject, b.object, b.role, b.n) or a.parties != b.parties:
        return False
    if a.kind in ("office", "membership", "rank"):
        return True
    if a.kind == "treaty" and a.start and b.start and not (a.start.startswith(b.start) or b.start.startswith(a.start)):
        return False
    first, second = (set((tie.level or tie.name or "").lower().split()) for tie in (a, b))
    return first <= second or second <= first


def _folded(first: Tie, second: Tie) -> Tie:
    """Return one tie out of two: the longer level or name, the dates and parts that either has."""
    level, name = (max(pair, key=lambda text: len(text or "")) for pair in ((first.level, second.level), (first.name, second.name)))
    return replace(
        first, level=level, name=name, parts=first.parts or second.parts, start=first.start or second.start, end=first.end or second.end,
        confidence=max(first.confidence, second.confidence),
    )
