"""Score chancery on annotated articles by fold and language: those of ../shared/gold, studied or kept aside, and those of gold/fresh.

usage: folds.py [--fold worked|aside|studied|scored]

The articles of gold/fresh are later ones: the misses of some were studied, others (en4x, en63, nl44 to nl46, nl64 to nl66,
ro3x, ro63) were only scored.

The articles kept aside are read by this program alone; it prints sums and never what was missed in them.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from documents import Annotated, load_documents, score_documents
from rich.console import Console
from rich.table import Table
from score import KINDS, Result, total

SHARED = Path(__file__).parents[2] / "shared" / "gold"
FOLDS = ("worked", "aside")
FRESH = Path(__file__).parent / "fresh"
FRESH_FOLDS = ("studied", "scored")
_ONLY_SCORED = re.compile(r"en4\d|en63|nl[46][4-6]|ro3\d|ro63")

# One article in three, drawn by its name. Articles that bear a number alone come from elsewhere and were studied.
_SALT, _OF = "fold-27", 3


def fold_of(name: str) -> str:
    """Return the fold of an article, by its name.

    >>> fold_of("nl21"), fold_of("nl20"), fold_of("000")
    ('worked', 'aside', 'worked')
    """
    drawn = int(hashlib.sha256((_SALT + name).encode()).hexdigest(), 16) % _OF == 0
    return "aside" if drawn and not name.isdecimal() else "worked"


def fresh_fold_of(name: str) -> str:
    """Return whether an article of gold/fresh was studied or only scored, by its name.

    >>> fresh_fold_of("en41"), fresh_fold_of("nl41")
    ('scored', 'studied')
    """
    return "scored" if _ONLY_SCORED.fullmatch(name) else "studied"


def _is_of(fold: str, name: str) -> bool:
    return fold_of(name) == fold


def load_fresh(fold: str) -> list[Annotated]:
    """Return the articles of gold/fresh that were `studied` or only `scored`."""
    return load_documents(FRESH, FRESH, wanted=lambda name: fresh_fold_of(name) == fold)


def main(arguments: Sequence[str] | None = None, shared: Path = SHARED) -> int:
    """Print the figures of both folds, or of one; return 0, also where there are no such articles."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fold", choices=(*FOLDS, *FRESH_FOLDS), help="score one fold only")
    options = parser.parse_args(arguments)
    folds = (*FOLDS, *FRESH_FOLDS) if options.fold is None else (options.fold,)
    if not shared.is_dir() and set(folds) & set(FOLDS):
        print(f"{shared} is absent: only the articles of {FRESH} are scored by folds here.", file=sys.stderr)
        folds = tuple(fold for fold in folds if fold in FRESH_FOLDS)
    for fold in folds:
        # Named before they are opened: a run over one fold opens no file of the other.
        if fold in FOLDS:
            where, documents = shared, load_documents(shared, shared / "texts", wanted=partial(_is_of, fold))
        else:
            where, documents = FRESH, load_fresh(fold)
        results = list(score_documents(documents))
        Console(width=110).print(table(f"{fold}: {len(results)} articles of {where}", results))
    return 0


def table(title: str, results: Sequence[Result]) -> Table:
    """Return the figures by language, and of all languages together."""
    rows = Table(title=title)
    rows.add_column("language")
    rows.add_column("kind")
    for heading in ("expected", "found", "precision", "recall", "core F1", "strict F1"):
        rows.add_column(heading, justify="right")
    groups: Mapping[str, Sequence[Result]] = {
        language: [result for result in results if result.language == language] for language in sorted({r.language for r in results})}
    for language, own in [*groups.items(), ("all", results)]:
        for kind in KINDS:
            tally = total(own, kind)
            rows.add_row(language, kind, str(tally.gold), str(tally.found), f"{tally.precision:.3f}", f"{tally.recall:.3f}",
                         f"{tally.f1:.3f}", f"{tally.strict_f1:.3f}")
        dated, entire = sum(result.published_right for result in own), sum(result.entire for result in own)
        rows.add_row(language, "dates", str(len(own)), f"{dated} right", "", "", "", "")
        rows.add_row(language, "entire", str(len(own)), f"{entire} right", "", "", "", "", end_section=True)
    return rows


if __name__ == "__main__":
    sys.exit(main())
