"""Mending trees that cannot be, and joining what the treebank's lemmas leave apart; knows no language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache, partial

from chancery.lang import Pack
from chancery.model import Token
from chancery.parse.arguments import argument_steps
from chancery.parse.copulas import timed_copulas
from chancery.parse.infinitives import noun_infinitives
from chancery.parse.lemmas import dictionary_lemma
from chancery.parse.misfits import Step, misfit_steps, separable_misfits
from chancery.parse.objects import object_steps
from chancery.parse.openings import opening_prepositions, quoted_subjects
from chancery.parse.particles import attach_particles, join_particles, part_adverbs
from chancery.parse.unclosed import unclosed_appositions
from chancery.parse.voices import hidden_perfects, voice_steps

_SUBJECTS = ("nsubj", "nsubj:pass")


def repair(tokens: Sequence[Token], pack: Pack) -> list[Token]:
    """Return the tokens of a sentence with impossible relations mended; a step that would leave no tree is not taken."""
    found = without_circles(list(tokens))
    for step in _steps(pack):
        mended = step(found)
        if all(a.head == b.head for a, b in zip(mended, found, strict=True)) or _is_tree(mended):
            found = mended
    return found


@lru_cache(maxsize=16)
def _steps(pack: Pack) -> tuple[Step, ...]:
    """Return the steps of repair of a language, in their order."""
    words = pack.settings("tokens")
    particles, bare = frozenset(words.get("particles", ())), frozenset(words.get("never_before_nouns", ()))
    states, perfects = _states(pack), frozenset(words.get("active_perfects", ()))
    steps: list[Step] = [
        partial(opening_plurals, nouns=_people(pack), language=pack.language), flat_pairs, near_possessors,
        unclosed_appositions, hidden_verbs, quoted_subjects,
        partial(opening_prepositions, prepositions=frozenset(words.get("prepositions", ()))),
        partial(hidden_perfects, perfects=perfects), partial(timed_copulas, times=frozenset(words.get("time_nouns", ()))),
        partial(opening_subjects, states=states), partial(closing_objects, states=states),
        partial(noun_infinitives, nouns=frozenset(words.get("infinitive_nouns", ()))),
        single_subjects, apposed_subjects, leading_phrases, *voice_steps(pack),
        *object_steps(pack), *argument_steps(pack), *misfit_steps(pack),
    ]
    if words.get("separable"):
        adjectival, language = frozenset(words.get("adjectival", ())), pack.language
        halves = frozenset(words.get("pronominal_adverbs", ()))
        steps = [
            partial(part_adverbs, adverbs=halves, particles=particles, language=language),
            partial(attach_particles, particles=particles, never_before_nouns=bare, language=language),
            *separable_misfits(pack),
            partial(join_particles, particles=particles, adjectival=adjectival, language=language), *steps,
        ]
    return tuple(steps)


def without_circles(tokens: list[Token]) -> list[Token]:
    """Return the tokens with words that lead up to themselves hung on the root."""
    root = next((t.index for t in tokens if t.head < 0), None)
    found = list(tokens)
    for token in tokens:
        seen, at = {token.index}, token.head
        while at >= 0 and at not in seen:
            seen.add(at)
            at = found[at].head
        if at >= 0:
            found[token.index] = replace(token, head=root if root is not None else -1, deprel="dep" if root is not None else "root")
            root = token.index if root is None else root
    return found


def _is_tree(tokens: Sequence[Token]) -> bool:
    """Return whether every word leads up to the root."""
    sure: set[int] = set()
    for token in tokens:
        path: list[int] = []
        at = token.index
        while at >= 0 and at not in sure:
            if at in path:
                return False
            path.append(at)
            at = tokens[at].head
        sure |= set(path)
    return True


def flat_pairs(tokens: list[Token]) -> list[Token]:
    """Return the tokens with two names that a word for and joins made a coordination, where they were taken for one: "Chile and Uruguay".

    Both sides of the word must be written with a capital.
    """
    found = list(tokens)
    for token in tokens:
        at, head = token.index, token.head
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if token.upos != "CCONJ" or token.deprel != "flat" or following is None or following.deprel != "flat" or following.head != head:
            continue
        if not (tokens[head].text[:1].isupper() and following.text[:1].isupper() and following.upos == "PROPN"):
            continue
        found[at] = replace(token, deprel="cc", head=following.index)
        found[following.index] = replace(following, deprel="conj")
        for later in tokens[following.index + 1 :]:
            if later.head != head or later.deprel != "flat":
                break
            found[later.index] = replace(later, head=following.index)
    return found


def hidden_verbs(tokens: list[Token]) -> list[Token]:
    """Return the tokens of a sentence without a verb with the participle that must be one made its root.

    "Iran delivered missiles": where a noun heads the sentence, nothing is its subject and a participle stands between a
    name and it, the name is the subject and the noun the object. "Turkish forces attacked positions": a participle with
    an object of its own does not describe the noun before it.
    """
    root = next((t for t in tokens if t.head < 0), None)
    kids = [t for t in tokens if root and t.head == root.index]
    if root is None or root.upos not in ("NOUN", "PROPN") or any(t.deprel == "cop" for t in kids):
        return tokens
    subject = next((t for t in kids if t.deprel == "nsubj"), None)
    if subject:
        return _with_subject(tokens, subject, root)
    verb = next((t for t in kids if t.upos == "VERB" and "VerbForm=Part" in t.feats and "Tense=Past" in t.feats), None)
    if verb is None:
        return _with_object(tokens, root)
    below = [t for t in tokens if t.head == verb.index]
    name = next((t for t in (*kids, *below) if t.index == verb.index - 1 and t.deprel in ("compound", "nmod") and t.upos == "PROPN"), None)
    if verb.deprel == "amod" and verb.index < root.index and name:
        return _headed_by(tokens, verb, name, root)
    if verb.index < root.index or any(t.deprel in ("obl:agent", "aux:pass") for t in below):
        return tokens
    thing = next((t for t in kids if verb.deprel == "amod" and t.deprel == "appos" and t.index > verb.index), None)
    if thing or (any(t.deprel == "obj" for t in below) and verb.deprel == "acl"):
        return _headed_by(tokens, verb, root, thing)
    told = tokens[-1].text == "." and root.upos == "PROPN" and not any(t.deprel == "case" for t in kids)
    return _headed_by(tokens, verb, root, None) if told and verb.deprel == "acl" and _adjoins(tokens, root, verb) else tokens


def _with_object(tokens: list[Token], name: Token) -> list[Token]:
    """Return the tokens with the participle between a name and its "object" made the verb: "Peru scrambled fighters"."""
    thing = next((t for t in tokens if t.head == name.index and t.deprel == "obj"), None)
    verb = tokens[name.index + 1] if thing and name.upos == "PROPN" and thing.index > name.index + 1 else None
    if thing and verb and verb.upos == "VERB" and verb.head == thing.index and "VerbForm=Part" in verb.feats:
        return _headed_by(tokens, verb, name, thing)
    return _on_a_day(tokens, name) if name.upos == "PROPN" and tokens[-1].text == "." else tokens


def _on_a_day(tokens: list[Token], name: Token) -> list[Token]:
    """Return the tokens with the participle behind a name and a time made the verb: "Togo on Monday severed ties", "last week cut aid"."""
    for verb in tokens[name.index + 1 :]:
        thing = tokens[verb.head] if verb.upos == "VERB" and verb.deprel == "amod" and "VerbForm=Part" in verb.feats else None
        if thing is None or thing.head != name.index or thing.deprel not in ("nmod", "appos") or verb.index > thing.index:
            continue
        cased = any(t.head == thing.index and t.deprel == "case" and t.index > verb.index for t in tokens)
        if not cased and _adjoins(tokens, name, verb, apart=("NOUN", "ADJ", "DET")):
            return _timed(_headed_by(tokens, verb, name, thing), verb.index)
    return tokens


def _timed(tokens: list[Token], verb: int) -> list[Token]:
    """Return the tokens with the day right before a verb made its time."""
    day = tokens[verb - 1]
    if day.head != verb or day.deprel != "compound":
        return tokens
    found = list(tokens)
    found[day.index] = replace(day, deprel="obl")
    before = tokens[day.index - 1]
    if before.upos == "ADP":
        found[before.index] = replace(before, head=day.index)
    return found


def _with_subject(tokens: list[Token], subject: Token, noun: Token) -> list[Token]:
    """Return the tokens with a participle between a subject and the noun that was taken for its predicate made the verb."""
    verb = next((t for t in tokens if t.head == noun.index and t.deprel == "amod" and t.upos == "VERB" and "Tense=Past" in t.feats), None)
    if verb is None or tokens[-1].text != "." or not subject.index < verb.index < noun.index or subject.upos != "PROPN":
        return tokens
    finite = any("VerbForm=Fin" in t.feats and t.deprel not in ("acl:relcl", "advcl", "ccomp") for t in tokens)
    return tokens if finite else _headed_by(tokens, verb, subject, noun)


def _adjoins(tokens: list[Token], noun: Token, verb: Token, apart: tuple[str, ...] = ()) -> bool:
    """Return whether nothing but the rest of its name and a time stands between a noun and a verb, and no verb elsewhere is finite.

    Args:
        apart: parts of speech that may stand there, too.
    """
    between = tokens[noun.index + 1 : verb.index]
    finite = any("VerbForm=Fin" in t.feats and t.deprel not in ("acl:relcl", "advcl", "ccomp") for t in tokens)
    return not finite and all(t.upos in ("PROPN", "ADP", "NUM", *apart) for t in between)


def near_possessors(tokens: list[Token]) -> list[Token]:
    """Return the tokens with a possessor whose thing was sought behind the verb hung on the noun right after it: "Sudan's army"."""
    found = list(tokens)
    for token in tokens[:-2]:
        clitic = tokens[token.index + 1]
        if token.deprel != "nmod:poss" or clitic.deprel != "case" or clitic.head != token.index or token.head <= token.index:
            continue
        between = tokens[clitic.index + 1 : token.head]
        noun = next((t for t in between if t.upos in ("NOUN", "PROPN")), None)
        if noun and any(t.upos in ("VERB", "AUX") for t in between[noun.index - clitic.index :]) and noun.head != token.head:
            found[token.index] = replace(token, head=noun.index)
    return found


# What hangs on the verb of a sentence rather than on its noun.
_CLAUSE_LEVEL = ("obl", "advmod", "advcl", "punct", "parataxis", "cc", "conj", "obl:tmod")


def _headed_by(tokens: list[Token], verb: Token, subject: Token, noun: Token | None) -> list[Token]:
    """Return the tokens with a verb made the root, with its subject and, where given, its object."""
    found = list(tokens)
    olds = {subject.index, noun.index if noun else subject.index}
    for kid in tokens:
        if kid.head in olds and kid.deprel in _CLAUSE_LEVEL and kid.index != verb.index:
            found[kid.index] = replace(kid, head=verb.index)
        elif kid.head in olds and kid.deprel == "acl" and any(t.head == kid.index and t.upos == "SCONJ" for t in tokens):
            found[kid.index] = replace(kid, head=verb.index, deprel="advcl")
    found[verb.index] = replace(verb, deprel="root", head=-1, feats=verb.feats.replace("VerbForm=Part", "VerbForm=Fin"))
    found[subject.index] = replace(subject, deprel="nsubj", head=verb.index)
    if noun:
        found[noun.index] = replace(noun, deprel="obj", head=verb.index)
    return found


@cache
def _people(pack: Pack) -> frozenset[str]:
    return frozenset(row["form"].lower() for table in ("bodies", "crowds") for row in pack.table(table))


def opening_plurals(tokens: list[Token], nouns: frozenset[str], language: str) -> list[Token]:
    """Return the tokens with a plural for people that opens the sentence read as such, not as a name: "Demonstranten bestormden ..."."""
    first = tokens[0]
    lemma = dictionary_lemma(first.text.lower(), language)
    if first.upos != "PROPN" or lemma not in nouns or lemma == first.text.lower():
        return tokens
    return [replace(first, upos="NOUN", lemma=lemma), *tokens[1:]]


@cache
def _states(pack: Pack) -> frozenset[str]:
    return frozenset(row["form"] for row in pack.table("names") if row["kind"] in ("state", "capital"))


def opening_subjects(tokens: list[Token], states: frozenset[str]) -> list[Token]:
    """Return the tokens with a name that opens a sentence or headline, before its finite verb, made the subject.

    The parser takes rare names for adverbs and the object for the subject: "Niger keerde Frankrijk de rug toe".
    """
    at = next((t.index for t in tokens[:-1] if _opens(t, tokens, states)), None)
    if at is None:
        return tokens
    name, second = tokens[at], tokens[at + 1]
    verb = second if second.upos == "VERB" else tokens[second.head] if second.deprel in ("aux", "aux:pass") and second.head >= 0 else None
    governed = any(t.head == name.index and t.deprel == "case" for t in tokens)
    if verb is None or governed or name.deprel in (*_SUBJECTS, "root", "obj", "iobj"):
        return tokens
    own = [t for t in tokens if t.head == verb.index and t.deprel in _SUBJECTS]
    passive = any(t.head == verb.index and t.deprel == "aux:pass" for t in tokens)
    if len(own) > 1 or (own and (passive or own[0].index < at or own[0].upos not in ("NOUN", "PROPN"))):
        return tokens
    found = list(tokens)
    found[at] = replace(name, deprel="nsubj:pass" if passive else "nsubj", head=verb.index, upos="PROPN")
    for other in own:
        given = any(t.head == verb.index and t.deprel == "obj" and t.index > other.index for t in tokens)
        found[other.index] = replace(other, deprel="iobj" if given else "obj")
    return found


def closing_objects(tokens: list[Token], states: frozenset[str]) -> list[Token]:
    """Return the tokens with a state's name between the subject and the verb at a clause's end made the verb's object.

    The parser takes it for part of the subject: "voordat zijn leger Oekraïne binnenviel".
    """
    found = list(tokens)
    for token in tokens[1:-1]:
        subject, verb = tokens[token.index - 1], tokens[token.index + 1]
        part = token.deprel in ("appos", "nmod", "flat", "amod") and token.head == subject.index
        if not part or token.text not in states or verb.upos != "VERB" or subject.upos != "NOUN":
            continue
        final = subject.deprel == "nsubj" and subject.head == verb.index
        if final and not any(t.head == verb.index and t.deprel == "obj" for t in tokens):
            found[token.index] = replace(token, deprel="obj", head=verb.index, upos="PROPN")
    return found


def _opens(token: Token, tokens: list[Token], states: frozenset[str]) -> bool:
    """Return whether a state's name opens the sentence, or another name what follows its first mark, with a verb behind it."""
    if tokens[token.index + 1].upos not in ("VERB", "AUX"):
        return False
    if token.index == 0:
        return token.text in states
    before = tokens[token.index - 1]
    opens = before.index < 4 and before.upos in ("NUM", "PUNCT") and before.text not in (",", ")")
    return opens and token.text[:1].isupper() and token.upos in ("NOUN", "PROPN", "X")


