"""Subjects of a verb behind a quotation that stand before a comma all the same; knows no language."""

from __future__ import annotations

from chancery.find.statements_scene import Place
from chancery.find.statements_speakers import can_speak
from chancery.find.tree import plain


def bracketed_subject(place: Place, index: int, start: int) -> int | None:
    """Return a verb's subject where a comma that closes its apposition stands between: `"...", the minister, X, told his colleague`.

    Args:
        start: the word behind the last pause before the verb.
    """
    if start == 0 or place.tokens[start - 1].text != "," or place.frame.passive(index):
        return None
    subjects = [k for k in place.tree.children(index, "nsubj") if k < start and can_speak(place, k)]
    apposed = [k for i in subjects for k in place.tree.children(i, "appos")]
    return subjects[0] if any(max(place.tree.phrase(k)) in (start - 2, start - 1) for k in apposed) else None


def told_object(place: Place, index: int, start: int, after: int | None) -> bool:
    """Return whether the noun behind a verb is its object, its subject before the pause: "the states, led by X, pledged jets"."""
    if after is None or plain(place.tokens[after].deprel) != "obj":
        return False
    quoted = place.scene.quote_at(place.tokens[0]) is not None  # what is said is no subject of who says it
    return not quoted and any(i < start for i in place.tree.children(index, "nsubj"))
