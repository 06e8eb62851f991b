"""References back: pronouns, "both countries", bare roles and bodies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from chancery.find.epithets import find_epithets, state_of
from chancery.find.groups import find_groups, named_side_by_side
from chancery.find.officials import PARTIES, Told, home_state, placed, scene_state
from chancery.find.pairs import find_pair, main_sides, pair_list
from chancery.find.tree import plain
from chancery.lang import Pack
from chancery.model import Document, Mention, Sentence, Span, Token
from chancery.world import load_world

# How many sentences back a pronoun or a pair may look.
_BACK = 3
# The same for a word that means an organisation.
_FAR_BACK = 8


def resolve_references(mentions: tuple[Mention, ...], document: Document, pack: Pack) -> tuple[Mention, ...]:
    """Return the mentions with those that pronouns, pairs, groups and bare roles, bodies and nouns make, in order of place."""
    offices = frozenset(row["role"] for row in pack.table("titles") if row["scope"] == "state")
    told = Told(document, pack, mentions, main_sides(mentions), offices)
    found: list[Mention] = []
    for sentence in document.sentences:
        own = [m for m in mentions if m.sentence == sentence.number]
        scene = scene_state(sentence, mentions)
        for mention in own:
            plural = "Number=Plur" in sentence.tokens[mention.head].feats
            found.append(mention if plural else placed(mention, found, told, scene))
        taken = {i for m in own for i in _indices(sentence, m)}
        for make in (_groups, partial(_standins, scene=scene), _pairs_made, _pronouns):
            for mention in make(sentence, found, told, taken):
                found.append(mention)
                taken |= set(_indices(sentence, mention))
    return tuple(sorted(found, key=lambda m: (m.span.start, -m.span.end)))


def _groups(sentence: Sentence, found: list[Mention], told: Told, taken: set[int]) -> Iterator[Mention]:
    for group in find_groups(sentence, found, told.document, told.pack):
        if not taken & set(_indices(sentence, group)):
            yield group


def _standins(sentence: Sentence, found: list[Mention], told: Told, taken: set[int], scene: str | None) -> Iterator[Mention]:
    """Yield the nouns that stand for a state, its government or an organisation named before."""
    unnamed = {i for m in found if m.sentence == sentence.number and m.kind == "name" and not m.codes for i in _indices(sentence, m)}
    for epithet in find_epithets(sentence, told.pack, taken - unnamed, told.document.text):
        place = sentence.tokens[epithet.first].start
        code = (state_of(epithet, place, sentence.number, told.mentions, load_world()) if epithet.classes
                else _country(sentence, epithet.first, found, told.counts))
        if code:
            yield _made(sentence, epithet.first, epithet.last, (code,), "standin", _called(code, found, told.document))
    for index in _bare_words(sentence, told.pack, "countries"):
        country = _country(sentence, index, found, told.counts)
        if index not in taken and country:
            yield _made(sentence, index, index, (country,), "standin", _called(country, found, told.document))
    for index, owner in _owned_countries(sentence, found, told):
        if index not in taken:
            yield _made(sentence, index, index, owner.codes, "standin", None)
    for index, home in _home(sentence, found, told):
        if index not in taken:
            yield _made(sentence, index, index, (home,), "standin", _called(home, found, told.document))
    for index, other in _others(sentence, found, told):
        if index not in taken:
            yield _made(sentence, index, index, (other,), "standin", _called(other, found, told.document))
    for index in _bare_words(sentence, told.pack, "governments"):
        whose = scene or home_state(told)
        if index not in taken and whose:
            yield _made(sentence, index, index, (whose,), "body", None)
    for index in _bare_words(sentence, told.pack, "organisations"):
        organisation = _last_organisation(sentence, index, found, told)
        if index not in taken and organisation:
            yield _made(sentence, index, index, organisation.codes, "standin", organisation.span.of(told.document.text))


def _pairs_made(sentence: Sentence, found: list[Mention], told: Told, taken: set[int]) -> Iterator[Mention]:
    for first, last, sort in (*_pairs(sentence, told), *_officials(sentence, told)):
        if not taken & set(range(first, last + 1)):
            codes = find_pair(sentence, first, found, sort, told.sides, told.document, told.pack) or (told.main if sort != "blocs" else ())
            if codes:
                yield _made(sentence, first, last, codes, "pronoun", None)


def _pairs(sentence: Sentence, told: Told) -> list[tuple[int, int, str]]:
    hits = pair_list(told.pack).find(sentence.tokens, told.document.text)
    return [(h.first, h.last, h.entry) for h in hits if h.first < h.last or h.entry == "each" or _stands_alone(sentence, h.first)]


def _stands_alone(sentence: Sentence, index: int) -> bool:
    """Return whether a word for two is no determiner: "congratulated both", not "both attacks" nor "both A and B"."""
    after = sentence.tokens[index + 1].upos if index + 1 < len(sentence.tokens) else "PUNCT"
    return after not in ("NOUN", "ADJ", "DET", "PROPN", "NUM") and sentence.tokens[index].deprel != "cc:preconj"


def _officials(sentence: Sentence, told: Told) -> Iterator[tuple[int, int, str]]:
    """Yield the bare definite plurals for holders of an office, "the ministers": those of the two sides that the text is about."""
    actors = told.pack.settings("actors")
    pairs = actors.get("pairs", {})
    nouns, articles = frozenset((*pairs.get("people", ()), *pairs.get("bare", ()))), frozenset(actors.get("groups", {}).get("definite", ()))
    for token in sentence.tokens if len(told.main) == 2 else ():
        if token.upos != "NOUN" or "Number=Plur" not in token.feats or not {token.text.lower(), token.lemma.lower()} & nouns:
            continue
        kids = [t for t in sentence.tokens if t.head == token.index]
        article = next((t for t in kids if t.text.lower() in articles), None)
        described = any(plain(t.deprel) in ("amod", "nmod", "nummod", "compound", "flat", "appos", "acl") for t in kids)
        if not described and (article is not None or "Definite=Def" in token.feats):
            yield (article.index if article is not None and article.index < token.index else token.index), token.index, "people"


def _pronouns(sentence: Sentence, found: list[Mention], told: Told, taken: set[int]) -> Iterator[Mention]:
    people, plurals, things, possessives, latters = (told.words(s) for s in ("person", "plural", "thing", "possessive", "latter"))
    for token in sentence.tokens:
        word = token.text.lower().strip("-") if "Case=Dat" in token.feats else token.text.lower()
        if token.index in taken or token.deprel == "expl" or not (token.upos == "PRON" or "Poss=Yes" in token.feats):
            continue
        bare = _made(sentence, token.index, token.index, (), "pronoun", None)
        if word in people and not _of_plural_verb(sentence, token.index):
            owner = _state_subject(sentence, token.index, found) if word in possessives else None
            who = owner or _antecedent(sentence, token.index, found, told.document)
            if who:
                yield replace(bare, codes=who.codes, name=who.name, private=who.private, role=who.role)
        elif word in plurals | people and (codes := _several(sentence, token.index, found, told)):
            yield replace(bare, codes=codes)
        elif word in latters and plain(token.deprel) == "nsubj" and (latter := _last_state(sentence, token, found)):
            yield replace(bare, codes=latter.codes)
        elif word in things and (thing := _state_before(sentence, token.index, found, told.document)):
            yield replace(bare, codes=thing.codes)


def _several(sentence: Sentence, index: int, found: Sequence[Mention], told: Told) -> tuple[str, ...]:
    """Return the codes that a plural pronoun means: those its sentence names side by side before it, else two named together."""
    place = sentence.tokens[index].start
    beside = named_side_by_side(sentence, place, found)
    groups = [m.codes for m in found if m.sentence == sentence.number and m.span.end <= place and len(m.codes) > 1 and m.kind == "pronoun"]
    return beside or (groups[-1] if groups else ()) or find_pair(sentence, index, found, "states", told.sides, told.document, told.pack)


def _of_plural_verb(sentence: Sentence, index: int) -> bool:
    """Return whether a pronoun is the subject of a verb in the plural: Dutch "zij" may be she or they."""
    token = sentence.tokens[index]
    if plain(token.deprel) != "nsubj" or token.head < 0 or "Number=Sing" in token.feats:
        return False
    verbs = [sentence.tokens[token.head], *(t for t in sentence.tokens if t.head == token.head and plain(t.deprel) == "aux")]
    return any("Number=Plur" in v.feats for v in verbs)


def _bare_words(sentence: Sentence, pack: Pack, sort: str) -> Iterator[int]:
    """Yield the bare definite nouns that mean an organisation or a state named before: "the bloc", "the country"."""
    words = pack.settings("actors").get(sort, {})
    nouns, articles = frozenset(words.get("nouns", ())), frozenset(words.get("definite", ()))
    for token in sentence.tokens:
        if token.upos == "NOUN" and token.lemma.lower() in nouns and "Number=Plur" not in token.feats:
            kids = [t for t in sentence.tokens if t.head == token.index]
            joined = {t.index for t in kids if t.deprel == "conj"}  # "the government and people of Japan"
            kids += [t for t in sentence.tokens if t.head in joined and plain(t.deprel) == "nmod"]
            definite = "Definite=Def" in token.feats or any(t.text.lower() in articles for t in kids)
            owned = any("Poss=Yes" in t.feats for t in kids)  # "his country"
            if definite and not owned and not any(plain(t.deprel) in ("amod", "nmod", "nummod", "compound", "flat") for t in kids):
                yield token.index


def _home(sentence: Sentence, found: Sequence[Mention], told: Told) -> Iterator[tuple[int, str]]:
    """Yield the nouns of "our country": that of the language's press which the text names most, else its main state."""
    nouns, first = frozenset(told.pack.settings("actors").get("countries", {}).get("nouns", ())), told.words("first")
    home = home_state(told) or max(told.main, key=lambda code: told.counts[code], default=None)
    if home is None:
        return
    for token in sentence.tokens:
        owned = any(t.head == token.index and t.text.lower() in first for t in sentence.tokens)
        if token.upos == "NOUN" and token.lemma.lower() in nouns and owned:
            yield token.index, home


