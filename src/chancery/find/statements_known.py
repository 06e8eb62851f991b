"""Speakers that the document has already named: by surname, office, number, or as "the ministry"; knows no language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from chancery.find.gazetteer import fold
from chancery.find.statements_scene import Place, Speaker
from chancery.find.tree import plain
from chancery.model import Mention, Span, Token

PERSONAL = ("person", "role", "name")
_STATES = ("state", "adjective", "capital", "metonym", "demonym", "pronoun", "body")
# Kinds under whose words a state is named when it speaks.
_WRITTEN_OUT = ("state", "capital", "organisation", "nonstate", "group")
# Offices that "the leader" and "the head of state" mean.
_HEADS = frozenset({"president", "king", "queen", "emir", "sultan", "emperor", "prime minister", "premier", "chancellor", "supreme leader"})
_MINISTER = "minister"
_VAGUE = frozenset({"leader", "head of state", "counterpart"})
# How many sentences a pronoun's speaker may lie back, and how many a pair's persons.
_BACK, _FAR = 2, 6


def made(place: Place, mention: Mention) -> Speaker:
    """Return the speaker whom a mention names."""
    person = mention.kind in PERSONAL or bool(mention.name)
    name = mention.name or written(place, _full_span(place, mention))
    state = None if mention.private or len(mention.codes) != 1 else mention.codes[0]
    return Speaker(name=name, state=state, codes=mention.codes, span=mention.span, head=mention.head, person=person)


def _full_span(place: Place, mention: Mention) -> Span:
    """Return the span of a mention, of an office with all that describes it."""
    if mention.kind != "role":
        return mention.span
    phrase = place.tree.span(phrase_of(place, mention.head))
    return Span(min(phrase.start, mention.span.start), max(phrase.end, mention.span.end))


def moved(place: Place, speaker: Speaker, index: int) -> Speaker:
    """Return a speaker as named by another word."""
    return replace(speaker, span=place.tokens[index].span, head=index)


def written(place: Place, span: Span) -> str:
    """Return a name as written, without articles and adverbs before it and adverbs and times behind it."""
    tokens = list(place.sentence.between(span))
    while len(tokens) > 1 and (tokens[0].upos in ("DET", "ADP", "ADV") or "Poss=Yes" in tokens[0].feats or _pronoun(tokens[0])):
        tokens = tokens[1:]
    while len(tokens) > 1 and (tokens[-1].upos == "ADV" or any(t.span.holds(tokens[-1].span) for t in place.scene.reading.times)):
        tokens = tokens[:-1]
    return place.scene.text[tokens[0].start : tokens[-1].end] if tokens else span.of(place.scene.text)


def _pronoun(token: Token) -> bool:
    return token.deprel == "nmod:poss" and token.upos in ("PRON", "DET")


def phrase_of(place: Place, index: int) -> list[int]:
    """Return the unbroken stretch of a word's phrase around it."""
    words = set(place.tree.phrase(index))
    first = last = index
    while first - 1 in words:
        first -= 1
    while last + 1 in words:
        last += 1
    return list(range(first, _before_topic(place, index, last) + 1))


def _before_topic(place: Place, index: int, last: int) -> int:
    """Return where a phrase ends before what its words are about, in a heading: "Norwegian premier on Russia: ..."."""
    if last + 1 >= len(place.tokens) or place.tokens[last + 1].text != ":":
        return last
    return next((i - 1 for i in range(index + 1, last) if place.tokens[i].text.lower() in place.scene.grammar.topics), last)


def _before(place: Place, back: int | None = None) -> list[Mention]:
    """Return the mentions of the sentences before, and of this one, in order."""
    first = 0 if back is None else max(0, place.index - back)
    return [m for n in range(first, place.index + 1) for m in place.scene.mentions[n]]


def rather_last(place: Place, mention: Mention, last: Sequence[Speaker]) -> Speaker | None:
    """Return the last speaker where a bare office ("the minister") is his, else None."""
    bare = all(t.upos in ("NOUN", "DET", "PROPN") and t.text[:1].islower() for t in place.sentence.between(mention.span))
    if mention.kind != "role" or not bare or mention.private:
        return None
    if any(m.codes and m.head in phrase_of(place, mention.head) and m.head != mention.head for m in place.mentions):
        return None
    for speaker in last:
        offices = {m.role for m in place.scene.reading.mentions if m.name == speaker.name and m.role}
        if speaker.name != mention.name and any(mention.role == o or _same_office(mention.role or "", o) for o in offices):
            return moved(place, speaker, mention.head)
    return None


