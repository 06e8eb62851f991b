"""When the news of a text takes place: the date of acts that are told without one.

News tells its acts one after another and names the day once. What its sentences go on to tell in the past or the perfect took
place then, until the text turns to another time; what they mention in passing (in a noun, a relative clause, a pluperfect)
may be old and stays undated.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from chancery.find.grammar import Grammar
from chancery.find.match import Match
from chancery.find.times import NOT_WHEN
from chancery.find.times_clauses import BULLETS, clause_of, opens_entry, tense
from chancery.find.times_scan import PAST, PRESENT
from chancery.find.tree import CLAUSAL, Tree, plain
from chancery.model import Document, Interval, Reading, Sentence, Span, TimeExpression, Token

# A heading has at most so many words.
_HEADING = 16
# What lies further back than this is no news.
_NEWS_DAYS = 12
# Later paragraphs go on from a time told as exactly as this.
_EXACT = 2
# A day of writing known less closely than this sets no date by itself.
_LONGEST = 31
_ASIDE = NOT_WHEN | {"until", "attributive"}
# Clauses whose times are not those of the sentence.
_BELOW = frozenset({"acl", "amod", "advcl", "ccomp", "csubj"})
# What follows an old time is told to have taken place from then on, if it is no older than this.
_SEQUEL_DAYS = 1100
# Words for a time that nobody can tell ("a few years ago", "over the last two months"): not the day of the news.
# What is told in the perfect in a later sentence than this is no news of the day, in languages that tell stories in the past tense.
_LEAD = 8
_LONG_AGO = frozenset({"vague", "run"})


def is_heading(document: Document, sentence: Sentence) -> bool:
    """Return whether a sentence is a short line of its own without a full stop, or opens the text."""
    last, text = sentence.tokens[-1], document.text
    alone = text[:sentence.start].rstrip(" \t").endswith("\n") and text[last.end :].lstrip(" \t").startswith("\n")
    return sentence.number == 0 or (alone and last.upos != "PUNCT" and len(sentence.tokens) <= _HEADING)


def find_settings(reading: Reading) -> dict[int, Interval | None]:
    """Return for each sentence's number the days on which what it tells took place, None where nothing says when.

    What follows a time that is no news took place between it and the day of writing, as long as the paragraph lasts.
    """
    published = reading.published
    if published is None:
        return {}
    current = news = published if published.days <= _LONGEST else None
    found: dict[int, Interval | None] = {}
    previous_end = 0
    for sentence in reading.document.sentences:
        if _new_paragraph(reading.document, previous_end, sentence.start):
            current = news
        previous_end = sentence.end
        times = _main_times(reading, sentence)
        own = times[-1].interval if times else None
        if entry := entry_date(reading, sentence):
            current = own = entry
        elif own and current and own.start < current.start and (times[-1].kind == "offset" or _looks_back(Tree.of(sentence))):
            pass  # "the day before, they had signed a pact": the story goes on where it was
        elif any(_is_news(t, published) for t in times):
            current = own = [t for t in times if _is_news(t, published)][-1].interval
            news = own if own and own.days <= max(_EXACT, published.days + 1) else news
        elif own:
            current = _onward(own, published)
        untold = any(t.sentence == sentence.number and _is_unknown(t) for t in reading.times)
        found[sentence.number] = own if times or entry else None if untold else current
    return found


def _is_unknown(time: TimeExpression) -> bool:
    """Return whether a time is one that nobody can tell; what is counted from an event may be the day of the story all the same."""
    return time.kind in _LONG_AGO or (time.interval is None and time.kind != "offset")


def _main_times(reading: Reading, sentence: Sentence) -> list[TimeExpression]:
    """Return the times of the main clauses of a sentence, none of a noun or of a clause below."""
    tree = Tree.of(sentence)
    times = [t for t in reading.times if t.sentence == sentence.number and t.interval and t.kind not in _ASIDE]
    heads = {t: [plain(tree.tokens[i].deprel) for i in _above(tree, clause_of(tree, t.span))] for t in times}
    main = [t for t in times if not _BELOW & set(heads[t]) and not (heads[t][0] == "xcomp" and _lies_ahead(t, reading.published))]
    return [t for t in main if "parataxis" not in heads[t]] or main


def _lies_ahead(time: TimeExpression, published: Interval | None) -> bool:
    return bool(published and time.interval and time.interval.start > published.end)


def _looks_back(tree: Tree) -> bool:
    """Return whether the main verb of a sentence stands in the past before the past, as its form tells."""
    root = next((t for t in tree.tokens if t.head < 0), None)
    if root is None:
        return False
    past = any("Tense=Past" in tree.tokens[k].feats for k in tree.children(root.index) if tree.tokens[k].deprel == "aux")
    return "Tense=Pqp" in root.feats or (past and "VerbForm=Part" in root.feats)


def _above(tree: Tree, index: int) -> Iterator[int]:
    yield index
    yield from tree.ancestors(index)


def _onward(told: Interval, published: Interval) -> Interval | None:
    """Return the days from a time told to the day of writing, None where that is long or lies ahead."""
    if told.start > published.end:
        return told  # still ahead: what follows is planned for then
    if told.start > published.start or told.days > _LONGEST or (published.start - told.start).days > _SEQUEL_DAYS:
        return None
    return Interval(told.start, published.end)


def entry_date(reading: Reading, sentence: Sentence) -> Interval | None:
    """Return the days that a sentence's line opens with ("17 June: ...") or has as its heading, None where it has none."""
    text = reading.document.text
    if heading := _heading(reading, sentence):
        return heading
    start = text.rfind("\n", 0, sentence.start) + 1
    first = next((t for t in reading.times if t.span.start >= start), None)
    if first is None or first.span.start > sentence.end or not opens_entry(text, first.span):
        return None
    return first.interval


