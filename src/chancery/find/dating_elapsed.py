"""Years that a text counts from another: "the 50th anniversary of ties, established in 1971"; "ten years after the 2008 war"."""

from __future__ import annotations

from collections.abc import Iterator

from chancery.find.times_grammar import TimeGrammar, fold_in_place

# Only what a text opens with tells of its own year; further on it may tell of earlier ones.
_LEAD = 900


def find_elapsed(text: str, grammar: TimeGrammar) -> Iterator[tuple[str, int]]:
    """Yield the words at the head of a text that count years from a year named, with the year that they come to."""
    head = fold_in_place(text[:_LEAD])
    for pattern in grammar.elapsed:
        for match in pattern.finditer(head):
            number, year = match["digits"], int(match["year"])
            count = int(number) if number.isdigit() else grammar.classes.get("digits", {}).get(number)
            if isinstance(count, int):
                yield text[match.start() : match.end()], year + count
