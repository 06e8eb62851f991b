"""Who speaks at a word: named persons, offices, states, unnamed people, those whom a pronoun or "the two leaders" means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from chancery.find.bodies import CROWD
from chancery.find.pieces import ORGANISED
from chancery.find.statements_holders import OWNERS, common, described, outside_owner, owned
from chancery.find.statements_known import (
    PERSONAL,
    as_country,
    by_office,
    by_surname,
    just_before,
    last_two,
    made,
    moved,
    named_last,
    of_people,
    of_two,
    pair,
    phrase_of,
    pointed_country,
    rather_last,
    resumed,
    state_speaker,
    subject_before,
    unnamed_holder,
    unowned_spokesperson,
    without_text,
    written,
)
from chancery.find.statements_many import joined_before, plural_before
from chancery.find.statements_media import is_medium
from chancery.find.statements_scene import Place, Speaker
from chancery.find.tree import plain
from chancery.model import Mention, Span

_NOMINAL = ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "X")
# Where an office may be held, and how many words behind its name.
_SEATS, _SEAT_REACH = ("capital", "state", "city", "organisation"), 4


def speakers_at(place: Place, index: int, last: Sequence[Speaker]) -> list[Speaker]:
    """Return those who stand at a word and beside it; `last` are the speakers of the utterance before.

    A medium, a text without owner or a thing speaks for nobody.
    """
    found: list[Speaker] = []
    beside = list(_beside(place, index))
    held: tuple[str, ...] = ()
    for here in beside:
        if any(_same_holder(place, here, other) for other in beside):
            held = next((m.codes for m in place.mentions if m.head == here), ())
            continue
        for speaker in _at(place, here, last):
            if not place.scene.outlet(speaker.name) and all(speaker.name != other.name for other in found):
                found.append(speaker if speaker.codes or len(held) != 1 else replace(speaker, state=held[0], codes=held))
    return _apposed_only(place, beside, found)


def _apposed_only(place: Place, beside: list[int], found: list[Speaker]) -> list[Speaker]:
    """Return the persons named among speakers whom no conjunction joins: "the host, president X" is one."""
    named = [s for s in found if any(m.name == s.name and m.kind in PERSONAL for m in place.mentions)]
    joined = any(place.tree.children(i, "cc") for i in beside)
    return named if len(found) == 2 and len(named) == 1 and not joined else found


def _beside(place: Place, index: int, depth: int = 0) -> Iterator[int]:
    """Yield a word and the nouns coordinated with it."""
    yield index
    if depth < 8:
        for kid in place.tree.children(index, "conj"):
            denied = any("Polarity=Neg" in place.tokens[k].feats for k in place.tree.children(kid, "advmod", "cc") if k < kid)
            if place.tokens[kid].upos in _NOMINAL and not denied and not place.tree.children(kid, "nsubj", "cop"):
                yield from _beside(place, kid, depth + 1)


def _same_holder(place: Place, index: int, other: int) -> bool:
    """Return whether an office without a name is one of two that the person named behind the other holds: "premier and minister X"."""
    first = next((m for m in place.mentions if m.head == index), None)
    second = next((m for m in place.mentions if m.span.start <= place.tokens[other].start < m.span.end and m.kind == "person"), None)
    if first is None or second is None or first.kind != "role" or first.name or second.span.start < first.span.end:
        return False
    between = place.sentence.between(Span(first.span.end, second.span.start))
    return all(t.upos in ("CCONJ", "PUNCT") for t in between) and "Number=Plur" not in place.tokens[index].feats


def can_speak(place: Place, index: int) -> bool:
    """Return whether a word may head the name of a speaker."""
    token = place.tokens[index]
    if token.upos not in _NOMINAL:
        return any(m.kind in ORGANISED and m.span.start == token.start and m.span.end > token.end for m in place.mentions)
    if place.latter(index) and named_last(place, index) is not None:
        return True
    if _mention(place, index) is not None or place.speaks(index) or _prefixed(place, index) or _third(place, index) is not None:
        return True
    return by_surname(place, index) is not None or _apposition(place, index) is not None


def _at(place: Place, index: int, last: Sequence[Speaker]) -> list[Speaker]:
    if is_medium(place, index) or _of_whoever_is_quoted(place, index):
        return []
    sort = _third(place, index)
    latter = named_last(place, index) if sort is None and place.latter(index) else None
    if latter is not None:
        return [latter]
    if sort == "person" and "PronType=Rel" in place.tokens[index].feats:
        return []
    if sort == "person" and _of_many(place, index):
        return plural_before(place, index, last)
    mention = _mention(place, index)
    if sort == "plural" and (joined := joined_before(place, index, last)):
        return joined
    if sort is not None:
        return _by_pronoun(place, index, mention, sort, last)
    if place.among(index, place.scene.words.contents):
        return owners_of(place, index, last)
    if mention and mention.kind == "name" and (place.speaks(mention.head) or _prefixed(place, mention.head)):
        named = _apposition(place, mention.head)
        return [made(place, named)] if named is not None and named.kind in ORGANISED else _unnamed(place, mention.head, last)
    if mention and mention.kind == "body" and mention.private:
        return _unnamed(place, index, last)
    standin = place.stands_in(index)
    if mention is not None and not mention.name and (mention.kind == "role" or (mention.kind == "body" and standin)):
        mention = _apposed(place, mention)
    if standin and (mention is None or (not mention.name and (mention.kind == "body" or _of_party(place, mention)))):
        known = resumed(place, index, last) or _named_in(place, index)
        if known is not None:
            return [moved(place, known, index)]
    if mention is None and _apposition(place, index) is not None:
        mention = _apposition(place, index)
    if mention is None:
        surname = by_surname(place, index)
        return [moved(place, surname, index)] if surname else _unnamed(place, index, last)
    if mention.kind == "standin" and place.index and "Number=Plur" not in place.tokens[index].feats:
        groups = {m.codes: m for m in place.scene.mentions[place.index - 1] if m.kind == "nonstate"}
        if len(groups) == 1 and place.speaks(index):
            return [moved(place, made(place.scene.place(place.index - 1), next(iter(groups.values()))), index)]
    if mention.kind == "name" and " " not in (mention.name or ""):
        fuller = by_surname(place, index)
        mention = mention if fuller is None else replace(mention, name=fuller.name, codes=fuller.codes or mention.codes)
    if mention.kind == "pronoun" and len(mention.codes) == 2:
        return pair(place, mention)
    if mention.kind in ("pronoun", "standin") and len(mention.codes) == 1 and place.among(index, place.scene.words.countries):
        return [as_country(place, index, pointed_country(place, index) or mention)]
    if mention.kind == "pronoun" and not mention.codes and not mention.name:
        return last_two(place, mention) if of_people(place, mention) else []
    if mention.kind == "role" and not mention.codes and not mention.name and of_two(place, index):
        return last_two(place, mention)
    spokesperson = unowned_spokesperson(place, mention, last)
    if spokesperson is not None:
        return [spokesperson]
    return [rather_last(place, mention, last) or made(place, by_office(place, described(place, mention), last))]


def _of_party(place: Place, mention: Mention) -> bool:
    return mention.kind == "role" and mention.private and "-" in place.tokens[mention.head].text


def _of_whoever_is_quoted(place: Place, index: int) -> bool:
    """Return whether a noun has a word of the first person before it: "our country" speaks by the mouth of whoever says so."""
    kids = [k for k in place.tree.children(index, "det", "nmod") if k < index]
    return any(place.word(k) in place.scene.words.first_persons for k in kids)


# --- mentions --------------------------------------------------------------------------------------------------------


def _mention(place: Place, index: int) -> Mention | None:
    """Return the mention whose head or name stands at a word."""
    near = {index, *place.tree.children(index, "appos", "flat", "compound")}
    token = place.tokens[index]
    at = [m for m in place.mentions if m.head in near or (m.span.start <= token.start and token.end <= m.span.end)]
    at = [m for m in at if not (m.kind == "pronoun" and _of_name(place, index))]
    both = next((m for m in at if m.head == index and m.kind == "pronoun" and len(m.codes) == 2), None)
    if both is not None:
        return both
    at = [m for m in at if not (m.kind == "name" and common(place, m)) and not (m.kind == "adjective" and _prefixed(place, m.head))]
    at = [m for m in at if m.kind not in (CROWD, "adjective") or (m.kind != CROWD and m.head == index and token.upos in ("NOUN", "PROPN"))]
    at = [m for m in at if m.kind == "person" or plain(place.tokens[m.head].deprel) != "compound" or m.head == index]
    at = [m for m in at if m.head == index or m.kind in PERSONAL or m.span.start <= token.start < m.span.end]
    own = next((m for m in at if m.head == index and m.codes), None)
    named = [m for m in at if m.name and m.kind in PERSONAL and not (own and m.codes and not set(m.codes) & set(own.codes))]
    coded = [m for m in named if m.codes or m.private]
    best = next(iter(coded or named or at), None)
    if best is None or best.kind not in PERSONAL:
        return best
    own_name = next((m for m in named if m.head == index and m.kind in ("person", "name")), None)
    if best.kind == "role" and own_name is not None and not set((best.name or "").split()) & set((own_name.name or "").split()):
        return owned(place, replace(own_name, role=best.role), [replace(best, name=None, codes=())])
    codes = _compound_codes(place, best)
    if codes:
        return replace(best, codes=codes)
    owner = outside_owner(place, best)
    if owner is not None and owner.codes != best.codes:
        return replace(best, codes=owner.codes, name=None)
    if own is not None and own.kind == "body" and not (best.codes or best.private) and best.head > index:
        return replace(best, codes=own.codes)  # "the head of the IMF, X"
    return best if best.codes else owned(place, best, at)


def _compound_codes(place: Place, mention: Mention) -> tuple[str, ...]:
    """Return the organisation with whose name the title of a person begins: "EU-gezant X" speaks for the EU."""
    if not mention.role or mention.private:
        return ()
    inside = [t.index for t in place.sentence.between(mention.span)]
    near = [min(inside) - 1, *inside] if inside else []
    return next((codes for i in near if i >= 0 and (codes := _prefixed(place, i))), ())


def _apposition(place: Place, index: int) -> Mention | None:
    """Return the name right behind a singular noun that it is the name of: "the alliance NATO"."""
    token = place.tokens[index]
    compound = token.text.rpartition("-")[2][:1].islower() and "-" in token.text
    if index + 1 >= len(place.tokens) or not (token.upos == "NOUN" or compound):
        return None
    if "Number=Plur" in token.feats and plain(place.tokens[index + 1].deprel) != "appos":
        return None
    start = place.tokens[index + 1].start
    return next((m for m in place.mentions if m.span.start == start and m.kind in (*ORGANISED, "person")), None)


def _apposed(place: Place, mention: Mention) -> Mention:
    """Return the person named in the phrase of an office that the actors stage left without a name."""
    named = _inside(place, mention.head) or _behind_place(place, mention)
    if named is None:
        return mention
    return replace(named, codes=named.codes or mention.codes, role=named.role or mention.role, private=named.private or mention.private)


def _behind_place(place: Place, mention: Mention) -> Mention | None:
    """Return the person named behind an office and the place where it is held: "the ambassador in Paris, X"."""
    where = next((m for m in place.mentions if m.kind in _SEATS and 0 <= m.head - mention.head <= _SEAT_REACH), None)
    if where is None or where.span.start < mention.span.end:
        return None
    named = [m for m in place.mentions if m.name and m.kind in ("person", "name") and m.span.start > where.span.end]
    return next((m for m in named if place.scene.text[where.span.end : m.span.start].strip() == ","), None)


def _inside(place: Place, index: int) -> Mention | None:
    """Return the person named in the phrase of a word, behind it and without a preposition."""
    phrase = [*phrase_of(place, index), *place.tree.children(index, "appos")]
    named = [m for m in place.mentions if m.name and m.kind in ("person", "name") and m.head > index]
    people = [m for m in named if not place.speaks(m.head)]
    behind = place.tokens[phrase_of(place, index)[-1]].end
    for mention in people:
        if place.scene.text[behind : mention.span.start].strip() == ",":
            return mention
    people = [m for m in people if m.head in phrase]
    return next((m for m in people if not any(place.tree.case(i) for i in _up_to(place, m.head, index))), None)


def _up_to(place: Place, word: int, top: int) -> list[int]:
    """Return a word and those above it, below another one."""
    found = [word]
    for above in place.tree.ancestors(word):
        if above == top:
            break
        found.append(above)
    return found


def _named_in(place: Place, index: int) -> Speaker | None:
    """Return the person whose name follows a noun for people in its phrase: "the representative of the ministry, X"."""
    named = _inside(place, index)
    if named is None:
        return None
    owners = [m for m in place.mentions if m.head in phrase_of(place, index) and m.kind in OWNERS and m.codes]
    return made(place, replace(named, codes=named.codes or (owners[0].codes if owners and not named.private else ())))


# --- pronouns and pairs ----------------------------------------------------------------------------------------------


def _of_name(place: Place, index: int) -> bool:
    """Return whether a word like a pronoun is the first of a name within a sentence: "El País"."""
    following = place.tokens[index + 1] if index + 1 < len(place.tokens) else None
    inside = index > 0 and place.tokens[index - 1].upos != "PUNCT" and place.tokens[index].text.istitle()
    return inside and following is not None and following.text[:1].isupper()


def _third(place: Place, index: int) -> str | None:
    """Return the sort of a third-person pronoun at a word (person, plural, thing), or None."""
    if place.tokens[index].upos not in ("PRON", "DET") or _of_name(place, index):
        return None
    word = place.word(index)
    return next((sort for sort, forms in place.scene.pronouns.items() if word in forms), None)


def _of_many(place: Place, index: int) -> bool:
    """Return whether a pronoun that may mean one or many is the subject of a plural verb."""
    if plain(place.tokens[index].deprel) != "nsubj" or "Number=Sing" in place.tokens[index].feats:
        return False
    verb = place.tokens[index].head
    finite = [place.tokens[i] for i in (verb, *place.tree.children(verb, "aux", "cop")) if "VerbForm=Fin" in place.tokens[i].feats]
    return bool(finite) and all("Number=Plur" in t.feats for t in finite)


def _by_pronoun(place: Place, index: int, mention: Mention | None, sort: str, last: Sequence[Speaker]) -> list[Speaker]:
    """Return whom a pronoun means: the last speaker before what the actors stage found, as reports go on with who spoke."""
    if place.latter(index):
        latter = named_last(place, index)
        if latter is not None:
            return [latter]
    if sort == "person" and place.put_in(place.tokens[index].head) and not any(s.person for s in last):
        earlier = subject_before(place)
        if earlier is not None:
            return [moved(place, earlier, index)]
    if mention and mention.name and _named_before(place, mention):
        return [made(place, mention)]
    fitting = [s for s in last if s.person or sort != "person"]
    if len(fitting) == 1 or (fitting and sort == "person" and not (mention and mention.name)):
        return [moved(place, fitting[0], index)]
    if mention and mention.name:
        nearer = just_before(place, mention.name) if sort == "person" else None
        return [moved(place, nearer, index) if nearer else made(place, mention)]
    if mention and len(mention.codes) == 2:
        return pair(place, mention)
    if mention and len(mention.codes) == 1:
        holder = unnamed_holder(place, mention) if sort == "person" else None
        return [moved(place, holder or state_speaker(place, mention.codes[0], mention), index)]
    if sort == "thing":
        return _subject_above(place, index, last)
    earlier = subject_before(place)
    return [moved(place, earlier, index)] if earlier else []


def _named_before(place: Place, mention: Mention) -> bool:
    """Return whether the person whom a pronoun means is the subject of an earlier verb of the sentence."""
    earlier = [m for m in place.mentions if m.name == mention.name and m.kind in PERSONAL and m.span.end <= mention.span.start]
    subjects = [m.head for m in earlier if plain(place.tokens[m.head].deprel) == "nsubj"]
    return any(plain(place.tokens[place.tree.clause_head(head)].deprel) != "acl" for head in subjects)


def _subject_above(place: Place, index: int, last: Sequence[Speaker]) -> list[Speaker]:
    """Return the subject of the clause above the one in which a pronoun for a thing stands."""
    for above in place.tree.ancestors(place.tree.clause_head(index)):
        for subject in place.tree.children(above, "nsubj"):
            if subject < index and _third(place, subject) is None and can_speak(place, subject):
                return [moved(place, s, index) for s in _at(place, subject, last)]
    return []


# --- unnamed people, bodies and the owners of texts ------------------------------------------------------------------


def _unnamed(place: Place, index: int, last: Sequence[Speaker]) -> list[Speaker]:
    """Return people whom the text does not name: "diplomats", "a senior official", "experts of the UN"."""
    prefix = _prefixed(place, index)
    if not prefix and not place.speaks(index):
        return []
    known = resumed(place, index, last)
    if known is not None:
        return [moved(place, known, index)]
    phrase = phrase_of(place, index)
    owners = [m for m in place.mentions if m.head in phrase and m.kind in OWNERS and m.codes]
    whose = [m for m in owners if m.head in place.tree.children(index, "amod", "nmod:poss")] or owners  # not where it is
    codes = whose[0].codes if whose and len({m.codes for m in whose}) == 1 else ()
    bodies = any(m.kind == "body" and m.codes == codes and m.head in phrase and m.head != index for m in place.mentions)
    if place.among(index, place.scene.words.private) and not (bodies or any(m.kind in ORGANISED for m in owners)):
        codes = ()
    codes = prefix or codes
    cases = [i for kid in place.tree.children(index, "case") if kid < index for i in (kid, *place.tree.children(kid, "fixed"))]
    span = place.tree.span(without_text(place, [i for i in phrase if i > max(cases, default=-1)], index))
    state = codes[0] if len(codes) == 1 else None
    return [Speaker(name=written(place, span), state=state, codes=codes, span=span, head=index, person=True)]


def _prefixed(place: Place, index: int) -> tuple[str, ...]:
    """Return the code of the organisation with whose name a compound begins: "EU-functionaris"."""
    first, hyphen, rest = place.tokens[index].text.partition("-")
    name = place.scene.names.get(first) if hyphen and rest[:1].islower() else None
    return name.codes if name is not None and name.kind in ORGANISED else ()


def owners_of(place: Place, index: int, last: Sequence[Speaker]) -> list[Speaker]:
    """Return those to whom a text or estimate belongs: "a statement of the ministry", "American estimates"."""
    told = {i for k in place.tree.children(index, "nmod") if place.tree.case(k) in place.scene.grammar.topics for i in place.tree.phrase(k)}
    phrase = [i for i in phrase_of(place, index) if i != index and i not in told]
    if any(is_medium(place, i) for i in phrase):
        return []
    # "a statement issued by the ministry": the doer of a participle owns it too.
    for participle in place.tree.children(index, "acl"):
        for doer in place.tree.children(participle, "obl"):
            if place.tree.case(doer) in place.scene.grammar.agents:
                phrase += place.tree.phrase(doer)
    inside = [m for m in place.mentions if m.head in phrase and m.kind != "demonym"]
    bodies = [i for i in phrase if place.speaks(i) and place.tokens[i].upos == "NOUN"]
    if bodies and any(m.kind == "adjective" and m.head in place.tree.children(bodies[0], "amod") for m in inside):
        return _at(place, bodies[0], last)
    full = [m for m in inside if m.kind != "adjective"]
    if full:
        return _at(place, full[0].head, last)
    if inside and len(inside[0].codes) == 1:
        return [state_speaker(place, inside[0].codes[0], inside[0])]
    return _unnamed(place, bodies[0], last) if bodies else []
