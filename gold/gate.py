"""Read the annotated documents, print how right the readings are, and fail where a figure is below its floor.

usage: gate.py [--raise [--margin M]] [--lower] [--misses] [--samples] [--limits FILE]

Floors stand in floors.toml. `--raise` writes those up that are more than the margin below the present figure; `--lower` writes those
down that the present figure does not reach. `--samples` measures the sample articles of the package too, which have no floors.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from documents import load_documents, score_documents
from folds import FRESH_FOLDS, load_fresh
from limits import write_limits, write_types
from rich.console import Console
from rich.table import Table
from score import KINDS, Result, total

HERE = Path(__file__).parent
DOCUMENTS, FLOORS = HERE / "documents", HERE / "floors.toml"
SAMPLES, SAMPLE_TEXTS = HERE / "samples", HERE.parent / "src" / "chancery" / "samples"

# Figures are kept to three places; a floor stands a little below what was measured, as a better rule may cost a record elsewhere.
_PLACES, _MARGIN = 3, 0.01


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Mark:
    """What a floor is for: core or strict F1 of a kind of record in a language, or its publication dates."""

    language: str
    kind: str
    figure: str

    def __str__(self) -> str:
        return f"{self.language} {self.kind} {self.figure}"


Figures = Mapping[Mark, float]


def main(arguments: Sequence[str] | None = None) -> int:
    """Return 0 where every figure reaches its floor, else 1."""
    options = _options(arguments)
    began = time.perf_counter()
    results = list(score_documents(load_documents(DOCUMENTS, DOCUMENTS)))
    figures, floors = measure(results), load_floors(FLOORS)
    console = Console(width=110)
    console.print(table(results, floors))
    console.print(f"{len(results)} documents in {time.perf_counter() - began:.0f} s", highlight=False)
    if options.misses:
        _print_misses(results)
    if options.samples or options.limits:
        samples = list(score_documents(load_documents(SAMPLES, SAMPLE_TEXTS)))
        console.print(table(samples, {}))
        if options.limits:
            fresh = {fold: list(score_documents(load_fresh(fold))) for fold in FRESH_FOLDS}
            write_limits(options.limits, {"documents": results, "samples": samples} | fresh)
            write_types(options.limits, [*results, *samples, *(result for found in fresh.values() for result in found)])
    if options.lift or options.lower:
        floors = moved(floors, figures, lift=options.lift, lower=options.lower, margin=options.margin)
        write_floors(FLOORS, floors)
    faults = below(figures, floors)
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--raise", dest="lift", action="store_true", help="write floors up to the present figures less the margin")
    parser.add_argument("--lower", action="store_true", help="write floors down to the present figures less the margin")
    parser.add_argument("--margin", type=float, default=_MARGIN, help="how far below the figure a new floor stands")
    parser.add_argument("--misses", action="store_true", help="list the records that were missed and those that are extra")
    parser.add_argument("--samples", action="store_true", help="measure the sample articles too")
    parser.add_argument("--limits", type=Path, metavar="FILE", help="write the table of error rates into this page")
    return parser.parse_args(arguments)


def measure(results: Sequence[Result]) -> dict[Mark, float]:
    """Return the figures that have floors, for each language."""
    figures = {}
    for language in languages(results):
        own = [result for result in results if result.language == language]
        for kind in KINDS:
            tally = total(own, kind)
            figures[Mark(language=language, kind=kind, figure="core")] = round(tally.f1, _PLACES)
            figures[Mark(language=language, kind=kind, figure="strict")] = round(tally.strict_f1, _PLACES)
        dated = sum(result.published_right for result in own) / len(own)
        figures[Mark(language=language, kind="document", figure="published")] = round(dated, _PLACES)
    return figures


def languages(results: Sequence[Result]) -> list[str]:
    """Return the languages of the documents, sorted."""
    return sorted({result.language for result in results})


def below(figures: Figures, floors: Figures) -> list[str]:
    """Return a line for each figure below its floor, for each that has none, and for each floor that nothing was measured for."""
    faults = [f"{mark} is {figures[mark]:.3f}, below its floor of {floor:.3f}; see what is missed with: python gold/gate.py --misses"
              for mark, floor in sorted(floors.items()) if mark in figures and figures[mark] < floor]
    faults += [f"{mark} is {figures[mark]:.3f} and has no floor; give it one with: python gold/gate.py --raise"
               for mark in sorted(figures.keys() - floors.keys())]
    return faults + [f"{mark} has a floor of {floors[mark]:.3f}, but no document measures it; lift it out of {FLOORS.name}"
                     for mark in sorted(floors.keys() - figures.keys())]


def moved(floors: Figures, figures: Figures, *, lift: bool, lower: bool, margin: float) -> dict[Mark, float]:
    """Return the floors, moved to the figures less the margin: up, down or both. A floor is never raised over what was measured."""
    new = dict(floors)
    for mark, figure in figures.items():
        target, floor = round(max(figure - margin, 0.0), _PLACES), floors.get(mark)
        raised = lift and (floor is None or target > floor)
        lowered = lower and floor is not None and figure < floor
        if raised or lowered:
            new[mark] = target
    return new


def load_floors(path: Path) -> dict[Mark, float]:
    """Return the floors of a file."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return {Mark(language=language, kind=kind, figure=figure): float(floor) for language, kinds in tables.items()
            for kind, figures in kinds.items() for figure, floor in figures.items()}


