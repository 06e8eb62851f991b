"""Matching lexical units on trees; knows no language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from chancery.find.compounds import last_part
from chancery.find.lexicon import POS, Lexicon, Unit
from chancery.find.tree import Tree, plain
from chancery.model import Token
from chancery.parse.lemmas import dictionary_lemma

# Types of acts that nouns tell of and others condemn.
_CONDEMNED = frozenset({"ASSAULT", "COERCE", "SANCTION"})
# Types of acts that take back what their object tells of: "withdrew its complaint".
_UNDOING = frozenset({"CONCEDE", "RETREAT"})
# A required word that hangs elsewhere (a wrong parse, mostly) still counts when it stands this close to the head word.
_NEAR = 7
_QUOTES = frozenset("\"“”„«»")


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A unit found in a sentence: its head word and its required words; `loose` where a word hung elsewhere."""

    unit: Unit
    head: int
    words: tuple[int, ...] = ()
    loose: bool = False

    @property
    def tokens(self) -> frozenset[int]:
        """All words of the unit."""
        return frozenset((self.head, *self.words))


def _writes(token: Token, forms: frozenset[str], language: str) -> bool:
    """Return whether a word is one of some forms."""
    return any(form in forms for form in _forms(token, language))


def _forms(token: Token, language: str) -> tuple[str, ...]:
    """Return a word as written, its lemma and the dictionary's, and the last part of compounds but subjects."""
    return _forms_of(token.text, token.lemma, token.upos, token.deprel, language)


@lru_cache(maxsize=50_000)
def _forms_of(word: str, lemma: str, upos: str, deprel: str, language: str) -> tuple[str, ...]:
    text, whole = word.lower(), (word.lower(), lemma.lower(), dictionary_lemma(word, language))
    last = text.rpartition("-")[2] if "-" in text and upos in ("NOUN", "PROPN") and plain(deprel) != "nsubj" else ""
    if last:
        return (*whole, last, dictionary_lemma(last, language))
    return (*whole, *last_part(text, language)) if upos == "NOUN" and deprel != "nsubj" else whole


def _whole(token: Token, language: str) -> tuple[str, ...]:
    """Return a word as written, its lemma and the dictionary's."""
    return token.text.lower(), token.lemma.lower(), dictionary_lemma(token.text, language)


def _reach(tree: Tree, head: int) -> list[int]:
    """Return the words among which a unit's further words are sought: below the head, else of a governing verb."""
    found = [i for i in tree.clause(head) if i != head]
    if plain(tree.tokens[head].deprel) == "acl" and tree.tokens[head].head >= 0:
        found.append(tree.tokens[head].head)
    if plain(tree.tokens[head].deprel) == "xcomp" and tree.tokens[head].upos == "VERB":
        found.append(tree.tokens[head].head)  # "let him come"
    if tree.tokens[head].upos in ("NOUN", "PROPN", "ADJ"):
        above = tree.tokens[head].head
        if above >= 0 and plain(tree.tokens[head].deprel) in ("obj", "obl", "nsubj", "xcomp", "iobj"):
            found.append(above)
    return found


def _pick(tree: Tree, forms: frozenset[str], places: list[int], taken: set[int], head: int, language: str) -> int | None:
    fitting = [i for i in places if i not in taken and _writes(tree.tokens[i], forms, language)]
    return min(fitting, key=lambda i: (_acts(tree, i, head), abs(i - head), i)) if fitting else None


def _acts(tree: Tree, index: int, head: int) -> bool:
    """Return whether a word is the active subject of another."""
    return tree.tokens[index].deprel == "nsubj" and tree.tokens[index].head == head


def _acts_elsewhere(tree: Tree, index: int, head: int) -> bool:
    """Return whether a word is what another verb tells of: "the minister said they had sent food" sends no minister."""
    token, verbs = tree.tokens[index], {tree.tokens[head].upos, tree.tokens[tree.tokens[index].head].upos}
    return token.deprel == "nsubj" and token.upos == "NOUN" and token.head != head and verbs == {"VERB"}


