"""Mentions of actors: states, organisations, people with their offices, bodies that stand for a state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from chancery.find.bodies import OWNERS, find_bodies, mention_of
from chancery.find.couples import find_couples, office_of
from chancery.find.grammar import load_grammar
from chancery.find.nonstate import settle_nonstate
from chancery.find.pieces import (
    NONSTATE,
    ORGANISED,
    Piece,
    Title,
    find_names,
    find_titles,
    people_list,
    same_person,
    terms_list,
    title_list,
)
from chancery.find.reference import resolve_references
from chancery.find.runs import find_known, find_runs
from chancery.lang import Pack
from chancery.model import Mention, Reading, Sentence, Token
from chancery.world import World

# Role words that make a person speak and act for himself only.
_NO_SCOPE = "none"
_CAPITAL, _SEAT = "capital", "metonym"
# Kinds of names that name a state itself.
_BY_NAME = ("state", "adjective", "demonym")
_ORGANISATION = "organisation"
# The words between a title and the name of its state.
_SLACK = 4
# The words of a portfolio behind a minister's name, its preposition included.
_LONGEST_PORTFOLIO = 7
# First and last token of a title with its owner, and the owner's codes.
_Owner = tuple[int, int, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sighting:
    """A title, a name or both in one place, before the document has been read to its end."""

    sentence: int
    first: int
    last: int
    codes: tuple[str, ...]
    role: str = ""
    scope: str = ""
    name: str = ""
    apart: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Person:
    """What the document tells of a person."""

    name: str
    codes: tuple[str, ...]
    role: str
    private: bool


def find_actors(reading: Reading, pack: Pack, world: World) -> Reading:
    """Return the reading with its mentions of actors, references to earlier ones resolved."""
    mentions: list[Mention] = []
    sightings: list[_Sighting] = []
    text, grammar = reading.document.text, load_grammar(pack)
    listed = {s.number: _outside_people(find_names(s, text, pack), s, text, world) for s in reading.document.sentences}
    for sentence in reading.document.sentences:
        listed[sentence.number] += find_couples(sentence, reading, world)
    named = Counter(c for names in listed.values() for p in names if p.kind in (*_BY_NAME, _ORGANISATION) for c in p.codes)
    for sentence in reading.document.sentences:
        names = listed[sentence.number]
        found = _sightings(sentence, text, names, pack, world, grammar.genitives)
        sightings += found
        covered = {i for s in found for i in range(s.first, s.last + 1)}
        mentions += [_name_mention(p, sentence, named) for p in names if p.first not in covered]
        mentions += find_bodies(sentence, names, pack, grammar, covered)
    mentions = settle_nonstate([*mentions, *_people(sightings, reading, world)], reading.document, pack)
    mentions.sort(key=lambda m: (m.span.start, -m.span.end))
    return replace(reading, mentions=resolve_references(tuple(mentions), reading.document, pack))


def _outside_people(names: Iterable[Piece], sentence: Sentence, text: str, world: World) -> list[Piece]:
    """Return the listed names that are no part of a known person's full name: "Anthony Albanese" is no Albanian."""
    tokens = sentence.tokens
    found = (h for h in people_list(world).find(tokens, text) if h.last > h.first)
    people = [range(h.first, h.last + 1) for h in found if not any(t.upos == "ADP" for t in tokens[h.first : h.last])]
    return [p for p in names if not any(p.first in person and p.last in person for person in people)]


def _name_mention(piece: Piece, sentence: Sentence, named: Counter[str]) -> Mention:
    """Return the mention of a listed name; a capital that is also a seat ("Brussels") is its state's only where the text names that.

    Of several organisations that have their seat there it is the one named most, else the first.
    """
    readings = [reading.split(":") for reading in piece.text.split("|") if ":" in reading]
    seats = [code for kind, code in readings if kind == _SEAT]
    if piece.kind == _CAPITAL and seats and not any(named[code] for code in piece.codes):
        return mention_of(sentence, piece.first, piece.last, codes=(max(seats, key=lambda seat: named[seat]),), kind=_SEAT)
    if piece.kind == NONSTATE:
        name = next(code for kind, code in readings if kind == NONSTATE)
        return mention_of(sentence, piece.first, piece.last, codes=(name,), kind=NONSTATE)
    return mention_of(sentence, piece.first, piece.last, codes=piece.codes, kind=piece.kind)


# --- titles and names in one sentence ------------------------------------------------------------------------------


