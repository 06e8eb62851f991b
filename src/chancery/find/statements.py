"""Statements: who said something, in whose name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from chancery.find.statements_back import behind_the_sentence_before
from chancery.find.statements_continued import continued
from chancery.find.statements_cues import Cue, find_cues
from chancery.find.statements_echoes import distinct, without_echoes
from chancery.find.statements_form import about
from chancery.find.statements_found import Found, Said
from chancery.find.statements_guests import Guests, find_guests, guest_meant, opinions
from chancery.find.statements_interviews import find_interview
from chancery.find.statements_owners import with_owners
from chancery.find.statements_quotes import Quote, Turn, overlapping
from chancery.find.statements_scene import Place, Scene, Speaker
from chancery.find.statements_speakers import owners_of, speakers_at
from chancery.find.statements_subjects import subjects_of
from chancery.find.statements_turns import answered
from chancery.find.tree import plain
from chancery.lang import Pack
from chancery.model import Evidence, Reading, RoleSpan, Span, Statement, Token
from chancery.world import World

# The longest evidence in words.
_MOST_WORDS = 12
_LONGEST_HEADLINE = 22
_OPENING = "\"“”„«‘' \r\n"
_FINAL = re.compile(r"[.!?…:;][\"”“»’')\]]*$")


def find_statements(reading: Reading, pack: Pack, world: World) -> Reading:
    """Return the reading with its attributed utterances, one for each speaker and sentence."""
    scene = Scene.of(reading, pack, world)
    turns = answered(scene)
    interview = None if turns else find_interview(scene)
    found = Found(interview=interview, guests=Guests((interview.speaker,)) if interview else find_guests(scene))
    for index, sentence in enumerate(scene.sentences):
        place = scene.place(index)
        said = [*_by_cues(place, found), *_by_quotes(place, found)]
        said = [*_by_turns(place, turns, found), *said]
        found.said[index] = [] if _headline(place) or _of_the_site(place) else distinct(without_echoes(place, said))
        found.said[index] = found.said[index] or continued(place, found)
        if not found.said[index]:
            found.newcomers[index] = _subjects(place, found, until=sentence.end)[:1]
    told = [_statement(said) for index in sorted(found.said) for said in found.said[index]]
    statements = [one for one in told if any(character.isalpha() for character in one.evidence.text)]  # "(…)" says nothing
    return replace(reading, statements=with_owners(reading, tuple(statements), pack))


def _by_turns(place: Place, turns: Sequence[tuple[Turn, Speaker]], found: Found) -> list[Said]:
    """Return what the sentence is of the answers of an interview that no quotation marks carry."""
    answers = [(turn.span, speaker) for turn, speaker in turns]
    if found.interview is not None:
        answers += [(span, _silent(found.interview.speaker, place, 0)) for span in found.interview.unquoted]
    return [Said(place=place, speaker=who, quote=Quote(span, True)) for span, who in answers if span.overlaps(place.sentence.span)][:1]


def _headline(place: Place) -> bool:
    """Return whether a sentence is a headline: a line without final punctuation in a text whose other lines have it."""
    text = place.scene.text
    if _FINAL.search(place.sentence.span.of(text)) or (place.index and len(place.tokens) > _LONGEST_HEADLINE):
        return False
    return any(_FINAL.search(s.span.of(text)) for s in place.scene.sentences)


def _of_the_site(place: Place) -> bool:
    """Return whether a sentence is no part of the article."""
    return any(place.sentence.span.overlaps(span) for span in place.scene.reading.document.boilerplate)


# --- cues ------------------------------------------------------------------------------------------------------------


def _by_cues(place: Place, found: Found) -> list[Said]:
    said: list[Said] = []
    told = {s.speaker.name for s in found.said.get(place.index - 1, ())}
    for cue, speakers in _attributed(place, found):
        if cue.back and told & {s.name for s in speakers}:
            continue
        quote = _nearest(place, cue)
        if quote is not None:
            found.owners.setdefault(quote.span, speakers)
        said += [Said(place=place, speaker=s, cue=cue, quote=quote) for s in speakers]
    return said


def _attributed(place: Place, found: Found) -> Iterator[tuple[Cue, list[Speaker]]]:
    """Yield the cues that have speakers; one that is part of what another reports counts only in a quotation."""
    last = found.last(place.index)
    told: list[tuple[Cue, list[Speaker]]] = []
    cues = find_cues(place)
    before = {s.speaker.name for s in found.said.get(place.index - 1, ())}
    for cue in [*cues, *(c for c in opinions(found.guests, place) if all(c.head != other.head for other in cues))]:
        who = owners_of if cue.owned else speakers_at
        speakers = [s for index in cue.speakers for s in who(place, index, last)]
        if cue.implied:
            speakers = [_silent(s, place, cue.head) for s in last if _agrees(place, cue.head, s)]
        guest = guest_meant(found.guests, place, cue, speakers, before)
        if guest is not None:
            speakers = [_silent(guest, place, next(iter(cue.speakers), cue.head))]
        if speakers:
            told.append((cue, speakers))
    for cue, speakers in _handed_on(place, told):
        if place.tokens[cue.head].head < 0 and place.tokens[-1].text == "?" and place.scene.quote_at(place.tokens[cue.head]) is None:
            continue  # "Why did X accuse Y?"
        around = place.scene.quote_at(place.tokens[cue.head])
        if (around is not None and around.major) or not any(_reports(place, other, cue) for other, _ in told):
            yield cue, speakers


def _agrees(place: Place, index: int, speaker: Speaker) -> bool:
    """Return whether a verb without subject may be that of a speaker: one in the plural is not one person's."""
    finite = [place.tokens[i].feats for i in (index, *place.tree.children(index, "aux")) if "VerbForm=Fin" in place.tokens[i].feats]
    one = any(m.name == speaker.name and m.kind in ("person", "name") for m in place.scene.reading.mentions)
    return not (one and finite and all("Number=Plur" in feats for feats in finite))


