"""Holders of offices whose names stand away from the title: behind its complement, in apposition, or several behind one plural title."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from chancery.find.figures_scene import Scene
from chancery.find.gazetteer import fold
from chancery.find.pieces import Piece, find_names, name_list
from chancery.lang import Pack
from chancery.model import Mention, Span
from chancery.parse.lemmas import dictionary_lemma, is_word

# Words between a title and the name of its holder: "ambassador to the Republic of Korea, NAME".
_REACH = 12
# Forms of address before a name are no more words than these.
_FORMS = 4
# A full name has so many words.
_FULL = 2
# What a title's complement is made of.
_COMPLEMENT = ("ADP", "DET", "CCONJ", "ADJ", "NOUN", "PROPN", "PART", "PRON")
_OWNERS = ("state", "adjective", "demonym", "capital", "organisation", "nonstate", "metonym", "organ")


@dataclass(frozen=True, slots=True)
class Holder:
    """A person named as the holder of an office: name, where it stands, and whose the office is where that is known."""

    name: str
    span: Span
    codes: tuple[str, ...] = ()


@cache
def _bodies(pack: Pack) -> frozenset[str]:
    """Return the last words of what bodies are called."""
    ties = pack.settings("ties")
    nouns = [*ties.get("mechanism", {}).get("nouns", {}), *ties.get("office", {}).get("no_names", ())]
    return frozenset(fold(form).split()[-1] for form in [*(row["form"] for row in pack.table("bodies")), *nouns])


def names_body(scene: Scene, name: str) -> bool:
    """Return whether what was taken for a person's name is that of a body: "Foreign Ministry", "Executive Council"."""
    words = fold(name).split()
    last = dictionary_lemma(name.split()[-1].lower(), scene.pack.language) if words else ""
    return bool(words) and bool({words[-1], fold(last)} & _bodies(scene.pack))


def find_apposed(scene: Scene, title: Piece) -> Holder | None:
    """Return who is named behind a title and its complement: "the ambassador of Peru in Quito, NAME", "envoy for Chad NAME"."""
    end = scene.sentence.tokens[title.last].end
    first = scene.place(max([end, *(m.span.end for m in scene.mentions if m.kind == "role" and m.span.start < end <= m.span.end)]))
    if title.role == scene.world.settings("ties")["counterpart"]:
        return None
    for here in range(first, min(first + _REACH, len(scene.words))):
        if scene.key(here) == ",":
            holder = _behind_comma(scene, here + 1)
            return holder if holder and not _starts_clause(scene, title, holder) else None
        mention = _named_at(scene, here)
        if mention and mention.name and not names_body(scene, mention.name) and not mention.name.isupper():
            holder = _trimmed(scene, mention)
            if holder:
                return holder
        goes_on = scene.starts("office.complement", here) > 0 or (scene.words[here].start > end + 1 and scene.capital(here))
        if scene.upos(here) not in _COMPLEMENT or (here == first and not goes_on):
            return None
    return None


def _starts_clause(scene: Scene, title: Piece, holder: Holder) -> bool:
    """Return whether the name behind a title and its comma opens the main clause: "According to the spokesman, X has left"."""
    tree, tokens = scene.tree, scene.sentence.tokens
    names = [t for t in scene.sentence.between(holder.span) if t.deprel.startswith("nsubj")]
    outside = [t for t in tokens[title.first : title.last + 1] if not title.first <= t.head <= title.last]
    behind = next((t for t in tokens if t.start >= holder.span.end), None)
    if not names or not outside or behind is None or behind.upos == "PUNCT":
        return False
    return outside[0].deprel == "obl" and tree.clause_head(outside[0].index) == tree.clause_head(names[0].index)


def _named_at(scene: Scene, place: int) -> Mention | None:
    """Return the name without a title of its own that begins at a place, also that of a known person."""
    start, text = scene.words[place].start, scene.reading.document.text
    named = (m for m in scene.mentions if m.name and m.kind in ("name", "person") and m.span.start == start)
    return next((m for m in named if m.kind == "name" or m.span.of(text) == m.name), None)


