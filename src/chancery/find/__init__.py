"""Sentences to records: the stages in their order."""

from __future__ import annotations

from collections.abc import Callable

from chancery.lang import Pack
from chancery.model import Reading
from chancery.world import World

Stage = Callable[[Reading, Pack, World], Reading]


def stages() -> tuple[Stage, ...]:
    """Return the stages in the order in which they run."""
    from chancery.find.actors import find_actors
    from chancery.find.events import find_events
    from chancery.find.merge import merge
    found: list[Stage] = [find_actors, find_events, merge]
    return tuple(found)
