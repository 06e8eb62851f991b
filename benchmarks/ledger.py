"""Print how fast and how big a ledger of many imported events is, and what it costs to add documents to it.

usage: benchmarks/ledger.py [--events N] [--order dyad|date] [--folder FOLDER]

The events are invented by `ledger_events.sql` between real states; 2 in 100 have three parties. In the order `dyad` they lie as an import that
sorts by the parties writes them; in the order `date`, as they come. Documents are those of tests/documents/scenario, read before the clock
starts. Each figure is the median of several runs in a process of its own; the first run, with nothing in memory, stands beside it.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from chancery.formats import read_documents
from chancery.ledger import Ledger
from chancery.pipeline import read
from chancery.world import load_world

HERE = Path(__file__).resolve().parent
ARTICLES = HERE.parent / "tests" / "documents" / "scenario" / "articles.jsonl"
PER_DOCUMENT, DAYS, RUNS = 500, 11_300, 9
ROLES = ["president", "prime minister", "foreign minister", "defence minister"]


def sql(name: str) -> str:
    return (HERE / f"{name}.sql").read_text(encoding="utf-8")


def fill(path: Path, events: int, order: str) -> None:
    states = [row["code"] for row in load_world().table("states")]
    begun = time.perf_counter()
    with Ledger(path) as book:
        book._db.execute("SET enable_progress_bar = false")
        book._db.execute(
            "INSERT INTO documents BY NAME SELECT printf('%016x', i) AS key, 'import-' || i AS id, 'en' AS language, "
            "DATE '1995-01-01' + (i * $days::BIGINT // $n::BIGINT)::INTEGER AS published_start, published_start AS published_end, "
            "[]::VARCHAR[] AS cited, '' AS text, '0' AS engine, TIMESTAMP '2025-01-01' AS added FROM range($n::BIGINT) AS r(i)",
            {"n": events // PER_DOCUMENT + 1, "days": DAYS})
        ordered = "\nORDER BY dyad, date_start" if order == "dyad" else ""
        book._db.execute(sql("ledger_events") + ordered, {"n": events, "states": states, "per": PER_DOCUMENT, "span": DAYS})
        book._db.execute(sql("ledger_offices"), {"states": states, "roles": ROLES})
    line("filled", f"{time.perf_counter() - begun:.1f} s, {memory()}")
    line("file", f"{path.stat().st_size / 1e6:,.0f} MB")


def ask(path: Path) -> None:
    begun = time.perf_counter()
    with Ledger(path, read_only=True) as book:
        line("opened for reading", f"{1000 * (time.perf_counter() - begun):.0f} ms")
        counted = book._db.execute("SELECT dyad, count(*) FROM records WHERE kind = 'event' AND dyad <> '+' GROUP BY dyad ORDER BY 2").fetchall()
        for name, (dyad, _) in (("median dyad", counted[len(counted) // 2]), ("dyad at 90 %", counted[len(counted) * 9 // 10])):
            timed(f"timeline, {name}", lambda dyad=dyad: len(book.events(between=dyad.split("|"))))
        busiest = counted[-1][0].split("|")
        timed("timeline, busiest dyad, a year", lambda: len(book.events(between=busiest, since="2015", until="2015")))
        timed("timeline, busiest dyad, whole", lambda: len(book.events(between=busiest)))
        timed("office on a day", lambda: len(book.ties(kind="office", between="ROU", role="president", since="2010-05-05", until="2010-05-05")))
        timed("office as of a day, with the world file", lambda: len(book.as_of(valid="2010-05-05").office("ROU", "president")))
        timed("promises of a median dyad", lambda: len(book.promises(between=counted[len(counted) // 2][0].split("|"))))
        timed("stories of a dyad", lambda: len(book.stories(between=counted[len(counted) // 2][0].split("|"))))
    line("memory, questions", memory())


def add(path: Path) -> None:
    readings = [read(document) for document in read_documents([ARTICLES])]
    before = memory()
    spent = []
    with Ledger(path) as book:
        for reading in readings:
            begun = time.perf_counter()
            book.add(reading)
            spent.append(1000 * (time.perf_counter() - begun))
        links = book._db.execute("SELECT count(*) FROM links").fetchall()[0][0]
        begun = time.perf_counter()
    line("adding a document", f"median {statistics.median(spent):.0f} ms, most {max(spent[1:]):.0f} ms, the first {spent[0]:.0f} ms ({links} links)")
    line("closing", f"{1000 * (time.perf_counter() - begun):.0f} ms")
    line("memory, adding", f"{memory()} (the reader alone {before})")


def timed(name: str, work: Callable[[], int]) -> None:
    spent = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        count = work()
        spent.append(1000 * (time.perf_counter() - begun))
    line(name, f"{statistics.median(spent):.0f} ms, the first {spent[0]:.0f} ms ({count:,})")


def memory() -> str:
    return f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB at most"


def line(name: str, said: str) -> None:
    print(f"| {name} | {said} |", flush=True)


def apart(work: Callable[..., None], *values: object) -> None:
    process = multiprocessing.get_context("spawn").Process(target=work, args=values)
    process.start()
    process.join()
    if process.exitcode:
        raise SystemExit(process.exitcode)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--order", choices=("dyad", "date"), default="dyad")
    parser.add_argument("--folder", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        path = Path(folder) / "many.duckdb"
        line(f"{given.events:,} events, by {given.order}", "")
        print("|---|---|")
        apart(fill, path, given.events, given.order)
        apart(ask, path)
        apart(add, path)


if __name__ == "__main__":
    main()
