"""Holders of offices whose state a text leaves out: "the minister", "Minister Van Dongen", "the president"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from chancery.find.pairs import Sides
from chancery.find.tree import plain
from chancery.lang import Pack
from chancery.model import Document, Mention, Sentence

# How many sentences back the state may be named.
_BACK = 3
# A role that any holder of such an office has, but for heads of government.
_MINISTER, _HEADS = "minister", ("prime minister",)
# Characters at the beginning of a sentence in which its first words stand.
_OPENING = 15
# Kinds of mentions that name a party.
PARTIES = ("state", "adjective", "organisation", "nonstate", "capital", "metonym", "person", "role", "body", "demonym", "group")


@dataclass(frozen=True, slots=True)
class Told:
    """The document and its mentions, as far as every sentence's references need them."""

    document: Document
    pack: Pack
    mentions: tuple[Mention, ...]
    sides: Sides
    offices: frozenset[str]

    @property
    def main(self) -> tuple[str, ...]:
        """The two states that the document names most."""
        return self.sides.main

    @property
    def counts(self) -> Counter[str]:
        """How often the document names each party."""
        return self.sides.counts

    def words(self, sort: str) -> frozenset[str]:
        """Return the pronouns of a sort."""
        return frozenset(self.pack.settings("actors").get("pronouns", {}).get(sort, ()))


def home_state(told: Told) -> str | None:
    """Return the state whose press writes in the language and which the document names, the most named of several."""
    homes = [c for c in told.pack.settings("actors").get("countries", {}).get("home", ()) if told.counts[c]]
    return max(homes, key=lambda code: told.counts[code], default=None)


def placed(mention: Mention, before: Sequence[Mention], told: Told, scene: str | None) -> Mention:
    """Return a mention of a holder of an office with the state that the text leaves out.

    Args:
        scene: the one state that the sentence before is about.
    """
    if mention.codes or mention.private or mention.kind not in ("role", "person"):
        return mention
    known = _bare_role(mention, before, told.mentions) if mention.kind == "role" else mention
    if not known.codes and mention.role == _MINISTER and _bare_subject(mention, told.document):
        known = replace(mention, codes=_minister_told(before))
    if known.codes or known.private or mention.role not in told.offices:
        return known
    named = next((m for m in reversed(before) if mention.name and m.name == mention.name and m.codes), None)
    state = scene or _at_home(mention, before, told)
    codes = _beside(mention, before, told.document) or (named.codes if named else ()) or ((state,) if state else ())
    return replace(known, codes=codes) if codes else known


def _bare_subject(mention: Mention, document: Document) -> bool:
    """Return whether a role is one word and the subject of its sentence: "the minister will be received"."""
    tokens = document.sentences[mention.sentence].tokens
    alone = not any(t.head == mention.head and plain(t.deprel) in ("amod", "nmod", "appos", "flat") for t in tokens)
    return alone and plain(tokens[mention.head].deprel) == "nsubj"


def _minister_told(before: Sequence[Mention]) -> tuple[str, ...]:
    """Return the state of the minister of whom the text has spoken most, the last of several."""
    told = Counter(m.name for m in before)
    holders = [m for m in before if (m.role or "").endswith(f" {_MINISTER}") and m.role not in _HEADS and m.codes and m.name]
    return max(reversed(holders), key=lambda m: told[m.name]).codes if holders else ()


def _at_home(mention: Mention, before: Sequence[Mention], told: Told) -> str | None:
    """Return the state of the press for a minister who opens a sentence with a name alone, where the text is about that state."""
    home = home_state(told)
    opens = mention.span.start - told.document.sentences[mention.sentence].start <= _OPENING
    named = any(m.sentence == mention.sentence and m.codes and m.span.end <= mention.span.start for m in before)
    return home if mention.kind == "person" and home in told.main and opens and not named else None


def _beside(mention: Mention, before: Sequence[Mention], document: Document) -> tuple[str, ...]:
    """Return the state of the holder of an office with whom another one is named: "Prime Minister Rutte and Minister Van Leeuwen"."""
    sentence = document.sentences[mention.sentence]
    head = sentence.tokens[mention.head]
    if plain(head.deprel) != "conj":
        return ()
    first = next((m for m in before if m.sentence == mention.sentence and m.head == head.head and m.kind in ("person", "role")), None)
    return first.codes if first else ()


def scene_state(sentence: Sentence, mentions: Sequence[Mention]) -> str | None:
    """Return the one state that the nearest of the sentences before names, if it names one alone and this sentence none."""
    if any(m.sentence == sentence.number and m.kind in PARTIES and m.codes for m in mentions):
        return None
    for number in range(sentence.number - 1, sentence.number - _BACK, -1):
        codes = {c for m in mentions if m.sentence == number and m.kind in PARTIES for c in m.codes}
        if codes:
            return next(iter(codes)) if len(codes) == 1 and len(next(iter(codes))) == 3 else None
    return None


def _bare_role(mention: Mention, before: Sequence[Mention], every: Sequence[Mention]) -> Mention:
    """Return a role without state ("the president") as the last person with that role, else the only one in the document."""
    same = [m for m in before if m.role and m.role == mention.role and (m.codes or m.private)]
    if not same:
        later = [m for m in every if m.role and m.role == mention.role and (m.codes or m.private)]
        same = later[:1] if len({m.codes for m in later}) == 1 else []
    if not same:
        return mention
    return replace(mention, codes=same[-1].codes, name=mention.name or same[-1].name, private=same[-1].private)
