"""The tables of measured error rates in docs/limits.md."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from score import KINDS, Result, total

BEGIN, END = "<!-- measured on {}: written by gold/gate.py -->", "<!-- /measured -->"

# Documents drawn anew for the range of a figure, and the seed that makes two runs agree.
_DRAWS, _SEED = 2000, 27


def write_limits(path: Path, measured: Mapping[str, Sequence[Result]]) -> None:
    """Write the table of each set of documents between its two marks in a page.

    Raises:
        ValueError: the page has no such marks.
    """
    page = path.read_text(encoding="utf-8")
    for name, results in measured.items():
        begin = BEGIN.format(name)
        before, mark, after = page.partition(begin)
        if not mark or END not in after:
            raise ValueError(f"{path}: the lines {begin!r} and {END!r} are missing; put them where the table belongs")
        page = f"{before}{begin}\n{limits_table(results)}\n{END}{after.partition(END)[2]}"
    path.write_text(page, encoding="utf-8")


def limits_table(results: Sequence[Result]) -> str:
    """Return the error rates of each language and kind of record as a Markdown table."""
    lines = ["| language | kind | documents | expected | found | wrong of those | missed | core F1 | range | strict F1 |",
             "|---|---|--:|--:|--:|--:|--:|--:|---|--:|"]
    languages = sorted({result.language for result in results})
    for language in languages:
        own = [result for result in results if result.language == language]
        lines += [_row(language, kind, own) for kind in KINDS]
    lines.append("")
    for language in languages:
        own = [result for result in results if result.language == language]
        dated, entire = sum(result.published_right for result in own), sum(result.entire for result in own)
        lines.append(f"- {language}: date of publication right in {dated} of {len(own)} documents; "
                     f"every event right and none too many in {entire}.")
    return "\n".join([*lines, "", "Of those right by core, this many go astray in:", "", *_astray(results)])


def _astray(results: Sequence[Result]) -> list[str]:
    """Return a line for each kind of record with what keeps its pairs from agreeing strictly, most often first."""
    lines = []
    for kind in KINDS:
        tally, counts = total(results, kind), Counter(what for result in results for what in result.astray.get(kind, ()))
        lines.append(f"- {kind} ({tally.core}): " + ", ".join(f"{what} {count}" for what, count in counts.most_common()))
    loose, right = sum(result.loose for result in results), total(results, "events").core
    return [*lines, "", f"Events with the right type and at least one right party: {loose}, of which {right} have all parties right."]


def _row(language: str, kind: str, results: Sequence[Result]) -> str:
    tally = total(results, kind)
    low, high = spread(results, kind)
    cells = (language, kind, len(results), tally.gold, tally.found, f"{1 - tally.precision:.0%}", f"{1 - tally.recall:.0%}",
             f"{tally.f1:.2f}", f"{low:.2f} to {high:.2f}", f"{tally.strict_f1:.2f}")
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def spread(results: Sequence[Result], kind: str) -> tuple[float, float]:
    """Return the range that nine in ten figures fall into when as many documents are drawn anew, with repetition."""
    draw = random.Random(_SEED)
    figures = sorted(total(draw.choices(results, k=len(results)), kind).f1 for _ in range(_DRAWS))
    return figures[_DRAWS // 20], figures[-_DRAWS // 20]
