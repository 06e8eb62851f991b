"""In which of PLOVER's contexts each event stands: what it is about, beside what was done."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from chancery.errors import PackError
from chancery.lang import Pack
from chancery.model import Document, Reading, Sentence
from chancery.world import World

# A context is given where its words weigh so much: a strong word of the event's own sentence does by itself, as do two weak ones. A word
# that only the paragraph or the title has counts half, and where the sentence has none at all, three strong ones must agree.
_ENOUGH, _ENOUGH_AROUND = 2.0, 3.0
_WEIGHTS = {"strong": 2.0, "weak": 1.0}
_AROUND = 0.5
# Cues with a * are looked up by this many letters at their written end, which they must have.
_LETTERS = 3
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_BLANK = re.compile(r"\n\s*\n")
# A first line with no more words and without a full stop is a headline.
_HEADLINE = 18

Words = list[frozenset[str]]


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or phrase that speaks for a context: for each of its words, a pattern that a form or lemma must match."""

    context: str
    weight: float
    words: tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class Cues:
    """The cues of a pack, and their numbers by what their first word may be: whole, its beginning ("abc*") or its end ("*abc")."""

    all: tuple[Cue, ...] = field(repr=False)
    by_first: Mapping[str, tuple[int, ...]] = field(repr=False)

    def found(self, words: Words) -> dict[int, int]:
        """Return the numbers of the cues that stand in a text, given as the forms and lemma of each of its words, and where each begins."""
        seen: dict[int, int] = {}
        for place, spellings in enumerate(words):
            keys = {key for word in spellings for key in (word, f"{word[:_LETTERS]}*", f"*{word[-_LETTERS:]}")}
            maybe = {number for key in keys for number in self.by_first.get(key, ())}
            seen |= {number: place for number in maybe - seen.keys() if _stands(self.all[number], words, place)}
        return seen


def _stands(cue: Cue, words: Words, place: int) -> bool:
    """Return whether the words of a cue follow one another from a place on."""
    if place + len(cue.words) > len(words):
        return False
    return all(any(pattern.fullmatch(word) for word in words[place + n]) for n, pattern in enumerate(cue.words))


@cache
def load_context_cues(pack: Pack, world: World) -> Cues:
    """Return the cues of a pack's contexts.tsv.

    Raises:
        PackError: a row has a context that world/plover.toml lacks, another weight than strong and weak, or a * beside too few letters.
    """
    known = world.settings("plover")["contexts"]
    cues: list[Cue] = []
    by_first: dict[str, list[int]] = {}
    for row in pack.table("contexts"):
        place = f"{pack.language}/contexts.tsv:{row['line']}"
        if row["context"] not in known:
            raise PackError(f"{place}: there is no context {row['context']!r}; world/plover.toml has {', '.join(known)}")
        if row["weight"] not in _WEIGHTS or not row["word"]:
            raise PackError(f"{place}: the weight is {row['weight']!r}; write a word, its context, and strong or weak")
        pieces = fold(row["word"]).split()
        for first in pieces[0].split("|"):
            by_first.setdefault(_key(first, place), []).append(len(cues))
        cues.append(Cue(row["context"], _WEIGHTS[row["weight"]], tuple(_pattern(piece) for piece in pieces)))
    return Cues(tuple(cues), {key: tuple(numbers) for key, numbers in by_first.items()})


def _key(word: str, place: str) -> str:
    """Return what a first word is looked up by."""
    bare = word.strip("*")
    if word == bare:
        return word
    if len(bare) < _LETTERS or word == f"*{bare}*":
        raise PackError(f"{place}: {word!r} must have a * at one end only and at least {_LETTERS} letters beside it")
    return f"*{bare[-_LETTERS:]}" if word.startswith("*") else f"{bare[:_LETTERS]}*"


def _pattern(piece: str) -> re.Pattern[str]:
    """Return the pattern of one word: `a|b` are alternatives, `*` stands for any letters."""
    return re.compile("|".join(re.escape(part).replace(r"\*", ".*") for part in piece.split("|")))


