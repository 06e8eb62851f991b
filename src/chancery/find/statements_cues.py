"""The words in a sentence that attribute an utterance, and where those stand to whom they attribute it; knows no language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from chancery.find.factuality import find_factuality
from chancery.find.gazetteer import fold
from chancery.find.statements_back import behind_quotation, pointed_at
from chancery.find.statements_content import behind_clause, carries, likewise, near_quote, opened, swallowed_predicate
from chancery.find.statements_quoting import behind_quote
from chancery.find.statements_scene import Place
from chancery.find.statements_speakers import can_speak
from chancery.find.statements_subjects import (
    NEAR_SPEAKER,
    is_time,
    name_before,
    noun_after,
    pauses,
    postverbal,
    subjects_of,
    tail_subject,
    verbless,
)
from chancery.find.statements_units import keys_of, required_words, separated
from chancery.find.statements_words import SpeechUnit
from chancery.find.tree import plain

_OBJECTS = ("obj", "iobj", "obl", "ccomp", "xcomp", "csubj", "nsubj:pass", "advcl", "acl")


# The marks that part the place and day at the head of a report from its first sentence, and how far in they stand.
_DASHES, _DATELINE = ("-", "--", "–", "—"), 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A unit of speech.tsv found in a sentence: its head token, its further tokens, the tokens where its speakers stand.

    `implied` where the clause has no subject and the speaker is that of the utterance before; `owned` where the speakers are
    those to whom the head word belongs; `back` where what is said stands in the sentence before.
    """

    unit: SpeechUnit
    head: int
    words: tuple[int, ...] = ()
    speakers: tuple[int, ...] = ()
    implied: bool = False
    owned: bool = False
    back: bool = False


def find_cues(place: Place) -> list[Cue]:
    """Return the cues of a sentence in order of their heads."""
    found: list[Cue] = []
    for token in place.tokens:
        found += list(_phrase_cues(place, token.index))
        verbal = token.upos == "VERB" or (token.upos == "AUX" and plain(token.deprel) != "aux") or (token.upos == "X" and token.head < 0)
        verbal = verbal or (token.head < 0 and token.upos in ("ADJ", "NOUN") and bool(place.tree.children(token.index, "obj")))
        if verbal or _misread(place, token.index) or behind_quote(place, token.index) is not None:
            found += list(_verb_cues(place, token.index))
        elif token.upos == "NOUN":
            found += list(_noun_cues(place, token.index))
        found += list(_adjective_cues(place, token.index))
    return found


# --- phrases: "according to X", "in the words of X" -------------------------------------------------------------------


def _phrase_cues(place: Place, index: int) -> Iterator[Cue]:
    for unit in place.scene.words.phrases.get(place.word(index), ()):
        last = index
        for words in unit.required:
            last += 1
            if last >= len(place.tokens) or place.word(last) not in words:
                break
        else:
            if unit.kind == "theirs" and last + 1 < len(place.tokens) and place.tokens[last].head == last + 1:
                continue  # "în opinia lui Orban": an article, no pronoun
            yield from _phrase_cue(place, unit, index, last)
            return


def _phrase_cue(place: Place, unit: SpeechUnit, first: int, last: int) -> Iterator[Cue]:
    words = tuple(range(first + 1, last + 1))
    if unit.kind == "own":
        clause = place.tree.clause_head(first)
        yield Cue(unit=unit, head=first, words=words, speakers=tuple(place.frame.subjects(clause)))
    elif unit.kind == "theirs":
        personal = [*place.scene.pronouns.get("person", ()), *place.scene.pronouns.get("plural", ())]
        yield from (Cue(unit=unit, head=first, words=words, speakers=(i,)) for i in range(first, last + 1) if place.word(i) in personal)
    elif unit.kind == "before":
        speaker = next((i for i in range(first - 1, max(-1, first - 6), -1) if can_speak(place, i)), None)
        if speaker is not None:
            yield Cue(unit=unit, head=first, words=words, speakers=(speaker,))
    elif unit.first != "," or (last + 1 < len(place.tokens) and place.tokens[last + 1].upos in ("DET", "PROPN", "NOUN")):
        speaker = _antecedent(place, last + 1) if _relative(place, last + 1) else _follower(place, last)
        if speaker is not None:
            back = first == 0 and place.word(first) in place.scene.words.resumers and behind_quotation(place)
            yield Cue(unit=unit, head=first, words=words, speakers=(speaker,), back=back)


