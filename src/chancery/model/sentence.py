"""Tokens and sentences with their Universal Dependencies analysis."""

from __future__ import annotations

from dataclasses import dataclass

from chancery.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One word with its place in the document and in the tree.

    `index` counts from 0 within the sentence; `head` is the index of the head token, -1 for the root.
    `feats` holds UD features ("Case=Gen|Number=Sing"), empty where the parser gives none.
    """

    index: int
    start: int
    end: int
    text: str
    lemma: str
    upos: str
    head: int
    deprel: str
    feats: str = ""

    @property
    def span(self) -> Span:
        """The token's place in the document."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence: its number in the document, its span and its tokens."""

    number: int
    start: int
    end: int
    tokens: tuple[Token, ...]

    @property
    def span(self) -> Span:
        """The sentence's place in the document."""
        return Span(self.start, self.end)

    def children(self, index: int) -> tuple[Token, ...]:
        """Return the tokens whose head is token `index`, in order."""
        return tuple(t for t in self.tokens if t.head == index)

    def between(self, span: Span) -> tuple[Token, ...]:
        """Return the tokens that lie inside `span`."""
        return tuple(t for t in self.tokens if span.start <= t.start and t.end <= span.end)
