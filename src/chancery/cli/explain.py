"""`chancery explain`: what was found in a document, what was dropped, and why."""

from __future__ import annotations

import json
from collections.abc import Iterator
from enum import StrEnum
from itertools import groupby
from typing import Annotated, Any

import typer

from chancery.errors import ChanceryError
from chancery.model import Reading, Span

# A longer piece of boilerplate is shown by its beginning.
_SHOWN = 100


class Format(StrEnum):
    """How the explanation is written."""

    text = "text"
    json = "json"


def explain(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="documents; - for standard input")],
    language: Annotated[str, typer.Option(help="ISO 639-1 code; detected where none is given")] = "",
    format: Annotated[Format, typer.Option(help="how the explanation is written")] = Format.text,
) -> None:
    """Read documents and say what was found in each, why its date is what it is, and what was dropped for which reason.

    Example: chancery explain article.txt
    """
    from dataclasses import replace

    from chancery.formats import read_documents
    from chancery.pipeline import read
    failed = False
    for found in read_documents(files):
        try:
            if isinstance(found, ChanceryError):
                raise found
            reading = read(replace(found, language=found.language or language))
        except ChanceryError as fault:
            typer.echo(f"chancery: {fault}", err=True)
            failed = True
            continue
        if format is Format.json:
            typer.echo(json.dumps(explanation(reading), ensure_ascii=False, indent=1))
        else:
            typer.echo("\n".join(_lines(explanation(reading))))
    raise typer.Exit(int(failed))


def explanation(reading: Reading) -> dict[str, Any]:
    """Return what was found in a document and what was not kept, with the reasons."""
    document = reading.document

    def words(span: Span) -> str:
        return " ".join(span.of(document.text).split())
    dropped = sorted(reading.dropped, key=lambda d: (d.kind, d.reason, d.span))
    return {
        "id": document.id, "language": document.language,
        "published": reading.published.to_json() if reading.published else None, "reasons": list(reading.reasons),
        "cited": list(reading.cited),
        "found": {"events": len(reading.events), "statements": len(reading.statements), "figures": len(reading.figures),
                  "ties": len(reading.ties), "sentences": len(document.sentences), "mentions": len(reading.mentions)},
        "undated": [{"words": words(time.span), "rule": time.rule} for time in reading.times if time.interval is None],
        "boilerplate": [{"start": span.start, "end": span.end, "words": words(span)} for span in document.boilerplate],
        "dropped": [{"kind": d.kind, "reason": d.reason, "words": words(d.span), "start": d.span.start, "end": d.span.end, "rule": d.rule}
                    for d in dropped],
    }


def _lines(told: dict[str, Any]) -> Iterator[str]:
    """Yield an explanation line by line."""
    from chancery.ledger.lines import span
    yield f"{told['id']} ({told['language']})"
    yield f"written: {span(told['published']) or 'no date was found'}"
    yield from (f"  because: {reason}" for reason in told["reasons"])
    yield "sources named: " + (", ".join(told["cited"]) or "none")
    yield "found: " + ", ".join(f"{count} {what}" for what, count in told["found"].items())
    if told["undated"]:
        yield "words of time without days, because the document's date is not known well enough:"
        yield from (f"  “{time['words']}” ({time['rule']})" for time in told["undated"])
    if told["boilerplate"]:
        yield "no part of the article:"
        yield from (f"  “{_clipped(piece['words'])}” (characters {piece['start']} to {piece['end']})" for piece in told["boilerplate"])
    yield f"dropped: {len(told['dropped']) or 'nothing'}"
    for (kind, reason), group in groupby(told["dropped"], key=lambda d: (d["kind"], d["reason"])):
        yield f"  {kind}: {reason}"
        yield from (f"    “{_clipped(d['words'])}” ({d['rule']})" for d in group)


def _clipped(words: str) -> str:
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
