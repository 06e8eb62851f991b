"""Sentences to records: the stages in their order."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable

from chancery.lang import Pack
from chancery.model import Reading
from chancery.world import World

Stage = Callable[[Reading, Pack, World], Reading]
_N = (("times", "find_times"), ("dating", "date_document"), ("actors", "find_actors"), ("statements", "find_statements"), ("figures", "find_figures"), ("events", "find_events"), ("ties", "find_ties"), ("cited","find_cited"), ("merge", "merge"))
STAGES: tuple[Stage, ...] = tuple(getattr(importlib.import_module(f"chancery.find.{m}"), f) for m, f in _N if importlib.util.find_spec(f"chancery.find.{m}"))
