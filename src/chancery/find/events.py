"""Events: who did what to whom, from the lexical units of a pack and the machinery of the tree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from chancery.find.bodies import CROWD
from chancery.find.claims import as_claim
from chancery.find.factuality import UNREAL, Factuality, find_factuality
from chancery.find.grammar import Grammar, load_grammar
from chancery.find.lexicon import Unit, load_lexicon
from chancery.find.match import Match, find_matches
from chancery.find.memory import Memory
from chancery.find.nearby import near_fillers
from chancery.find.parties import Parties, Party
from chancery.find.places import find_place
from chancery.find.roles import Frame
from chancery.find.setting import find_settings, tells_news
from chancery.find.times import event_dates
from chancery.find.tree import Tree, plain
from chancery.lang import Pack
from chancery.model import Dropped, Event, Evidence, Interval, Mention, Reading, Sentence, Span, Statement
from chancery.world import World

# GUIDE, "What counts": cooperative acts still to come are AGREE, a retreat still to come is CONCEDE.
FUTURE_TYPES = {"CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "RETREAT": "CONCEDE"}
# Acts of speech whose content has not happened by being spoken of.
_CONTAINERS = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN"})
# What two do they do to each other where nobody else is named: "the two countries support each other".
_MUTUAL = frozenset({"CONSULT", "SUPPORT", "AGREE", "COOPERATE"})
_HOSTILE = frozenset({"ACCUSE", "SANCTION", "ASSAULT", "COERCE"})
# Acts that a state may do to its own people, or they to it.
_DOMESTIC = frozenset({"PROTEST", "ASSAULT", "COERCE"})
# Acts in which a crowd ("protesters in Kyiv") counts for the state where it acts.
# Acts on a state's citizens, companies or goods that count as acts on the state.
_TARGETED = frozenset({"COERCE", "SANCTION", "AID", "RETREAT", "ASSAULT"})
_CROWDED = frozenset({"PROTEST", "ASSAULT", "COERCE", "THREATEN", "REQUEST", "REJECT"})
_MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class _Scene:
    """One sentence with all that its events are read from."""

    sentence: Sentence
    tree: Tree
    frame: Frame
    parties: Parties
    crowds: Parties
    grammar: Grammar
    needs: Mapping[str, str]
    reading: Reading
    statements: tuple[Statement, ...]
    setting: Interval | None


@dataclass(frozen=True, slots=True)
class _Cast:
    """The parties of a match."""

    actors: Party
    recipients: Party


def find_events(reading: Reading, pack: Pack, world: World) -> Reading:
    """Return the reading with the events of every sentence, not yet merged."""
    lexicon, grammar = load_lexicon(pack), load_grammar(pack)
    private = frozenset(row["form"].lower() for row in pack.table("bodies") if row["stands"] == "no")
    needs = {kind: entry.get("needs", "both") for kind, entry in world.settings("plover").get("types", {}).items()}
    by_sentence: dict[int, list[Mention]] = {}
    for mention in reading.mentions:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    events: list[Event] = []
    dropped: list[Dropped] = []
    memory, settings = Memory(reading.mentions), find_settings(reading)
    for sentence in reading.document.sentences:
        mentions = by_sentence.get(sentence.number, [])
        if not mentions:
            continue
        tree = Tree.of(sentence)
        told = [s for s in reading.statements if s.evidence.span.overlaps(tree.span([0, len(tree.tokens) - 1]))]
        places = (grammar.location | grammar.agents) - grammar.genitives
        parties = Parties.of(tree, [m for m in mentions if m.kind != CROWD], private, places)
        crowds = Parties.of(tree, [m for m in mentions if m.kind != "body" or not m.private], frozenset(), places)
        scene = _Scene(sentence, tree, Frame(tree, grammar), parties, crowds, grammar, needs, reading, tuple(told), settings.get(sentence.number))
        made, refused = _read_sentence(scene, find_matches(tree, lexicon, grammar.topics), memory)
        events += made
        dropped += refused
    return replace(reading, events=tuple(events), dropped=(*reading.dropped, *dropped))


def _read_sentence(scene: _Scene, matches: list[Match], memory: Memory) -> tuple[list[Event], list[Dropped]]:
    events: list[Event] = []
    dropped: list[Dropped] = []
    casts = {}
    for number, match in enumerate(matches):
        cast = _cast(scene, match)
        if _reason(scene, match, cast):
            closer = _cast(scene, match, near=True)
            if not _reason(scene, match, closer):
                match, cast = replace(match, loose=True), closer
                matches[number] = match
            else:
                recalled = _recalled(scene, match, cast, memory)
                if not _reason(scene, match, recalled):
                    match, cast = replace(match, loose=True), recalled
                    matches[number] = match
        casts[match] = cast
    standing = [m for m in matches if not _reason(scene, m, casts[m])]
    for match in standing:
        casts[match] = _addressed(scene, match, casts, memory)
    for match in matches:
        reason = _reason(scene, match, casts[match]) or _contained(scene, match, standing) or _unreal(scene, match)
        span = scene.tree.span(sorted(match.tokens))
        if reason:
            dropped.append(Dropped(kind="event", span=span, rule=match.unit.id, reason=reason))
        else:
            made = _events(scene, match, casts[match])
            events += [as_claim(event, scene.tree, match.head, scene.statements, scene.setting) for event in made]
            memory.note(scene.sentence.number, casts[match].actors.join(casts[match].recipients))
    return events, dropped


# --- who ----------------------------------------------------------------------------------------------------------


def _parties(scene: _Scene, match: Match, slots: tuple[str, ...]) -> Parties:
    """Return the parties that may fill slots of a match: in some acts also crowds, or private persons as those acted on."""
    kinds = _CROWDED | _TARGETED if slots is match.unit.recipients else _CROWDED
    return scene.crowds if match.unit.type in kinds else scene.parties


def _fill(scene: _Scene, match: Match, slots: tuple[str, ...], others: Party = Party()) -> Party:
    """Return who stands in the first of the slots that somebody fills, besides the other side where a slot names more."""
    parties, found = _parties(scene, match, slots), Party()
    for slot in slots:
        party = parties.of_words(scene.frame.fillers(match, (slot,)))
        if set(party.codes) - set(others.codes):
            return party
        found = found if found.codes else party
    return found


def _near(scene: _Scene, match: Match, slots: tuple[str, ...]) -> Party:
    parties = _parties(scene, match, slots)
    return parties.of_words(near_fillers(scene.tree, parties, match, slots))


def _cast(scene: _Scene, match: Match, *, near: bool = False) -> _Cast:
    """Return who fills the slots of a match, `near` by closeness too; a party cannot be both sides of a directed act."""
    unit = match.unit
    actors = _fill(scene, match, unit.actors)
    recipients = _fill(scene, match, unit.recipients, actors)
    if near and not actors.codes:
        actors = _near(scene, match, unit.actors)
    if near and not recipients.codes and unit.recipients:
        recipients = _near(scene, match, unit.recipients)
    if unit.reciprocal:
        return _Cast(actors.join(recipients), Party())
    if unit.pos == "n" and actors.codes and recipients.codes:
        actors = actors.without(recipients.codes) if set(actors.codes) - set(recipients.codes) else actors
    if unit.type in _DOMESTIC and recipients.codes == actors.codes and not set(recipients.spans) & set(actors.spans):
        return _Cast(actors, recipients)
    return _Cast(actors, recipients.without(actors.codes))


def _recalled(scene: _Scene, match: Match, cast: _Cast, memory: Memory) -> _Cast:
    """Return the cast of a match with the side that is missing recalled from the text around.

    In a text that names one state alone, what is done is done in it and to it.
    """
    only = memory.only()
    if only and not match.unit.reciprocal and match.unit.recipients:
        return _Cast(cast.actors if cast.actors.codes else only, cast.recipients if cast.recipients.codes else only)
    nominal = match.unit.pos == "n" and scene.frame.supporter(match.head) is None
    if nominal:
        return cast
    actors, recipients, number = cast.actors, cast.recipients, scene.sentence.number
    if match.unit.reciprocal:
        return _Cast(actors.join(memory.partner(actors, number)), Party()) if len(actors.codes) == 1 else cast
    if len(actors.codes) > 1 and match.unit.type in _MUTUAL:
        return cast
    if actors.codes and not recipients.codes and match.unit.recipients:
        return _Cast(actors, memory.partner(actors, number))
    if recipients.codes and not actors.codes:
        return _Cast(memory.partner(recipients, number), recipients)
    return cast


def _addressed(scene: _Scene, match: Match, casts: Mapping[Match, _Cast], memory: Memory) -> _Cast:
    """Return the cast of a promise or refusal, its recipient taken from what is promised or refused, else recalled."""
    cast = casts[match]
    if cast.recipients.codes or match.unit.reciprocal or not match.unit.recipients or len(cast.actors.codes) != 1 or match.unit.type not in _CONTAINERS:
        return cast
    content = [(m, c) for m, c in casts.items() if m.head != match.head and match.head in scene.tree.ancestors(m.head)]
    if match.unit.type == "REJECT" and any(other.unit.type in _HOSTILE for other, _ in content):
        return cast  # whom one refuses to condemn is not the one refused
    for _, told in content:
        parties = told.recipients.join(told.actors).without(cast.actors.codes)
        if parties.codes:
            return _Cast(cast.actors, parties)
    return _Cast(cast.actors, memory.partner(cast.actors, scene.sentence.number))


def _reason(scene: _Scene, match: Match, cast: _Cast) -> str:
    """Return why a match makes no event, or nothing where it makes one."""
    unit = match.unit
    actors, recipients = cast.actors.codes, cast.recipients.codes
    if not actors and not recipients:
        return "no party that stands for a state or an organisation"
    if unit.reciprocal:
        return "" if len(actors) > 1 else "a reciprocal act with only one party known"
    if unit.type in _MUTUAL and unit.pos != "n" and len(actors) > 1:
        return ""
    if unit.must_actors and not actors:
        return "the unit needs an actor and none is known"
    if unit.must_recipients and not recipients:
        return "the unit needs a recipient and none is known"
    need = _need(scene, unit, match)
    if need == "both" and not (actors and recipients):
        return "both sides must be known and one is not"
    if need == "actor" and not actors:
        return "the actor is not known"
    return ""


def _need(scene: _Scene, unit: Unit, match: Match) -> str:
    need = scene.needs.get(unit.type, "both")
    nominal = unit.pos == "n" and bool(unit.recipients) and scene.frame.supporter(match.head) is None and not scene.tree.children(match.head, "cop")
    return "both" if nominal else need


def _unreal(scene: _Scene, match: Match) -> str:
    """Return why a match tells of no act that was done, is planned or may be, or nothing."""
    fact = find_factuality(scene.tree, match.head, match.words, scene.grammar)
    return "only wanted, demanded, tried or conditional" if fact.status == UNREAL else ""


def _contained(scene: _Scene, match: Match, standing: list[Match]) -> str:
    """Return why a match is only the content of another act of the sentence, or nothing."""
    above = list(scene.tree.ancestors(match.head))
    for other in standing:
        if other is match or other.head not in above or other.unit.type not in (*_CONTAINERS, "ACCUSE"):
            continue
        if other.unit.type == "ACCUSE" and match.unit.pos == "n":
            continue
        path = above[: above.index(other.head)]
        links = [plain(scene.tree.tokens[i].deprel) for i in (match.head, *path)]
        relative = "relcl" in _relations(scene, match.head, path)
        if not set(links) & {"conj", "parataxis"} and links[-1] not in ("nsubj", "advmod") and not relative:
            return f"the content of {other.unit.id}, no act of its own"
    return ""


def _relations(scene: _Scene, head: int, path: list[int]) -> str:
    return " ".join(scene.tree.tokens[i].deprel for i in (head, *path))


# --- the record ---------------------------------------------------------------------------------------------------


def _events(scene: _Scene, match: Match, cast: _Cast) -> list[Event]:
    """Return the record of a match, one for each of the times that its sentence gives it."""
    dates = event_dates(scene.reading, scene.sentence, scene.tree.tokens[match.head].start)
    return [_event(scene, match, cast, date) for date in dates or (None,)]


def _event(scene: _Scene, match: Match, cast: _Cast, date: Interval | None) -> Event:
    unit = match.unit
    fact = _as_of(scene, find_factuality(scene.tree, match.head, match.words, scene.grammar), date)
    told = fact.status in ("actual", "negated") and tells_news(scene.tree, match, scene.grammar, scene.frame.supporter(match.head) is not None)
    date = scene.setting if date is None and told else date
    kind = FUTURE_TYPES.get(unit.type, unit.type) if fact.status == "future" else unit.type
    words = sorted(match.tokens)
    evidence = Evidence.of(_evidence_span(scene, words, cast), scene.reading.document.text)
    return Event(
        type=kind, mode=unit.mode if kind == unit.type else None,
        actors=cast.actors.codes, recipients=cast.recipients.codes,
        who=tuple(dict.fromkeys([*cast.actors.who, *cast.recipients.who])),
        date=date, place=find_place(scene.tree, match.head, scene.parties.at, scene.grammar), status=fact.status,
        evidence=evidence, roles=(*cast.actors.roles("actors"), *cast.recipients.roles("recipients")),
        rule=unit.id, confidence=_confidence(match, cast),
    )


def _as_of(scene: _Scene, fact: Factuality, date: Interval | None) -> Factuality:
    """Return the factuality with a date after the document's taken as future ("visits Minsk next week")."""
    published = scene.reading.published
    if fact.status == "actual" and date and published and date.start > published.end:
        return Factuality("future", fact.cues)
    return fact


