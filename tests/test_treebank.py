"""The trees of treebank/ are trees, with labels of Universal Dependencies."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from chancery.model import Sentence
from chancery.parse.conllu import read_conllu

FILES = sorted((Path(__file__).resolve().parents[1] / "treebank").glob("*.conllu"))
TOOL = Path(__file__).resolve().parents[1] / "tools" / "trees.py"
UNIVERSAL = frozenset([
    "acl", "advcl", "advmod", "amod", "appos", "aux", "case", "cc", "ccomp", "compound", "conj", "cop", "csubj", "dep", "det",
    "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod", "nsubj", "nummod", "obj", "obl",
    "orphan", "parataxis", "punct", "reparandum", "root", "vocative", "xcomp",
])
# Labels whose head stands in front of them.
LEFT_HEADED = ("conj", "flat", "fixed", "appos")


def _faults(sentence: Sentence) -> list[str]:
    faults = []
    heads = [token.head for token in sentence.tokens]
    if heads.count(-1) != 1:
        faults.append("not one root")
    for token in sentence.tokens:
        label = token.deprel.split(":")[0]
        if label not in UNIVERSAL or (label == "root") != (token.head < 0):
            faults.append(f"{token.text} is {token.deprel}")
        if label in LEFT_HEADED and token.head > token.index:
            faults.append(f"{token.text} is {token.deprel} of a word behind it")
        if token.head >= 0 and sentence.tokens[token.head].deprel == "punct":
            faults.append(f"{token.text} hangs on punctuation")
        above, steps = token.head, 0
        while above >= 0 and steps <= len(heads):
            above, steps = heads[above], steps + 1
        if above >= 0:
            faults.append(f"{token.text} is in a circle")
    return faults


def test_there_are_trees_of_every_language_for_training_and_for_measuring():
    assert {path.stem for path in FILES} == {f"{language}-{part}" for language in ("en", "nl", "ro") for part in ("news", "newstest")}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_tree_is_one(path: Path):
    with path.open(encoding="utf-8") as lines:
        trees = read_conllu(lines, language=path.stem[:2])
    assert len(trees.sentences) > 50
    faults = {trees.text[s.start : s.end][:60]: found for s in trees.sentences if (found := _faults(s))}
    assert not faults


@pytest.mark.parametrize("language", ["en", "nl", "ro"])
def test_no_sentence_is_both_trained_on_and_measured(language: str):
    held = []
    for part in ("news", "newstest"):
        with (FILES[0].parent / f"{language}-{part}.conllu").open(encoding="utf-8") as lines:
            trees = read_conllu(lines, language=language)
        held.append({trees.text[s.start : s.end] for s in trees.sentences})
    assert not held[0] & held[1]


def test_trees_are_added_once_every_line_can_be_read_and_every_tree_is_one(tmp_path: Path):
    sentences, corrections, treebank = tmp_path / "s.txt", tmp_path / "c.txt", tmp_path / "nl-new.conllu"
    sentences.write_text("Iran zweeg.\nDe minister zei niets.\n", encoding="utf-8")

    def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, TOOL, *arguments], capture_output=True, text=True, check=False)

    assert "1 Iran PROPN 2 nsubj" in run("show", "nl", sentences).stdout
    corrections.write_text("1: ok\n2: 3 3\n", encoding="utf-8")
    refused = run("fix", "nl", sentences, corrections, treebank)
    assert refused.returncode
    assert "1 sentences to mend; nothing is written" in refused.stderr
    assert not treebank.exists()
    corrections.write_text("1: ok\n2: 4 3 iobj PROPN\n", encoding="utf-8")
    assert "2 sentences appended" in run("fix", "nl", sentences, corrections, treebank).stdout
    with treebank.open(encoding="utf-8") as lines:
        first, second = read_conllu(lines, language="nl").sentences
    assert [t.deprel for t in first.tokens] == ["nsubj", "root", "punct"]
    assert (second.tokens[3].deprel, second.tokens[3].upos, second.tokens[3].head) == ("iobj", "PROPN", 2)
    assert "0 sentences appended" in run("fix", "nl", sentences, corrections, treebank).stdout
