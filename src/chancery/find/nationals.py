"""Private people with their nationality: who jails a Belgian aid worker does it to Belgium."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from chancery.find.bodies import CROWD
from chancery.find.pieces import name_list
from chancery.lang import Pack
from chancery.model import Document, Mention

_NATIONALITIES = ("adjective", "demonym")
_UNKNOWN = ("name", "person")


def with_nationals(mentions: Sequence[Mention], document: Document, pack: Pack) -> list[Mention]:
    """Return the mentions with the code of their state on the names of people whose nationality the text tells.

    A noun with a nationality before a name tells it ("the Belgian aid worker Olivier Vandecasteele"), wherever the name comes again;
    so does the nationality in the title of a private person ("a French researcher").
    """
    known = _nationalities(mentions, document)
    return [_titled(_of_state(mention, known), document, pack) for mention in mentions]


def _titled(mention: Mention, document: Document, pack: Pack) -> Mention:
    if mention.kind != "role" or not mention.private or mention.codes:
        return mention
    names = (name_list(pack).get(word) for word in mention.span.of(document.text).split()[:-1])
    codes = next((name.codes for name in names if name and name.kind in _NATIONALITIES), ())
    return replace(mention, codes=codes, private=False) if codes else mention


def _nationalities(mentions: Sequence[Mention], document: Document) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name in (m for m in mentions if m.kind in _UNKNOWN and m.name and not m.codes):
        before = [m for m in mentions if m.sentence == name.sentence and m.kind in (CROWD, "body") and _meets(m, name, document)]
        inside = [m for m in mentions if m.sentence == name.sentence and m.kind in _NATIONALITIES and m.codes
                  and any(b.span.start <= m.span.start < b.span.end for b in (*before, name))]
        codes = next((m.codes for m in (*before, *inside) if m.codes), ())
        if codes and name.name:
            found.setdefault(name.name.split()[-1], codes)
    return found


def _meets(noun: Mention, name: Mention, document: Document) -> bool:
    """Return whether a noun ends where a name begins, or holds it."""
    between = document.text[noun.span.end : name.span.start].strip()
    return noun.span.end <= name.span.start and not between


def _of_state(mention: Mention, known: Mapping[str, tuple[str, ...]]) -> Mention:
    codes = known.get(mention.name.split()[-1]) if mention.name and mention.kind in _UNKNOWN and not mention.codes else None
    return replace(mention, codes=codes, private=False) if codes else mention
