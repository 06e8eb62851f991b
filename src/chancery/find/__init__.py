"""Sentences to records: the stages in their order."""

from __future__ import annotations

from collections.abc import Callable

from chancery.find.actors import find_actors
from chancery.find.cited import find_cited
from chancery.find.confidence import find_confidence
from chancery.find.contexts import find_contexts
from chancery.find.events import find_events
from chancery.find.figures import find_figures
from chancery.find.figures_of_events import share_acts
from chancery.find.merge import merge
from chancery.find.occasions import find_occasions
from chancery.find.statements import find_statements
from chancery.find.ties import find_ties
from chancery.find.times import find_times
from chancery.find.treaty_acts import record_treaties
from chancery.lang.pack import Pack
from chancery.model import Reading
from chancery.world import World

Stage = Callable[[Reading, Pack, World], Reading]

STAGES: tuple[Stage, ...] = (
    find_times, find_occasions, find_actors, find_statements, find_figures, find_events, share_acts, find_ties, record_treaties, find_cited,
    merge, find_contexts, find_confidence,
)
