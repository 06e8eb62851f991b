"""Say where the errors of the reader come from: score its events again, with one stage after the other taken as perfect.

usage: ablate.py [--fold worked|aside] [--language CODE]

Each row of the first table answers "what if this stage were perfect". No stage can be given gold and the later ones run on it, but for the
publication date: the annotations are of records, not of mentions or trees. So a stage is perfect where its errors are forgiven in the
scoring, which shows the most that mending it alone could bring. "Detection alone" asks only for an event in the same
sentence. "Merge" takes the events as they went into the merge, and leaves those out that repeat one that is right.

The second table counts the missed events by what the reader made of the sentence of their evidence; of several reasons the first that
holds counts, in the order of `reason_of`. The third counts them by the length of that sentence: no gold trees exist for these articles, so
what the parser costs can't be measured, and whether more is missed in longer sentences is the nearest sign of it.

The articles are those of ../shared/gold, by fold; where they are absent, those of gold/documents. Only sums are printed.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from documents import Annotated, load_documents
from folds import FOLDS, SHARED, _is_of
from gate import DOCUMENTS
from rich.console import Console
from rich.table import Table

# The rule of the scorer, part by part: a stage that is forgiven is the same rule with one part left out.
from score import Record, Tally, _codes, _days, _event_core, _event_strict, _pair, _place, _sentence, score_document

from chancery.errors import DocumentError
from chancery.find import STAGES
from chancery.find.merge import merge
from chancery.lang import load_pack
from chancery.model import Document, Dropped, Interval, Reading, Sentence
from chancery.parse import load_parser, parse_document
from chancery.parse.boilerplate import mark_boilerplate
from chancery.pipeline import with_language
from chancery.world import load_world

# Says what keeps two events from agreeing strictly; None where they don't even agree in their core.
Rule = Callable[[Record, Record, str], frozenset[str] | None]

DIRECTION, STATUS, MODE, DATE = "who acted on whom", "status", "mode", "date"
STRICT = {"dates": {DATE}, "direction": {DIRECTION}, "status": {STATUS}, "mode": {MODE}, "all four": {DATE, DIRECTION, STATUS, MODE}}

# The id of a lexical unit in a reason: which words they are is more than a sum.
_UNIT = re.compile(r"\S+/\S+:\d+")

# Lengths of sentences in tokens, with punctuation: short, middling, long.
LENGTHS = ((15, "up to 15"), (30, "16 to 30"), (sys.maxsize, "over 30"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pass:
    """One annotated document with its events as read, as read with the publication date given, and as they went into the merge."""

    document: Annotated
    reading: Reading | None
    events: Sequence[Record]
    dated: Sequence[Record]
    unmerged: Sequence[Record]

    @property
    def gold(self) -> Sequence[Record]:
        """The events expected of the document."""
        return list(self.document.gold["events"])


def main(arguments: Sequence[str] | None = None, shared: Path = SHARED) -> int:
    """Print the tables of both folds, or of one, or of gold/documents where there are no folds; return 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fold", choices=FOLDS, help="one fold only")
    parser.add_argument("--language", metavar="CODE", help="articles in one language only")
    options = parser.parse_args(arguments)
    console = Console(width=110)
    for title, documents in _sets(shared, FOLDS if options.fold is None else (options.fold,)):
        chosen = [d for d in documents if options.language in (None, d.gold["document"]["language"])]
        passes = [read_pass(document) for document in chosen]
        console.print(f"[bold]{title}: {len(passes)} articles", highlight=False)
        for table in (stage_table(passes), reason_table(passes), length_table(passes)):
            console.print(table)
    return 0


def _sets(shared: Path, folds: Iterable[str]) -> Iterable[tuple[str, list[Annotated]]]:
    """Yield a title and documents for each fold; files of a fold that is not asked for are not opened."""
    if not shared.is_dir():
        print(f"{shared} is absent: there are no folds, and what is scored is gold/documents.", file=sys.stderr)
        yield DOCUMENTS.name, load_documents(DOCUMENTS, DOCUMENTS)
        return
    for fold in folds:
        yield fold, load_documents(shared, shared / "texts", wanted=partial(_is_of, fold))


def read_pass(document: Annotated) -> Pass:
    """Return the events of a document with and without its publication date given, and before the merge; none where it can't be read."""
    try:
        named = with_language(Document(id=document.name, text=document.text))
    except DocumentError:
        return Pass(document=document, reading=None, events=(), dated=(), unmerged=())
    parsed = parse_document(mark_boilerplate(named, load_pack(named.language)), load_parser("shipped"), load_pack(named.language))
    days = _days(document.gold["document"].get("published"))
    before, after = run_stages(parsed)
    dated = run_stages(replace(parsed, date=Interval(*days)))[1] if days else after
    return Pass(document=document, reading=after, events=_events(after), dated=_events(dated), unmerged=_events(before))


