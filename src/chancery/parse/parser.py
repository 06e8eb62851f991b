"""What a parser is, and how a document is parsed with one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from chancery.lang import Pack
from chancery.model import Document, Sentence, Span, Token
from chancery.parse.casing import in_running_case
from chancery.parse.diacritics import lacks_diacritics, with_diacritics
from chancery.parse.lemmas import checked_lemma
from chancery.parse.repair import repair
from chancery.parse.split import split
from chancery.parse.strong import strong_lemma
from chancery.parse.tokens import plain_form, tokenise

# Quotation marks that the treebanks of a language may lack.
_MARKS = {"«": '"', "»": '"', "„": '"', "‟": '"', "‹": "'", "›": "'"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """What a parser says of one word; `head` is the index of the head word, -1 for the root."""

    lemma: str
    upos: str
    feats: str
    head: int
    deprel: str


class Parser(Protocol):
    """Anything that gives Universal Dependencies analyses."""

    @property
    def name(self) -> str:
        """The parser's name and version, stamped on what is read with it."""

    def parse(self, language: str, words: Sequence[str]) -> list[Analysis]:
        """Return the analysis of each word of a sentence."""


def parse_document(document: Document, parser: Parser, pack: Pack) -> Document:
    """Return the document with its sentences parsed; boilerplate is left out, offsets are those of the untouched text."""
    sentences: list[Sentence] = []
    bare = lacks_diacritics(document.text, pack)
    for span in split(document.text, pack):
        if any(b.start <= span.start and span.end <= b.end for b in document.boilerplate):
            continue
        places = tokenise(document.text, span, pack)
        if places:
            sentences.append(parse_sentence(document.text, places, len(sentences), parser, pack, bare=bare))
    return replace(document, sentences=tuple(sentences))


def parse_sentence(text: str, places: Sequence[Span], number: int, parser: Parser, pack: Pack, *, bare: bool = False) -> Sentence:
    """Return the parsed sentence whose words stand at `places`, those of a `bare` text read with their diacritics."""
    words = in_running_case([plain_form(place.of(text)) for place in places], pack)
    if bare:
        words = [with_diacritics(word, pack) for word in words]
    analyses = parser.parse(pack.language, [_MARKS.get(word, word) for word in words])
    particles = tuple(sorted(pack.settings("tokens").get("particles", ()), key=len, reverse=True))
    infinitives, pasts = pack.settings("tokens").get("infinitives", ""), tuple(pack.settings("tokens").get("pasts", ()))
    tokens = [
        Token(index=i, start=place.start, end=place.end, text=word, upos=a.upos, head=a.head, deprel=a.deprel, feats=a.feats,
              lemma=strong_lemma(word, a.upos, particles, pack)
              or checked_lemma(word, a.lemma, a.upos, pack.language, particles, infinitives, pasts))
        for i, (place, word, a) in enumerate(zip(places, words, analyses, strict=True))
    ]
    mended = tuple(repair(tokens, pack))
    return Sentence(number=number, start=places[0].start, end=places[-1].end, tokens=mended)
