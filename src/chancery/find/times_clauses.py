"""The expressions of time of a parsed document, those that look ahead checked against their clauses."""

from __future__ import annotations

import re
from dataclasses import replace

from chancery.find.grammar import Grammar
from chancery.find.times_grammar import TimeGrammar, fold_in_place
from chancery.find.times_scan import PAST, PRESENT, Found, scan
from chancery.find.tree import Tree, plain
from chancery.model import Document, Span, Token
from chancery.parse.lemmas import dictionary_lemma

# Clauses whose time is set by the verb above: "plans to go on 6 March".
_GOVERNED = ("xcomp", "acl", "ccomp", "advcl")
# Clauses that only describe something or give its circumstances.
_BELOW = frozenset({"acl", "amod", "advcl"})
# What stands before the date of an entry in its line, and behind it.
BULLETS = " \t-•*–—▪■"
_ENTRY = re.compile(r"\s?[:–—-]\s*\S+\s+\S+")


def scan_document(document: Document, grammar: TimeGrammar) -> tuple[Found, ...]:
    """Return the expressions of time in a document in order, with what their clauses tell of them.

    That a clause looks ahead is read off the words around; where a sentence has been parsed, words of another of its
    clauses ("signed on 6 February and will join") no longer count. A day that a verb in the present tense is told of lies ahead.
    """
    return tuple(_in_clause(item, document, grammar) for item in scan(document.text, grammar))


def _in_clause(item: Found, document: Document, grammar: TimeGrammar) -> Found:
    """Return an expression with the tense of its clause and whether that looks ahead."""
    sentence = document.sentence_at(item.span.start)
    if sentence is None or not sentence.between(item.span):
        return item
    tree = Tree.of(sentence)
    head = clause_of(tree, item.span)
    told = tense(tree, head, grammar.closed, document.language)
    main = not any(_describes(tree, i, grammar) for i in (head, *tree.ancestors(head)))
    item = replace(item, told=told, main=main, ahead=item.ahead and _looks_ahead(item, document, grammar))
    if not item.ahead and _is_wanted(tree, head, grammar.closed):
        return replace(item, ahead=True)
    if told != PRESENT or item.kind == "since" or _says(tree, head, grammar) or item.ahead or opens_entry(document.text, item.span):
        return item
    if item.value == "weekday":
        return replace(item, fields={"near": "coming", **item.fields})
    return replace(item, fields={"near": "nearest", **item.fields}) if item.value == "calendar" else item


def _is_wanted(tree: Tree, head: int, grammar: Grammar) -> bool:
    """Return whether a verb tells what is planned, promised or asked for: "promised to deliver tanks in January"."""
    token = tree.tokens[head]
    if token.head < 0 or plain(token.deprel) not in _GOVERNED:
        return False
    above = tree.tokens[token.head].lemma.lower()
    if "VerbForm=Inf" in token.feats:
        return above in grammar.plans | grammar.modals | grammar.invitings
    subjunctive = any("Mood=Sub" in tree.tokens[i].feats for i in (head, *tree.children(head, "mark", "aux")))
    return subjunctive and plain(token.deprel) != "advcl" and above not in grammar.implicatives


def _describes(tree: Tree, index: int, grammar: TimeGrammar) -> bool:
    """Return whether a clause only describes something or gives its circumstances; one behind a word for when tells the story on."""
    if plain(tree.tokens[index].deprel) not in _BELOW:
        return False
    first = min([index, *tree.clause(index)])
    return fold_in_place(tree.tokens[first].text) not in grammar.when


def tense(tree: Tree, head: int, grammar: Grammar, language: str) -> str:
    """Return whether a verb stands in the past or the perfect, or in the present, empty where its form does not tell."""
    verb = tree.tokens[head]
    helpers = [tree.tokens[k] for k in tree.children(head, "aux", "cop")]
    if any(_is_past(t, grammar, language) for t in (verb, *helpers)):
        return PAST
    if "VerbForm=Part" in verb.feats and "Tense=Pres" not in verb.feats:
        return PAST if any(t.deprel == "aux" for t in helpers) else ""
    if "VerbForm=Fin" in verb.feats and not any(f"Mood={mood}" in verb.feats for mood in ("Sub", "Imp")):
        return "" if helpers else PRESENT
    going = "Tense=Pres" in verb.feats and any("Tense=Pres" in t.feats for t in helpers)
    return PRESENT if going else ""


