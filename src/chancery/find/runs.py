"""Runs of capitalised words that are on no list: names of people and of things."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from chancery.find.gazetteer import fold
from chancery.find.pieces import Piece, people_list
from chancery.lang import Pack
from chancery.model import Sentence, Token
from chancery.parse.lemmas import dictionary_lemma, is_word
from chancery.world import World

# "al-Sisi", "el-Attar": an article in lower case joined to the name.
_ARTICLED = re.compile(r"^(?:al|el|a[snrtzd]|ash|at|ul)[-‑–][A-ZÀ-Þ]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Words:
    """Words that join names, stand before them or are none."""

    particles: frozenset[str]
    honorifics: frozenset[str]
    weekdays: frozenset[str]
    bodies: frozenset[str]


@cache
def _words(pack: Pack) -> _Words:
    actors = pack.settings("actors")
    weekdays = pack.settings("times").get("words", {}).get("weekday", {})
    return _Words(
        frozenset(actors.get("particles", ())), frozenset(actors.get("honorifics", ())), frozenset(fold(w) for w in weekdays),
        frozenset(row["form"].lower() for row in pack.table("bodies")),
    )


# What the parser may take a strange name for.
_NAME_TAGS = ("NOUN", "X", "ADJ", "VERB", "ADV", "INTJ", "NUM")


def _named(tokens: tuple[Token, ...], index: int, words: _Words) -> bool:
    """Return whether a token can be part of a person's name; the first word of a sentence needs another after it."""
    token = tokens[index]
    if _ARTICLED.match(token.text):
        return True
    if fold(token.text) in words.weekdays or not token.text[:1].isupper() or any(c.isdigit() for c in token.text):
        return False
    if token.upos == "PROPN":
        return True
    if index == 0:
        return token.upos in _NAME_TAGS and len(tokens) > 1 and tokens[1].upos == "PROPN" and tokens[1].text[:1].isupper()
    return token.upos in _NAME_TAGS


def find_runs(sentence: Sentence, text: str, pack: Pack, world: World, taken: frozenset[int]) -> Iterator[Piece]:
    """Yield the runs of capitalised words outside the tokens `taken`, without forms of address and without names of bodies."""
    words = _words(pack)
    tokens = sentence.tokens
    at = 0
    while at < len(tokens):
        if at in taken or not (_named(tokens, at, words) or (at == 0 and _surname(tokens[0], text, pack))):
            at += 1
            continue
        end = at + 1
        while end < len(tokens):
            if end not in taken and _named(tokens, end, words):
                end += 1
            elif _joins(tokens, end, words, taken):
                end += 2
            else:
                break
        first = _before_known(tokens, _past_words(tokens, at, end, pack, taken), end, text, pack, world)
        while first < end - 1 and tokens[first].text.rstrip(".") in words.honorifics:
            first += 1
        first -= _led(tokens, first, end, text, words, taken)
        if not _is_body(tokens[first:end], words, pack):
            yield Piece(first=first, last=end - 1, kind="run", text=_bare(text[tokens[first].start : tokens[end - 1].end], world))
        at = end


def _bare(name: str, world: World) -> str:
    """Return the name of a known person without the s of a genitive: "Trumps [offer]"."""
    known = people_list(world).get
    return name[:-1] if name.endswith("s") and not known(name) and known(name[:-1]) else name


def _is_body(run: Sequence[Token], words: _Words, pack: Pack) -> bool:
    """Return whether a run names a body ("Foreign Ministry", "Parlamentului"), not a person: ordinary words, the last one for a body."""
    last = run[-1]
    forms = {last.text.lower(), last.lemma.lower(), dictionary_lemma(last.text, pack.language)}
    return bool(forms & words.bodies) and all(is_word(t.text.lower(), pack.language) for t in run)


def find_known(sentence: Sentence, text: str, pack: Pack, world: World, taken: frozenset[int]) -> Iterator[Piece]:
    """Yield known people by their names, a name of one word only where the dictionary has no such word."""
    for hit in people_list(world).find(sentence.tokens, text):
        words = range(hit.first, hit.last + 1)
        known_word = len(words) == 1 and all(is_word(sentence.tokens[i].text.lower(), pack.language) for i in words)
        if taken.isdisjoint(words) and not known_word:
            written = text[sentence.tokens[hit.first].start : sentence.tokens[hit.last].end]
            yield Piece(first=hit.first, last=hit.last, kind="run", text=written)
    for token in sentence.tokens:
        if token.index not in taken and token.text[:1].isupper() and (name := _bare(token.text, world)) != token.text:
            yield Piece(first=token.index, last=token.index, kind="run", text=name)


def _past_words(tokens: tuple[Token, ...], first: int, end: int, pack: Pack, taken: frozenset[int]) -> int:
    """Return where a run of capitals begins once the ordinary words that open a sentence or headline are left out.

    "When Alexis Tsipras", "Meeting Xi": what the dictionary knows in lower case, and the parser takes for no name, is a word.
    """
    at = first
    opens = first == 0 or tokens[first - 1].upos == "PUNCT" or (first == 1 and 0 in taken)
    while opens and at < end - 1 and tokens[at].upos != "PROPN" and is_word(tokens[at].text.lower(), pack.language):
        at += 1
    return at


def _before_known(tokens: tuple[Token, ...], first: int, end: int, text: str, pack: Pack, world: World) -> int:
    """Return where the name of a known person begins whom a noun of the pack precedes: "Interview Zelensky", not "Hunter Biden"."""
    name, rest = (text[tokens[at].start : tokens[end - 1].end] for at in (first, min(first + 1, end - 1)))
    known = people_list(world).get
    forms = {tokens[first].text.lower(), dictionary_lemma(tokens[first].text.lower(), pack.language)}
    precedes = rest != name and forms & _nouns(pack) and not known(name) and known(rest)
    return first + 1 if precedes else first


@cache
def _nouns(pack: Pack) -> frozenset[str]:
    return frozenset(row["lemma"] for row in pack.table("nouns"))


def _surname(token: Token, text: str, pack: Pack) -> bool:
    """Return whether the word that opens a sentence is no word but the last one of a longer name in the text."""
    strange = token.upos != "PUNCT" and token.text[:1].isupper() and not is_word(token.text.lower(), pack.language)
    return strange and re.search(rf"(?<![.!?] )[A-ZÀ-Þ][\w’'-]+ {re.escape(token.text)}\b", text) is not None


def _led(tokens: tuple[Token, ...], first: int, end: int, text: str, words: _Words, taken: frozenset[int]) -> bool:
    """Return whether the particle of a surname stands before a run with a capital: "Minister Van Aerle".

    One that opens a sentence is a part of the name only where the text has all of it: "Joost van Aerle".
    """
    before = tokens[first - 1] if first else None
    if before is None or before.index in taken or not before.text.istitle() or before.text.lower() not in words.particles:
        return False
    opens = first == 1 or tokens[first - 2].upos == "PUNCT"
    name = re.escape(text[before.start : tokens[end - 1].end])
    return not opens or re.search(rf"[A-ZÀ-Þ]\S+ (?i:{name})\b", text) is not None


def _joins(tokens: tuple[Token, ...], end: int, words: _Words, taken: frozenset[int]) -> bool:
    """Return whether a particle joins the next word to the name: "Ursula von der Leyen", not "Rutte de Europese landen"."""
    if end in taken or tokens[end].text not in words.particles or end + 1 >= len(tokens) or end + 1 in taken:
        return False
    following = tokens[end + 1]
    return following.text[:1].isupper() and following.upos != "ADJ" and _named(tokens, end + 1, words)
