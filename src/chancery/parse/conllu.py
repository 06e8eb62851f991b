"""Sentences from and to CoNLL-U, the file form of Universal Dependencies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chancery.errors import DocumentError
from chancery.model import Document, Sentence, Token

_COLUMNS = 10


def read_conllu(lines: Iterable[str], *, id: str = "conllu", language: str = "") -> Document:
    """Return the document whose sentences the lines hold; its text is made of their words and `SpaceAfter`, one sentence a line.

    The words of a multiword token stand together; empty nodes are passed over.

    Raises:
        DocumentError: a line has not ten columns or a number is none.
    """
    text = ""
    sentences: list[Sentence] = []
    for rows in _blocks(lines):
        start = len(text)
        tokens: list[Token] = []
        for row in rows:
            tokens.append(_token(row, len(text)))
            text += row[1] + ("" if "SpaceAfter=No" in row[9].split("|") else " ")
        text = text.rstrip(" ") + "\n"
        sentences.append(Sentence(number=len(sentences), start=start, end=tokens[-1].end, tokens=tuple(tokens)))
    return Document(id=id, text=text, language=language, sentences=tuple(sentences))


def write_conllu(document: Document) -> str:
    """Return a parsed document as CoNLL-U."""
    return "".join(_block(sentence, document.text) + "\n" for sentence in document.sentences)


def _blocks(lines: Iterable[str]) -> Iterator[list[list[str]]]:
    """Yield the rows of each sentence, without comments and empty nodes; words of a multiword token have its spacing."""
    rows: list[list[str]] = []
    joined: tuple[int, int, str] | None = None
    for number, line in enumerate(lines, start=1):
        cells = line.rstrip("\r\n").split("\t")
        if cells == [""]:
            if rows:
                yield rows
            rows, joined = [], None
        elif not line.startswith("#"):
            if len(cells) != _COLUMNS:
                raise DocumentError(f"CoNLL-U line {number} has {len(cells)} columns where {_COLUMNS} belong, parted by tabs: "
                                    f"{line[:60]!r}; see https://universaldependencies.org/format.html")
            if cells[0].isdigit():
                if not cells[6].isdigit():
                    raise DocumentError(f"CoNLL-U line {number}: the head is {cells[6]!r} where a number belongs (0 for the root)")
                rows.append(cells)
                if joined and joined[0] <= int(cells[0]) <= joined[1]:
                    cells[9] = joined[2] if int(cells[0]) == joined[1] else "SpaceAfter=No"
            elif "-" in cells[0]:
                first, last = cells[0].split("-")
                joined = (int(first), int(last), cells[9])
    if rows:
        yield rows


def _token(cells: list[str], start: int) -> Token:
    return Token(index=int(cells[0]) - 1, start=start, end=start + len(cells[1]), text=cells[1], lemma=cells[2], upos=cells[3],
                 feats="" if cells[5] == "_" else cells[5], head=int(cells[6]) - 1, deprel=cells[7])


def _block(sentence: Sentence, text: str) -> str:
    lines = [f"# sent_id = {sentence.number + 1}", "# text = " + " ".join(text[sentence.start : sentence.end].split())]
    for token, following in zip(sentence.tokens, (*sentence.tokens[1:], None), strict=True):
        misc = "SpaceAfter=No" if following and following.start == token.end else "_"
        lines.append("\t".join((str(token.index + 1), token.text, token.lemma, token.upos, "_", token.feats or "_",
                                str(token.head + 1), token.deprel, "_", misc)))
    return "\n".join(lines) + "\n"
