"""Whom a page lets speak for most of its length, in interviews and analyses retold with quotations; knows no language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from chancery.find.gazetteer import fold
from chancery.find.pieces import ORGANISED
from chancery.find.statements_content import near_quote
from chancery.find.statements_cues import Cue, find_cues
from chancery.find.statements_interviews import asks, like_a_person
from chancery.find.statements_known import PERSONAL, governs, made, phrase_of
from chancery.find.statements_quotes import Quote, overlapping
from chancery.find.statements_scene import Place, Scene, Speaker
from chancery.find.statements_subjects import is_time, subjects_of
from chancery.find.statements_units import keys_of, required_words
from chancery.find.tree import plain
from chancery.model import Mention

# So many quotations make such a page; an office's holder is named with so many of them; others have one in so many at most.
_QUOTES, _BY_NAME, _OTHERS = 3, 2, 4
# The most people whom a page lets speak, and how many sentences back the person may be named whom a pronoun means.
_MOST, _BACK = 3, 3
_TELLING = ("say", "quote", "view", "act", "source", "name")
# The role of whoever is called by what he is to another.
_COUNTERPART = "counterpart"


@dataclass(frozen=True, slots=True)
class Guests:
    """The people whom a page lets speak, none on most pages."""

    people: tuple[Speaker, ...] = ()

    def named(self, scene: Scene, mention: Mention) -> Speaker | None:
        """Return the guest whom a mention names."""
        name = full_name(scene, mention)
        return next((s for s in self.people if s.name == name), None)

    def before(self, place: Place, offset: int) -> Speaker | None:
        """Return the guest named last before a place in the text, outside quotations; the first one where none is."""
        for number in range(place.index, -1, -1):
            where = place.scene.place(number)
            for mention in sorted(where.mentions, key=lambda m: -m.span.start):
                if mention.span.end > offset or _quoted(where, mention.span.start):
                    continue
                guest = self.named(place.scene, mention)
                if guest is not None:
                    return guest
                if mention.role == _COUNTERPART and not mention.codes and not mention.name and len(self.people) > 1:
                    nearest = self.before(where, mention.span.start)
                    return next(s for s in self.people if s != nearest)
        return next(iter(self.people), None)


def find_guests(scene: Scene) -> Guests:
    """Return the people whom a page lets speak: those whose names stand with its quotations, few others' among them."""
    major = [q for q in scene.quotes if q.major and not q.open]
    if len(major) < _QUOTES:
        return Guests()
    quoting, telling = Counter[str](), Counter[str]()
    for index in range(len(scene.sentences)):
        place = scene.place(index)
        names = list(_tellers(place))
        telling.update(names)
        opens = _opens_quotation(place)
        quoting.update(n for n in names if _quotes(place) or (opens and _speaks_for_himself(scene, n)))
    free = [n for n, count in telling.items() if " " in n and (quoting[n] or count >= _BY_NAME) and _speaks_for_himself(scene, n)]
    holders = [n for n in quoting if " " in n and n not in free and telling[n] >= _BY_NAME and len(major) > _QUOTES]
    names = [*free, *(holders if len(holders) == 1 else [])] or ([] if quoting else _introduced(scene, major))
    others = sum(count for name, count in quoting.items() if name not in names)
    if not names or len(names) > _MOST or others * _OTHERS > len(major):
        return Guests()
    return Guests(tuple(_speaker(scene, name) for name in names))


def _introduced(scene: Scene, major: list[Quote]) -> list[str]:
    """Return who speaks for himself of those named before the first quotation below the title: the one named most outside quotations."""
    first = next((q.span.start for q in major if "\n" in scene.text[: q.span.start].strip()), 0)
    names = Counter(
        name for index in range(len(scene.sentences)) for m in scene.mentions[index]
        if not _quoted(scene.place(index), m.span.start) and (name := full_name(scene, m)) and " " in name)
    early = {full_name(scene, m) for m in scene.reading.mentions if m.span.end <= first and not asks(scene, m) and like_a_person(scene, m)}
    fitting = [name for name, _ in names.most_common() if name in early and _speaks_for_himself(scene, name)]
    return fitting[:1]


def _quotes(place: Place) -> bool:
    """Return whether a sentence has a quotation, of a clause or at its start."""
    opening = place.sentence.start + 1
    return any(q.major or q.span.start <= opening for q in place.scene.quotes if overlapping([place.sentence], q.span))


