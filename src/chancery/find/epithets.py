"""States called by what they are: "the Gulf emirate", "het Zuid-Amerikaanse land", "micul stat insular"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from chancery.find.tree import plain
from chancery.lang import Pack
from chancery.model import Mention, Sentence, Token
from chancery.world import World

_NAMING = ("state", "adjective", "capital", "metonym", "person", "role", "body", "demonym", "city")
# Relations of the words that describe a noun from within its phrase.
_INSIDE = frozenset({"det", "amod", "compound", "flat", "nmod", "advmod"})


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a pack: nouns and marks with their classes, nouns that need a mark, adjectives that tell nothing."""

    nouns: Mapping[str, frozenset[str]]
    marks: Mapping[str, frozenset[str]]
    generic: frozenset[str]
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Epithet:
    """The words of a phrase that calls a state by its classes; none where the phrase tells nothing of it ("the small country")."""

    first: int
    last: int
    classes: frozenset[str]


@cache
def _words(pack: Pack) -> _Words:
    rows = pack.table("epithets")
    by_sort = {sort: {row["word"].lower(): frozenset(filter(None, row["classes"].split("|"))) for row in rows if row["sort"] == sort}
               for sort in ("noun", "mark", "generic", "plain")}
    known = sorted((*by_sort["mark"], *by_sort["plain"]), key=len, reverse=True)
    pattern = re.compile("|".join(rf"\b{re.escape(word)}\b" for word in known) or r"(?!)")
    return _Words(by_sort["noun"], by_sort["mark"], frozenset(by_sort["generic"]), pattern)


@cache
def _classes(world: World) -> Mapping[str, frozenset[str]]:
    return {row["code"]: frozenset(row["classes"].split("|")) for row in world.table("state_classes")}


def find_epithets(sentence: Sentence, pack: Pack, taken: set[int], text: str) -> Iterator[Epithet]:
    """Yield the definite phrases of a sentence that mean a state without naming it, whose words no other mention holds."""
    if not pack.table("epithets"):
        return
    words, countries = _words(pack), pack.settings("actors").get("countries", {})
    articles, bare = frozenset(countries.get("definite", ())), frozenset(countries.get("nouns", ()))
    for token in sentence.tokens:
        noun = _noun(token, words)
        if noun is None or token.index in taken or "Number=Plur" in token.feats:
            continue
        inside = _phrase(sentence, token, words, text)
        if not inside or taken & set(inside) or not _definite(sentence, inside, articles):
            continue
        described = [sentence.tokens[i] for i in inside if i != token.index and sentence.tokens[i].upos != "DET"]
        classes, unknown = _told(sentence, described, words, text)
        if classes or noun or (described and not unknown and token.lemma.lower() in bare):
            yield Epithet(min(inside), max(inside), classes | noun)


def _noun(token: Token, words: _Words) -> frozenset[str] | None:
    """Return the classes that a noun tells, none for a generic one, None for what is no noun for states."""
    if token.upos not in ("NOUN", "PROPN"):
        return None
    for form in (token.lemma.lower(), token.text.lower()):
        if form in words.nouns:
            return words.nouns[form]
        if form in words.generic:
            return frozenset()
    return None


def _phrase(sentence: Sentence, noun: Token, words: _Words, text: str) -> list[int]:
    """Return the words of a noun's phrase: its article and adjectives, and a place that tells where; none where it bears a name."""
    found = [noun.index]
    for kid in (t for t in sentence.tokens if t.head == noun.index):
        relation = plain(kid.deprel)
        if relation not in _INSIDE or "poss" in kid.deprel:
            continue
        below = [t.index for t in sentence.tokens if t.head == kid.index or t.index == kid.index]
        place = text[sentence.tokens[min(below)].start : sentence.tokens[max(below)].end].lower() in words.marks
        if relation in ("nmod", "flat") and not place:
            if kid.upos == "PROPN":
                return []
        elif relation != "advmod":
            found += below
    return sorted(found)


def _definite(sentence: Sentence, inside: Sequence[int], articles: frozenset[str]) -> bool:
    return any("Definite=Def" in t.feats if t.upos != "DET" else t.text.lower() in articles for t in (sentence.tokens[i] for i in inside))


def _told(sentence: Sentence, described: Sequence[Token], words: _Words, text: str) -> tuple[frozenset[str], bool]:
    """Return the classes that the describing words of a phrase tell, and whether some words are on no list."""
    classes: set[str] = set()
    unknown = False
    for side in _runs(described):
        said = text[side[0].start : side[-1].end].lower()
        for found in words.pattern.finditer(said):
            classes |= words.marks.get(found[0], frozenset())
        unknown = unknown or bool(re.search(r"\w", words.pattern.sub("", said)))
    return frozenset(classes), unknown


def _runs(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Yield the tokens in pieces that stand side by side."""
    run: list[Token] = []
    for token in tokens:
        if run and token.index != run[-1].index + 1:
            yield run
            run = []
        run.append(token)
    if run:
        yield run


def state_of(epithet: Epithet, place: int, number: int, mentions: Sequence[Mention], world: World) -> str | None:
    """Return the state that an epithet at a place means: the last before its sentence that has its classes, else one in its sentence.

    Where none was named before, the only one that the document names at all.
    """
    known = _classes(world)
    fitting = [m for m in mentions if m.kind in _NAMING and len(m.codes) == 1 and epithet.classes <= known.get(m.codes[0], frozenset())]
    here = {m.codes[0] for m in fitting if m.sentence == number and m.span.end <= place}
    before = [m.codes[0] for m in fitting if m.sentence < number]
    for code in (*reversed([c for c in before if c not in here]), *here):
        return code
    every = {m.codes[0] for m in fitting}
    return next(iter(every)) if len(every) == 1 else None
