"""Reading the package's own data: tables (TSV with a header line) and settings (TOML)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from chancery.errors import PackError


def read_table(path: Path) -> tuple[Mapping[str, str], ...]:
    """Return the rows of a TSV file as mappings from column name to cell; lines that begin with # are comments.

    Raises:
        PackError: a row has more cells than the header names.
    """
    rows: list[Mapping[str, str]] = []
    header: list[str] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if not header:
            header = cells
        elif len(cells) > len(header):
            raise PackError(f"{path}:{number}: {len(cells)} cells under {len(header)} column names; check the tabs of this line")
        else:
            rows.append(dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True)) | {"line": str(number)})
    return tuple(rows)


def read_settings(path: Path) -> dict[str, Any]:
    """Return the contents of a TOML file.

    Raises:
        PackError: the file is no valid TOML.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as fault:
        raise PackError(f"{path}: {fault}; mend the TOML at that place") from fault
