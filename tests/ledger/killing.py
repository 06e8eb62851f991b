"""Adding under fire: `chancery add` in a process that is killed at some moment."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from chancery.ledger import Ledger

_CAPITALS = ("Lima", "Quito", "Oslo", "Rome", "Cairo", "Tokyo", "Hanoi", "Accra", "Dakar", "Paris", "Riga", "Sofia")


def articles(path: Path, count: int) -> Path:
    """Write so many short articles, all different, and return the file."""
    rows = []
    for number in range(count):
        place, day = _CAPITALS[number % len(_CAPITALS)], 1 + number % 28
        text = f"The Chinese president visited Serbia on {day} March 2024. He came from {place}, on trip {number}.\n\n" \
               f"Serbia praised China. The Serbian foreign minister said on {day} March that trade with China grew by {number} percent."
        rows.append({"id": f"a{number:03}", "language": "en", "date": f"2024-03-{day:02}", "text": text})
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def add_until_killed(paths: Path, ledger: Path, seconds: float | None) -> int:
    """Add articles in a process that is killed with signal 9 after some seconds, if it isn't done by then; return its exit code."""
    command = [sys.executable, "-c", "from chancery.cli import main; main()", "add", str(paths), "--ledger", str(ledger)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        return process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        return process.wait()


def documents_of(path: Path) -> dict[str, list[str]]:
    """Return the ids of the records of each document in a ledger."""
    with Ledger(path, read_only=True) as book:
        found: dict[str, list[str]] = {document["id"]: [] for document in book.documents()}
        for kind in ("event", "statement", "figure", "tie"):
            for record in book.find(kind):
                found[record["document"]["id"]].append(record["id"])
    return {name: sorted(ids) for name, ids in found.items()}