def _relative(place: Place, index: int) -> bool:
    if index >= len(place.tokens) or place.tokens[index].upos != "PRON":
        return False
    return any(feat.startswith("PronType=") and "Rel" in feat for feat in place.tokens[index].feats.split("|"))


def _antecedent(place: Place, index: int) -> int | None:
    """Return the nearest noun before a relative pronoun that may speak: "the minister, according to whom ..."."""
    nouns = [i for i in range(index - 1, max(-1, index - 6), -1) if place.tokens[i].upos in ("NOUN", "PROPN")]
    return next((i for i in nouns if can_speak(place, i)), None)


def _follower(place: Place, last: int) -> int | None:
    """Return the head of the noun phrase that follows a phrase such as "according to"."""
    tokens = place.tokens
    for index in range(last + 1, min(last + 1 + NEAR_SPEAKER, len(tokens))):
        token = tokens[index]
        if token.upos == "VERB" or pauses(token):
            return None
        owner = token.upos == "DET" and place.word(index) in place.scene.pronouns.get("person", ())
        if token.upos not in ("NOUN", "PROPN", "PRON") and not owner:
            continue
        head = index
        alone = token.upos == "PRON" and "Poss=Yes" not in token.feats
        inside = ("compound", "amod", "nmod", "flat", "det")
        while not alone and head < tokens[head].head <= index + 4 and plain(tokens[head].deprel) in inside:
            head = tokens[head].head
        return head
    return None


# --- verbs -----------------------------------------------------------------------------------------------------------


def _misread(place: Place, index: int) -> bool:
    """Return whether a word that the parser took for a noun is a verb: "Caracas denies having", "Kyiv claims that".

    Behind a clause put in ("X, who came, urged Y") it is the only verb that the sentence could have.
    """
    token = place.tokens[index]
    if token.upos not in ("NOUN", "PROPN") or index == 0 or index + 1 >= len(place.tokens) or token.text == token.lemma:
        return False
    before, after = place.tokens[index - 1], place.tokens[index + 1]
    if before.text == "," and any(u.kind == "say" for key in keys_of(place, index) for u in place.scene.words.verbs.get(key, ())):
        return token.text.islower() and noun_after(place, index) is not None
    if before.text == "," and verbless(place) and any(place.scene.words.verbs.get(key) for key in keys_of(place, index)):
        return token.text.islower() and after.upos in ("PROPN", "DET")
    known = any(place.scene.words.verbs.get(key) for key in keys_of(place, index))
    if plain(token.deprel) == "parataxis" and token.text.islower() and known and name_before(place, index) is not None:
        return True  # "It is late, X argues."
    named = before.head == index and before.upos == "PROPN" and not place.tree.case(index)
    return named and (after.upos in ("VERB", "AUX") or place.word(index + 1) in place.scene.words.openers)


def _verb_cues(place: Place, index: int) -> Iterator[Cue]:
    keys = keys_of(place, index)
    units = [u for key in sorted(keys) for u in place.scene.words.verbs.get(key, ())]
    if place.scene.words.separable:
        units += separated(place, index, keys)
    for unit in sorted(units, key=lambda u: (-len(u.required), -len(u.forbidden), u.kind != "name")):
        words = required_words(place, unit, index)
        if words is None:
            continue
        cue = _verb_cue(place, unit, index, words)
        if cue is not None:
            yield cue
            return
    speaker = behind_quote(place, index)
    if speaker is not None:
        yield Cue(unit=SpeechUnit(first=min(keys), pos="v", kind="quote"), head=index, speakers=(speaker,))


