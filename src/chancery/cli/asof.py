"""`chancery asof`: what was so on a day, as it was known by a time."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from chancery.cli.options import LedgerFile, ledger_path
from chancery.cli.parties import party_code

if TYPE_CHECKING:
    from chancery.ledger.asof import Answer
    from chancery.ledger.changes import Change


class Kind(StrEnum):
    """What is asked."""

    office = "office"
    members = "members"
    memberships = "memberships"
    partnership = "partnership"
    figures = "figures"


class Format(StrEnum):
    """How the answers are written."""

    text = "text"
    json = "json"


def asof(
    kind: Annotated[Kind, typer.Argument(help="who held offices, who was a member of an organisation, of what a state was a member, "
                                              "what level a partnership had, which figures were known")],
    parties: Annotated[list[str], typer.Argument(help="a state or organisation, or two: codes, or English names")],
    role: Annotated[str | None, typer.Option(help="office: only this one, in English lower case")] = None,
    measure: Annotated[str | None, typer.Option(help="figures: trade (the default), change, share, rank, count, duration or money")] = None,
    of: Annotated[str | None, typer.Option(help="figures: a part of what is measured")] = None,
    valid: Annotated[str | None, typer.Option(help="the day that is asked about, today by default")] = None,
    recorded: Annotated[str | None, typer.Option(help="only what the ledger held by the end of this day, in UTC")] = None,
    before: Annotated[str | None, typer.Option(help="also what the ledger answered by this earlier day, and why that changed")] = None,
    format: Annotated[Format, typer.Option(help="how the answers are written")] = Format.text,
    ledger: LedgerFile = None,
) -> None:
    """Print what was so on a day, as the ledger knew it by a time: from documents, with their words, and from the world file.

    Example: chancery asof office CHN --role "foreign minister" --valid 2023-08
    """
    import datetime as dt

    from chancery.ledger import Ledger
    from chancery.ledger.asof import Question
    question = Question(kind=kind.value, parties=tuple(party_code(party) for party in parties), role=role, measure=measure, of=of)
    with Ledger(ledger_path(ledger), read_only=True) as book:
        answers = book.as_of(valid=valid, recorded=recorded).ask(question)
        now = dt.datetime.now(dt.UTC)
        change = book.why_changed(question, before, recorded or now, valid=valid) if before else None
    if format is Format.json:
        told = change.to_json() if change else [answer.to_json() for answer in answers]
        sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=1) + "\n")
        return
    for line in (*_lines(answers), *(_changed(change) if change else ())):
        typer.echo(line)
    if not answers:
        typer.echo("neither the documents nor the world file tell", err=True)


def _lines(answers: Sequence[Answer]) -> Iterator[str]:
    for answer in answers:
        days = f" ({answer.since or '?'} to {answer.until or ''})".replace(" )", ")") if answer.since or answer.until else ""
        yield f"{answer.source:<10} {answer.value}{'' if answer.known else days}; {answer.basis}"
        for known in answer.known:
            words = " ".join(known.record["evidence"]["text"].split())
            yield f"{'':<10}   “{words}” [{known.document}; {known.id}], known since {known.since:%Y-%m-%d}"


def _changed(change: Change) -> Iterator[str]:
    yield "before     " + ("; ".join(answer.value for answer in change.before if answer.known) or "no document told")
    yield "changed    " + ("yes" if change.changed else "no")
    for reason in change.reasons:
        yield f"why        {reason.at:%Y-%m-%d %H:%M} {reason.said}" if reason.at else f"why        {reason.said}"
