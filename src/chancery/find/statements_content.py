"""Whether what is said stands beside a verb of saying: a clause, a quotation; knows no language."""

from __future__ import annotations

from chancery.find.statements_scene import Place
from chancery.find.statements_subjects import is_time, pauses
from chancery.find.tree import plain

# How far from its quotation a verb may stand, and how far behind it an opener of what is said.
_NEAR_QUOTE, _NEAR_OPENER = 14, 12


def behind_clause(place: Place, index: int) -> bool:
    """Return whether a verb is put in behind or between commas into the clause that tells what is said."""
    before = [k for k in place.tree.children(index, "ccomp", "parataxis") if k < index]
    token = place.tokens[index]
    inserted = index > 0 and place.tokens[index - 1].text == ","
    return bool(before) or (plain(token.deprel) == "parataxis" and token.head >= 0 and (inserted or token.head < index))


def opened(place: Place, index: int) -> bool:
    """Return whether a word that opens what is said follows a verb before the next pause."""
    for other in range(index + 1, min(index + _NEAR_OPENER, len(place.tokens))):
        if pauses(place.tokens[other]):
            return False
        if place.word(other) in place.scene.words.openers and place.tokens[other].upos in ("SCONJ", "ADV", "PART", "PRON", "DET"):
            return True
    return False


def likewise(place: Place, index: int) -> bool:
    """Return whether a verb tells who says the same as its sentence: "as the minister said"."""
    if plain(place.tokens[index].deprel) not in ("advcl", "parataxis") or place.tree.children(index, "obj", "ccomp", "xcomp"):
        return False
    marks = [place.word(k) for k in place.tree.children(index, "mark", "advmod", "fixed")]
    return any(word in place.scene.words.likewise for word in marks)


def carries(place: Place, index: int, words: tuple[int, ...]) -> bool:
    """Return whether a verb has a clause or quotation beside it."""
    kids = [k for k in place.tree.children(index) if k not in words]
    further = [(k, w) for w in words if place.tokens[w].upos == "VERB" for k in place.tree.children(w, "ccomp", "xcomp", "parataxis")]
    if any(is_content(place, k, verb) for k, verb in [*((k, index) for k in kids), *further]):
        return True
    if any(k > index and place.tokens[k].upos == "AUX" and "VerbForm=Inf" in place.tokens[k].feats for k in kids):
        return True
    # "said it and its allies are ready": the subject of what is said, taken for an object.
    pronoun = any(place.tokens[k].upos == "PRON" and k == index + 1 and plain(place.tokens[k].deprel) == "obj" for k in kids)
    if pronoun and not opened(place, index):  # "finds it strange that"
        return any(place.tree.children(k, "nsubj") for k in place.tree.children(index, "conj"))
    return opened(place, index) or near_quote(place, index) or _swallowed(place, index) or _parted(place, index)


def _parted(place: Place, index: int) -> bool:
    """Return whether the first of two joined subjects of what is said was taken for an object: "said A and B have agreed"."""
    if not any(k > index for k in place.tree.children(index, "obj", "iobj")):
        return False
    for clause in place.tree.children(index, "conj"):
        for subject in place.tree.children(clause, "nsubj"):
            first = min(place.tree.phrase(subject))
            if first > index + 2 and place.tokens[first - 1].upos == "CCONJ" and not pauses(place.tokens[first - 2]):
                return True
    return False


def _swallowed(place: Place, index: int) -> bool:
    """Return whether the object of a verb is a clause whose verb the parser took for a participle: "said trade reached new highs"."""
    objects = [k for k in place.tree.children(index, "obj") if k > index]
    inside = [i for k in objects for i in place.tree.phrase(k) if i > index + 1 and plain(place.tokens[i].deprel) in ("amod", "acl")]
    return any(place.tokens[i].upos == "VERB" and "VerbForm=Part" in place.tokens[i].feats for i in inside)


def is_content(place: Place, kid: int, verb: int) -> bool:
    """Return whether a word below a verb heads the clause that tells what is said."""
    token, relation = place.tokens[kid], plain(place.tokens[kid].deprel)
    marks = [place.word(k) for k in place.tree.children(kid, "mark")]
    opening = any(m in place.scene.words.openers for m in marks)
    clausal = opening or bool(place.tree.children(kid, "cop", "aux", "nsubj", "aux:pass"))
    if relation in ("ccomp", "csubj"):
        return True
    if relation == "xcomp":
        return token.upos in ("VERB", "AUX") or clausal
    if relation == "parataxis":
        return (kid < verb and token.upos != "NUM" and not is_time(place, kid)) or any(t.text == ":" for t in place.tokens[verb:kid])
    if relation in ("advcl", "advmod", "obl", "obj") and kid > verb:
        if relation == "advcl" and bare_infinitive(place, kid):
            return True
        return opening or (relation != "advcl" and clausal and not place.tree.case(kid))
    return False


def bare_infinitive(place: Place, index: int) -> bool:
    """Return whether an infinitive has no mark but the one right before it: "(says) to be against it", not "in order to"."""
    verb = next((k for k in [index, *place.tree.children(index, "cop", "aux")] if "VerbForm=Inf" in place.tokens[k].feats), None)
    return verb is not None and place.tree.children(index, "mark") == [verb - 1]


def near_quote(place: Place, index: int, *, close: bool = False) -> bool:
    """Return whether a quotation opens or ends near a token that stands outside it; `close`: right beside it, one of a clause."""
    tokens, reach = place.tokens, 5 if close else _NEAR_QUOTE
    here = place.scene.quote_at(tokens[index])
    first, last = tokens[max(0, index - reach)].start, tokens[min(len(tokens) - 1, index + reach)].end
    quotes = [q for q in place.scene.quotes if q.major or not close]
    return any(q is not here and (first <= q.span.start <= last or first <= q.span.end <= last) for q in quotes)


def swallowed_predicate(place: Place, objects: list[int]) -> bool:
    """Return whether the parser took what something is called for a part of its phrase: "calls the flights of May a provocation"."""
    inside = [i for k in objects for i in place.tree.phrase(k) if i > k and place.tokens[i].upos == "NOUN" and not place.tree.case(i)]
    articles = [i for i in inside if any("Definite=Ind" in place.tokens[k].feats for k in place.tree.children(i, "det"))]
    return any(plain(place.tokens[i].deprel) in ("nmod", "appos", "flat", "compound") for i in articles)
