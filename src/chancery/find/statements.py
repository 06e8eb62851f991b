"""Statements: who said something, in whose name."""

from __future__ import annotations

from dataclasses import dataclass, replace

from chancery.find.tree import Tree, plain
from chancery.lang import Pack
from chancery.model import Evidence, Mention, Reading, RoleSpan, Sentence, Span, Statement
from chancery.world import World

_QUOTES = "\"“”„«»"
_MOST_WORDS = 10


@dataclass(frozen=True, slots=True)
class _Scene:
    reading: Reading
    tree: Tree
    sentence: Sentence
    mentions: tuple[Mention, ...]


def find_statements(reading: Reading, pack: Pack, world: World) -> Reading:
    """Return the reading with its attributed utterances, one for each speaker and sentence."""
    kinds = {(row["lemma"], row["pos"]): row["kind"] for row in pack.table("speech")}
    found: list[Statement] = []
    for sentence in reading.document.sentences:
        mentions = tuple(m for m in reading.mentions if m.sentence == sentence.number)
        if mentions:
            found += _read(_Scene(reading, Tree.of(sentence), sentence, mentions), kinds)
    return replace(reading, statements=tuple(found))


def _read(scene: _Scene, kinds: dict[tuple[str, str], str]) -> list[Statement]:
    made: dict[str, Statement] = {}
    for token in scene.sentence.tokens:
        word = (token.lemma.lower(), "v") if token.upos == "VERB" else (token.text.lower(), "p")
        kind = kinds.get(word)
        if not kind:
            continue
        places = scene.tree.children(token.index, "nsubj") if kind != "source" else [token.head]
        if kind == "say" and not _carries(scene, token.index):
            continue
        for place in places:
            for speaker in _speakers(scene, place):
                statement = _statement(scene, speaker, token.index, f"{kind}:{word[0]}")
                made.setdefault(statement.speaker, statement)
    return list(made.values())


def _carries(scene: _Scene, index: int) -> bool:
    """Return whether a verb has what is said beside it: a clause, a quotation, or itself stands in one."""
    text = scene.sentence.span.of(scene.reading.document.text)
    inside = plain(scene.sentence.tokens[index].deprel) == "parataxis"
    return inside or bool(scene.tree.children(index, "ccomp", "xcomp", "parataxis")) or any(q in text for q in _QUOTES)


def _speakers(scene: _Scene, place: int) -> list[Mention]:
    """Return those who stand at a word and beside it."""
    if place < 0:
        return []
    places = [place, *scene.tree.children(place, "conj")]
    found: list[Mention] = []
    for here in places:
        near = {here, *scene.tree.children(here, "appos", "flat")}
        at = [m for m in scene.mentions if m.head in near]
        best = next((m for m in at if m.name), at[0] if at else None)
        if best is not None:
            found.append(best)
    return found


def _statement(scene: _Scene, speaker: Mention, index: int, rule: str) -> Statement:
    text, tokens = scene.reading.document.text, scene.sentence.tokens
    first, last = sorted((min(max(speaker.head, index - _MOST_WORDS), index + _MOST_WORDS), index))
    last = min(len(tokens) - 1, max(last, first + 4))
    first = max(0, min(first, last - 2))
    state = None if speaker.private or len(speaker.codes) != 1 else speaker.codes[0]
    name = speaker.name or speaker.span.of(text)
    quoted = any(q in scene.sentence.span.of(text) for q in _QUOTES)
    about = sorted({c for m in scene.mentions for c in m.codes} - set(speaker.codes))
    return Statement(
        speaker=name, state=state, form="direct" if quoted else "indirect", about=tuple(about), rule=f"statements:{rule}", confidence=0.6,
        evidence=Evidence.of(Span(tokens[first].start, tokens[last].end), text),
        roles=(RoleSpan(role="speaker", value=name, start=speaker.span.start, end=speaker.span.end),),
    )