def by_surname(place: Place, index: int) -> Speaker | None:
    """Return the person of the document whose surname stands at a word that made no mention."""
    word = place.tokens[index].text
    token = place.tokens[index]
    if not word[:1].isupper() or token.upos == "PRON" or (token.upos == "NOUN" and not token.lemma[:1].isupper()):
        return None
    known = [m for m in place.scene.reading.mentions if m.name and m.kind in PERSONAL and word in m.name.split()]
    coded = [m for m in known if m.codes or m.private]
    return made(place, (coded or known)[0]) if known else None


def by_office(place: Place, mention: Mention, last: Sequence[Speaker]) -> Mention:
    """Return the person whom "the leader of X", "the Ethiopian" or a bare office means, else the mention itself."""
    if mention.name or mention.kind not in ("role", "demonym", "adjective"):
        return mention
    token = place.tokens[mention.head]
    if mention.kind != "role" and "Number=Plur" in token.feats:
        return mention
    if mention.codes:
        known = [m for m in _before(place) if m.name and m.codes == mention.codes and m.kind in PERSONAL and not m.private]
        if mention.kind == "role":
            known = [m for m in known if _same_office(mention.role or "", m.role or "")]
        return _renamed(mention, known[-1]) if known else mention
    if mention.private:
        return mention
    if any(place.tokens[k].upos == "PROPN" for k in place.tree.children(mention.head, "nmod")):
        return mention
    speaker = next((s for s in last if s.person), None)
    return _of_speaker(mention, speaker) if speaker else mention


def _same_office(vague: str, role: str) -> bool:
    """Return whether an office may be called by a vaguer word: "the minister", "the leader"."""
    return role in _HEADS if vague in _VAGUE else bool(role) and role.split()[-1] == vague


def governs(mention: Mention) -> bool:
    """Return whether somebody is named with an office of a government, whosever it is."""
    return bool(mention.role) and not mention.private and (mention.role in _HEADS or str(mention.role).endswith(_MINISTER))


def _renamed(mention: Mention, known: Mention) -> Mention:
    return replace(mention, codes=known.codes, kind="person", name=known.name, role=known.role, private=known.private)


def _of_speaker(mention: Mention, speaker: Speaker) -> Mention:
    codes = speaker.codes if speaker.state else ()
    return replace(mention, codes=codes, kind="person", name=speaker.name, private=speaker.state is None)


def resumed(place: Place, index: int, last: Sequence[Speaker]) -> Speaker | None:
    """Return who is meant by "the ministry" or "the official": a body named so before, the person who spoke before."""
    token = place.tokens[index]
    definite = [place.tokens[k] for k in place.tree.children(index, "det")] + [token]
    plural = "Number=Plur" in token.feats and not _with_singular(place, index)
    if plural or not any("Definite=Def" in t.feats for t in definite):
        return None
    owned = {c for m in place.mentions if m.head in phrase_of(place, index) for c in m.codes}
    if place.stands_in(index):
        spoke = next((s for s in last if s.person and (not owned or owned == set(s.codes))), None)
        return spoke or (_countryman(place, owned, token.start) if owned else subject_before(place))
    if owned:
        return None
    if place.among(index, place.scene.words.countries):
        return _state_last(place, index)
    if place.among(index, place.scene.words.collectives):
        alike = [m for m in _before(place) if m.codes and m.kind in ("organisation", "nonstate", "body") and m.span.end <= token.start
                 and fold(m.span.of(place.scene.text)).endswith(f" {place.word(index)}")]
        if alike:
            state = moved(place, state_speaker(place, alike[-1].codes[0], alike[-1]), index)
            return replace(state, name=alike[-1].span.of(place.scene.text))
        joined = [m for m in _before(place, _FAR) if m.kind in ("organisation", "nonstate") and m.span.end <= token.start]
        return state_speaker(place, joined[-1].codes[0], joined[-1]) if joined else None
    spoken = next((s for s in last if fold(token.text) in fold(s.name).split()), None)
    if spoken is not None:
        return spoken
    for mention in reversed([m for m in _before(place, _FAR) if m.kind == "body" and m.codes and m.span.end <= token.start]):
        earlier = next(n for n, s in enumerate(place.scene.sentences) if s.number == mention.sentence)
        where = place.scene.place(earlier)
        if where.tokens[mention.head].lemma == token.lemma and _named_alike(place, index, where, mention.head):
            return made(where, mention)
    return None


def _with_singular(place: Place, index: int) -> bool:
    """Return whether a noun is the subject of a verb in the singular, though it looks like a plural."""
    verb = place.tokens[index].head
    if verb < 0 or plain(place.tokens[index].deprel) != "nsubj":
        return False
    finite = [place.tokens[i].feats for i in (verb, *place.tree.children(verb, "aux")) if "VerbForm=Fin" in place.tokens[i].feats]
    return any("Number=Sing" in feats for feats in finite)


