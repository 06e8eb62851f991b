"""Mending trees that cannot be, and joining what the treebank's lemmas leave apart; knows no language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from chancery.lang import Pack
from chancery.model import Token

_SUBJECTS = ("nsubj", "nsubj:pass")


def repair(tokens: Sequence[Token], pack: Pack) -> list[Token]:
    """Return the tokens of a sentence with impossible relations mended."""
    found = list(tokens)
    if pack.settings("tokens").get("separable"):
        found = join_particles(found)
    found = passive_subjects(found)
    return marked_objects(found, frozenset(pack.settings("tokens").get("object_markers", ())))


def join_particles(tokens: list[Token]) -> list[Token]:
    """Return the tokens with a separated particle put before the lemma of its verb ("trok ... terug": terugtrekken)."""
    found = list(tokens)
    for token in tokens:
        if token.deprel == "compound:prt" and token.head >= 0:
            verb = found[token.head]
            particle = token.text.lower()
            if verb.upos in ("VERB", "AUX") and not verb.lemma.startswith(particle):
                found[token.head] = replace(verb, lemma=particle + verb.lemma)
    return found


def passive_subjects(tokens: list[Token]) -> list[Token]:
    """Return the tokens with the subject of a verb that has a passive auxiliary labelled as a passive one."""
    passive = {t.head for t in tokens if t.deprel == "aux:pass"}
    return [replace(t, deprel="nsubj:pass") if t.deprel == "nsubj" and t.head in passive else t for t in tokens]


def marked_objects(tokens: list[Token], markers: frozenset[str]) -> list[Token]:
    """Return the tokens with what an object marker precedes labelled as an object, never as a subject."""
    if not markers:
        return tokens
    marked = {t.head for t in tokens if t.deprel == "case" and t.text.lower() in markers}
    return [replace(t, deprel="obj") if t.index in marked and t.deprel in _SUBJECTS else t for t in tokens]