def _sightings(sentence: Sentence, text: str, names: list[Piece], pack: Pack, world: World,
               genitives: frozenset[str]) -> list[_Sighting]:
    adjectives = frozenset(i for p in names if p.kind in ("adjective", "demonym") for i in range(p.first, p.last + 1))
    titles = _titles(sentence, names, adjectives, pack)
    taken = frozenset(i for p in [*names, *titles] for i in range(p.first, p.last + 1))
    taken |= {t.index for t in sentence.tokens if t.text in _agencies(world)}
    full = [r for r in find_known(sentence, text, pack, world, taken) if r.last > r.first]
    taken |= {i for r in full for i in range(r.first, r.last + 1)}
    runs = [*full, *find_runs(sentence, text, pack, world, taken)]
    runs += find_known(sentence, text, pack, world, taken | {i for r in runs for i in range(r.first, r.last + 1)})
    used: set[int] = set()
    sees, found = world.settings("ties").get("sees", {}), []
    for title in (replace(t, codes=t.codes or tuple(sees.get(t.role, ()))) for t in titles):
        owner = _owner(sentence, title, names, genitives)
        run = _run_after(sentence, _posted(sentence, owner, names), titles, runs)
        run = run or _apposed(_run_before(sentence, owner[0], runs), owner[2], world)
        own, cut = _portfolio(sentence, title, run, text, pack) if run else (title, run)
        found.append(_titled(sentence, own, owner, cut, used))
    found = _double_titles(sentence, found)
    for run in runs:
        if run.first not in used:
            found.append(_Sighting(sentence=sentence.number, first=run.first, last=run.last, codes=(), name=run.text))
    return found


def _titles(sentence: Sentence, names: list[Piece], adjectives: frozenset[int], pack: Pack) -> list[Piece]:
    """Return the titles of a sentence; one that begins inside a name gives way to what of it stands behind the name."""
    found = list(find_titles(sentence, pack, adjectives))
    clear = [t for t in found if not any(p.first <= t.first <= p.last for p in names)]
    if len(clear) == len(found):
        return found
    covered = frozenset(i for p in names for i in range(p.first, p.last + 1))
    shorter = [t for t in find_titles(sentence, pack, covered) if not any(t.first <= c.last and c.first <= t.last for c in clear)]
    return sorted([*clear, *(t for t in shorter if not t.holes)], key=lambda t: t.first)


def _apposed(run: Piece | None, codes: tuple[str, ...], world: World) -> Piece | None:
    """Return the name before a title, unless it is a known person's of another state: "his ties with Putin, the Belarusian leader said"."""
    identity = people_list(world).get(run.text) if run else None
    states = {term.state for term in terms_list(world).get(identity, ())} if identity else set()
    return None if codes and states and not states & set(codes) else run


@cache
def _agencies(world: World) -> frozenset[str]:
    """Return the names of news agencies that are one word: they head a report and are no part of a person's name."""
    return frozenset(row["name"] for row in world.table("outlets") if row["kind"] == "agency" and " " not in row["name"])


def _portfolio(sentence: Sentence, title: Piece, run: Piece, text: str, pack: Pack) -> tuple[Piece, Piece]:
    """Return a title and a name without the portfolio that stands behind the name: "minister Hoekstra van Buitenlandse Zaken"."""
    particles = pack.settings("actors").get("particles", ())
    tokens, listed = sentence.tokens, title_list(pack)
    written = " ".join(t.text for t in tokens[title.first : title.last + 1])
    for at in range(run.first + 1, min(run.last + 2, len(tokens))):
        if tokens[at].text not in particles:
            continue
        for end in range(min(at + _LONGEST_PORTFOLIO, len(tokens)), at + 1, -1):
            full: Title | None = listed.get(f"{written} {' '.join(t.text for t in tokens[at:end])}")
            if full:
                name = text[tokens[run.first].start : tokens[at - 1].end]
                return replace(title, role=full.role, scope=full.scope), replace(run, last=at - 1, text=name)
    return title, run


def _titled(sentence: Sentence, title: Piece, owner: _Owner, run: Piece | None, used: set[int]) -> _Sighting:
    first, last, codes = owner
    if run is None or run.first in used:
        return _Sighting(sentence=sentence.number, first=first, last=last, codes=codes, role=title.role, scope=title.scope)
    used.add(run.first)
    near = run.first == last + 1
    return _Sighting(
        sentence=sentence.number, first=first, last=run.last if near else last, codes=codes, role=title.role, scope=title.scope,
        name=run.text, apart=None if near else (run.first, run.last),
    )


