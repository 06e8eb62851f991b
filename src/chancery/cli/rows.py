"""Rows of what is no record (stories, conflicts), for another program."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from chancery.cli.options import Format


def print_rows(found: Sequence[Mapping[str, Any]], flat: Sequence[Mapping[str, Any]], columns: Sequence[str], format: Format) -> None:
    """Print things as JSON, JSON Lines or CSV; a table is the command's own business.

    Args:
        found: all that is known of each.
        flat: the rows of the CSV file.
        columns: the names of its columns.
    """
    if format is Format.json:
        sys.stdout.write(json.dumps(list(found), ensure_ascii=False, indent=1) + "\n")
    elif format is Format.jsonl:
        sys.stdout.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in found)
    elif format is Format.csv:
        writer = csv.DictWriter(sys.stdout, list(columns), lineterminator="\n")
        writer.writeheader()
        writer.writerows(flat)
