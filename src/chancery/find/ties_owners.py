"""Whose an office is, where the title itself does not say."""

from __future__ import annotations

from collections import Counter

from chancery.find.figures_scene import Scene
from chancery.model import Mention, Span

_STATES = frozenset({"state", "adjective", "demonym", "capital", "metonym", "body", "person", "role"})
# Words between a title or name and the state before or behind it.
_NEAR = 5
# How many sentences back the state may be named that a bare title belongs to.
_BACK = 3


def owner_beside(scene: Scene, span: Span) -> tuple[str, ...]:
    """Return the code of the state or organisation in a title, right before it, or behind it ("King Salman of Saudi Arabia")."""
    first, after = scene.place(span.start), scene.place(span.end)
    owners = [m for m in scene.mentions if m.codes and len(m.codes) == 1 and m.kind in _STATES | {"organisation"} and not m.name]
    inside = [m for m in owners if m.span.overlaps(span)]
    if inside:
        return inside[0].codes
    before = [m for m in owners if m.span.end <= span.start and first - scene.place(m.span.end) <= 1 and m.kind in ("adjective", "state")]
    if before:
        return before[-1].codes
    length = scene.starts("office.affiliation", after) or scene.starts("of", after)
    if length:
        end = scene.words[min(after + _NEAR, len(scene.words)) - 1].end
        behind = [m for m in owners if span.end <= m.span.start < end]
        return behind[0].codes if behind else ()
    return ()


def owner_in_context(scene: Scene, span: Span, role: str, name: str) -> tuple[str, ...]:
    """Return the state that a bare title most likely belongs to, or nothing.

    It is the subject of the sentence, else of the states named shortly before the one that the document names most; a state whose
    same office another person in the document holds is passed over, and so is one where the document names no state at all.
    """
    taken = {
        code for m in scene.reading.mentions if m.role == role and m.name and m.name != name and len(m.codes) == 1 for code in m.codes
    }

    def free(mention: Mention) -> bool:
        own = mention.name == name
        return mention.kind in _STATES and not mention.private and not own and len(mention.codes) == 1 and not set(mention.codes) & taken

    often = Counter(code for m in scene.reading.mentions if m.kind in _STATES and not m.private for code in m.codes)
    here = [m for m in scene.mentions if m.span.end <= span.start and free(m)]
    subjects = [m for m in here if scene.sentence.tokens[m.head].deprel.startswith("nsubj")]
    if subjects:
        return subjects[0].codes
    near = here + [m for m in scene.reading.mentions if 0 < scene.sentence.number - m.sentence <= _BACK and free(m)]
    near = near or [m for m in scene.mentions if m.span.start >= span.end and free(m)]
    return max(near, key=lambda m: often[m.codes[0]]).codes if near else ()