def _tellers(place: Place) -> Iterator[str]:
    """Yield those whom a sentence names as speakers, or as its subject where the next one of the paragraph is a quotation."""
    words = [(cue, i) for cue in find_cues(place) for i in cue.speakers if cue.unit.kind in _TELLING]
    heads = [i for cue, i in words if not _quoted(place, place.tokens[cue.head].start) and not _quoted(place, place.tokens[i].start)]
    opens = not _quotes(place) and _opens_quotation(place)
    roots = [t.index for t in place.tokens if plain(t.deprel) == "nsubj" and t.head >= 0 and place.tokens[t.head].head < 0 and opens]
    for head in dict.fromkeys([*heads, *roots]):
        token = place.tokens[head]
        at = [m for m in place.mentions if m.head == head or m.span.start <= token.start < m.span.end]
        named = max((name for m in at if (name := full_name(place.scene, m))), key=len, default=None)
        if named and (head in heads or _speaks_for_himself(place.scene, named)):
            yield named
        elif head in heads and any(m.codes and m.kind != "pronoun" for m in at):
            yield token.text


def _opens_quotation(place: Place) -> bool:
    """Return whether the next sentence of the paragraph is a quotation."""
    after = place.scene.text[place.sentence.end :]
    rest = len(after) - len(after.lstrip(" \"“”„«‘'"))
    return rest > 1 and _quoted(place, place.sentence.end + rest)


def _speaks_for_himself(scene: Scene, name: str) -> bool:
    """Return whether nothing makes somebody speak for a state or organisation, at most of the places that name him."""
    own = [m for m in scene.reading.mentions if full_name(scene, m) == name]
    return any(m.private for m in own) or sum(bool(m.codes) or governs(m) for m in own) * 2 < len(own)


def _speaker(scene: Scene, name: str) -> Speaker:
    own = [m for m in scene.reading.mentions if full_name(scene, m) == name]
    free = _speaks_for_himself(scene, name)
    best = next((m for m in own if m.private or (free and not m.codes)), None) or next((m for m in own if m.name == name), own[0])
    index = next(n for n, s in enumerate(scene.sentences) if s.number == best.sentence)
    speaker = made(scene.place(index), best)
    return Speaker(name=name, state=speaker.state, codes=speaker.codes, span=speaker.span, head=speaker.head, person=True)


def full_name(scene: Scene, mention: Mention) -> str | None:
    """Return the fullest name of the person of a mention, which may have the surname alone."""
    if not mention.name or mention.kind not in PERSONAL:
        return None
    last = mention.name.split()[-1]
    longer = [m.name for m in scene.reading.mentions if m.name and m.kind in PERSONAL and m.name.split()[-1] == last]
    return max(longer, key=len, default=mention.name)


def _quoted(place: Place, offset: int) -> bool:
    """Return whether a place in the text is in a quotation between marks."""
    return any(q.span.start <= offset < q.span.end and not q.open for q in place.scene.quotes)


# --- who is meant -----------------------------------------------------------------------------------------------------


def guest_meant(guests: Guests, place: Place, cue: Cue, speakers: list[Speaker], told: set[str]) -> Speaker | None:
    """Return the guest whom a pronoun, or a noun that describes nobody else named, means as the speaker of an utterance.

    `told` are the names of those who speak in the sentence before.
    """
    if not guests.people or len(cue.speakers) > 1 or _quoted(place, place.tokens[cue.head].start):
        return None
    if cue.implied:
        silent = cue.unit.kind in ("say", "view", "quote") and not speakers and not _noun_behind(place, cue.head)
        return guests.before(place, place.tokens[cue.head].start) if silent and not _rival(guests, place, cue) else None
    if not cue.speakers or cue.owned:
        return None
    index = cue.speakers[0]
    named = next((g for g in guests.people for s in speakers if s.person and fold(g.name).endswith(f" {fold(s.name)}")), None)
    if named is not None:
        return named
    if _pronoun(place, index):
        return guests.before(place, place.tokens[index].start) if not _rival(guests, place, cue) else None
    if cue.unit.kind == "act" and not near_quote(place, cue.head):
        return None  # "asks the family for leave"
    if not _nameless(place, index):
        return None
    nearest = guests.before(place, place.tokens[index].start)
    if len(guests.people) > 1 and any(m.head == index and m.role == _COUNTERPART for m in place.mentions):
        return next(s for s in guests.people if s != nearest)
    standin = place.stands_in(index)
    if any(_known(place, s) and not (standin and s.name not in told) for s in speakers):
        return None
    return _unlike(guests, place, index) or nearest


def _noun_behind(place: Place, index: int) -> bool:
    """Return whether a noun that no preposition governs stands behind a verb outside quotations: it may be the subject."""
    behind = [t for t in place.tokens[index + 1 :] if t.upos in ("NOUN", "PROPN") and not _quoted(place, t.start)]
    return any(not place.tree.case(t.index) and not is_time(place, t.index) for t in behind) and near_quote(place, index)