def _countryman(place: Place, codes: set[str], until: int) -> Speaker | None:
    """Return the one official of a state whom the sentences before name: "the Saudi diplomat"."""
    named = [m for m in _before(place) if m.name and m.kind in PERSONAL and set(m.codes) == codes and not m.private]
    named = [m for m in named if m.span.end <= until]
    named = [m for m in named if m.role not in _HEADS] or named
    return made(place, named[-1]) if len({m.name for m in named}) == 1 else None


def _named_alike(place: Place, index: int, earlier: Place, head: int) -> bool:
    """Return whether all that describes a body stood with the one before, too: "the ministry", not "the ministry of trade"."""
    before = {earlier.word(i) for i in phrase_of(earlier, head)}
    return all(place.word(i) in before for i in phrase_of(place, index) if place.tokens[i].upos in ("NOUN", "PROPN", "ADJ") and i != index)


def _state_last(place: Place, index: int) -> Speaker | None:
    """Return the state that "the country" means: the one that a verb of this sentence or the one before has as its subject."""
    for number in range(place.index, max(-1, place.index - 2), -1):
        where = place.scene.place(number)
        named = [m for m in where.mentions if m.kind in (*_STATES, *PERSONAL) and len(m.codes) == 1]
        named = [m for m in named if number < place.index or m.span.end <= place.tokens[index].start]
        subjects = [m for m in named if plain(where.tokens[m.head].deprel) == "nsubj"]
        subjects = [m for m in subjects if m.kind in _STATES] or subjects
        if subjects or len({m.codes for m in named}) == 1:
            return as_country(place, index, (subjects or named)[-1])
    return None


def pointed_country(place: Place, index: int) -> Mention | None:
    """Return the state named last before a demonstrative ("that country"), which is seldom the subject that "the country" means."""
    if not any("Definite" not in place.tokens[k].feats for k in place.tree.children(index, "det")):
        return None
    start = place.tokens[index].start
    named = [m for m in _before(place, 1) if m.kind in _STATES and m.kind != "pronoun" and len(m.codes) == 1 and m.span.end <= start]
    return named[-1] if named else None


def as_country(place: Place, index: int, mention: Mention) -> Speaker:
    """Return the state of a mention as what "the country" means, by its name where the document has it."""
    state = moved(place, state_speaker(place, mention.codes[0], mention), index)
    written_out = any(m.codes == mention.codes and m.kind in _WRITTEN_OUT for m in place.scene.reading.mentions)
    return state if written_out else replace(state, name=place.tokens[index].text)


def unnamed_holder(place: Place, mention: Mention) -> Speaker | None:
    """Return the office without a name that a pronoun means, under the words that name it."""
    for number in range(place.index, max(-1, place.index - _BACK - 1), -1):
        where = place.scene.place(number)
        offices = [m for m in where.mentions if m.kind == "role" and m.codes == mention.codes and m.span.end <= mention.span.start]
        if offices:
            return made(where, offices[-1])
    return None


def without_text(place: Place, phrase: list[int], index: int) -> list[int]:
    """Return a phrase without the text in which somebody speaks, and to whom: "the junta in a statement", "sources to Reuters"."""
    grammar = place.scene.grammar
    for kid in place.tree.children(index, "nmod", "obl"):
        case = place.tree.case(kid)
        describing = not case or case in grammar.genitives | grammar.location or case in grammar.topics
        if kid > index and case and (not describing or place.among(kid, place.scene.words.contents)):
            first = min(place.tree.children(kid, "case"))
            return [i for i in phrase if i < first]
    return phrase


def unowned_spokesperson(place: Place, mention: Mention, last: Sequence[Speaker]) -> Speaker | None:
    """Return a spokesperson without name and owner as one of whoever spoke before: "a spokesman said"."""
    articles = [place.tokens[k] for k in place.tree.children(mention.head, "det")]
    if mention.role != "spokesperson" or mention.name or mention.codes or not any("Definite=Ind" in t.feats for t in articles):
        return None
    phrase = phrase_of(place, mention.head)
    before = next(iter(last), None) if phrase[-1] == mention.head else None
    codes = before.codes if before is not None and before.state else ()
    span = place.tree.span(without_text(place, phrase, mention.head))
    return Speaker(name=written(place, span), state=codes[0] if len(codes) == 1 else None, codes=codes, span=span,
                   head=mention.head, person=True)


def of_two(place: Place, index: int) -> bool:
    """Return whether a plural noun stands with a number: "the two leaders"."""
    return "Number=Plur" in place.tokens[index].feats and bool(place.tree.children(index, "nummod", "det"))


