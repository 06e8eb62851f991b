"""Whether the words of a unit of speech.tsv stand at a word: its head, its further words, particles apart; knows no language."""

from __future__ import annotations

from collections.abc import Iterator

from chancery.find.gazetteer import fold
from chancery.find.statements_scene import Place
from chancery.find.statements_subjects import is_time, pauses
from chancery.find.statements_words import SpeechUnit
from chancery.find.tree import plain
from chancery.parse.lemmas import dictionary_lemma


def keys_of(place: Place, index: int) -> set[str]:
    """Return the forms under which the head of a unit may be listed that stands at a word."""
    token = place.tokens[index]
    known = fold(dictionary_lemma(token.text, place.scene.reading.document.language))
    return {place.lemma(index), place.word(index), known}


def separated(place: Place, index: int, keys: set[str]) -> list[SpeechUnit]:
    """Return the units of a verb whose particle stands apart from it, where the parser did not join the two."""
    found: list[SpeechUnit] = []
    for other in range(index + 1, len(place.tokens)):
        token = place.tokens[other]
        if token.upos == "VERB" and "VerbForm=Fin" in token.feats:
            break
        if token.upos in ("ADP", "ADV") and _apart(place, other, index):
            found += [u for key in keys for u in place.scene.words.verbs.get(fold(token.text) + key, ())]
    return found


def _apart(place: Place, index: int, verb: int) -> bool:
    """Return whether a small word is the particle of a verb before it, also where the parser took it for a preposition.

    "riep hem op zich te melden", "riep hen op de grens te openen": what it seems to govern is part of an infinitive below the verb.
    """
    token = place.tokens[index]
    if plain(token.deprel) != "case" or index + 1 == len(place.tokens) or pauses(place.tokens[index + 1]):
        return True
    for kid in place.tree.children(verb, "xcomp", "advcl", "ccomp"):
        marks = [place.word(k) for k in place.tree.children(kid, "mark")]
        if kid > index and "VerbForm=Inf" in place.tokens[kid].feats and marks and not place.scene.grammar.purposes & set(marks):
            return not any(pauses(t) for t in place.tokens[index:kid])
    return False


def required_words(place: Place, unit: SpeechUnit, index: int) -> tuple[int, ...] | None:
    """Return the further words of a unit in the clause of its head, or None where one is missing or a forbidden one there."""
    top = place.tokens[index].head if plain(place.tokens[index].deprel) == "aux" else index
    below = [i for i in place.tree.clause(top) if i != index]
    below += [mark for kid in place.tree.children(index, "advcl", "xcomp") for mark in place.tree.children(kid, "mark", "case")]
    if unit.forbidden and any(place.among(i, unit.forbidden) for i in below):
        return None
    found: list[int] = []
    for words in unit.required:
        fitting = [i for i in below if i not in found and place.among(i, words) and _attached(place, i, index)]
        if not fitting:
            fitting = [i for i in [*range(index + 1, min(index + 4, len(place.tokens))), *_verbs_before(place, index)]
                       if i not in found and place.among(i, words) and not _of_time(place, i)]
        if not fitting:
            return None
        found.append(min(fitting, key=lambda i: abs(i - index)))
    return tuple(found)


def _verbs_before(place: Place, index: int) -> Iterator[int]:
    """Yield the verbs before a word up to a pause, nearest first, but those above it."""
    above = set(place.tree.ancestors(index))
    for other in range(index - 1, -1, -1):
        if pauses(place.tokens[other]):
            return
        if place.tokens[other].upos in ("VERB", "AUX") and other not in above:
            yield other


def _of_time(place: Place, index: int) -> bool:
    """Return whether a preposition stands before a time: "on 25 January"."""
    token = place.tokens[index]
    return plain(token.deprel) == "case" and token.head >= 0 and is_time(place, token.head)


def _attached(place: Place, word: int, head: int) -> bool:
    """Return whether a small word hangs on a unit's head, or on a phrase that does; other words may hang deeper in the clause."""
    token = place.tokens[word]
    if token.upos not in ("ADP", "PART", "SCONJ") or token.head < 0:
        return True
    if _of_time(place, word):
        return False
    if head in (token.head, place.tokens[token.head].head):
        return True
    path = [i for i in place.tree.ancestors(word) if i > head]
    return any(plain(place.tokens[i].deprel) == "xcomp" and place.tokens[i].head == head for i in path)
