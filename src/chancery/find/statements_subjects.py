"""Where the subject of a verb of saying stands, also where the parser took it for something else; knows no language."""

from __future__ import annotations

import re

from chancery.find.pieces import ORGANISED
from chancery.find.statements_bracketed import bracketed_subject, told_object
from chancery.find.statements_media import is_medium
from chancery.find.statements_scene import Place
from chancery.find.statements_speakers import can_speak
from chancery.find.tree import plain
from chancery.model import Token

# How far behind a verb or phrase its speaker may stand.
NEAR_SPEAKER = 9
# How many verbs up a subject is sought.
_DEEP = 4
_PAUSES = frozenset(",;:–—()")
_QUOTES = frozenset("\"“”„«»‘’'")
_MARKS = _QUOTES | frozenset("–—")
_NOMINAL = ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "VERB", "X")
_CLOCK = re.compile(r"\d{1,2}[.:]\d{2}")
_LIGHT = ("AUX", "ADV", "PART", "PUNCT", "CCONJ", "SCONJ")
_INSIDE = ("compound", "amod", "flat", "appos", "nmod", "det", "nummod", "conj")
_ADJUNCTS = ("advmod", "obl", "nmod", "dep", "dislocated", "obj", "iobj", "compound")


def pauses(token: Token) -> bool:
    """Return whether a token is a mark at which a clause may end."""
    return token.text in _PAUSES or (token.upos == "PUNCT" and token.text != "-")


def subjects_of(place: Place, index: int, depth: int = 0) -> list[int]:
    """Return the words that stand as deep subjects of a verb."""
    first = _front(place, index)
    perfect = _split_perfect(place, index)
    above = _above_relative(place, index)
    if perfect is not None:
        return place.frame.subjects(perfect)
    doers = _joined_doers(place, index)
    if doers:
        return doers
    if above is not None:
        return place.frame.subjects(above)
    if plain(place.tokens[index].deprel) == "amod" or place.tokens[index].upos in ("NOUN", "PROPN") or _of_root(place, index):
        root = next((t.index for t in place.tokens if t.head < 0), index)
        found = [i for i in [name_before(place, index)] if i is not None]
        return found or ([root] if verbless(place) and root < index and can_speak(place, root) else [])
    found = place.frame.subjects(index) or _of_auxiliary(place, index) or _mislabelled(place, index)
    lender = _lender(place, index)
    if lender is not None and depth < _DEEP and found == place.frame.subjects(lender):
        return subjects_of(place, lender, depth + 1)
    if not found and not place.frame.passive(index):
        beside = name_before(place, min([index, *place.tree.children(index, "aux")]))
        found = [beside] if beside is not None else []
    found = found or _behind_participle(place, index)
    nearer = _nearer(place, index, found)
    if nearer is not None:
        return [nearer]
    return [first] if first is not None and first not in found else found


def _behind_participle(place: Place, index: int) -> list[int]:
    """Return the person named behind the participle clause that opens a sentence, where the parser made him a part of that clause.

    "Asked about it, X, the spokesman, called on Y": the main verb has no subject of its own.
    """
    tokens = place.tokens
    clause = [k for k in place.tree.children(index, "advcl") if k < index and ("VerbForm=Part" in tokens[k].feats or k == 0)]
    if tokens[index].head >= 0 or place.frame.passive(index) or not clause or any(t.upos == "VERB" for t in tokens[: clause[0]]):
        return []
    for mention in place.mentions:
        start = next((t.index for t in place.sentence.between(mention.span)), 0)
        person = mention.name and mention.kind == "person" and clause[0] < start < index
        if person and tokens[start - 1].text == "," and any(t.text == "," for t in tokens[start:index]):
            return [mention.head]
    return []


def _joined_doers(place: Place, index: int) -> list[int]:
    """Return the doers of a participle joined to a passive verb: "was condemned by A and welcomed by B"."""
    token, tree = place.tokens[index], place.tree
    if plain(token.deprel) != "conj" or "VerbForm=Part" not in token.feats:
        return []
    if tree.children(index, "aux", "aux:pass", "nsubj", "nsubj:pass") or token.head < 0 or not place.frame.passive(token.head):
        return []
    return [k for k in tree.children(index, "obl") if tree.case(k) in place.scene.grammar.agents]


def verbless(place: Place) -> bool:
    """Return whether the parser made a noun the root of a sentence and left it without a verb."""
    root = next((t for t in place.tokens if t.head < 0), None)
    return root is not None and root.upos in ("NOUN", "PROPN") and not place.tree.children(root.index, "cop", "aux", "nsubj", "parataxis")


def _of_auxiliary(place: Place, index: int) -> list[int]:
    """Return the subject that the parser hung on a verb's auxiliary."""
    return [k for auxiliary in place.tree.children(index, "aux") for k in place.tree.children(auxiliary, "nsubj")][:1]


