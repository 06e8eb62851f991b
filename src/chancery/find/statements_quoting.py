"""Verbs right behind a quotation, whatever they mean: who stands beside one says what is quoted; knows no language."""

from __future__ import annotations

from chancery.find.statements_scene import Place
from chancery.find.statements_speakers import owners_of
from chancery.find.statements_subjects import noun_after, pauses

_MARKS = "\"“”„«»‘’'"
# A verb that the parser took for one of these stands under its own form, not that of the dictionary.
_MISREAD = ("NOUN", "PROPN", "ADJ", "X")
# How many words a name may have between a quotation and the verb behind it.
_NAME = 8


def behind_quote(place: Place, index: int) -> int | None:
    """Return who says what a clause-like quotation holds, where a verb stands right behind it, None where the word is no such verb.

    `"...", VERB X`; `"...", X VERB`.
    """
    token = place.tokens[index]
    inside = any(m.span.start <= token.start < m.span.end for m in place.mentions)
    if inside or not token.text.islower() or not (token.upos == "VERB" or _misread(place, index)):
        return None
    start = index
    while start > 0 and index - start < _NAME and not _closes(place, start):
        start -= 1
    if not _closes(place, start) or any(pauses(t) for t in place.tokens[start:index]):
        return None
    before = [i for i in range(start, index) if place.tokens[i].upos not in ("AUX", "ADV", "PART", "DET", "ADJ", "PRON")]
    if not before:
        return _after(place, index)
    named = next((m for m in place.mentions if m.span.end == place.tokens[index - 1].end and m.head in before), None)
    opens = named is not None and all(place.tokens[i].start >= named.span.start for i in before)
    ends = index + 1 == len(place.tokens) or pauses(place.tokens[index + 1]) or place.tokens[index + 1].upos in ("ADP", "ADV", "SCONJ")
    return named.head if named is not None and opens and ends and place.tokens[index].upos == "VERB" else None


def _misread(place: Place, index: int) -> bool:
    token = place.tokens[index]
    opening = all(t.upos == "PUNCT" or place.scene.quote_at(t) is not None for t in place.tokens[:index])
    return token.upos in _MISREAD and token.text != token.lemma and not place.speaks(index) and opening and _closes(place, index)


def _closes(place: Place, index: int) -> bool:
    """Return whether a clause-like quotation ends right before a word, marks and a comma aside."""
    tokens = place.tokens
    back = index - 1
    while back >= 0 and (tokens[back].text == "," or tokens[back].text in _MARKS):
        back -= 1
    if back < 0 or back == index - 1:
        return False
    quote = place.scene.quote_at(tokens[back])
    opens = quote is not None and all(t.upos == "PUNCT" for t in tokens if t.end <= quote.span.start)
    return quote is not None and (quote.major or opens) and not quote.open and not quote.covers(tokens[index])


def _after(place: Place, index: int) -> int | None:
    """Return the speaker behind a verb: a name or body, or a text whose owner the sentence names."""
    after = noun_after(place, index)
    if after is not None and place.word(after) not in place.scene.pronouns.get("thing", ()):
        return after
    text = next((k for k in range(index + 1, min(index + 4, len(place.tokens))) if place.tokens[k].upos == "NOUN"), None)
    return text if text is not None and place.among(text, place.scene.words.contents) and owners_of(place, text, ()) else None
