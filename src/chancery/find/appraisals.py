"""Judgements that are acts: praise and criticism told by what somebody says, mostly in quotation marks.

GUIDE, "Hard cases": a statement is also an event only where it is an act towards someone, praise or an accusation among others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from chancery.find.appraisals_judged import beside, find_judged, predicate
from chancery.find.appraisals_sayings import Saying, find_sayings
from chancery.find.appraisals_words import ACTS, NEUTRAL, SUBJECT, Appraisals
from chancery.find.event_cast import Cast
from chancery.find.event_record import make_events
from chancery.find.event_scene import Scene
from chancery.find.factuality import find_factuality
from chancery.find.match import Match, find_matches
from chancery.find.memory import Act, Memory
from chancery.find.parties import Party
from chancery.find.statements_quotes import Quote
from chancery.find.tree import CLAUSAL, plain
from chancery.model import Event, Evidence, Interval, Span

# Acts of the same speaker in the same sentence that already tell of the judgement.
_TOLD = frozenset({"ACCUSE", "SUPPORT", "REJECT"})
# Acts that are done by saying something: who threatens, or brands somebody an extremist, has done no less.
_DONE = frozenset({"THREATEN", "SANCTION", "COERCE"})
# In so few words every one carries what is said.
_SHORT = 9
# The evidence: so many words before and behind those that judge, and so many in all.
_BEFORE, _BEHIND, _MOST_WORDS = 4, 3, 12
_FINAL = ".!?…;"
_NEGATED = ("aux", "cop", "nsubj", "obj", "nsubj:pass")
_CLOSED = CLAUSAL - {"ccomp", "parataxis"}


def with_appraisals(scene: Scene, appraisals: Appraisals, quotes: Sequence[Quote], made: list[Event], memory: Memory) -> list[Event]:
    """Return the events of a sentence with those that its judgements are, in place of the acts that they only allege."""
    events = list(made)
    sayings = list(find_sayings(scene, appraisals, quotes))
    if not sayings:
        return events
    matches = find_matches(scene.tree, appraisals.verdicts, scene.grammar.topics)
    verdicts = [m for larger, smaller in matches.items() for m in (larger, *smaller)]
    for saying in sayings:
        judged = _judge(scene, saying, verdicts, appraisals, memory)
        if judged is None:
            continue
        match, party = judged
        if _told(events, saying, scene):
            continue
        new = _event(scene, saying, match, party)
        if new is None:
            continue
        act = Act(sentence=scene.sentence.number, type=new.type, actors=saying.speaker, recipients=party, judging=True)
        if not memory.judged(act):
            events = [*(e for e in events if not (_alleged(e, scene, match, party, saying.speaker) or _claimed(e, new))), new]
        memory.note(act)
    return events


def _event(scene: Scene, saying: Saying, match: Match, party: Party) -> Event | None:
    """Return the record of a judgement, dated as the verb that tells it; None where that verb tells of nothing that was said."""
    unit = replace(match.unit, pos="v")
    told = make_events(scene, Match(unit=unit, head=saying.cue, loose=match.loose), Cast(saying.speaker, party))[0]
    spoken = saying.cue in saying.content
    if not spoken and (told.status != "actual" or told.type != unit.type):
        return None
    date = _setting(scene, saying) if spoken else told.date
    words = [i for i in match.words if i in saying.content] or [saying.cue]
    return replace(
        told, type=unit.type, mode=unit.mode, status="actual", date=date, actors=saying.speaker.codes, recipients=party.codes,
        roles=(*saying.speaker.roles("actors"), *party.roles("recipients")),
        evidence=Evidence.of(_around(scene, words), scene.reading.document.text),
    )


def _setting(scene: Scene, saying: Saying) -> Interval | None:
    """Return when words are said that no verb of their sentence tells: their own times are those of what they speak of."""
    inside = scene.tree.span(sorted(saying.content))
    timed = any(t.sentence == scene.sentence.number and t.span.overlaps(inside) for t in scene.reading.times)
    return scene.reading.published if timed else scene.setting


def _around(scene: Scene, words: Sequence[int]) -> Span:
    """Return the words of a judgement with some that stand before and behind them."""
    last = len(scene.tree.tokens) - 1
    first = max(0, min(words) - _BEFORE)
    return scene.tree.span([first, min(last, first + _MOST_WORDS - 1, max(words) + _BEHIND)])


def _judge(scene: Scene, saying: Saying, verdicts: list[Match], appraisals: Appraisals, memory: Memory) -> tuple[Match, Party] | None:
    """Return the first match by which a saying judges, with who is judged, else the verb that judges by itself."""
    for match in verdicts:
        if match.head not in saying.content or not _main(scene, match, saying) or _asked(scene, match):
            continue
        valued = _valued(scene, match, appraisals, saying)
        if valued is None:
            continue
        party = find_judged(scene, saying, valued, memory, appraisals)
        if party.codes:
            return replace(valued, words=tuple(sorted({*valued.words, valued.head}))), party
    return _by_verb(scene, saying, appraisals, memory)


def _valued(scene: Scene, match: Match, appraisals: Appraisals, saying: Saying) -> Match | None:
    """Return a match with the type of what it says where it is affirmed or denied, None where it says nothing of what is."""
    says = appraisals.says[match.unit.id]
    denied = _denied(scene, match)
    if says == "lack":
        return match if denied else None
    if says == "either" and denied:
        return replace(match, unit=replace(match.unit, type=ACTS["blame"][0], mode=ACTS["blame"][1]))
    if denied:
        return None
    top = predicate(scene, match, saying.content)
    if saying.verb and saying.verb.head == scene.tree.tokens[top].head:
        return match  # "considers it as a breach": no condition
    fact = find_factuality(scene.tree, match.head, match.words, scene.grammar)
    return match if fact.status == "actual" or (fact.cues and not saying.content & set(fact.cues)) else None


def _denied(scene: Scene, match: Match) -> bool:
    """Return whether a negation stands with the words of a match; one that is a word of the unit denies nothing."""
    tree, negations = scene.tree, scene.grammar.negations
    words = [match.head, *match.words]
    kids = [k for w in words for k in tree.children(w, "advmod", "det", "cc", "case", "obj", "obl", "aux")]
    kids += [k for w in words for i in tree.children(w, *_NEGATED) for k in tree.children(i, "advmod", "det")]

    def denies(index: int) -> bool:
        return bool({tree.tokens[index].text.lower(), tree.tokens[index].lemma.lower()} & negations)

    before = [match.head - 1] if match.head else []
    return not any(denies(w) for w in words) and any(denies(k) for k in (*kids, *before))


def _main(scene: Scene, match: Match, saying: Saying) -> bool:
    """Return whether a word stands in the main clause of what is said, in its predicate."""
    content, tokens = saying.content, scene.tree.tokens
    if len([i for i in content if tokens[i].upos != "PUNCT"]) < _SHORT and not _aside(scene, match, content):
        return True
    at = predicate(scene, match, content)
    if plain(tokens[at].deprel) in ("obj", "obl") and tokens[at].head in content and match.unit.pos != "v":
        if tokens[tokens[at].head].lemma.lower() not in scene.grammar.support:
            return False
        at = tokens[at].head
    while tokens[at].head in content and tokens[at].head != saying.cue:
        if tokens[at].deprel in _CLOSED or plain(tokens[at].deprel) not in ("conj", "ccomp", "xcomp", "parataxis"):
            return False
        at = tokens[at].head
    return True


def _asked(scene: Scene, match: Match) -> bool:
    """Return whether what a word stands in is a question."""
    ends = (t.text for t in scene.tree.tokens[match.head :] if t.text in _FINAL)
    return next(ends, "") == "?"


def _aside(scene: Scene, match: Match, content: frozenset[int]) -> bool:
    """Return whether a word stands in a clause below what is said, or in its subject."""
    tokens = scene.tree.tokens
    chain = [match.head, *(i for i in scene.tree.ancestors(match.head) if i in content)]
    below = chain[:-1] if chain[-1] in content else chain
    return any(tokens[i].deprel in _CLOSED or plain(tokens[i].deprel) == "nsubj" for i in below)


def _by_verb(scene: Scene, saying: Saying, appraisals: Appraisals, memory: Memory) -> tuple[Match, Party] | None:
    """Return the verb that judges by itself ("fumed", "gushed") with whom the words name, or whose act was told before."""
    verb = saying.verb
    if verb is None or appraisals.says[verb.unit.id] in NEUTRAL:
        return None
    praised = verb.unit.type == "SUPPORT"
    party = beside(scene, saying, verb, appraisals) or _spoken_of(scene, saying)
    party = party.without(saying.speaker.codes)
    if not party.codes:
        party = memory.culprit(saying.speaker, scene.sentence.number, praised=praised)
    return (verb, party) if party.codes else None


def _spoken_of(scene: Scene, saying: Saying) -> Party:
    """Return the other state that is the subject of what is said, else the only one that it names."""
    own, tokens = set(saying.speaker.codes), scene.tree.tokens
    subjects = [i for i in sorted(saying.content) if tokens[i].deprel.startswith("nsubj")]
    for index in subjects:
        party = scene.parties.of_word(index).without(own)
        if party.codes:
            return party
    named = scene.parties.of_words(i for i in sorted(saying.content) if i in scene.parties.at).without(own)
    return named if len(named.codes) == 1 else Party()


def _told(events: Sequence[Event], saying: Saying, scene: Scene) -> bool:
    """Return whether an event of the sentence tells of the judgement already, or the verb of saying is another hostile act."""
    own = set(saying.speaker.codes)
    cue = scene.tree.span([saying.cue])
    if any(e.type in _DONE and own & set(e.actors) and e.evidence.span.overlaps(cue) for e in events):
        return True
    return any(e.type in _TOLD and e.status != "negated" and own & set(e.actors) and not _is_claim(e) for e in events)


def _is_claim(event: Event) -> bool:
    """Return whether an accusation is only made of an act that somebody tells of another."""
    return event.type == "ACCUSE" and "/accuse." not in event.rule and "/appraisals." not in event.rule


def _claimed(event: Event, judgement: Event) -> bool:
    """Return whether an event is the claim of an act that its teller judges: "said it was wrong that Israel had opened fire"."""
    return _is_claim(event) and event.actors == judgement.actors and event.recipients == judgement.recipients


def _alleged(event: Event, scene: Scene, match: Match, party: Party, speaker: Party) -> bool:
    """Return whether an event is only what the words of a judgement say of the one judged, or what they deny."""
    inside = any(event.evidence.start <= scene.tree.tokens[i].start < event.evidence.end for i in match.words)
    sides = {*party.codes, *speaker.codes} if event.status == "negated" or not event.recipients else set(party.codes)
    if inside and event.type not in _TOLD and (event.actors, event.recipients) == (speaker.codes, party.codes):
        return True  # the same words taken for another act of the speaker
    return inside and (SUBJECT in match.unit.recipients or event.status == "negated") and set(event.actors) <= sides
