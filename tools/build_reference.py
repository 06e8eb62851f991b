"""Builds docs/reference from the code: commands, records, Python names. `python tools/build_reference.py`; `--check` only compares."""

from __future__ import annotations

import argparse
import inspect
import re
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args

from typer.models import OptionInfo

import chancery
from chancery.cli import COMMANDS
from chancery.ledger.columns import COLUMNS
from chancery.ledger.filters import FILTERS, HELP, filters_of
from chancery.model import Event, Evidence, Figure, Part, RoleSpan, Statement, Tie

FOLDER = Path(__file__).parents[1] / "docs" / "reference"
NOTE = "<!-- Made by tools/build_reference.py; change the code and run it again. -->"
RECORDS = (Event, Statement, Figure, Tie, Part, Evidence, RoleSpan)
COMMANDS_HEAD = """# Commands

Data goes to standard output, everything else to standard error. The exit code is 0, or 1 where something could not be read or is at fault,
2 for a wrong command line, 130 after an interrupt.
"""
RECORDS_HEAD = """# Records

The fields of each record, as in Python and in the JSON of a reading. There, a record also has its `id`, hashed from what it says and its
words, and days are an object of `start` and `end`. A record from a ledger also has its `sentence` (start and end) and its `document` (id,
key, language, url, title, published, cited).
"""
VIEWS_HEAD = """## Columns of the views

A ledger is a DuckDB file. `SELECT * FROM events` (statements, figures, ties) gives these columns, and so do `--format csv`, `to_arrow`,
`to_pandas` and `to_polars`. In CSV, the members of a list have a vertical bar between them.

| view | columns |
|---|---|"""
FILTERS_HEAD = """# Filters

What `events`, `statements`, `figures`, `ties` and the commands of these names take. A filter takes one value or several; a record passes
with one of them, except that `between` asks for all.

| filter | of | |
|---|---|---|"""
FIELD = re.compile(r"(\w+): (.+)")


def main() -> int:
    cli = argparse.ArgumentParser(description="Builds docs/reference from the code.")
    cli.add_argument("--check", action="store_true", help="write nothing; 1 where a page is not what the code gives")
    check = cli.parse_args().check
    FOLDER.mkdir(parents=True, exist_ok=True)
    wrong = []
    for name, text in pages().items():
        path = FOLDER / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            wrong.append(name)
            if not check:
                path.write_text(text, encoding="utf-8")
    print(f"{', '.join(wrong) or 'no page'} {'differs from the code' if check else 'written'}", file=sys.stderr)
    return int(check and bool(wrong))


def pages() -> dict[str, str]:
    """Return the text of each page by its file's name."""
    parts = {"commands.md": commands_page(), "records.md": records_page(), "python.md": python_page()}
    return {name: "\n".join([NOTE, "", *lines]).rstrip() + "\n" for name, lines in parts.items()}


def commands_page() -> Iterator[str]:
    yield from COMMANDS_HEAD.split("\n")
    for command in COMMANDS:
        text, _, example = (inspect.getdoc(command) or "").partition("Example:")
        yield from (f"## chancery {command.__name__}", "", *text.strip().split("\n"), "", f"    {' '.join(example.split())}", "")
        rows = [_row(parameter) for parameter in inspect.signature(command, eval_str=True).parameters.values()]
        yield from (*(("| | |", "|---|---|") if rows else ()), *rows, "")


def _row(parameter: inspect.Parameter) -> str:
    """Return an argument or option of a command as a row: what it is called, what it asks, its choices and its default."""
    kind, info = get_args(parameter.annotation)
    name = info.metavar or parameter.name.upper()
    if isinstance(info, OptionInfo):
        named = [word for word in (info.default, *(info.param_decls or ())) if isinstance(word, str) and word.startswith("-")]
        switch = f" / --no-{parameter.name}" if kind is bool and not named else ""
        name = f"`{', '.join(named) or '--' + parameter.name}{switch}`"
    notes = [", ".join(kind)] if inspect.isclass(kind) and issubclass(kind, StrEnum) else []
    if parameter.default not in (None, "", (), False, inspect.Parameter.empty):
        notes.append(f"default {parameter.default}")
    noted = f" ({'; '.join(notes)})" if notes else ""
    return f"| {_cell(name)} | {_cell(info.help + noted)} |"