def _behind_comma(scene: Scene, place: int) -> Holder | None:
    """Return the full name that stands at a place, a form of address before it left out."""
    here = place
    while here < min(place + _FORMS, len(scene.words)) and _named_at(scene, here) is None and _addresses(scene, here):
        here += max(scene.starts("office.address", here), 1)
    mention = _named_at(scene, here) if here < len(scene.words) else None
    if mention is None or mention.name is None or names_body(scene, mention.name):
        return None
    words = mention.name.split()
    if len(words) < _FULL or _all_words(scene, words):
        return None
    return Holder(mention.name, mention.span)


def _addresses(scene: Scene, place: int) -> bool:
    """Return whether a word may be a form of address before a name: listed, in capitals, or the point behind it."""
    return scene.starts("office.address", place) > 0 or scene.capital(place) or scene.key(place) == "."


def _all_words(scene: Scene, words: list[str]) -> bool:
    return all(is_word(word.lower(), scene.pack.language) for word in words)


def _trimmed(scene: Scene, mention: Mention) -> Holder | None:
    """Return the name without the places and ordinary words that open it: "[Kenya] NAME", "[Affairs] NAME"; None where none is left."""
    words = mention.span.of(scene.reading.document.text).split()
    listed = name_list(scene.pack)
    places = next((n for n, word in enumerate(words) if not listed.get(word)), len(words))
    first = next((n for n, word in enumerate(words) if n >= places and not is_word(word.lower(), scene.pack.language)), len(words))
    if first == len(words) and places and len(words) - places >= _FULL:
        first = places
    if first == len(words):
        return None
    owner = listed.get(words[0]) if places and scene.ends("of", scene.place(mention.span.start)) else None
    name = " ".join(words[first:])
    return Holder(name, Span(mention.span.end - len(name), mention.span.end), owner.codes if owner else ())


def find_several(scene: Scene, title: Piece, mention: Mention | None) -> Iterator[Holder]:
    """Yield the people named behind one plural title: "Presidents A and B", "the presidents of Peru and Chile, A and B"."""
    token = scene.sentence.tokens[title.last]
    if "Number=Plur" not in token.feats:
        return
    owners = _owners(scene, title, mention)
    place = scene.place(max(token.end, max((o.span.end for o in owners), default=0)))
    people = _row(scene, place)
    if len(people) < _FULL or (owners and len(owners) != len(people)):
        return
    for number, person in enumerate(people):
        codes = owners[number].codes if owners else person.codes
        yield Holder(person.name or "", person.span, codes)


@dataclass(frozen=True, slots=True)
class _Owner:
    codes: tuple[str, ...]
    span: Span


def _owners(scene: Scene, title: Piece, mention: Mention | None) -> list[_Owner]:
    """Return the states and organisations that one plural title names, in their order."""
    if mention is None or len(mention.codes) < 2:
        return []
    tokens = scene.sentence.tokens
    found: list[_Owner] = []
    for piece in find_names(scene.sentence, scene.reading.document.text, scene.pack):
        span = Span(tokens[piece.first].start, tokens[piece.last].end)
        if piece.kind in _OWNERS and len(piece.codes) == 1 and mention.span.holds(span):
            found.append(_Owner(piece.codes, span))
    return found


def _name_start(scene: Scene, mention: Mention) -> int:
    """Return where the name in a mention begins, its title left out."""
    name = mention.name or ""
    own = mention.span.of(scene.reading.document.text).endswith(name)
    return mention.span.end - len(name) if own else mention.span.start


def _owner_behind(scene: Scene, place: int) -> tuple[tuple[str, ...], int]:
    """Return the code of the state behind a name in a row of names, and the place after it: "ministers A [of France] and B"."""
    length = scene.starts("of", place)
    for mention in scene.mentions if length else ():
        if mention.kind == "state" and len(mention.codes) == 1 and scene.place(mention.span.start) in (place + 1, place + length):
            return mention.codes, scene.place(mention.span.end)
    return (), place


def _row(scene: Scene, place: int) -> list[Mention]:
    """Return the people named one after the other from a place on, commas, a word for and, and a second title passed over."""
    found: list[Mention] = []
    here = place
    while here < len(scene.words):
        start = scene.words[here].start
        person = next((m for m in scene.mentions if m.name and m.kind in ("name", "person") and _name_start(scene, m) == start), None)
        if person:
            owner, behind = _owner_behind(scene, scene.place(person.span.end))
            found.append(replace(person, codes=owner) if owner else person)
            here = behind
        elif scene.starts("joins", here) and here - place <= _REACH:
            here += scene.starts("joins", here)
        else:
            break
    return found
