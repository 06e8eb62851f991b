"""Objects: marked, doubled by clitics or taken for subjects behind the verb; knows no language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from chancery.lang import Pack
from chancery.model import Token

_SUBJECTS = ("nsubj", "nsubj:pass")


def object_steps(pack: Pack) -> list[Callable[[list[Token]], list[Token]]]:
    """Return the steps of repair that tell objects from subjects by their markers, their clitics and their verbs."""
    words = pack.settings("tokens")
    markers, intransitive = frozenset(words.get("object_markers", ())), frozenset(words.get("intransitive", ()))
    if not markers:
        return [partial(later_subjects, intransitive=intransitive)]
    people = frozenset(row["form"].lower() for table in ("bodies", "crowds", "titles") for row in pack.table(table))
    return [
        partial(marked_objects, markers=markers), partial(later_subjects, intransitive=intransitive),
        partial(numbered_objects, markers=markers), partial(doubled_objects, markers=markers), lone_clitics,
        partial(later_objects, transitive=frozenset(words.get("transitive", ())), people=people),
    ]


def marked_objects(tokens: list[Token], markers: frozenset[str]) -> list[Token]:
    """Return the tokens with what an object marker precedes labelled as an object, never as a subject."""
    marked = {t.head for t in tokens if t.deprel == "case" and t.text.lower() in markers}
    return [replace(t, deprel="obj") if t.index in marked and t.deprel in _SUBJECTS else t for t in tokens]


def later_subjects(tokens: list[Token], intransitive: frozenset[str]) -> list[Token]:
    """Return the tokens with the bare "object" behind a verb that takes none made its subject, where it has no subject yet."""
    return [
        replace(t, deprel="nsubj") if _bare_object(t, tokens) and tokens[t.head].lemma in intransitive else t for t in tokens
    ]


def numbered_objects(tokens: list[Token], markers: frozenset[str]) -> list[Token]:
    """Return the tokens with a marked numeral or pronoun beside a clitic made the object: "i-a felicitat pe amândoi"."""
    found = list(tokens)
    for token in tokens:
        counted = token.upos in ("NUM", "PRON") and token.text.isalpha() and token.deprel == "obl" and token.head >= 0
        case = next((t for t in tokens if t.head == token.index and t.deprel == "case"), None) if counted else None
        if case is None or case.text.lower() not in markers or case.index != token.index - 1:
            continue
        if any(t.head == token.head and t.deprel == "expl" for t in tokens) and not _has(tokens, token.head, "obj"):
            found[token.index] = replace(token, deprel="obj")
    return found


def doubled_objects(tokens: list[Token], markers: frozenset[str]) -> list[Token]:
    """Return the tokens with the bare noun behind a verb made its subject where an accusative clitic is the object.

    Where objects are marked, a clitic stands beside a later object only if that is marked: an unmarked noun is the subject.
    """
    found = list(tokens)
    for token in tokens:
        clitic = next((c for c in tokens if c.head == token.head and c.deprel == "expl" and _accusative_clitic(c)), None)
        if clitic and _bare_object(token, tokens):
            found[token.index] = replace(token, deprel="nsubj")
            found[clitic.index] = replace(clitic, deprel="obj")
    return found


def lone_clitics(tokens: list[Token]) -> list[Token]:
    """Return the tokens with clitics that double no object made objects themselves: "premierul i-a cerut ajutor"."""
    found = list(tokens)
    for token in tokens:
        if token.deprel != "expl" or token.upos != "PRON" or "Strength=Weak" not in token.feats or "Reflex=Yes" in token.feats:
            continue
        relation = "obj" if "Case=Acc" in token.feats else "iobj" if "Case=Dat" in token.feats else ""
        doubled = relation and (_has(tokens, token.head, relation) or (relation == "iobj" and _has_dative(tokens, token.head)))
        if relation and not doubled:
            found[token.index] = replace(token, deprel=relation)
    return found


def later_objects(tokens: list[Token], transitive: frozenset[str], people: frozenset[str]) -> list[Token]:
    """Return the tokens with a thing behind a verb that needs an object and has none made that: "nu va sprijini textul".

    Args:
        transitive: verbs that need one.
        people: words for people and bodies, which may act.
    """
    found = list(tokens)
    for token in tokens:
        verb = tokens[token.head] if token.deprel == "nsubj" and token.upos == "NOUN" and 0 <= token.head < token.index else None
        if verb is None or verb.lemma not in transitive or token.text[:1].isupper() or {token.text.lower(), token.lemma} & people:
            continue
        told = verb.deprel.split(":")[0] in ("acl", "parataxis")  # its object may stand before it
        if not told and not _has(tokens, verb.index, "obj", "ccomp", "aux:pass", "expl", "expl:pass", "expl:pv"):
            found[token.index] = replace(token, deprel="obj")
    return found


def _has(tokens: Sequence[Token], head: int, *relations: str) -> bool:
    """Return whether a word has a dependent of one of the relations."""
    return any(t.head == head and t.deprel in relations for t in tokens)


def _has_dative(tokens: Sequence[Token], head: int) -> bool:
    return any(t.head == head and t.upos in ("NOUN", "PROPN") and t.deprel == "obl" and "Case=Dat" in t.feats for t in tokens)


def _bare_object(token: Token, tokens: Sequence[Token]) -> bool:
    """Return whether a noun without a preposition is the object of a verb before it that has no subject."""
    if token.deprel != "obj" or not 0 <= token.head < token.index or token.upos not in ("NOUN", "PROPN"):
        return False
    if any(t.head == token.index and t.deprel == "case" for t in tokens):
        return False
    return not any(t.head == token.head and t.deprel.split(":")[0] in ("nsubj", "csubj") for t in tokens)


def _accusative_clitic(token: Token) -> bool:
    return "Case=Acc" in token.feats and "Strength=Weak" in token.feats and "Reflex=Yes" not in token.feats