def single_subjects(tokens: list[Token]) -> list[Token]:
    """Return the tokens with a second bare subject of a verb made its object, or its indirect object where it has one.

    "China heeft Moskou steun geboden": a verb has one subject, the first.
    """
    found = list(tokens)
    for verb in tokens:
        subjects = [t for t in tokens if t.head == verb.index and t.deprel == "nsubj" and t.upos in ("NOUN", "PROPN", "PRON")]
        if len(subjects) != 2 or any(t.head == verb.index and t.deprel in ("aux:pass", "cop") for t in tokens):
            continue
        second = subjects[1]
        between = tokens[subjects[0].index : second.index]
        if any(t.upos == "PUNCT" for t in between) or any(t.head == second.index and t.deprel == "case" for t in tokens):
            continue
        given = any(t.head == verb.index and t.deprel == "obj" for t in tokens)
        found[second.index] = replace(second, deprel="iobj" if given else "obj")
    return found


def apposed_subjects(tokens: list[Token]) -> list[Token]:
    """Return the tokens with a second "subject" behind a comma, sought across a verb of saying, made an apposition of that verb's.

    "'We are close', says the host, the president of Chile": she is who says so, not who is close.
    """
    found = list(tokens)
    for token in tokens[2:]:
        if token.deprel != "nsubj" or not 0 <= token.head < token.index:
            continue
        named = next((t for t in reversed(tokens[token.head + 1 : token.index]) if t.deprel == "nsubj"), None)
        verb = tokens[named.head] if named else None
        if named is None or verb is None or not token.head < verb.index < named.index or verb.deprel not in ("parataxis", "ccomp"):
            continue
        between = tokens[named.index + 1 : token.index]
        if sum(t.text == "," for t in between) == 1 and not any(t.upos in ("VERB", "AUX", "CCONJ") for t in between):
            found[token.index] = replace(token, head=named.index, deprel="appos")
    return found


def leading_phrases(tokens: list[Token]) -> list[Token]:
    """Return the tokens with a phrase that a comma parts from the noun behind it hung on the verb: "and, according to Rome, two fled"."""
    found = list(tokens)
    for token in tokens:
        if token.deprel != "nmod" or token.head <= token.index or not any(t.head == token.index and t.deprel == "case" for t in tokens):
            continue
        verb = tokens[token.head]
        while verb.upos not in ("VERB", "AUX") and verb.head >= 0:
            verb = tokens[verb.head]
        if verb.upos == "VERB" and any(t.text == "," for t in tokens[token.index + 1 : token.head]):
            found[token.index] = replace(token, head=verb.index, deprel="obl")
    return found
