"""Where scholars, officers of companies and others without a state work."""

from __future__ import annotations

from chancery.find.figures_scene import Scene

# Words between an occupation and the organisation where it is held.
_REACH = 9


def find_employer(scene: Scene, place: int) -> tuple[str, int] | None:
    """Return the organisation after "at", "van de" and the like, with the offset of its end; None where none is named."""
    for here in range(place, min(place + _REACH, len(scene.words))):
        if scene.key(here) in (".", ";", ":") or scene.upos(here) in ("VERB", "AUX"):
            return None
        length = scene.starts("office.affiliation", here)
        first = here + length
        if length and scene.capital(first):
            last = _capitals(scene, first)
            name = scene.raw(first, last)
            if last > first or sum(letter.isupper() for letter in name) > 1:
                return name, scene.words[last].end
            return None
    return None


def _capitals(scene: Scene, first: int) -> int:
    """Return the place of the last word of a name in capitals; small words may stand between two capitals."""
    last, here = first, first + 1
    while here < len(scene.words) and here - last <= 3:
        if scene.capital(here):
            last = here
        elif scene.upos(here) not in ("ADP", "DET", "CCONJ") and not scene.is_hyphen(here):
            break
        here += 1
    return last


