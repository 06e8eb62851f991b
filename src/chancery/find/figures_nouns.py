"""The noun that a number counts, and its short English name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from chancery.find.figures_scene import Scene
from chancery.find.gazetteer import fold
from chancery.lang import Pack
from chancery.model import Span

# Words that may stand between a number and its noun.
_DESCRIBING = frozenset({"ADJ", "DET", "NUM", "ADV", "X", "SYM"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_FARTHEST = 7


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that is counted: the places of its phrase's first word, of the noun itself and of the word after it."""

    first: int
    head: int
    after: int
    parted: bool = False  # a number out of a whole: two of its nationals


def counted_noun(scene: Scene, place: int) -> Noun | None:
    """Return the noun that a number before `place` counts, or None where no noun follows."""
    here, parted = _skip_partitive(scene, place)
    first, described = here, False
    while here - place < _FARTHEST:
        if scene.at(here) is None:
            return None
        upos = scene.upos(here)
        if scene.starts("count.barrier", here):
            return None
        if scene.is_quote(here) or scene.starts("linking", here):
            here += 1
        elif scene.key(here).isalpha() and (upos in _NOUNS or _known_noun(scene, here)):
            return _noun(scene, first, here, parted)
        elif scene.is_hyphen(here) and here > first:
            here += 1
        elif upos in _DESCRIBING or _participle(scene, here) or (upos == "" and scene.key(here).isalnum()):
            here, described = here + 1, True
        elif upos in ("CCONJ", "PUNCT") and described and _describes(scene, here + 1) and scene.key(here) not in (".", ";", ":"):
            here += 1
        else:
            return None
    return None


def _skip_partitive(scene: Scene, place: int) -> tuple[int, bool]:
    """Return the place after "of its", "van de" and the like, and whether they stood there."""
    length = scene.starts("of", place)
    after = place + length
    if not length or scene.starts("linking", place):
        return place, False
    if scene.starts("definite", after) or scene.upos(after) == "DET":
        return after + 1, True
    return (after, True) if scene.ends("of", after) and scene.upos(after) in _NOUNS | _DESCRIBING else (place, False)


def _known_noun(scene: Scene, place: int) -> bool:
    """Return whether a word that the parser took for something else is a noun of the pack's list."""
    found = _glosses(scene.pack).get(fold(scene.lemma(place))) or _glosses(scene.pack).get(scene.key(place))
    return scene.upos(place) in ("VERB", "ADV", "X") and found is not None and found[0] != found[1]


def _describes(scene: Scene, place: int) -> bool:
    """Return whether one more word that describes a noun stands at a place: an adjective or a participle."""
    return scene.upos(place) == "ADJ" or _participle(scene, place)


def _participle(scene: Scene, place: int) -> bool:
    """Return whether a verb's form stands before a noun like an adjective."""
    token = scene.token(place)
    if token is None or token.upos != "VERB":
        return False
    return "VerbForm=Part" in token.feats or token.deprel == "amod"


def _noun(scene: Scene, first: int, place: int, parted: bool) -> Noun:
    """Return the noun at a place, or the last of the nouns that make one name with it where the language stacks them."""
    head = place
    if scene.cues.setting("stacked_nouns") or scene.upos(place) == "PROPN":
        here = place + 1
        while scene.at(here) is not None:
            if scene.upos(here) == "NOUN" and scene.upos(here - 1) in _NOUNS | {"NUM", "X", "PUNCT", "SYM"}:
                head, here = here, here + 1
            elif (scene.is_hyphen(here) and here - head == 1) or (scene.upos(here) in ("PROPN", "NUM", "X") and scene.is_hyphen(here - 1)):
                here += 1
            else:
                break
    return Noun(first, head, head + 1, parted)


@cache
def _glosses(pack: Pack) -> Mapping[str, tuple[str, str]]:
    """Return the English singular and plural of a language's nouns and adjectives, by folded lemma."""
    return {fold(row["lemma"]): (row["singular"], row["plural"] or row["singular"]) for row in pack.table("nouns")}


def gloss(pack: Pack, lemma: str, plural: bool = False) -> str | None:
    """Return the English for a lemma, or None where the pack has none."""
    found = _glosses(pack).get(fold(lemma))
    return found[1 if plural else 0] if found else None


def name_of(scene: Scene, noun: Noun, plural: bool = True) -> str:
    """Return a short English name for what a noun counts: its English word with those of the adjectives beside it.

    A noun that the pack has no English for is named as the text writes it.
    """
    head = gloss(scene.pack, scene.lemma(noun.head), plural) or gloss(scene.pack, scene.key(noun.head), plural)
    if head is None:
        first = noun.head
        while first > noun.first and scene.upos(first - 1) in _NOUNS:
            first -= 1
        head = _text(scene, first, noun.head)
    beside = [*range(noun.first, noun.head), noun.head + 1]
    adjectives = [a for n in beside if scene.upos(n) == "ADJ" and (a := _adjective(scene, n))]
    return " ".join([*adjectives, head])


def _adjective(scene: Scene, place: int) -> str | None:
    word = scene.words[place]
    if any(m.kind in ("adjective", "demonym") and m.span.overlaps(Span(word.start, word.end)) for m in scene.mentions):
        return None
    return gloss(scene.pack, scene.lemma(place))


def _text(scene: Scene, first: int, last: int) -> str:
    return scene.reading.document.text[scene.words[first].start : scene.words[last].end]
