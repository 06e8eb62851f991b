"""`chancery show`: one record with its words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.text import Text

from chancery.cli.options import LedgerFile, ledger_path

_KINDS = {"e": "event", "s": "statement", "f": "figure", "t": "tie"}
_SHOWN_APART = ("id", "evidence", "roles", "sentence", "document", "rule", "confidence", "date", "period", "judged")


def show(
    id: Annotated[str, typer.Argument(help="a record's id, or as much of its beginning as no other id has")],
    ledger: LedgerFile = None,
) -> None:
    """Print a record: its sentence with the words that carry it marked, the words of each role, the rule, the document and the dates.

    Example: chancery show e2c201eb3
    """
    from chancery.ledger import Ledger
    with Ledger(ledger_path(ledger), read_only=True) as book:
        record = book.record(id)
        text = book.text(record["document"]["key"])
    console = Console()
    console.print(_marked(record, text), soft_wrap=True)
    for name, value in _described(record, text):
        console.print(Text.assemble((f"{name:<11}", "bold"), value), soft_wrap=True)


def _marked(record: Mapping[str, Any], text: str) -> Text:
    """Return the sentence of a record, its evidence in brackets and the words of its roles underlined."""
    sentence, evidence = record["sentence"], record["evidence"]
    start = evidence["start"] if sentence["start"] is None else sentence["start"]
    end = evidence["end"] if sentence["end"] is None else sentence["end"]
    marked = Text(text[start : evidence["start"]] + "[" + evidence["text"] + "]" + text[evidence["end"] : end])
    marked.stylize("bold", evidence["start"] - start, evidence["end"] - start + 2)
    for role in record["roles"]:
        if start <= role["start"] and role["end"] <= end:
            shift = (role["start"] >= evidence["start"]) + (role["start"] >= evidence["end"])
            marked.stylize("underline", role["start"] - start + shift, role["end"] - start + shift)
    return marked


def _described(record: Mapping[str, Any], text: str) -> list[tuple[str, str]]:
    """Return what is known of a record, as names and texts."""
    from chancery.ledger.lines import line, span, when
    kind, document = _KINDS[record["id"][0]], record["document"]
    said = [("record", f"{record['id']}, {kind}"), ("says", line(kind, record)), ("when", when(kind, record) or "no date was found")]
    said += [(name, _value(value)) for name, value in record.items() if name not in _SHOWN_APART and value not in (None, [], "")]
    said += [("words", f"{role['role']} {role['value']}: “{text[role['start']:role['end']]}”") for role in record["roles"]]
    said += [("rule", record["rule"]), ("confidence", f"{record['confidence']:g}"),
             ("document", f"{document['id']} ({document['language']}, key {document['key']})"),
             ("written", span(document["published"]) or "date unknown")]
    return said + [(name, _value(document[name])) for name in ("title", "url", "cited") if document[name]]


def _value(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(f"{v['count']} {v['of']}" if isinstance(v, dict) else str(v) for v in value)
    return str(value)
