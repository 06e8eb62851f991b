"""Text to trees: language, sentences, words, lemmas, dependencies."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from chancery.parse.biaffine import BiaffineParser
from chancery.parse.detect import detect_language
from chancery.parse.parser import Analysis, Parser, parse_document

__all__ = ["Analysis", "BiaffineParser", "Parser", "detect_language", "load_parser", "parse_document"]


@cache
def load_parser(name: str = "shipped") -> Parser:
    """Return a parser: "shipped", or the name of an installed spaCy pipeline with UD labels.

    Raises:
        ParserError: the parser is not installed.
    """
    if name == "shipped":
        return BiaffineParser(Path(__file__).parent / "trained")
    from chancery.parse.spacy import SpacyParser
    return SpacyParser(name)
