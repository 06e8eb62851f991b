"""`chancery story`: one event with all its reports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from chancery.cli.options import Format, LedgerFile, ledger_path
from chancery.cli.rows import print_rows

if TYPE_CHECKING:
    from chancery.ledger import Ledger
    from chancery.ledger.disagreements import Conflict
    from chancery.ledger.stories import Story

_REPORT = ("id", "document", "language", "published", "date", "place", "who", "status", "evidence")


def story(
    id: Annotated[str, typer.Argument(help="a story's id, or the id of an event in it, or as much of its beginning as no other id has")],
    format: Annotated[Format, typer.Option(help="how the story is written")] = Format.table,
    ledger: LedgerFile = None,
) -> None:
    """Print a story: every report with its words, who came first, the independent sources, what the reports disagree on, why they are one.

    Example: chancery story y2c201eb3
    """
    from chancery.ledger import Ledger
    from chancery.ledger.conflicts import story_conflicts
    with Ledger(ledger_path(ledger), read_only=True) as book:
        found = book.story(id)
        conflicts = story_conflicts(book, found)
        told = found.to_json() | {"conflicts": [conflict.to_json() for conflict in conflicts]}
        lines = list(_lines(found, conflicts, book)) if format is Format.table else []
    print_rows([told], [_report_row(report) for report in found.reports], _REPORT, format)
    for line in lines:
        typer.echo(line)


def _report_row(report: Mapping[str, Any]) -> dict[str, Any]:
    from chancery.ledger.lines import span
    document = report["document"]
    return {"id": report["id"], "document": document["id"], "language": document["language"], "published": span(document["published"]),
            "date": span(report["date"]), "place": report["place"], "who": "|".join(report["who"]), "status": report["status"],
            "evidence": report["evidence"]["text"]}


def _lines(found: Story, conflicts: Sequence[Conflict], book: Ledger) -> Iterator[str]:
    from chancery.ledger.lines import span
    from chancery.ledger.sources import around
    yield found.line
    yield f"when       {span(found.date) or 'no date was found'}"
    yield f"first      {found.documents[0]}, written {span(found.reports[0]['document']['published']) or 'on an unknown day'}"
    yield f"sources    {len(found.sources)} independent of {len(found.documents)}"
    yield from (f"           {', '.join(source.documents)}: {'; '.join(source.reasons)}" for source in found.sources if source.reasons)
    for report in found.reports:
        row = _report_row(report)
        before, after = around(book.text(report["document"]["key"]), report["evidence"], report["sentence"])
        yield f"{row['document']} ({row['language']}, {row['published'] or 'date unknown'}; {row['id']})"
        yield f"    “{before}«{' '.join(row['evidence'].split())}»{after}”"
        said = [str(row[name]).replace("|", ", ") for name in ("date", "place", "who") if row[name]]
        yield f"    {'; '.join([row['status'], *said])}"
    for conflict in conflicts:
        yield f"conflict   {conflict.kind}: {conflict.first.value} ({', '.join(conflict.first.documents)}) against " \
              f"{conflict.second.value} ({', '.join(conflict.second.documents)})"
    names = {report["id"]: report["document"]["id"] for report in found.reports}
    for bond in found.bonds:
        yield f"why        {names[bond.first]}, {names[bond.second]}: {'; '.join(bond.reasons)} ({bond.score:g})"