def _heading(reading: Reading, sentence: Sentence) -> Interval | None:
    """Return the days of the last line above a sentence that is a date and no more, None where that is the date of writing."""
    text, published = reading.document.text, reading.published
    alone = [t for t in reading.times if t.span.end <= sentence.start and t.interval and _fills_line(text, t.span)]
    last = alone[-1].interval if alone else None
    return last if last and published and last.end < published.start else None


def _fills_line(text: str, span: Span) -> bool:
    before, after = text[: span.start].rpartition("\n")[2], text[span.end :].partition("\n")[0]
    return not (before + after).strip(BULLETS + ":.")


def _new_paragraph(document: Document, end: int, start: int) -> bool:
    return "\n" in document.text[end:start]


def _is_news(time: TimeExpression, published: Interval) -> bool:
    """Return whether a time lies in the days before the day of writing."""
    interval = time.interval
    if interval is None or interval.days > max(_NEWS_DAYS, published.days + 7):
        return False
    return interval.start >= published.start - dt.timedelta(days=_NEWS_DAYS) and interval.start <= published.end


def is_told_now(tree: Tree, match: Match, grammar: Grammar) -> bool:
    """Return whether an act is told in the present tense: it goes on, and no time of the story before is its own."""
    head = match.head if match.unit.pos != "n" else tree.tokens[match.head].head
    if head < 0 or "VerbForm=Fin" not in tree.tokens[head].feats or tense(tree, head, grammar, match.unit.language) != PRESENT:
        return False
    above = tree.tokens[head].head
    told = plain(tree.tokens[head].deprel) == "ccomp" or _opens_content(tree, head, grammar)
    return not (told and tense(tree, above, grammar, match.unit.language) == PAST)  # "announced that it leaves": it did then


def _opens_content(tree: Tree, head: int, grammar: Grammar) -> bool:
    """Return whether a clause opens with a word for what is told, whatever the parser makes of it."""
    return plain(tree.tokens[head].deprel) == "advcl" and any(
        tree.tokens[k].text.lower() in grammar.contents for k in tree.children(head, "mark"))


def is_fresh(setting: Interval | None, published: Interval | None) -> bool:
    """Return whether the days of a setting are those of the writing, so that the present tense may tell of them."""
    return setting is not None and published is not None and setting.start >= published.start


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
    if _goes_on(tree, verb) and not {"Tense=Pres", "Tense=Imp"} & set(verb.feats.split("|")):
        return not _pluperfect(tree, head, grammar)
    told = plain(verb.deprel) in ("ccomp", "parataxis") or _opens_content(tree, head, grammar)
    if not told and (plain(verb.deprel) in ("acl", "amod", "advcl") or verb.deprel in CLAUSAL):
        return False
    if tree.sentence.number > _LEAD and any(tree.tokens[k].text.lower() in grammar.perfects for k in tree.children(head, "aux")):
        return False  # "has moved troops to the border": nobody says when
    beside = [tree.tokens[k] for k in tree.children(head, "advmod", "obl")]
    if any(t.index not in match.tokens and {t.lemma.lower(), t.text.lower()} & grammar.habits for t in beside):
        return False
    if match.unit.type == "REJECT" and "Tense=Pres" in verb.feats and "VerbForm=Fin" in verb.feats:
        return False  # who refuses, goes on refusing
    return not _pluperfect(tree, head, grammar)


def _goes_on(tree: Tree, verb: Token) -> bool:
    """Return whether a relative clause behind a comma carries the story on: "the president, who rang his colleague"."""
    if verb.head < 0 or not (verb.deprel.endswith("relcl") or (verb.deprel == "acl" and _is_relative(tree, verb.index))):
        return False
    first = min((i for i in (verb.index, *tree.clause(verb.index)) if tree.tokens[i].upos != "PUNCT"), default=0)
    return first > 0 and tree.tokens[first - 1].text == ","


def _is_relative(tree: Tree, index: int) -> bool:
    """Return whether a clause has a relative pronoun, by which alone some treebanks tell a relative clause."""
    return any("PronType=Rel" in tree.tokens[k].feats or "PronType=Int,Rel" in tree.tokens[k].feats for k in tree.kids[index])


def _pluperfect(tree: Tree, head: int, grammar: Grammar) -> bool:
    """Return whether a verb stands in the past before the past: "had met", "had getekend", "încheiase"."""
    if "Tense=Pqp" in tree.tokens[head].feats:
        return True
    return any(tree.tokens[k].text.lower() in grammar.pluperfects for k in tree.children(head, "aux"))
