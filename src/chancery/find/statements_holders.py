"""For whom a speaker speaks: the state of an office, of its owner in the phrase, of an apposition; knows no language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from chancery.find.statements_known import PERSONAL, phrase_of
from chancery.find.statements_scene import Place
from chancery.model import Mention

OWNERS = ("state", "adjective", "organisation", "nonstate", "capital", "metonym", "group", "demonym", "pronoun", "person", "role")


def outside_owner(place: Place, mention: Mention) -> Mention | None:
    """Return the state in the phrase of an office that the actors stage took for somebody else's: "the leader in Kyiv"."""
    if mention.kind != "role" or mention.private:
        return None
    names = [place.scene.names.get(t.text) for t in place.sentence.between(mention.span)]
    if any(name is not None and (name.kind in ("adjective", "demonym") or name.codes == mention.codes) for name in names):
        return None  # "the Israeli ambassador to Ireland", "Israel's ambassador to Ireland"
    phrase = [i for i in phrase_of(place, mention.head) if i > mention.head]
    beyond = [m for m in place.mentions if m.head in phrase and m.span.start >= mention.span.end]
    return next((m for m in beyond if m.kind in ("capital", "state", "metonym") and m.codes), None)


def owned(place: Place, mention: Mention, beside: Sequence[Mention]) -> Mention:
    """Return a person with the codes of the office in apposition, or of the genitives, adjectives and possessives in its phrase."""
    if mention.private:
        return mention
    offices = [m for m in beside if m.kind == "role"]
    if any(m.private for m in offices):
        return mention
    codes = next((m.codes for m in offices if m.codes), ())
    role = mention.role or next((m.role for m in offices if m.role), None)
    if not codes and role:
        phrase = [i for m in [mention, *offices] for i in place.tree.phrase(m.head)]
        owners = [m for m in place.mentions if m.head in phrase and m.kind in OWNERS and m.codes and m not in (mention, *offices)]
        codes = owners[0].codes if owners and owners[0].kind not in ("person", "role") else ()
    return replace(mention, codes=codes, role=role)


def described(place: Place, mention: Mention) -> Mention:
    """Return a person without codes with those of the office or body whose holder the apposition says: "X, deputy of the minister of Y"."""
    if mention.codes or mention.private or mention.kind not in PERSONAL or not mention.name:
        return mention
    for kid in place.tree.children(mention.head, "appos"):
        if place.tokens[kid].upos == "NOUN" and place.speaks(kid) and kid > mention.head:
            owners = [m for m in place.mentions if m.head in place.tree.phrase(kid) and m.kind in (*OWNERS, "body") and m.codes]
            codes = {m.codes for m in owners}
            if len(codes) == 1 and not place.among(kid, place.scene.words.private):
                return replace(mention, codes=owners[0].codes)
    return mention


def common(place: Place, mention: Mention) -> bool:
    """Return whether a name is but a common noun with the capital letter of the sentence that it opens."""
    inside = place.sentence.between(mention.span)
    token = inside[0] if len(inside) == 1 else None
    if token is None or token.upos not in ("NOUN", "VERB", "AUX") or token.lemma[:1].isupper():
        return False
    return all(t.upos == "PUNCT" for t in place.tokens[: token.index])
