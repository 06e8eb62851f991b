"""The pieces from which mentions of actors are put together: listed names, titles, runs of capitalised words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from chancery.find.gazetteer import Gazetteer, Hit, fold
from chancery.find.organs import settle_organs
from chancery.find.tree import plain
from chancery.lang import Pack
from chancery.model import Sentence, Token
from chancery.world import World

# Of the readings that one form has, the first of these kinds is the usual one.
_USUAL = (
    "state", "organisation", "organ", "capital", "metonym", "group", "adjective", "demonym", "city", "nonstate", "format", "outlet",
    "thing", "prefix",
)
# Names of these kinds are places, occasions, sources or things, and stand for nobody.
_NOBODY = ("city", "format", "outlet", "thing")
# Kinds of names that people are called by, too.
_PLACES = ("state", "capital", "city")
# "Russia Today" is an outlet, "Russia today" is none.
_AS_WRITTEN = ("outlet", "thing", "nonstate")
# Names of movements, breakaway entities, courts and companies: they act under their own name.
NONSTATE = "nonstate"
# Kinds of names of parties that are no states.
ORGANISED = ("organisation", NONSTATE)
# The scope of titles whose holders speak and act for themselves.
_PRIVATE = "none"
# A title with a portfolio has two words at least, a portfolio so many at most.
_SHORTEST, _PORTFOLIO = 2, 4


@dataclass(frozen=True, slots=True)
class Name:
    """What a listed form stands for: its kinds with their codes, the usual one first."""

    readings: tuple[tuple[str, str], ...]

    @property
    def kind(self) -> str:
        """The usual kind."""
        return self.readings[0][0]

    @property
    def codes(self) -> tuple[str, ...]:
        """The code of the usual kind; none where a name of that kind stands for nobody."""
        return () if self.kind in _NOBODY else (self.readings[0][1],)


@dataclass(frozen=True, slots=True)
class Title:
    """An office's name: the role in English and what it is an office of."""

    role: str
    scope: str


@dataclass(frozen=True, slots=True)
class Term:
    """A person's time in an office; dates are ISO texts, empty where unknown."""

    person: str
    state: str
    role: str
    start: str
    end: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Tokens `first` to `last` of a sentence that are part of a mention."""

    first: int
    last: int
    kind: str
    codes: tuple[str, ...] = ()
    role: str = ""
    scope: str = ""
    text: str = ""
    holes: tuple[int, ...] = ()


@cache
def name_list(pack: Pack) -> Gazetteer[Name]:
    """Return the pack's names of states, organisations and places."""
    readings: dict[str, list[tuple[str, str]]] = {}
    for row in pack.table("names"):
        readings.setdefault(row["form"], []).append((row["kind"], row["code"]))
    order = {kind: n for n, kind in enumerate(_USUAL)}
    ranked = {form: tuple(sorted(dict.fromkeys(found), key=lambda r: order.get(r[0], 99))) for form, found in readings.items()}
    exact = {form for form, found in ranked.items() if found[0][0] in _AS_WRITTEN}
    return Gazetteer(((form, Name(found)) for form, found in ranked.items()), exact=exact)


@cache
def title_list(pack: Pack) -> Gazetteer[Title]:
    """Return the pack's titles."""
    rows = [(row["form"], Title(row["role"], row["scope"])) for row in pack.table("titles")]
    counterparts = [(form, Title("counterpart", "state")) for form in pack.settings("actors").get("counterparts", ())]
    return Gazetteer([*counterparts, *rows], loose=True)


@cache
def people_list(world: World) -> Gazetteer[str]:
    """Return the names of known people, with their ids; a surname that several people share is not in it."""
    forms: list[tuple[str, str]] = []
    surnames: dict[str, set[str]] = {}
    for row in world.table("people"):
        forms += [(form.strip(), row["id"]) for form in row["forms"].split("|")]
        for surname in row["surname"].split("|"):
            surnames.setdefault(surname.strip(), set()).add(row["id"])
    forms += [(surname, next(iter(ids))) for surname, ids in surnames.items() if len(ids) == 1]
    forms += [(form.replace("-", " "), person) for form, person in forms if "-" in form]  # "Al Burhan"
    return Gazetteer(forms)


@cache
def terms_list(world: World) -> dict[str, tuple[Term, ...]]:
    """Return the terms in office of each known person."""
    found: dict[str, list[Term]] = {}
    for row in world.table("offices"):
        found.setdefault(row["person"], []).append(Term(row["person"], row["state"], row["role"], row["from"], row["to"]))
    return {person: tuple(terms) for person, terms in found.items()}


