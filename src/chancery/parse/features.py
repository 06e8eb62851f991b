"""What the shipped parser sees of a word: hashed affixes and shape, characters, and the rules that make lemmas.

The same functions serve training (tools/train_parser.py) and reading, so that both see the same numbers.
"""

from __future__ import annotations

import zlib

# Characters of a word that are looked at (the middle of longer words is left out) and buckets for hashed affixes: the sizes
# with which the shipped model was trained.
CHARACTERS = 18
BUCKETS = 20000
_LONGEST_SHAPE = 8


def shape(form: str) -> str:
    """Return the outline of a word: "Xx" for "Moskou", "dd" for "2024", repeated classes at most twice."""
    outline = ""
    for c in form:
        kind = "X" if c.isupper() else "x" if c.islower() else "d" if c.isdigit() else c
        if len(outline) < 2 or outline[-1] != kind or outline[-2] != kind:
            outline += kind
    return outline[:_LONGEST_SHAPE]


def affixes(language: str, form: str) -> list[int]:
    """Return the ten hashed affix features of a word, numbers from 1 to BUCKETS - 1."""
    low = form.lower()
    pairs = (
        ("S", shape(form)), ("p1", low[:1]), ("p2", low[:2]), ("p3", low[:3]), ("s1", low[-1:]), ("s2", low[-2:]),
        (language + "s3", low[-3:]), (language + "s4", low[-4:]), (language + "p4", low[:4]), (language + "s2", low[-2:]),
    )
    return [1 + zlib.crc32(f"{name}|{value}".encode()) % (BUCKETS - 1) for name, value in pairs]


def clipped(form: str) -> str:
    """Return a word without its middle where it has more than CHARACTERS letters."""
    return form if len(form) <= CHARACTERS else form[: CHARACTERS // 2] + form[-CHARACTERS // 2 :]


def lemma_rule(form: str, lemma: str) -> str:
    """Return the rule that makes `lemma` out of `form`: what to cut and put at either end, and whether case is kept.

    The rule keeps the longest stretch that both share, so one rule serves all words that inflect alike.
    """
    keep = "K" if lemma != lemma.lower() else "L"
    source = form if keep == "K" else form.lower()
    best = (0, 0, 0)
    for i in range(len(source)):
        for j in range(len(lemma)):
            k = 0
            while i + k < len(source) and j + k < len(lemma) and source[i + k] == lemma[j + k]:
                k += 1
            if k > best[2]:
                best = (i, j, k)
    i, j, k = best
    if k == 0:
        return f"W|{lemma}"
    return f"{keep}|{i}|{lemma[:j]}|{len(source) - i - k}|{lemma[j + k :]}"


def apply_rule(form: str, rule: str) -> str:
    """Return the lemma that a rule makes of a word, or the word in lower case where the rule does not fit it."""
    if rule.startswith("W|"):
        return rule[2:]
    parts = rule.split("|")
    if len(parts) != 5:
        return form.lower()
    keep, cut_front, front, cut_end, end = parts
    source = form if keep == "K" else form.lower()
    a, b = int(cut_front), int(cut_end)
    if a + b >= len(source) and not (front or end):
        return source
    return front + source[a : len(source) - b if b else None] + end