def _double_titles(sentence: Sentence, found: list[_Sighting]) -> list[_Sighting]:
    """Return the sightings of titles with two titles of one person as one: "General Secretary and President To Lam"."""
    kept: list[_Sighting] = []
    for sighting in found:
        last = kept[-1] if kept else None
        before = sentence.tokens[last.first - 1].upos if last and last.first else ""
        joined = last and last.last + 2 == sighting.first and sentence.tokens[sighting.first - 1].upos == "CCONJ" and before != "DET"
        if last and joined and sighting.name and not last.name and last.codes in ((), sighting.codes):
            kept[-1] = replace(sighting, first=last.first)
        else:
            kept.append(sighting)
    return kept


def _owner(sentence: Sentence, title: Piece, names: list[Piece], genitives: frozenset[str]) -> _Owner:
    """Return the stretch of a title with the state or organisation that it belongs to, and the codes."""
    if title.codes:
        return title.first, title.last, title.codes
    owners = [p for p in names if p.kind in OWNERS]
    inside = [p for p in owners if title.first <= p.first <= title.last]
    if inside:
        return title.first, title.last, inside[0].codes
    before = _before(sentence, title.first, owners)
    after = _after(sentence, title.last, owners, genitives)
    if before:
        codes = tuple(sorted({c for p in before for c in p.codes}))
        return before[0].first, title.last, codes
    if after:
        codes = tuple(sorted({c for p in after for c in p.codes}))
        return title.first, after[-1].last, codes
    return title.first, title.last, ()


def _before(sentence: Sentence, first: int, owners: list[Piece]) -> list[Piece]:
    """Return the owners that stand right before a title: "the Russian and Chinese [presidents]", "Belgium's new [premier]"."""
    tokens = sentence.tokens
    at = first - 1
    found: list[Piece] = []
    slack = 2
    while at >= 0:
        owner = next((p for p in owners if p.last == at), None)
        if owner and found and owner.kind != found[0].kind:
            break
        if owner:
            found.insert(0, owner)
            at = owner.first - 1
        elif found and (tokens[at].upos == "CCONJ" or (tokens[at].upos == "DET" and tokens[at - 1].upos == "CCONJ")):
            at -= 1
        elif not found and slack and (tokens[at].upos in ("ADJ", "PART", "ADV", "PUNCT") and tokens[at].text not in ",.;:()"):
            at, slack = at - 1, slack - 1
        else:
            break
    return found


def _after(sentence: Sentence, last: int, owners: list[Piece], genitives: frozenset[str]) -> list[Piece]:
    """Return the owners that follow a title: "[president] of Colombia, Ecuador and Peru", "[președintele] Belarusului"."""
    tokens = sentence.tokens
    at = last + 1
    found: list[Piece] = []
    slack = _SLACK
    while at < len(tokens):
        owner = next((p for p in owners if p.first == at), None)
        if owner and owner.kind != "adjective":
            found.append(owner)
            at = owner.last + 1
            if at < len(tokens) and not (tokens[at].text == "," or tokens[at].upos == "CCONJ"):
                break
        elif owner:
            return found or _called_party(sentence, owner, owners) or [owner]
        elif found and (tokens[at].text == "," or tokens[at].upos == "CCONJ"):
            following = next((p for p in owners if p.first == at + 1 and p.kind != "adjective"), None)
            if following is None:
                break
            at += 1
        elif not found and slack and _leads_on(tokens[at], genitives, begun=slack < _SLACK):
            at, slack = at + 1, slack - 1
        else:
            break
    return found


def _leads_on(token: Token, genitives: frozenset[str], *, begun: bool) -> bool:
    """Return whether a word may stand between a title and the one whose it is: "[minister] of trade of Peru"."""
    if token.upos == "ADP":
        return token.text.lower() in genitives
    return token.upos == "DET" or (token.upos == "NOUN" and begun)


def _posted(sentence: Sentence, owner: _Owner, names: list[Piece]) -> int:
    """Return the last word of a title with the place where it is held, if a comma follows that: "Japan's [ambassador] to Chad, X"."""
    tokens, last = sentence.tokens, owner[1]
    if not owner[2] or last + 2 >= len(tokens) or tokens[last + 1].upos != "ADP":
        return last
    place = next((p for p in names if p.first in (last + 2, last + 3) and p.kind in (*_BY_NAME, _CAPITAL)), None)
    behind = place.last + 1 if place and all(t.upos == "DET" for t in tokens[last + 2 : place.first]) else len(tokens)
    return behind - 1 if behind < len(tokens) and tokens[behind].text == "," else last