def _hyphenated(token: Token, names: Gazetteer[Name]) -> tuple[str, ...]:
    """Return the codes of a compound such as "Sino-Russian" or "EU-China", each part of which must name a nation or organisation."""
    parts = [p for p in token.text.replace("–", "-").split("-") if p]
    if len(parts) < 2:
        return ()
    codes: list[str] = []
    for part in parts:
        name = names.get(part) or names.get(part.capitalize())
        code = next((c for kind, c in name.readings if kind in ("prefix", "adjective", "state", "organisation")), None) if name else None
        if code is None:
            return ()
        codes.append(code)
    return tuple(sorted(set(codes)))


def _region_of(token: Token, names: Gazetteer[Name], regions: frozenset[str], continents: tuple[str, ...]) -> Name | None:
    """Return the state of which a compound names a part: "Noord-Irak", "Oost-Congolese"; none of a continent's ("Zuid-Amerika")."""
    part, _, whole = token.text.partition("-")
    name = names.get(whole) if part in regions and whole[:1].isupper() and not whole.startswith(continents) else None
    return name if name and name.kind in ("state", "adjective", "metonym") else None


def _compounded(token: Token, names: Gazetteer[Name], titles: Gazetteer[Title]) -> tuple[str, ...]:
    """Return the codes of the name that a noun is compounded with, as in "VN-sancties" or "NAVO-troepen"; a title makes a person of it."""
    whose, _, noun = token.text.rpartition("-")
    name = names.get(whose) if token.upos == "NOUN" and noun.islower() and len(noun) > 2 and titles.get(noun) is None else None
    return name.codes if name and name.kind in ("state", "organisation", "capital", "nonstate") else ()


def find_names(sentence: Sentence, text: str, pack: Pack) -> Iterator[Piece]:
    """Yield the listed names in a sentence."""
    yield from settle_organs(list(_listed(sentence, text, pack)), sentence, pack)


def _listed(sentence: Sentence, text: str, pack: Pack) -> Iterator[Piece]:
    names = name_list(pack)
    surnames = frozenset(pack.settings("actors").get("surnames", ()))
    taken: set[int] = set()
    currencies = pack.settings("numbers").get("currencies", {})
    for hit in names.find(sentence.tokens, text):
        if not _ambiguous(hit, sentence, names, surnames) and not _of_money(hit, sentence, currencies):
            taken |= set(range(hit.first, hit.last + 1))
            yield Piece(first=hit.first, last=hit.last, kind=hit.entry.kind, codes=hit.entry.codes,
                        text="|".join(f"{k}:{c}" for k, c in hit.entry.readings))
    actors = pack.settings("actors")
    regions, continents = frozenset(actors.get("regions", ())), tuple(actors.get("continents", ()))
    for token in sentence.tokens:
        if token.index not in taken and "-" in token.text:
            whole = _region_of(token, names, regions, continents)
            if whole:
                yield Piece(first=token.index, last=token.index, kind=whole.kind, codes=whole.codes)
                continue
            codes = _hyphenated(token, names) or _compounded(token, names, title_list(pack))
            if codes:
                yield Piece(first=token.index, last=token.index, kind="adjective", codes=codes)


def _of_money(hit: Hit[Name], sentence: Sentence, currencies: Mapping[str, str]) -> bool:
    """Return whether a name only says which money is meant: "two billion U.S. dollars"."""
    words = (t.text.lower() for t in sentence.tokens[hit.first : hit.last + 2])
    return hit.last + 1 < len(sentence.tokens) and " ".join(words) in currencies


def _ambiguous(hit: Hit[Name], sentence: Sentence, names: Gazetteer[Name], also_surnames: frozenset[str]) -> bool:
    """Return whether a hit is a word in lower case that the parser takes for a verb or function word, or a place in a longer name."""
    if hit.entry.kind == NONSTATE and hit.first == hit.last and _within_a_name(hit.first, sentence):
        return True
    if hit.entry.kind == "prefix" or (hit.entry.kind in _PLACES and _in_a_name(hit, sentence, names, also_surnames)):
        return True
    first = sentence.tokens[hit.first]
    if hit.entry.kind == "adjective" and first.text in also_surnames and _stands_alone(first, sentence):
        return True
    if hit.first != hit.last or first.text[:1].isupper():
        return False
    return first.upos not in ("ADJ", "NOUN", "PROPN") and plain(first.deprel) not in ("amod", "nmod")


def _stands_alone(token: Token, sentence: Sentence) -> bool:
    """Return whether an adjective describes no noun, as what is somebody's name does: "premier Albanese"."""
    following = sentence.tokens[token.index + 1 : token.index + 2]
    return plain(token.deprel) != "amod" or not any(t.upos in ("NOUN", "ADJ") for t in following)


