"""Speakers who have given up the office that they are called by: they speak for themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from chancery.find.pieces import same_person
from chancery.lang import Pack
from chancery.model import Mention, Reading, Sentence, Statement, Token

# Words that may stand between "former" and the office: "a former senior Danish minister".
_REACH = 3
# Kinds of time that end an office: "until 2019", "from 2015 to 2019".
_ENDED = ("until", "range")


def without_former_states(reading: Reading, statements: tuple[Statement, ...], pack: Pack) -> tuple[Statement, ...]:
    """Return the statements; whoever the text calls by former offices alone speaks for no state (GUIDE, statements)."""
    formers = tuple(pack.settings("speech").get("formers", ()))
    sentences = {s.number: s for s in reading.document.sentences}
    given_up: dict[str, bool] = {}
    for name in {s.speaker for s in statements if s.speaker and s.state}:
        offices = [(m.role, _is_former(reading, sentences[m.sentence], m, formers)) for m in _offices(reading, sentences, name)]
        past = {role for role, former in offices if former}
        given_up[name] = bool(past) and all(role in past for role, _ in offices)
    return tuple(replace(s, state=None) if given_up.get(s.speaker or "") else s for s in statements)


def _offices(reading: Reading, sentences: dict[int, Sentence], name: str) -> Iterator[Mention]:
    """Yield the mentions of offices that stand beside a person's name."""
    for mention in reading.mentions:
        if not mention.role:
            continue
        if mention.name and same_person(mention.name, name):
            if len(mention.span.of(reading.document.text).split()) > len(mention.name.split()) or mention.kind == "role":
                yield mention
        elif not mention.name and _beside(reading, sentences[mention.sentence], mention, name):
            yield mention


def _beside(reading: Reading, sentence: Sentence, office: Mention, name: str) -> bool:
    """Return whether a name stands in front of the words between commas that hold an office: "X, who was ambassador until 2019, said"."""
    first = _stretch(sentence, office)[0].index
    if first == 0:
        return False
    before = reading.document.text[sentence.start : sentence.tokens[first - 1].start].rstrip(", ")
    return any(before.endswith(part) for part in (name, name.split()[-1]))


def _is_former(reading: Reading, sentence: Sentence, office: Mention, formers: tuple[str, ...]) -> bool:
    """Return whether an office is told to be one given up: "former", "ex-", "until 2019"."""
    inside = list(sentence.between(office.span))
    first = inside[0].index
    words = [*sentence.tokens[max(0, first - _REACH) : first], *inside]
    if any(_tells(token, formers) and not _of_verb(sentence, token) for token in words):
        return True
    stretch = _stretch(sentence, office)
    if any(token.head < 0 for token in stretch):
        return False  # what lasted until then is what is said
    published = reading.published
    return any(
        time.kind in _ENDED and time.sentence == sentence.number and stretch[0].start <= time.span.start < stretch[-1].end
        and time.interval is not None and (published is None or time.interval.end < published.start)
        for time in reading.times
    )


def _tells(token: Token, formers: tuple[str, ...]) -> bool:
    low = token.text.lower()
    return any(low.startswith(former) if former.endswith("-") else low == former for former in formers)


def _of_verb(sentence: Sentence, token: Token) -> bool:
    """Return whether a word belongs to a compound tense: Romanian "a fost" is "has been", "fost" alone "former"."""
    return token.index > 0 and sentence.tokens[token.index - 1].upos == "AUX"


def _stretch(sentence: Sentence, office: Mention) -> list[Token]:
    """Return the words around an office between commas."""
    inside = [t.index for t in sentence.between(office.span)]
    first, last = inside[0], inside[-1]
    while first and sentence.tokens[first - 1].text not in (",", "(", "–", "—"):
        first -= 1
    while last + 1 < len(sentence.tokens) and sentence.tokens[last + 1].text not in (",", ")", "–", "—"):
        last += 1
    return list(sentence.tokens[first : last + 1])