def _called_party(sentence: Sentence, adjective: Piece, owners: list[Piece]) -> list[Piece]:
    """Return the movement or organisation that a nation's adjective describes: "[leader] of the Lebanese movement Hezbollah"."""
    at = adjective.last + 1
    while at < len(sentence.tokens) and sentence.tokens[at].upos in ("NOUN", "ADJ"):
        at += 1
    return [p for p in owners if p.first == at > adjective.last + 1 and p.kind in ORGANISED]


def _run_after(sentence: Sentence, last: int, titles: list[Piece], runs: list[Piece]) -> Piece | None:
    at = last + 1
    tokens = sentence.tokens
    if at < len(tokens) and tokens[at].text == ",":
        at += 1
    return next((r for r in runs if r.first == at), None)


def _run_before(sentence: Sentence, first: int, runs: list[Piece]) -> Piece | None:
    """Return the name before a title in apposition: "Wang Yi, the [foreign minister]"."""
    tokens = sentence.tokens
    at = first - 1
    while at >= 0 and tokens[at].upos in ("DET", "ADJ", "ADV") and first - at <= 3:
        at -= 1
    if at < 0 or tokens[at].text not in (",", "("):
        return None
    return next((r for r in runs if r.last == at - 1), None)


# --- the document's people ------------------------------------------------------------------------------------------


def _people(sightings: list[_Sighting], reading: Reading, world: World) -> list[Mention]:
    persons = _register(sightings, reading, world)
    leading = tuple(world.settings("ties").get("leading_roles", ()))
    sentences = {s.number: s for s in reading.document.sentences}
    found: list[Mention] = []
    for sighting in sightings:
        sentence = sentences[sighting.sentence]
        person = _person_of(sighting, persons, leading)
        if sighting.name and person is None:
            found.append(mention_of(sentence, sighting.first, sighting.last, codes=(), kind="name", name=sighting.name))
            continue
        role = person.role if person else sighting.role
        codes = sighting.codes or (person.codes if person else ())
        private = person.private if person else sighting.scope == _NO_SCOPE
        name = person.name if person else None
        kind = "person" if sighting.name and not sighting.apart else "role"
        found.append(mention_of(sentence, sighting.first, sighting.last, codes=() if private else codes, kind=kind, name=name,
                              role=sighting.role or role or None, private=private))
        if sighting.apart:
            found.append(mention_of(sentence, *sighting.apart, codes=() if private else codes, kind="person", name=name,
                                  role=sighting.role or role or None, private=private))
    return found


def _register(sightings: list[_Sighting], reading: Reading, world: World) -> list[_Person]:
    """Return the people whom the document names, each with the fullest name and what is said of the office."""
    titled = [s for s in sightings if s.name and s.role]
    people, persons = people_list(world), []
    known = [s for s in sightings if s.name and people.get(s.name)]
    full = [s for s in sightings if s.name and " " in s.name]
    names: list[str] = []
    for sighting in sorted([*titled, *known, *full], key=lambda s: -len(s.name.split())):
        if not any(same_person(sighting.name, name) for name in names):
            names.append(sighting.name)
    for name in names:
        person = _known(name, [s for s in titled if same_person(s.name, name)], reading, world)
        if person:
            persons.append(person)
    return persons


def _known(name: str, titled: list[_Sighting], reading: Reading, world: World) -> _Person | None:
    people = people_list(world)
    identity = people.get(name) or next((p for p in (people.get(s.name) for s in titled) if p), None)
    codes = next((s.codes for s in titled if s.codes), ())
    role = next((s.role for s in titled if s.role != "counterpart"), "")
    office = office_of(identity, role, reading, world) if identity else None
    private = bool(titled) and all(s.scope == _NO_SCOPE for s in titled)
    if office and not private:
        codes, role = codes or (office[0],), role or office[1]
    if not titled and not identity:
        return None
    return _Person(name=name, codes=codes, role=role, private=private)


def _person_of(sighting: _Sighting, persons: list[_Person], leading: tuple[str, ...]) -> _Person | None:
    """Return the person whom a sighting means; "the leader" is the one in the first of the `leading` offices."""
    if sighting.name:
        return next((p for p in persons if same_person(sighting.name, p.name)), None)
    fitting = [p for p in persons if p.role and p.role == sighting.role and (not sighting.codes or p.codes == sighting.codes)]
    if not fitting and sighting.role == "leader":
        own = [p for p in persons if sighting.codes and p.codes == sighting.codes and p.role in leading]
        fitting = sorted(own, key=lambda p: leading.index(p.role))
    return fitting[0] if len(fitting) == 1 or (fitting and sighting.codes) else None
