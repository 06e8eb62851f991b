"""What an utterance is like: whether quotation marks carry it, and whom it is about; knows no language."""

from __future__ import annotations

from chancery.find.statements_cues import Cue
from chancery.find.statements_quotes import Quote
from chancery.find.statements_scene import Place, Speaker
from chancery.find.tree import plain

# Relations by which a quoted word is what is claimed, not a thing that the claim speaks of.
_CLAIMS = ("root", "ccomp", "xcomp", "parataxis", "advcl", "acl", "advmod")
# A quotation of so many words says more than a term.
_LONG = 5
_ASCRIBED = ("xcomp", "obl", "obj", "iobj", "advcl", "ccomp", "nmod", "appos", "advmod", "acl", "dep", "parataxis", "conj")


def carried(place: Place, cue: Cue) -> bool:
    """Return whether quotation marks carry the claim of a cue: its clause, its predicate, or what it calls or accuses somebody of."""
    token, sentence = place.tokens[cue.head], place.sentence
    around = place.scene.quote_at(token)
    if around is not None and any(not around.covers(place.tokens[i]) for i in cue.speakers):
        return True  # the ministry "firmly condemns" the attack
    quotes = [q for q in place.scene.quotes if not q.covers(token) and q.span.start < sentence.end and sentence.start < q.span.end]
    return any(_claims(place, cue, quote) for quote in quotes)


def _claims(place: Place, cue: Cue, quote: Quote) -> bool:
    tokens = place.tokens
    inside = [t.index for t in tokens if quote.covers(t) and t.upos != "PUNCT"]
    if not inside:
        return False
    head = next((i for i in inside if tokens[i].head not in inside), inside[0])
    if quote.major or len(inside) >= _LONG or place.tree.children(head, "cop"):
        return True
    if not any(t.upos != "PUNCT" for t in tokens[: inside[0]]):
        return True
    relation = plain(tokens[head].deprel)
    if relation in _CLAIMS and tokens[head].upos in ("VERB", "ADJ", "ADV", "AUX"):
        return True
    if set(place.tree.children(head, "case")) & set(cue.words):
        return True  # "spoke of a 'provocation'"
    if cue.unit.kind == "name":
        return (relation in _ASCRIBED or tokens[head].upos == "ADJ") and abs(head - cue.head) < 15
    if cue.unit.kind != "act" or tokens[head].head != cue.head:
        return False
    return relation in ("xcomp", "advcl") or (relation == "obl" and place.tree.case(head) in place.scene.grammar.genitives)


def about(place: Place, speaker: Speaker) -> tuple[str, ...]:
    """Return the codes of those whom the sentence names beside the speaker; the speaker's own only together with another's."""
    outside = [m for m in place.mentions if m.span.end <= speaker.span.start or speaker.span.end <= m.span.start]
    codes = {code for m in outside for code in m.codes}
    others = codes - set(speaker.codes)
    return tuple(sorted(codes if others else ()))