def _owned_countries(sentence: Sentence, found: Sequence[Mention], told: Told) -> Iterator[tuple[int, Mention]]:
    """Yield the nouns of "his country" with the person whose it is."""
    nouns = frozenset(told.pack.settings("actors").get("countries", {}).get("nouns", ()))
    whose = told.words("possessive") | told.words("person")
    for token in sentence.tokens:
        if token.upos != "NOUN" or token.lemma.lower() not in nouns or "Number=Plur" in token.feats:
            continue
        possessives = (t.index for t in sentence.tokens if t.head == token.index and "Poss=Yes" in t.feats and t.text.lower() in whose)
        owner = next((o for i in possessives if (o := _antecedent(sentence, i, found, told.document))), None)
        if owner is not None and owner.codes:
            yield token.index, owner


def _others(sentence: Sentence, found: Sequence[Mention], told: Told) -> Iterator[tuple[int, str]]:
    """Yield the nouns that mean the other of the document's two main states: "[accused] its neighbour", "the neighbouring country"."""
    for token in sentence.tokens if len(told.main) == 2 else ():
        if token.upos != "NOUN" or "Number=Plur" in token.feats or not _neighbouring(sentence, token, told.pack):
            continue
        before = [m for m in found if m.sentence == sentence.number and m.span.end <= token.start and set(m.codes) & set(told.main)]
        own = set(before[-1].codes) & set(told.main) if before else set()
        if len(own) == 1:
            yield token.index, next(code for code in told.main if code not in own)


