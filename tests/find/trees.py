"""Parses built by hand, one word a line: form, lemma, part of speech, head (counted from 1, 0 for the root), relation, features."""

from __future__ import annotations

from chancery.model import Document, Sentence, Token


def sentence(lines: str, *, start: int = 0, number: int = 0) -> Sentence:
    """Return the sentence that the lines describe, its words joined by single blanks."""
    tokens: list[Token] = []
    at = start
    for index, line in enumerate(row.split() for row in lines.strip().splitlines()):
        form, lemma, upos, head, deprel = line[:5]
        feats = line[5] if len(line) > 5 else ""
        tokens.append(Token(index=index, start=at, end=at + len(form), text=form, lemma=lemma, upos=upos, head=int(head) - 1,
                            deprel=deprel, feats=feats))
        at += len(form) + 1
    return Sentence(number=number, start=start, end=tokens[-1].end, tokens=tuple(tokens))


def document(*sentences: str, language: str = "en", id: str = "test") -> Document:
    """Return a document of sentences in the form of `sentence`, one text line each."""
    made: list[Sentence] = []
    start = 0
    for number, lines in enumerate(sentences):
        made.append(sentence(lines, start=start, number=number))
        start = made[-1].end + 1
    text = "\n".join(" ".join(t.text for t in s.tokens) for s in made)
    return Document(id=id, text=text, language=language, sentences=tuple(made))