def _within_a_name(index: int, sentence: Sentence) -> bool:
    """Return whether a word stands between the others of one person's name: "Abdel Fattah Saleh"."""
    tokens = sentence.tokens
    if not 0 < index < len(tokens) - 1 or not tokens[index - 1].text[:1].isupper() or not tokens[index + 1].text[:1].isupper():
        return False
    first = index if not tokens[index].deprel.startswith("flat") else tokens[index].head
    return first < index and first == index - 1 and tokens[index + 1].head == first and tokens[index + 1].deprel.startswith("flat")


def _in_a_name(hit: Hit[Name], sentence: Sentence, names: Gazetteer[Name], also_surnames: frozenset[str]) -> bool:
    """Return whether a hit is only a part of a name, as in "Ann Houston", "Geneva Convention" or "Ann Jordan".

    A state or capital beside a name may also say whose it is ("Moscow Mayor"), so that only a person's name takes it in.
    """
    tokens = sentence.tokens
    inside = range(hit.first, hit.last + 1)
    for at in (hit.first - 1, hit.last + 1):
        if not 0 <= at < len(tokens) or tokens[at].upos != "PROPN" or not tokens[at].text[:1].isupper() or names.get(tokens[at].text):
            continue
        joined = [tokens[at]] if tokens[at].head in inside else [tokens[i] for i in inside if tokens[i].head == at]
        surname = tokens[hit.last].text in also_surnames
        if joined and (hit.entry.kind == "city" or (surname and len(inside) == 1 and joined[0].deprel.startswith("flat"))):
            return True
    return False


def find_titles(sentence: Sentence, pack: Pack, skip: frozenset[int]) -> Iterator[Piece]:
    """Yield the titles in a sentence; tokens in `skip` (adjectives of nations) may stand inside one."""
    titles = title_list(pack)
    tokens = [t for t in sentence.tokens if t.index not in skip]
    at = 0
    while at < len(tokens):
        found = None
        reach = titles.reach(tokens[at].text)
        for end in range(min(at + 8, len(tokens)) if reach else at, at, -1):
            words = " ".join(t.text for t in tokens[at:end])
            entry = titles.get(words) if len(words) <= reach else None
            if entry is not None:
                found = (end, entry)
                break
        if found:
            entry = found[1]
            end = _with_portfolios(tokens, (at, found[0]), entry.role, pack)
            first, last = tokens[at].index, tokens[end - 1].index
            holes = tuple(i for i in range(first, last + 1) if i in skip)
            yield Piece(first=first, last=last, kind="title", role=entry.role, scope=entry.scope, holes=holes,
                        codes=_compound_codes(tokens[at], pack) if first == last else ())
            at = end
        else:
            compound = _compound_title(tokens[at], titles, pack) if "-" in tokens[at].text else None
            if compound:
                yield compound
            at += 1


def _with_portfolios(tokens: list[Token], title: tuple[int, int], role: str, pack: Pack) -> int:
    """Return the end of a minister's title with the portfolios that are joined to it: "minister of trade" and "tourism"."""
    titles, joins = title_list(pack), pack.settings("ties").get("joins", ())
    at, end = title
    if end - at < _SHORTEST or end >= len(tokens) or fold(tokens[end].text) not in {fold(join) for join in joins}:
        return end
    plain_titles = [k for k in range(at, end - 1) if (word := titles.get(tokens[k].text)) and role.endswith(word.role)]
    for first in range(plain_titles[-1] + 1 if plain_titles else end, end):
        for last in range(min(end + 1 + _PORTFOLIO, len(tokens)), end + 1, -1):
            if titles.get(" ".join(t.text for t in [*tokens[at:first], *tokens[end + 1 : last]])):
                return _with_portfolios(tokens, (at, last), role, pack)
    return end


def _compound_title(token: Token, titles: Gazetteer[Title], pack: Pack) -> Piece | None:
    """Return the title that a compound such as "NAVO-chef" is, with the code of its first part; of anything else it is private."""
    title = titles.get(token.text.rpartition("-")[2])
    if title is None:
        return None
    codes = _compound_codes(token, pack)
    return Piece(first=token.index, last=token.index, kind="title", role=title.role, scope=title.scope if codes else _PRIVATE, codes=codes)


def _compound_codes(token: Token, pack: Pack) -> tuple[str, ...]:
    """Return the codes of the name with which a title is compounded, none where it is no such compound."""
    name = name_list(pack).get(token.text.rpartition("-")[0]) if "-" in token.text else None
    return name.codes if name else ()


def same_person(short: str, full: str) -> bool:
    """Return whether a surname or given name (possibly with a genitive s) belongs to a full name."""
    words = fold(full).replace("-", " ").split()
    wanted = fold(short).replace("-", " ").split()
    bare = [w[:-2] if w.endswith("'s") else w for w in wanted]
    if all(w in words for w in bare):
        return True
    return len(bare) == 1 and bare[0].endswith("s") and len(bare[0]) > 4 and bare[0][:-1] in words