def _is_past(token: Token, grammar: Grammar, language: str) -> bool:
    """Return whether a word is a finite verb in the past, by its form where that tells, else by what the parser says."""
    if token.text.lower() in grammar.pasts:
        return True
    if "VerbForm=Fin" not in token.feats or "Person=1" in token.feats:
        return False
    endings = tuple(form[1:] for form in grammar.presents if form.startswith("-"))
    if token.upos == "VERB" and "infinitive" in grammar.presents and "Number=Plur" in token.feats:
        written, lemma = token.text.lower(), dictionary_lemma(token.text, language)
        if lemma == written or not written.startswith(lemma[:-1]):
            return not lemma.endswith(written)
        # Else the lemma is that of a noun, of which the form is the plural too.
    if token.upos == "VERB" and endings and "Number=Plur" not in token.feats and not token.text.lower().endswith(endings):
        return True
    return any(f"Tense={past}" in token.feats for past in ("Past", "Pqp", "Imp"))


def _says(tree: Tree, head: int, grammar: TimeGrammar) -> bool:
    """Return whether a verb tells what somebody says: news does so in the present tense of what was said."""
    return tree.tokens[head].lemma.lower() in grammar.sayings or bool(tree.children(head, "ccomp", "parataxis"))


def opens_entry(text: str, span: Span) -> bool:
    """Return whether a time opens an entry of a list of dates: "17 June: ..."."""
    before, after = text[: span.start].rpartition("\n")[2], text[span.end :].partition("\n")[0]
    return not before.strip(BULLETS) and _ENTRY.match(after) is not None


def _looks_ahead(item: Found, document: Document, grammar: TimeGrammar) -> bool:
    sentence = document.sentence_at(item.span.start)
    index = next((t.index for t in sentence.tokens if t.start <= item.span.start < t.end), None) if sentence else None
    if sentence is None or index is None:
        return item.ahead
    tree = Tree.of(sentence)
    if "year" not in item.fields:
        own = clause_of(tree, item.span)
        past = tense(tree, own, grammar.closed, document.language) == PAST
        return not past or _speaks_ahead(tree, tree.clause(own), grammar)
    heads = [tree.clause_head(index)]
    while tree.tokens[heads[-1]].deprel in _GOVERNED:
        above = tree.clause_head(tree.tokens[heads[-1]].head)
        if above in heads:
            break
        heads.append(above)
    return _speaks_ahead(tree, sorted({i for head in heads for i in tree.clause(head)}), grammar)


def _speaks_ahead(tree: Tree, words: list[int], grammar: TimeGrammar) -> bool:
    return bool(grammar.ahead.search(fold_in_place(" ".join(tree.tokens[i].text for i in words))))


def clause_of(tree: Tree, span: Span) -> int:
    """Return the head of the clause that a time stands in; no word of the time itself heads it, whatever the parser makes of it."""
    words = inside(tree, span)
    opened = _opened_by(tree, words)
    if opened is not None:
        return opened
    participle = next((tree.tokens[i].head for i in words if tree.tokens[i].head not in words), -1)
    if participle >= 0 and plain(tree.tokens[participle].deprel) == "amod":
        return participle  # "the partnership, founded in 2010"
    clause = tree.clause_head(min(words))
    while clause in words and tree.tokens[clause].head >= 0:
        clause = tree.clause_head(tree.tokens[clause].head)
    return clause


def _opened_by(tree: Tree, words: set[int]) -> int | None:
    """Return the head of the clause that a time opens, of the sentence or after a comma and a word for and; None where it opens none.

    "In 2023 Brussels refused to accept an envoy": what stands first belongs to the next finite verb, whatever the parser hangs it on.
    """
    tokens = tree.tokens
    at = min(words) - 1
    while at >= 0 and tokens[at].upos in ("ADP", "ADV"):
        at -= 1
    joined = at >= 0 and tokens[at].upos == "CCONJ"
    if at >= 0 and not (joined and (at == 0 or tokens[at - 1].text in (",", ";"))):
        return None
    after = range(max(words) + 1, len(tokens))
    border = next((i for i in after if tokens[i].upos in ("SCONJ", "PUNCT") or "PronType=Rel" in tokens[i].feats), len(tokens))
    verb = next((i for i in after if i < border and "VerbForm=Fin" in tokens[i].feats), None)
    return tree.clause_head(verb) if verb is not None else None


def inside(tree: Tree, span: Span) -> set[int]:
    """Return the words of a sentence inside a span, also those of which it holds a part ("Mirage 2000-5")."""
    return {t.index for t in tree.tokens if t.start < span.end and span.start < t.end}