def _handed_on(place: Place, told: list[tuple[Cue, list[Speaker]]]) -> list[tuple[Cue, list[Speaker]]]:
    """Return the cues with their speakers; a participle takes the speaker of the verb put in before it: "A grows, said B, adding that".

    One below a verb of quoting is part of it: "C quoted D as saying".
    """
    found: list[tuple[Cue, list[Speaker]]] = []
    for cue, speakers in told:
        token = place.tokens[cue.head]
        loose = plain(token.deprel) == "advcl" and "VerbForm=Part" in token.feats and not place.tree.children(cue.head, "nsubj")
        if cue.unit.kind == "cite" and plain(token.deprel) == "acl" and "VerbForm=Part" in token.feats and len(told) > 1:
            continue  # "said X, quoted by Y"
        if loose and any(other.unit.kind == "cite" and other.head == token.head for other, _ in told):
            continue
        before = [(o, who) for o, who in told if loose and o.head < cue.head and _tailing(place, o)]
        beside = [(place.tokens[o.head], who) for o, who in before if place.tokens[o.head].head == token.head]
        inserted = [who for verb, who in beside if plain(verb.deprel) == "parataxis"]
        found.append((cue, inserted[-1] if inserted else speakers))
    return found


def _reports(place: Place, outer: Cue, inner: Cue) -> bool:
    """Return whether a cue stands in the clause that another cue attributes to somebody."""
    if outer is inner or outer.unit.kind in ("quote", "cite", "noun", "own"):
        return False
    tokens = place.tokens
    first, last = sorted((outer.head, inner.head))
    if any(t.text == ";" for t in tokens[first:last]):
        return False
    chain = [inner.head, *place.tree.ancestors(inner.head)]
    if outer.head in chain[1:]:
        inside = chain[: chain.index(outer.head)]
        if any(place.word(k) in place.scene.words.contrasts for i in inside for k in place.tree.children(i, "mark")):
            return False  # "A says this, while B says that"
        if any(_set_apart(place, i) for i in inside):
            return False
        below = tokens[inside[-1]]
        return plain(below.deprel) in ("ccomp", "csubj") or (plain(below.deprel) == "parataxis" and below.index < outer.head)
    behind = plain(tokens[outer.head].deprel) in ("parataxis", "conj") and outer.unit.kind == "say" and _tailing(place, outer)
    behind = behind and not place.tree.children(outer.head, "cc")
    return behind and tokens[outer.head].head == inner.head and inner.head < outer.head


