"""`chancery demo`: the sample articles, read."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console

from chancery.cli.show import show_reading

_SAMPLES = Path(__file__).parents[1] / "samples"


def demo() -> None:
    """Read the sample articles that come with the package and print their records with the words that carry them.

    Example: chancery demo
    """
    from chancery.pipeline import read
    console, talk = Console(), Console(stderr=True)
    articles = sorted(_SAMPLES.glob("*.txt"))
    found = 0
    for path in articles:
        reading = read(path.read_text(encoding="utf-8"), id=path.stem)
        show_reading(reading, console)
        found += len(reading.records)
    talk.print(f"{len(articles)} articles, {found} records")
