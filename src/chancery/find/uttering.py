"""For whom somebody speaks whose utterance is an act: "the parliament adopted a declaration condemning X"; knows no language."""

from __future__ import annotations

from chancery.find.event_scene import Scene
from chancery.find.match import Match
from chancery.find.parties import Party
from chancery.find.tree import plain


def uttering(scene: Scene, match: Match) -> Party:
    """Return the state for which somebody speaks by a participle that describes a text, nobody where no statement says who."""
    token = scene.tree.tokens[match.head]
    described = plain(token.deprel) == "acl" and scene.tree.tokens[token.head].upos == "NOUN" and not scene.frame.passive(match.head)
    if match.unit.pos != "v" or not described:
        return Party()
    for said in scene.statements:
        verb = (said.rule or "").rpartition(":")[2].split()
        speaker = next((r for r in said.roles if r.role == "speaker"), None)
        if said.state and speaker and verb and verb[0] == token.lemma.lower() and speaker.start < token.start:
            return Party((said.state,), (), ((said.state, speaker.start, speaker.end),))
    return Party()
