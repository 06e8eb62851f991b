"""Sentences written as word/TAG or word/TAG/lemma, made into readings without a parser."""

from __future__ import annotations

from chancery.model import Document, Mention, Reading, Sentence, Span, Token

_KINDS = {"adj": "adjective", "org": "organisation", "pro": "pronoun", "cap": "capital"}


def build(language: str, tagged: str) -> Reading:
    """Return a reading of one sentence; `[CODE word/TAG]` marks a mention of a state, `[CODE:org ...]` one of another kind.

    Several codes are joined by +. The first word is the root, all others hang on it.
    """
    tokens: list[Token] = []
    mentions: list[Mention] = []
    text, opened = "", None
    for piece in tagged.split():
        if piece.startswith("["):
            opened = (piece[1:], len(tokens))
            continue
        word, tag, *lemma = piece.rstrip("]").split("/")
        start = len(text) + (1 if text and word not in ".,%" else 0)
        text = text.ljust(start) + word
        index = len(tokens)
        relation, head = ("root", -1) if index == 0 else ("dep", 0)
        tokens.append(Token(
            index=index, start=start, end=len(text), text=word, lemma=(lemma or [word.lower()])[0], upos=tag, head=head, deprel=relation,
        ))
        if piece.endswith("]") and opened:
            (codes, _, kind), first = opened[0].partition(":"), opened[1]
            span = Span(tokens[first].start, len(text))
            mentions.append(Mention(
                span=span, sentence=0, head=index, codes=tuple(codes.split("+")), kind=_KINDS.get(kind, "state"),
            ))
    sentence = Sentence(number=0, start=0, end=len(text), tokens=tuple(tokens))
    document = Document(id="test", text=text, language=language, sentences=(sentence,))
    return Reading(document=document, mentions=tuple(mentions))