def run_stages(parsed: Document) -> tuple[Reading, Reading]:
    """Return the reading of a parsed document as it goes into the merge, and as it comes out of the last stage."""
    pack, world = load_pack(parsed.language), load_world()
    reading = before = Reading(document=parsed)
    for stage in STAGES:
        if stage is merge:
            before = reading
        reading = stage(reading, pack, world)
    return before, reading


def _events(reading: Reading) -> list[dict[str, Any]]:
    return list(reading.to_json()["events"])


def as_scored(want: Record, have: Record, text: str) -> frozenset[str] | None:
    """Return what keeps two events from agreeing strictly, by the rule of score.py."""
    if not _event_core(want, have, text):
        return None
    return frozenset(what for what, same in _event_strict(want, have).items() if not same)


def detection(want: Record, have: Record, text: str) -> frozenset[str] | None:
    """Return nothing amiss where two events are told in one sentence, whatever they are."""
    return frozenset() if in_one_sentence(want, have, text) else None


def typing_perfect(want: Record, have: Record, text: str) -> frozenset[str] | None:
    """Return what is amiss where the type is forgiven to events of one sentence with the same parties; a mode falls with its type."""
    if (found := as_scored(want, have, text)) is not None:
        return found
    same = _codes(want, "actors", "recipients") == _codes(have, "actors", "recipients")
    return _amiss(want, have, MODE) if same and in_one_sentence(want, have, text) else None


def parties_perfect(want: Record, have: Record, text: str) -> frozenset[str] | None:
    """Return what is amiss where the parties are forgiven to events of one sentence and type; who acted on whom falls with them."""
    if (found := as_scored(want, have, text)) is not None:
        return found
    return _amiss(want, have, DIRECTION) if want["type"] == have["type"] and in_one_sentence(want, have, text) else None


def _amiss(want: Record, have: Record, forgiven: str) -> frozenset[str]:
    return frozenset(what for what, same in _event_strict(want, have).items() if not same and what != forgiven)


def in_one_sentence(want: Record, have: Record, text: str) -> bool:
    """Return whether the evidence of an event overlaps the sentence of the expected event's evidence, as statements are held together."""
    wanted, had = _place(want, text), _place(have, text)
    if wanted is None or had is None:
        return False
    start, end = _sentence(wanted, text)
    return start < had[1] and had[0] < end


def count(gold: Sequence[Record], found: Sequence[Record], text: str, rule: Rule = as_scored,
          forgiven: Iterable[str] = (), *, once: bool = False) -> Tally:
    """Return how many events are right by a rule.

    Args:
        forgiven: what may differ in events that agree strictly.
        once: leave events that agree with an expected event that has its partner already out of those found.
    """
    fits = [{j: wrong - set(forgiven) for j, have in enumerate(found) if (wrong := rule(want, have, text)) is not None} for want in gold]
    pairs = _pair([sorted(row, key=lambda j: len(row[j])) for row in fits])
    strict = _pair([[j for j, wrong in row.items() if not wrong] for row in fits])
    again = {j for row in fits for j in row} - set(pairs.values()) if once else set()
    return Tally(gold=len(gold), found=len(found) - len(again), core=len(pairs), strict=len(strict))


def stage_table(passes: Sequence[Pass]) -> Table:
    """Return the figures of events, one row for each stage taken as perfect."""
    rows = Table(title="events, were one stage perfect")
    for heading in ("perfect", "expected", "found", "precision", "recall", "core F1", "strict F1"):
        rows.add_column(heading, justify="left" if heading == "perfect" else "right")
    for name, tally in stage_tallies(passes).items():
        rows.add_row(name, str(tally.gold), str(tally.found), f"{tally.precision:.3f}", f"{tally.recall:.3f}", f"{tally.f1:.3f}",
                     "" if name == "detection alone" else f"{tally.strict_f1:.3f}")
    return rows