def _neighbouring(sentence: Sentence, noun: Token, pack: Pack) -> bool:
    """Return whether a noun means somebody's neighbour or rival, or an adjective beside it says so."""
    actors = pack.settings("actors")
    others, countries = actors.get("others", {}), actors.get("countries", {})
    kids = [t for t in sentence.tokens if t.head == noun.index]
    owned = any("Poss=Yes" in t.feats or plain(t.deprel) == "nmod:poss" for t in kids)
    if owned and noun.lemma.lower() in others.get("nouns", ()):
        return True
    definite = "Definite=Def" in noun.feats or any(t.text.lower() in countries.get("definite", ()) for t in kids)
    beside = noun.lemma.lower() in countries.get("nouns", ()) and any(t.lemma.lower() in others.get("adjectives", ()) for t in kids)
    return definite and (beside or noun.lemma.lower() in others.get("definite", ()))


def _country(sentence: Sentence, index: int, found: Sequence[Mention], counts: Counter[str]) -> str | None:
    """Return the state that "the country" means: of those named in the sentences before and not in this one, the document's main one."""
    place = sentence.tokens[index].start
    here = {c for m in found if m.sentence == sentence.number and m.span.end <= place for c in m.codes}
    near = [m for m in found if sentence.number - _BACK <= m.sentence < sentence.number and m.kind in PARTIES]
    before = {c for m in near for c in m.codes if len(c) == 3}
    own = {c for c in here if len(c) == 3} if not before else set()  # "the ministry of Chad said the country would"
    return max(sorted(before - here or own), key=lambda code: counts[code], default=None)


def _called(code: str, found: Sequence[Mention], document: Document) -> str | None:
    """Return the name under which a state was last mentioned."""
    named = [m for m in found if m.codes == (code,) and m.kind == "state"]
    return named[-1].span.of(document.text) if named else None


