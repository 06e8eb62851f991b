"""The tables of measured error rates in docs/limits.md."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from score import KINDS, Result, Tally, total

BEGIN, END = "<!-- measured on {}: written by gold/gate.py -->", "<!-- /measured -->"
BEGIN_RELIABILITY = "<!-- measured confidence: written by gold/calibrate.py -->"

# How many standard deviations to either side hold nine cases in ten.
_NINE_IN_TEN = 1.645

# Documents drawn anew for the range of a figure, and the seed that makes two runs agree.
_DRAWS, _SEED = 2000, 27


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliability:
    """What a band of confidence is worth: of records told a share from `low` to below `high`, how many are right.

    `told` is the sum of what was told of the `records` in articles that no rule was mended on; those of the others are counted apart.
    """

    kind: str
    low: float
    high: float
    told: float
    right: int
    records: int
    right_studied: int
    records_studied: int


def write_limits(path: Path, measured: Mapping[str, Sequence[Result]]) -> None:
    """Write the table of each set of documents between its two marks in a page.

    Raises:
        ValueError: the page has no such marks.
    """
    for name, results in measured.items():
        _write_between(path, BEGIN.format(name), limits_table(results))


def write_types(path: Path, results: Sequence[Result]) -> None:
    """Write the table of the types of events between its two marks in a page.

    Raises:
        ValueError: the page has no such marks.
    """
    _write_between(path, BEGIN.format("all"), types_table(results))


def write_reliability(path: Path, rows: Sequence[Reliability]) -> None:
    """Write the table of reliability between its two marks in a page.

    Raises:
        ValueError: the page has no such marks.
    """
    _write_between(path, BEGIN_RELIABILITY, reliability_table(rows))


def _write_between(path: Path, begin: str, table: str) -> None:
    before, mark, after = path.read_text(encoding="utf-8").partition(begin)
    if not mark or END not in after:
        raise ValueError(f"{path}: the lines {begin!r} and {END!r} are missing; put them where the table belongs")
    path.write_text(f"{before}{begin}\n{table}\n{END}{after.partition(END)[2]}", encoding="utf-8")


def reliability_table(rows: Sequence[Reliability]) -> str:
    """Return what each band of confidence is worth as a Markdown table, and what is told of a kind on average."""
    lines = ["| kind | confidence | told on average | right of records | range | right of records studied |", "|---|--:|--:|--:|---|--:|"]
    for row in rows:
        told, spread = ("", "")
        if row.records:
            low, high = likely(row.right, row.records)
            told, spread = f"{row.told / row.records:.2f}", f"{low:.2f} to {high:.2f}"
        lines.append(f"| {row.kind} | {row.low:.2f} to {row.high:.2f} | {told} | {_share_of(row.right, row.records)} | {spread} | "
                     f"{_share_of(row.right_studied, row.records_studied)} |")
    lines.append("")
    for kind in dict.fromkeys(row.kind for row in rows):
        own = [row for row in rows if row.kind == kind]
        if records := sum(row.records for row in own):
            told, right = sum(row.told for row in own) / records, sum(row.right for row in own) / records
            lines.append(f"- {kind}: told {told:.2f} on average, right {right:.2f}.")
    return "\n".join(lines)


def _share_of(right: int, records: int) -> str:
    return f"{right} of {records} ({right / records:.0%})" if records else "none"


def likely(right: int, records: int) -> tuple[float, float]:
    """Return the range that holds the true share nine times in ten (Wilson's interval).

    >>> [round(bound, 2) for bound in likely(9, 10)]
    [0.65, 0.98]
    """
    share, z = right / records, _NINE_IN_TEN
    middle, half = share + z * z / (2 * records), z * math.sqrt(share * (1 - share) / records + z * z / (4 * records * records))
    return (middle - half) / (1 + z * z / records), (middle + half) / (1 + z * z / records)


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


def types_table(results: Sequence[Result]) -> str:
    """Return the error rates of each type of event over all languages as a Markdown table."""
    right, missed, extra = (Counter(event["type"] for result in results for event in getattr(result, side).get("events", ()))
                            for side in ("right", "missed", "extra"))
    lines = ["| type | expected | found | wrong of those | missed | core F1 |", "|---|--:|--:|--:|--:|--:|"]
    for kind in sorted(right | missed | extra):
        tally = Tally(gold=right[kind] + missed[kind], found=right[kind] + extra[kind], core=right[kind], strict=0)
        lines.append(f"| {kind} | {tally.gold} | {tally.found} | {1 - tally.precision:.0%} | {1 - tally.recall:.0%} | {tally.f1:.2f} |")
    return "\n".join(lines)


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
