"""What opens a sentence before the verb that it is taken to be part of: quotations and phrases; knows no language."""

from __future__ import annotations

from dataclasses import replace

from chancery.model import Token

_OPENING, _CLOSING = '„“"«»‘\'”', '”“"»«’\''


def quoted_subjects(tokens: list[Token]) -> list[Token]:
    """Return the tokens with a quotation that was taken for the subject of who says it hung below that verb.

    "'Old habits', thundered the premier": what stands between marks before the verb says nothing, the noun behind it does.
    """
    close = next((t.index for t in tokens[1:] if t.text in _CLOSING), None) if tokens and tokens[0].text in _OPENING else None
    said = next((t for t in tokens[:close] if t.deprel == "nsubj" and t.head > (close or 0)), None) if close else None
    if close is None or said is None:
        return tokens
    verb = tokens[said.head]
    between = tokens[close + 1 : verb.index]
    speaker = next((t for t in tokens[verb.index + 1 :] if t.head == verb.index and t.deprel == "obj"), None)
    if verb.upos != "VERB" or speaker is None or any(t.upos not in ("AUX", "PUNCT", "PRON") for t in between):
        return tokens
    if speaker.upos not in ("NOUN", "PROPN") or any(t.head == speaker.index and t.deprel == "case" for t in tokens):
        return tokens
    if any(t.upos not in ("DET", "ADJ", "PROPN", "NOUN") for t in tokens[verb.index + 1 : speaker.index]):
        return tokens
    return [replace(t, deprel="ccomp") if t is said else replace(t, deprel="nsubj") if t is speaker else t for t in tokens]


def opening_prepositions(tokens: list[Token], prepositions: frozenset[str]) -> list[Token]:
    """Return the tokens with a preposition that opens the sentence and was taken for a conjunction put before its noun.

    "With Brussels the president of Serbia has signed an accord": the first noun is the preposition's, the second the subject.

    Args:
        prepositions: words that never open a clause with a finite verb.
    """
    mark = tokens[0] if tokens else None
    if mark is None or mark.deprel != "mark" or mark.text.lower() not in prepositions or tokens[mark.head].head >= 0:
        return tokens
    verb = tokens[mark.head]
    before = tokens[1 : verb.index]
    noun = next((t for t in before if t.head == verb.index and t.upos in ("NOUN", "PROPN")), None)
    finite = "VerbForm=Fin" in verb.feats or any(t.head == verb.index and "VerbForm=Fin" in t.feats and t.upos == "AUX" for t in before)
    if noun is None or not finite:
        return tokens
    found = list(tokens)
    found[0] = replace(mark, head=noun.index, deprel="case", upos="ADP")
    if noun.deprel == "nsubj":
        subject = next((t for t in before if t.index > noun.index and _of_its_own(tokens, t, noun)), None)
        if subject is None:
            return tokens
        found[subject.index] = replace(subject, head=verb.index, deprel="nsubj")
    found[noun.index] = replace(noun, deprel="obl")
    return found


def _of_its_own(tokens: list[Token], noun: Token, first: Token) -> bool:
    """Return whether a noun hung on the one before it begins a phrase of its own: it has a title's or an article's words and no comma."""
    if noun.head != first.index or noun.deprel not in ("nmod:desc", "appos", "nmod", "flat") or noun.upos not in ("NOUN", "PROPN"):
        return False
    own = [t for t in tokens[first.index + 1 : noun.index] if t.head == noun.index]
    cased = any(t.deprel == "case" for t in own)
    article = any(t.deprel == "det" for t in own) and len(own) == noun.index - first.index - 1
    named = first.upos == "NOUN" and noun.upos == "PROPN" and noun.index == first.index + 1
    return not cased and (article or named)
