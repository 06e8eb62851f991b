"""Who speaks at a word: named persons, offices, states, unnamed people, those whom a pronoun or "the two leaders" means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from chancery.find.gazetteer import fold
from chancery.find.statements_scene import Place, Speaker
from chancery.find.tree import plain
from chancery.model import Mention, Span

_NOMINAL = ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "X")
_PERSONAL = ("person", "role", "name")
_OWNERS = ("state", "adjective", "organisation", "capital", "metonym", "group", "demonym", "pronoun", "person", "role")
# Offices that "the leader" and "the head of state" mean.
_HEADS = frozenset({"president", "king", "queen", "emir", "sultan", "emperor", "prime minister", "premier", "chancellor", "supreme leader"})
_VAGUE = frozenset({"leader", "head of state", "counterpart"})
# How many sentences a pronoun's speaker may lie back, and how many a pair's persons.
_BACK, _FAR = 2, 4


def speakers_at(place: Place, index: int, last: Sequence[Speaker]) -> list[Speaker]:
    """Return those who stand at a word and beside it; `last` are the speakers of the utterance before.

    A medium, a text without owner or a thing speaks for nobody.
    """
    found: list[Speaker] = []
    for here in _beside(place, index):
        for speaker in _at(place, here, last):
            if all(speaker.name != other.name for other in found):
                found.append(speaker)
    return found


def _beside(place: Place, index: int, depth: int = 0) -> Iterator[int]:
    """Yield a word and the nouns coordinated with it."""
    yield index
    if depth < 8:
        for kid in place.tree.children(index, "conj"):
            if place.tokens[kid].upos in _NOMINAL and not place.tree.children(kid, "nsubj", "cop"):
                yield from _beside(place, kid, depth + 1)


def can_speak(place: Place, index: int) -> bool:
    """Return whether a word may head the name of a speaker."""
    if place.tokens[index].upos not in _NOMINAL:
        return False
    if _mention(place, index) is not None or place.among(index, place.scene.words.speakers) or _third(place, index) is not None:
        return True
    return _surname(place, index) is not None


def _at(place: Place, index: int, last: Sequence[Speaker]) -> list[Speaker]:
    if _medium(place, index):
        return []
    sort = _third(place, index)
    mention = _mention(place, index)
    if sort == "plural" and len({s.name for s in last}) > 1:
        return [_moved(place, s, index) for s in last]
    if sort is not None:
        return _by_pronoun(place, index, mention, sort, last)
    if place.among(index, place.scene.words.contents):
        return owners_of(place, index, last)
    if mention and mention.kind == "name" and place.among(mention.head, place.scene.words.speakers):
        return _unnamed(place, mention.head, last)
    standin = place.among(index, place.scene.words.standins)
    if mention is not None and not mention.name and (mention.kind == "role" or (mention.kind == "body" and standin)):
        mention = _apposed(place, mention)
    if standin and (mention is None or (mention.kind == "body" and not mention.name)):
        known = _resumed(place, index, last) or _named_in(place, index)
        if known is not None:
            return [_moved(place, known, index)]
    if mention is None:
        surname = _surname(place, index)
        return [_moved(place, surname, index)] if surname else _unnamed(place, index, last)
    if mention.kind == "pronoun" and len(mention.codes) == 2:
        return _pair(place, mention)
    if mention.kind == "role" and not mention.codes and not mention.name and _two(place, index):
        return _last_two(place, mention)
    return [_made(place, _named(place, mention, last))]


# --- mentions --------------------------------------------------------------------------------------------------------


def _mention(place: Place, index: int) -> Mention | None:
    """Return the mention whose head or name stands at a word."""
    near = {index, *place.tree.children(index, "appos", "flat")}
    token = place.tokens[index]
    at = [m for m in place.mentions if m.head in near or (m.span.start <= token.start and token.end <= m.span.end)]
    at = [m for m in at if m.kind != "adjective" or (m.head == index and token.upos in ("NOUN", "PROPN"))]
    at = [m for m in at if m.head == index or m.kind in _PERSONAL or m.span.start <= token.start < m.span.end]
    named = [m for m in at if m.name and m.kind in _PERSONAL]
    coded = [m for m in named if m.codes or m.private]
    best = next(iter(coded or named or at), None)
    return _owned(place, best, at) if best is not None and best.kind in _PERSONAL and not best.codes else best


def _owned(place: Place, mention: Mention, beside: Sequence[Mention]) -> Mention:
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
        owners = [m for m in place.mentions if m.head in phrase and m.kind in _OWNERS and m.codes and m not in (mention, *offices)]
        codes = owners[0].codes if owners and owners[0].kind not in ("person", "role") else ()
    return replace(mention, codes=codes, role=role)


def _apposed(place: Place, mention: Mention) -> Mention:
    """Return the person named in the phrase of an office that the actors stage left without a name."""
    named = _inside(place, mention.head)
    if named is None:
        return mention
    return replace(named, codes=named.codes or mention.codes, role=named.role or mention.role, private=named.private or mention.private)


def _inside(place: Place, index: int) -> Mention | None:
    """Return the person named in the phrase of a word, behind it and without a preposition."""
    phrase = _phrase(place, index)
    named = [m for m in place.mentions if m.name and m.kind in ("person", "name") and m.head in phrase and m.head > index]
    people = [m for m in named if not place.among(m.head, place.scene.words.speakers)]
    return next((m for m in people if not place.tree.case(m.head)), None)


def _named_in(place: Place, index: int) -> Speaker | None:
    """Return the person whose name follows a noun for people in its phrase: "the representative of the ministry, X"."""
    named = _inside(place, index)
    if named is None:
        return None
    owners = [m for m in place.mentions if m.head in _phrase(place, index) and m.kind in _OWNERS and m.codes]
    return _made(place, replace(named, codes=named.codes or (owners[0].codes if owners and not named.private else ())))


def _made(place: Place, mention: Mention) -> Speaker:
    person = mention.kind in _PERSONAL or bool(mention.name)
    name = mention.name or _written(place, _full_span(place, mention))
    state = None if mention.private or len(mention.codes) != 1 else mention.codes[0]
    return Speaker(name=name, state=state, codes=mention.codes, span=mention.span, head=mention.head, person=person)


def _full_span(place: Place, mention: Mention) -> Span:
    """Return the span of a mention, of an office with all that describes it."""
    if mention.kind != "role":
        return mention.span
    phrase = place.tree.span(_phrase(place, mention.head))
    return Span(min(phrase.start, mention.span.start), max(phrase.end, mention.span.end))


def _moved(place: Place, speaker: Speaker, index: int) -> Speaker:
    """Return a speaker as named by another word."""
    return replace(speaker, span=place.tokens[index].span, head=index)


def _written(place: Place, span: Span) -> str:
    """Return a name as written, without an article before it."""
    tokens = list(place.sentence.between(span))
    while len(tokens) > 1 and tokens[0].upos in ("DET", "ADP"):
        tokens = tokens[1:]
    return place.scene.text[tokens[0].start : span.end] if tokens else span.of(place.scene.text)


def _named(place: Place, mention: Mention, last: Sequence[Speaker]) -> Mention:
    """Return the person whom "the leader of X", "the Ethiopian" or a bare office means, else the mention itself."""
    if mention.name or mention.kind not in ("role", "demonym"):
        return mention
    token = place.tokens[mention.head]
    if mention.kind == "demonym" and "Number=Plur" in token.feats:
        return mention
    if mention.codes:
        known = [m for m in _before(place) if m.name and m.codes == mention.codes and m.kind in _PERSONAL and not m.private]
        if mention.kind == "role":
            known = [m for m in known if _same_office(mention.role or "", m.role or "")]
        return _renamed(mention, known[-1]) if known else mention
    if mention.private:
        return mention
    speaker = next((s for s in last if s.person), None)
    return _of_speaker(mention, speaker) if speaker else mention


def _surname(place: Place, index: int) -> Speaker | None:
    """Return the person of the document whose surname stands at a word that made no mention."""
    word = place.tokens[index].text
    if not word[:1].isupper() or place.tokens[index].upos == "PRON":
        return None
    known = [m for m in place.scene.reading.mentions if m.name and m.kind in _PERSONAL and word in m.name.split()]
    coded = [m for m in known if m.codes or m.private]
    return _made(place, (coded or known)[0]) if known else None


def _two(place: Place, index: int) -> bool:
    """Return whether a plural noun stands with a number: "the two leaders"."""
    return "Number=Plur" in place.tokens[index].feats and bool(place.tree.children(index, "nummod", "det"))


def _last_two(place: Place, mention: Mention) -> list[Speaker]:
    """Return the two persons named last before a mention of two."""
    found: dict[str, Mention] = {}
    for known in reversed([m for m in _before(place, _FAR) if m.span.end <= mention.span.start]):
        if known.name and known.kind in _PERSONAL and known.codes:
            found.setdefault(known.name, known)
    people = list(found.values())[:2]
    return [_moved(place, _made(place, m), mention.head) for m in reversed(people)] if len(people) == 2 else []


def _same_office(vague: str, role: str) -> bool:
    """Return whether an office may be called by a vaguer word: "the minister", "the leader"."""
    return role in _HEADS if vague in _VAGUE else bool(role) and role.split()[-1] == vague


def _renamed(mention: Mention, known: Mention) -> Mention:
    return replace(mention, codes=known.codes, kind="person", name=known.name, role=known.role, private=known.private)


def _of_speaker(mention: Mention, speaker: Speaker) -> Mention:
    codes = speaker.codes if speaker.state else ()
    return replace(mention, codes=codes, kind="person", name=speaker.name, private=speaker.state is None)


def _before(place: Place, back: int | None = None) -> list[Mention]:
    """Return the mentions of the sentences before, and of this one, in order."""
    first = 0 if back is None else max(0, place.index - back)
    return [m for n in range(first, place.index + 1) for m in place.scene.mentions[n]]


# --- pronouns and pairs ----------------------------------------------------------------------------------------------


def _third(place: Place, index: int) -> str | None:
    """Return the sort of a third-person pronoun at a word (person, plural, thing), or None."""
    if place.tokens[index].upos not in ("PRON", "DET"):
        return None
    word = place.word(index)
    return next((sort for sort, forms in place.scene.pronouns.items() if word in forms), None)


def _by_pronoun(place: Place, index: int, mention: Mention | None, sort: str, last: Sequence[Speaker]) -> list[Speaker]:
    """Return whom a pronoun means: the last speaker before what the actors stage found, as reports go on with who spoke."""
    fitting = [s for s in last if s.person or sort != "person"]
    if len(fitting) == 1:
        return [_moved(place, fitting[0], index)]
    if mention and mention.name:
        return [_made(place, mention)]
    if mention and len(mention.codes) == 2:
        return _pair(place, mention)
    if mention and len(mention.codes) == 1:
        return [_moved(place, _state_speaker(place, mention.codes[0], mention), index)]
    if sort == "thing":
        return _subject_above(place, index, last)
    earlier = _subject_before(place)
    return [_moved(place, earlier, index)] if earlier else []


def _subject_above(place: Place, index: int, last: Sequence[Speaker]) -> list[Speaker]:
    """Return the subject of the clause above the one in which a pronoun for a thing stands."""
    for above in place.tree.ancestors(place.tree.clause_head(index)):
        for subject in place.tree.children(above, "nsubj"):
            if subject < index and _third(place, subject) is None and can_speak(place, subject):
                return [_moved(place, s, index) for s in _at(place, subject, last)]
    return []


def _subject_before(place: Place) -> Speaker | None:
    """Return the person who is the subject of an earlier sentence, else the person named last."""
    for back in range(1, _BACK + 1):
        if place.index - back < 0:
            break
        earlier = place.scene.place(place.index - back)
        people = [m for m in earlier.mentions if m.kind in _PERSONAL]
        subjects = [m for m in people if plain(earlier.tokens[m.head].deprel) == "nsubj"]
        if people:
            return _made(earlier, (subjects or people[-1:])[0])
    return None


def _pair(place: Place, mention: Mention) -> list[Speaker]:
    """Return the two that an expression for two parties means, each under the name last used."""
    people = any(place.word(t.index) in place.scene.pairs for t in place.sentence.between(mention.span))
    found: list[Speaker] = []
    for code in mention.codes:
        before = [m for m in _before(place, _FAR) if m.span.start < mention.span.start]
        known = [m for m in before if m.codes == (code,) and m.name and m.kind in _PERSONAL]
        if people and known:
            best = _made(place, known[-1])
            found.append(Speaker(name=best.name, state=best.state, codes=best.codes, span=mention.span, head=mention.head, person=True))
        else:
            found.append(_state_speaker(place, code, mention))
    return found


def _state_speaker(place: Place, code: str, mention: Mention) -> Speaker:
    """Return a state as speaker, under its name as the document writes it."""
    named = [m for m in place.scene.reading.mentions if m.codes == (code,) and m.kind in ("state", "organisation", "capital", "group")]
    named.sort(key=lambda m: (m.kind not in ("state", "organisation", "group"), m.span.start > mention.span.start, -m.span.start))
    name = named[0].span.of(place.scene.text) if named else mention.span.of(place.scene.text)
    return Speaker(name=name, state=code, codes=(code,), span=mention.span, head=mention.head, person=False)


# --- unnamed people, bodies and the owners of texts ------------------------------------------------------------------


def _unnamed(place: Place, index: int, last: Sequence[Speaker]) -> list[Speaker]:
    """Return people whom the text does not name: "diplomats", "a senior official", "experts of the UN"."""
    if not place.among(index, place.scene.words.speakers):
        return []
    known = _resumed(place, index, last)
    if known is not None:
        return [_moved(place, known, index)]
    phrase = _phrase(place, index)
    owners = [m for m in place.mentions if m.head in phrase and m.kind in _OWNERS and m.codes]
    codes = owners[0].codes if owners and len({m.codes for m in owners}) == 1 else ()
    if place.among(index, place.scene.words.private) and not any(m.kind == "organisation" for m in owners):
        codes = ()
    span = place.tree.span(phrase)
    state = codes[0] if len(codes) == 1 else None
    return [Speaker(name=_written(place, span), state=state, codes=codes, span=span, head=index, person=True)]


def _resumed(place: Place, index: int, last: Sequence[Speaker]) -> Speaker | None:
    """Return who is meant by "the ministry" or "the official": a body named so before, the person who spoke before."""
    token = place.tokens[index]
    definite = [place.tokens[k] for k in place.tree.children(index, "det")] + [token]
    if "Number=Plur" in token.feats or not any("Definite=Def" in t.feats for t in definite):
        return None
    owned = {c for m in place.mentions if m.head in _phrase(place, index) for c in m.codes}
    if place.among(index, place.scene.words.standins):
        return next((s for s in last if s.person and (not owned or owned == set(s.codes))), None)
    if owned:
        return None
    for mention in reversed([m for m in _before(place, _FAR) if m.kind == "body" and m.codes and m.span.end <= token.start]):
        earlier = next(n for n, s in enumerate(place.scene.sentences) if s.number == mention.sentence)
        if place.scene.sentences[earlier].tokens[mention.head].lemma == token.lemma:
            return _made(place.scene.place(earlier), mention)
    return None


def _phrase(place: Place, index: int) -> list[int]:
    """Return the unbroken stretch of a word's phrase around it."""
    words = set(place.tree.phrase(index))
    first = last = index
    while first - 1 in words:
        first -= 1
    while last + 1 in words:
        last += 1
    return list(range(first, last + 1))