def _verb_cue(place: Place, unit: SpeechUnit, index: int, words: tuple[int, ...]) -> Cue | None:
    pointed = pointed_at(place, index) if unit.kind in ("say", "act", "view", "quote") and not place.frame.passive(index) else None
    if pointed is not None and _asserted(place, index, words, tail=False):
        return Cue(unit=unit, head=index, words=words, speakers=(pointed,), back=unit.kind != "act")
    tail = _tail(place, index, unit, words) if unit.kind in ("say", "quote", "view", "act") else None
    if not _fits(place, unit, index, words, tail is not None):
        return None
    if unit.kind == "cite":
        cited = place.frame.objects(index)[:1]
        named = [i for i in cited if any(m.head == i for m in place.mentions)]
        return Cue(unit=unit, head=index, words=words, speakers=tuple(cited if place.frame.passive(index) else named))
    if unit.kind == "quote" and any(place.tokens[w].upos == "PRON" for w in words):
        told = [place.tokens[w].head for w in words if plain(place.tokens[w].deprel) == "case"]
        named = told or [i for i in subjects_of(place, index) if i not in words and can_speak(place, i)]
        return Cue(unit=unit, head=index, words=words, speakers=tuple(named), implied=not named)
    if tail is not None:
        return Cue(unit=unit, head=index, words=words, speakers=(tail,))
    speakers = [i for i in subjects_of(place, index) if i not in words and any(c.isalnum() for c in place.tokens[i].text)]
    if plain(place.tokens[index].deprel) == "acl" and place.frame.passive(index):
        speakers = [i for i in speakers if can_speak(place, i) and not _bare(place, i)]
    if not speakers and not place.frame.passive(index) and near_quote(place, index):
        speakers = postverbal(place, index)
    if speakers:
        return Cue(unit=unit, head=index, words=words, speakers=tuple(_behind_text(place, index, speakers)))
    implied = place.scene.words.prodrop and not place.frame.passive(index) and _finite(place, index)
    return Cue(unit=unit, head=index, words=words, implied=True) if implied else None


def _bare(place: Place, index: int) -> bool:
    """Return whether a noun in the singular has neither an ending nor a word that makes it somebody: "acuzați de spionaj"."""
    feats = place.tokens[index].feats
    indefinite = place.tokens[index].upos == "NOUN" and "Definite=Ind" in feats and "Number=Sing" in feats
    return indefinite and not place.tree.children(index, "det", "amod", "nmod", "nummod", "appos", "flat")


def _behind_text(place: Place, index: int, speakers: list[int]) -> list[int]:
    """Return who puts out the text that a verb tells of, past the place where a report is from: "X issued a statement condemning"."""
    tokens = place.tokens
    head = tokens[index].head
    text = plain(tokens[index].deprel) == "acl" and speakers == [head] and place.among(head, place.scene.words.contents)
    if text and plain(tokens[head].deprel) in ("obj", "obl") and not place.tree.children(head, "nmod"):
        return subjects_of(place, tokens[head].head) or speakers
    dash = next((t.index for t in tokens[:_DATELINE] if t.text in _DASHES), None)
    if dash is None or dash > index or speakers[0] > dash or any(t.upos in ("VERB", "AUX") for t in tokens[:dash]):
        return speakers
    return [k for k in place.tree.children(speakers[0], "appos", "conj", "parataxis", "nmod") if dash < k < index][:1] or speakers


def _fits(place: Place, unit: SpeechUnit, index: int, words: tuple[int, ...], tail: bool) -> bool:
    """Return whether a verb stands as its kind needs it: asserted, and with what is said beside it."""
    token = place.tokens[index]
    if plain(token.deprel) == "amod" and name_before(place, index) is None and behind_quote(place, index) is None:
        return False
    if "VerbForm=Inf" in token.feats and not _performed(place, index):
        return False
    if any(place.word(k) in place.scene.words.doubts for k in place.tree.children(index, "mark")):
        return False
    if any(_of_first_person(place, i) for i in (index - 1, index + 1)) or _suffered(place, index):
        return False
    if unit.kind not in ("view", "stance") and not _asserted(place, index, words, tail):
        return False
    if unit.kind == "quote":
        return (tail and near_quote(place, index)) or near_quote(place, index, close=True)
    if unit.kind in ("say", "view"):
        return tail or carries(place, index, words) or (unit.kind == "say" and likewise(place, index))
    if tail:
        return True
    if unit.kind == "deed" and _of_persons(place, index):
        return False
    if unit.kind == "name" and any(k not in words for k in place.tree.children(index, "compound:prt")):
        return False  # "called off a visit"
    if unit.kind == "name":
        timeless = [k for k in _complements(place, index, words) if not is_time(place, k)]
        bare = bool(words) or any(not any(plain(place.tokens[i].deprel) == "case" for i in place.tree.phrase(k) if i < k) for k in timeless)
        return near_quote(place, index) or (bare and len(timeless) + bool(words) + swallowed_predicate(place, timeless) > 1)
    demanded = unit.kind == "act" and opened(place, index)
    bare = index + 1 == len(place.tokens) or pauses(place.tokens[index + 1])
    if unit.kind == "act" and bare and _says_clauses(place, unit) and not _complements(place, index, words):
        return plain(token.deprel) in ("root", "conj", "parataxis")  # "Peru claims it, but Chile denies."
    return demanded or unit.kind == "cite" or bool(_complements(place, index, words)) or bool(words)


