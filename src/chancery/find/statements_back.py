"""Attributions of the sentence before: "That is what the minister said" points back at what it attributes; knows no language."""

from __future__ import annotations

from chancery.find.statements_content import opened
from chancery.find.statements_scene import Place
from chancery.find.statements_subjects import noun_after, pauses
from chancery.find.tree import plain
from chancery.model import Span

# How many words of the sentence before stand in the evidence of what points back at it.
_WORDS = 4


def pointed_at(place: Place, index: int) -> int | None:
    """Return who is said to say what the sentence before tells, None where a verb does not point back at it.

    A demonstrative opens the sentence, the finite verb follows it, and behind that stands who speaks; or it is the object of
    a verb without a clause ("Xi said that in a meeting").
    """
    if place.index == 0:
        return None
    told = _told_object(place, index)
    if told is not None:
        return told
    opening = next((t for t in place.tokens if t.upos != "PUNCT"), None)
    if opening is None or place.word(opening.index) not in place.scene.words.resumers or opening.upos not in ("PRON", "DET", "ADV"):
        return None
    if opening.upos == "ADV" and (opened(place, index) or not behind_quotation(place)):
        return None
    finite = min([index, *place.tree.children(index, "aux")])
    if finite != opening.index + 1 or opening.head not in (index, finite):
        return None
    if any(pauses(t) for t in place.tokens[finite:index]):
        return None
    return noun_after(place, finite, past=index)


def behind_quotation(place: Place) -> bool:
    """Return whether there is a sentence before that ends in quotation marks: "..." Thus spoke X."""
    last = place.scene.sentences[place.index - 1].tokens[-2:] if place.index else ()
    return any(place.scene.quote_at(token) is not None for token in last)


def _told_object(place: Place, index: int) -> int | None:
    """Return the subject of a verb whose object is a demonstrative that no clause takes up."""
    tree = place.tree
    objects = [k for k in tree.children(index, "obj") if place.word(k) in place.scene.words.resumers and place.tokens[k].upos == "PRON"]
    subjects = tree.children(index, "nsubj")
    if not objects or not subjects or tree.children(index, "ccomp", "xcomp", "advcl") or plain(place.tokens[index].deprel) != "root":
        return None
    return subjects[0] if subjects[0] < objects[0] and "PronType=Rel" not in place.tokens[objects[0]].feats else None


def behind_the_sentence_before(place: Place, span: Span) -> Span:
    """Return a span lengthened to the last words of the sentence before, where both stand in one paragraph."""
    before = place.scene.sentences[place.index - 1]
    if "\n" in place.scene.text[before.end : span.start]:
        return span
    words = [t for t in before.tokens if t.upos != "PUNCT"][-_WORDS:]
    return Span(words[0].start, span.end) if words else span
