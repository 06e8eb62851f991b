"""Labels that the form of a word or of its clause forbids."""

from __future__ import annotations

from dataclasses import replace

from chancery.model import Token


def object_pronouns(tokens: list[Token]) -> list[Token]:
    """Return the tokens with a conjunction that is a verb's object or subject taken for the pronoun that it must be: "zei dat gisteren"."""
    return [replace(t, upos="PRON") if t.upos == "SCONJ" and t.deprel in ("obj", "nsubj") and not _kids(tokens, t) else t for t in tokens]


def bare_infinitives(tokens: list[Token], governors: frozenset[str]) -> list[Token]:
    """Return the tokens with an infinitive without particle made the complement of the verb above it, where it was taken for a clause.

    "Lieten zeven landen, waaronder Spanje, weten dat": no infinitive without its particle tells of a circumstance.

    Args:
        governors: verbs that take such infinitives.
    """
    found = list(tokens)
    for token in tokens:
        above = tokens[token.head] if token.head >= 0 and token.deprel in ("advcl", "compound:prt", "acl", "obj") else None
        if above is None or above.lemma.lower() not in governors or token.index < above.index:
            continue
        if token.upos not in ("VERB", "AUX") or token.lemma.lower() != token.text.lower():
            continue
        if not any(t.deprel in ("mark", "det", "case") for t in _kids(tokens, token)):
            found[token.index] = replace(token, deprel="xcomp", upos="VERB")
    return found


def infinitive_copulas(tokens: list[Token]) -> list[Token]:
    """Return the tokens with the predicate of an infinitive made the content of the verb above it: "liet weten tegen het plan te zijn"."""
    found = list(tokens)
    for copula in tokens:
        noun = tokens[copula.head] if copula.deprel == "cop" and "VerbForm=Inf" in copula.feats and copula.head >= 0 else None
        if noun is None or noun.deprel not in ("obl", "obj", "nmod") or noun.head < 0 or tokens[noun.head].upos != "VERB":
            continue
        mark = tokens[copula.index - 1]
        if noun.index > noun.head and mark.deprel == "mark" and mark.head in (noun.index, noun.head):
            found[noun.index] = replace(noun, deprel="xcomp")
            found[mark.index] = replace(mark, head=noun.index)
    return found


def _kids(tokens: list[Token], token: Token) -> list[Token]:
    return [t for t in tokens if t.head == token.index]
