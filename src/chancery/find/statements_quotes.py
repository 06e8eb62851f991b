"""Quotations: where quotation marks, dialogue dashes and the turns of an interview carry words; knows no language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from chancery.model import Document, Sentence, Span, Token

# What may close each opening mark; the straight mark opens and closes.
_CLOSERS = {'"': '"”', "“": "”\"", "„": "”“\"", "”": "”\"", "«": "»", "‘": "’", "'": "'", "‚": "‘’"}
_SINGLE = "'‘‚"
# Of these, those that are no apostrophes.
_CURLY = "‘‚"
# The mark that may stand off its words, as in French.
_ROOMY = "«"
_DASHES = "–—"
# A longer stretch between single marks is taken for two apostrophes.
_LONGEST_SINGLE = 300
# A quotation over several lines is no longer than this.
_LONGEST = 3000
_TURN = re.compile(r"^\s*([^\W\d_][\w.’'\- ]{0,40}?)\s*:\s+(?=\S)")
_CLAUSE_WORDS = 3


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation: the words between the marks, and whether they are a clause or whole sentence of their own.

    `open` where a dash opens it and nothing closes it: the words of whoever tells who speaks stand in it.
    """

    span: Span
    major: bool
    open: bool = False

    def covers(self, token: Token) -> bool:
        """Return whether a token stands in the quotation."""
        return self.span.start <= token.start and token.end <= self.span.end

    def covers_end(self, offset: int) -> bool:
        """Return whether the text before an offset ends in the quotation."""
        return self.span.start < offset <= self.span.end + 1


@dataclass(frozen=True, slots=True)
class Turn:
    """What one side of an interview says: the label before the colon and the words after it."""

    label: str
    span: Span


def find_quotes(document: Document) -> list[Quote]:
    """Return the quotations of a document in order; one inside another is part of the outer one."""
    found: list[Quote] = []
    for start, end in _lines(document.text):
        found += [Quote(span, _major(document, span)) for span in _marked(document.text, start, end)]
        found += [Quote(span, _major(document, span), whole) for span, whole in _dialogue(document.text, start, end)]
    return sorted(found, key=lambda q: q.span.start)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"[^\n\r]+", text):
        yield match.start(), match.end()


def _marked(text: str, start: int, end: int) -> list[Span]:
    """Return what stands between quotation marks in a line; what is opened and never closed runs to the line's end."""
    found: list[Span] = []
    at = start
    # Two commas stand for a low mark, two single marks for a double one; both have one place in the text, so offsets stay.
    text = text.replace(",,", ",„").replace("’’", "’”").replace("‘‘", "‘“").replace("''", "'\"").replace("``", "`“")
    while at < end:
        if text[at] in _CLOSERS and _opens(text, at, start):
            close = _closer(text, at, end, whole=_begins(text, at, start) and text[:end].rstrip()[-1:] in _CLOSERS[text[at]])
            if close is not None:
                found.append(Span(at + 1, close))
                at = close
            elif (text[at] not in _SINGLE or _runs_on(text, at, end)) and _begins(text, at, start):
                last = end if _goes_on(text, end) else _closer_below(text, at, end)
                found += [Span(at + 1, last)] if last is not None else []
                break
        at += 1
    return found


def _begins(text: str, at: int, start: int) -> bool:
    return not text[start:at].strip()


def _goes_on(text: str, end: int) -> bool:
    """Return whether the next line opens a quotation too, as newspapers do where a quotation runs over paragraphs."""
    return text[end:].lstrip()[:1] in tuple(_CLOSERS)


def _runs_on(text: str, at: int, end: int) -> bool:
    """Return whether the next line opens with a mark again, for a single straight one with the same."""
    return _goes_on(text, end) and (text[at] in _CURLY or text[end:].lstrip()[:1] == text[at])


def _opens(text: str, at: int, start: int) -> bool:
    before, after = text[at - 1] if at > start else " ", text[at + 1 : at + 2]
    if not after or (after.isspace() and text[at] != _ROOMY):
        return False
    if (before == "," and text[at] == "„") or (before in ".!?…" and after.isupper()):
        return True  # two marks for one; a blank lost behind the sentence before
    return before.isspace() or before in "([{–—/:" or (before in _CLOSERS and text[at] != before)


def _closer(text: str, at: int, end: int, *, whole: bool) -> int | None:
    """Return where the mark that closes the one at `at` stands; `whole` where marks open and close the line."""
    last = min(end, at + _LONGEST_SINGLE) if text[at] in _SINGLE and not whole else end
    for place in range(at + 1, last):
        if text[place] in _CLOSERS[text[at]] and (text[at] == _ROOMY or not text[place - 1].isspace()):
            following = text[place + 1 : place + 2]
            if text[at] not in _SINGLE or not following.isalnum():
                return place
    return None


def _closer_below(text: str, at: int, end: int) -> int | None:
    """Return where a mark that is not the same at both ends is closed in a later line, with no quotation opened in between."""
    if text[at] in _CLOSERS[text[at]]:
        return None
    for place in range(end, min(len(text), at + _LONGEST)):
        if text[place] in _CLOSERS[text[at]]:
            return place
        if text[place] in _CLOSERS and text[place] not in _SINGLE:
            return None
    return None


def _dialogue(text: str, start: int, end: int) -> list[tuple[Span, bool]]:
    """Return what a line says that begins with a dash, up to a further dash that stands off the words of the speaker."""
    body = text[start:end]
    opening = re.match(rf"\s*[{_DASHES}]\s+", body)
    if not opening:
        return []
    if re.match(r"[^.!?]{0,40}?:\s", body[opening.end() :]):
        return []  # an item of a list: "– Monday: ..."
    cut = re.search(rf"\s[{_DASHES}]\s|,\s[{_DASHES}]", body[opening.end() :])
    first = start + opening.end()
    return [(Span(first, first + cut.start() if cut else end), cut is None)]


def _major(document: Document, span: Span) -> bool:
    """Return whether a quotation holds a clause, or all the words of a sentence."""
    for sentence in overlapping(document.sentences, span):
        inside = [t for t in sentence.tokens if span.start <= t.start and t.end <= span.end and t.upos != "PUNCT"]
        outside = [t for t in sentence.tokens if t.upos != "PUNCT" and t not in inside]
        final = span.of(document.text).rstrip()[-1:] in tuple(".!?…")
        introduced = final and document.text[: span.start - 1].rstrip().endswith(":")
        if inside and not outside and (len(inside) >= _CLAUSE_WORDS or final):
            return True
        if introduced and len(inside) > 1:
            return True
        if len(inside) >= _CLAUSE_WORDS - final and any(t.upos in ("VERB", "AUX") for t in inside):
            return True
    return False


def overlapping(sentences: Iterable[Sentence], span: Span) -> list[Sentence]:
    """Return the sentences that share a character with a span."""
    return [s for s in sentences if s.start < span.end and span.start < s.end]


def find_turns(document: Document) -> list[Turn]:
    """Return the turns of an interview: lines that open with a label and a colon, none where no label comes twice."""
    found: list[Turn] = []
    for start, end in _lines(document.text):
        label = _TURN.match(document.text[start:end])
        if label:
            found.append(Turn(label[1].strip(), Span(start + label.end(), end)))
    labels = [t.label for t in found]
    return found if any(labels.count(label) > 1 for label in labels) else []
