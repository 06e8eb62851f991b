"""Utterances that a sentence tells of twice, or that are part of what somebody else says; knows no language."""

from __future__ import annotations

from collections.abc import Sequence

from chancery.find.statements_found import Said
from chancery.find.statements_quotes import overlapping
from chancery.find.statements_scene import Place, Speaker
from chancery.find.tree import plain

# Of what somebody quoted tells of others, these are no utterances of theirs; nor are acts where he speaks for a state.
_RETOLD = ("deed", "view", "stance", "name")
# A silent quotation of so few words without a verb says nothing by itself.
_FRAGMENT, _SEVERAL = 3, 2
_TELLING = ("say", "act", "quote")


def without_echoes(place: Place, said: Sequence[Said]) -> list[Said]:
    """Return the utterances without acts that somebody's own words perform for his state: "Qatar regrets it", said the ministry.

    What a sentence of an answer tells of somebody else's words is said by him alone.
    """
    kept: list[Said] = []
    for one in said:
        owners = [other.speaker for other in said if other is not one and _stands_in(one, other)]
        mouths = [o.speaker for o in said if o.cue is not None and o.cue.unit.kind == "source" and o.speaker.person and o is not one]
        if one.cue is not None and not one.speaker.person and any(set(m.codes) == set(one.speaker.codes) for m in mouths if m.codes):
            continue  # "the Pentagon showed itself disappointed, by the mouth of X"
        told = one.cue is not None and any(_retells(owner, one.speaker, one.cue.unit.kind) for owner in owners)
        if not told and not any(owner.name != one.speaker.name and set(owner.codes) & set(one.speaker.codes) for owner in owners):
            kept.append(one)
    return [one for one in kept if one.cue is not None or not (_fragment(one) or _all_told(one, kept))]


def _stands_in(one: Said, other: Said) -> bool:
    """Return whether the words that attribute an utterance stand in the quotation or answer that carries another."""
    if one.cue is None or other.quote is None:
        return False
    head = one.place.tokens[one.cue.head]
    return one.place.scene.quote_at(head) == other.quote or (other.cue is None and other.quote.covers(head))


def _retells(owner: Speaker, other: Speaker, kind: str) -> bool:
    """Return whether what somebody quoted tells of another is no utterance of the other."""
    return owner.name != other.name and (kind in _RETOLD or (kind == "act" and owner.state is not None))


def _fragment(one: Said) -> bool:
    """Return whether a sentence is but a few words without a verb of a silent quotation that has further sentences."""
    if one.quote is None or len(overlapping(one.place.scene.sentences, one.quote.span)) < _SEVERAL:
        return False
    words = [t for t in one.place.tokens if t.upos != "PUNCT"]
    return len(words) <= _FRAGMENT and not any(t.upos in ("VERB", "AUX") or not one.quote.covers(t) for t in words)


def _all_told(one: Said, kept: Sequence[Said]) -> bool:
    """Return whether all that a silent quotation has of a sentence is the utterance of another, of which it tells."""
    if one.quote is None or not all(one.quote.covers(t) for t in one.place.tokens if t.upos != "PUNCT"):
        return False
    for other in kept:
        if other.cue is None or other.speaker.name == one.speaker.name or _goes_on(one.place, other.cue.head):
            continue
        opening = [t.index for t in one.place.tokens[: other.cue.head] if t.upos != "PUNCT"]
        if other.cue.unit.kind == "source" and not opening:
            return True  # "According to X it is late."
        if other.cue.unit.kind not in _TELLING:
            continue
        above = one.place.tree.ancestors(other.cue.head)  # none, but for a word of the subject that was taken for a verb
        if all(other.speaker.head < i < other.cue.head for i in above):
            return True
    return False


def _goes_on(place: Place, head: int) -> bool:
    """Return whether a clause of its own stands beside the one of a verb: "Peru promised it, and we believed it"."""
    for token in place.tokens:
        joins = [k for k in place.tree.children(token.index, "cc") if k > 0 and place.tokens[k - 1].text == ","]
        own = place.tree.children(token.index, "nsubj", "expl") or "Person=1" in token.feats
        if plain(token.deprel) == "conj" and joins and token.index > head and own:
            return not any(place.word(k) in place.scene.words.openers for k in place.tree.children(token.index, "mark"))
        marks = place.tree.children(token.index, "mark")
        if any(place.word(k) in place.scene.words.contrasts and k > head for k in marks):
            return True
    return False


def distinct(said: Sequence[Said]) -> list[Said]:
    """Return one utterance for each speaker, the one that a quotation carries before others."""
    best: dict[str, Said] = {}
    for one in said:
        known = best.setdefault(one.speaker.name, one)
        if not known.direct and one.direct:
            best[one.speaker.name] = one
    return list(best.values())
