"""Labels that the form of a word or of its clause forbids."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from chancery.lang import Pack
from chancery.model import Token

Step = Callable[[list[Token]], list[Token]]


def separable_misfits(pack: Pack) -> list[Step]:
    """Return the steps that go before the joining of particles."""
    words = pack.settings("tokens")
    times, passives = frozenset(words.get("time_nouns", ())), frozenset(words.get("passives", ()))
    return [
        partial(bare_infinitives, governors=frozenset(words.get("governors", ()))), quoted_auxiliaries, hidden_participles,
        fronted_infinitives, partial(timely_subjects, times=times), partial(passive_auxiliaries, passives=passives),
    ]


def misfit_steps(pack: Pack) -> list[Step]:
    """Return the steps that go last."""
    return [object_pronouns, infinitive_copulas]


def object_pronouns(tokens: list[Token]) -> list[Token]:
    """Return the tokens with a conjunction that is a verb's object or subject taken for the pronoun that it must be: "zei dat gisteren"."""
    found = [replace(t, upos="PRON") if t.upos == "SCONJ" and t.deprel in ("obj", "nsubj") and not _kids(tokens, t) else t for t in tokens]
    for mark in tokens:
        verb = tokens[mark.head] if mark.deprel == "mark" and mark.upos == "SCONJ" and 0 <= mark.head < mark.index else None
        if verb is None or verb.upos != "VERB" or "VerbForm=Fin" not in verb.feats:
            continue
        found[mark.index] = replace(mark, upos="PRON", deprel="obj")  # "noemde dat een gebaar": no conjunction stands behind its verb
        before = next((t for t in _kids(tokens, verb) if t.deprel == "obj" and t.index < verb.index), None)
        if before is not None and not any(t.deprel == "nsubj" for t in _kids(tokens, verb)):
            found[before.index] = replace(before, deprel="nsubj")
    return found


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


def passive_auxiliaries(tokens: list[Token], passives: frozenset[str]) -> list[Token]:
    """Return the tokens with the auxiliary of a passive labelled so where it was taken for another: "werd het land uitgezet".

    Args:
        passives: lemmas of auxiliaries that make of a participle nothing but a passive.
    """
    found = list(tokens)
    for token in tokens:
        verb = tokens[token.head] if token.deprel == "aux" and token.head >= 0 else None
        if verb is not None and token.lemma.lower() in passives and "VerbForm=Part" in verb.feats:
            found[token.index] = replace(token, deprel="aux:pass")
    return found


def quoted_auxiliaries(tokens: list[Token]) -> list[Token]:
    """Return the tokens with the first of a verb's two finite auxiliaries made the head of what is quoted before it.

    "Daar wil hij niet heen, had de premier gezegd": no verb has two, with a comma between them.
    """
    for verb in tokens:
        finite = [t for t in _kids(tokens, verb) if t.deprel == "aux" and "VerbForm=Fin" in t.feats]
        if len(finite) != 2 or finite[1].index > verb.index or not _kids(tokens, finite[0]):
            continue
        first, second = finite
        if any(t.text == "," and t.index < second.index for t in tokens[first.index :]):
            return [replace(t, head=verb.head, deprel=verb.deprel, upos="VERB") if t is first
                    else replace(t, head=first.index, deprel="parataxis") if t is verb
                    else replace(t, head=first.index) if t.head == verb.index and t.index < first.index else t for t in tokens]
    return tokens


def hidden_participles(tokens: list[Token]) -> list[Token]:
    """Return the tokens with a participle behind a finite auxiliary made the verb, where an infinitive behind it was taken for that.

    "Had het land er in een toespraak van beschuldigd Rwanda te bespioneren": no perfect is made with "te".
    """
    for token in tokens:
        if token.upos != "VERB" or "VerbForm=Part" not in token.feats or token.deprel not in ("acl", "amod", "advcl"):
            continue
        top = _topmost(tokens, token)
        auxiliary = any(t.deprel == "aux" and "VerbForm=Fin" in t.feats and t.index < token.index for t in _kids(tokens, top))
        mark = any(t.deprel == "mark" and t.index == top.index - 1 > token.index for t in _kids(tokens, top))
        if "VerbForm=Inf" not in top.feats or not auxiliary or not mark:
            continue
        below = {top.index, *(t.index for t in _kids(tokens, top) if t.deprel == "xcomp")}
        return [replace(t, head=top.head, deprel=top.deprel) if t is token else replace(t, head=token.index, deprel="xcomp") if t is top
                else replace(t, head=token.index, deprel="obj" if t.deprel == "iobj" else t.deprel)
                if t.head in below and t.index < token.index else t for t in tokens]
    return tokens


def fronted_infinitives(tokens: list[Token]) -> list[Token]:
    """Return the tokens with an infinitive right before the finite verb made its complement: "Spijt betuigen weigert de premier"."""
    if len(tokens) < 4 or "VerbForm=Fin" not in tokens[2].feats or tokens[2].upos not in ("VERB", "AUX"):
        return tokens
    thing, verb, finite = tokens[:3]
    infinitive = verb.upos == "VERB" and verb.lemma == verb.text and not verb.text[:1].isupper()
    if not infinitive or verb.head != thing.index or thing.head != finite.index or thing.upos != "NOUN":
        return tokens
    found = list(tokens)
    found[0] = replace(thing, head=verb.index, deprel="obj")
    found[1] = replace(verb, head=finite.index, deprel="xcomp")
    who = next((t for t in _kids(tokens, finite) if t.deprel in ("obj", "nsubj") and t.index > finite.index), None)
    if who is not None and not any(t.deprel == "nsubj" and t.index > finite.index for t in _kids(tokens, finite)):
        found[who.index] = replace(who, deprel="nsubj")
    return found


def timely_subjects(tokens: list[Token], times: frozenset[str]) -> list[Token]:
    """Return the tokens with a day before a verb taken for its time, not its subject, where the noun behind it can be that."""
    found = list(tokens)
    for day in tokens:
        verb = tokens[day.head] if day.deprel == "nsubj" and day.head > day.index and day.text.lower() in times else None
        if verb is None or any(t.deprel in ("det", "case", "amod") for t in _kids(tokens, day)):
            continue
        behind = (t for t in _kids(tokens, verb) if t.index > day.index and t.upos in ("NOUN", "PROPN"))
        who = next((t for t in behind if t.deprel in ("obj", "iobj")), None)
        if who is not None:
            found[day.index] = replace(day, deprel="obl")
            found[who.index] = replace(who, deprel="nsubj")
    return found


def _topmost(tokens: list[Token], token: Token) -> Token:
    """Return the word that heads the whole in which another stands, an infinitive's governor with its particle before others."""
    at = token
    for _ in tokens:
        if at.head < 0:
            return at
        at = tokens[at.head]
        if any(t.head == at.index and t.deprel == "mark" for t in tokens) and "VerbForm=Inf" in at.feats:
            return at
    return at


def _kids(tokens: list[Token], token: Token) -> list[Token]:
    return [t for t in tokens if t.head == token.index]
