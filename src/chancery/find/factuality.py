"""Whether an event is told as actual, future, hypothetical or negated, and by which words; knows no language."""

from __future__ import annotations

from dataclasses import dataclass

from chancery.find.grammar import Grammar
from chancery.find.tree import Tree, plain
from chancery.model import Token

_MARKS = ("aux", "advmod", "mark", "det", "cc", "cop", "expl", "case")
# Clauses that a conjunction of conditions makes possible only; as a complement it asks: "unclear whether they attacked".
_CONDITIONAL = ("advcl", "ccomp", "csubj")
_UP = 4


# What somebody wants, demands, tries or makes conditional: told of, but neither done nor reported as possible.
UNREAL = "unreal"


@dataclass(frozen=True, slots=True)
class Factuality:
    """A status with the tokens that say so; `denied` where a verb above says that it did not happen, `willed` where it will not."""

    status: str
    cues: tuple[int, ...] = ()
    denied: bool = False
    willed: bool = False


def find_factuality(tree: Tree, head: int, words: tuple[int, ...], grammar: Grammar) -> Factuality:
    """Return the factuality of what `head` with its further `words` evokes."""
    negation = _negation(tree, (head, *words), grammar)
    anchor = _anchor(tree, head, words, grammar)
    found = [("future", i) for i in _planned(tree, (head, *words), grammar)]
    if anchor != head:
        found += _governing(tree, anchor, grammar)
    told = _told_of(tree, head, anchor, grammar)
    found = _climbed(tree, anchor, grammar, found)
    found = [(status, i) for status, i in found if not (told and status == "negated" and tree.tokens[i].head == anchor)]
    if negation is not None:
        found.insert(0, ("negated", negation))
    found = [(status, cue) for status, cue in found if cue not in words]  # a unit's own "not" denies nothing
    if any(status == "negated" and tree.tokens[i].lemma.lower() in grammar.negative_verbs for status, i in found):
        found = [(status, i) for status, i in found if status != "hypothetical" or tree.tokens[i].head != anchor]  # "denied that it would"
    unwilling = [i for _, i in found if tree.tokens[i].lemma.lower() in grammar.wills]
    if unwilling and any(status == "negated" for status, _ in found):
        return Factuality("negated", tuple(i for _, i in found), willed=True)
    for status in ("hypothetical", "future", "negated"):
        cues = tuple(i for s, i in found if s == status)
        if cues and (status != "future" or not any(s == "negated" for s, _ in found)):
            if status == "negated" and all(tree.tokens[i].head == anchor for i in cues) and _wished(tree, anchor, grammar):
                return Factuality(UNREAL, cues)
            denied = status == "negated" and any(tree.tokens[i].lemma.lower() in grammar.negative_verbs for i in cues)
            willed = status == "negated" and any(s == "future" for s, _ in found)
            return Factuality(status if status != "hypothetical" or _may_be(tree, cues, grammar) else UNREAL, cues, denied, willed)
    return Factuality(UNREAL if _wished(tree, anchor, grammar) else "actual")


