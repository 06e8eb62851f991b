"""Whom an accusation or a withdrawal is aimed at, where its words name an act or a deal of others."""

from __future__ import annotations

from collections.abc import Mapping

from chancery.find.event_cast import Cast
from chancery.find.event_scene import Scene
from chancery.find.match import Match
from chancery.find.memory import Memory

# Acts told by nouns that others condemn.
_STRIKING = frozenset({"ASSAULT", "COERCE", "SANCTION", "THREATEN", "MOBILIZE"})


def blamed(scene: Scene, match: Match, casts: Mapping[Match, Cast], memory: Memory) -> Cast:
    """Return the cast of an accusation: whoever condemns an attack condemns who made it, not whom it struck."""
    cast = casts[match]
    if match.unit.type == "SANCTION":
        return _parted(scene, match, casts)
    if match.unit.type != "ACCUSE" or not cast.actors.codes or not {"obj", "gen"} & {*match.unit.recipients}:
        return cast
    struck = {*match.words, *scene.frame.fillers(match, match.unit.recipients)}
    for other, told in casts.items():
        if other.head not in struck or other.unit.pos != "n" or other.unit.type not in _STRIKING or not told.recipients.codes:
            continue
        doers = told.actors if set(told.actors.codes) - set(told.recipients.codes) else memory.last_blow(cast.actors)
        return Cast(cast.actors, doers.without(cast.actors.codes))
    return cast


def _parted(scene: Scene, match: Match, casts: Mapping[Match, Cast]) -> Cast:
    """Return the cast of a withdrawal from what was concluded: "left the deal that it had struck with Kyiv and the UN" leaves them."""
    cast = casts[match]
    for other, told in casts.items():
        below = other.unit.type == "SUPPORT" and other.head != match.head and match.head in scene.tree.ancestors(other.head)
        parties = told.actors.without(cast.actors.codes)
        if below and cast.actors.codes and parties.codes and set(cast.recipients.codes) <= set(parties.codes):
            return Cast(cast.actors, parties)
    return cast
