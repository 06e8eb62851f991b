"""Interviews without labels: questions that stand as paragraphs of their own, and who answers them; knows no language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from chancery.find.gazetteer import fold
from chancery.find.statements_cues import find_cues
from chancery.find.statements_quotes import overlapping
from chancery.find.statements_scene import Place, Scene, Speaker
from chancery.find.statements_speakers import speakers_at
from chancery.model import Mention, Span
from chancery.parse.lemmas import is_word

_MARKS = "\"“”„«»‘’' "
_DASHES = "–—"
_DASHED = re.compile(rf"\s*[{_DASHES}-]\s+")
# So many questions with answers make an interview, and so many answers in the first person one without quotation marks.
_QUESTIONS, _UNQUOTED = 2, 2
# Words before the name in a byline, and between a word for who asks and the name.
_BYLINE, _NEAR = 5, 2
_PEOPLE = ("person", "name", "role")


@dataclass(frozen=True, slots=True)
class Interview:
    """Who answers in an interview, the paragraphs of answers, and those among them that no quotation marks carry."""

    speaker: Speaker
    answers: tuple[Span, ...]
    unquoted: tuple[Span, ...]

    def answered_at(self, offset: int) -> bool:
        """Return whether a place in the text is in an answer."""
        return any(span.start <= offset < span.end for span in self.answers)


def find_interview(scene: Scene) -> Interview | None:
    """Return the interview that a document is, None where it is none or does not say who answers."""
    paragraphs = [Span(m.start(), m.end()) for m in re.finditer(r"[^\n\r]+", scene.text) if m[0].strip()]
    exchange = _exchange(scene, paragraphs)
    if exchange is not None:
        return exchange
    asked = [i for i, span in enumerate(paragraphs) if _question(scene, span)]
    pairs = [(i, i + 1) for i in asked if i + 1 < len(paragraphs) and i + 1 not in asked]
    quoted = [b for _, b in pairs if paragraphs[b].of(scene.text).lstrip()[:1] in (*_MARKS.strip(), *_DASHES)]
    spoken = [b for _, b in pairs if b not in quoted and _first_person(scene, paragraphs[b])]
    if len(quoted) < _QUESTIONS and (len(spoken) < _UNQUOTED or quoted):
        return None
    answers = tuple(paragraphs[b] for _, b in pairs)
    speaker = _attributed(scene, answers) or _introduced(scene, paragraphs[pairs[0][0]].start)
    if speaker is None:
        return None
    return Interview(speaker, answers, tuple(paragraphs[b] for b in spoken) if len(quoted) < _QUESTIONS else ())


def _exchange(scene: Scene, paragraphs: list[Span]) -> Interview | None:
    """Return the interview whose questions and answers open with a dash by turns, None where there is none."""
    dashed = [i for i, span in enumerate(paragraphs) if _DASHED.match(span.of(scene.text))]
    run = [i for n, i in enumerate(dashed) if n == 0 or i == dashed[n - 1] + 1]
    asking, answering = run[::2], run[1::2]
    questions = [i for i in asking if paragraphs[i].of(scene.text).rstrip().endswith("?")]
    back = [i for i in answering if paragraphs[i].of(scene.text).rstrip().endswith("?")]
    if len(questions) < _QUESTIONS or len(back) >= len(questions) or run[0] != questions[0]:
        return None
    answers = tuple(paragraphs[i] for i in answering)
    speaker = _attributed(scene, answers) or _introduced(scene, paragraphs[run[0]].end)
    return Interview(speaker, answers, answers) if speaker is not None else None


def _question(scene: Scene, span: Span) -> bool:
    """Return whether a paragraph ends with a question that nobody in the text is quoted with."""
    return span.of(scene.text).rstrip().endswith("?") and not any(q.span.overlaps(span) for q in scene.quotes)


def _first_person(scene: Scene, span: Span) -> bool:
    """Return whether somebody speaks of himself in a paragraph, outside quotation marks."""
    tokens = [t for s in overlapping(scene.sentences, span) for t in s.tokens]
    return any("Person=1" in t.feats and t.upos in ("PRON", "VERB", "AUX", "DET") and scene.quote_at(t) is None for t in tokens)


def _attributed(scene: Scene, answers: tuple[Span, ...]) -> Speaker | None:
    """Return the person to whom most of the attributed answers belong."""
    count = Counter(speaker.name for place in _places(scene, answers) for speaker in _persons(place))
    if not count:
        return None
    name = count.most_common(1)[0][0]
    return next(s for place in _places(scene, answers) for s in _persons(place) if s.name == name)


def _places(scene: Scene, spans: tuple[Span, ...]) -> Iterator[Place]:
    for index, sentence in enumerate(scene.sentences):
        if any(sentence.span.overlaps(span) for span in spans):
            yield scene.place(index)


def _persons(place: Place) -> list[Speaker]:
    """Return the persons named in a sentence as speakers of it."""
    found = [s for cue in find_cues(place) if cue.unit.kind in ("say", "quote", "source") and not cue.owned for i in cue.speakers
             if place.tokens[i].upos != "PRON" for s in speakers_at(place, i, ())]
    return [s for s in found if s.person and any(m.name == s.name for m in place.mentions)]


def _introduced(scene: Scene, until: int) -> Speaker | None:
    """Return the person who answers, of those whom the lines before the first question name."""
    who = introduced(scene, until, len(scene.text))
    if who is None:
        return None
    state = None if who.private or len(who.codes) != 1 else who.codes[0]
    return Speaker(name=who.name or "", state=state, codes=who.codes, span=who.span, head=who.head, person=True)


def _like_a_person(scene: Scene, mention: Mention) -> bool:
    """Return whether a name is a known person's, or stands as people's names do: bare, and no run of ordinary words."""
    if mention.kind != "name":
        return True
    sentence = next(s for s in scene.sentences if s.number == mention.sentence)
    inside = sentence.between(mention.span)
    before = sentence.tokens[inside[0].index - 1] if inside[0].index else None
    governed = before is not None and before.upos in ("ADP", "DET", "ADJ")
    return not governed and not all(is_word(t.text.lower(), scene.reading.document.language) for t in inside)


def _asks(scene: Scene, mention: Mention) -> bool:
    """Return whether somebody is named as who wrote the text or asked the questions: in a byline, or behind "our correspondent"."""
    line = scene.text.rfind("\n", 0, mention.span.start) + 1
    before = fold(scene.text[line : mention.span.start]).replace(":", " ").split()
    if before and before[0] in scene.words.bylines and len(before) <= _BYLINE:
        return True
    return bool(set(before[-_NEAR:]) & scene.words.interviewers)


def introduced(scene: Scene, start: int, end: int) -> Mention | None:
    """Return the person whom an interview that runs from `start` to `end` introduces, before it or else behind it.

    Questions and answers speak of others by name and hardly of the one who answers; before all others count those who hold an
    office or speak for themselves.
    """
    named = [m for m in scene.reading.mentions if m.name and m.kind in _PEOPLE and not _asks(scene, m)]
    for around in ([m for m in named if m.span.end <= start], [m for m in named if m.span.start >= end]):
        known = [m for m in around if m.codes or m.private] or [m for m in around if " " in (m.name or "")]
        if known:
            inside = Counter(m.name for m in named if start <= m.span.start < end)
            outside = Counter(m.name for m in around)
            return min(known, key=lambda m: (not _like_a_person(scene, m), inside[m.name], -outside[m.name], m.span.start))
    return None