def records_page() -> Iterator[str]:
    yield from RECORDS_HEAD.split("\n")
    for record in RECORDS:
        sentence, described = described_fields(record)
        yield from (f"## {record.__name__}", "", sentence, "", "| field | type | |", "|---|---|---|")
        yield from (f"| {f.name} | `{_cell(str(f.type))}` | {_cell(described[f.name])} |" for f in fields(record))
        yield ""
    yield from VIEWS_HEAD.split("\n")
    yield from (f"| {kind}s | {', '.join(columns)} |" for kind, columns in COLUMNS.items() if kind != "document")


def described_fields(record: type) -> tuple[str, dict[str, str]]:
    """Return a record's sentence and the text on each of its fields, from its docstring.

    Raises:
        ValueError: a field has no line, or a line no field.
    """
    lines = [line for line in inspect.getdoc(record).split("\n") if line]
    described = dict(found.groups() for line in lines[1:] if (found := FIELD.fullmatch(line)))
    names = {f.name for f in fields(record)}
    if names != described.keys():
        raise ValueError(f"{record.__name__}: its docstring must have a line for each field, not {sorted(names ^ described.keys())}")
    return lines[0], described


def python_page() -> Iterator[str]:
    yield from ("# Python", "", "What `import chancery` offers.", "")
    for name in chancery.__all__:
        thing = getattr(chancery, name)
        if isinstance(thing, str):
            yield from (f"## `chancery.{name}`", "", "The version.", "")
        elif isinstance(thing, type):
            yield from _class(name, thing)
        else:
            yield from (f"## `chancery.{name}`", "", *_signed(name, thing), *_text(thing), "")
    yield from FILTERS_HEAD.split("\n")
    for name, text in HELP.items():
        yield f"| {name} | {', '.join(f'{kind}s' for kind in FILTERS if name in filters_of(kind))} | {_cell(text)} |"


def _class(name: str, thing: type) -> Iterator[str]:
    yield from (f"## `chancery.{name}`", "")
    if issubclass(thing, Exception):
        yield from (f"{inspect.getdoc(thing)} A `{thing.__bases__[0].__name__}`.", "")
        return
    if thing in RECORDS:
        yield from (f"{inspect.getdoc(thing).splitlines()[0]} See [records](records.md#{name.lower()}).", "")
        return
    yield from (*_text(thing), "")
    if is_dataclass(thing):
        yield from ("Fields: " + ", ".join(f"{f.name} (`{f.type}`)" for f in fields(thing) if not f.name.startswith("_")) + ".", "")
    for method, function in vars(thing).items():
        function = getattr(function, "__func__", function)
        if inspect.isfunction(function) and not method.startswith("_"):
            yield from (f"### `{name}.{method}`", "", *_signed(method, function), *_text(function), "")


def _signed(name: str, function: Any) -> Iterator[str]:
    said = re.sub(r"(: |-> )'([^']*)'", r"\1\2", str(inspect.signature(function)))
    yield from (f"    {name}{said}", "")


def _text(thing: Any) -> Iterator[str]:
    """Yield a docstring, its arguments and errors as lists."""
    for line in (inspect.getdoc(thing) or "").split("\n"):
        if line in ("Args:", "Raises:"):
            yield from (f"{line[:-1]}:", "")
        elif found := re.match(r"    (\w+): (.*)", line):
            yield f"- `{found[1]}`: {found[2]}"
        else:
            yield line


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


if __name__ == "__main__":
    sys.exit(main())
