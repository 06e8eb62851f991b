"""Measure how often records of each raw score are right, and turn scores into shares.

usage: calibrate.py [--write] [--limits FILE]

The shares are fitted on gold/documents and the studied articles of gold/fresh, kind by kind and never falling with the score, and held
against gold/samples and the articles of gold/fresh that were only scored, on which nothing was fitted. `--write` puts them into
src/chancery/world/confidence.toml, from where the reader takes them; `--limits` writes the table of reliability into a page.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from documents import Annotated, load_documents
from folds import load_fresh
from gate import DOCUMENTS, SAMPLE_TEXTS, SAMPLES
from limits import Reliability, write_reliability
from score import KINDS, score_document

from chancery.find import STAGES
from chancery.find.confidence import Step, find_confidence, worth
from chancery.lang import load_pack
from chancery.model import Document, Reading
from chancery.parse import load_parser, parse_document
from chancery.parse.boilerplate import mark_boilerplate
from chancery.pipeline import with_language
from chancery.world import load_world

TABLE = Path(__file__).parents[1] / "src" / "chancery" / "world" / "confidence.toml"
HEAD = """# What raw scores are worth, by kind of record: of the records of annotated articles whose raw score is at least `raw` and below
# the next step's, the share `right` is right in its core; it rests on `records` of them. Written by gold/calibrate.py, which says how;
# docs/limits.md says how far to trust it.
"""

# A step rests on at least so many records, where there are as many: fewer say next to nothing.
_LEAST = 20


@dataclass(frozen=True, slots=True)
class Mark:
    """A record's raw score, and whether it is right."""

    raw: float
    right: bool


@dataclass(frozen=True, slots=True)
class Block:
    """Records of neighbouring raw scores: from which score on, how many are right, of how many."""

    raw: float
    right: int
    records: int

    @property
    def share(self) -> float:
        """The share right, by the rule of succession: one more right and one more wrong, so that few records never make a certainty."""
        return round((self.right + 1) / (self.records + 2), 2)

    def __add__(self, other: Block) -> Block:
        return Block(min(self.raw, other.raw), self.right + other.right, self.records + other.records)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the steps and what they are worth elsewhere; return 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the steps into confidence.toml")
    parser.add_argument("--limits", type=Path, metavar="FILE", help="write the table of reliability into this page")
    options = parser.parse_args(arguments)
    fitted = marks([*load_documents(DOCUMENTS, DOCUMENTS), *load_fresh("studied")])
    elsewhere = marks([*load_documents(SAMPLES, SAMPLE_TEXTS), *load_fresh("scored")])
    steps = {kind: fit(fitted[kind]) for kind in KINDS}
    rows = [row for kind in KINDS for row in reliability(kind, steps[kind], fitted[kind], elsewhere[kind])]
    for row in rows:
        print(row)
    if options.write:
        TABLE.write_text(as_toml(steps), encoding="utf-8")
    if options.limits:
        write_reliability(options.limits, rows)
    return 0


def marks(documents: Iterable[Annotated]) -> dict[str, list[Mark]]:
    """Return the raw score of every record read from the documents, by kind, and whether it is right; sums of money are not scored."""
    found: dict[str, list[Mark]] = {kind: [] for kind in KINDS}
    for document in documents:
        reading = read_raw(document).to_json()
        extra = score_document(document.name, document.gold, reading, document.text).extra
        for kind in KINDS:
            wrong = {record["id"] for record in extra[kind]}
            scored = [record for record in reading[kind] if record.get("measure") != "money"]
            found[kind] += [Mark(record["confidence"], record["id"] not in wrong) for record in scored]
    return found


def read_raw(document: Annotated) -> Reading:
    """Return the reading of a document with raw scores: by all stages but the one that turns them into shares."""
    named = with_language(Document(id=document.name, text=document.text))
    pack, world = load_pack(named.language), load_world()
    reading = Reading(document=parse_document(mark_boilerplate(named, pack), load_parser("shipped"), pack))
    for stage in STAGES:
        if stage is not find_confidence:
            reading = stage(reading, pack, world)
    return reading


def fit(found: Iterable[Mark], least: int = _LEAST) -> tuple[Step, ...]:
    """Return steps that never fall with the raw score: neighbours that would, or that are too few, are pooled (pool adjacent violators)."""
    counts: dict[float, Block] = {}
    for mark in found:
        block = Block(mark.raw, int(mark.right), 1)
        counts[mark.raw] = counts[mark.raw] + block if mark.raw in counts else block
    pooled: list[Block] = []
    for block in sorted(counts.values(), key=lambda block: block.raw):
        pooled.append(block)
        while len(pooled) > 1 and (pooled[-2].share >= pooled[-1].share or pooled[-2].records < least):
            last = pooled.pop()
            pooled[-1] += last
    while len(pooled) > 1 and pooled[-1].records < least:
        last = pooled.pop()
        pooled[-1] += last
    return tuple(Step(raw=block.raw, right=block.share, records=block.records) for block in pooled)


def reliability(kind: str, steps: Sequence[Step], fitted: Sequence[Mark], elsewhere: Sequence[Mark]) -> list[Reliability]:
    """Return, for each step, what it says and how many records on it are right in both sets of documents."""
    rows = []
    for step in steps:
        on = [[mark.right for mark in found if worth(mark.raw, steps) == step.right] for found in (fitted, elsewhere)]
        rows.append(Reliability(kind=kind, raw=step.raw, told=step.right, right=sum(on[0]), records=len(on[0]),
                                right_elsewhere=sum(on[1]), records_elsewhere=len(on[1])))
    return rows


def as_toml(steps: Mapping[str, Sequence[Step]]) -> str:
    """Return the contents of confidence.toml."""
    lines = [HEAD]
    for kind, several in steps.items():
        lines += [f"{kind} = [", *(f"    {{ raw = {s.raw}, right = {s.right}, records = {s.records} }}," for s in several), "]", ""]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
