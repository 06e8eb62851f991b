"""Who did it to whom: the parties that fill the slots of a matched unit, read off the tree, by closeness or from what was told before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from chancery.find.affairs import suffered
from chancery.find.answers import answered
from chancery.find.companions import joined
from chancery.find.conflicts import condemned, invader
from chancery.find.crowds import against_rulers, is_crowd
from chancery.find.event_scene import Scene
from chancery.find.lexicon import Unit
from chancery.find.match import Match
from chancery.find.memory import Memory
from chancery.find.mutual import to_each_other
from chancery.find.nearby import near_fillers
from chancery.find.owners import is_of_object, owners
from chancery.find.parties import Parties, Party
from chancery.find.received import received
from chancery.find.tree import Tree, plain
from chancery.find.uttering import uttering

# Acts of speech whose content has not happened by being spoken of.
CONTAINERS = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN"})
# What two do they do to each other where nobody else is named: "the two countries support each other".
_MUTUAL = frozenset({"CONSULT", "SUPPORT", "AGREE", "COOPERATE"})
_HOSTILE = frozenset({"ACCUSE", "SANCTION", "ASSAULT", "COERCE"})
# Acts that a state may do to its own people, or they to it.
_DOMESTIC = frozenset({"PROTEST", "ASSAULT", "COERCE"})
# What crowds do to their own government.
_DEMANDED = frozenset({"PROTEST", "REQUEST"})
# Acts in which a crowd ("protesters in Kyiv") counts for the state where it acts.
_CROWDED = frozenset({"PROTEST", "ASSAULT", "COERCE", "THREATEN", "REQUEST", "REJECT"})
# Acts on a state's citizens, companies or goods that count as acts on the state.
_TARGETED = frozenset({"COERCE", "SANCTION", "AID", "RETREAT", "ASSAULT"})
# Acts whose host is the state where a city lies.
_HOSTED = frozenset({"CONSULT"})
# What private persons do that counts for more than themselves.
_PRIVATE = frozenset({"ACCUSE", "PROTEST", "REQUEST"})
# What authorities do where they are.
_OFFICIAL = frozenset({"COERCE", "SANCTION", "ACCUSE"})
# Relations of clauses that tell something beside the clause above.
_OWN_CLAUSES = frozenset({"conj", "advcl", "parataxis"})
# The mode of what both sides of a war do at once: "the two laid down their arms".
_CEASEFIRE = "ceasefire"
# The mode of talks that somebody leads between others.
_THIRD = "third-party"
# The slot of a subject that must be a person.
PERSON = "person"
# The slot of a subject that names two parties at least, who act together.
BOTH = "both"
# The slot of an object that is itself the name of a state or organisation.
NAMED = "named"
_NOBODY = Party()
_OF_STATES = ("state", "adjective", "demonym", "capital")


@dataclass(frozen=True, slots=True)
class Cast:
    """The parties of a match."""

    actors: Party
    recipients: Party


def _parties(scene: Scene, match: Match, slots: tuple[str, ...]) -> Parties:
    """Return the parties that may fill slots of a match: in some acts also crowds, or private persons as those acted on."""
    kinds = _CROWDED | _TARGETED | _HOSTED if slots is match.unit.recipients else _CROWDED
    return scene.crowds if match.unit.type in kinds else scene.parties


def _fill(scene: Scene, match: Match, slots: tuple[str, ...], others: Party = _NOBODY) -> Party:
    """Return who stands in the first of the slots that somebody fills, besides the other side where a slot names more."""
    unit, parties, found = match.unit, _parties(scene, match, slots), Party()
    for slot in slots:
        words = scene.frame.fillers(match, (slot,))
        if slot == "gen" and slots is unit.actors:
            words = [w for w in words if not is_of_object(scene, match, w)]
        if slot == "obj" and unit.pos == "v":
            met = unit.type in _HOSTED
            words = [w for word in words for w in owners(scene, parties, word) if not met or w == word]
        party = parties.of_words(_persons(scene, words) if slot == PERSON else _names(scene, words) if slot == NAMED else words)
        if slot == BOTH and len(party.codes) == 1:
            continue
        if set(party.codes) - set(others.codes):
            return party
        found = found if found.codes else party
    return found


def _persons(scene: Scene, words: list[int]) -> list[int]:
    """Return the words that mean a holder of an office: who is in a capital is on a visit there, unlike an army."""
    return [i for i in words if (m := scene.parties.at.get(i)) and (m.kind in ("person", "role") or (m.kind == "pronoun" and m.name))]


def _names(scene: Scene, words: list[int]) -> list[int]:
    """Return the words that name a state or organisation themselves: who suspends Gabon does not suspend a Gabonese."""
    return [i for i in words if (m := scene.parties.at.get(i)) and m.kind in ("state", "capital", "metonym", "organisation", "pronoun")]


def _near(scene: Scene, match: Match, slots: tuple[str, ...], others: Party = _NOBODY) -> Party:
    parties = _parties(scene, match, slots)
    slots = tuple(s for s in slots if s != "subj") if condemned(scene.tree, match, scene.grammar) else slots
    if match.unit.type in _HOSTED and match.unit.pos == "v" and scene.frame.objects(match.head):
        slots = tuple(s for s in slots if s != "obj")  # who welcomes an order meets nobody
    agents = tuple(scene.grammar.agents - scene.grammar.genitives) if scene.frame.passive(match.head) else ()
    return parties.of_words(near_fillers(scene.tree, parties, match, slots, agents, frozenset(others.codes)))


def find_cast(scene: Scene, match: Match, *, near: bool = False) -> Cast:
    """Return who fills the slots of a match, `near` by closeness too; a party cannot be both sides of a directed act."""
    unit = match.unit
    told = received(scene, match)
    if told is not None:
        return Cast(*told)
    actors = _fill(scene, match, unit.actors)
    if not actors.codes and "subj" in unit.actors:
        actors = uttering(scene, match).join(_speaking(scene, match))
    if not actors.codes and "subj" in unit.actors and not any(t.deprel.startswith("nsubj") for t in scene.tree.tokens):
        actors = _dropped(scene, match)
    if not actors.codes and unit.mode == "visit" and unit.pos == "n":
        actors = _visiting(scene, match)
    recipients = _fill(scene, match, unit.recipients, actors)
    if unit.reciprocal and not actors.codes and recipients.codes:
        actors = _contracting(scene, match).without(recipients.codes)
    if unit.type == "CONSULT" and unit.pos == "n" and unit.reciprocal and not actors.codes:
        actors = _attending(scene, match, recipients)
    if not set(actors.codes) - set(recipients.codes):
        actors = invader(scene.tree, match, recipients, scene.aggressors, scene.grammar) or actors
    if unit.mode == "visit" and actors.codes and not unit.reciprocal:
        actors = actors.join(_companions(scene, match).without(recipients.codes))
    if actors.codes and not unit.reciprocal and "subj" in unit.actors:
        actors = actors.join(joined(scene, match).without(recipients.codes))
    if near and not actors.codes and not scene.frame.passive(match.head) and not _taken(scene, match):
        actors = _near(scene, match, unit.actors)
    if near and not recipients.codes and unit.recipients:
        recipients = _near(scene, match, unit.recipients, actors)
    if unit.reciprocal:
        return Cast(actors.join(recipients), Party())
    if unit.pos == "n" and actors.codes and recipients.codes:
        actors = actors.without(recipients.codes) if set(actors.codes) - set(recipients.codes) else actors
    other = recipients if recipients.spans != actors.spans else _NOBODY
    if unit.type in _DOMESTIC and recipients.codes == actors.codes and is_crowd(scene, other):
        return Cast(actors, recipients)
    return Cast(actors, recipients.without(actors.codes))


def _visiting(scene: Scene, match: Match) -> Party:
    """Return who does something in the course of a visit: "at the end of a visit to Paris the minister said"."""
    tree, at = scene.tree, match.head
    while plain(tree.tokens[at].deprel) == "nmod" and tree.tokens[tree.tokens[at].head].upos == "NOUN":
        at = tree.tokens[at].head
    verb = tree.tokens[at].head
    if verb < 0 or plain(tree.tokens[at].deprel) not in ("obl", "nmod", "advmod") or tree.case(at) not in scene.grammar.occasions:
        return _NOBODY
    return scene.parties.of_words(_persons(scene, scene.frame.subjects(verb)))


def share(match: Match, cast: Cast, beside: Iterable[tuple[Match, Cast]], tree: Tree) -> Cast:
    """Return the cast of a directed act with its missing side taken from an act of the same party beside it.

    "Azerbaijan apologised to Russia and offered compensation": two verbs of one sentence, one of them below the other.
    """
    directed = match.unit.pos != "n" and match.unit.recipients and not match.unit.reciprocal
    if not directed or bool(cast.actors.codes) == bool(cast.recipients.codes):
        return cast
    for other, told in beside:
        if other.unit.reciprocal or match.head == other.head or not (told.actors.codes and told.recipients.codes):
            continue
        if not (_linked(tree, match.head, other.head) or _linked(tree, other.head, match.head)):
            continue
        if cast.actors.codes == told.actors.codes:
            return Cast(cast.actors, told.recipients)
        if cast.recipients.codes == told.recipients.codes:
            return Cast(told.actors, cast.recipients)
    return cast


def _linked(tree: Tree, low: int, high: int) -> bool:
    """Return whether a word stands below another as a verb of its own, not as what the other is about."""
    above = (low, *tree.ancestors(low))
    return high in above and all(plain(tree.tokens[i].deprel) in _OWN_CLAUSES for i in above[: above.index(high)])


def _speaking(scene: Scene, match: Match) -> Party:
    """Return the state for which a quoted speaker speaks, where the verb itself stands in the first person: "am înghețat relațiile"."""
    tokens = scene.tree.tokens
    verb = scene.frame.finite(match.head)
    if verb is None or "Person=1" not in tokens[verb].feats:
        return _NOBODY
    place = tokens[verb].start
    said = next((s for s in scene.statements if s.form == "direct" and s.state and s.evidence.start <= place < s.evidence.end), None)
    if said is None or not said.state:
        return _NOBODY
    return Party((said.state,), (said.speaker,), ((said.state, tokens[verb].start, tokens[verb].end),))


def _contracting(scene: Scene, match: Match) -> Party:
    """Return the subject of the clause around a participle that names partners alone: "left the deal concluded with Kyiv"."""
    token = scene.tree.tokens[match.head]
    if plain(token.deprel) != "acl" or not scene.frame.passive(match.head):
        return _NOBODY
    verb = scene.frame.clause_verb(token.head)
    return scene.parties.of_words(scene.frame.subjects(verb)) if verb is not None else _NOBODY


def _attending(scene: Scene, match: Match, partners: Party) -> Party:
    """Return who met where a phrase tells only with whom or where: "after talks with Xi, Macron urged", "at a summit ministers agreed"."""
    frame, tree = scene.frame, scene.tree
    case = set(tree.case(match.head).split("_"))
    if case & scene.grammar.errands and (guest := _on_errand(scene, match, partners)).codes:
        return guest
    if plain(tree.tokens[match.head].deprel) != "obl" or not case & (scene.grammar.location | scene.grammar.grounds):
        return _NOBODY
    verb = frame.clause_verb(match.head)
    words = frame.subjects(verb) if verb is not None else []
    subject = scene.parties.of_words(words).without(partners.codes)
    several = len(subject.codes) > 1 or any("Number=Plur" in tree.tokens[i].feats for i in words)
    return subject if partners.codes or several else _NOBODY


def _on_errand(scene: Scene, match: Match, partners: Party) -> Party:
    """Return who is somewhere for what a headline without a verb tells, with the host where no partner is named: "Xi in Rome for talks"."""
    tree = scene.tree
    above = tree.tokens[match.head].head
    if plain(tree.tokens[match.head].deprel) not in ("nmod", "obl") or above < 0:
        return _NOBODY
    root = next((t for t in tree.tokens if t.head < 0), tree.tokens[above])
    verbless = root.upos in ("NOUN", "PROPN") and not tree.children(root.index, "cop")
    if not verbless or above not in (root.index, *tree.children(root.index, "nmod")):
        return _NOBODY
    guest = scene.parties.of_words([root.index, *tree.children(root.index, "nsubj")][-1:]).without(partners.codes)
    if partners.codes:
        return guest
    places = [k for k in tree.clause(root.index) if tree.case(k) in scene.grammar.location]
    host = scene.crowds.of_words(places).without(guest.codes)
    return guest.join(host) if host.codes and guest.codes else _NOBODY


def _dropped(scene: Scene, match: Match) -> Party:
    """Return the subject of the sentence before for a verb of the third person without one, in a language that leaves it out."""
    tokens, number = scene.tree.tokens, scene.sentence.number
    verb = scene.frame.finite(match.head)
    personal = verb is not None and "Person=3" in tokens[verb].feats and not scene.frame.passive(match.head)
    if not scene.grammar.pro_drop or not personal or number == 0:
        return _NOBODY
    before = Tree.of(scene.reading.document.sentences[number - 1])
    root = next((t.index for t in before.tokens if t.head < 0), None)
    heads = set(before.children(root, "nsubj")) if root is not None else set()
    for mention in scene.reading.mentions:
        if mention.sentence == number - 1 and mention.head in heads and mention.codes:
            spans = tuple((code, mention.span.start, mention.span.end) for code in mention.codes)
            return Party(mention.codes, (mention.name,) if mention.name else (), spans)
    return _NOBODY


def _companions(scene: Scene, match: Match) -> Party:
    """Return the holders of offices with whom somebody travels: "flew in with his Somali counterpart"."""
    together = [i for i in scene.tree.children(match.head, "advmod", "advcl") if scene.tree.tokens[i].upos == "ADV"]
    beside = scene.frame.obliques((match.head, *together), tuple(scene.grammar.companions))
    return scene.parties.of_words(_persons(scene, beside))


def recall(scene: Scene, match: Match, cast: Cast, memory: Memory) -> Cast:
    """Return the cast of a match with the side that is missing recalled from the text around.

    In a text that names one state alone, what is done to people is done in it and to it.
    """
    only = memory.only() if cast.actors.codes or not _strange(scene, match) else None
    if only and not match.unit.reciprocal and match.unit.recipients and _domestic(match):
        return Cast(cast.actors if cast.actors.codes else only, cast.recipients if cast.recipients.codes else only)
    if match.unit.type == "PROTEST" and cast.recipients.codes and not cast.actors.codes and not _strange(scene, match):
        place = _scene_of(scene, match, cast.recipients)
        if place.codes:
            return Cast(place, cast.recipients)
    protested = match.unit.type in _DEMANDED and not cast.recipients.codes and is_crowd(scene, cast.actors)
    if protested and against_rulers(scene, match):
        return Cast(cast.actors, cast.actors)
    nominal = match.unit.pos == "n" and scene.frame.supporter(match.head) is None
    dated = any(t.sentence == scene.sentence.number and t.interval for t in scene.reading.times)
    if match.unit.mode == _THIRD and len(cast.actors.codes) == 1:
        others = memory.together(scene.sentence.number).without(cast.actors.codes)
        if len(others.codes) > 1:
            return Cast(cast.actors.join(others), _NOBODY)
    if match.unit.reciprocal and len(cast.actors.codes) < 2 and (dated or not nominal) and not _with_strangers(scene, match):
        named = memory.two(scene.sentence.number)
        if set(cast.actors.codes) <= set(named.codes) and named.codes:
            return Cast(cast.actors.join(named), _NOBODY)
    if match.unit.reciprocal and not cast.actors.codes and not nominal and scene.frame.passive(match.head):
        return Cast(memory.together(scene.sentence.number), _NOBODY)
    if nominal:
        return cast
    if cast.actors.codes and not cast.recipients.codes and match.unit.recipients:
        other = answered(scene, match, cast.actors, memory)
        if other.codes:
            return Cast(cast.actors, other)
    actors, recipients, number = cast.actors, cast.recipients, scene.sentence.number
    if recipients.codes and not actors.codes and match.unit.type in _OFFICIAL and scene.frame.passive(match.head):
        return Cast(_host(scene, match, recipients), recipients)
    if match.unit.reciprocal:
        alone = len(actors.codes) == 1 and not _with_strangers(scene, match)
        return Cast(actors.join(memory.partner(actors, number)), Party()) if alone else cast
    if len(actors.codes) > 1 and match.unit.type in _MUTUAL:
        return cast
    if actors.codes and not recipients.codes and match.unit.recipients:
        blow = memory.last_blow(actors) if match.unit.type == "ACCUSE" and not memory.took_part(actors, number) else _NOBODY
        return Cast(actors, blow if blow.codes else memory.partner(actors, number))
    if recipients.codes and not actors.codes and not scene.frame.passive(match.head) and not _taken(scene, match):
        dropped = _dropped(scene, match).without(recipients.codes)
        if dropped.codes:
            return Cast(dropped, recipients)
        return Cast(memory.partner(recipients, number), recipients)
    return cast


def _host(scene: Scene, match: Match, recipients: Party) -> Party:
    """Return the state in whose capital or land an act is done to somebody that names no agent: "is summoned in Manila"."""
    beside = [*scene.tree.children(match.head, "obl")]
    for word in (*scene.frame.objects(match.head), *scene.frame.datives(match.head)):
        beside += scene.tree.children(word, "nmod")  # "the envoy in Ankara has been summoned"
    places = [k for k in beside if scene.tree.case(k) in scene.grammar.location]
    return scene.crowds.of_words(places).without(recipients.codes)


def _scene_of(scene: Scene, match: Match, recipients: Party) -> Party:
    """Return the state where a crowd does something: "an embassy was ransacked in Karachi"."""
    clause = scene.tree.clause(scene.tree.clause_head(match.head))
    places = [i for i in clause if scene.tree.case(i) in scene.grammar.location and i not in match.tokens]
    return scene.crowds.of_words(places).without(recipients.codes)


def _domestic(match: Match) -> bool:
    """Return whether an act may be one of a state on its people or the other way about: a sentence, but no other sanction."""
    return match.unit.type not in (*_MUTUAL, "AID") and (match.unit.type != "SANCTION" or match.unit.mode == "convict")


def _taken(scene: Scene, match: Match) -> bool:
    """Return whether somebody without a code acts: "the Taliban attacked a base" is nobody else's act."""
    tokens = scene.tree.tokens
    subjects = (i for i in scene.frame.fillers(match, match.unit.actors) if tokens[i].deprel.startswith("nsubj"))
    acting = {i for i in subjects if tokens[i].upos in ("NOUN", "PROPN")}
    inside = (m for i, m in scene.parties.at.items() if m.codes and acting & {i, *scene.tree.ancestors(i)})
    return bool(acting) and next(inside, None) is None


