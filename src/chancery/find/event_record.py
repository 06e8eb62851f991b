"""The record of an event: its type, time, place, factuality and evidence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from chancery.find.event_cast import Cast
from chancery.find.event_scene import Scene
from chancery.find.factuality import Factuality, find_factuality
from chancery.find.match import Match
from chancery.find.modes import content_mode
from chancery.find.places import find_place
from chancery.find.promised import promised_for
from chancery.find.received import receiving
from chancery.find.setting import entry_date, is_fresh, is_told_now, tells_news
from chancery.find.times import event_dates
from chancery.find.tree import plain
from chancery.model import Event, Evidence, Interval, Span

# GUIDE, "What counts": cooperative acts still to come are AGREE, a retreat still to come is CONCEDE.
FUTURE_TYPES = {"CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "RETREAT": "CONCEDE"}
_TRUCE = "ceasefire"  # in force from when it is announced, where a withdrawal is still to come
_MOST_WORDS = 12
# What is refused by saying that it will not be done, with the mode of the refusal.
_REFUSABLE = {"SUPPORT": "assist", "AID": "assist", "COOPERATE": "assist", "CONSULT": "meet", "AGREE": "change", "CONCEDE": "yield"}
# Modes of consultation among three or more; an ISO 3166 code has three letters.
_OF_MANY = ("multilateral", "third-party")
_STATE = 3
_PAIR = 2
_YEAR = 366
# A day just behind is told by its weekday ("was to meet last Thursday") and stays.
_JUST_BEHIND = 10


def make_events(scene: Scene, match: Match, cast: Cast) -> list[Event]:
    """Return the record of a match, one for each of the times that its sentence gives it."""
    if _beside(scene, match):
        return [_event(scene, match, cast, None)]
    dates = event_dates(scene.reading, scene.sentence, scene.tree.tokens[match.head].start, scene.grammar)
    return [_event(scene, match, cast, date) for date in dates or (None,)]


def _beside(scene: Scene, match: Match) -> bool:
    """Return whether a noun only says on what footing another act takes place ("at the invitation of"): its own time is unknown."""
    return match.unit.pos == "n" and "clause" in match.unit.recipients


def _event(scene: Scene, match: Match, cast: Cast, date: Interval | None) -> Event:
    unit = match.unit
    fact = _as_of(scene, match, find_factuality(scene.tree, match.head, match.words, scene.grammar), date)
    if _beside(scene, match):
        fact = Factuality("actual")  # who comes tomorrow on an invitation has been invited
    if fact.status == "actual" and (ahead_of := promised_for(scene, match)):
        date, fact = ahead_of, Factuality("future", fact.cues)
    date = _time(scene, match, fact, date)
    kind = FUTURE_TYPES.get(unit.type, unit.type) if fact.status == "future" else unit.type
    if unit.type == "ACCUSE" and fact.status == "negated" and not fact.denied:
        # GUIDE: who does not condemn declines to; whom it spares is no recipient.
        kind, fact, cast = "REJECT", Factuality("actual", fact.cues), Cast(cast.actors, cast.recipients.without(cast.recipients.codes))
    refused = unit.pos == "v" and fact.willed and unit.type in _REFUSABLE
    if refused:
        kind, fact, cast = "REJECT", Factuality("actual", fact.cues), _refusal(scene, match, cast)
    if unit.type == "REJECT" and fact.status == "future" and _says_no(scene, match):
        fact = Factuality("actual", fact.cues)  # who says that he will not come has refused
    words = sorted(match.tokens)
    evidence = Evidence.of(_evidence_span(scene, words, cast), scene.reading.document.text)
    return Event(
        type=kind, mode=_REFUSABLE[unit.type] if refused else _mode(scene, match, kind, cast),
        actors=cast.actors.codes, recipients=cast.recipients.codes,
        who=tuple(dict.fromkeys([*cast.actors.who, *cast.recipients.who])),
        date=date, place=find_place(scene.tree, match.head, scene.parties.at, scene.grammar), status=fact.status,
        evidence=evidence, roles=(*cast.actors.roles("actors"), *cast.recipients.roles("recipients")),
        rule=unit.id, confidence=_confidence(match, cast),
    )


def _says_no(scene: Scene, match: Match) -> bool:
    """Return whether a negation is one of a unit's own words: "will not attend"."""
    return any(scene.tree.tokens[i].text.lower() in scene.grammar.negations for i in match.words)


def _time(scene: Scene, match: Match, fact: Factuality, date: Interval | None) -> Interval | None:
    """Return when an act took or takes place: the time told with it, else that of the story where the act belongs to that."""
    if date and fact.status in ("future", "hypothetical"):
        date = _still_ahead(date, scene.reading.published)
    ahead = _is_ahead(scene.setting, scene.reading.published)
    if date is None and fact.status == "future" and ahead:
        return scene.setting
    if date is None and fact.status in ("actual", "negated") and not ahead and not _beside(scene, match):
        supported = scene.frame.supporter(match.head) is not None or receiving(scene, match) is not None
        return _setting(scene, match) if tells_news(scene.tree, match, scene.grammar, supported) else None
    return date


def _is_ahead(setting: Interval | None, published: Interval | None) -> bool:
    """Return whether the days of a setting are still to come."""
    return setting is not None and published is not None and setting.start > published.end


