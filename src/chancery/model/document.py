"""A document as it was found."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from chancery.model.interval import Interval
from chancery.model.sentence import Sentence
from chancery.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text with what is known of it; the text is never altered.

    `id` is the name the reader was given: a row's id or a file's stem. `date` is the publication date that came with the
    document (not one found in its text). `boilerplate` holds spans that are no part of the article.
    """

    id: str
    text: str
    language: str = ""
    date: Interval | None = None
    url: str | None = None
    title: str | None = None
    source: str | None = None
    boilerplate: tuple[Span, ...] = ()
    sentences: tuple[Sentence, ...] = field(default=(), repr=False)

    @property
    def key(self) -> str:
        """The hash of the text, which names the content whatever the file is called."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence that covers a character offset."""
        for sentence in self.sentences:
            if sentence.start <= offset < sentence.end:
                return sentence
        return None
