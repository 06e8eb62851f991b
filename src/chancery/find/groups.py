"""Counted groups: "the four states" are those last named side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chancery.find.bodies import mention_of
from chancery.find.tree import Tree, plain
from chancery.lang import Pack
from chancery.model import Document, Mention, Sentence

# Groups of two are pairs (reference.py); larger ones than this are seldom all named.
_SMALLEST, _LARGEST = 3, 12
_NAMING = ("state", "capital", "organisation", "nonstate", "metonym", "adjective", "person", "role", "body", "demonym")
# Words between a number and its noun.
_BETWEEN = 2


def find_groups(sentence: Sentence, before: Sequence[Mention], document: Document, pack: Pack) -> list[Mention]:
    """Return the mentions of groups by their number in a sentence, as those that were last named side by side in that number.

    Args:
        before: the mentions of the document up to this sentence, and its own.
    """
    found = []
    for first, last, number in (*_counted(sentence, pack), *_alone(sentence, pack)):
        codes = _named_together(number, sentence.tokens[first].start, before, document)
        if codes:
            found.append(mention_of(sentence, first, last, codes=codes, kind="pronoun"))
    return found


def _counted(sentence: Sentence, pack: Pack) -> Iterator[tuple[int, int, int]]:
    """Yield the first and last word of definite counted groups, with their number."""
    settings = pack.settings("actors")
    pairs, groups = settings.get("pairs", {}), settings.get("groups", {})
    nouns = {n.lower() for n in (*pairs.get("states", ()), *pairs.get("people", ()), *groups.get("nouns", ()))}
    numbers = pack.settings("numbers").get("words", {})
    definite = frozenset(groups.get("definite", ()))
    tokens = sentence.tokens
    for at, token in enumerate(tokens[1:], 1):
        number = int(token.text) if token.text.isdigit() else numbers.get(token.text.lower(), 0)
        if not _SMALLEST <= number <= _LARGEST or tokens[at - 1].text.lower() not in definite:
            continue
        if at + 1 == len(tokens) or tokens[at + 1].upos in ("PUNCT", "VERB", "AUX", "ADP", "CCONJ", "SCONJ"):
            yield at - 1, at, number
            continue
        for last in range(at + 1, min(at + 2 + _BETWEEN, len(tokens))):
            if tokens[last].text.lower() in nouns:
                yield at - 1, last, number
                break
            if tokens[last].upos != "ADJ":
                break


def _alone(sentence: Sentence, pack: Pack) -> Iterator[tuple[int, int, int]]:
    """Yield the nouns that mean so many of those named before by themselves: "the trio"."""
    alone = pack.settings("actors").get("groups", {}).get("alone", {})
    yield from ((t.index, t.index, alone[t.text.lower()]) for t in sentence.tokens if t.text.lower() in alone)


def _named_together(number: int, place: int, before: Sequence[Mention], document: Document) -> tuple[str, ...]:
    """Return the codes of the last coordination before a place that has so many of them."""
    by_sentence: dict[int, list[Mention]] = {}
    for mention in before:
        if mention.span.end <= place and mention.codes and mention.kind in _NAMING:
            by_sentence.setdefault(mention.sentence, []).append(mention)
    sentences = {s.number: s for s in document.sentences}
    for at in sorted(by_sentence, reverse=True):
        for codes in coordinations(sentences[at], by_sentence[at]):
            if len(codes) == number:
                return tuple(sorted(codes))
    return ()


def named_side_by_side(sentence: Sentence, place: int, before: Sequence[Mention]) -> tuple[str, ...]:
    """Return the codes of the largest coordination of a sentence before a place, none where it has none."""
    own = [m for m in before if m.sentence == sentence.number and m.span.end <= place and m.codes and m.kind in _NAMING]
    largest = max(coordinations(sentence, own)[:-1], key=len, default=set())
    together = _run(sentence, own)
    codes = together if len(together) > len(largest) else largest
    return tuple(sorted(codes)) if len(codes) > 1 else ()


def _run(sentence: Sentence, mentions: Sequence[Mention]) -> set[str]:
    """Return the codes of the mentions that stand one behind the other with nothing but commas and words for and between them."""
    best: set[str] = set()
    run: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: m.span.start):
        between = [t for t in sentence.tokens if run and run[-1].span.end <= t.start < mention.span.start]
        joined = bool(between) and all(t.text == "," or t.upos in ("CCONJ", "DET", "PRON") for t in between)
        run = [*run, mention] if joined else [mention]
        codes = {c for m in run for c in m.codes}
        best = codes if len(run) > 1 and len(codes) > len(best) else best
    return best


def coordinations(sentence: Sentence, mentions: Sequence[Mention]) -> list[set[str]]:
    """Return the sets of codes that a sentence names side by side, and that of all its states."""
    tree = Tree.of(sentence)
    groups: dict[int, set[str]] = {}
    for mention in mentions:
        root = mention.head
        while plain(tree.tokens[root].deprel) == "conj" and tree.tokens[root].head >= 0:
            root = tree.tokens[root].head
        groups.setdefault(root, set()).update(mention.codes)
    return [*groups.values(), {c for m in mentions for c in m.codes if m.kind in ("state", "capital")}]