def _setting(scene: Scene, match: Match) -> Interval | None:
    """Return when the sentence's story takes place; the present tense tells of it only in a list of dates or on the day of writing."""
    if is_told_now(scene.tree, match, scene.grammar) and not entry_date(scene.reading, scene.sentence):
        return scene.setting if is_fresh(scene.setting, scene.reading.published) else None
    return scene.setting


def _mode(scene: Scene, match: Match, kind: str, cast: Cast) -> str | None:
    """Return the mode of an act: what needs three parties and has two is a plain meeting, unless one is an organisation."""
    if kind != match.unit.type:
        return None
    mode = content_mode(scene.tree, match)
    codes = {*cast.actors.codes, *cast.recipients.codes}
    if kind == "CONSULT" and (len(codes) == 1 or (mode is None and len(codes) > _PAIR)):
        return "multilateral"
    return None if mode in _OF_MANY and len(codes) == 2 and all(len(code) == _STATE for code in codes) else mode


def _refusal(scene: Scene, match: Match, cast: Cast) -> Cast:
    """Return who refuses whom: of a meeting that will not be, its subject the others."""
    if cast.recipients.codes:
        return cast
    subject = scene.parties.of_words(scene.frame.subjects(match.head))
    others = cast.actors.without(subject.codes)
    return Cast(cast.actors.without(others.codes), others) if others.codes and subject.codes else cast


def _still_ahead(date: Interval, published: Interval | None) -> Interval | None:
    """Return the time of an act to come: a month or day named without its year that lies just behind is that of next year."""
    if published is None or (published.start - date.end).days < _JUST_BEHIND:
        return date
    if (published.start - date.start).days > _YEAR:
        return None  # of another act
    return Interval(_next_year(date.start), _next_year(date.end))


def _next_year(day: dt.date) -> dt.date:
    return day.replace(year=day.year + 1, day=min(day.day, 28) if day.month == 2 else day.day)


def _to_be(scene: Scene, match: Match) -> bool:
    """Return whether a noun for a withdrawal or release is what somebody announces: GUIDE has that still to come."""
    token = scene.tree.tokens[match.head]
    above = scene.tree.tokens[token.head] if match.unit.pos == "n" and plain(token.deprel) == "obj" else None
    return above is not None and above.lemma.lower() in scene.grammar.plans & scene.grammar.support


def _as_of(scene: Scene, match: Match, fact: Factuality, date: Interval | None) -> Factuality:
    """Return the factuality with a date after the document's taken as future ("visits Minsk next week")."""
    published = scene.reading.published
    ahead = date and published and (date.start > published.end or (date.end > published.end and _announced(scene, match)))
    ahead = ahead or (date is None and published is None and _counts_forward(scene, match))
    ahead = ahead or (match.unit.type == "RETREAT" and match.unit.mode != _TRUCE and _to_be(scene, match))
    return Factuality("future", fact.cues) if fact.status == "actual" and ahead else fact


def _counts_forward(scene: Scene, match: Match) -> bool:
    """Return whether the clause of an act counts forward from a day of writing that nobody knows: "travels to Berlin next week"."""
    clause = scene.tree.clause_head(match.head)
    times = (t for t in scene.reading.times if t.sentence == scene.sentence.number and t.ahead)
    return any(scene.tree.clause_head(w.index) == clause for t in times for w in scene.sentence.between(t.span))


def _announced(scene: Scene, match: Match) -> bool:
    """Return whether a verb in the present tense is what somebody announces: "says that it pulls out its troops this month"."""
    tokens, tree = scene.tree.tokens, scene.tree
    verb = tokens[match.head]
    finite = [verb, *(tokens[i] for i in tree.children(match.head, "aux"))]
    present = any("Tense=Pres" in t.feats and "VerbForm=Fin" in t.feats for t in finite) and "VerbForm=Part" not in verb.feats
    return present and plain(verb.deprel) == "ccomp"


def _confidence(match: Match, cast: Cast) -> float:
    """Return a raw score between 0 and 1; find_confidence turns it into a share right."""
    score = 0.75 + 0.05 * min(len(match.words), 2)
    score -= 0.2 if match.loose else 0.0
    score -= 0.15 if not match.unit.reciprocal and not (cast.actors.codes and cast.recipients.codes) else 0.0
    score -= 0.1 if match.unit.pos == "n" else 0.0
    return round(score, 2)


def _evidence_span(scene: Scene, words: list[int], cast: Cast) -> Span:
    """Return 3 to 12 words around those of the unit, reaching for the parties while there is room."""
    tokens = scene.tree.tokens
    first, last = _core(words)
    wanted = sorted(_party_tokens(scene, cast), key=lambda i: min(abs(i - first), abs(i - last)))
    for index in wanted:
        new_first, new_last = min(first, index), max(last, index)
        if new_last - new_first < _MOST_WORDS:
            first, last = new_first, new_last
    while last - first < 2 and (first > 0 or last < len(tokens) - 1):
        if last < len(tokens) - 1:
            last += 1
        if last - first < 2 and first > 0:
            first -= 1
    return Span(tokens[first].start, tokens[last].end)


def _core(words: list[int]) -> tuple[int, int]:
    first, last = words[0], words[-1]
    if last - first < _MOST_WORDS:
        return first, last
    return (words[-2] if last - words[-2] < _MOST_WORDS else last), last


def _party_tokens(scene: Scene, cast: Cast) -> Iterable[int]:
    for _, start, end in (*cast.actors.spans, *cast.recipients.spans):
        for token in scene.sentence.between(Span(start, end)):
            yield token.index
