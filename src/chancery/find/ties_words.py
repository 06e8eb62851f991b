"""English names for treaties, mechanisms and partnerships, put together word by word."""

from __future__ import annotations

from dataclasses import dataclass

from chancery.find.figures_nouns import gloss
from chancery.find.figures_scene import Scene

_CONTENT = frozenset({"NOUN", "PROPN", "ADJ"})
# How many words the name of a treaty or body may have beyond its noun.
_LONGEST = 14


@dataclass(frozen=True, slots=True)
class _Bit:
    english: str
    describing: bool
    content: bool
    length: int


def _bit(scene: Scene, place: int) -> _Bit | None:
    """Return the English of the words at a place, None where they can be no part of a name."""
    hit = scene.cues.at("words", scene.words, place)
    upos = scene.upos(place)
    if hit:
        content = any(scene.upos(n) in _CONTENT for n in range(place, place + hit[1]))
        return _Bit(str(hit[0]), upos == "ADJ", content, hit[1])
    glued = place
    while scene.is_hyphen(glued + 1) and scene.at(glued + 2) is not None:
        glued += 2
    if scene.capital(place) and upos not in ("DET", "ADP", "PRON"):
        plain = gloss(scene.pack, scene.lemma(place)) if glued == place and upos != "PROPN" else None
        return _Bit(plain or scene.raw(place, glued), upos == "ADJ", True, glued - place + 1)
    if upos not in _CONTENT:
        return None
    differs = scene.cues.setting("plural_differs") and scene.lemma(place) != scene.words[place].text
    english = gloss(scene.pack, scene.lemma(place), bool(differs)) or gloss(scene.pack, scene.key(place))
    if english is None and scene.cues.setting("literal_names"):
        english = scene.raw(place, place)
    return _Bit(english, upos == "ADJ", True, 1) if english else None


def name_end(scene: Scene, place: int, cue: str) -> int:
    """Return the place after the name that begins with the noun before `place`; `cue` lists what may introduce the rest."""
    here, end = place, place
    opened = scene.starts(cue, here) > 0 or (bool(scene.cues.setting("adjectives_follow")) and scene.upos(here) == "ADJ")
    while opened and scene.at(here) is not None and here - place < _LONGEST and not scene.starts("between_only", here):
        if scene.key(here) == "," and _goes_on(scene, here + 1):
            here += 1
            continue
        bit = _bit(scene, here)
        if bit is None or (end == place and _state(scene, here)) or _elsewhere(scene, here):
            break
        here += bit.length
        end = here if bit.content else end
    return end


def _elsewhere(scene: Scene, place: int) -> bool:
    """Return whether a time or a city begins at a place, or behind the preposition at it: "the council [in Warsaw on Tuesday]"."""
    here = place + 1 if scene.upos(place) == "ADP" else place
    word = scene.at(here)
    if word is None:
        return False
    return scene.in_time(scene.span(here, here)) or any(
        m.kind in ("capital", "city") and m.span.start <= word.start < m.span.end for m in scene.mentions
    )


def _state(scene: Scene, place: int) -> bool:
    """Return whether a state is named at a place: it is a party, not part of the name."""
    start = scene.words[place].start
    return any(m.kind in ("state", "pronoun") and m.span.start <= start < m.span.end for m in scene.mentions)


def _goes_on(scene: Scene, place: int) -> bool:
    """Return whether a list goes on after a comma: friendship, good neighbourliness and cooperation."""
    here = place
    while here < place + 6 and scene.at(here) is not None:
        bit = _bit(scene, here)
        if bit is None:
            return False
        if scene.starts("joins", here) and scene.key(here) != ",":
            return here > place
        here += bit.length
    return False


def translate(scene: Scene, first: int, after: int, place: int = -1, noun: str = "") -> str:
    """Return the English of a stretch of words, adjectives before their nouns; `noun` is the English of the word at `place`."""
    bits: list[_Bit] = []
    here = first
    while here < after:
        bit = _bit(scene, here) if here != place else _Bit(noun, False, True, 1)
        if bit is None:
            bit = _Bit(scene.raw(here, here), False, True, 1) if scene.words[here].text.isalnum() else _Bit("", False, False, 1)
        if scene.cues.setting("adjectives_follow") and bit.describing:
            place = next((n for n in range(len(bits) - 1, -1, -1) if bits[n].content and not bits[n].describing), len(bits))
            bits.insert(place, bit)
        else:
            bits.append(bit)
        here += bit.length
    return " ".join(bit.english for bit in bits if bit.english)


def name_start(scene: Scene, place: int) -> int:
    """Return the place of the first word of a name that ends with the noun at a place: capitals and hyphens before it."""
    first = place
    while first > 0:
        before = first - 1
        if scene.is_hyphen(before) and scene.capital(before - 1):
            first = before - 1
        elif scene.capital(before) and (before > 0 or scene.upos(before) == "PROPN") and scene.upos(before) in _CONTENT:
            first = before
        else:
            break
    return first


def described_start(scene: Scene, place: int) -> int:
    """Return the place of the first of the words that say what kind of thing a noun is: "[free trade] agreement", "[peace] accord"."""
    first = place
    while not scene.cues.setting("adjectives_follow") and first > 0 and scene.upos(first - 1) in ("NOUN", "ADJ", "PROPN"):
        before = first - 1
        inside = any(m.codes and m.span.start <= scene.words[before].start < m.span.end for m in scene.mentions)
        if inside or scene.starts("treaty.plain", before) or scene.in_time(scene.span(before, before)):
            break
        first = before
    return first