def _tail(place: Place, index: int, unit: SpeechUnit, words: tuple[int, ...]) -> int | None:
    """Return the subject of a verb that reports what stands before it; acts of speech do so beside a quotation only."""
    if unit.kind == "act" and not near_quote(place, index) and not behind_clause(place, index) and not _says_clauses(place, unit):
        return None
    if unit.kind != "quote" and opened(place, index):
        return None
    if "VerbForm=Ger" in place.tokens[index].feats and plain(place.tokens[index].deprel) == "advcl":
        return None  # "..., said X, thanking Y"
    subject = tail_subject(place, index, words)
    content = [k for k in place.tree.children(index, "ccomp", "xcomp") if k > index and k not in words and not is_time(place, k)]
    content = [k for k in content if place.tokens[k].upos in ("VERB", "AUX") or place.tree.children(k, "mark", "cop", "nsubj")]
    if subject is None or not content:
        return subject
    # "The pact, said the minister, would not be signed": what is said goes on behind a pause.
    return subject if subject > index and any(pauses(t) for t in place.tokens[subject : min(content)]) else None


def _says_clauses(place: Place, unit: SpeechUnit) -> bool:
    """Return whether the pack lists the verb of an act also as one that reports a clause ("warn that")."""
    others = [u for u in place.scene.words.verbs.get(unit.first, ()) if u.kind == "say"]
    return not unit.required and any(all(words & place.scene.words.openers for words in u.required) for u in others)


def _suffered(place: Place, index: int) -> bool:
    """Return whether a participle that opens a sentence tells what is done to its subject: "Accused of spying, the envoy left"."""
    token = place.tokens[index]
    passive = "VerbForm=Part" in token.feats and "Tense=Pres" not in token.feats and plain(token.deprel) == "advcl"
    return passive and index < token.head and not place.tree.children(index, "aux", "nsubj", "mark", "obj", "ccomp")


def _of_first_person(place: Place, index: int) -> bool:
    """Return whether a pronoun of the first person stands somewhere: what "we hope" says is said by no one in the text."""
    if not 0 <= index < len(place.tokens):
        return False
    token = place.tokens[index]
    subject = "Case=Acc" not in token.feats and "Case=Dat" not in token.feats and plain(token.deprel) in ("nsubj", "root", "obj", "dep")
    return token.upos == "PRON" and "Person=1" in token.feats and "Poss=Yes" not in token.feats and subject


def _performed(place: Place, index: int) -> bool:
    """Return whether an infinitive tells of something done: with an auxiliary, as a means, or below a verb that only lends it a phase.

    One without a mark may be a plural that looks like it.
    """
    if place.tree.children(index, "aux") or not place.tree.children(index, "mark"):
        return True
    token = place.tokens[index]
    if any(place.word(k) in place.scene.grammar.agents for k in place.tree.children(index, "mark", "case", "compound") if k < index):
        return True
    if plain(token.deprel) != "xcomp" or token.head < 0 or place.tree.children(token.head, "obj", "iobj"):
        return False
    above = place.tokens[token.head].lemma.lower()
    return above in place.scene.grammar.support or any(u.kind == "quote" for u in place.scene.words.verbs.get(fold(above), ()))


