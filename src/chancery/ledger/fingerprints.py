"""Fingerprints: texts as MinHash signatures, so that copies are known without the texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from chancery.ledger.lines import plain
from chancery.ledger.people import story_settings

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A text's signature, how many different shingles it has, and the people whom the document's events name."""

    shingles: int
    hashes: bytes
    people: tuple[str, ...] = ()


def stored_fingerprint(row: Mapping[str, Any]) -> Fingerprint | None:
    """Return the fingerprint among the columns of a row, None where the document has none."""
    return None if row["hashes"] is None else Fingerprint(row["shingles"], bytes(row["hashes"]), tuple(row["people"]))


def fingerprint(text: str, people: Iterable[str] = ()) -> Fingerprint | None:
    """Return the fingerprint of a text whose events name these people, None where it has too few words for one."""
    length = story_settings()["copies"]["shingle"]
    words = _WORD.findall(plain(text))
    shingles = sorted({" ".join(words[n : n + length]) for n in range(len(words) - length + 1)})
    if not shingles:
        return None
    signature = _empty()
    signature.update_batch([shingle.encode() for shingle in shingles])
    return Fingerprint(len(shingles), signature.hashvalues.astype("<u4").tobytes(), tuple(dict.fromkeys(people)))


def _empty() -> Any:
    # The library takes 0.4 s to load, for it brings scipy; only adding documents needs it.
    from datasketch import MinHash  # type: ignore[import-untyped]
    return _first(MinHash).copy()


@lru_cache(maxsize=1)
def _first(sort: Any) -> Any:
    """Return a signature of nothing; its permutations are the same on every machine."""
    return sort(num_perm=story_settings()["copies"]["permutations"], seed=1)


def likeness(one: Fingerprint, other: Fingerprint) -> tuple[float, float]:
    """Return about which part of all shingles two texts share, and which part of the shorter one's stands in the longer."""
    first, second = (np.frombuffer(each.hashes, dtype="<u4") for each in (one, other))
    shared = float(np.mean(first == second))
    within = shared * (one.shingles + other.shingles) / (1 + shared) / min(one.shingles, other.shingles)
    return shared, min(1.0, within)


def copied(one: Fingerprint | None, other: Fingerprint | None) -> bool:
    """Return whether one text is a version of the other; an unknown one is none."""
    if one is None or other is None:
        return False
    shared, within = likeness(one, other)
    limits = story_settings()["copies"]
    return bool(shared >= limits["alike"] or within >= limits["within"])
