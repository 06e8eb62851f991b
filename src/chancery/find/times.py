"""When: expressions of time to the days that they stand for, and the time of an act in its sentence."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from chancery.find.dating import date_document
from chancery.find.grammar import Grammar
from chancery.find.times_anchors import Told, counted_from
from chancery.find.times_clauses import clause_of, inside, opens_entry, scan_document, tense
from chancery.find.times_grammar import fold_in_place, load_times
from chancery.find.times_scan import PAST, PRESENT, Found
from chancery.find.times_values import resolve_within
from chancery.find.tree import CLAUSAL, Tree, plain
from chancery.lang import Pack, load_pack
from chancery.model import Interval, Reading, Sentence, TimeExpression
from chancery.world import World

# Kinds that do not say when an act of their sentence took place.
NOT_WHEN = frozenset({"since", "run", "duration", "vague"})
# Kinds that say it of the noun that they stand with.
_OF_NOUN = frozenset({"attributive", "since"})
# Relations of a clause that tells what its line is about.
_ADJUNCTS = ("acl", "advcl", "amod")
_FIRST_WORDS = 1
_MAIN = ("root", "parataxis", "conj")
_GENITIVES = ("nmod:poss",)
_ATTRIBUTES = ("compound", "nmod:unmarked", "amod")
# Clauses that tell what was said or known: the time of the saying is not theirs.
_CONTENT = frozenset({"ccomp", "csubj"})


def find_times(reading: Reading, pack: Pack, world: World) -> Reading:
    """Return the reading dated and with its expressions of time, read against the day of writing."""
    dated = date_document(reading, pack, world)
    times: list[TimeExpression] = []
    leads = frozenset(lead.replace(" ", "_") for lead in pack.settings("occasions").get("leads", ()))
    told: list[Told] = []
    for read in scan_document(dated.document, load_times(pack)):
        item = _told_on(read)
        sentence = dated.document.sentence_at(item.span.start)
        number = sentence.number if sentence else -1
        interval = resolve_within(item, dated.published, counted_from(item, number, told, dated.published))
        if interval:
            told.append(Told(interval, number, item))
        if sentence is not None:
            times.append(_of_noun(_expression(item, sentence.number, interval), sentence, leads))
    return replace(dated, times=tuple(times))


def _told_on(found: Found) -> Found:
    """Return an expression that a story in the past counts from the day told ("the next month") as one so counted."""
    counted = found.fields.get("narrated") and found.told == PAST
    return replace(found, value="after", kind="offset") if counted else found


def _expression(found: Found, sentence: int, interval: Interval | None) -> TimeExpression:
    ahead = found.value == "shift" and found.fields.get("sign") == 1
    return TimeExpression(span=found.span, sentence=sentence, interval=interval, kind=found.kind, rule=f"times:{found.rule}", ahead=ahead)


def _of_noun(time: TimeExpression, sentence: Sentence, leads: frozenset[str]) -> TimeExpression:
    """Return a time marked as that of a noun ("Saturday's truce"), or as that of the act itself ("during the March trip")."""
    tree = Tree.of(sentence)
    words = inside(tree, time.span)
    top = next((i for i in sorted(words) if tree.tokens[i].head not in words), None)
    if top is None or time.kind not in ("date", "relative", "weekday", "attributive", "since"):
        return time
    noun = tree.tokens[top].head
    if noun < 0 or tree.tokens[noun].upos not in ("NOUN", "PROPN"):
        return time if time.kind != "attributive" else replace(time, kind="date")
    if time.kind not in _OF_NOUN and not _attribute(tree, time, top):
        return time
    while plain(tree.tokens[noun].deprel) == "nmod" and tree.tokens[noun].head >= 0:
        noun = tree.tokens[noun].head
    if plain(tree.tokens[noun].deprel) == "obl" and tree.case(noun) in leads:
        return replace(time, kind="date")
    return time if time.kind == "since" else replace(time, kind="attributive")


def _attribute(tree: Tree, time: TimeExpression, top: int) -> bool:
    """Return whether a time says which thing is meant: a genitive, or a word between an article and the noun ("the Wednesday meeting")."""
    relation = tree.tokens[top].deprel
    first = min(inside(tree, time.span))
    determined = tree.tokens[first].upos == "DET" or (first > 0 and tree.tokens[first - 1].upos == "DET")
    return relation in _GENITIVES or (relation in _ATTRIBUTES and determined)


def event_dates(reading: Reading, sentence: Sentence, offset: int, grammar: Grammar) -> tuple[Interval, ...]:
    """Return the days that the sentence gives for the act whose word stands at `offset`, none where it gives none.

    More than one where it names several times of one kind side by side: "their meetings in May and July" are two.
    """
    tree = Tree.of(sentence)
    home = _index_at(sentence, offset)
    told = [t for t in reading.times if t.sentence == sentence.number and t.interval]
    noun = home is not None and tree.tokens[home].upos == "NOUN"
    times = [
        t for t in told if (t.kind not in NOT_WHEN and t.kind != "attributive") or (noun and t.kind in _OF_NOUN and _head(tree, t) == home)
    ]
    clauses = _clauses(tree, home) if home is not None else []
    if clauses and clauses[0] == home and _goes_on(tree, clauses[0], times, reading, grammar):
        clauses = clauses[:1]
    below = [k for k in tree.children(clauses[0], "xcomp") if k not in clauses] if clauses else []
    if when := _when(reading, tree, told, clauses):
        return (when,)
    best: TimeExpression | None = None
    best_rank = (len(clauses) + len(below), 0)
    for time in times:
        index = _index_at(sentence, time.span.start)
        clause = clause_of(tree, time.span) if index is not None else -1
        if clause in below and _is_over(time, reading.published):
            clause = clauses[-1]  # "refused the same day to talk"
        if clause not in clauses:
            continue
        rank = (clauses.index(clause), abs(time.span.start - offset))
        if best is None or rank < best_rank:
            best, best_rank = time, rank
    best = best or _opening(tree, times, clauses)
    if best is None:
        return _since(reading, [t for t in told if t.kind == "since" and _head(tree, t) in clauses[:1]])
    if opens_entry(reading.document.text, times[0].span) and plain(tree.tokens[clauses[0]].deprel) in _MAIN:
        best = times[0]
    group = sorted([best, *_beside(best, times, tree)], key=lambda t: t.span.start)
    found = tuple(days for t in group if (days := bounded(t, reading.published)))
    if len(found) > 1 and _alternatives(group, tree, grammar.either):
        return (Interval(min(d.start for d in found), max(d.end for d in found)),)
    return found


def _goes_on(tree: Tree, clause: int, times: list[TimeExpression], reading: Reading, grammar: Grammar) -> bool:
    """Return whether a clause is told in the present and the times around it are over: "the verdict of 2013, which Beijing rejects"."""
    if tense(tree, clause, grammar, reading.document.language) != PRESENT or any(opens_entry(reading.document.text, t.span) for t in times):
        return False
    published = reading.published
    return published is not None and all(t.interval is not None and t.interval.end < published.start for t in times)


def _when(reading: Reading, tree: Tree, told: list[TimeExpression], clauses: list[int]) -> Interval | None:
    """Return the time that a clause is hung on by a word for when: "in May 2021, when it closed the border"."""
    words = _when_words(reading.document.language)
    if not clauses or not words:
        return None
    first = min((i for i in (clauses[0], *tree.clause(clauses[0])) if tree.tokens[i].upos != "PUNCT"), default=0)
    before = first - 2 if first > 1 and tree.tokens[first - 1].text == "," else first - 1
    if before < 0 or fold_in_place(tree.tokens[first].text) not in words:
        return None
    return next((t.interval for t in told if t.span.end == tree.tokens[before].end), None)


@cache
def _when_words(language: str) -> frozenset[str]:
    return frozenset(load_pack(language).settings("times").get("when", ()))


def _opening(tree: Tree, times: list[TimeExpression], clauses: list[int]) -> TimeExpression | None:
    """Return the time of a participle that opens the sentence for the act of its main clause: "Speaking on Monday, he urged ..."."""
    if not clauses or plain(tree.tokens[clauses[0]].deprel) not in _MAIN:
        return None
    for time in times:
        head = clause_of(tree, time.span)
        token = tree.tokens[head]
        first = min([head, *tree.clause(head)])
        if first <= _FIRST_WORDS and head < clauses[0] and "VerbForm=Fin" not in token.feats and plain(token.deprel) in _ADJUNCTS:
            return time
    return None


def _is_over(time: TimeExpression, published: Interval | None) -> bool:
    return bool(published and time.interval and time.interval.end <= published.end)


def _since(reading: Reading, times: list[TimeExpression]) -> tuple[Interval, ...]:
    """Return the days from a time that an act has been going on since, to the day of writing."""
    start = times[0].interval if times else None
    published = reading.published
    if start and published and start.start > published.end:
        return (start,)  # "from 2025 on"
    return (Interval(start.start, published.end),) if start and published and start.start <= published.end else ()


def _alternatives(group: list[TimeExpression], tree: Tree, either: frozenset[str]) -> bool:
    """Return whether times are joined by a word for or: "in April or early May" is one stretch."""
    between = [t for t in tree.tokens if group[0].span.end <= t.start < group[-1].span.start]
    return any(t.text.lower() in either for t in between)


def _beside(best: TimeExpression, times: list[TimeExpression], tree: Tree) -> list[TimeExpression]:
    """Return the other times that are coordinated with one and as long as it."""
    held = [t.index for t in tree.sentence.between(best.span)]
    found = []
    for time in times:
        words = [t.index for t in tree.sentence.between(time.span)]
        linked = any(plain(tree.tokens[a].deprel) == "conj" and tree.tokens[a].head in b for a, b in [
            *((i, held) for i in words), *((i, words) for i in held)])
        if time is not best and linked and time.interval and best.interval and abs(time.interval.days - best.interval.days) <= 3:
            found.append(time)
    return found


def _head(tree: Tree, time: TimeExpression) -> int | None:
    """Return the word that a time hangs on."""
    words = inside(tree, time.span)
    return next((tree.tokens[i].head for i in sorted(words) if tree.tokens[i].head not in words), None)


def bounded(time: TimeExpression, published: Interval | None) -> Interval | None:
    """Return the interval of a time; "until" runs from the day of writing where that comes before."""
    if time.kind != "until" or time.interval is None or published is None or published.start > time.interval.end:
        return time.interval
    return Interval(published.start, time.interval.end)


def _index_at(sentence: Sentence, offset: int) -> int | None:
    return next((t.index for t in sentence.tokens if t.start <= offset < t.end), None)


def _described(tree: Tree, noun: int) -> list[int]:
    """Return the participles that describe a noun or a word of its phrase: "the treaty on prisoners, signed in 2022"."""
    return [k for n in (noun, *tree.children(noun, "nmod")) for k in tree.children(n, "acl", "amod")]


def _clauses(tree: Tree, index: int) -> list[int]:
    """Return the heads of the clauses whose time is also that of a word, its own first."""
    found = [tree.clause_head(index)]
    if tree.tokens[index].upos == "NOUN" and index not in found:
        found = [*_described(tree, index), *found]
    while True:
        token = tree.tokens[found[-1]]
        wanted = "Mood=Sub" in token.feats  # a complement in the subjunctive stands for an infinitive
        if token.head < 0 or (plain(token.deprel) in _CONTENT and not wanted):
            return found
        above = tree.clause_head(token.head)
        if above in found or (token.deprel not in CLAUSAL and plain(token.deprel) not in ("conj", "xcomp")):
            return found
        found.append(above)