def fold(text: str) -> str:
    """Return a text in lower case, without accents.

    >>> fold("Știință")
    'stiinta'
    """
    return "".join(c for c in unicodedata.normalize("NFKD", text.replace("’", "'")).lower() if not unicodedata.combining(c))


def find_contexts(reading: Reading, pack: Pack, world: World) -> Reading:
    """Return the reading with each event's contexts: by the words of its sentence, of its paragraph and of the title."""
    if not reading.events:
        return reading
    cues, document = load_context_cues(pack, world), reading.document
    of_mode: Mapping[str, list[str]] = world.settings("plover")["context_of_mode"]
    title, paragraphs = cues.found(plain_words(_title(document))), _paragraphs(document)
    said = {sentence.number: cues.found(sentence_words(sentence)) for sentence in document.sentences}
    events = []
    for event in reading.events:
        sentence = document.sentence_at(event.evidence.start)
        home = paragraphs[sentence.number] if sentence else None
        beside = [said[number] for number, paragraph in paragraphs.items() if paragraph == home]
        own = said[sentence.number] if sentence else cues.found(plain_words(event.evidence.text))
        labels = {*_labels(cues, own, (title, *beside)), *of_mode.get(event.mode or "", ())}
        events.append(replace(event, contexts=tuple(sorted(labels))))
    return replace(reading, events=tuple(events))


def _labels(cues: Cues, own: Mapping[int, int], around: Iterable[Mapping[int, int]]) -> Iterator[str]:
    """Yield the contexts whose words weigh enough. What one cue says twice, or two cues of one word, counts once."""
    scores, said = _weighed(cues, own), {cues.all[number].context for number in own}
    counted = set(own)
    for found in around:
        for context, weight in _weighed(cues, {number: place for number, place in found.items() if number not in counted}).items():
            scores[context] = scores.get(context, 0.0) + _AROUND * weight
        counted |= found.keys()
    yield from (context for context, score in scores.items() if score >= (_ENOUGH if context in said else _ENOUGH_AROUND))


def _weighed(cues: Cues, found: Mapping[int, int]) -> dict[str, float]:
    """Return what the cues found in a text weigh for each context; of those that share a word, the heaviest counts."""
    scores: dict[str, float] = {}
    taken: set[tuple[str, int]] = set()
    for number, place in sorted(found.items(), key=lambda hit: (-cues.all[hit[0]].weight, -len(cues.all[hit[0]].words), hit[1])):
        cue = cues.all[number]
        covered = {(cue.context, place + n) for n in range(len(cue.words))}
        if covered.isdisjoint(taken):
            scores[cue.context] = scores.get(cue.context, 0.0) + cue.weight
        taken |= covered
    return scores


def sentence_words(sentence: Sentence) -> Words:
    """Return the folded form and lemma of each word of a sentence, without punctuation."""
    return [frozenset((fold(token.text), fold(token.lemma))) for token in sentence.tokens if token.upos != "PUNCT"]


def plain_words(text: str) -> Words:
    """Return the folded words of a text that has no trees."""
    return [frozenset((fold(word),)) for word in _WORD.findall(text)]


def _paragraphs(document: Document) -> dict[int, int]:
    """Return the paragraph of each sentence; blank lines part paragraphs, and where there are none, line breaks do."""
    text = document.text
    parted = _BLANK if _BLANK.search(text.strip()) else re.compile(r"\n")
    breaks = [found.start() for found in parted.finditer(text)]
    return {sentence.number: sum(place < sentence.end for place in breaks) for sentence in document.sentences}


def _title(document: Document) -> str:
    """Return the document's title, else its first line where that is a headline, else nothing."""
    if document.title:
        return document.title
    line, _, rest = document.text.strip().partition("\n")
    return line if rest and not line.rstrip().endswith((".", "!", "?")) and len(line.split()) <= _HEADLINE else ""