def last_two(place: Place, mention: Mention) -> list[Speaker]:
    """Return the two persons named last before a mention of two."""
    found: dict[str, Mention] = {}
    for known in reversed([m for m in _before(place, _FAR) if m.span.end <= mention.span.start]):
        if known.name and known.kind in PERSONAL and known.codes:
            found.setdefault(known.name, known)
    people = list(found.values())[:2]
    return [moved(place, made(place, m), mention.head) for m in reversed(people)] if len(people) == 2 else []


def pair(place: Place, mention: Mention) -> list[Speaker]:
    """Return the two that an expression for two parties means, each under the name last used."""
    people = of_people(place, mention)
    found: list[Speaker] = []
    for code in mention.codes:
        before = [m for m in _before(place, _FAR) if m.span.start < mention.span.start]
        before += [m for m in place.mentions if mention.head in place.tree.ancestors(m.head)]
        known = [m for m in before if m.codes == (code,) and m.name and m.kind in PERSONAL]
        if people and known:
            best = made(place, known[-1])
            found.append(Speaker(name=best.name, state=best.state, codes=best.codes, span=mention.span, head=mention.head, person=True))
        else:
            found.append(state_speaker(place, code, mention))
    return found


def of_people(place: Place, mention: Mention) -> bool:
    """Return whether an expression for two parties names people ("the two leaders"), not states."""
    text = fold(mention.span.of(place.scene.text))
    return text in place.scene.duos or any(words in f" {text} " for words in (f" {p} " for p in place.scene.pairs))


def state_speaker(place: Place, code: str, mention: Mention) -> Speaker:
    """Return a state as speaker, under its name as the document writes it."""
    named = [m for m in place.scene.reading.mentions if m.codes == (code,) and m.kind in _WRITTEN_OUT]
    named.sort(key=lambda m: (m.kind == "capital", m.span.start > mention.span.start, -m.span.start))
    name = named[0].span.of(place.scene.text) if named else mention.span.of(place.scene.text)
    return Speaker(name=name, state=code, codes=(code,), span=mention.span, head=mention.head, person=False)


def named_last(place: Place, index: int) -> Speaker | None:
    """Return the person named last in the sentence before, where he is not its subject and a word opens this one."""
    if place.index == 0 or any(t.upos not in ("PUNCT", "DET") for t in place.tokens[:index]):
        return None
    earlier = place.scene.place(place.index - 1)
    people = [m for m in earlier.mentions if m.name and m.kind in ("person", "role") and "Number=Plur" not in earlier.tokens[m.head].feats]
    if len({m.name for m in people}) < 2 or plain(earlier.tokens[people[-1].head].deprel) == "nsubj":
        return None
    return moved(place, made(earlier, people[-1]), index)


def just_before(place: Place, name: str) -> Speaker | None:
    """Return the person who is the subject of the sentence before, where nobody of a given name is in it."""
    if place.index == 0:
        return None
    earlier = place.scene.place(place.index - 1)
    if "\n" in place.scene.text[earlier.sentence.end : place.sentence.start] or any(
            m.name == name and m.kind != "pronoun" for m in earlier.mentions):
        return None
    named = [m for m in earlier.mentions if m.name and m.kind in PERSONAL and (m.kind != "name" or " " in m.name)]
    opening = [m for m in named if m.span.start == earlier.sentence.start]
    subjects = opening or [m for m in named if plain(earlier.tokens[m.head].deprel) == "nsubj"
                           and earlier.tokens[earlier.tree.clause_head(m.head)].head < 0]
    return made(earlier, subjects[0]) if subjects else None


def subject_before(place: Place) -> Speaker | None:
    """Return the person who is the subject of an earlier sentence, else the person named last."""
    for back in range(1, _BACK + 1):
        if place.index - back < 0:
            break
        earlier = place.scene.place(place.index - back)
        people = [m for m in earlier.mentions if m.kind in PERSONAL]
        subjects = [m for m in people if plain(earlier.tokens[m.head].deprel) == "nsubj"]
        people = [m for m in people if (m.kind != "name" or m in subjects) and "Number=Plur" not in earlier.tokens[m.head].feats]
        if people:
            return made(earlier, _named_holder(earlier, (subjects or people[-1:])[0]))
    return None


def _named_holder(place: Place, mention: Mention) -> Mention:
    """Return the person whose name a bare office describes from behind: "X, a scholar at Y"."""
    token = place.tokens[mention.head]
    if mention.name or plain(token.deprel) != "appos":
        return mention
    named = next((m for m in place.mentions if m.head == token.head and m.name and m.kind in PERSONAL), None)
    return replace(named, codes=named.codes or mention.codes, private=mention.private) if named is not None else mention
