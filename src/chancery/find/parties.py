"""What a phrase stands for: the codes of the states and organisations behind it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from chancery.find.tree import CLAUSAL, Tree, plain
from chancery.model import Mention, RoleSpan

# Kinds that describe or locate a thing rather than being a party themselves still tell whose it is.
_DESCRIBING = frozenset({"amod", "nmod", "compound", "flat", "appos", "det", "obl", "nummod", "fixed", "name"})


@dataclass(frozen=True, slots=True)
class Party:
    """The codes behind a phrase, the named people in it, and the words that gave each code."""

    codes: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    spans: tuple[tuple[str, int, int], ...] = ()

    def join(self, other: Party) -> Party:
        """Return this party together with another."""
        codes = tuple(sorted({*self.codes, *other.codes}))
        return Party(codes, tuple(dict.fromkeys([*self.who, *other.who])), tuple(dict.fromkeys([*self.spans, *other.spans])))

    def roles(self, role: str) -> tuple[RoleSpan, ...]:
        """Return the evidence of each code, for a record's field `role`."""
        return tuple(RoleSpan(role=role, value=code, start=start, end=end) for code, start, end in self.spans if code in self.codes)

    def without(self, codes: Iterable[str]) -> Party:
        """Return the party without some codes."""
        left = tuple(c for c in self.codes if c not in set(codes))
        return Party(left, self.who, tuple(s for s in self.spans if s[0] in left))


@dataclass(frozen=True, slots=True)
class Parties:
    """The mentions of one sentence, ready to be asked what a word stands for."""

    tree: Tree
    at: dict[int, Mention] = field(repr=False)
    private_nouns: frozenset[str] = field(default=frozenset(), repr=False)
    places: frozenset[str] = field(default=frozenset(), repr=False)

    @classmethod
    def of(cls, tree: Tree, mentions: Iterable[Mention], private_nouns: frozenset[str], places: frozenset[str]) -> Parties:
        """Return the parties of a sentence from its mentions; the longest of overlapping mentions counts."""
        at: dict[int, Mention] = {}
        for mention in sorted(mentions, key=lambda m: m.span.start - m.span.end):
            for token in tree.sentence.between(mention.span):
                at.setdefault(token.index, mention)
        return cls(tree, at, private_nouns, places)

    def of_word(self, index: int) -> Party:
        """Return what a word with its description and its coordinated words stands for."""
        return self._of(index, frozenset())

    def _of(self, index: int, seen: frozenset[int]) -> Party:
        if index in seen:
            return Party()
        seen = seen | {index}
        mention = self.at.get(index)
        found = self._named(mention) if mention else self._described(index, seen)
        if mention and not found.codes and mention.kind in ("role", "body", "name"):
            found = found.join(self._described(index, seen) if not mention.private else Party())
        for kid in self.tree.children(index, "conj"):
            if self.tree.tokens[kid].upos not in ("VERB", "AUX"):
                found = found.join(self._of(kid, seen))
        return found

    def _named(self, mention: Mention) -> Party:
        codes = mention.codes
        if not codes and mention.private and mention.name:
            codes = (mention.name,)
        who = (mention.name,) if mention.name and mention.kind in ("person", "role", "pronoun") else ()
        return Party(codes, who, tuple((code, mention.span.start, mention.span.end) for code in codes))

    def _described(self, index: int, seen: frozenset[int]) -> Party:
        tree = self.tree
        token = tree.tokens[index]
        if token.lemma.lower() in self.private_nouns and token.upos == "NOUN":
            return Party()
        found = Party()
        for kid in tree.kids[index]:
            relation = tree.tokens[kid].deprel
            if relation in CLAUSAL or plain(relation) not in _DESCRIBING:
                continue
            if plain(relation) in ("nmod", "obl") and tree.case(kid) in self.places:
                continue
            mention = self.at.get(kid)
            found = found.join(self._of(kid, seen) if mention or tree.tokens[kid].upos in ("NOUN", "PROPN", "ADJ") else Party())
        return found

    def of_words(self, indices: Iterable[int]) -> Party:
        """Return what several words stand for together."""
        found = Party()
        for index in indices:
            found = found.join(self.of_word(index))
        return found