def _with_strangers(scene: Scene, match: Match) -> bool:
    """Return whether the subject of an act names others without a code beside a party: "the Syrian government and rebels agreed"."""
    tree = scene.tree
    beside = [k for i in scene.frame.fillers(match, ("subj",)) for k in tree.children(i, "conj") if tree.tokens[k].upos == "NOUN"]
    return any(not scene.parties.of_word(k).codes for k in beside)


def _strange(scene: Scene, match: Match) -> bool:
    """Return whether somebody acts whose name stands for no party known: that is nobody's act on themselves."""
    found = (scene.parties.at.get(i) for i in scene.frame.fillers(match, match.unit.actors))
    return any(m is not None and m.kind == "name" for m in found) and _taken(scene, match)


def address(scene: Scene, match: Match, casts: Mapping[Match, Cast], memory: Memory) -> Cast:
    """Return the cast of a promise or refusal, its recipient taken from what is promised or refused, else recalled."""
    cast, unit = casts[match], match.unit
    addressed = unit.type in CONTAINERS and unit.recipients and not unit.reciprocal
    if not addressed or cast.recipients.codes or len(cast.actors.codes) != 1:
        return cast
    other = answered(scene, match, cast.actors, memory)
    if other.codes:
        return Cast(cast.actors, other)
    content = [(m, c) for m, c in casts.items() if m.head != match.head and match.head in scene.tree.ancestors(m.head)]
    if match.unit.type == "REJECT" and any(other.unit.type in _HOSTILE for other, _ in content):
        return cast  # whom one refuses to condemn is not the one refused
    for _, told in content:
        parties = told.recipients.join(told.actors).without(cast.actors.codes)
        if parties.codes:
            return Cast(cast.actors, parties)
    return Cast(cast.actors, memory.partner(cast.actors, scene.sentence.number))