def _confidence(match: Match, cast: _Cast) -> float:
    """Return a raw score between 0 and 1; calibrated figures are in docs/limits.md."""
    score = 0.75 + 0.05 * min(len(match.words), 2)
    score -= 0.2 if match.loose else 0.0
    score -= 0.15 if not match.unit.reciprocal and not (cast.actors.codes and cast.recipients.codes) else 0.0
    score -= 0.1 if match.unit.pos == "n" else 0.0
    return round(score, 2)


def _evidence_span(scene: _Scene, words: list[int], cast: _Cast) -> Span:
    """Return 3 to 12 words around those of the unit, reaching for the parties while there is room."""
    tokens = scene.tree.tokens
    first, last = _core(words)
    wanted = sorted(_party_tokens(scene, cast), key=lambda i: min(abs(i - first), abs(i - last)))
    for index in wanted:
        new_first, new_last = min(first, index), max(last, index)
        if new_last - new_first < _MOST_WORDS:
            first, last = new_first, new_last
    while last - first < 2 and (first > 0 or last < len(tokens) - 1):
        if last < len(tokens) - 1:
            last += 1
        if last - first < 2 and first > 0:
            first -= 1
    return Span(tokens[first].start, tokens[last].end)


def _core(words: list[int]) -> tuple[int, int]:
    first, last = words[0], words[-1]
    return (first, last) if last - first < _MOST_WORDS else (words[-2] if words[-1] - words[-2] < _MOST_WORDS else words[-1], words[-1])


def _party_tokens(scene: _Scene, cast: _Cast) -> Iterable[int]:
    for _, start, end in (*cast.actors.spans, *cast.recipients.spans):
        for token in scene.sentence.between(Span(start, end)):
            yield token.index