def _elsewhere(tree: Tree, index: int, head: int, unit: Unit, topics: frozenset[str], grounds: frozenset[str]) -> bool:
    """Return whether a noun below a verb belongs to something else than what the verb says: "talks about the war" wage no war.

    That is so behind a preposition of topics, ahead of the verb behind one of grounds, or below a noun that is not one of the unit's words.
    """
    token, case = tree.tokens[index], tree.case(index)
    if unit.pos != "v" or token.upos not in ("NOUN", "PROPN") or not case or any(set(case.split("_")) & forms for forms in unit.required):
        return False
    if case in topics:
        return True
    last = max(tree.phrase(index))
    apart = index < head and index not in tree.ancestors(head) and (case in grounds or tree.tokens[min(last + 1, head)].text == ",")
    if apart and plain(token.deprel) == "obl":
        return True  # "after a meeting with Xi, he asked …" asks for no meeting
    above = token.head
    own = any(_writes(tree.tokens[above], forms, unit.language) for forms in unit.required)
    return plain(token.deprel) == "nmod" and above != head and not own


def _match(tree: Tree, unit: Unit, head: int, topics: frozenset[str], grounds: frozenset[str] = frozenset()) -> Match | None:
    """Return the match of a unit whose head word is `head`, or None where a further word is missing or forbidden."""
    below = _reach(tree, head)
    if unit.forbidden and any(_writes(tree.tokens[i], unit.forbidden, unit.language) and not _when(tree, i) for i in below):
        return None
    near = [i for i in _near(tree, head) if not _acts_elsewhere(tree, i, head)]
    taken: set[int] = set()
    words: list[int] = []
    loose = False
    for forms in unit.required:
        found = _pick(tree, forms, [i for i in below if not _elsewhere(tree, i, head, unit, topics, grounds)], taken, head, unit.language)
        if found is None and not loose and _content(tree, words) is None:
            found, loose = _pick(tree, forms, near, taken, head, unit.language), True
        if found is None:
            return None
        taken.add(found)
        words.append(found)
    if loose and any(_writes(tree.tokens[i], unit.forbidden, unit.language) for i in range(min(head, *words), max(head, *words))):
        return None
    return Match(unit=unit, head=head, words=tuple(words), loose=loose)


def _when(tree: Tree, index: int) -> bool:
    """Return whether a noun tells when: "condemned last year", not "sentenced to a year"."""
    token = tree.tokens[index]
    beside = token.upos == "NOUN" and plain(token.deprel) in ("obl", "nmod") and not tree.children(index, "case", "nummod")
    return beside and "Case=" not in token.feats and bool(tree.children(index, "amod", "det"))


def _near(tree: Tree, head: int) -> list[int]:
    """Return the words close to another, none beyond where a quotation begins or ends: "'We missed no meeting', he was keen to say"."""
    found: list[int] = []
    for way in (range(head - 1, max(-1, head - _NEAR - 1), -1), range(head + 1, min(len(tree.tokens), head + _NEAR + 1))):
        parted = next((i for i in way if tree.tokens[i].text in _QUOTES), None)
        found += [i for i in way if parted is None or abs(i - head) < abs(parted - head)]
    return sorted(found)


def _content(tree: Tree, words: list[int]) -> int | None:
    """Return the first of the words that is a noun, verb or adjective."""
    return next((i for i in words if tree.tokens[i].upos in ("NOUN", "VERB", "ADJ", "PROPN")), None)


def _is_past(tree: Tree, token: Token, unit: Unit) -> bool:
    """Return whether the dictionary takes for a form of the unit's verb ("froze") what the parser takes for a noun or adjective."""
    if token.deprel == "amod" and token.head < token.index:
        return False  # "with doors closed"
    if token.deprel == "obj" and tree.children(token.index, "amod", "det"):
        return False  # "critici dure": what somebody does something with is a thing
    lemma = dictionary_lemma(token.text, unit.language)
    return token.upos in ("ADJ", "NOUN") and lemma in unit.lemmas and lemma != token.text.lower() and token.lemma.lower() != lemma


