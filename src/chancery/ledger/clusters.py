"""Clusters: which events are one, by their links and by what people judged; a matter of the links alone, whichever came first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond:
    """Two ids that are told to be one, by the order of the ids, and why; what a person judged is `judged`."""

    first: str
    second: str
    score: float
    reasons: tuple[str, ...]
    judged: bool = False

    @property
    def pair(self) -> Pair:
        """Both ids."""
        return self.first, self.second


def pair_of(one: str, other: str) -> Pair:
    """Return two ids in their order."""
    return (one, other) if one < other else (other, one)


def clusters(bonds: Iterable[Bond], apart: Callable[[str, str], bool], parted: frozenset[Pair]) -> list[tuple[str, ...]]:
    """Return the ids that are one: the surest bonds are made first, and none that would join two that must stay apart.

    Args:
        apart: whether two ids cannot be one; a bond that a person judged is made all the same.
        parted: pairs that a person judged to be two.
    """
    group: dict[str, frozenset[str]] = {}
    for bond in sorted(bonds, key=lambda bond: (not bond.judged, -bond.score, bond.pair)):
        one, other = (group.get(id, frozenset((id,))) for id in bond.pair)
        if one is other or bond.second in one:
            continue
        if not _joins(one, other, parted, None if bond.judged else apart):
            continue
        joined = one | other
        group |= dict.fromkeys(joined, joined)
    return sorted({tuple(sorted(ids)) for ids in group.values()})


def _joins(one: frozenset[str], other: frozenset[str], parted: frozenset[Pair], apart: Callable[[str, str], bool] | None) -> bool:
    pairs = [pair_of(a, b) for a in one for b in other]
    if any(pair in parted for pair in pairs):
        return False
    return apart is None or not any(apart(*pair) for pair in pairs)
