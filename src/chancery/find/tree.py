"""Walking a sentence's dependency tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from chancery.model import Sentence, Span, Token

# Relations that open a clause of its own below a word.
CLAUSAL = frozenset({"acl", "acl:relcl", "advcl", "advcl:relcl", "ccomp", "csubj", "csubj:pass", "parataxis", "advcl:tcl", "ccomp:pmod"})
# Relations that add another thing beside a word instead of describing it.
BESIDE = frozenset({"conj", "cc", "punct", "parataxis", "list", "discourse", "vocative", "dislocated", "orphan"})


def plain(deprel: str) -> str:
    """Return a relation without its subtype."""
    return deprel.split(":", 1)[0]


@dataclass(frozen=True, slots=True)
class Tree:
    """A sentence with its children lists, made once per sentence."""

    sentence: Sentence
    kids: tuple[tuple[int, ...], ...] = field(repr=False)

    @classmethod
    def of(cls, sentence: Sentence) -> Tree:
        """Return the tree of a sentence."""
        kids: list[list[int]] = [[] for _ in sentence.tokens]
        for token in sentence.tokens:
            if 0 <= token.head < len(kids) and token.head != token.index:
                kids[token.head].append(token.index)
        return cls(sentence, tuple(tuple(k) for k in kids))

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The sentence's tokens."""
        return self.sentence.tokens

    def children(self, index: int, *relations: str) -> list[int]:
        """Return the children of a word, those in one of the relations (given with or without subtype) if any are named."""
        found = self.kids[index]
        if not relations or not found:
            return list(found)
        tokens = self.sentence.tokens
        return [k for k in found if (label := tokens[k].deprel) in relations or (":" in label and plain(label) in relations)]

    def ancestors(self, index: int) -> Iterator[int]:
        """Yield the words above a word, nearest first."""
        seen = {index}
        head = self.tokens[index].head
        while head >= 0 and head not in seen:
            yield head
            seen.add(head)
            head = self.tokens[head].head

    def clause(self, index: int) -> list[int]:
        """Return a word and what lies below it in the same clause, in order."""
        found, stack = {index}, [index]
        while stack:
            for kid in self.kids[stack.pop()]:
                if kid not in found and self.tokens[kid].deprel not in CLAUSAL and not self._verb_conjunct(kid):
                    found.add(kid)
                    stack.append(kid)
        return sorted(found)

    def _verb_conjunct(self, index: int) -> bool:
        token = self.tokens[index]
        return plain(token.deprel) == "conj" and token.upos in ("VERB", "AUX")

    def phrase(self, index: int) -> list[int]:
        """Return a word and what describes it: no clauses, no coordinated words, no appositions."""
        found, stack = {index}, [index]
        while stack:
            for kid in self.kids[stack.pop()]:
                relation = self.tokens[kid].deprel
                if kid not in found and relation not in CLAUSAL and plain(relation) not in BESIDE | {"appos"}:
                    found.add(kid)
                    stack.append(kid)
        return sorted(found)

    def clause_head(self, index: int) -> int:
        """Return the word that heads the clause in which a word stands."""
        current = index
        while True:
            token = self.tokens[current]
            if token.head < 0 or token.deprel in CLAUSAL or self._verb_conjunct(current) or plain(token.deprel) == "xcomp":
                return current
            current = token.head

    def case(self, index: int) -> str:
        """Return the preposition before a word, several joined by underscores, lower-cased; empty where there is none."""
        words: list[str] = []
        for kid in self.children(index, "case"):
            words.append(self.tokens[kid].text.lower())
            words += [self.tokens[k].text.lower() for k in self.children(kid, "fixed")]
        return "_".join(words)

    def span(self, indices: list[int]) -> Span:
        """Return the span from the first to the last of some words."""
        return Span(self.tokens[min(indices)].start, self.tokens[max(indices)].end)


def called_something(tree: Tree, noun: int, verb: int) -> bool:
    """Return whether a verb tells what its object is, and not who did it: "called the killing a crime"."""
    behind = (k for k in tree.children(verb, "xcomp") if k > noun)
    return plain(tree.tokens[noun].deprel) == "obj" and any(tree.tokens[k].upos in ("NOUN", "ADJ") for k in behind)


def is_told_of(tree: Tree, noun: int) -> bool:
    """Return whether a noun is told more of: "Russian hackers", "thousands of people"."""
    kinds = (tree.tokens[k] for k in tree.children(noun, "nmod"))
    return bool(tree.children(noun, "amod")) or any(t.deprel == "nmod" and t.upos == "NOUN" for t in kinds)
