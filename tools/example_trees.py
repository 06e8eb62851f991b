"""Write the trees that the shipped parser gives the examples of the language packs, to train its successor on.

usage: example_trees.py OUT_FOLDER

Writes OUT_FOLDER/<language>-examples.conllu. The examples of a pack are read right with the shipped parser (`make packs`), so its trees are
right where it matters; a new parser that has seen them keeps to what the units of the packs expect. They are no gold trees: none is
scored against.
"""

from __future__ import annotations

import sys
from pathlib import Path

from chancery.lang import load_pack
from chancery.lang.pack import Pack, languages
from chancery.model import Sentence
from chancery.parse import Parser, load_parser
from chancery.parse.parser import parse_sentence
from chancery.parse.split import split
from chancery.parse.tokens import tokenise


def examples(pack: Pack) -> list[str]:
    """Return the examples of a pack's event tables and appraisals, each once."""
    rows = [row for table in pack.event_tables().values() for row in table]
    return list(dict.fromkeys(row["example"] for row in [*rows, *pack.table("appraisals")] if row.get("example")))


def rows_of(sentence: Sentence, text: str, parser: Parser, language: str) -> list[str]:
    """Return a sentence as CoNLL-U: heads and labels as repaired, lemmas and features as the parser gives them."""
    raw = parser.parse(language, [token.text for token in sentence.tokens])
    found = []
    for token, analysis in zip(sentence.tokens, raw, strict=True):
        last = token.index + 1 == len(sentence.tokens)
        spaced = last or sentence.tokens[token.index + 1].start > token.end
        found.append("\t".join([
            str(token.index + 1), text[token.start : token.end], analysis.lemma, token.upos, "_", analysis.feats or "_",
            str(token.head + 1), token.deprel, "_", "_" if spaced else "SpaceAfter=No"]))
    return found


def main(folder: Path) -> None:
    parser = load_parser()
    folder.mkdir(parents=True, exist_ok=True)
    for language in languages():
        pack, blocks = load_pack(language), []
        for text in examples(pack):
            for span in split(text, pack):
                places = tokenise(text, span, pack)
                if len(places) > 1:
                    sentence = parse_sentence(text, places, len(blocks), parser, pack)
                    blocks.append("\n".join([f"# sent_id = {language}-{len(blocks) + 1}", *rows_of(sentence, text, parser, language)]))
        (folder / f"{language}-examples.conllu").write_text("\n\n".join(blocks) + "\n\n", encoding="utf-8")
        print(f"{language}: {len(blocks)} sentences")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]))
