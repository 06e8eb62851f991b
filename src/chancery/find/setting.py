"""When the news of a text takes place: the date of acts that are told without one.

News tells its acts one after another and names the day once. What its sentences go on to tell in the past or the perfect took
place then, until the text turns to another time; what they mention in passing (in a noun, a relative clause, a pluperfect)
may be old and stays undated.
"""

from __future__ import annotations

import datetime as dt

from chancery.find.grammar import Grammar
from chancery.find.match import Match
from chancery.find.tree import CLAUSAL, Tree, plain
from chancery.model import Document, Interval, Reading, TimeExpression

# What lies further back than this is no news.
_NEWS_DAYS = 12
# A day of writing known less closely than this sets no date by itself.
_LONGEST = 31
_NOT_WHEN = frozenset({"since", "run", "duration", "vague", "until"})
# Words for a time that nobody can tell ("a few years ago", "over the last two months"): not the day of the news.
_LONG_AGO = frozenset({"vague", "run"})


def find_settings(reading: Reading) -> dict[int, Interval | None]:
    """Return for each sentence's number the days on which what it tells took place, None where it tells of another time."""
    published = reading.published
    if published is None:
        return {}
    usual = published if published.days <= _LONGEST else None
    current = usual
    news = usual
    found: dict[int, Interval | None] = {}
    previous_end = 0
    for sentence in reading.document.sentences:
        if _new_paragraph(reading.document, previous_end, sentence.start):
            current = news
        previous_end = sentence.end
        times = [t for t in reading.times if t.sentence == sentence.number and t.interval and t.kind not in _NOT_WHEN]
        if times:
            fresh = [t for t in times if _is_news(t, published)]
            if fresh:
                current = fresh[-1].interval
                news = current
            else:
                current = None
        untold = any(t.sentence == sentence.number and t.kind in _LONG_AGO for t in reading.times)
        found[sentence.number] = None if untold and not times else current
    return found


def _new_paragraph(document: Document, end: int, start: int) -> bool:
    return "\n" in document.text[end:start]


def _is_news(time: TimeExpression, published: Interval) -> bool:
    """Return whether a time lies in the days before the day of writing."""
    interval = time.interval
    if interval is None or interval.days > max(_NEWS_DAYS, published.days + 7):
        return False
    return interval.start >= published.start - dt.timedelta(days=_NEWS_DAYS) and interval.start <= published.end


def tells_news(tree: Tree, match: Match, grammar: Grammar, supported: bool) -> bool:
    """Return whether a matched unit tells an act that took place in the sentence's own time, not one mentioned in passing.

    Args:
        supported: whether a noun has a support verb.
    """
    if match.unit.pos == "n" and not supported:
        return False
    head = match.head if match.unit.pos != "n" else tree.tokens[match.head].head
    if head < 0:
        return False
    verb = tree.tokens[head]
    if plain(verb.deprel) in ("acl", "amod", "advcl") or (verb.deprel in CLAUSAL and plain(verb.deprel) not in ("ccomp", "parataxis")):
        return False
    beside = [tree.tokens[k] for k in tree.children(head, "advmod", "obl")]
    if any(t.lemma.lower() in grammar.habits or t.text.lower() in grammar.habits for t in beside):
        return False
    if match.unit.type == "REJECT" and "Tense=Pres" in verb.feats and "VerbForm=Fin" in verb.feats:
        return False  # who refuses, goes on refusing
    return not _pluperfect(tree, head, grammar)


def _pluperfect(tree: Tree, head: int, grammar: Grammar) -> bool:
    """Return whether a verb stands in the past before the past: "had met", "had getekend", "încheiase"."""
    if "Tense=Pqp" in tree.tokens[head].feats:
        return True
    return any(tree.tokens[k].text.lower() in grammar.pluperfects for k in tree.children(head, "aux"))
