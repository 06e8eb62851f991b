"""Bodies that stand for a state ("the Chinese ministry", "Turkish troops") and crowds that act in one ("protesters in Kyiv")."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from chancery.find.grammar import Grammar
from chancery.find.pieces import Piece
from chancery.find.tree import BESIDE, CLAUSAL, Tree, plain
from chancery.lang import Pack
from chancery.model import Mention, Sentence

# Kinds of names that tell whose a body or an office is.
OWNERS = ("state", "adjective", "organisation", "capital", "metonym", "nonstate")
# Kinds of names that tell where a crowd is.
_PLACES = (*OWNERS, "demonym", "city")
_CITY = "city"
# What a mention of a crowd is called; it acts in its state's name only in acts of its own kind.
CROWD = "crowd"
# What crowds.tsv says of nouns that mean a crowd anywhere; others do only as subjects: "thousands marched".
_ANYWHERE = "anywhere"
_NOMINAL = ("NOUN", "PROPN", "ADJ", "NUM", "SYM")
# What bodies.tsv says of a noun that stands for its state only through an adjective.
_BY_ADJECTIVE = "adjective"


def mention_of(sentence: Sentence, first: int, last: int, *, codes: tuple[str, ...], kind: str, name: str | None = None,
               role: str | None = None, private: bool = False) -> Mention:
    """Return the mention that some tokens of a sentence make."""
    inside = range(first, last + 1)
    head = next((i for i in inside if sentence.tokens[i].head not in inside), first)
    span = replace(sentence.tokens[first].span, end=sentence.tokens[last].end)
    return Mention(span=span, sentence=sentence.number, head=head, codes=codes, kind=kind, name=name, role=role, private=private)


@cache
def _words(pack: Pack) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return the nouns for bodies, with whether they stand for their state, and those for crowds, with where they are one.

    A neighbour, ally or member stands for the state whose adjective it has ("the Russian neighbour"), not for whose it is.
    """
    stands = {row["form"].lower(): row["stands"] for row in pack.table("bodies")}
    return stands, {row["form"].lower(): row["where"] for row in pack.table("crowds")}


def find_bodies(sentence: Sentence, names: list[Piece], pack: Pack, grammar: Grammar, covered: set[int]) -> list[Mention]:
    """Return the mentions of bodies and crowds with the codes of those whose they are.

    Args:
        covered: tokens that belong to titles and names already found.
    """
    stands, crowds = _words(pack)
    tree = Tree.of(sentence)
    found = []
    for token in sentence.tokens:
        if token.index in covered or token.upos not in _NOMINAL:
            continue
        words = {token.lemma.lower(), token.text.lower()}
        where = {crowds[w] for w in words if w in crowds}
        if where and (_ANYWHERE in where or _acts(tree, token.index)):
            crowd = _crowd(sentence, tree, token.index, names, grammar)
            found += [crowd] if crowd else []
        elif token.upos in ("NOUN", "PROPN") and words & set(stands):
            standing = stands.get(token.lemma.lower(), stands.get(token.text.lower(), ""))
            body = _body(sentence, tree, token.index, names, grammar, standing)
            found += [body] if body else []
    return found


def _body(sentence: Sentence, tree: Tree, index: int, names: list[Piece], grammar: Grammar, stands: str) -> Mention | None:
    """Return a body with the codes of those whose it is: its adjectives and genitives, not where it goes or who acts on it."""
    # "din", "uit", "from" tell whose a body is only where nothing else does: "the Russian army from Ukraine".
    for genitives in (grammar.genitives - grammar.location, grammar.genitives):
        phrase = owned_phrase(tree, index, genitives | grammar.between)
        owners = [p for p in names if p.first in phrase and p.kind in OWNERS]
        if owners:
            break
    else:
        return None
    others = [p for p in owners if not p.first <= index <= p.last]  # "MAE" is Romania's, "MAE rus" is not
    owners = others or owners
    telling = [p for p in owners if stands != _BY_ADJECTIVE or _tells(p, sentence, index)]
    codes = tuple(sorted({c for p in telling for c in p.codes})) if stands != "no" else ()
    words = [i for i in phrase if sentence.tokens[i].upos not in ("DET", "ADP") or i > index or i > owners[0].first]
    first, last = _around(words, index)
    return mention_of(sentence, first, last, codes=codes, kind="body", private=not codes)


