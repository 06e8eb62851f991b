"""Measure what the traits of records say of their being right, and how far the confidence told can be trusted.

usage: calibrate.py [--write] [--limits FILE]

The weights of the traits are fitted kind by kind, by logistic regression, on all annotated articles of the project: gold/documents,
gold/samples and gold/fresh. A trait of its own stands for the articles that rules were mended on, so that their better figures flatter
no others.
What is told of a record is held against the truth with weights fitted without its article, ten groups of articles in turn.
`--write` puts the weights into src/chancery/world/confidence.toml, from where the reader takes them; `--limits` writes the table of
reliability into a page.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from documents import Annotated, load_documents
from folds import load_fresh
from gate import DOCUMENTS, SAMPLE_TEXTS, SAMPLES
from limits import Reliability, write_reliability
from scipy.optimize import minimize
from score import KINDS, score_document

from chancery.find import STAGES
from chancery.find.confidence import Weights, find_confidence, worth
from chancery.find.traits import Surroundings, Traits, traits_of
from chancery.lang import load_pack
from chancery.model import Document, Reading
from chancery.parse import load_parser, parse_document
from chancery.parse.boilerplate import mark_boilerplate
from chancery.pipeline import with_language
from chancery.world import load_world

TABLE = Path(__file__).parents[1] / "src" / "chancery" / "world" / "confidence.toml"
HEAD = """# What the traits of records are worth, by kind of record, in log odds of being right: confidence is
# 1 / (1 + exp(-(base + weights of its traits))). `studied` is for articles that rules were mended on, and is left out when others are read.
# `records` says on how many records of annotated articles the weights rest. Written by gold/calibrate.py, which says how; docs/limits.md
# says how far to trust it.
"""

# Traits that fewer records have are left out, and large weights cost something: fewer say next to nothing.
_LEAST, _RIDGE = 8, 3.0
# Groups of articles that are left out in turn.
_GROUPS = 10
# Where one band of confidence ends and the next one begins.
_BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A record's traits, whether it is right, its article and whether rules were mended on that."""

    traits: Traits
    right: bool
    article: str = ""
    studied: bool = False


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what each band of confidence is worth; return 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the weights into confidence.toml")
    parser.add_argument("--limits", type=Path, metavar="FILE", help="write the table of reliability into this page")
    options = parser.parse_args(arguments)
    studied = marks([*load_documents(DOCUMENTS, DOCUMENTS), *load_fresh("studied")], studied=True)
    others = marks([*load_documents(SAMPLES, SAMPLE_TEXTS), *load_fresh("scored")], studied=False)
    both = {kind: [*studied[kind], *others[kind]] for kind in KINDS}
    rows = [row for kind in KINDS for row in reliability(kind, both[kind], told_apart(both[kind]))]
    for row in rows:
        print(row)
    if options.write:
        TABLE.write_text(as_toml({kind: fit(both[kind]) for kind in KINDS}), encoding="utf-8")
    if options.limits:
        write_reliability(options.limits, rows)
    return 0


def marks(documents: Iterable[Annotated], *, studied: bool) -> dict[str, list[Mark]]:
    """Return the traits of every record read from the documents, by kind, and whether it is right; sums of money are not scored."""
    found: dict[str, list[Mark]] = {kind: [] for kind in KINDS}
    for document in documents:
        reading = read_raw(document)
        written, around = reading.to_json(), Surroundings(reading, load_pack(reading.document.language))
        extra = score_document(document.name, document.gold, written, document.text).extra
        for kind in KINDS:
            wrong = {record["id"] for record in extra[kind]}
            for record, traits in zip(written[kind], traits_of(getattr(reading, kind), around), strict=True):
                if record.get("measure") != "money":
                    found[kind].append(Mark(traits=traits, right=record["id"] not in wrong, article=document.name, studied=studied))
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


def fit(found: Sequence[Mark]) -> Weights:
    """Return the weights under which records are likeliest to be right and wrong as they are; large weights of traits cost something."""
    if not found:
        return Weights()
    counts = Counter(name for mark in found for name, value in mark.traits.items() if value)
    names = sorted(name for name, count in counts.items() if count >= _LEAST)
    table = np.array([[1.0, mark.studied, *(mark.traits.get(name, 0.0) for name in names)] for mark in found])
    right = np.array([mark.right for mark in found], dtype=float)
    cost = np.array([1e-3, 1e-3, *[_RIDGE] * len(names)])  # a touch on the first two keeps them finite where all are right

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        odds = table @ weights
        told = 1 / (1 + np.exp(-odds))
        total = np.sum(np.logaddexp(0, odds) - right * odds) + np.sum(cost * weights**2) / 2
        return float(total), table.T @ (told - right) + cost * weights

    best = minimize(loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B").x
    base, studied, *weights = (round(float(weight), 2) for weight in best)
    return Weights(base=base, studied=studied, records=len(found), traits=dict(zip(names, weights, strict=True)))


def told_apart(found: Sequence[Mark]) -> list[float]:
    """Return what is told of each record by weights fitted without the articles of its group."""
    articles = sorted({mark.article for mark in found})
    group = {article: number % _GROUPS for number, article in enumerate(articles)}
    fitted = {number: fit([mark for mark in found if group[mark.article] != number]) for number in set(group.values())}
    return [worth(mark.traits, fitted[group[mark.article]], studied=mark.studied) for mark in found]


def reliability(kind: str, found: Sequence[Mark], told: Sequence[float]) -> list[Reliability]:
    """Return for each band of confidence how many of the records told so are right, in articles no rule was mended on and in the others."""
    rows = []
    for low, high in zip(_BANDS, (*_BANDS[1:], 1.01), strict=True):
        inside = [(mark, share) for mark, share in zip(found, told, strict=True) if low <= share < high]
        others = [(mark.right, share) for mark, share in inside if not mark.studied]
        studied = [mark.right for mark, _ in inside if mark.studied]
        if inside:
            rows.append(Reliability(kind=kind, low=low, high=min(high, 1.0), told=sum(share for _, share in others), records=len(others),
                                    right=sum(right for right, _ in others), records_studied=len(studied), right_studied=sum(studied)))
    return rows


def as_toml(weights: Mapping[str, Weights]) -> str:
    """Return the contents of confidence.toml."""
    lines = [HEAD]
    for kind, fitted in weights.items():
        lines += [f"[{kind}]", f"base = {fitted.base}", f"studied = {fitted.studied}", f"records = {fitted.records}", ""]
        lines += [f"[{kind}.traits]", *(f'"{name}" = {weight}' for name, weight in fitted.traits.items()), ""]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
