"""Infinitives that belong to the noun before them: "signalled its willingness to cooperate" tells of no cooperation."""

from __future__ import annotations

from dataclasses import replace

from chancery.model import Token

_APART = ("advcl", "xcomp")


def noun_infinitives(tokens: list[Token], nouns: frozenset[str]) -> list[Token]:
    """Return the tokens with infinitives hung on the noun right before them that they complete, where the tree hangs both on one verb.

    Args:
        nouns: lemmas of nouns that are completed by an infinitive ("intention").
    """
    found = list(tokens)
    for mark in tokens:
        noun = tokens[mark.index - 1] if mark.index else None
        verb = tokens[mark.head]
        if mark.deprel != "mark" or noun is None or noun.deprel != "obj" or noun.lemma.lower() not in nouns:
            continue
        if verb.index > mark.index and verb.head == noun.head and verb.deprel in _APART:
            found[verb.index] = replace(verb, head=noun.index, deprel="acl")
    return found