def _set_apart(place: Place, index: int) -> bool:
    """Return whether a clause joined behind a comma has a person with a name as its subject: "A said it was late, and B spoke of haste"."""
    joins = [k for k in place.tree.children(index, "cc") if k > 0 and place.tokens[k - 1].text == ","]
    subjects = place.tree.children(index, "nsubj")
    named = any(m.head in subjects and m.name and m.kind in ("person", "role") for m in place.mentions)
    return plain(place.tokens[index].deprel) == "conj" and bool(joins) and named


def _tailing(place: Place, cue: Cue) -> bool:
    """Return whether a cue's verb follows a comma, as one does that reports the clause before it."""
    return cue.head > 0 and any(place.tokens[i].text == "," for i in range(max(0, cue.head - 3), cue.head)) and bool(cue.speakers)


def _silent(speaker: Speaker, place: Place, index: int) -> Speaker:
    return replace(speaker, span=place.tokens[index].span, head=index)


def _nearest(place: Place, cue: Cue) -> Quote | None:
    """Return the clause-like quotation of the sentence nearest to a cue outside it."""
    token = place.tokens[cue.head]
    near = [q for q in place.scene.quotes if q.major and not _within(q, token) and overlapping([place.sentence], q.span)]
    return min(near, key=lambda q: max(q.span.start - token.end, token.start - q.span.end), default=None)


def _within(quote: Quote, token: Token) -> bool:
    """Return whether a token is among the words that a quotation quotes."""
    return quote.covers(token) and not quote.open


# --- quotations ------------------------------------------------------------------------------------------------------


def _by_quotes(place: Place, found: Found) -> list[Said]:
    """Return the utterances of quotations that no cue of the sentence itself attributes."""
    said: list[Said] = []
    for quote in place.scene.quotes:
        if not quote.major or not overlapping([place.sentence], quote.span) or _of_exchange(quote, found):
            continue
        if quote.span not in found.owners:
            found.owners[quote.span] = _owner(place, quote, found)
        said += [Said(place=place, speaker=s, quote=quote) for s in found.owners[quote.span]]
    return said


def _of_exchange(quote: Quote, found: Found) -> bool:
    """Return whether a dash opens a question or answer of an interview; whose those are is known."""
    interview = found.interview
    return quote.open and interview is not None and any(quote.span.overlaps(span) for span in (*interview.asked, *interview.unquoted))


def _owner(place: Place, quote: Quote, found: Found, *, own: bool = False) -> list[Speaker]:
    """Return whose a quotation is: a later sentence of it says so (`own`: or its first), or what stands before it."""
    inside = overlapping(place.scene.sentences, quote.span)
    for index in range(place.index + (not own), place.index + len(inside)):
        later = place.scene.place(index)
        for cue, speakers in _attributed(later, found):
            if not _within(quote, later.tokens[cue.head]):
                return speakers
    pointing = _pointing(place, len(inside), found)
    if pointing:
        return pointing
    following = _following(place, quote)
    if following is not None:
        return _owner(*following, found, own=True)
    if quote.open:
        return []
    if not _whole(place, quote):
        return _colon(place, quote, found) or _behind_colon(place, quote, found)
    said = _colon(place, quote, found) or _interviewed(place, quote, found) or _by_guest(place, quote, found)
    return said or _silently(place, quote, found) or _asked(place, found)


def _behind_colon(place: Place, quote: Quote, found: Found) -> list[Speaker]:
    """Return the guest where the words before a colon name nobody: "Then, after a while: ..."."""
    introduced = place.scene.text[: quote.span.start].rstrip(_OPENING).endswith(":")
    return _by_guest(place, quote, found) if introduced else []


