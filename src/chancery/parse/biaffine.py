"""The shipped parser: one joint biaffine model for all languages, run by onnxruntime.

Every sentence is run by itself, so what is read does not depend on what else is read with it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime  # type: ignore[import-untyped]
from numpy.typing import NDArray

from chancery.errors import ParserError
from chancery.parse.decode import heads_of
from chancery.parse.features import CHARACTERS, affixes, apply_rule, clipped
from chancery.parse.parser import Analysis

_GRAPHS = ("word", "parse", "label")
# Labels of which a head has at most one; the weaker ones take their next best label.
_SINGLE = (("nsubj", "nsubj:pass"), ("obj",))
_NEVER = -1e9
# Word vectors kept; a vector is 800 bytes.
_CACHED = 100_000


def _session(path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


class BiaffineParser:
    """A parser trained by tools/train_parser.py, read from a folder with its graphs and vocabulary."""

    def __init__(self, folder: Path) -> None:
        missing = [n for n in (*(f"{g}.onnx" for g in _GRAPHS), "vocabulary.json") if not (folder / n).exists()]
        if missing:
            raise ParserError(f"no parser in {folder}: {', '.join(missing)} missing; reinstall chancery or name another parser")
        self._word, self._parse, self._label = (_session(folder / f"{g}.onnx") for g in _GRAPHS)
        v: dict[str, Any] = json.loads((folder / "vocabulary.json").read_text(encoding="utf-8"))
        self._languages: list[str] = v["languages"]
        self._words: dict[str, int] = v["words"]
        self._characters: dict[str, int] = v["characters"]
        self._upos, self._feats, self._rules, self._deprels = v["upos"], v["feats"], v["rules"], v["deprels"]
        self._root_vector = np.array(v["root"], np.float32)
        self._size: int = v["word_size"]
        self._root = self._deprels.index("root")
        self._single = [[self._deprels.index(n) for n in group if n in self._deprels] for group in _SINGLE]
        self._cache: dict[tuple[str, str], NDArray[np.float32]] = {}
        self.name = "chancery-biaffine-" + str(v.get("version", "1"))

    def parse(self, language: str, words: Sequence[str]) -> list[Analysis]:
        """Return the analysis of each word of a sentence.

        Raises:
            ParserError: the model was not trained for the language.
        """
        if language not in self._languages:
            raise ParserError(f"the shipped parser knows {', '.join(self._languages)}, not {language!r}; name a spaCy pipeline for it")
        if not words:
            return []
        vectors = self._vectors(language, words)
        arc, dep, head, upos, feats, rule = self._parse.run(["arc", "dep", "head", "upos", "feats", "rule"], {"X": vectors[None]})
        heads = heads_of(arc[0])
        labels = self._labels(dep[0], head[0], heads)
        return [
            Analysis(lemma=apply_rule(word, self._rules[rule[0, i]]), upos=self._upos[upos[0, i]], feats=self._named(feats[0, i]),
                     head=int(heads[i]) - 1, deprel=self._deprels[labels[i]])
            for i, word in enumerate(words)
        ]

    def _named(self, index: int) -> str:
        found: str = self._feats[index]
        return "" if found == "_" else found

    def _vectors(self, language: str, words: Sequence[str]) -> NDArray[np.float32]:
        new = [w for w in dict.fromkeys(words) if (language, w) not in self._cache]
        if new:
            if len(self._cache) + len(new) > _CACHED:
                self._cache.clear()
                new = list(dict.fromkeys(words))
            for word, vector in zip(new, self._computed(language, new), strict=True):
                self._cache[language, word] = vector
        return np.stack([self._cache[language, w] for w in words])

    def _computed(self, language: str, words: list[str]) -> NDArray[np.float32]:
        chars = np.zeros((len(words), CHARACTERS + 2), np.int64)
        for row, word in enumerate(words):
            for column, c in enumerate(clipped(word)):
                chars[row, column + 1] = self._characters.get(c, 1)
        found = np.empty((len(words), self._size), np.float32)
        affix = np.array([affixes(language, w) for w in words], np.int64)
        known = np.array([self._words.get(f"{language}\t{w.lower()}", 1) for w in words], np.int64)
        spoken = np.full(len(words), self._languages.index(language), np.int64)
        for row in range(len(words)):  # one by one: the 8-bit scales of a batch would make a word's vector depend on its neighbours
            one = slice(row, row + 1)
            found[one] = self._word.run(["R"], {"C": chars[one], "A": affix[one], "W": known[one], "L": spoken[one]})[0]
        return found

    def _labels(self, dep: NDArray[np.float32], head: NDArray[np.float32], heads: NDArray[np.int64]) -> NDArray[np.int64]:
        rooted = np.concatenate([self._root_vector[None], head])
        scores: NDArray[np.float32] = self._label.run(["lab"], {"d": dep, "h": rooted[heads]})[0]
        scores = scores.reshape(len(heads), -1).copy()
        scores[:, self._root] = _NEVER
        for group in self._single:
            self._keep_strongest(scores, heads, group)
        labels: NDArray[np.int64] = scores.argmax(1)
        labels[heads == 0] = self._root
        return labels

    @staticmethod
    def _keep_strongest(scores: NDArray[np.float32], heads: NDArray[np.int64], group: list[int]) -> None:
        """Leave a label of the group only to that word of each head which would lose most without it."""
        rivals: dict[int, list[tuple[float, int]]] = {}
        for word in np.flatnonzero(np.isin(scores.argmax(1), group)):
            others = np.delete(scores[word], group)
            rivals.setdefault(int(heads[word]), []).append((float(scores[word].max() - others.max()), int(word)))
        for found in rivals.values():
            for _, weaker in sorted(found)[:-1]:
                scores[weaker, group] = _NEVER