def _unlike(guests: Guests, place: Place, index: int) -> Speaker | None:
    """Return the one of two guests whom the rest of the paragraph does not name: "..." says the Fleming. "...", adds Peeters."""
    start = place.tokens[index].end
    end = start + len(place.scene.text[start:].split("\n")[0])
    named = [m for mentions in place.scene.mentions[place.index :] for m in mentions if start <= m.span.start < end]
    after = {s.name for m in named if not _quoted(place, m.span.start) and (s := guests.named(place.scene, m))}
    others = [s for s in guests.people if s.name not in after]
    return others[0] if after and len(others) == 1 else None


def opinions(guests: Guests, place: Place) -> Iterator[Cue]:
    """Yield what a guest fears, sees or believes, where no clause says it: on a page that lets him speak it is his opinion."""
    for token in place.tokens:
        if token.upos != "VERB" or token.head >= 0 or _quoted(place, token.start):
            continue
        views = [u for key in keys_of(place, token.index) for u in place.scene.words.verbs.get(key, ()) if u.kind == "view"]
        units = [u for u in views if required_words(place, u, token.index) is not None]
        subjects = subjects_of(place, token.index)[:1]
        own = [m for m in place.mentions if m.head in subjects or any(m.span.start <= place.tokens[i].start < m.span.end for i in subjects)]
        if units and place.tree.children(token.index, "obj", "obl") and any(guests.named(place.scene, m) for m in own):
            yield Cue(unit=units[0], head=token.index, speakers=tuple(subjects))


def _pronoun(place: Place, index: int) -> bool:
    token = place.tokens[index]
    personal = token.upos in ("PRON", "DET") and place.word(index) in place.scene.pronouns.get("person", ())
    return personal and "PronType=Rel" not in token.feats and not place.latter(index)


def _nameless(place: Place, index: int) -> bool:
    """Return whether a noun with an article, or with a word of the first person, tells of one person without naming him."""
    token = place.tokens[index]
    kids = place.tree.children(index, "det", "nmod", "nmod:poss")
    definite = any("Definite=Def" in place.tokens[k].feats for k in kids) or "Definite=Def" in token.feats
    definite = definite or any(place.word(k) in place.scene.words.first_persons for k in kids)
    phrase = phrase_of(place, index)
    owners = [m for m in place.mentions if m.head in phrase and m.codes]
    bodies = [m for m in place.mentions if m.head == index and m.kind in (*ORGANISED, "body")]
    words = place.scene.words
    thing = any(place.among(index, group) for group in (words.contents, words.media, words.collectives, words.countries))
    return definite and token.upos in ("NOUN", "PROPN") and "Number=Plur" not in token.feats and not (owners or bodies or thing)


def _known(place: Place, speaker: Speaker) -> bool:
    """Return whether a speaker bears a person's full name."""
    return any(m.name == speaker.name and m.kind in PERSONAL and (m.kind != "name" or " " in m.name) for m in place.scene.reading.mentions)


def _rival(guests: Guests, place: Place, cue: Cue) -> bool:
    """Return whether somebody else is the person whom the words before an utterance are about."""
    beside = near_quote(place, cue.head)
    tail = plain(place.tokens[cue.head].deprel) == "parataxis" or any(i > cue.head for i in cue.speakers) or beside
    first = place.index if not tail and cue.unit.kind != "source" else place.index - 1
    for number in range(first, max(-1, place.index - _BACK - 1), -1):
        where = place.scene.place(number)
        if beside and "\n" in place.scene.text[where.sentence.end : place.sentence.start]:
            return False
        if where.sentence.span.of(place.scene.text).rstrip().endswith("?"):
            continue
        named = [m for m in where.mentions if m.span.end <= place.tokens[cue.head].start and not _quoted(where, m.span.start)]
        if any(guests.named(place.scene, m) for m in named):
            return False
        others = [m.head for m in named if m.name and m.kind in ("person", "role") and plain(where.tokens[m.head].deprel) == "nsubj"]
        if others:
            return not (_tense(place, cue.head) == "Pres" and _tense(where, where.tokens[others[0]].head) == "Past")
    return False


def _tense(place: Place, index: int) -> str | None:
    """Return the tense of a verb's clause: what a page tells of is past, who is asked speaks in the present."""
    finite = [place.tokens[i].feats for i in (index, *place.tree.children(index, "aux", "cop")) if "VerbForm=Fin" in place.tokens[i].feats]
    return next((tense for tense in ("Pres", "Past") if finite and f"Tense={tense}" in finite[0]), None)
