"""Active, passive and adjectival: what auxiliaries, participles and reflexives were taken for; knows no language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import pairwise

from chancery.lang import Pack
from chancery.model import Token
from chancery.parse.lemmas import dictionary_lemma

_SUBJECTS = ("nsubj", "nsubj:pass")


def voice_steps(pack: Pack) -> list[Callable[[list[Token]], list[Token]]]:
    """Return the steps of repair that tell active verbs from passive ones and participles from adjectives."""
    words = pack.settings("tokens")
    perfects, mutual = frozenset(words.get("active_perfects", ())), frozenset(pack.settings("grammar").get("mutual", ()))
    auxiliaries, endings = frozenset(words.get("perfect_forms", ())), tuple(words.get("perfect_endings", ()))
    feelings, resolves = frozenset(words.get("feelings", ())), frozenset(words.get("resolves", ()))
    return [
        partial(missed_perfects, auxiliaries=auxiliaries, endings=endings, language=pack.language),
        partial(leading_participles, endings=endings, language=pack.language), borne_by_auxiliaries,
        partial(stative_participles, feelings=feelings, resolves=resolves),
        partial(mutual_acts, mutual=mutual), passive_subjects, partial(active_subjects, perfects=perfects),
    ]


def missed_perfects(tokens: list[Token], auxiliaries: frozenset[str], endings: tuple[str, ...], language: str) -> list[Token]:
    """Return the tokens with a participle right behind its auxiliary made the verb, where it was taken for no verb: "au asediat".

    Args:
        auxiliaries: forms that build perfects and may be verbs of their own.
        endings: those of participles in a perfect: only verbs have such a form under another lemma in the dictionary.
    """
    found = list(tokens)
    for verb, done in pairwise(tokens):
        if verb.text.lower() not in auxiliaries or verb.upos not in ("VERB", "AUX") or done.head != verb.index:
            continue
        lemma = dictionary_lemma(done.text, language)
        if done.upos in ("VERB", "AUX") or not done.text.endswith(endings) or lemma == done.text or lemma.endswith(endings):
            continue
        for kid in tokens:
            if kid.head == verb.index:
                found[kid.index] = replace(kid, head=done.index)
        found[done.index] = replace(done, upos="VERB", lemma=lemma, feats="VerbForm=Part", head=verb.head, deprel=verb.deprel)
        found[verb.index] = replace(verb, upos="AUX", head=done.index, deprel="aux")
    return found


def leading_participles(tokens: list[Token], endings: tuple[str, ...], language: str) -> list[Token]:
    """Return the tokens with a participle before the noun that it describes no noun: "are programate întrevederi".

    No noun without a preposition or a genitive hangs on the noun before it; and the parser's lemma is a verb.
    """
    found = list(tokens)
    for done, noun in pairwise(tokens):
        genitive = "Case=Gen" in noun.feats or ",Gen" in noun.feats
        if genitive or done.upos != "NOUN" or noun.upos != "NOUN" or noun.head != done.index or noun.deprel != "nmod":
            continue
        lemma = dictionary_lemma(done.text, language) if endings else ""
        alone = not any(t.head == done.index for t in tokens if t is not noun)
        if not alone or not lemma.endswith(endings) or lemma in (done.text.lower(), done.lemma):
            continue
        found[done.index] = replace(done, upos="VERB", feats=f"{done.feats}|VerbForm=Part", head=noun.index, deprel="amod")
        found[noun.index] = replace(noun, head=done.head, deprel=done.deprel)
    return found


_OF_VERBS = ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "ccomp", "xcomp")


def borne_by_auxiliaries(tokens: list[Token]) -> list[Token]:
    """Return the tokens with the subjects, objects and complements that hang on an auxiliary hung on its verb."""
    heads = {t.index: t.head for t in tokens if t.upos == "AUX" and t.deprel in ("aux", "aux:pass") and t.head >= 0}
    return [replace(t, head=heads[t.head]) if t.head in heads and heads[t.head] != t.index and t.deprel in _OF_VERBS else t for t in tokens]


def stative_participles(tokens: list[Token], feelings: frozenset[str], resolves: frozenset[str]) -> list[Token]:
    """Return the tokens with participles that tell how somebody feels or what they are ready for made adjectives: "este decisă să".

    Nobody does that to them: what was taken for the agent is the cause.

    Args:
        feelings: participles that tell of feelings.
        resolves: those that do so before a clause or a thing that somebody is ready for, and are passives elsewhere.
    """
    found = list(tokens)
    for token in tokens:
        kids = [t for t in found if t.head == token.index] if token.upos == "VERB" else []
        if not any(t.deprel in ("aux:pass", "cop") for t in kids):
            continue
        ready = any(t.deprel.split(":")[0] in ("ccomp", "obl") for t in kids) and not any(t.deprel == "obl:agent" for t in kids)
        lemma = next((form for form in (feelings | resolves if ready else feelings) if _inflects(token.text.lower(), form)), "")
        if not lemma:
            continue
        found[token.index] = replace(token, upos="ADJ", lemma=lemma)
        for kid in kids:
            deprel = {"aux:pass": "cop", "nsubj:pass": "nsubj", "obl:agent": "obl"}.get(kid.deprel, kid.deprel)
            found[kid.index] = replace(kid, deprel=deprel)
    return found


def _inflects(word: str, participle: str) -> bool:
    """Return whether a word is a participle in any gender and number, which change its last letter and add one."""
    return word.startswith(participle[:-1]) and len(word) <= len(participle) + 1


def mutual_acts(tokens: list[Token], mutual: frozenset[str]) -> list[Token]:
    """Return the tokens with a verb that tells what several do to each other made no passive: "se acuză reciproc".

    Args:
        mutual: adverbs that say so.
    """
    heads = {t.head for t in tokens if t.text.lower() in mutual and t.deprel == "advmod"}
    reflexive = {t.head for t in tokens if t.head in heads and t.deprel == "expl:pass"}
    labels = {"expl:pass": "expl:recip", "nsubj:pass": "nsubj"}
    return [replace(t, deprel=labels[t.deprel]) if t.head in reflexive and t.deprel in labels else t for t in tokens]


def hidden_perfects(tokens: list[Token], perfects: frozenset[str]) -> list[Token]:
    """Return the tokens with a participle right behind its auxiliary made the verb, where it was taken for part of the object.

    "It had massed troops" owns none. A participle that the treebank takes for an adjective stays one.
    """
    found = list(tokens)
    for verb, done in pairwise(tokens):
        if verb.upos != "VERB" or verb.lemma.lower() not in perfects or done.upos != "VERB" or done.deprel != "amod":
            continue
        thing = tokens[done.head]
        if "VerbForm=Part" not in done.feats or "Tense=Past" not in done.feats or thing.head != verb.index or thing.deprel != "obj":
            continue
        for kid in tokens:
            if kid.head == verb.index:
                found[kid.index] = replace(kid, head=done.index)
        found[done.index] = replace(done, head=verb.head, deprel=verb.deprel)
        found[verb.index] = replace(verb, upos="AUX", head=done.index, deprel="aux")
        found[thing.index] = replace(thing, head=done.index)
    return found


def active_subjects(tokens: list[Token], perfects: frozenset[str]) -> list[Token]:
    """Return the tokens with the subjects of active perfects taken for no passive ones: "hij had gedreigd".

    Args:
        perfects: lemmas of auxiliaries that make no passive.
    """
    found = list(tokens)
    for token in tokens:
        kids = [t for t in tokens if t.head == token.head]
        passive = any(t.deprel in ("aux:pass", "expl:pass") for t in kids)
        if token.deprel == "nsubj:pass" and not passive and any(t.deprel == "aux" and t.lemma.lower() in perfects for t in kids):
            found[token.index] = replace(token, deprel="nsubj")
    return found


def passive_subjects(tokens: list[Token]) -> list[Token]:
    """Return the tokens with the subject of a verb that has a passive auxiliary labelled as a passive one."""
    passive = {t.head for t in tokens if t.deprel == "aux:pass"}
    return [replace(t, deprel="nsubj:pass") if t.deprel == "nsubj" and t.head in passive else t for t in tokens]