def assembled(scene: Scene, match: Match, cast: Cast) -> bool:
    """Return whether an organisation's members meet: "the leaders of Mercosur gathered", "the Security Council discussed"."""
    if match.unit.type != "CONSULT" or len(cast.actors.codes) != 1:
        return False
    if any(m.kind in _OF_STATES and m.codes == cast.actors.codes for m in scene.reading.mentions):
        return False
    at, tokens = scene.parties.at, scene.tree.tokens
    if match.unit.pos == "n" and scene.frame.supporter(match.head) is None:
        return bool(_attending(scene, match, _NOBODY).codes)
    subjects = [i for i in scene.frame.fillers(match, match.unit.actors) if "subj" in match.unit.actors]
    return any("Number=Plur" in tokens[i].feats or (i in at and at[i].kind == "organisation") for i in subjects)


def refusal(scene: Scene, match: Match, cast: Cast) -> str:
    """Return why a match makes no event, or nothing where it makes one."""
    unit = match.unit
    actors, recipients = cast.actors.codes, cast.recipients.codes
    if not actors and not recipients:
        return "no party that stands for a state or an organisation"
    if actors and unit.type not in _PRIVATE and not cast.actors.public().codes:
        return "an act that a private person does for nobody else"
    if unit.reciprocal:
        return "" if len(actors) > 1 or assembled(scene, match, cast) else "a reciprocal act with only one party known"
    if len(actors) > 1 and not recipients and to_each_other(scene, match):
        return ""
    visit = unit.mode == "visit" and unit.must_recipients
    if (unit.type in _MUTUAL or unit.mode == _CEASEFIRE) and unit.pos != "n" and len(actors) > 1 and not visit:
        return "done to somebody unknown" if suffered(scene, match) else ""
    if unit.must_actors and not actors:
        return "the unit needs an actor and none is known"
    if unit.must_recipients and not recipients:
        return "the unit needs a recipient and none is known"
    need = _need(scene, unit, match)
    if need == "both" and not (actors and recipients):
        return "both sides must be known and one is not"
    return "the actor is not known" if need == "actor" and not actors else ""


def _need(scene: Scene, unit: Unit, match: Match) -> str:
    if not unit.recipients:
        return "actor"
    bare = scene.frame.supporter(match.head) is None and not scene.tree.children(match.head, "cop")
    return "both" if unit.pos == "n" and bare else scene.needs.get(unit.type, "both")
