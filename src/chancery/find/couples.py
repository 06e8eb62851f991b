"""Known people joined by a hyphen ("the Trump-Putin summit"), and the state in whose office a known person is."""

from __future__ import annotations

from chancery.find.pieces import Piece, people_list, terms_list
from chancery.model import Reading, Sentence
from chancery.world import World

_HYPHENS = ("-", "–")


def find_couples(sentence: Sentence, reading: Reading, world: World) -> list[Piece]:
    """Return the words that join two known people of two states, each with the codes of both: they say who met, as adjectives do."""
    people, found = people_list(world), []
    for token in sentence.tokens:
        hyphen = next((h for h in _HYPHENS if h in token.text[1:-1]), None)
        if hyphen is None or people.get(token.text):
            continue
        known = [people.get(part) if part[:1].isupper() else None for part in token.text.split(hyphen)]
        offices = [office_of(identity, "", reading, world) if identity else None for identity in known]
        codes = {office[0] for office in offices if office}
        if all(offices) and len(codes) > 1:
            found.append(Piece(first=token.index, last=token.index, kind="adjective", codes=tuple(sorted(codes))))
    return found


def office_of(identity: str, role: str, reading: Reading, world: World) -> tuple[str, str] | None:
    """Return state and role of a known person at the document's time, else of the latest known term in the role that the text gives."""
    terms = terms_list(world).get(identity, ())
    if not terms:
        return None
    when = reading.published.start.isoformat() if reading.published else ""
    # A date may be a year or month: it is compared as far as it goes.
    holding = [t for t in terms if when and t.start <= when and (not t.end or when[: len(t.end)] <= t.end)]
    named = [t for t in holding or terms if t.role == role]
    named = named or [t for t in holding or terms if role and t.role.endswith(f" {role}")]  # "minister" Hoekstra, once foreign minister
    best = (named or holding or sorted(terms, key=lambda t: t.start))[-1]
    return best.state, best.role
