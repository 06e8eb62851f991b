"""What a phrase stands for: the codes of the states and organisations behind it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from chancery.find.pieces import NONSTATE
from chancery.find.tree import CLAUSAL, Tree, plain
from chancery.model import Mention, RoleSpan, Token

# A list of parties that the tree may have left apart has so many members at least.
_SHORTEST_LIST = 3
# Kinds that describe or locate a thing rather than being a party themselves still tell whose it is.
_DESCRIBING = frozenset({"amod", "nmod", "compound", "flat", "appos", "det", "obl", "nummod", "fixed", "name"})

_STATES = ("state", "capital")
# Kinds of mentions that an apposition may describe.
# Kinds of names that stand in one list: "Ukraine, Turkey and the UN".
_LISTED = frozenset({"state", "organisation", "capital", "metonym", "nonstate", "standin"})
_BY_NAME = ("state", "capital", "organisation", "nonstate", "metonym")


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

    def public(self) -> Party:
        """Return the party without the private persons in it, who stand under their own names."""
        return self.without(code for code in self.codes if code in self.who)

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
    lists: dict[int, tuple[Mention, ...]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, tree: Tree, mentions: Iterable[Mention], private_nouns: frozenset[str], places: frozenset[str]) -> Parties:
        """Return the parties of a sentence from its mentions; the longest of overlapping mentions counts."""
        at: dict[int, Mention] = {}
        for mention in sorted(mentions, key=lambda m: m.span.start - m.span.end):
            for token in tree.sentence.between(mention.span):
                at.setdefault(token.index, mention)
        return cls(tree, at, private_nouns, places, _lists(tree, at))

    def openings(self) -> frozenset[int]:
        """Return the words with which the names of parties begin."""
        return frozenset(i for i, mention in self.at.items() if mention.codes and self.at.get(i - 1) is not mention)

    def of_word(self, index: int) -> Party:
        """Return what a word with its description and its coordinated words stands for."""
        return self._of(index, frozenset())

    def _of(self, index: int, seen: frozenset[int]) -> Party:
        if index in seen:
            return Party()
        seen = seen | {index}
        mention = self.at.get(index)
        called = self._called(index, mention)
        if called is not None:
            return self._of(called, seen)
        found = self._named(mention) if mention else self._described(index, seen)
        if mention and not found.codes and mention.kind in ("role", "body", "name", "person"):
            found = found.join(self._described(index, seen) if not mention.private else Party())
        if mention and not found.codes and mention.kind == "body":
            found = self._apposed_to(mention)
        for other in self.lists.get(index, ()):
            found = found.join(self._named(other))
        for kid in self.tree.children(index, "conj"):
            if self.tree.tokens[kid].upos not in ("VERB", "AUX") and not self._set_against(kid):
                found = found.join(self._of(kid, seen))
        return found

    def _called(self, index: int, mention: Mention | None) -> int | None:
        """Return the state named right behind a noun that only says what it is: "NAVO-bondgenoot Turkije", "buurland Niger"."""
        if mention is None or self.tree.tokens[index].upos not in ("NOUN", "PROPN"):
            return None
        described = mention.kind == "adjective" or (mention.kind == "body" and not mention.codes)
        after = self.at.get(index + 1) if described and index + 1 in self.tree.children(index, "appos", "flat", "nmod") else None
        return index + 1 if after and after.kind in _STATES else None

    def _group_named(self, index: int) -> Party:
        """Return the movement, company or the like whose name a noun stands before: "the watchdog Amnesty International"."""
        beside = (self.at.get(k) for k in self.tree.children(index, "appos", "flat", "nmod"))
        found = Party()
        for mention in beside:
            found = found.join(self._named(mention)) if mention and mention.kind == NONSTATE else found
        return found

    def _apposed_to(self, mention: Mention) -> Party:
        """Return the party right before an apposition that the tree took for the subject: "Bahrain, a member of the bloc, [left]"."""
        tokens = self.tree.tokens
        at = min(t.index for t in self.tree.sentence.between(mention.span)) - 1
        while at >= 0 and tokens[at].upos in ("DET", "ADJ", "NUM"):
            at -= 1
        before = self.at.get(at - 1) if at > 0 and tokens[at].text == "," else None
        return self._named(before) if before and before.kind in _BY_NAME else Party()

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
            return self._group_named(index)
        found = Party()
        for kid in tree.kids[index]:
            relation = tree.tokens[kid].deprel
            if relation in CLAUSAL or plain(relation) not in _DESCRIBING:
                continue
            if plain(relation) in ("nmod", "obl") and (tree.case(kid) in self.places or self._parted(index, kid)):
                continue
            mention = self.at.get(kid)
            found = found.join(self._of(kid, seen) if mention or tree.tokens[kid].upos in ("NOUN", "PROPN", "ADJ") else Party())
        return found

    def _set_against(self, index: int) -> bool:
        """Return whether a joined name is said not to be meant: "Ankara, not Moscow"."""
        return any("Polarity=Neg" in self.tree.tokens[k].feats for k in self.tree.children(index, "advmod", "cc", "neg") if k < index)

    def _parted(self, index: int, kid: int) -> bool:
        """Return whether a comma parts a person's name from a phrase that tells but the occasion: "the king, on a visit to Oman, said"."""
        first = min(self.tree.phrase(kid))
        return self.tree.tokens[index].upos == "PROPN" and bool(self.tree.case(kid)) and self.tree.tokens[first - 1].text == ","

    def of_words(self, indices: Iterable[int]) -> Party:
        """Return what several words stand for together."""
        found = Party()
        for index in indices:
            found = found.join(self.of_word(index))
        return found


