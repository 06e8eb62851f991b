"""The expressions of time of a parsed document, those that look ahead checked against their clauses."""

from __future__ import annotations

from dataclasses import replace

from chancery.find.times_grammar import TimeGrammar, fold_in_place
from chancery.find.times_scan import Found, scan
from chancery.find.tree import Tree
from chancery.model import Document

# Clauses whose time is set by the verb above: "plans to go on 6 March".
_GOVERNED = ("xcomp", "acl", "ccomp", "advcl")


def scan_document(document: Document, grammar: TimeGrammar) -> tuple[Found, ...]:
    """Return the expressions of time in a document in order.

    That a clause looks ahead is read off the words around; where a sentence has been parsed, words of another of its
    clauses ("signed on 6 February and will join") no longer count.
    """
    found = scan(document.text, grammar)
    return tuple(replace(item, ahead=_looks_ahead(item, document, grammar)) if item.ahead else item for item in found)


def _looks_ahead(item: Found, document: Document, grammar: TimeGrammar) -> bool:
    sentence = document.sentence_at(item.span.start)
    index = next((t.index for t in sentence.tokens if t.start <= item.span.start < t.end), None) if sentence else None
    if sentence is None or index is None or "year" not in item.fields:
        return item.ahead
    tree = Tree.of(sentence)
    heads = [tree.clause_head(index)]
    while tree.tokens[heads[-1]].deprel in _GOVERNED:
        above = tree.clause_head(tree.tokens[heads[-1]].head)
        if above in heads:
            break
        heads.append(above)
    words = sorted({i for head in heads for i in tree.clause(head)})
    return bool(grammar.ahead.search(fold_in_place(" ".join(tree.tokens[i].text for i in words))))
