"""Slots filled by closeness where the tree fills none: the fallback for sentences whose parse is wrong.

What is found this way counts as loose and gets a lower confidence.
"""

from __future__ import annotations

from chancery.find.match import Match
from chancery.find.parties import Parties
from chancery.find.tree import Tree, plain

# Words between a trigger and a party, and between a preposition and the party after it.
_REACH = 10
_AFTER_PREPOSITION = 4
# Words between a unit of several words that two share and the party behind its preposition: "had an exchange of views on ... with X".
_FAR = 18
_STOPS = (";", ":", "–", "—")


def near_fillers(tree: Tree, parties: Parties, match: Match, slots: tuple[str, ...], agents: tuple[str, ...] = (),
                 others: frozenset[str] = frozenset()) -> list[int]:
    """Return the words that fill the slots of a matched unit by closeness alone.

    Args:
        agents: for a passive verb, the prepositions before who acts: its deep subject stands behind one of them.
        others: codes of the other side, which is no object of its own act.
    """
    if agents:
        slots = tuple(s for slot in slots for s in (agents if slot == "subj" else ("subj",) if slot == "obj" else (slot,)))
    for slot in slots:
        if slot in ("subj", "obj", "iobj", "comp"):
            found = _core(tree, parties, match, slot, others) if slot in ("subj", "obj") else None
        elif slot == "gen":
            found = _genitive(tree, parties, match)
        else:
            found = _after(tree, parties, match, slot)
        if found is not None:
            return [found]
    return []


def _free(tree: Tree, parties: Parties, index: int, match: Match) -> bool:
    """Return whether a token begins a mention that no preposition governs."""
    mention = parties.at.get(index)
    if mention is None or index in match.tokens or not (mention.codes or mention.private):
        return False
    before = index - 1
    while before >= 0 and tree.tokens[before].upos in ("DET", "ADJ", "NUM"):
        before -= 1
    return before < 0 or tree.tokens[before].upos != "ADP"


def _core(tree: Tree, parties: Parties, match: Match, slot: str, others: frozenset[str]) -> int | None:
    head = match.head
    last, opening = _stretch(tree, head)
    border = next((i for i in range(head + 1, last) if tree.tokens[i].upos == "SCONJ" or plain(tree.tokens[i].deprel) == "mark"), last)
    before = [i for i in range(head - 1, opening - 1, -1) if _free(tree, parties, i, match)]
    after = [i for i in range(head + 1, border) if _free(tree, parties, i, match)]
    first = before if slot == "subj" else [i for i in after if not others or set(parties.at[i].codes) - others]
    return first[0] if first else None


def _stretch(tree: Tree, head: int, reach: int = _REACH) -> tuple[int, int]:
    """Return where the words within reach of a trigger end and begin: what stands beyond a semicolon or colon is another sentence's."""
    tokens = tree.tokens
    last, first = min(len(tokens), head + reach + 1), max(0, head - _REACH)
    last = next((i for i in range(head + 1, last) if tokens[i].text in _STOPS), last)
    return last, next((i + 1 for i in range(head - 1, first - 1, -1) if tokens[i].text in _STOPS), first)


def _genitive(tree: Tree, parties: Parties, match: Match) -> int | None:
    """Return the nearest party beside a noun; one before an article is another phrase: "in The Hague a [complaint]"."""
    apart = match.head > 0 and tree.tokens[match.head - 1].upos in ("DET", "ADP", "PUNCT", "CCONJ", "SCONJ")
    nearby = [match.head - 1, *(() if apart else (match.head - 2,)), match.head + 1, match.head + 2]
    return next((i for i in nearby if i in parties.at and parties.at[i].codes), None)


def _after(tree: Tree, parties: Parties, match: Match, slot: str) -> int | None:
    words = slot.split("_")
    tokens = tree.tokens
    last, first = _stretch(tree, match.head, _FAR if match.unit.reciprocal and match.words else _REACH)
    if match.unit.pos == "n":
        # A noun's own phrases stand behind it, before the next verb.
        first = match.head + 1
        last = next((i for i in range(first, last) if tokens[i].upos in ("VERB", "AUX")), last)
    for index in range(first, last):
        if [t.text.lower() for t in tokens[index : index + len(words)]] != words:
            continue
        start = index + len(words)
        for place in range(start, min(len(tokens), start + _AFTER_PREPOSITION)):
            if place in parties.at and parties.at[place].codes and place not in match.tokens:
                return place
            if tokens[place].upos not in ("DET", "ADJ", "NUM", "NOUN", "PROPN"):
                break
    return None