def _lists(tree: Tree, at: dict[int, Mention]) -> dict[int, tuple[Mention, ...]]:
    """Return, for each word of a mention in a list of three or more ("A, B and C"), the list's mentions.

    The parser often leaves one of them out of the coordination.
    """
    order = list(dict.fromkeys(at[i] for i in sorted(at) if at[i].codes))
    found: dict[int, tuple[Mention, ...]] = {}
    run: list[Mention] = []
    for mention in [*order, None]:
        if mention and (not run or _listed(tree, run[-1], mention)):
            run.append(mention)
            continue
        if (len(run) >= _SHORTEST_LIST and _joined(tree, run[-2], run[-1])) or _heads_line(tree, run):
            members = tuple(run)
            found |= {t.index: members for m in members for t in tree.sentence.between(m.span)}
        run = [mention] if mention else []
    return found


def _heads_line(tree: Tree, run: list[Mention]) -> bool:
    """Return whether two names with a comma between open a headline as its subject: "US, UK strike targets"."""
    if len(run) != 2 or run[0].kind != "state" or tree.tokens[-1].text == "." or set(run[0].codes) & set(run[1].codes):
        return False
    first, after = tree.sentence.between(run[0].span), [t for t in tree.tokens if t.start >= run[1].span.end]
    return bool(first and after) and first[0].index == 0 and after[0].upos in ("VERB", "AUX", "NOUN")


def _between(tree: Tree, a: Mention, b: Mention) -> list[Token]:
    return [t for t in tree.tokens if a.span.end <= t.start < b.span.start]


def _listed(tree: Tree, a: Mention, b: Mention) -> bool:
    """Return whether nothing but a comma, a word for and or an article stands between two mentions of like kind."""
    between = _between(tree, a, b)
    alike = a.kind == b.kind or {a.kind, b.kind} <= _LISTED
    return alike and bool(between) and all(t.text == "," or t.upos in ("CCONJ", "DET") for t in between)


def _joined(tree: Tree, a: Mention, b: Mention) -> bool:
    return any(t.upos == "CCONJ" for t in _between(tree, a, b))