def _lender(place: Place, index: int) -> int | None:
    """Return the verb above one without a subject of its own, from which it takes the subject."""
    token = place.tokens[index]
    if plain(token.deprel) not in ("conj", "advcl") or place.tree.children(index, "nsubj", "nsubj:pass") or token.head < 0:
        return None
    above = token.head
    if plain(token.deprel) == "conj" and ("VerbForm=Fin" in token.feats or "VerbForm" not in token.feats):
        while plain(place.tokens[above].deprel) in ("obj", "obl", "nmod", "conj") and place.tokens[above].upos == "NOUN":
            above = place.tokens[above].head
    return above if place.tokens[above].upos == "VERB" else None


def _front(place: Place, index: int) -> int | None:
    """Return the bare noun right before the finite verb of a main clause that the parser took for an adjunct."""
    tree, tokens = place.tree, place.tokens
    if tree.children(index, "mark", "aux:pass", "nsubj:pass") or plain(tokens[index].deprel) not in ("root", "conj", "ccomp", "parataxis"):
        return None
    finite = min([index, *tree.children(index, "aux")])
    if finite == 0:
        return None
    top = finite - 1
    for place_above in tree.ancestors(finite - 1):
        if place_above >= finite:
            break
        top = place_above
    start = min(tree.phrase(top))
    at_start = start == 0 or pauses(tokens[start - 1])
    named = any(m.head == top and m.kind in (*ORGANISED, "state", "capital", "person", "metonym", "name") for m in place.mentions)
    adjunct = plain(tokens[top].deprel) in _ADJUNCTS and tokens[top].head in (index, finite)
    adjunct = adjunct or tokens[top].head > index  # it crossed the verb into the clause that tells what is said
    return top if at_start and named and adjunct and not tree.case(top) else None


def _of_root(place: Place, index: int) -> bool:
    """Return whether the parser took a sentence's verb for a participle of its subject, a noun that it made the root."""
    token = place.tokens[index]
    if plain(token.deprel) != "acl" or token.head != index - 1:
        return False
    root = place.tokens[token.head]
    return root.head < 0 and root.upos in ("NOUN", "PROPN") and not place.tree.children(index, "nsubj")


def _mislabelled(place: Place, index: int, depth: int = 0) -> list[int]:
    """Return the subject of a verb that the parser took for a passive one's, or for an adjunct though no preposition stands before it."""
    tree, tokens = place.tree, place.tokens
    if tree.children(index, "expl:pass"):
        # Who speaks is no patient: "s-a declarat gata" is reflexive.
        return [k for k in tree.children(index, "nsubj", "nsubj:pass") if can_speak(place, k)][:1]
    passive = tree.children(index, "nsubj:pass")
    if passive and tree.children(index, "aux") and not tree.children(index, "aux:pass", "expl:pass", "expl:pv"):
        return passive[:1]
    for kid in tree.children(index, *_ADJUNCTS):
        covering = [m for m in place.mentions if m.span.start <= tokens[kid].start and tokens[kid].end <= m.span.end]
        mention = next((m for m in covering if m.kind in ("person", "role") and kid < index), None)
        if mention is not None:
            start = min(t.index for t in place.sentence.between(mention.span))
            if start == 0 or tokens[start - 1].upos not in ("ADP", "DET"):
                return [kid]
    if plain(tokens[index].deprel) == "conj" and depth < 3 and not tree.children(index, "nsubj"):
        return _mislabelled(place, tokens[index].head, depth + 1)
    return []


def _nearer(place: Place, index: int, found: list[int]) -> int | None:
    """Return the office right before a verb that the parser took for another name of its subject, though it is another state's."""
    verb = min([index, *place.tree.children(index, "aux")])
    beside = name_before(place, verb)
    if beside is None or not found or beside in found or _in_phrase(place, beside):
        return None
    if not can_speak(place, found[0]) and found[0] < beside:
        return beside
    if plain(place.tokens[beside].deprel) != "appos":
        return None
    codes = {c for m in place.mentions if m.head == beside for c in m.codes}
    others = {c for m in place.mentions if m.head in found for c in m.codes}
    return beside if codes and others and not codes & others else None


def _in_phrase(place: Place, index: int) -> bool:
    """Return whether a name is joined to another behind a preposition: "the visit to Peru and Chile"."""
    while plain(place.tokens[index].deprel) == "conj" and place.tokens[index].head < index:
        index = place.tokens[index].head
        if place.tree.case(index):
            return True
    return False


