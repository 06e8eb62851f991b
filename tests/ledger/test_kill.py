"""A kill at any moment of `chancery add` loses at most the document in hand; benchmarks/kill.py does the same a hundred times."""

import json
import random
import time

import pytest

from chancery.ledger import Ledger
from chancery.ledger.upkeep import check
from tests.ledger.killing import add_until_killed, articles, documents_of

ROUNDS = 3


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """Return a file of articles, the documents with their records in a ledger to which they were added without a kill, and the seconds."""
    folder = tmp_path_factory.mktemp("whole")
    paths = articles(folder / "articles.jsonl", 40)
    begun = time.perf_counter()
    assert add_until_killed(paths, folder / "whole.duckdb", None) == 0
    return paths, documents_of(folder / "whole.duckdb"), time.perf_counter() - begun


def test_a_ledger_that_was_killed_opens_with_whole_documents_and_is_taken_up(whole, tmp_path):
    paths, expected, took = whole
    path, chance = tmp_path / "killed.duckdb", random.Random(20260101)
    for _ in range(ROUNDS):
        add_until_killed(paths, path, chance.uniform(0.3, 0.9) * took)
        if path.exists():
            with Ledger(path) as book:
                assert len(book.documents()) == len({document["id"] for document in book.documents()})
            assert check(path).faults == ()
            found = documents_of(path)
            assert {name: expected[name] for name in found} == found
    assert add_until_killed(paths, path, None) == 0
    assert documents_of(path) == expected
    assert len(paths.read_text(encoding="utf-8").splitlines()) == len(expected)


def test_the_articles_are_all_different(whole):
    rows = [json.loads(line) for line in whole[0].read_text(encoding="utf-8").splitlines()]
    assert len({row["text"] for row in rows}) == len(rows) == 40
