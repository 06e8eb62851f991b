"""From arc scores to a tree with one root."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_NEVER = -1e9


def has_cycle(heads: NDArray[np.int64]) -> bool:
    """Return whether following heads (1-based, 0 the root) from some word never reaches the root."""
    state = [0] * (len(heads) + 1)
    state[0] = 2
    for start in range(1, len(heads) + 1):
        path, node = [], start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node - 1])
        if state[node] == 1:
            return True
        for node in path:
            state[node] = 2
    return False


def _find_cycle(heads: NDArray[np.int64]) -> list[int] | None:
    size = len(heads)
    state = [0] * size
    state[0] = 2
    for start in range(1, size):
        path, node = [], start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return path[path.index(node) :]
        for node in path:
            state[node] = 2
    return None


def spanning_tree(weights: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return the heads of the heaviest tree rooted in node 0 (Chu and Liu 1965, Edmonds 1967); weights[d, h] is the arc h to d."""
    weights = weights.copy()
    weights[0] = _NEVER
    np.fill_diagonal(weights, _NEVER)
    heads: NDArray[np.int64] = weights.argmax(1)
    heads[0] = 0
    found_cycle = _find_cycle(heads)
    if found_cycle is None:
        return heads
    cycle = np.array(found_cycle)
    size = weights.shape[0]
    inside = np.zeros(size, bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    merged = len(outside)
    smaller = np.full((merged + 1, merged + 1), _NEVER)
    smaller[:merged, :merged] = weights[np.ix_(outside, outside)]
    entering = weights[np.ix_(cycle, outside)] - weights[cycle, heads[cycle]][:, None]
    smaller[merged, :merged] = entering.max(0)
    leaving = weights[np.ix_(outside, cycle)]
    smaller[:merged, merged] = leaving.max(1)
    found = spanning_tree(smaller)
    result = heads.copy()
    for place, node in enumerate(outside):
        if node:
            result[node] = cycle[leaving[place].argmax()] if found[place] == merged else outside[found[place]]
    entry = cycle[entering.argmax(0)[found[merged]]]
    result[entry] = outside[found[merged]]
    return result


def heads_of(arcs: NDArray[np.float32]) -> NDArray[np.int64]:
    """Return the heads of a sentence's words, 1-based with 0 for the root, from arc scores of shape (words, words + 1).

    The greedy choice stands where it is a tree with one root; else the exact best tree is found.
    """
    size = arcs.shape[0]
    scores = arcs.astype(np.float64)
    scores[np.arange(size), np.arange(1, size + 1)] = _NEVER
    heads: NDArray[np.int64] = scores.argmax(1)
    if (heads == 0).sum() == 1 and not has_cycle(heads):
        return heads
    top = scores.max(1, keepdims=True)
    logs = np.maximum(scores - top - np.log(np.exp(scores - top).sum(1, keepdims=True)), -1e4)
    weights = np.full((size + 1, size + 1), _NEVER)
    weights[1:] = logs
    weights[1:, 0] -= 1e5  # one root: a second arc from the root costs more than any tree can gain
    found: NDArray[np.int64] = spanning_tree(weights)[1:]
    return found