def _by_guest(place: Place, quote: Quote, found: Found) -> list[Speaker]:
    """Return the guest of the page as speaker of a silent quotation, unless the sentence before it in its paragraph is another's."""
    guest = found.guests.before(place, place.sentence.start)
    if guest is None or _told_by_somebody(place, quote):
        return []
    before = place.index - 1
    if before >= 0 and "\n" not in place.scene.text[place.scene.sentences[before].end : place.sentence.start]:
        said = [s for s in found.said.get(before, ()) if s.speaker.person and (s.quote is not None or guest.state is not None)]
        if said:
            return [_silent(said[-1].speaker, place, 0)]
        if found.said.get(before):
            return [_silent(guest, place, 0)]
        about = found.newcomers.get(before, [])
        if about and not any(s.name == about[0].name for s in found.guests.people):
            return [_silent(about[0], place, 0)] if any(m.name == about[0].name and m.codes for m in place.scene.reading.mentions) \
                else [_silent(guest, place, 0)]
    return [_silent(guest, place, 0)]


def _interviewed(place: Place, quote: Quote, found: Found) -> list[Speaker]:
    """Return who answers in an interview where a quotation opens an answer or follows a question."""
    if found.interview is None:
        return []
    before = place.scene.text[: quote.span.start].rstrip(_OPENING[:-2])
    asked = before.endswith(("\n", "?")) and not any(q.covers_end(len(before)) for q in place.scene.quotes)
    return [_silent(found.interview.speaker, place, 0)] if asked else []


def _following(place: Place, quote: Quote) -> tuple[Place, Quote] | None:
    """Return the quotation of the next paragraph that goes on with one left open at its paragraph's end, and where it begins."""
    text = place.scene.text
    if quote.open or text[quote.span.end : quote.span.end + 1] not in ("\n", "\r"):
        return None
    after = next((q for q in place.scene.quotes if q.span.start > quote.span.end), None)
    if after is None or text[quote.span.end : after.span.start].strip(_OPENING):
        return None
    index = next((n for n, s in enumerate(place.scene.sentences) if s.start < after.span.end and after.span.start < s.end), None)
    return (place.scene.place(index), after) if index is not None else None


def _pointing(place: Place, length: int, found: Found) -> list[Speaker]:
    """Return whose the sentence behind a quotation says that it is."""
    index = place.index + max(length, 1)
    if index >= len(place.scene.sentences):
        return []
    return next((speakers for cue, speakers in _attributed(place.scene.place(index), found) if cue.back), [])


def _whole(place: Place, quote: Quote) -> bool:
    """Return whether a quotation begins its sentence."""
    return not place.scene.text[place.sentence.start : quote.span.start].strip("\"“”„«‘'–—, ")


def _colon(place: Place, quote: Quote, found: Found) -> list[Speaker]:
    """Return the speaker of `X: "..."`: the subject, or the name, before the colon."""
    text = place.scene.text
    before = text[: quote.span.start].rstrip(_OPENING)
    if not before.endswith(":"):
        return []
    index = next((n for n, s in enumerate(place.scene.sentences) if s.start < len(before) <= s.end), place.index)
    where = place.scene.place(index)
    return _subjects(where, found, until=len(before)) or _labelled(where, found, len(before) - 1)


def _labelled(place: Place, found: Found, colon: int) -> list[Speaker]:
    """Return the speaker whose name or office stands between the start of a sentence and a colon, with no verb."""
    verbs = [t for t in place.tokens if t.upos in ("VERB", "AUX") and t.end <= colon]
    named = [m for m in place.mentions if m.span.end <= colon and (not verbs or place.scene.text[m.span.end : colon].strip() == "")]
    for mention in sorted(named, key=lambda m: m.span.start):
        before = [t for t in place.tokens if t.end <= mention.span.start]
        if all(t.upos in ("DET", "ADJ", "PUNCT", "NUM") for t in before):
            return speakers_at(place, mention.head, found.last(place.index))
    return []


