"""A sentence with its numbers, laid out for reading figures."""

from __future__ import annotations

from dataclasses import dataclass, field

from chancery.find.figures_words import FigureWords, figure_words
from chancery.find.numbers import Number, find_numbers
from chancery.find.numbers_forms import HYPHENS, Word, load_forms, unglued, words_of
from chancery.find.tree import Tree
from chancery.lang import Pack
from chancery.model import Evidence, Mention, Reading, Sentence, Span, TimeExpression, Token
from chancery.world import World

_QUOTES = frozenset("\"'“”„‘’«»‚")
# A figure's evidence has 3 to 12 words (GUIDE, section 2).
_FEWEST, _MOST = 3, 12


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence of a reading: its words, its numbers and what the stages before found in it."""

    reading: Reading
    pack: Pack
    world: World
    sentence: Sentence
    words: tuple[Word, ...]
    numbers: tuple[Number, ...]
    cues: FigureWords
    tree: Tree
    mentions: tuple[Mention, ...]
    times: tuple[TimeExpression, ...]
    covering: tuple[int, ...] = field(repr=False)

    @property
    def names(self) -> dict[str, str]:
        """The English names that figures have in every language."""
        return self.world.settings("figures")

    def at(self, place: int) -> Word | None:
        """Return the word at a place, None beyond the ends."""
        return self.words[place] if 0 <= place < len(self.words) else None

    def key(self, place: int) -> str:
        """Return the folded word at a place, empty beyond the ends."""
        return self.words[place].key if 0 <= place < len(self.words) else ""

    def token(self, place: int) -> Token | None:
        """Return the token that covers the word at a place."""
        if not 0 <= place < len(self.words) or self.covering[place] < 0:
            return None
        return self.sentence.tokens[self.covering[place]]

    def upos(self, place: int) -> str:
        """Return the part of speech of the word at a place, empty where it is not known."""
        token = self.token(place)
        return token.upos if token else ""

    def lemma(self, place: int) -> str:
        """Return the lemma of the word at a place, in lower case."""
        token = self.token(place)
        return token.lemma.lower() if token else self.key(place)

    def place(self, offset: int) -> int:
        """Return the place of the first word that begins at an offset or after it."""
        return next((n for n, word in enumerate(self.words) if word.start >= offset), len(self.words))

    def starts(self, name: str, place: int) -> int:
        """Return how many words of a list's phrase begin at a place."""
        return self.cues[name].at(self.words, place)

    def ends(self, name: str, place: int) -> int:
        """Return how many words of a list's phrase end just before a place."""
        return self.cues[name].before(self.words, place)

    def within(self, name: str, first: int, last: int) -> int | None:
        """Return the first place in a stretch at which a list's phrase begins."""
        return self.cues[name].within(self.words, first, last)

    def raw(self, first: int, last: int) -> str:
        """Return the text from the word at one place to the word at another, both included."""
        return self.reading.document.text[self.words[first].start : self.words[last].end]

    def span(self, first: int, last: int) -> Span:
        """Return the span from the word at one place to the word at another, both included."""
        return Span(self.words[first].start, self.words[last].end)

    def capital(self, place: int) -> bool:
        """Return whether the word at a place is written with a capital."""
        word = self.at(place)
        return word is not None and self.reading.document.text[word.start].isupper()

    def is_quote(self, place: int) -> bool:
        """Return whether the word at a place is a quotation mark."""
        return self.key(place) in _QUOTES

    def is_hyphen(self, place: int) -> bool:
        """Return whether a hyphen stands at a place, glued to the word before."""
        word, before = self.at(place), self.at(place - 1)
        return bool(word and before and word.text in HYPHENS and before.end == word.start)

    def stretch(self, place: int, left: int, right: int) -> tuple[int, int]:
        """Return the places around one, at most `left` before and `right` after, no further than the next stop."""
        first = place
        while first > 0 and place - first < left and not self._stop(first - 1):
            first -= 1
        last = place
        while last < len(self.words) and last - place < right and not self._stop(last):
            last += 1
        return first, last

    def _stop(self, place: int) -> bool:
        return self.starts("stop", place) > 0

    def in_time(self, span: Span) -> bool:
        """Return whether a span lies in an expression of time."""
        return any(time.span.overlaps(span) for time in self.times)

    def evidence(self, span: Span) -> Evidence:
        """Return the words around a span that carry a record: a few more where the span is short, fewer where it is long."""
        text = self.reading.document.text
        proper = self._proper()
        inside = [n for n, w in enumerate(proper) if span.start < w.end and w.start < span.end]
        if not inside:
            return Evidence.of(span, text)
        first, last = inside[0], min(inside[-1], inside[0] + _MOST - 1)
        while last - first + 1 < _FEWEST and (first > 0 or last < len(proper) - 1):
            rightward = last < len(proper) - 1 and (last - inside[-1] <= inside[0] - first or first == 0)
            first, last = (first, last + 1) if rightward else (first - 1, last)
        return Evidence.of(Span(proper[first].start, proper[last].end), text)


    def _proper(self) -> list[Span]:
        """Return the spans of the sentence's words as a reader counts them: what is glued together is one word."""
        found: list[Span] = []
        for word in self.words:
            if found and found[-1].end == word.start and (word.text[0].isalnum() or word.text in HYPHENS):
                found[-1] = Span(found[-1].start, word.end)
            elif word.text[0].isalnum():
                found.append(Span(word.start, word.end))
        return found


def set_scene(reading: Reading, sentence: Sentence, pack: Pack, world: World, lists: str = "figures") -> Scene:
    """Return a sentence of a reading with its words and numbers; `lists` names the file of cue words."""
    text = reading.document.text[sentence.start : sentence.end]
    words = unglued(words_of(text, sentence.start), load_forms(pack, world))
    covering = tuple(
        next((t.index for t in sentence.tokens if t.start <= word.start < t.end), -1) for word in words
    )
    return Scene(
        reading=reading,
        pack=pack,
        world=world,
        sentence=sentence,
        words=words,
        numbers=find_numbers(text, pack, world, sentence.start) if lists == "figures" else (),
        cues=figure_words(pack, lists),
        tree=Tree.of(sentence),
        mentions=tuple(m for m in reading.mentions if m.sentence == sentence.number),
        times=tuple(t for t in reading.times if t.sentence == sentence.number),
        covering=covering,
    )