def _no_name(tree: Tree, token: Token) -> bool:
    """Return whether the parser takes for a name what is written small and has a subject: "both sides pledge"."""
    return token.upos == "PROPN" and token.text.islower() and bool(tree.children(token.index, "nsubj"))


def _no_clause(tree: Tree, token: Token) -> bool:
    """Return whether a finite verb completes another without all that makes a clause: the parser took for one what is none ("vroeg")."""
    beside = ("mark", "aux", "nsubj", "nsubj:pass", "obj", "ccomp", "compound:prt", "expl")
    return token.deprel == "xcomp" and "VerbForm=Fin" in token.feats and not tree.children(token.index, *beside)


def _has_subject(tree: Tree, token: Token, unit: Unit) -> bool:
    """Return whether the parser takes for a noun a form of the unit's verb that has a subject and no copula: "amenință"."""
    if token.upos != "NOUN" or not token.text.islower() or token.text.lower() in unit.lemmas or tree.children(token.index, "cop"):
        return False
    return bool(tree.children(token.index, "nsubj")) and dictionary_lemma(token.text, unit.language) in unit.lemmas


def _joined(tree: Tree, token: Token, unit: Unit) -> bool:
    """Return whether the parser takes for a verb the second noun of a compound that the unit requires: "an arrest warrant"."""
    before = tree.tokens[token.index - 1] if token.index else None
    if before is None or before.upos != "NOUN" or token.upos != "VERB" or token.text.lower() not in unit.lemmas:
        return False
    return any(before.text.lower() in forms for forms in unit.required) and not tree.children(token.index, "aux", "mark")


def _is_other(tree: Tree, token: Token, unit: Unit) -> bool:
    """Return whether a word is the unit's verb or noun though the parser takes it for something else."""
    if unit.pos == "n":
        return _joined(tree, token, unit)
    return unit.pos == "v" and _is_verb(tree, token, unit)


def _is_verb(tree: Tree, token: Token, unit: Unit) -> bool:
    """Return whether a word is the unit's verb though the parser takes it for something else."""
    return _is_past(tree, token, unit) or _no_name(tree, token) or _has_subject(tree, token, unit)


def _particle(tree: Tree, token: Token) -> str:
    """Return the particle of a separable verb that stands apart from it and begins its lemma, or nothing."""
    particles = [tree.tokens[k].text.lower() for k in tree.children(token.index, "compound:prt")]
    return next((p for p in particles if token.lemma.lower().startswith(p) and len(token.lemma) > len(p)), "")


def _candidates(tree: Tree, lexicon: Lexicon, topics: frozenset[str], grounds: frozenset[str]) -> Iterator[Match]:
    written = {form for t in tree.tokens for form in _forms(t, lexicon.language)}
    for token in tree.tokens:
        if plain(token.deprel) == "aux":
            yield from _auxiliary(tree, lexicon, token, written)
            continue
        if _no_clause(tree, token):
            continue
        keys = {token.lemma.lower(), token.text.lower()}
        if token.upos == "NOUN" and "-" in token.text:
            keys |= {key.rpartition("-")[2] for key in keys}
        elif token.upos == "NOUN" and keys.isdisjoint(lexicon.by_lemma):
            keys |= {*last_part(token.text.lower(), lexicon.language)}
        particle = _particle(tree, token)
        if particle:
            keys = {token.lemma.lower()}  # the verb without its particle is another verb
        elif token.upos in ("VERB", "NOUN", "ADJ"):
            keys.add(dictionary_lemma(token.text, lexicon.language))
        bare = token.lemma.lower().removeprefix(particle) if particle else ""
        for key in (*keys, bare):
            for unit in lexicon.by_lemma.get(key, ()):
                if key == bare and not any(particle in forms for forms in unit.required):
                    continue  # "flew into jail": a unit may name what the parser took for a particle
                if any(forms.isdisjoint(written) for forms in unit.required):
                    continue
                if token.upos not in POS[unit.pos] and not _is_other(tree, token, unit):
                    continue
                found = _copular(tree, unit, token) if unit.pos == "c" else _match(tree, unit, token.index, topics, grounds)
                if found:
                    yield found


