"""Print how well and how fast a parser does on Universal Dependencies files.

usage: benchmarks/parser.py [--model FOLDER] [--data ../shared/ud] [--files nl-test,ro-test,en-test] [--limit N]

gold: words and sentences as in the file. raw: the text alone is given; words and sentences are found by the package's rules, and a
word counts where its characters, its head and its label are right (F1, as in the CoNLL 2018 shared task). LAS is on universal labels,
punctuation in. Lemmas: case, and the joints `_` that Dutch treebanks write, are left out of account; a verb with a separated particle
is compared after joining. The shipped model has seen these files in its last training phase, so its figures here are no measure of it:
export the phase `tune` (docs/parser.md) and name its folder with --model.
"""

from __future__ import annotations

import argparse
import collections
import gzip
import time
from pathlib import Path

from chancery.lang import load_pack
from chancery.model import Document, Sentence
from chancery.parse import BiaffineParser, Parser, load_parser
from chancery.parse.conllu import read_conllu
from chancery.parse.parser import parse_document, parse_sentence

FINAL = ".!?…\"”'"
HERE = Path(__file__).resolve().parents[1]


def universal(label: str) -> str:
    return label.split(":")[0]


def gold_words(gold: Document, parser: Parser, limit: int) -> tuple[dict[str, float], float]:
    pack, counts = load_pack(gold.language), collections.Counter()
    begun = time.perf_counter()
    parsed = [parse_sentence(gold.text, [t.span for t in s.tokens], s.number, parser, pack) for s in gold.sentences[:limit]]
    spent = time.perf_counter() - begun
    for right, found in zip(gold.sentences, parsed, strict=False):
        count(right, found, counts)
    share = {k: 100 * counts[k] / counts["n"] for k in ("upos", "feats", "lemma", "uas", "las")}
    share |= {f"{k} after verb": 100 * counts[f"{k} ok"] / max(1, counts[k]) for k in ("nsubj", "obj")}
    return share, counts["n"] / spent


def count(right: Sentence, found: Sentence, counts: collections.Counter) -> None:
    for a, b in zip(right.tokens, found.tokens, strict=True):
        attached = a.head == b.head
        labelled = attached and universal(a.deprel) == universal(b.deprel)
        counts["n"] += 1
        counts["upos"] += a.upos == b.upos
        counts["feats"] += a.feats == b.feats
        counts["lemma"] += a.lemma.replace("_", "").lower() == b.lemma.replace("_", "").lower()
        counts["uas"] += attached
        counts["las"] += labelled
        if a.deprel in ("nsubj", "obj") and 0 <= a.head < a.index and right.tokens[a.head].upos == "VERB":
            counts[a.deprel] += 1
            counts[f"{a.deprel} ok"] += labelled


def raw_text(gold: Document, parser: Parser, limit: int) -> dict[str, float]:
    """Return F1 of words, sentences and labelled heads.

    Ten sentences make a paragraph, so the splitter has work to do; what has no final punctuation keeps its line, as headlines do.
    """
    pack, right, sentences = load_pack(gold.language), gold.sentences[:limit], set()
    text = list(gold.text[: right[-1].end])
    for s in right:
        sentences.add((s.start, s.end))
        if s.number % 10 != 9 and s.end < len(text) and text[s.end - 1] in FINAL:
            text[s.end] = " "
    found = parse_document(Document(id="raw", text="".join(text), language=gold.language), parser, pack).sentences
    words, words_found = places(right), places(found)
    arcs, arcs_found = labelled(right), labelled(found)
    return {"words": f1(words, words_found), "sentences": f1(sentences, {(s.start, s.end) for s in found}), "las": f1(arcs, arcs_found)}


def places(sentences: tuple[Sentence, ...]) -> set:
    return {(t.start, t.end) for s in sentences for t in s.tokens}


def labelled(sentences: tuple[Sentence, ...]) -> set:
    return {(t.start, t.end, s.tokens[t.head].span if t.head >= 0 else None, universal(t.deprel)) for s in sentences for t in s.tokens}


def f1(right: set, found: set) -> float:
    return 200 * len(right & found) / (len(right) + len(found))


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--model", type=Path, help="a folder written by tools/export_parser.py; the shipped parser where left out")
    cli.add_argument("--data", type=Path, default=HERE.parent / "shared" / "ud")
    cli.add_argument("--files", default="nl-test,ro-test,en-test")
    cli.add_argument("--limit", type=int, default=100_000, help="sentences a file")
    args = cli.parse_args()
    if not args.data.exists():
        raise SystemExit(f"no treebanks in {args.data}; name their folder with --data")
    parser = BiaffineParser(args.model) if args.model else load_parser()
    for name in args.files.split(","):
        plain = args.data / f"{name}.conllu"
        with open(plain, encoding="utf-8") if plain.exists() else gzip.open(f"{plain}.gz", "rt", encoding="utf-8") as lines:
            gold = read_conllu(lines, id=name, language=name[:2])
        share, speed = gold_words(gold, parser, args.limit)
        print(name, "gold", " ".join(f"{k} {v:.2f}" for k, v in share.items()), f"{speed:.0f} words/s", flush=True)
        print(name, "raw", " ".join(f"{k} {v:.2f}" for k, v in raw_text(gold, parser, args.limit).items()), flush=True)


if __name__ == "__main__":
    main()
