"""Build lang/<code>/diacritics.tsv: words written without diacritics and what they are with them.

From the treebanks (which writing is most frequent) and the lemma dictionary (words that have only one writing and whose
lemma the treebanks have):

    python tools/build_diacritics.py ro ../shared/ud/ro-train.conllu.gz ../shared/ud/ro-dev.conllu.gz
"""

from __future__ import annotations

import gzip
import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

# A writing is taken where it makes up at least so much of a word's occurrences.
_MAJORITY = 0.7


def fold(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


def forms(paths: list[Path]) -> tuple[Counter[str], set[str]]:
    """Return how often each form occurs, and the lemmas."""
    found: Counter[str] = Counter()
    lemmas: set[str] = set()
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                cells = line.split("\t")
                if len(cells) > 3 and cells[0].isdigit():
                    found[cells[1].replace("ş", "ș").replace("ţ", "ț").lower()] += 1
                    lemmas.add(cells[2].lower())
    return found, lemmas


def main() -> None:
    language, *paths = sys.argv[1:]
    written: dict[str, Counter[str]] = defaultdict(Counter)
    counts_of, lemmas = forms([Path(p) for p in paths])
    for form, count in counts_of.items():
        if form.isalpha():
            written[fold(form)][form] += count
    chosen: dict[str, str] = {}
    for bare, counts in written.items():
        form, count = counts.most_common(1)[0]
        if form != bare and count / counts.total() >= _MAJORITY:
            chosen[bare] = form
    listed: dict[str, set[str]] = defaultdict(set)
    common: set[str] = set()
    for key, value in DefaultDictionaryFactory().get_dictionary(language).items():
        word, lemma = (x.decode() if isinstance(x, bytes) else x for x in (key, value))
        if word.isalpha() and word.islower():
            listed[fold(word)].add(word)
            if lemma in lemmas:
                common.add(word)
    for bare, words in listed.items():
        if bare not in written and len(words) == 1 and bare not in words and words <= common:
            chosen[bare] = next(iter(words))
    target = Path(__file__).parents[1] / "src" / "chancery" / "lang" / language / "diacritics.tsv"
    head = "# Words written without diacritics, and with them (tools/build_diacritics.py; from CC BY-SA treebanks, see NOTICE).\nbare\twritten\n"
    target.write_text(head + "".join(f"{bare}\t{form}\n" for bare, form in sorted(chosen.items())), encoding="utf-8")
    print(f"{target.name}: {len(chosen)} words")


if __name__ == "__main__":
    main()
