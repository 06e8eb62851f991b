"""How fast pages are on a large ledger, how heavy at first sight, and whether many readers are served without a fault.

Usage: python benchmarks/web.py [--events 100000] [--seconds 60] [--readers 50] [--ledger FILE]

Makes a ledger of invented events (kept where --ledger says), serves it on a free port of this machine in a process of its own, asks every
page, and then lets readers ask for pages at the same time. Prints a table of the times, and exits with 1 where a bound is not held.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from pathlib import Path

from chancery.ledger import Ledger
from chancery.model import Document, Event, Evidence, Figure, Interval, Reading, Sentence, Statement, Tie

# What a page may take and weigh (milliseconds at the 95th percentile, bytes of page, style and script without charts).
P95, FIRST_PAINT = 150.0, 300_000
CODES = (
    "CHN",
    "RUS",
    "USA",
    "DEU",
    "FRA",
    "GBR",
    "NLD",
    "ROU",
    "UKR",
    "TUR",
    "IND",
    "PAK",
    "IRN",
    "ISR",
    "JPN",
    "KOR",
    "PRK",
    "POL",
    "HUN",
    "SRB",
    "BRA",
    "ZAF",
    "EGY",
    "SAU",
    "GRC",
    "BLR",
    "KAZ",
    "MDA",
    "ITA",
    "ESP",
    "NATO",
    "EU",
    "UN",
    "BRICS",
    "ASEAN",
    "OPEC",
)
TYPES = (
    "AGREE",
    "CONSULT",
    "CONSULT",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
)
EVENTS_EACH = 20


def readings(events: int) -> list[Reading]:
    """Return readings with so many invented events, a few other records each."""
    dice = random.Random(1)
    return [_reading(number, dice) for number in range(events // EVENTS_EACH)]


def _reading(number: int, dice: random.Random) -> Reading:
    written = dt.date(2016, 1, 1) + dt.timedelta(days=number * 3650 // 5000 % 3650)
    lines, events = [], []
    for turn in range(EVENTS_EACH):
        one, other = dice.sample(CODES, 2) if dice.random() > 0.3 else dice.sample(CODES[:4], 2)
        lines.append(f"In report {number} the government of {one} dealt with that of {other} for the {turn}th time, as was said.")
        start = sum(len(line) + 1 for line in lines[:-1])
        day = written - dt.timedelta(days=dice.randrange(60))
        events.append((one, other, start, len(lines[-1]), day, dice.choice(TYPES)))
    text = "\n".join(lines) + "\n"
    sentences = tuple(Sentence(number=n, start=e[2], end=e[2] + e[3], tokens=()) for n, e in enumerate(events))
    document = Document(
        id=f"article-{number}",
        text=text,
        language=("en", "nl", "ro")[number % 3],
        source=f"Outlet {number % 40}",
        sentences=sentences,
        title=f"Article {number} on {events[0][0]} and {events[0][1]}",
    )
    first = _evidence(text, events[0])
    pair = tuple(sorted(events[0][:2]))
    return Reading(
        document=document,
        published=Interval.day(written),
        reasons=("a date line",),
        cited=("Agency",),
        events=tuple(
            Event(
                type=e[5],
                mode=None,
                actors=(e[0],),
                recipients=(e[1],),
                date=Interval.day(e[4]),
                evidence=_evidence(text, e),
                rule="made",
                confidence=0.5 + dice.random() / 2,
            )
            for e in events
        ),
        statements=(
            Statement(speaker=f"Minister {number % 90}", state=pair[0], form="indirect", about=(pair[1],), evidence=first, rule="made"),
        ),
        figures=(
            Figure(
                measure="trade",
                of="trade",
                parties=pair,
                value=float(dice.randrange(10**9)),
                unit="USD",
                period=Interval.year(written.year),
                evidence=first,
                rule="made",
            ),
        ),
        ties=(Tie(kind="office", subject=f"Minister {number % 90}", object=pair[0], role="foreign minister", evidence=first, rule="made"),),
    )


def _evidence(text: str, event: tuple) -> Evidence:
    start = event[2] + len("In report ")
    return Evidence(start=start, end=start + 40, text=text[start : start + 40])


def make_ledger(path: Path, events: int) -> None:
    begun = time.perf_counter()
    with Ledger(path) as book:
        for count, reading in enumerate(readings(events)):
            book.add(reading)
            if count % 500 == 0:
                print(f"  {count * EVENTS_EACH} events, {time.perf_counter() - begun:.0f} s", file=sys.stderr)


def addresses(path: Path) -> dict[str, list[str]]:
    """Return addresses of every sort of page, many of each, so that answers kept from before do not flatter."""
    dice = random.Random(2)
    with Ledger(path, read_only=True) as book:
        keys = [row["key"] for row in dice.sample(list(book.documents()), 30)]
        ids = [row["id"] for row in book.find("event", document=keys)][:30]
    pairs = [dice.sample(CODES, 2) for _ in range(30)]
    return {
        "start": ["/"] * 30,
        "dyad": [f"/dyad/{a}/{b}" for a, b in pairs],
        "dyad window": [f"/dyad/{a}/{b}?since=2019&until=2021" for a, b in pairs],
        "dyad rates": [f"/dyad/{a}/{b}?count=articles" for a, b in pairs],
        "actor": [f"/actor/{code}" for code in CODES[:30]],
        "actor year": [f"/actor/{code}?year=2020" for code in CODES[:30]],
        "world": [f"/world?since=20{n}" for n in range(16, 26)],
        "records": [f"/records?kind=event&actor={a}&recipient={b}" for a, b in pairs],
        "records page": [f"/records?page={n}" for n in range(1, 300, 10)],
        "records text": [f"/records?text=report {n}" for n in range(30)],
        "search": [f"/search?q=report {n} " for n in range(100, 130)],
        "documents": [f"/documents?page={n}" for n in range(1, 31)],
        "document": [f"/document/{key}" for key in keys],
        "record": [f"/record/{id}" for id in ids],
        "dyads": [f"/dyad?since=20{n}" for n in range(16, 26)],
        "method": ["/method"] * 10,
        "stories": ["/stories"] * 10,
        "conflicts": ["/conflicts"] * 10,
        "judge": [f"/judge?skip={n}" for n in range(1, 11)],
        "dyad json": [f"/dyad/{b}/{a}.json" for a, b in pairs],
    }


def ask(url: str) -> tuple[float, int]:
    begun = time.perf_counter()
    with urllib.request.urlopen(url, timeout=60) as answer:
        size = len(answer.read())
    return (time.perf_counter() - begun) * 1000, size


def measure(site: str, wanted: dict[str, list[str]]) -> bool:
    """Print the times of each sort of page; return whether all are within the bounds."""
    common = sum(ask(f"{site}/static/{name}")[1] for name in ("page.css", "page.js", "icon.svg"))
    print(f"{'page':<14}{'median ms':>10}{'p95 ms':>9}{'worst ms':>10}{'first paint kB':>16}")
    every, heaviest = [], 0
    for name, paths in wanted.items():
        found = [ask(site + path.replace(" ", "%20")) for path in paths]
        times, size = sorted(one[0] for one in found), common + max(one[1] for one in found)
        every += times
        heaviest = max(heaviest, size)
        print(f"{name:<14}{statistics.median(times):>10.1f}{_p95(times):>9.1f}{times[-1]:>10.1f}{size / 1000:>16.1f}")
    print(f"{'all':<14}{statistics.median(every):>10.1f}{_p95(sorted(every)):>9.1f}{max(every):>10.1f}{heaviest / 1000:>16.1f}")
    return _p95(sorted(every)) < P95 and heaviest < FIRST_PAINT


def _p95(times: list[float]) -> float:
    return times[min(len(times) - 1, int(0.95 * len(times)))]


def crowd(site: str, wanted: dict[str, list[str]], readers: int, seconds: float) -> bool:
    """Let readers ask at the same time; return whether every page was answered."""
    paths = [path.replace(" ", "%20") for some in wanted.values() for path in some]
    end, times, faults = time.perf_counter() + seconds, [], []

    def read(seed: int) -> None:
        dice = random.Random(seed)
        while time.perf_counter() < end:
            try:
                times.append(ask(site + dice.choice(paths))[0])
            except OSError as fault:
                faults.append(str(fault))
            time.sleep(dice.random())  # a reader looks at what came

    threads = [threading.Thread(target=read, args=(seed,)) for seed in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    times.sort()
    told = f"median {statistics.median(times):.0f} ms, p95 {_p95(times):.0f} ms"
    print(f"{readers} readers for {seconds:.0f} s: {len(times)} pages, {len(faults)} faults, {told}")
    if faults:
        print("first fault:", faults[0])
    return not faults


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--ledger", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, socket.socket() as free:
        path = given.ledger or Path(folder) / "large.duckdb"
        if not path.exists():
            make_ledger(path, given.events)
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        command = [sys.executable, "-m", "chancery", "serve", "--ledger", str(path), "--port", str(port)]
        server = subprocess.Popen(command if _has_main() else [str(Path(sys.executable).parent / "chancery"), *command[3:]])
        try:
            site = f"http://127.0.0.1:{port}"
            print(f"first page after the start, index made anew: {_first(site):.1f} s")
            wanted = addresses(path)
            held = [measure(site, wanted), crowd(site, wanted, given.readers, given.seconds)]
        finally:
            server.terminate()
            server.wait()
    sys.exit(0 if all(held) else 1)


def _has_main() -> bool:
    import chancery

    return (Path(chancery.__file__).parent / "__main__.py").exists()


def _first(site: str) -> float:
    begun = time.perf_counter()
    for _ in range(300):
        try:
            ask(site + "/")
            return time.perf_counter() - begun
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the server did not start")


if __name__ == "__main__":
    main()