def name_before(place: Place, index: int) -> int | None:
    """Return the head of a name or office that ends right before a verb, at the start of its clause and without a preposition."""
    tokens = place.tokens
    if index == 0:
        return None
    bracketed = tokens[index - 1].text == "," and index > 1
    end = tokens[index - 2 if bracketed else index - 1].end
    before = [m for m in place.mentions if m.span.end == end and m.kind not in ("adjective", "demonym", "pronoun") and (m.codes or m.name)]
    for mention in before:
        start = min(t.index for t in place.sentence.between(mention.span))
        first = _first_named(place, mention.head)
        if start == 0 or pauses(tokens[start - 1]) or first != mention.head:
            return first
        if not bracketed and (tokens[start - 1].upos in ("DET", "CCONJ", "SCONJ", "ADV") or _behind_adjunct(place, start)):
            return mention.head
    return None


def _first_named(place: Place, index: int) -> int:
    """Return the first of the names that one is joined to, the name itself where they stand behind a preposition."""
    first = index
    while plain(place.tokens[first].deprel) == "conj" and any(m.head == place.tokens[first].head and m.name for m in place.mentions):
        first = place.tokens[first].head
    return index if place.tree.case(first) else first


def _behind_adjunct(place: Place, start: int) -> bool:
    """Return whether a name follows a phrase of time or place that opens the clause: "within days Peru was accusing Chile"."""
    tokens = place.tokens
    if is_time(place, start - 1) or _CLOCK.fullmatch(tokens[start - 1].text):
        return True
    first = start - 1
    while first > 0 and tokens[first].upos != "ADP" and not pauses(tokens[first]):
        first -= 1
    opens = first == 0 or pauses(tokens[first - 1])
    return tokens[first].upos == "ADP" and opens and tokens[start - 1].upos == "NOUN" and tokens[start].upos == "PROPN"


def _split_perfect(place: Place, index: int) -> int | None:
    """Return the auxiliary at the head of the sentence that a participle at its end belongs to, where nothing ties the two."""
    token = place.tokens[index]
    if plain(token.deprel) not in ("acl", "xcomp", "advcl") or place.tree.children(index, "aux", "aux:pass", "nsubj", "mark"):
        return None
    if "VerbForm=Part" not in token.feats or "Tense=Pres" in token.feats:
        return None
    above = next((i for i in place.tree.ancestors(index) if place.tokens[i].upos in ("AUX", "VERB")), None)
    return above if above is not None and place.tokens[above].upos == "AUX" and above < index else None


def _above_relative(place: Place, index: int) -> int | None:
    """Return the clause above a relative clause without subject whose relative pronoun is its object ("pe care o acuză")."""
    tree, token = place.tree, place.tokens[index]
    if not place.scene.words.prodrop or plain(token.deprel) != "acl" or tree.children(index, "nsubj") or token.head < 0:
        return None
    relatives = [k for k in tree.children(index, "obj", "iobj", "obl") if place.word(k) in place.scene.grammar.relatives and tree.case(k)]
    return tree.clause_head(token.head) if relatives else None


# --- a verb behind what is said --------------------------------------------------------------------------------------


def tail_subject(place: Place, index: int, words: tuple[int, ...] = ()) -> int | None:
    """Return the subject of a verb that reports what stands before it: `..., said X`, `"...", zei X`, `..., X said`.

    `words` are the further words of its unit.
    """
    tokens = place.tokens
    start = index
    while start > 0 and not pauses(tokens[start - 1]):
        start -= 1
    if start > 0 and tokens[start - 1].text == ":":
        return None
    if any(tokens[i].upos in ("CCONJ", "SCONJ") for i in range(start, index)) or all(t.text in _QUOTES for t in tokens[:start]):
        return None
    if _told_before(place, index, start):
        return None
    above = set(place.tree.ancestors(index))
    before = [i for i in range(start, index) if tokens[i].upos not in _LIGHT and not (i in above and tokens[i].upos == "VERB")]
    nominal = [i for i in before if can_speak(place, i) and not place.tree.case(i) and not _oblique(tokens[i])]
    clitics = [i for i in before if tokens[i].upos == "PRON" and i not in nominal]
    if len(before) == len(clitics):
        own = bracketed_subject(place, index, start)
        after = noun_after(place, index, words=words)
        if own is not None or told_object(place, index, start, after):
            return own
        first = min([index, *place.tree.children(index, "aux")])
        return after if after is not None or tokens[start - 1].text != "," else name_before(place, first)
    return _headmost(place, nominal, before) if nominal and _ends(place, index) else None


def _told_before(place: Place, index: int, start: int) -> bool:
    """Return whether all that stands before a pause is the verb's subject and what is put in behind it: "X, for its part, promised Y"."""
    tokens = place.tokens
    subjects = [k for k in place.tree.children(index, "nsubj") if k < start and can_speak(place, k)]
    own = {*subjects, *(k for k in place.tree.children(index, "advcl", "obl", "advmod") if place.tree.children(k, "mark", "case"))}
    outside = [t for t in tokens[:start] if not {t.index, *place.tree.ancestors(t.index)} & own]
    if not subjects or any(t.upos in ("VERB", "AUX") or t.text in _MARKS for t in outside):
        return False
    return not any(pauses(t) and t.text != "." for t in tokens[index + 1 : index + 4])


