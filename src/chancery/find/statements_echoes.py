"""Utterances that a sentence tells of twice, or that are part of what somebody else says; knows no language."""

from __future__ import annotations

from collections.abc import Sequence

from chancery.find.statements_found import Said
from chancery.find.statements_scene import Place

# Of what somebody quoted tells of others, these are no utterances of theirs.
_RETOLD = ("act", "deed", "view", "stance", "name")


def without_echoes(place: Place, said: Sequence[Said]) -> list[Said]:
    """Return the utterances without acts that somebody's own words perform for his state: "Qatar regrets it", said the ministry."""
    kept: list[Said] = []
    for one in said:
        around = place.scene.quote_at(place.tokens[one.cue.head]) if one.cue else None
        owners = [other.speaker for other in said if around is not None and other.quote == around and other is not one]
        mouths = [o.speaker for o in said if o.cue is not None and o.cue.unit.kind == "source" and o.speaker.person and o is not one]
        if one.cue is not None and not one.speaker.person and any(set(m.codes) == set(one.speaker.codes) for m in mouths if m.codes):
            continue  # "the Pentagon showed itself disappointed, by the mouth of X"
        told = one.cue is not None and one.cue.unit.kind in _RETOLD and any(owner.name != one.speaker.name for owner in owners)
        if not told and not any(owner.name != one.speaker.name and set(owner.codes) & set(one.speaker.codes) for owner in owners):
            kept.append(one)
    return kept


def distinct(said: Sequence[Said]) -> list[Said]:
    """Return one utterance for each speaker, the one that a quotation carries before others."""
    best: dict[str, Said] = {}
    for one in said:
        known = best.setdefault(one.speaker.name, one)
        if not known.direct and one.direct:
            best[one.speaker.name] = one
    return list(best.values())
