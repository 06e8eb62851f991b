"""Options that several commands share."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from chancery.cli.parties import known_code
from chancery.ledger.filters import HELP, filters_of
from chancery.settings import load_settings

LedgerFile = Annotated[Path | None, typer.Option("--ledger", help="the ledger file; by default that of the settings")]
Since = Annotated[str | None, typer.Option(help=HELP["since"])]
Until = Annotated[str | None, typer.Option(help=HELP["until"])]


_NAMING_PARTIES = ("between", "actor", "recipient", "about", "state")


class Format(StrEnum):
    """How records are written."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"


Command = Callable[..., None]


def record_options(kind: str) -> Callable[[Command], Command]:
    """Return a decorator that gives a command one option for each filter of a kind of record, besides those it has."""
    def decorate(command: Command) -> Command:
        own = [p for p in inspect.signature(command, eval_str=True).parameters.values() if p.kind is not p.VAR_KEYWORD]
        added = [_option(name) for name in filters_of(kind)]
        command.__signature__ = inspect.Signature([*added, *own])  # type: ignore[attr-defined]  # Typer reads options from it
        command.__annotations__ = {p.name: p.annotation for p in (*added, *own)}
        return command
    return decorate


def _option(name: str) -> inspect.Parameter:
    """Return a filter as a parameter that Typer makes an option of."""
    single = {"since": str | None, "until": str | None, "confidence": float | None, "limit": int | None, "wrong": bool}
    several = "" if name in single else "; several with commas or by repeating the option"
    default, type_ = (False if name == "wrong" else None, single[name]) if name in single else ((), list[str])
    annotation = Annotated[type_, typer.Option(f"--{name}", help=HELP[name] + several)]  # type: ignore[valid-type]
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def ledger_path(given: Path | None) -> Path:
    """Return the ledger file that was given, or else the one in the settings."""
    return load_settings(ledger=given).ledger


def filters_from(options: dict[str, Any]) -> dict[str, Any]:
    """Return the filters that were given on the command line: lists taken apart, English names of parties as their codes."""
    filters: dict[str, Any] = {}
    for name, given in options.items():
        if isinstance(given, (list, tuple)):
            values = [part.strip() for value in given for part in value.split(",") if part.strip()]
            filters[name] = [known_code(value) or value for value in values] if name in _NAMING_PARTIES else values
        elif given not in (None, False):
            filters[name] = given
    return {name: value for name, value in filters.items() if value != []}
