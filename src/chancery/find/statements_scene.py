"""What the search for utterances works on: a document with its trees, mentions, quotations and the words of its language."""

from __future__ import annotations

from dataclasses import dataclass, field

from chancery.find.gazetteer import Gazetteer, fold
from chancery.find.grammar import Grammar, load_grammar
from chancery.find.pieces import Name, name_list
from chancery.find.roles import Frame
from chancery.find.statements_quotes import Quote, find_quotes
from chancery.find.statements_words import SpeechWords, load_speech
from chancery.find.tree import Tree, plain
from chancery.lang import Pack
from chancery.model import Mention, Reading, Sentence, Span, Token
from chancery.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who says something: the name to record, the state or organisation spoken for, the words in the sentence."""

    name: str
    state: str | None
    codes: tuple[str, ...]
    span: Span
    head: int
    person: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A document made ready.

    `outlets` are the names of news media, `pronouns` those of the pack by their sort, `pairs` and `duos` expressions for two people.
    """

    reading: Reading
    words: SpeechWords
    grammar: Grammar
    quotes: tuple[Quote, ...] = field(repr=False)
    trees: tuple[Tree, ...] = field(repr=False)
    mentions: tuple[tuple[Mention, ...], ...] = field(repr=False)
    outlets: frozenset[str] = field(repr=False)
    pronouns: dict[str, frozenset[str]] = field(repr=False)
    pairs: frozenset[str] = field(repr=False)
    duos: frozenset[str] = field(repr=False)
    names: Gazetteer[Name] = field(repr=False)

    @classmethod
    def of(cls, reading: Reading, pack: Pack, world: World) -> Scene:
        """Return the scene of a reading."""
        actors = pack.settings("actors")
        sentences = reading.document.sentences
        by_number: dict[int, list[Mention]] = {s.number: [] for s in sentences}
        for mention in reading.mentions:
            by_number[mention.sentence].append(mention)
        return cls(
            reading=reading, words=load_speech(pack), grammar=load_grammar(pack), quotes=tuple(find_quotes(reading.document)),
            trees=tuple(Tree.of(s) for s in sentences), mentions=tuple(tuple(by_number[s.number]) for s in sentences),
            outlets=frozenset(fold(row["name"]) for row in world.table("outlets")),
            pronouns={sort: frozenset(fold(w) for w in forms) for sort, forms in actors.get("pronouns", {}).items()},
            duos=frozenset(fold(w) for sort in ("people_alone", "either_alone") for w in actors.get("pairs", {}).get(sort, ())),
            pairs=frozenset(fold(w) for w in actors.get("pairs", {}).get("people", ())),
            names=name_list(pack),
        )

    @property
    def text(self) -> str:
        """The document's text."""
        return self.reading.document.text

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The document's sentences."""
        return self.reading.document.sentences

    def place(self, sentence: int) -> Place:
        """Return the place of the sentence at an index."""
        return Place(self, sentence)

    def outlet(self, name: str) -> bool:
        """Return whether a name is that of a news medium, also where the first word of it got lost ("Arabiya")."""
        folded = fold(name)
        if folded in self.outlets:
            return True
        longer = [outlet for outlet in self.outlets if outlet.endswith(f" {folded}")] if " " not in folded else []
        return bool(longer) and any(f" {outlet}" in fold(self.text) for outlet in longer)

    def quote_at(self, token: Token) -> Quote | None:
        """Return the quotation in which a token stands."""
        return next((q for q in self.quotes if q.covers(token)), None)


@dataclass(frozen=True, slots=True)
class Place:
    """One sentence of a scene, by its index among the document's sentences."""

    scene: Scene
    index: int

    @property
    def sentence(self) -> Sentence:
        """The sentence."""
        return self.scene.sentences[self.index]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The sentence's tokens."""
        return self.sentence.tokens

    @property
    def tree(self) -> Tree:
        """The sentence's tree."""
        return self.scene.trees[self.index]

    @property
    def frame(self) -> Frame:
        """The argument structure of the sentence."""
        return Frame(self.tree, self.scene.grammar)

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The mentions in the sentence."""
        return self.scene.mentions[self.index]

    def word(self, index: int) -> str:
        """Return a token's folded form."""
        return fold(self.tokens[index].text)

    def lemma(self, index: int) -> str:
        """Return a token's folded lemma."""
        return fold(self.tokens[index].lemma)

    def among(self, index: int, words: frozenset[str]) -> bool:
        """Return whether a token's form or lemma is one of some folded words."""
        return self.word(index) in words or self.lemma(index) in words

    def stands_in(self, index: int) -> bool:
        """Return whether a noun stands in for who spoke before, also behind a party's name: "de VVD-bewindsman"."""
        standins = self.scene.words.standins
        return self.among(index, standins) or fold(self.tokens[index].text).rpartition("-")[2] in standins

    def speaks(self, index: int) -> bool:
        """Return whether a token is a noun for people or bodies that may speak unnamed: one listed, or a compound that ends with one."""
        words = self.scene.words
        if self.among(index, words.speakers):
            return True
        endings = words.endings if self.tokens[index].upos == "NOUN" else ()
        return bool(endings) and (self.word(index).endswith(endings) or self.lemma(index).endswith(endings))

    def put_in(self, index: int) -> bool:
        """Return whether a verb is put in behind a comma into a clause whose head follows: "Peru, she thinks, will yield"."""
        inside = 0 < index < self.tokens[index].head and plain(self.tokens[index].deprel) == "parataxis"
        return inside and self.tokens[index - 1].text == ","

    def latter(self, index: int) -> bool:
        """Return whether a word, or the words from it on, are those of the pack for the person named last."""
        words = [fold(t.text) for t in self.tokens[index : index + 4]]
        return any(words[: len(latter)] == latter for latter in (w.split() for w in self.scene.words.latters))