def _of_persons(place: Place, index: int) -> bool:
    """Return whether a person is the object of a verb, as of a greeting at a door."""
    objects = place.frame.objects(index)
    return any(m.head in objects and (m.kind in ("person", "role", "demonym") or m.name) for m in place.mentions)


def _asserted(place: Place, index: int, words: tuple[int, ...], tail: bool) -> bool:
    """Return whether the act of speaking is told as one that took place."""
    if not tail:
        told = find_factuality(place.tree, index, words, place.scene.grammar)
        here = place.scene.quote_at(place.tokens[index])
        quoted = all(place.scene.quote_at(place.tokens[i]) not in (None, here) or _below(place, i, index) for i in told.cues)
        return told.status == "actual" or (bool(told.cues) and quoted)
    negations = place.scene.grammar.negations
    return not any(place.tokens[k].text.lower() in negations for k in place.tree.children(index, "advmod"))


def _below(place: Place, index: int, verb: int) -> bool:
    """Return whether a word stands in a clause below a verb: what is said may hang on a condition, saying it does not."""
    clause = place.tree.clause_head(index)
    return clause != verb and verb in place.tree.ancestors(clause)


def _complements(place: Place, index: int, words: tuple[int, ...]) -> list[int]:
    found = [k for k in place.tree.children(index, *_OBJECTS) if k not in words]
    relative = not found and (plain(place.tokens[index].deprel) in ("acl", "amod") or _misread(place, index))
    return [place.tokens[index].head] if relative else found


def _finite(place: Place, index: int) -> bool:
    """Return whether a verb is finite, and not in the first person or a second one of many; "crede" may be taken for an imperative."""
    auxiliaries = place.tree.children(index, "aux")
    feats = [place.tokens[i].feats for i in (index, *auxiliaries)]
    if any("Person=1" in f or ("Person=2" in f and "Number=Sing" not in f) for f in feats):
        return False
    return "VerbForm=Fin" in feats[0] or bool(auxiliaries)


# --- predicates: "is convinced that ..." ------------------------------------------------------------------------------


def _adjective_cues(place: Place, index: int) -> Iterator[Cue]:
    words = place.scene.words.adjectives
    units = words.get(place.lemma(index), words.get(place.word(index), ()))
    predicative = place.tree.children(index, "cop", "aux", "aux:pass")
    subjects = [k for k in place.tree.children(index, "nsubj", "nsubj:pass") if k < index or not place.tree.case(k)]
    if not units or not predicative or not subjects or _of_first_person(place, subjects[0]):
        return
    if carries(place, index, ()) or _of_topic(place, index):
        yield Cue(unit=units[0], head=index, speakers=tuple(subjects[:1]))


def _of_topic(place: Place, index: int) -> bool:
    """Return whether a predicate says what it is about: "is furious over the raid"."""
    grammar = place.scene.grammar
    return any(place.tree.case(k) in grammar.topics | grammar.agents for k in place.tree.children(index, "obl", "nmod") if k > index)


# --- nouns: "Iran's claim that ..." ----------------------------------------------------------------------------------


def _noun_cues(place: Place, index: int) -> Iterator[Cue]:
    for unit in place.scene.words.nouns.get(place.lemma(index), place.scene.words.nouns.get(place.word(index), ())):
        words = required_words(place, unit, index)
        if words is None or not _says(place, index):
            continue
        apart = {i for k in place.tree.children(index, "nsubj", "csubj") for i in place.tree.phrase(k)}
        owners = [m for m in place.mentions if m.head in place.tree.phrase(index) and m.head != index and m.head not in apart]
        if any(plain(place.tokens[m.head].deprel) in ("nmod", "amod", "compound") for m in owners):
            yield Cue(unit=unit, head=index, words=words, speakers=(index,), owned=True)
        elif place.tree.case(index):
            yield Cue(unit=unit, head=index, words=words, speakers=tuple(subjects_of(place, place.tree.clause_head(index))))
        return


def _says(place: Place, index: int) -> bool:
    """Return whether a clause that begins with an opener completes a noun."""
    openers = place.scene.words.openers
    clauses = place.tree.children(index, "acl", "ccomp", "advcl", "acl:relcl")
    after = range(index + 1, min(index + 4, len(place.tokens)))
    return bool(clauses) and any(place.word(i) in openers for i in after)