def write_floors(path: Path, floors: Figures) -> None:
    """Write floors to a file and keep the comment at its head."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    place = None
    for mark, floor in sorted(floors.items()):
        if place != (mark.language, mark.kind):
            place = (mark.language, mark.kind)
            lines += ["", f"[{mark.language}.{mark.kind}]"]
        lines.append(f"{mark.figure} = {floor:.3f}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def table(results: Sequence[Result], floors: Figures) -> Table:
    """Return the figures as a table, each with its floor in brackets."""
    rows = Table(title="annotated documents (floors in brackets)" if floors else "sample articles (no floors)")
    rows.add_column("language")
    rows.add_column("kind")
    for heading in ("expected", "found", "precision", "recall", "core F1", "strict F1"):
        rows.add_column(heading, justify="right")
    figures = measure(results)
    for language in languages(results):
        own = [result for result in results if result.language == language]
        for kind in KINDS:
            tally = total(own, kind)
            marks = [Mark(language=language, kind=kind, figure=figure) for figure in ("core", "strict")]
            rows.add_row(language, kind, str(tally.gold), str(tally.found), f"{tally.precision:.3f}", f"{tally.recall:.3f}",
                         *(_shown(mark, figures, floors) for mark in marks))
        dated = Mark(language=language, kind="document", figure="published")
        rows.add_row(language, "dates", str(len(own)), "", "", "", _shown(dated, figures, floors), "", end_section=True)
    return rows


def _shown(mark: Mark, figures: Figures, floors: Figures) -> str:
    floor = floors.get(mark)
    shown = f"{figures[mark]:.3f}" + (f" ({floor:.3f})" if floor is not None else "")
    return f"[red]{shown}[/red]" if floor is not None and figures[mark] < floor else shown


def _print_misses(results: Sequence[Result]) -> None:
    for result in results:
        for kind in KINDS:
            for word, records in (("missed", result.missed[kind]), ("extra", result.extra[kind])):
                for record in records:
                    print(f"{result.name} {kind} {word}: {json.dumps(_short(record), ensure_ascii=False)}")


def _short(record: Mapping[str, object]) -> dict[str, object]:
    """Return a record without offsets and origins."""
    short = {key: value for key, value in record.items() if key not in ("id", "roles", "rule", "confidence")}
    if isinstance(evidence := short.get("evidence"), Mapping):
        short["evidence"] = evidence.get("text")
    return short


if __name__ == "__main__":
    sys.exit(main())
