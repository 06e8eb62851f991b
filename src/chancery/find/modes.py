"""The mode of an act by what it is about: what somebody asks for, refuses, threatens with or attacks with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from chancery.find.match import Match
from chancery.find.tree import Tree, plain
from chancery.lang import load_pack
from chancery.parse.lemmas import dictionary_lemma

# Types whose content says more about the mode than the verb that tells of it.
_BY_CONTENT = frozenset({"REQUEST", "REJECT", "THREATEN", "SANCTION"})
_CLAUSES = ("xcomp", "ccomp", "advcl", "csubj")
_NOUNS = ("obj", "obl", "nmod", "acl", "appos", "iobj")
# What stands further below is no longer what the act is about.
_DEPTH = 4
# The entry for content that gives no mode, and the one for clauses whose words are in no other entry.
_NONE, _OTHER = "none", "other"


def content_mode(tree: Tree, match: Match) -> str | None:
    """Return the mode of a matched unit: what its content says where that is known, else the one that the unit has."""
    unit = match.unit
    table = _tables(unit.language).get(unit.type)
    if table is None or (unit.mode and unit.type not in _BY_CONTENT):
        return unit.mode
    clauses, nouns = _content(tree, match)
    for index in (*clauses, *nouns):
        token = tree.tokens[index]
        for word in (token.lemma.lower(), token.text.lower(), dictionary_lemma(token.text, unit.language)):
            if word in table:
                return table[word] if table[word] != _NONE else None
    return table.get(_OTHER, unit.mode) if clauses else unit.mode


def _content(tree: Tree, match: Match) -> tuple[list[int], list[int]]:
    """Return the words of what an act is about, nearest first: those of clauses below its words, and those of nouns alone."""
    heads = [match.head, *(w for w in match.words if tree.tokens[w].upos in ("NOUN", "VERB"))]
    tops = [k for head in heads for k in tree.children(head, *_CLAUSES, "acl") if not _relative(tree, k) and _tells(tree, k)]
    clauses = list(_below(tree, tops, (*_CLAUSES, *_NOUNS)))
    beside = [k for head in heads for k in (head, *tree.children(head, *_NOUNS)) if k not in clauses and k != match.head]
    return clauses, list(_below(tree, list(dict.fromkeys(beside)), (*_CLAUSES, *_NOUNS)))


def _tells(tree: Tree, index: int) -> bool:
    """Return whether a clause is what is said or asked, not the ground or the time of it."""
    token = tree.tokens[index]
    if plain(token.deprel) != "advcl":
        return token.upos in ("VERB", "AUX", "NOUN", "ADJ")
    return "VerbForm=Inf" in token.feats or "Mood=Sub" in token.feats


def _relative(tree: Tree, index: int) -> bool:
    return tree.tokens[index].deprel.endswith("relcl") or any("PronType=Rel" in tree.tokens[k].feats for k in tree.kids[index])


def _below(tree: Tree, tops: list[int], relations: tuple[str, ...]) -> Iterator[int]:
    """Yield words and what lies below them, level by level, no relative clauses."""
    level = tops
    for _ in range(_DEPTH):
        yield from level
        level = [k for index in level for k in (*tree.children(index, *relations), *tree.children(index, "conj")) if not _relative(tree, k)]


@cache
def _tables(language: str) -> Mapping[str, Mapping[str, str]]:
    """Return for each type the mode that a word of content gives it."""
    settings = load_pack(language).settings("modes")
    return {kind: _table(entries) for kind, entries in settings.items()}


def _table(entries: Mapping[str, object]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for mode, words in entries.items():
        if isinstance(words, str):
            found[mode] = words
        elif isinstance(words, list):
            found |= {word.lower(): mode for word in words}
    return found
