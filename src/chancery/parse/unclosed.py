"""Subjects that a parse takes for appositions though no comma closes them; knows no language."""

from __future__ import annotations

from dataclasses import replace

from chancery.model import Token

_PARTS = ("appos", "parataxis", "dep")


def unclosed_appositions(tokens: list[Token]) -> list[Token]:
    """Return the tokens with a noun behind a comma and right before the verb made its subject, where another was taken for that.

    "Beside the host, President Ruto of Kenya, the Ugandan leader apologised": a comma would close an apposition.
    """
    verb = next((t for t in tokens if t.head < 0), None)
    if verb is not None and verb.upos == "NOUN":
        return _headed(tokens, verb)
    if verb is None or verb.upos != "VERB" or not _opens_with_phrase(tokens, verb):
        return tokens
    subjects = [t for t in tokens if t.head == verb.index and t.deprel in ("nsubj", "nsubj:pass") and t.index < verb.index]
    subject = subjects[0] if len(subjects) == 1 and subjects[0].upos == "PROPN" else None
    noun = _before(tokens, verb)
    if subject is None or noun is None or noun.deprel not in _PARTS or noun.head not in (subject.index, verb.index):
        return tokens
    opening = next((t for t in tokens if t.head == verb.index and t.deprel in ("obl", "advcl") and t.index < subject.index), None)
    if opening is None or noun.index < subject.index or not _parted(tokens, subject):
        return tokens
    found = list(tokens)
    found[noun.index] = replace(noun, deprel=subject.deprel, head=verb.index)
    found[subject.index] = replace(subject, deprel="appos", head=opening.index)
    return found


def _headed(tokens: list[Token], root: Token) -> list[Token]:
    """Return the tokens with the "participle" of a noun behind a phrase that was taken for the root made the verb."""
    cased = any(t.head == root.index and t.deprel == "case" and t.index < root.index for t in tokens)
    verb = next((t for t in tokens if t.deprel == "acl" and t.upos == "VERB" and t.head == t.index - 1), None)
    noun = tokens[verb.head] if verb else None
    if not cased or verb is None or noun is None or noun.upos != "NOUN" or noun.deprel not in _PARTS or not _parted(tokens, noun):
        return tokens
    if "Tense=Past" not in verb.feats or any("VerbForm=Fin" in t.feats for t in tokens) or tokens[-1].text != ".":
        return tokens
    found = list(tokens)
    found[verb.index] = replace(verb, head=-1, deprel="root", feats=verb.feats.replace("VerbForm=Part", "VerbForm=Fin"))
    found[noun.index] = replace(noun, head=verb.index, deprel="nsubj")
    found[root.index] = replace(root, head=verb.index, deprel="obl")
    return found


def _opens_with_phrase(tokens: list[Token], verb: Token) -> bool:
    return tokens[0].upos in ("ADP", "SCONJ", "VERB") and verb.index > 0


def _first(tokens: list[Token], noun: Token) -> int:
    """Return where the words right before a noun that hang on it begin."""
    first = noun.index
    while first > 0 and tokens[first - 1].head == noun.index and tokens[first - 1].deprel not in ("punct", "cc"):
        first -= 1
    return first


def _parted(tokens: list[Token], noun: Token) -> bool:
    """Return whether a noun with its article and adjectives stands right behind a comma."""
    first = _first(tokens, noun)
    return first > 0 and tokens[first - 1].text == ","


def _before(tokens: list[Token], verb: Token) -> Token | None:
    """Return the noun with an article that stands right before a verb or its auxiliaries, behind a comma."""
    first = min([verb.index, *(t.index for t in tokens if t.head == verb.index and t.deprel in ("aux", "aux:pass"))])
    noun = tokens[first - 1] if first else None
    if noun is None or noun.upos not in ("NOUN", "PROPN") or not _parted(tokens, noun):
        return None
    return noun if any(t.head == noun.index and t.deprel == "det" for t in tokens) else None
