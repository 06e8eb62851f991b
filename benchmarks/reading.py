"""Print how fast articles are read in one process, and the memory it takes.

usage: benchmarks/reading.py [PATH...] [--rounds N]

Reads the files named (by default the sample articles, and those of ../shared/gold/texts where they are there) `--rounds`
times after a first round that is not counted: what a first document costs beyond the others (loading the parser, the packs
and the world) is printed as start-up. Times are of the processor, in one process: the parser runs on one thread.
"""

from __future__ import annotations

import argparse
import resource
import time
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("paths", nargs="*", type=Path)
    cli.add_argument("--rounds", type=int, default=3)
    args = cli.parse_args()
    paths = args.paths or [*sorted((HERE / "src/chancery/samples").glob("*.txt")), *sorted((HERE.parent / "shared/gold/texts").glob("*.txt"))]
    texts = [p.read_text(encoding="utf-8") for p in paths]
    begun = time.process_time()
    from chancery.pipeline import read

    first = [read(text) for text in texts]
    cold = time.process_time() - begun
    begun = time.process_time()
    for _ in range(args.rounds):
        for text in texts:
            read(text)
    warm = (time.process_time() - begun) / args.rounds
    words = sum(len(s.tokens) for r in first for s in r.document.sentences)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(texts)} articles, {words} words; first round {cold:.2f} s, later rounds {warm:.2f} s (start-up {cold - warm:.2f} s)")
    print(f"{len(texts) / warm:.1f} articles/s, {words / warm:,.0f} words/s, peak memory {memory:.0f} MB")


if __name__ == "__main__":
    main()
