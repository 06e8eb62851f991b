"""Readings to an output: one writer for each format."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Protocol, TextIO

from rich.console import Console

from chancery.cli.show import show_reading
from chancery.errors import SettingError
from chancery.model import Reading

STANDARD_OUTPUT = "-"
# Columns of a table in a file, where no terminal says how wide it is.
_WIDTH = 140


class Format(StrEnum):
    """How readings are written."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    html = "html"


class Writer(Protocol):
    """Takes readings one by one; what it was given is whole on the output after `close`, and JSON Lines after each `add`."""

    def add(self, reading: Reading) -> None:
        """Take a reading."""

    def close(self) -> None:
        """Write what is still to be written."""


class TableWriter:
    """Writes a table of records for each reading."""

    def __init__(self, output: TextIO) -> None:
        self._console = Console(file=output, width=None if output.isatty() else _WIDTH)

    def add(self, reading: Reading) -> None:
        """Write the table of a reading."""
        show_reading(reading, self._console)

    def close(self) -> None:
        """Do nothing: every table is written."""


class LinesWriter:
    """Writes a line of JSON for each reading, at once and in one piece."""

    def __init__(self, output: TextIO) -> None:
        self._output = output

    def add(self, reading: Reading) -> None:
        """Write the line of a reading."""
        self._output.write(json.dumps(reading.to_json(), ensure_ascii=False) + "\n")
        self._output.flush()

    def close(self) -> None:
        """Do nothing: every line is written."""


class ArrayWriter:
    """Writes one JSON array of readings."""

    def __init__(self, output: TextIO) -> None:
        self._output, self._before = output, "[\n"

    def add(self, reading: Reading) -> None:
        """Write the next item of the array."""
        self._output.write(self._before + json.dumps(reading.to_json(), ensure_ascii=False, indent=1))
        self._before = ",\n"

    def close(self) -> None:
        """End the array."""
        self._output.write("[]\n" if self._before == "[\n" else "\n]\n")


class PageWriter:
    """Writes one HTML page of all readings."""

    def __init__(self, output: TextIO) -> None:
        self._output, self._readings = output, list[Reading]()

    def add(self, reading: Reading) -> None:
        """Keep a reading for the page."""
        self._readings.append(reading)

    def close(self) -> None:
        """Write the page."""
        from chancery.cli.page import make_page
        self._output.write(make_page(self._readings))


_WRITERS: dict[Format, type[TableWriter] | type[LinesWriter] | type[ArrayWriter] | type[PageWriter]] = {
    Format.table: TableWriter, Format.json: ArrayWriter, Format.jsonl: LinesWriter, Format.html: PageWriter,
}


@contextmanager
def writing(format: Format, output: str) -> Iterator[Writer]:
    """Give a writer onto a file, or standard output for `-`; it is closed even where reading ends early.

    Raises:
        SettingError: the file cannot be written.
    """
    with _opened(output) as stream:
        writer = _WRITERS[format](stream)
        try:
            yield writer
        finally:
            writer.close()


@contextmanager
def _opened(output: str) -> Iterator[TextIO]:
    if output == STANDARD_OUTPUT:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
        yield sys.stdout
        sys.stdout.flush()
        return
    try:
        # Half of a surrogate pair, which JSON can hold and UTF-8 cannot, is written as JSON escapes it.
        stream = Path(output).expanduser().open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as fault:
        raise SettingError(f"--output {output!r}: {fault.strerror}; name a file in a folder that exists, or - for stdout") from fault
    with stream:
        yield stream
