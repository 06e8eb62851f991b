"""When what somebody agrees to or promises is to take place: "agreed that the commission shall convene next year"."""

from __future__ import annotations

from chancery.find.event_scene import Scene
from chancery.find.match import Match
from chancery.find.times import NOT_WHEN, bounded
from chancery.find.times_clauses import clause_of
from chancery.model import Interval

_CONTENT = ("ccomp", "xcomp", "csubj", "advcl", "acl")


def promised_for(scene: Scene, match: Match) -> Interval | None:
    """Return the days to come that the content of a promise or an agreement names, None where it names none."""
    published = scene.reading.published
    head = scene.tree.tokens[match.head].lemma.lower()
    if match.unit.type != "AGREE" or published is None or head in scene.grammar.invitings:
        return None  # who is invited for a day has not promised to come
    content = _content(scene, match)
    for time in scene.reading.times:
        if time.sentence != scene.sentence.number or time.interval is None or time.kind in NOT_WHEN | {"attributive"}:
            continue
        if clause_of(scene.tree, time.span) in content and time.interval.end > published.end:
            return bounded(time, published)
    return None


def _content(scene: Scene, match: Match) -> set[int]:
    """Return the heads of the clauses that tell what is promised, and of those joined to them."""
    tree = scene.tree
    tops = [k for word in match.tokens for k in tree.children(word, *_CONTENT)]
    found = {k for k in tops if not tree.tokens[k].deprel.endswith("relcl")}
    return found | {k for index in found for k in tree.children(index, "conj", "xcomp")}