def _auxiliary(tree: Tree, lexicon: Lexicon, auxiliary: Token, written: set[str]) -> Iterator[Match]:
    """Yield the matches of units of an auxiliary with the verb that it goes with: "wants to hear", where the tree makes that the head."""
    verb = auxiliary.head
    if "VerbForm=" not in auxiliary.feats:
        return  # "va condamna": a particle of the future wants nothing
    for unit in lexicon.by_lemma.get(auxiliary.lemma.lower(), ()):
        own = next((forms for forms in unit.required if _writes(tree.tokens[verb], forms, unit.language)), None)
        if own is None or unit.pos != "v" or any(forms.isdisjoint(written) for forms in unit.required):
            continue
        found = _match(tree, replace(unit, required=tuple(forms for forms in unit.required if forms is not own)), verb, frozenset())
        if found and not found.loose:
            yield replace(found, unit=unit, words=(auxiliary.index, *found.words))


def _copular(tree: Tree, unit: Unit, copula: Token) -> Match | None:
    """Return the match of a unit whose predicate is a place: "is in Kyiv", where the tree hangs the copula on the place."""
    if plain(copula.deprel) != "cop" or tree.tokens[copula.head].upos not in ("PROPN", "NOUN"):
        return None
    found = _match(tree, unit, copula.head, frozenset())
    if found and (found.loose or not unit.required or tree.case(copula.head) not in unit.required[0]):
        return None
    return replace(found, words=(copula.index, *found.words)) if found else None


def _in_the_way(other: Match, match: Match) -> bool:
    """Return whether a match tells what another tells: in the same words, or as the noun beside the other's verb."""
    if match.head == other.head or (match.tokens <= other.tokens and not _condemned(match, other)):
        return True
    if match.unit.pos == "n" and match.head in other.words and other.unit.type in _UNDOING:
        return True
    return match.unit.type == other.unit.type and (match.head in other.words or other.head in match.words)


def _condemned(match: Match, other: Match) -> bool:
    """Return whether a noun tells of an act by itself that a verb around it condemns: "condemned the Russian attack on Georgia"."""
    return match.unit.pos == "n" and other.unit.pos == "v" and other.unit.type == "ACCUSE" and match.unit.type in _CONDEMNED


def _in_part(tree: Tree, match: Match) -> bool:
    """Return whether a unit names but the last part of a word: the "heffing" of a "handelsheffing"."""
    named = frozenset(match.unit.lemmas).union(*match.unit.required)
    words = (tree.tokens[i] for i in match.tokens if tree.tokens[i].upos == "NOUN")
    return any(bool(last_part(t.text.lower(), match.unit.language)) and named.isdisjoint(_whole(t, match.unit.language)) for t in words)


def find_matches(tree: Tree, lexicon: Lexicon, topics: frozenset[str] = frozenset(),
                 grounds: frozenset[str] = frozenset()) -> dict[Match, list[Match]]:
    """Return the units that a sentence evokes, in order of their head words, each with those that it stands in the way of.

    Where units share a head word or one's words include another's, the one with more words stands. Two units of different
    types with the same head word and equally many words both stand only if their words differ. A unit that names a compound goes before one
    of its last part ("telefoongesprek", "gesprek"). A unit that takes its word
    from what is done to somebody goes before one that takes it from who does it: "officers trained soldiers".

    Args:
        topics: prepositions before what one speaks about.
        grounds: prepositions before the time or ground of what is told.
    """
    def rank(match: Match) -> tuple[int, bool, bool, bool, int, str]:
        acting = "gen" not in match.unit.actors and any(_acts(tree, w, match.head) for w in match.words)
        part = _in_part(tree, match)
        return part - len(match.tokens), match.loose, part, acting, match.head, match.unit.id

    ranked = sorted(_candidates(tree, lexicon, topics, grounds), key=rank)
    kept: dict[Match, list[Match]] = {}
    for match in ranked:
        larger = next((other for other in kept if _in_the_way(other, match)), None)
        if larger is None:
            kept[match] = []
        else:
            kept[larger].append(match)
    return dict(sorted(kept.items(), key=lambda entry: entry[0].head))