def stage_tallies(passes: Sequence[Pass]) -> dict[str, Tally]:
    """Return how many events of all documents are right, by the stage that is taken as perfect."""
    def over(found: Callable[[Pass], Sequence[Record]], rule: Rule = as_scored, forgiven: Iterable[str] = (), once: bool = False) -> Tally:
        return sum((count(p.gold, found(p), p.document.text, rule, forgiven, once=once) for p in passes), Tally())

    def read(one: Pass) -> Sequence[Record]:
        return one.events

    return {
        "as is": over(read),
        "publication date": over(lambda one: one.dated),
        "detection alone": over(read, detection),
        "type": over(read, typing_perfect),
        "parties": over(read, parties_perfect),
        "no merge at all": over(lambda one: one.unmerged),
        "merge": over(lambda one: one.unmerged, once=True),
        **{name: over(read, forgiven=forgiven) for name, forgiven in STRICT.items()},
    }


def reason_table(passes: Sequence[Pass]) -> Table:
    """Return why expected events were missed, the commonest reason first."""
    counts = Counter(reason_of(want, one) for one in passes for want in missed(one, one.events))
    rows = Table(title=f"missed events, by what was made of their sentence ({counts.total()})")
    for heading in ("reason", "events", "share"):
        rows.add_column(heading, justify="left" if heading == "reason" else "right")
    for reason, number in counts.most_common():
        rows.add_row(reason, str(number), f"{number / counts.total():.3f}")
    return rows


def missed(one: Pass, found: Sequence[Record]) -> list[Record]:
    """Return the expected events of a document that have no partner among those found."""
    document = one.document
    return list(score_document(document.name, document.gold, {"events": found}, document.text).missed["events"])


def _sentence_of(want: Record, one: Pass) -> Sentence | None:
    place = _place(want, one.document.text)
    return one.reading.document.sentence_at(place[0]) if one.reading and place else None


def reason_of(want: Record, one: Pass) -> str:
    """Return why an expected event was missed: the first reason that holds."""
    sentence = _sentence_of(want, one)
    if sentence is None or one.reading is None:
        return "no sentence: the article was not read, or not there"
    text = one.document.text
    told = [e for e in one.unmerged if (place := _place(e, text)) and place[0] < sentence.end and sentence.start < place[1]]
    drops = [d for d in one.reading.dropped if d.kind == "event" and sentence.span.overlaps(d.span)]
    if any(as_scored(want, have, text) is not None for have in told):
        again = any(want is other for other in missed(one, one.unmerged))
        return "number: found once, where more of them are told" if again else "merge: found, and folded into another event"
    if own := next((d for d in drops if type_of(d) == want["type"]), None):
        return f"dropped: {_UNIT.sub('another unit', own.reason)}"
    # Those that are right for another expected event say nothing of this one.
    wrong = [have for have in told if not any(as_scored(other, have, text) is not None for other in one.gold)]
    if any(have["type"] == want["type"] for have in wrong):
        return "reference: its type, with other parties"
    if any(_codes(have, "actors", "recipients") == _codes(want, "actors", "recipients") for have in wrong):
        return "typing: its parties, with another type"
    if not told and not drops:
        mentioned = any(m.sentence == sentence.number for m in one.reading.mentions)
        return "words: no lexical unit in the sentence" if mentioned else "words: no actor in the sentence, so none was looked for"
    if wrong:
        return "other: an event of another type, with other parties"
    return "other: nothing more of its type in the sentence"


def type_of(drop: Dropped) -> str:
    """Return the type of the lexical unit that an event was dropped for.

    >>> from chancery.model import Span
    >>> type_of(Dropped(kind="event", span=Span(0, 4), rule="nl/events/consult.tsv:12", reason="asked, not told"))
    'CONSULT'
    """
    return drop.rule.rpartition("/")[2].partition(".")[0].upper()


def length_table(passes: Sequence[Pass]) -> Table:
    """Return how many expected events were missed, by the length of the sentence in which they are told."""
    every = Counter(length_of(sentence) for one in passes for want in one.gold if (sentence := _sentence_of(want, one)))
    lost = Counter(length_of(sentence) for one in passes for want in missed(one, one.events) if (sentence := _sentence_of(want, one)))
    rows = Table(title="missed events, by the length of their sentence (no gold trees: see --help)")
    for heading in ("tokens", "expected", "missed", "share"):
        rows.add_column(heading, justify="left" if heading == "tokens" else "right")
    for _, name in LENGTHS:
        rows.add_row(name, str(every[name]), str(lost[name]), f"{lost[name] / every[name]:.3f}" if every[name] else "")
    return rows


def length_of(sentence: Sentence) -> str:
    """Return which of the lengths a sentence has."""
    return next(name for most, name in LENGTHS if len(sentence.tokens) <= most)


if __name__ == "__main__":
    sys.exit(main())
