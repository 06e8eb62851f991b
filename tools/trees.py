"""Add trees of sentences to treebank/: the parser's, corrected by hand.

usage: trees.py show LANGUAGE SENTENCES              print the parser's tree of each sentence (one a line) and keep them in SENTENCES.trees
       trees.py fix LANGUAGE SENTENCES CORRECTIONS TREEBANK   correct them and append them to the CoNLL-U file TREEBANK

A tree is printed as `number form UPOS head relation`, parted by " · ". CORRECTIONS has a line for every sentence:

    1: ok
    2: 5 7 obl; 8 9 nmod PROPN; 12 0 root     (word; then its new head, relation or part of speech: what is wrong)
    3: drop

Nothing is written while a line is missing or a tree is none; what deserves a second look is printed. Conventions: treebank/README.md.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from pathlib import Path

from chancery.lang import load_pack
from chancery.model import Span
from chancery.parse import load_parser
from chancery.parse.parser import parse_sentence
from chancery.parse.tokens import tokenise

UPOS = frozenset([
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X",
])
LEFT_HEADED = ("conj", "flat", "fixed", "appos")
# Function words, and what may hang on them.
BARE = ("case", "mark", "cc", "aux", "cop", "det", "fixed")
UNDER_BARE = ("fixed", "conj", "cc", "punct", "advmod", "flat", "case", "amod", "nmod", "det", "obl", "nummod")
# Columns of a kept row.
FORM, UPOS_AT, HEAD, RELATION, LEMMA, FEATS, SPACED = range(7)


def show(language: str, sentences: Path) -> None:
    parser, pack, kept = load_parser(), load_pack(language), []
    for number, text in enumerate((line.strip() for line in sentences.read_text(encoding="utf-8").split("\n") if line.strip()), start=1):
        places = tokenise(text, Span(0, len(text)), pack)
        sentence = parse_sentence(text, places, 0, parser, pack)
        raw = parser.parse(language, [token.text for token in sentence.tokens])
        rows = [
            [text[t.start : t.end], t.upos, t.head + 1, t.deprel, a.lemma, a.feats, text[t.end : t.end + 1] in ("", " ")]
            for t, a in zip(sentence.tokens, raw, strict=True)
        ]
        kept.append({"text": text, "rows": rows})
        print(f"#{number} " + " · ".join(f"{i} {r[FORM]} {r[UPOS_AT]} {r[HEAD]} {r[RELATION]}" for i, r in enumerate(rows, start=1)))
    sentences.with_name(sentences.name + ".trees").write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")


def faults(rows: list[list]) -> list[str]:
    """Return why rows are no tree."""
    count, found = len(rows), []
    if sum(row[HEAD] == 0 for row in rows) != 1:
        found.append("not one root")
    for number, row in enumerate(rows, start=1):
        label = row[RELATION].split(":")[0]
        if not 0 <= row[HEAD] <= count or row[HEAD] == number or (row[HEAD] == 0) != (label == "root") or row[UPOS_AT] not in UPOS:
            found.append(f"{number} {row[FORM]}: {row[UPOS_AT]} {row[HEAD]} {row[RELATION]}")
        elif label in LEFT_HEADED and row[HEAD] > number:
            found.append(f"{number} {row[FORM]}: {label} of a word behind it")
        elif row[HEAD] and rows[row[HEAD] - 1][RELATION] == "punct":
            found.append(f"{number} {row[FORM]} hangs on punctuation")
    if found:
        return found
    for number in range(1, count + 1):
        above, steps = number, 0
        while above and steps <= count:
            above, steps = rows[above - 1][HEAD], steps + 1
        if above:
            return [f"{number} {rows[number - 1][FORM]} is in a circle"]
    return []


def doubts(rows: list[list]) -> list[str]:
    """Return what is seldom right in a tree."""
    below: dict[int, list[int]] = defaultdict(list)
    for number, row in enumerate(rows, start=1):
        below[row[HEAD]].append(number)
    found = []
    for number, row in enumerate(rows, start=1):
        labels = [rows[k - 1][RELATION].split(":")[0] for k in below[number]]
        if row[RELATION].split(":")[0] in BARE and set(labels) - set(UNDER_BARE):
            found.append(f"{number} {row[FORM]} ({row[RELATION]}) has dependents {below[number]}")
        found += [f"{number} {row[FORM]} has more than one {label}" for label in ("nsubj", "obj", "iobj") if labels.count(label) > 1]
        if row[UPOS_AT] in ("NOUN", "PROPN") and {"obj", "iobj"} & set(labels):
            found.append(f"{number} {row[FORM]} is a noun with an object")
    return found


def corrected(rows: list[list], line: str) -> list[list]:
    rows = [list(row) for row in rows]
    for part in re.split(r"\s*;\s*", line.strip("; ")) if line != "ok" else []:
        number, *changes = part.split()
        row = rows[int(number) - 1]
        for change in changes:
            if change.isdigit():
                row[HEAD] = int(change)
            else:
                row[UPOS_AT if change.isupper() else RELATION] = change
    return rows


def line_of(number: int, row: list) -> str:
    last = "_" if row[SPACED] else "SpaceAfter=No"
    return "\t".join([str(number), row[FORM], row[LEMMA], row[UPOS_AT], "_", row[FEATS] or "_", str(row[HEAD]), row[RELATION], "_", last])


def fix(sentences: Path, corrections: Path, treebank: Path) -> None:
    kept = json.loads(sentences.with_name(sentences.name + ".trees").read_text(encoding="utf-8"))
    lines = dict(re.findall(r"^#?(\d+)\s*:\s*(.*?)\s*$", corrections.read_text(encoding="utf-8"), re.MULTILINE))
    held = treebank.read_text(encoding="utf-8") if treebank.exists() else ""
    wrong, blocks, count = 0, [], held.count("# sent_id")
    for number, sentence in enumerate(kept, start=1):
        line = lines.get(str(number), "")
        if line == "drop" or f"# text = {sentence['text']}\n" in held:
            continue
        try:
            rows = corrected(sentence["rows"], line) if line else []
        except (ValueError, IndexError):
            rows = []
        found = faults(rows) if rows else [f"no line that can be read: {line!r}"]
        for message in [*found, *(f"look again: {doubt}" for doubt in doubts(rows))]:
            print(f"#{number} {message}")
        wrong += bool(found)
        count += 1
        comments = [f"# sent_id = {treebank.stem}-{count}", f"# text = {sentence['text']}"]
        blocks.append("\n".join([*comments, *(line_of(i, row) for i, row in enumerate(rows, start=1))]))
    if wrong:
        raise SystemExit(f"{wrong} sentences to mend; nothing is written")
    with treebank.open("a", encoding="utf-8") as out:
        out.write("".join(block + "\n\n" for block in blocks))
    print(f"{len(blocks)} sentences appended to {treebank}")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["show", language, sentences]:
            show(language, Path(sentences))
        case ["fix", _, sentences, corrections, treebank]:
            fix(Path(sentences), Path(corrections), Path(treebank))
        case _:
            raise SystemExit(__doc__)