def _ends(place: Place, index: int) -> bool:
    """Return whether no object but a medium that is told, and no clause, follows a verb."""
    objects = [k for k in place.tree.children(index, "obj") if not is_medium(place, k)]
    return not any(k > index for k in [*objects, *place.tree.children(index, "ccomp", "xcomp")])


def _headmost(place: Place, indices: list[int], before: list[int]) -> int:
    inside = set(before)
    return next((i for i in indices if place.tokens[i].head not in inside), indices[0])


def noun_after(place: Place, index: int, past: int | None = None, words: tuple[int, ...] = ()) -> int | None:
    """Return the first noun behind an inverted verb as its subject, past words of time and phrases with a preposition.

    `past` is the further verb that may stand on the way, `words` are the further words of a unit.
    """
    tokens = place.tokens
    skipped = -1
    for other in range(index + 1, min(index + NEAR_SPEAKER + 5, len(tokens))):
        token = tokens[other]
        verb = token.upos == "VERB" and token.text.islower() and other != past
        if verb or token.upos == "SCONJ" or (pauses(token) and token.text not in "()\"“”„"):
            return None
        if other <= skipped or other in words or token.upos not in _NOMINAL or _oblique(token) or _told_to(token):
            continue
        head = _top(place, other, index)
        if _prepositional(place, other) or is_time(place, other):
            skipped = _named_until(place, other)
            continue
        if place.tree.case(head):
            named = _person_from(place, other)
            if named is not None:
                return named
            continue
        if can_speak(place, head):
            return head
        if can_speak(place, other):
            return other
        if token.upos in ("NOUN", "PROPN") and head == other:
            return None
    return None


def _oblique(token: Token) -> bool:
    """Return whether a word is a pronoun for whom something is said to: "told him the spokesman"."""
    oblique = ("Case=Acc" in token.feats or "Case=Dat" in token.feats) and "Nom" not in token.feats
    return token.upos == "PRON" and oblique


def _told_to(token: Token) -> bool:
    """Return whether a noun by its case is whom something is said to: "a declarat presei ministrul"."""
    return plain(token.deprel) == "iobj" and token.upos in ("NOUN", "PROPN") and "Dat" in token.feats and "Nom" not in token.feats


def _named_until(place: Place, index: int) -> int:
    """Return the last word of the name that a word begins: all of it stands behind its preposition."""
    start = place.tokens[index].start
    if place.scene.names.get(place.tokens[index].text) is not None:
        return -1  # "in Oslo the premier X", where the place was taken for a part of the name
    ends = [m.span.end for m in place.mentions if m.span.start == start and m.kind in ("person", "role")]
    return max((t.index for t in place.tokens if ends and t.end <= max(ends)), default=-1)


def _person_from(place: Place, index: int) -> int | None:
    """Return the head of a person's name that begins at a word, right behind a phrase that it was hung on: "said to reporters X"."""
    start = place.tokens[index].start
    back = index - 1
    while back > 0 and place.tokens[back].upos == "DET":
        back -= 1
    if place.tokens[back].upos not in ("NOUN", "PROPN") or not place.tokens[back].text.islower():
        return None
    return next((m.head for m in place.mentions if m.span.start == start and m.name and m.kind in ("person", "name")), None)


def _prepositional(place: Place, index: int) -> bool:
    """Return whether a preposition stands right before a word or its article."""
    tokens = place.tokens
    back = index - 1
    while back > 0 and tokens[back].upos in ("DET", "ADJ", "NUM"):
        back -= 1
    return bool(place.tree.case(index)) or tokens[back].upos == "ADP" or (tokens[back].upos == "PART" and tokens[index].text[:1].isupper())


def is_time(place: Place, index: int) -> bool:
    """Return whether a word is part of an expression of time."""
    token = place.tokens[index]
    return any(t.span.start <= token.start < t.span.end for t in place.scene.reading.times)


def _top(place: Place, index: int, verb: int) -> int:
    """Return the word that heads the noun phrase of a word behind a verb."""
    tokens = place.tokens
    while tokens[index].head > verb and plain(tokens[index].deprel) in _INSIDE:
        index = tokens[index].head
    return index


def postverbal(place: Place, index: int) -> list[int]:
    """Return the first noun behind a verb that may speak, where the parser took the subject of an inverted clause for an object."""
    kids = [k for k in place.tree.children(index, "obj", "obl", "iobj") if k > index and not place.tree.case(k)]
    kids = [k for k in kids if not any("Poss=Yes" in place.tokens[p].feats for p in place.tree.children(k, "nmod", "det"))]
    return [k for k in kids if can_speak(place, k)][:1]
