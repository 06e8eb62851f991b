"""Named groups that are on no list: movements, militias and companies, told by the noun that stands beside the name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from chancery.find.pieces import NONSTATE
from chancery.lang import Pack
from chancery.model import Document, Mention, Sentence, Token

_NAME = "name"
# How many words may stand between a comma and the noun of an apposition: "X, an armed Kurdish group".
_LONGEST_APPOSITION = 4
_QUOTES = frozenset("\"'“”„«»‘’")


@dataclass(frozen=True, slots=True)
class _Nouns:
    """Nouns for groups: what may stand before a name, behind it, and how compounds of them end."""

    before: frozenset[str]
    after: frozenset[str]
    endings: tuple[str, ...]

    def leads(self, token: Token) -> bool:
        """Return whether a noun for a group may stand before its name."""
        words = (token.lemma.lower(), token.text.lower())
        compound = bool(self.endings) and words[0].endswith(self.endings)
        return token.upos in ("NOUN", "PROPN") and (compound or bool({*words} & self.before))

    def follows(self, token: Token) -> bool:
        """Return whether a noun for a group may stand behind its name: "Popular Front rebels"."""
        return token.upos in ("NOUN", "PROPN") and token.text.lower() in self.after


@cache
def _nouns(pack: Pack) -> _Nouns:
    found = pack.settings("actors").get("nonstate", {})
    return _Nouns(frozenset(found.get("before", ())), frozenset(found.get("after", ())), tuple(found.get("endings", ())))


def settle_nonstate(mentions: Iterable[Mention], document: Document, pack: Pack) -> list[Mention]:
    """Return the mentions with those names marked that the text calls a movement, a militia, a company or the like.

    A name that is called so once is so wherever the document has it.
    """
    nouns, sentences = _nouns(pack), {s.number: s for s in document.sentences}
    mentions = as_written(list(mentions), document)
    called = _called(mentions, sentences, nouns)
    return [_marked(m) if m.kind == _NAME and m.name in called else m for m in mentions]


def as_written(mentions: Sequence[Mention], document: Document) -> list[Mention]:
    """Return the mentions with listed groups under their initials where the document writes them in no other way."""
    listed = [m for m in mentions if m.kind == NONSTATE and m.codes]
    forms: dict[tuple[str, ...], set[str]] = {}
    for mention in listed:
        forms.setdefault(mention.codes, set()).add(mention.span.of(document.text))
    short = {codes: next(iter(found)) for codes, found in forms.items() if len(found) == 1 and next(iter(found)).isupper()}
    return [replace(m, codes=(short[m.codes],)) if m.kind == NONSTATE and m.codes in short else m for m in mentions]


def _marked(mention: Mention) -> Mention:
    return replace(mention, kind=NONSTATE, codes=(mention.name,) if mention.name else (), name=None)


def _called(mentions: Sequence[Mention], sentences: Mapping[int, Sentence], nouns: _Nouns) -> frozenset[str]:
    names = (m for m in mentions if m.kind == _NAME and m.name and sentences[m.sentence].tokens[m.head].upos != "ADJ")
    return frozenset(m.name for m in names if m.name and _beside(sentences[m.sentence], m, nouns))


def _beside(sentence: Sentence, mention: Mention, nouns: _Nouns) -> bool:
    inside = sentence.between(mention.span)
    tokens, first, last = sentence.tokens, inside[0].index, inside[-1].index
    before = first - 1
    while before >= 0 and tokens[before].text in _QUOTES:
        before -= 1
    if before >= 0 and nouns.leads(tokens[before]) and "Number=Plur" not in tokens[before].feats:
        return True
    if last + 1 < len(tokens) and nouns.follows(tokens[last + 1]) and (last > first or tokens[first].text.isupper()):
        return True  # one word may be a people's name: "Hutu rebels"
    if last + 1 >= len(tokens) or tokens[last + 1].text != ",":
        return False
    return _apposed(tokens[last + 2 : last + 3 + _LONGEST_APPOSITION], nouns)


def _apposed(tokens: Sequence[Token], nouns: _Nouns) -> bool:
    """Return whether an apposition opens with an article and a noun for a group."""
    if not tokens or tokens[0].upos not in ("DET", "NUM"):
        return False
    noun = next((t for t in tokens if t.upos in ("NOUN", "PROPN", "VERB", "PUNCT")), None)
    return noun is not None and nouns.leads(noun)