def _climbed(tree: Tree, anchor: int, grammar: Grammar, found: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Return what was found with the marks of a verb and of those above it that say something of whether it is so."""
    node, contrasted = anchor, False
    for step in range(_UP):
        marks = _marks(tree, node, grammar, own=step == 0 or plain(tree.tokens[node].deprel) != "conj")
        found = found + [(status, cue) for status, cue in marks if status != "negated" or not contrasted]
        contrasted = contrasted or _contrasts(tree, node, grammar)
        following = _governor(tree, node, grammar, found)
        if following is None:
            break
        node = following
    return found


def _told_of(tree: Tree, noun: int, verb: int, grammar: Grammar) -> bool:
    """Return whether a verb tells something of an act that took place: "the attack did not surprise", not "did not happen"."""
    if noun == verb or plain(tree.tokens[noun].deprel) != "nsubj" or tree.tokens[noun].upos != "NOUN":
        return False
    return tree.tokens[verb].lemma.lower() not in grammar.support | grammar.occurring


def _contrasts(tree: Tree, node: int, grammar: Grammar) -> bool:
    """Return whether a verb is set against the one before it, whose "not" is not its own: "did not condemn it but criticised"."""
    joined = plain(tree.tokens[node].deprel) == "conj"
    return joined and any(tree.tokens[k].text.lower() in grammar.adversatives for k in tree.children(node, "cc"))


def _planned(tree: Tree, words: tuple[int, ...], grammar: Grammar) -> list[int]:
    """Return the words that tell of a noun that it is planned: "a scheduled visit", "has talks scheduled"."""
    nouns = [w for w in words if tree.tokens[w].upos == "NOUN"]
    above = [tree.tokens[n].head for n in nouns if tree.tokens[n].deprel == "obj"]
    beside = [k for a in above for k in (*tree.children(a, "xcomp"), *([a] if tree.tokens[a].deprel == "xcomp" else []))]
    about = [k for n in nouns for k in tree.children(n, "amod", "acl")] + beside
    telling = [i for i in about if {tree.tokens[i].lemma.lower(), tree.tokens[i].text.lower()} & grammar.plans
               and tree.tokens[i].text.lower() not in grammar.goals]
    return [i for i in telling if _participle(tree, i)]


def _participle(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    return token.upos in ("ADJ", "VERB") and not any(f"VerbForm={form}" in token.feats for form in ("Fin", "Inf", "Ger"))


def _wished(tree: Tree, node: int, grammar: Grammar) -> bool:
    """Return whether a verb is in the subjunctive and not below one that tells that the act was done ("managed to", "began to")."""
    token = tree.tokens[node]
    marks = tree.children(node, "mark", "aux")
    if not any("Mood=Sub" in tree.tokens[i].feats for i in (node, *marks)) or token.upos not in ("VERB", "AUX"):
        return False
    above = tree.tokens[token.head] if token.head >= 0 else None
    if above is not None and plain(token.deprel) == "conj" and "Mood=Sub" not in token.feats:
        return False
    return above is None or above.lemma.lower() not in grammar.implicatives


def _governing(tree: Tree, index: int, grammar: Grammar) -> list[tuple[str, int]]:
    """Return what a verb says of the noun that it governs: "expects the visit", "cancelled the meeting", "er komt een bezoek"."""
    verb = tree.tokens[index]
    lemma = verb.lemma.lower()
    beside = {f"{lemma} {tree.tokens[k].text.lower()}" for k in tree.children(index, "expl", "advmod")}
    if beside & grammar.arriving and "Tense=Pres" in verb.feats:
        return [("future", index)]
    if lemma in grammar.support:
        return []
    if lemma in grammar.negative_verbs:
        return [("negated", verb.index)]
    return [("future", verb.index)] if lemma in grammar.plans else []


def _may_be(tree: Tree, cues: tuple[int, ...], grammar: Grammar) -> bool:
    tokens = [tree.tokens[i] for i in cues]
    return any(t.text.lower() in grammar.possible or t.lemma.lower() in grammar.possible for t in tokens)


def _anchor(tree: Tree, head: int, words: tuple[int, ...], grammar: Grammar) -> int:
    """Return the verb whose mood and polarity a noun shares, the word itself for verbs and for what gives a ground or a time."""
    token = tree.tokens[head]
    if token.upos in ("VERB", "AUX") or tree.children(head, "cop"):
        return head
    participle = next((w for w in words if tree.tokens[w].head == head and plain(tree.tokens[w].deprel) == "acl"
                       and "VerbForm=Part" in tree.tokens[w].feats), None)
    if participle is not None:
        return participle
    if _as_ground(tree, head, grammar):
        return head
    above = token.head
    if above >= 0 and tree.tokens[above].upos in ("VERB", "AUX") and plain(token.deprel) in ("obj", "nsubj", "obl", "xcomp", "iobj"):
        return above
    return head


def _as_ground(tree: Tree, index: int, grammar: Grammar) -> bool:
    """Return whether a noun is told as the ground or time of what stands above it: "after the attack, they demanded"."""
    return any(tree.tokens[i].text.lower() in grammar.grounds for i in tree.children(index, "case"))


def _negation(tree: Tree, words: tuple[int, ...], grammar: Grammar) -> int | None:
    for word in words:
        for kid in tree.children(word, "advmod", "det", "neg", "case"):
            if _denies(tree, kid, grammar):
                return kid
    return None


def _denies(tree: Tree, index: int, grammar: Grammar) -> bool:
    """Return whether a word is a negation, and no "not" of "not only"."""
    token = tree.tokens[index]
    if token.text.lower() not in grammar.negations and token.lemma.lower() not in grammar.negations:
        return False
    return index + 1 >= len(tree.tokens) or tree.tokens[index + 1].text.lower() not in grammar.merely


def _marks(tree: Tree, node: int, grammar: Grammar, *, own: bool) -> list[tuple[str, int]]:
    """Return the cues among a verb's auxiliaries, adverbs and conjunctions."""
    found: list[tuple[str, int]] = []
    token = tree.tokens[node]
    infinitive = "VerbForm=Inf" in token.feats
    for kid in tree.children(node, *_MARKS):
        word, lemma = tree.tokens[kid].text.lower(), tree.tokens[kid].lemma.lower()
        relation, kid_feats = plain(tree.tokens[kid].deprel), tree.tokens[kid].feats
        if relation in ("advmod", "det", "cc") and _denies(tree, kid, grammar):
            found.append(("negated", kid))
        elif relation in ("aux", "cop") and word in grammar.reported_futures and _reported(tree, node):
            found.append(("future", kid))
        elif relation in ("aux", "cop") and (word in grammar.modals or (lemma in grammar.modals and word not in grammar.futures)):
            found.append(("hypothetical", kid))
        elif relation in ("aux", "cop") and (word in grammar.futures or (lemma in grammar.futures and "Tense=Past" not in kid_feats)):
            found.append(("future", kid))
        elif relation == "mark" and (word in grammar.questions or (word in grammar.conditions and plain(token.deprel) in _CONDITIONAL)):
            found.append(("hypothetical", kid))
        elif infinitive and word in grammar.purposes and token.head < 0 and tree.children(node, "nsubj", "nsubj:pass"):
            found.append(("future", kid))  # headlines: "Malta to host talks"
        elif infinitive and word in grammar.purposes and relation in ("mark", "case") and _aims(tree, token, grammar):
            if not _first_to(tree, node, grammar):
                found.append(("future" if _heading(tree, node) else "hypothetical", kid))
        elif relation == "advmod" and (word in grammar.doubts or lemma in grammar.doubts):
            found.append(("hypothetical", kid))
    found += [("future", i) for i in (*_is_to(tree, node), *_intended(tree, node, grammar))]
    for kid in tree.children(node, "nsubj", "nsubj:pass", "obj"):
        for det in tree.children(kid, "det", "advmod", "cc"):
            if _denies(tree, det, grammar):
                found.append(("negated", det))
        found += [("negated", cc) for k in tree.children(kid, "conj") for cc in tree.children(k, "cc")
                  if _denies(tree, cc, grammar)]  # "Peru noch Chili"
    return found


def _first_to(tree: Tree, node: int, grammar: Grammar) -> bool:
    """Return whether an infinitive tells what somebody did as the first or last to do it: "the first country to recognise"."""
    above = tree.tokens[node].head
    relation, first = plain(tree.tokens[node].deprel), min(tree.phrase(node))
    if relation == "advcl" and above >= 0:  # "became the latest to": the tree may hang it on the verb around
        above = next((k for k in tree.children(above, "xcomp") if max(tree.phrase(k)) == first - 1), -1)
    words = {tree.tokens[k].text.lower() for k in (above, *tree.children(above, "amod", "advmod", "det"))} if above >= 0 else set()
    return relation in ("acl", "advcl") and bool(words & grammar.ordinals)


def _heading(tree: Tree, node: int) -> bool:
    """Return whether an infinitive behind the name that heads a sentence tells what is to come, as headlines do: "Malta to host talks"."""
    above = tree.tokens[tree.tokens[node].head]
    if above.head >= 0 or above.upos != "PROPN" or tree.children(above.index, "cop", "nsubj", "case"):
        return False
    return not any("VerbForm=Fin" in t.feats and plain(t.deprel) in ("conj", "parataxis", "aux") for t in tree.tokens)


def _aims(tree: Tree, token: Token, grammar: Grammar) -> bool:
    """Return whether an infinitive tells what something is for, and not what somebody plans."""
    planned = token.head >= 0 and tree.tokens[token.head].lemma.lower() in grammar.plans
    if token.deprel == "advcl" and tree.tokens[token.head].lemma.lower() in grammar.implicatives:
        return False  # "voted to condemn"
    return plain(token.deprel) in ("advcl", "obl") or (plain(token.deprel) == "acl" and not planned)


def _is_to(tree: Tree, node: int) -> list[int]:
    """Return the finite auxiliary of what is to be: "talks are to be held", where the tree makes it the auxiliary of a passive.

    With an infinitive that is so of whom the subject names ("Peru is to buy"), not of a thing ("the goal is to buy").
    """
    tokens = tree.tokens
    named = any(tokens[k].upos == "PROPN" for k in tree.children(node, "nsubj"))
    if "VerbForm=Inf" in tokens[node].feats and not named:
        return []
    finite = (i for i in tree.children(node, "aux", *(("cop",) if named else ())) if "VerbForm=Fin" in tokens[i].feats)
    return [i for i in finite if any(tree.tokens[k].upos == "PART" for k in tree.children(node, "mark") if k == i + 1)]


def _intended(tree: Tree, node: int, grammar: Grammar) -> list[int]:
    """Return the noun of a plan whose phrase goes with an infinitive: "is van plan Duitsland te bezoeken"."""
    beside = (k for k in tree.children(node, "obl") if tree.case(k) in grammar.genitives)
    return [k for k in beside if "VerbForm=Inf" in tree.tokens[node].feats and tree.tokens[k].lemma.lower() in grammar.plans]


def _reported(tree: Tree, node: int) -> bool:
    """Return whether a clause is the content of what was said or decided in the past: there "would" is "will"."""
    token = tree.tokens[node]
    if plain(token.deprel) != "ccomp" or token.head < 0:
        return False
    head = tree.tokens[token.head]
    return head.upos == "VERB" and ("Tense=Past" in head.feats or "VerbForm=Part" in head.feats)


def _told_as_done(tree: Tree, node: int) -> bool:
    """Return whether a verb is in the past or the perfect: "announced that it had expelled"."""
    feats = tree.tokens[node].feats
    auxiliaries = tree.children(node, "aux")
    if "VerbForm=Part" in feats and any(tree.tokens[i].deprel == "aux" for i in auxiliaries):
        return True
    return any("Tense=Past" in tree.tokens[i].feats and "VerbForm=Fin" in tree.tokens[i].feats for i in (node, *auxiliaries))


def _governor(tree: Tree, node: int, grammar: Grammar, found: list[tuple[str, int]]) -> int | None:
    """Return the word to look at next, having noted what it says of the one below it."""
    token = tree.tokens[node]
    above = token.head
    if above < 0:
        return None
    head, relation = tree.tokens[above], plain(token.deprel)
    lemma = head.lemma.lower()
    content = relation in ("xcomp", "ccomp", "csubj", "obl", "obj") or token.deprel in ("acl", "advcl")
    if relation == "conj" and head.upos in ("VERB", "AUX", "ADJ"):
        return above if not tree.children(node, "aux", "nsubj") else None
    if not content or (plain(token.deprel) == "acl" and "VerbForm=Part" in token.feats) or _as_ground(tree, node, grammar):
        return None
    told = any(tree.tokens[k].text.lower() not in grammar.conditions | grammar.purposes for k in tree.children(node, "mark"))
    if plain(token.deprel) == "advcl" and told:
        return None  # "decided after the minister had said": told as a fact of its own
    goal = head.text.lower() in grammar.goals
    if token.deprel == "advcl" and lemma in grammar.implicatives:
        return above
    if token.deprel == "advcl" and head.upos == "VERB" and lemma not in grammar.plans | grammar.futures and not goal:
        return None
    if lemma in grammar.negative_verbs:
        found.append(("negated", above))
    elif lemma in grammar.modals or goal:
        found.append(("hypothetical", above))
    elif relation == "ccomp" and lemma in grammar.plans and _told_as_done(tree, node):
        return None
    elif lemma in grammar.plans or (lemma in grammar.futures and relation == "xcomp"):
        found.append(("future", above))
        found += [("negated", k) for k in tree.children(above, "advmod", "det") if token.deprel == "acl" and _denies(tree, k, grammar)]
    elif relation == "xcomp" or (relation == "ccomp" and lemma in grammar.implicatives):
        return above
    else:
        return None
    return None if relation != "xcomp" else above