def _subjects(place: Place, found: Found, until: int) -> list[Speaker]:
    """Return the subject of a sentence as speaker, else the first person named in it, up to a place in the text."""
    tokens = [t for t in place.tokens if t.end <= until]
    root = next((t.index for t in tokens if t.head < 0 and t.upos == "VERB"), None)
    subjects = subjects_of(place, root) if root is not None else []
    subjects += [t.index for t in tokens if plain(t.deprel) == "nsubj" and place.tree.clause_head(t.index) == place.tree.clause_head(0)]
    subjects += [t.index for t in tokens if plain(t.deprel) in ("nsubj", "root") and t.upos in ("PROPN", "NOUN", "PRON")]
    last = found.last(place.index)
    for index in subjects:
        speakers = speakers_at(place, index, last)
        if speakers and all(s.person for s in speakers):
            return speakers
    return []


def _silently(place: Place, quote: Quote, found: Found) -> list[Speaker]:
    """Return the speaker of a quotation that stands alone: who spoke before it, or the subject of the sentence before."""
    last = found.last(place.index)
    if last:
        return [_silent(s, place, 0) for s in last]
    if place.index and not found.said.get(place.index - 1):
        earlier = place.scene.place(place.index - 1)
        return [_silent(s, place, 0) for s in _subjects(earlier, found, until=earlier.sentence.end)[:1]]
    return []


def _asked(place: Place, found: Found) -> list[Speaker]:
    """Return who answers a question that stands outside quotation marks in the line before: whoever was quoted last."""
    if not place.index:
        return []
    text, before = place.scene.text, place.scene.sentences[place.index - 1]
    quoted = any(q.span.overlaps(before.span) for q in place.scene.quotes)
    if quoted or not before.span.of(text).rstrip().endswith("?"):
        return []
    if "\n" not in text[before.end : place.sentence.start]:
        earlier = place.scene.place(max(0, place.index - 2))
        return [_silent(s, place, 0) for s in _subjects(earlier, found, until=earlier.sentence.end)[:1]]
    last = next((found.said[index] for index in range(place.index - 1, -1, -1) if found.said.get(index)), [])
    return [_silent(s.speaker, place, 0) for s in last if s.speaker.person][:1]


def _told_by_somebody(place: Place, quote: Quote) -> bool:
    """Return whether the words around a quotation have a noun with an indefinite article: "...", writes a reader."""
    outside = [t for t in place.tokens if t.upos == "NOUN" and not quote.covers(t) and not place.tree.case(t.index)]
    articles = [place.tokens[k].feats for t in outside for k in place.tree.children(t.index, "det")]
    return any("Definite=Ind" in feats or "PronType=Ind" in feats for feats in articles)


# --- records ---------------------------------------------------------------------------------------------------------


def _statement(said: Said) -> Statement:
    place, speaker, cue = said.place, said.speaker, said.cue
    text = place.scene.text
    rule = f"{cue.unit.kind}:{cue.unit.id}" if cue else "quotation" if said.quote else "continued"
    return Statement(
        speaker=speaker.name, state=speaker.state, form="direct" if said.direct else "indirect", about=about(place, speaker),
        rule=f"statements:{rule}", confidence=0.7 if cue else 0.6, evidence=Evidence.of(_evidence(said), text),
        roles=(RoleSpan(role="speaker", value=speaker.name, start=speaker.span.start, end=speaker.span.end),),
    )


def _evidence(said: Said) -> Span:
    tokens = said.place.tokens
    if said.cue is None:
        inside = [t for t in tokens if said.quote is None or said.quote.covers(t)] or list(tokens)
        return Span(inside[0].start, inside[: _MOST_WORDS][-1].end)
    cue = said.cue.head
    near = said.speaker.head if abs(said.speaker.head - cue) < _MOST_WORDS - 2 else cue
    first, last = sorted((cue, near))
    last = min(len(tokens) - 1, max(last, first + 5))
    first = max(0, min(first, last - 2))
    span = Span(tokens[first].start, tokens[last].end)
    return behind_the_sentence_before(said.place, span) if said.cue.back else span
