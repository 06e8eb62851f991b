"""Kill `chancery add` at random moments and print what the ledger is like each time; exit code 1 where anything was lost or doubled.

usage: benchmarks/kill.py [--kills N] [--seed N] [--articles N]

Each run adds to the ledger that the last one left. When all articles are in, a new ledger is begun, so that kills fall into every stage:
the start of the program, the making of the file, the migrations, and the middle of a document. After each kill the ledger must open, hold
only whole documents, each once, and pass `chancery ledger check`; at the end the run must finish it.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from chancery.errors import LedgerError
from chancery.ledger.upkeep import check
from tests.ledger.killing import add_until_killed, articles, documents_of


def main() -> int:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--kills", type=int, default=100)
    cli.add_argument("--seed", type=int, default=1)
    cli.add_argument("--articles", type=int, default=120)
    options = cli.parse_args()
    chance, tally, faults = random.Random(options.seed), Counter[str](), []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = articles(folder / "articles.jsonl", options.articles)
        begun = time.perf_counter()
        add_until_killed(paths, folder / "whole.duckdb", None)
        longest, expected = time.perf_counter() - begun, documents_of(folder / "whole.duckdb")
        path, ledgers = folder / "killed-0.duckdb", 0
        while tally["killed"] < options.kills:
            begun = time.perf_counter()
            killed = add_until_killed(paths, path, chance.uniform(0.1, longest)) == -9
            tally["killed" if killed else "done"] += 1
            longest = longest if killed else min(longest, time.perf_counter() - begun)
            fault, held = state(path, expected)
            faults += [f"after {tally['killed']} kills: {fault}"] if fault else []
            print(f"\r{tally['killed']} of {options.kills}", end="", file=sys.stderr, flush=True)
            tally["before the file"] += killed and held is None
            tally["in the middle"] += killed and bool(held) and held < len(expected)
            if held == len(expected):
                ledgers += 1
                path = folder / f"killed-{ledgers}.duckdb"
        add_until_killed(paths, path, None)
        if documents_of(path) != expected:
            faults.append("the last ledger was not finished by running the command again")
    print(file=sys.stderr)
    print(f"{tally['killed']} kills, {tally['before the file']} before there was a file, {tally['in the middle']} with some documents "
          f"in it; {tally['done']} runs done before their kill; {ledgers} ledgers finished; {len(faults)} faults")
    print("\n".join(faults), file=sys.stderr)
    return int(bool(faults))


def state(path: Path, expected: dict[str, list[str]]) -> tuple[str | None, int | None]:
    """Return what is wrong with a ledger after a kill, if anything, and how many documents it holds; None where there is no file yet."""
    if not path.exists():
        return None, None
    try:
        from chancery.ledger import Ledger
        Ledger(path).close()  # plays back what was written ahead
        found, checked = documents_of(path), check(path)
    except LedgerError as fault:
        return f"it does not open: {fault}", None
    broken = [name for name, ids in found.items() if ids != expected.get(name)]
    if broken:
        return f"documents that are not whole, or there twice: {', '.join(broken)}", len(found)
    if checked.faults:
        return f"check: {checked.faults[0].said}", len(found)
    return None, len(found)


if __name__ == "__main__":
    sys.exit(main())
