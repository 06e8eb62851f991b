"""PLOVER's contexts of an event, by the words of its sentence and document."""

from __future__ import annotations

from functools import cache

from chancery.find.gazetteer import fold
from chancery.lang import Pack
from chancery.model import Event, Reading

# A context that only the rest of the document speaks of must be spoken of this often to count.
_OFTEN = 3


@cache
def context_words(pack: Pack) -> dict[str, tuple[str, ...]]:
    """Return, for each context, the beginnings of words that tell of it."""
    found: dict[str, list[str]] = {}
    for row in pack.table("contexts"):
        found.setdefault(row["context"], []).append(fold(row["word"]))
    return {context: tuple(words) for context, words in found.items()}


def find_contexts(event: Event, reading: Reading, pack: Pack) -> tuple[str, ...]:
    """Return the contexts of an event, sorted."""
    sentence = reading.document.sentence_at(event.evidence.start)
    if sentence is None:
        return ()
    near = fold(sentence.span.of(reading.document.text))
    words = near.split()
    found = []
    for context, stems in context_words(pack).items():
        if any(s in near if " " in s else any(w.startswith(s) for w in words) for s in stems):
            found.append(context)
    return tuple(sorted(found))
