"""Interviews without labels: questions that stand as paragraphs of their own, and who answers them; knows no language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
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
    """Who answers in an interview, the paragraphs of answers, those among them that no quotation marks carry, and the questions."""

    speaker: Speaker
    answers: tuple[Span, ...]
    unquoted: tuple[Span, ...]
    asked: tuple[Span, ...] = ()

    def answered_at(self, offset: int) -> bool:
        """Return whether a place in the text is in an answer."""
        return any(span.start <= offset < span.end for span in self.answers)


def find_interview(scene: Scene) -> Interview | None:
    """Return the interview that a document is, None where it is none or does not say who answers."""
    paragraphs = [Span(m.start(), m.end()) for m in re.finditer(r"[^\n\r]+", scene.text) if m[0].strip()]
    exchange = _exchange(scene, paragraphs)
    if exchange is not None:
        return exchange
    asked = [i for i, span in enumerate(paragraphs) if i and _question(scene, span)]  # the title may be a question
    pairs = [(i, i + 1) for i in asked if i + 1 < len(paragraphs) and i + 1 not in asked]
    quoted = [b for _, b in pairs if paragraphs[b].of(scene.text).lstrip()[:1] in (*_MARKS.strip(), *_DASHES)]
    if len(quoted) >= _QUESTIONS:
        answers = tuple(paragraphs[b] for _, b in pairs)
        speaker = _attributed(scene, answers) or _introduced(scene, [*(paragraphs[a] for a, _ in pairs), *answers])
        return Interview(speaker, answers, ()) if speaker is not None else None
    return None if quoted else _unmarked(scene, paragraphs, pairs)


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
    speaker = _introduced(scene, [paragraphs[i] for i in run])
    asked = tuple(paragraphs[i] for i in asking)
    return Interview(speaker, answers, answers, asked) if speaker is not None else None


def _unmarked(scene: Scene, paragraphs: list[Span], pairs: list[tuple[int, int]]) -> Interview | None:
    """Return the interview whose answers stand without quotation marks, where they speak of themselves or their questions to somebody."""
    spoken = [b for _, b in pairs if _of_person(scene, paragraphs[b], 1)]
    addressed = [a for a, _ in pairs if _of_person(scene, paragraphs[a], 2)]
    if len(spoken) < _UNQUOTED and (not spoken or len(addressed) < _UNQUOTED):
        return None
    questions = [paragraphs[a] for a, _ in pairs]
    first = [paragraphs[b] for _, b in pairs]
    speaker = _introduced(scene, [*questions, *first])
    if speaker is None:
        return None
    answers: list[Span] = []
    for number, (_, b) in enumerate(pairs):
        last = pairs[number + 1][0] if number + 1 < len(pairs) else b + 1
        answers += [span for span in paragraphs[b:last] if not _names(scene, span, speaker.name) and span not in questions]
    return Interview(speaker, tuple(answers), tuple(answers))


def _names(scene: Scene, span: Span, name: str) -> bool:
    """Return whether a paragraph names a person, as those of the one who tells of an interview do."""
    return any(m.name == name and m.kind in _PEOPLE and span.start <= m.span.start < span.end for m in scene.reading.mentions)


def _question(scene: Scene, span: Span) -> bool:
    """Return whether a paragraph ends with a question that nobody in the text is quoted with, or a label says that it is one."""
    label = re.match(r"(\w+)[.:] ", span.of(scene.text).lstrip())
    if label and fold(label[1]) in scene.words.questioners:
        return True
    return span.of(scene.text).rstrip().endswith("?") and not any(q.span.overlaps(span) for q in scene.quotes)


def _of_person(scene: Scene, span: Span, person: int) -> bool:
    """Return whether somebody speaks of himself (1) or to another (2) in a paragraph, outside quotation marks."""
    tokens = [t for s in overlapping(scene.sentences, span) for t in s.tokens]
    tokens = [t for t in tokens if t.upos in ("PRON", "VERB", "AUX", "DET", "NOUN", "PROPN") and scene.quote_at(t) is None]
    return any(f"Person={person}" in t.feats or (person == 2 and fold(t.text) in scene.words.addresses) for t in tokens)


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
    """Return the persons named in a sentence, outside quotation marks, as speakers of it."""
    cues = [cue for cue in find_cues(place) if place.scene.quote_at(place.tokens[cue.head]) is None and not cue.owned]
    found = [s for cue in cues if cue.unit.kind in ("say", "quote", "source") for i in cue.speakers
             if place.tokens[i].upos != "PRON" for s in speakers_at(place, i, ())]
    return [s for s in found if s.person and any(m.name == s.name for m in place.mentions)]


def _introduced(scene: Scene, talk: list[Span]) -> Speaker | None:
    """Return the person who answers, of those whom the lines before the first question name."""
    who = introduced(scene, talk)
    if who is None:
        return None
    state = None if who.private or len(who.codes) != 1 else who.codes[0]
    return Speaker(name=who.name or "", state=state, codes=who.codes, span=who.span, head=who.head, person=True)


def like_a_person(scene: Scene, mention: Mention) -> bool:
    """Return whether a name is a known person's, or stands as people's names do: bare, and no run of ordinary words."""
    if mention.kind != "name":
        return True
    sentence = next(s for s in scene.sentences if s.number == mention.sentence)
    inside = sentence.between(mention.span)
    before = sentence.tokens[inside[0].index - 1] if inside[0].index else None
    governed = before is not None and before.upos in ("ADP", "DET", "ADJ")
    return not governed and not all(is_word(t.text.lower(), scene.reading.document.language) for t in inside)


def asks(scene: Scene, mention: Mention) -> bool:
    """Return whether somebody is named as who wrote the text or asked the questions: in a byline, or behind "our correspondent"."""
    line = scene.text.rfind("\n", 0, mention.span.start) + 1
    before = fold(scene.text[line : mention.span.start]).replace(":", " ").split()
    if _alone(scene, line, mention):
        return True
    if before and before[0] in scene.words.bylines and len(before) <= _BYLINE:
        return True
    return bool(set(before[-_NEAR:]) & scene.words.interviewers)


def _alone(scene: Scene, line: int, mention: Mention) -> bool:
    """Return whether a name has its line below the title to itself, or only with a date, as a byline has."""
    end = scene.text.find("\n", mention.span.end)
    end = len(scene.text) if end < 0 else end
    if not line or mention.kind == "role" or mention.span.end - mention.span.start != len(mention.name or ""):
        return False
    rest = scene.text[line : mention.span.start] + scene.text[mention.span.end : end]
    dated = [t.span.of(scene.text) for t in scene.reading.times if line <= t.span.start < end]
    for words in dated:
        rest = rest.replace(words, "")
    return not any(len(word) > 1 for word in re.findall(r"[^\W\d_]+", rest)) or (bool(dated) and len(rest.split()) <= _BYLINE)


def introduced(scene: Scene, talk: Sequence[Span]) -> Mention | None:
    """Return the person whom an interview introduces, before its questions and answers or else behind them.

    Questions and answers speak of others by name and hardly of the one who answers; before all others count those who hold an
    office or speak for themselves.
    """
    start, end = min(span.start for span in talk), max(span.end for span in talk)
    named = [m for m in scene.reading.mentions if m.name and m.kind in _PEOPLE and not asks(scene, m)]
    for around in ([m for m in named if m.span.end <= start], [m for m in named if m.span.start >= end]):
        known = [m for m in around if m.codes or m.private or " " in (m.name or "")]
        if known:
            inside = Counter(m.name for m in named if any(span.start <= m.span.start < span.end for span in talk))
            outside = Counter(m.name for m in around)
            return min(known, key=lambda m: (not like_a_person(scene, m), inside[m.name], -outside[m.name],
                                             not (m.codes or m.private), m.span.start))
    return None
