"""Separable verbs: finding the particle of a verb and joining the two in its lemma."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from chancery.model import Token
from chancery.parse.lemmas import is_verb_with

PARTICLE = "compound:prt"
# What the parser takes a particle for that it does not know as one.
_TAKEN_FOR = ("advmod", "xcomp", "mark", "obl", "obj")
_VERBAL = ("VERB", "AUX")


def attach_particles(tokens: list[Token], particles: frozenset[str], never_before_nouns: frozenset[str], language: str) -> list[Token]:
    """Return the tokens with particles that hang elsewhere put below the verb to their left with which they make a verb.

    "Iran vuurde raketten af": the particle stands at the end of its clause, or before an infinitive or article that goes
    on from it, and the dictionary has the joined verb.

    Args:
        never_before_nouns: particles that are no prepositions, whatever follows them.
    """
    found = list(tokens)
    for token in tokens:
        particle = token.text.lower()
        if particle not in particles:
            continue
        head = found[token.head] if token.head >= 0 else None
        joined = head is not None and _joins(token, head, tokens) and is_verb_with(particle, head.lemma, language)
        free = particle in never_before_nouns or (token.deprel in _TAKEN_FOR and _ends_clause(token, tokens))
        if joined or not (free or token.deprel == PARTICLE):
            continue
        verb = _verb_before(token, found)
        if verb and is_verb_with(particle, verb.lemma, language):
            found[token.index] = replace(token, deprel=PARTICLE, head=verb.index)
    return found


def part_adverbs(tokens: list[Token], adverbs: frozenset[str], particles: frozenset[str], language: str) -> list[Token]:
    """Return the tokens with the second of two particles that stand side by side as that of the verb: "drong er bij hem op aan".

    The first belongs to a pronominal adverb whose other half stands before it ("er ... op").

    Args:
        adverbs: the first halves of pronominal adverbs.
    """
    found = list(tokens)
    for first, second in pairwise(tokens):
        halves = any(t.text.lower() in adverbs for t in tokens[: first.index])
        if not halves or not {first.text.lower(), second.text.lower()} <= particles:
            continue
        verb = _verb_before(first, [replace(t, deprel="dep") if t.index in (first.index, second.index) else t for t in found])
        if verb and is_verb_with(second.text.lower(), verb.lemma, language):
            found[first.index] = replace(first, deprel="obl", head=verb.index, upos="ADV")
            found[second.index] = replace(second, deprel=PARTICLE, head=verb.index)
    return found


def _joins(token: Token, head: Token, tokens: list[Token]) -> bool:
    """Return whether a word is the particle of a verb, which has no other one closer to it: "op mee te werken"."""
    nearer = any(t.head == head.index and t.deprel == PARTICLE and token.index < t.index < head.index for t in tokens)
    return token.deprel == PARTICLE and head.upos in _VERBAL and not nearer


def _ends_clause(token: Token, tokens: list[Token]) -> bool:
    """Return whether nothing that a preposition could stand before follows a word at once."""
    if any(t.head == token.index and t.deprel != "punct" for t in tokens):
        return False
    following = tokens[token.index + 1] if token.index + 1 < len(tokens) else None
    return following is None or following.upos in ("PUNCT", "CCONJ", "SCONJ", "ADP", "PART") or following.deprel == "mark"


def _verb_before(token: Token, tokens: list[Token]) -> Token | None:
    """Return the finite verb before a word, with no verb or border of a clause between them and no particle of its own."""
    for other in reversed(tokens[: token.index]):
        if other.upos == "VERB":
            taken = any(t.head == other.index and t.deprel == PARTICLE and t.index != token.index for t in tokens)
            if "VerbForm=Inf" in other.feats and not taken:
                continue
            return None if taken else other
        if other.upos in ("SCONJ", "AUX") or other.text in (";", ":"):
            return None
    return None


def join_particles(tokens: list[Token], particles: frozenset[str], adjectival: frozenset[str], language: str) -> list[Token]:
    """Return the tokens with a separated particle put before the lemma of its verb ("trok ... terug": terugtrekken).

    Args:
        adjectival: particles that are also adjectives or nouns; they join only verbs that the dictionary has with them.
    """
    found = list(tokens)
    for token in tokens:
        particle = token.text.lower()
        if token.deprel != PARTICLE or token.head < 0 or particle not in particles:
            continue
        verb = found[token.head]
        if any(t.head == token.index and (t.deprel == "det" or (t.deprel == "fixed" and t.upos in ("NOUN", "DET"))) for t in tokens):
            continue  # "de weg": a noun; "in handen": a phrase
        fits = particle not in adjectival or is_verb_with(particle, verb.lemma, language)
        later = any(t.head == token.head and t.deprel == PARTICLE and t.index > token.index and t.text.lower() in particles for t in tokens)
        if later and particle in adjectival:
            continue  # "trok samen met Finland op"
        if verb.upos in _VERBAL and fits and not verb.lemma.startswith(particle):
            found[token.head] = replace(verb, lemma=particle + verb.lemma)
    return found
