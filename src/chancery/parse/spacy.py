"""An installed spaCy pipeline with UD labels in place of the shipped parser."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from chancery.errors import ParserError
from chancery.parse.parser import Analysis

# Labels of spaCy's own schemes that no UD pipeline has.
_NOT_UD = frozenset({"dobj", "nsubjpass", "pobj", "attr", "sb", "oa"})


class SpacyParser:
    """A spaCy pipeline behind the parser protocol."""

    def __init__(self, name: str) -> None:
        try:
            import spacy  # type: ignore[import-not-found,unused-ignore]
        except ImportError as fault:
            raise ParserError(f"parser {name!r} needs spaCy; install it with: pip install 'chancery[spacy]'") from fault
        try:
            self._pipeline: Any = spacy.load(name)
        except OSError as fault:
            raise ParserError(f"no spaCy pipeline {name!r} is installed; see: python -m spacy download") from fault
        kinds = self._pipeline.pipe_labels
        labels = set(kinds.get("parser", ())) | set(kinds.get("experimental_biaffine_parser", ()))
        if labels & _NOT_UD:
            found = ", ".join(sorted(labels & _NOT_UD))
            raise ParserError(f"the spaCy pipeline {name!r} has labels that are not UD ({found}); name another one")
        self.name = f"spacy-{name}-{self._pipeline.meta.get('version', '')}"

    def parse(self, language: str, words: Sequence[str]) -> list[Analysis]:
        """Return the analysis of each word of a sentence."""
        from spacy.tokens import Doc  # type: ignore[import-not-found,unused-ignore]
        parsed = self._pipeline(Doc(self._pipeline.vocab, words=list(words)))
        return [
            Analysis(lemma=t.lemma_ or t.text.lower(), upos=t.pos_, feats=str(t.morph), head=-1 if t.head.i == t.i else t.head.i,
                     deprel="root" if t.head.i == t.i else t.dep_.lower())
            for t in parsed
        ]
