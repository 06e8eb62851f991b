"""The scenario: its articles read into a ledger, and what a ledger should say of them."""

from __future__ import annotations

import json
from functools import cache
from itertools import combinations
from pathlib import Path

from chancery.formats import read_documents
from chancery.model import Reading
from chancery.pipeline import read

FOLDER = Path(__file__).parents[1] / "documents" / "scenario"


@cache
def readings() -> tuple[Reading, ...]:
    return tuple(read(document) for document in read_documents([FOLDER / "articles.jsonl"]))


@cache
def second_readings() -> tuple[Reading, ...]:
    return tuple(read(document) for document in read_documents([FOLDER / "second.jsonl"]))


@cache
def second_expected(name: str) -> list[dict]:
    return json.loads((FOLDER / "second_expected.json").read_text(encoding="utf-8"))[name]


@cache
def expected(name: str) -> list[dict]:
    return json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))[name]


def expected_pairs(book) -> set[frozenset[str]]:
    """Return the pairs of event ids that are one event."""
    pairs = set()
    for story in expected("stories"):
        found = [reported(book, story, article, words) for article, words in story["reports"]]
        pairs |= {frozenset(pair) for pair in combinations(found, 2)}
    return pairs


def reported(book, story: dict, article: str, words: str) -> str:
    """Return the id of an article's event of a story, or a name for it where the reader didn't find it."""
    for event in book.events(document=article, type=story["type"]):
        text = book.text(event["document"]["key"])
        sentence = text[event["sentence"]["start"] : event["sentence"]["end"]]
        if event["mode"] == story["mode"] and words in sentence:
            return event["id"]
    return f"unread {article} {story['type']} {words}"


def told_pairs(stories) -> set[frozenset[str]]:
    return {frozenset((one["id"], other["id"])) for story in stories for one, other in combinations(story.reports, 2)}