def _tells(owner: Piece, sentence: Sentence, index: int) -> bool:
    """Return whether a name says who a neighbour or ally is: by its adjective, or right behind the noun: "buurland Niger"."""
    token = sentence.tokens[owner.first]
    return token.head == index and (owner.kind == "adjective" or (owner.kind == "state" and plain(token.deprel) in ("flat", "appos")))


def owned_phrase(tree: Tree, index: int, genitives: frozenset[str]) -> list[int]:
    """Return a word and what tells whose it is: no phrase with another preposition than a genitive's, no clause.

    What is coordinated inside a genitive belongs to it: "the ministers of China and Russia".
    """
    found, stack = {index}, [index]
    while stack:
        word = stack.pop()
        for kid in tree.kids[word]:
            relation, case = tree.tokens[kid].deprel, tree.case(kid)
            joined = plain(relation) in ("conj", "cc") and word != index and tree.tokens[kid].upos not in ("VERB", "AUX")
            described = relation not in CLAUSAL and plain(relation) not in BESIDE | {"appos", "obl"}
            if (joined or described) and (not case or case in genitives):
                found.add(kid)
                stack.append(kid)
            elif plain(relation) == "appos" and tree.tokens[kid].text.isupper() and tree.tokens[kid - 1].text == "(":
                stack.append(kid)  # "the ministry (MFA) of Peru"
    return sorted(found)


def _crowd(sentence: Sentence, tree: Tree, index: int, names: list[Piece], grammar: Grammar) -> Mention | None:
    """Return a crowd with the state that its adjective, genitive or place names, or the place of the verb it is subject of."""
    phrase = set(tree.phrase(index))
    places = [p for p in names if p.kind in _PLACES]
    owners = [p for p in places if p.first in phrase]
    verb = tree.tokens[_top(tree, index)].head
    if not owners and verb >= 0:
        beside = [k for k in tree.clause(verb) if k not in phrase and tree.case(k) in grammar.location]
        beside = beside or ([tree.tokens[verb].head] if plain(tree.tokens[verb].deprel) == "acl" else [])  # "in Skopje, where people"
        owners = [p for p in places if any(p.first <= k <= p.last for k in beside)]
    if not owners:
        return None
    nearest = min(owners, key=lambda p: abs(p.first - index))
    words = [i for i in phrase if sentence.tokens[i].upos not in ("DET", "ADP")]
    first, last = _around(words, index)
    return mention_of(sentence, first, last, codes=_state_of(nearest), kind=CROWD)


def _acts(tree: Tree, index: int) -> bool:
    """Return whether a word is the subject of a verb, or what a number that is one counts: "thousands of people marched"."""
    top = _top(tree, index)
    above = tree.tokens[top].head
    return plain(tree.tokens[top].deprel) == "nsubj" and above >= 0 and tree.tokens[above].upos in ("VERB", "AUX")


def _top(tree: Tree, index: int) -> int:
    """Return the number of which a word tells what it counts, the word itself where no number is above."""
    above = tree.tokens[index].head
    counted = above >= 0 and plain(tree.tokens[index].deprel) == "nmod" and plain(tree.tokens[above].deprel) == "nsubj"
    return above if counted and (tree.tokens[above].upos in ("NUM", "SYM") or "NumForm" in tree.tokens[above].feats) else index


def _state_of(place: Piece) -> tuple[str, ...]:
    """Return the codes of a place: a city's are those of its state."""
    if place.kind != _CITY:
        return place.codes
    return tuple(reading.split(":")[1] for reading in place.text.split("|") if reading.startswith(f"{_CITY}:"))[:1]


def _around(words: list[int], head: int) -> tuple[int, int]:
    """Return the ends of the unbroken stretch of `words` around `head`."""
    first = last = head
    while first - 1 in words:
        first -= 1
    while last + 1 in words:
        last += 1
    return first, last