def _last_organisation(sentence: Sentence, index: int, found: Sequence[Mention], told: Told) -> Mention | None:
    """Return the organisation last named that has the noun in its name ("the Union"), else the one last named at all.

    With a capital it may be the usual name of an organisation that the text has ("Uniunea" of "europenii").
    """
    token, document = sentence.tokens[index], told.document
    usual = told.pack.settings("actors").get("organisations", {}).get("capitalised", {}).get(token.lemma.lower())
    written = [m for m in told.mentions if m.codes == (usual,)]
    if written and token.text[:1].isupper():
        return written[0]
    place, noun = sentence.tokens[index].start, sentence.tokens[index].lemma.lower()
    named = [m for m in found if m.kind == "organisation" and m.codes and m.sentence >= sentence.number - _FAR_BACK]
    before = [m for m in named if m.span.end <= place]
    whole = {m.codes for m in found if m.kind == "organisation" and m.codes and noun in m.span.of(document.text).lower()}
    called = [m for m in before if m.codes in whole] or before
    return called[-1] if called else None


def _indices(sentence: Sentence, mention: Mention) -> list[int]:
    return [t.index for t in sentence.between(mention.span)]


def _made(sentence: Sentence, first: int, last: int, codes: tuple[str, ...], kind: str, name: str | None) -> Mention:
    inside = range(first, last + 1)
    head = next((i for i in inside if sentence.tokens[i].head not in inside), first)
    span = Span(sentence.tokens[first].start, sentence.tokens[last].end)
    return Mention(span=span, sentence=sentence.number, head=head, codes=codes, kind=kind, name=name)


def _subject(sentence: Sentence, mention: Mention) -> bool:
    return plain(sentence.tokens[mention.head].deprel) in ("nsubj", "csubj")


def _antecedent(sentence: Sentence, index: int, found: Sequence[Mention], document: Document) -> Mention | None:
    """Return the person whom a pronoun means: the subject of this or an earlier sentence, else the last one named."""
    place, doers = sentence.tokens[index].start, _doers(sentence, index)
    by_number = {s.number: s for s in document.sentences}
    for number in range(sentence.number, sentence.number - _BACK - 1, -1):
        near = [m for m in found if m.sentence == number and m.span.end <= place and (m.name or m.kind == "role")]
        near = [m for m in near if number != sentence.number or m.head not in doers]
        near = sorted((m for m in near if m.kind in ("person", "role", "pronoun")), key=lambda m: m.span.start)
        if near:
            subjects = [m for m in near if _subject(by_number[number], m)]
            pointed = number == sentence.number and "PronType=Dem" in sentence.tokens[index].feats
            return subjects[0] if subjects and not pointed else near[-1]
    return None


def _doers(sentence: Sentence, index: int) -> set[int]:
    """Return the subjects of the verb whose object a pronoun is, and their appositions: "she thanked her" thanks another."""
    tokens, token = sentence.tokens, sentence.tokens[index]
    if plain(token.deprel) not in ("obj", "iobj") or "Poss=Yes" in token.feats:
        return set()
    at, subjects = token.head, set[int]()
    while at >= 0 and not subjects:
        subjects = {t.index for t in tokens if t.head == at and plain(t.deprel) == "nsubj"}
        at = tokens[at].head if plain(tokens[at].deprel) in ("conj", "xcomp") else -1
    return subjects | {t.index for t in tokens if t.head in subjects and plain(t.deprel) == "appos"}


def _state_subject(sentence: Sentence, index: int, found: Sequence[Mention]) -> Mention | None:
    """Return the state that is the subject of a possessive's own sentence before it: "Belarus … its support"."""
    place = sentence.tokens[index].start
    before = [m for m in found if m.sentence == sentence.number and m.span.end <= place and _subject(sentence, m)]
    return before[-1] if before and before[-1].kind in ("state", "capital", "organisation", "nonstate", "metonym") else None


def _last_state(sentence: Sentence, pronoun: Token, found: Sequence[Mention]) -> Mention | None:
    """Return the state or organisation named last before a demonstrative that opens a clause: "ordered Niger to stop, but that refused"."""
    verb = sentence.tokens[pronoun.head] if pronoun.head >= 0 else None
    if verb is None or plain(verb.deprel) not in ("conj", "parataxis") or verb.index != pronoun.index + 1:
        return None
    before = [m for m in found if m.sentence == sentence.number and m.span.end <= pronoun.start]
    return before[-1] if before and before[-1].kind in ("state", "capital", "organisation", "nonstate", "metonym") else None


def _state_before(sentence: Sentence, index: int, found: Sequence[Mention], document: Document) -> Mention | None:
    """Return the state that "it" means, if the last subject before it is one."""
    place = sentence.tokens[index].start
    by_number = {s.number: s for s in document.sentences}
    for number in (sentence.number, sentence.number - 1):
        near = [m for m in found if m.sentence == number and m.span.end <= place and _subject(by_number[number], m)]
        if near:
            state = near[0] if number != sentence.number else near[-1]
            return state if state.kind in ("state", "capital", "organisation", "nonstate", "metonym") else None
    return None