def owners_of(place: Place, index: int, last: Sequence[Speaker]) -> list[Speaker]:
    """Return those to whom a text or estimate belongs: "a statement of the ministry", "American estimates"."""
    phrase = [i for i in _phrase(place, index) if i != index]
    if any(_medium(place, i) for i in phrase):
        return []
    inside = [m for m in place.mentions if m.head in phrase and m.kind != "demonym"]
    full = [m for m in inside if m.kind != "adjective"]
    if full:
        return _at(place, full[0].head, last)
    if inside and len(inside[0].codes) == 1:
        return [_state_speaker(place, inside[0].codes[0], inside[0])]
    people = [i for i in phrase if place.among(i, place.scene.words.speakers) and place.tokens[i].upos == "NOUN"]
    return _unnamed(place, people[0], last) if people else []


def _medium(place: Place, index: int) -> bool:
    """Return whether a word stands for a news medium: by its name, or a noun such as "newspaper" at or before it."""
    words = place.scene.words.media
    if place.tokens[index].upos == "PRON":
        return False
    phrase = _phrase(place, index)
    text = fold(place.scene.text[place.tokens[phrase[0]].start : place.tokens[phrase[-1]].end])
    if any(text == outlet or text.endswith(f" {outlet}") for outlet in place.scene.outlets):
        return True
    heads = {index, *place.tree.children(index, "appos", "flat", "compound", "amod", "nmod")} & set(phrase)
    above = place.tokens[index].head
    if plain(place.tokens[index].deprel) in ("appos", "flat", "nmod", "amod") and above >= 0 and not place.tree.case(index):
        heads.add(above)
    own = {i for i in heads if not place.tree.case(i) or i == index}
    if index + 1 < len(place.tokens) and place.tokens[index + 1].upos in ("NOUN", "PROPN"):
        own.add(index + 1)
    return any(place.among(i, words) for i in own)
