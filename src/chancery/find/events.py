"""Events: who did what to whom, from the lexical units of a pack and the machinery of the tree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from chancery.find.affairs import as_help, no_act
from chancery.find.answers import answer_nouns
from chancery.find.appraisals import with_appraisals
from chancery.find.appraisals_words import load_appraisals
from chancery.find.bodies import CROWD
from chancery.find.claims import as_claim, told_aside
from chancery.find.conflicts import aggressors
from chancery.find.event_blame import blamed
from chancery.find.event_cast import BOTH, CONTAINERS, NAMED, PERSON, Cast, address, find_cast, recall, refusal, share
from chancery.find.event_record import make_events
from chancery.find.event_scene import Scene
from chancery.find.factuality import UNREAL, find_factuality
from chancery.find.firstperson import first_persons
from chancery.find.grammar import Grammar, load_grammar
from chancery.find.lexicon import load_lexicon
from chancery.find.match import Match, find_matches
from chancery.find.mediation import mediated
from chancery.find.memory import Act, Memory
from chancery.find.nationals import with_nationals
from chancery.find.parties import Parties
from chancery.find.pieces import name_list
from chancery.find.received import receiving
from chancery.find.roles import Frame
from chancery.find.setting import find_settings
from chancery.find.statements_quotes import find_quotes
from chancery.find.tree import Tree, plain
from chancery.lang import Pack
from chancery.model import Dropped, Event, Mention, Reading, Statement
from chancery.world import World

_CITY = "city"
# Deeds that nobody does to himself.
_DEEDS = ("ASSAULT",)
# Slots that only the tree fills: closeness would put anybody there.
_BY_TREE = frozenset({BOTH, NAMED, PERSON, "clause"})
# Acts whose mode is what they ask for or refuse, and the mode by the type of that.
_ASKING = ("REQUEST", "REJECT")
_MODES = {"CONSULT": "meet", "RETREAT": "yield", "CONCEDE": "yield", "AID": "assist", "COOPERATE": "assist"}
# Acts of others that one may refuse or refuse to condemn: they took place all the same.
_REFUSED = ("AGREE", "REQUEST", "ACCUSE", "THREATEN", "SANCTION", "ASSAULT", "COERCE", "MOBILIZE")
# Relations of a clause that completes a verb.
_COMPLEMENTS = ("ccomp", "xcomp")
# Kinds of mentions that mean the government of a state.
_GOVERNMENTS = frozenset({"state", "capital", "metonym", "role", "organisation"})
# What is told as an act of its own also where somebody agrees to it.
_YIELDING = frozenset({"RETREAT", "CONCEDE"})
# Kinds of names that may hold a word for an act.
_BEARERS = ("organisation", "format", "outlet", "nonstate")


def find_events(reading: Reading, pack: Pack, world: World) -> Reading:
    """Return the reading with the events of every sentence, not yet merged."""
    lexicon, grammar = load_lexicon(pack), load_grammar(pack)
    private = frozenset(row["form"].lower() for row in pack.table("bodies") if row["stands"] == "no")
    needs = {kind: entry.get("needs", "both") for kind, entry in world.settings("plover").get("types", {}).items()}
    by_sentence: dict[int, list[Mention]] = {}
    for mention in reading.mentions:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    text = reading.document.text
    events: list[Event] = []
    dropped: list[Dropped] = []
    memory = Memory(tuple(_in_state(m, text, pack) for m in reading.mentions), _placed(reading, grammar))
    nationals = {m.span: m for m in with_nationals(reading.mentions, reading.document, pack)}
    grounds = grammar.grounds - grammar.purposes
    settings, known = find_settings(reading), aggressors(world, reading.published)
    appraisals, quotes = load_appraisals(pack), find_quotes(reading.document)
    for sentence in reading.document.sentences:
        mentions = by_sentence.get(sentence.number, [])
        if not mentions and not memory.acts:
            continue
        tree = Tree.of(sentence)
        told = [s for s in reading.statements if s.evidence.span.overlaps(tree.span([0, len(tree.tokens) - 1]))]
        places = (grammar.location | grammar.agents) - grammar.genitives
        spoken = list(first_persons(sentence, told, pack, mentions))
        taken = {m.span for m in spoken}
        mentions = [*(m for m in mentions if m.span not in taken), *spoken]
        nationals |= {m.span: m for m in spoken}
        parties = Parties.of(tree, [m for m in mentions if m.kind != CROWD], private, places)
        public = [_in_state(nationals[m.span], text, pack) for m in mentions if m.kind != "body" or not m.private]
        crowds = Parties.of(tree, public, frozenset(), grammar.agents - grammar.genitives)  # targets in a state are the state's
        setting = settings.get(sentence.number)
        frame = Frame(tree, grammar, parties.openings(), _speakers(tree, told))
        scene = Scene(sentence, tree, frame, parties, crowds, grammar, needs, reading, tuple(told), setting, answer_nouns(pack),
                      known)
        made, refused = _read_sentence(scene, find_matches(tree, lexicon, grammar.topics, grounds), memory, pack)
        events += with_appraisals(scene, appraisals, quotes, made, memory)
        dropped += refused
    return replace(reading, events=tuple(events), dropped=(*reading.dropped, *dropped))


def _placed(reading: Reading, grammar: Grammar) -> frozenset[tuple[int, int]]:
    """Return sentence and head of the capitals that only tell where something happened."""
    trees = {s.number: Tree.of(s) for s in reading.document.sentences}
    capitals = (m for m in reading.mentions if m.kind == "capital")
    return frozenset((m.sentence, m.head) for m in capitals if _locates(trees[m.sentence], m.head, grammar))


def _of_itself(event: Event) -> bool:
    """Return whether the same words stand on both sides of a deed: a Russian attack is none on Russia."""
    sides = [{(r.start, r.end) for r in event.roles if r.role == role} for role in ("actors", "recipients")]
    return event.type in _DEEDS and event.actors == event.recipients and sides[0] == sides[1]


def _speakers(tree: Tree, statements: Iterable[Statement]) -> frozenset[int]:
    """Return the words of the speakers of statements."""
    spans = [(r.start, r.end) for s in statements for r in s.roles if r.role == "speaker"]
    return frozenset(t.index for t in tree.tokens if any(start <= t.start < end for start, end in spans))


def _locates(tree: Tree, index: int, grammar: Grammar) -> bool:
    return tree.case(index) in grammar.location and plain(tree.tokens[index].deprel) == "obl"


def _in_state(mention: Mention, text: str, pack: Pack) -> Mention:
    """Return a city with the code of its state: what is done to Kharkiv is done to Ukraine."""
    name = name_list(pack).get(mention.span.of(text)) if mention.kind == _CITY else None
    return replace(mention, codes=(name.readings[0][1],)) if name else mention


def _read_sentence(scene: Scene, matches: Mapping[Match, list[Match]], memory: Memory,
                   pack: Pack) -> tuple[list[Event], list[Dropped]]:
    events: list[Event] = []
    dropped: list[Dropped] = []
    named = _named(scene)
    casts = _casts(scene, {match: smaller for match, smaller in matches.items() if match.head not in named}, memory)
    casts |= {match: blamed(scene, match, casts, memory) for match in casts}
    casts = mediated(scene, casts, pack, memory)
    standing = [m for m, cast in casts.items() if not refusal(scene, m, cast)]
    for match in standing:
        casts[match] = address(scene, match, casts, memory)
    for match, cast in casts.items():
        reason = refusal(scene, match, cast) or _aside(scene, match, cast)
        reason = reason or _receives(scene, match, standing) or _contained(scene, match, casts, standing)
        reason = reason or _unreal(scene, match) or no_act(scene, match, standing)
        if reason:
            span = scene.tree.span(sorted(match.tokens))
            dropped.append(Dropped(kind="event", span=span, rule=match.unit.id, reason=reason))
            continue
        made = [e for e in make_events(scene, as_help(scene, _asking(scene, match, casts), casts), cast) if not _of_itself(e)]
        above = (match.head, *scene.tree.ancestors(match.head))
        claimable = () if told_aside(scene.tree, above, scene.grammar) else scene.statements
        events += [as_claim(event, scene.tree, match.head, claimable, scene.setting) for event in made]
        memory.note(_act(scene, match, cast))
    return events, dropped


def _casts(scene: Scene, matches: Mapping[Match, list[Match]], memory: Memory) -> dict[Match, Cast]:
    """Return the cast of each match of a sentence; what one leaves out is recalled from those before it, too."""
    casts: dict[Match, Cast] = {}
    told = len(memory.acts)
    beside = [(match, find_cast(scene, match)) for match in matches]
    for match, smaller in matches.items():
        found, cast = _best(scene, match, smaller, memory, beside)
        casts[found] = cast
        if not refusal(scene, found, cast):
            memory.note(_act(scene, found, cast))
    del memory.acts[told:]
    return casts


def _act(scene: Scene, match: Match, cast: Cast) -> Act:
    return Act(sentence=scene.sentence.number, type=match.unit.type, actors=cast.actors, recipients=cast.recipients)


def _named(scene: Scene) -> frozenset[int]:
    """Return the words inside names of organisations, formats and outlets: the Gulf Cooperation Council's tells of no cooperation."""
    names = (m for m in scene.reading.mentions if m.sentence == scene.sentence.number and m.kind in _BEARERS)
    return frozenset(t.index for m in names for t in scene.sentence.between(m.span))


def _best(scene: Scene, match: Match, smaller: list[Match], memory: Memory, beside: list[tuple[Match, Cast]]) -> tuple[Match, Cast]:
    """Return a match with its cast, or where nobody fills it the first of the smaller ones in its place that somebody fills.

    So too where it is no act and one of the smaller is: "telephoned him to discuss the border".
    """
    chosen = _fullest(scene, match, memory, beside)
    if refusal(scene, *chosen):
        others = (_fullest(scene, other, memory, beside) for other in smaller)
        return next((other for other in others if not refusal(scene, *other)), chosen)
    if not _unreal(scene, chosen[0]):
        return chosen
    others = (_fullest(scene, other, memory, beside) for other in smaller if other.head != match.head and not _unreal(scene, other))
    return next((other for other in others if not refusal(scene, *other)), chosen)


def _fullest(scene: Scene, match: Match, memory: Memory, beside: list[tuple[Match, Cast]]) -> tuple[Match, Cast]:
    """Return a match with the cast that the tree gives it, or else an act beside it, or closeness, or what was told before."""
    cast = find_cast(scene, match)
    by_tree = _BY_TREE & {*match.unit.actors, *match.unit.recipients} or (match.unit.reciprocal and match.unit.must_recipients)
    if not refusal(scene, match, cast) or by_tree or receiving(scene, match) is not None:
        return match, cast
    for other in (share(match, cast, beside, scene.tree), find_cast(scene, match, near=True), recall(scene, match, cast, memory)):
        if not refusal(scene, match, other):
            return replace(match, loose=True), other
    return match, cast


def _aside(scene: Scene, match: Match, cast: Cast) -> str:
    """Return why a match tells of no act because of the sentence it stands in, or nothing."""
    last = scene.tree.tokens[-1]
    if last.text == "?" and scene.tree.tokens[scene.tree.clause_head(match.head)].head < 0:
        return "asked, not told"
    lines = scene.reading.document.text[last.end :].startswith("\n") and scene.sentence.number > 0
    if lines and last.upos != "PUNCT" and match.unit.recipients and not (cast.actors.codes and cast.recipients.codes):
        return "a heading that leaves a side to the text below" if not match.unit.reciprocal else ""
    return ""


def _unreal(scene: Scene, match: Match) -> str:
    """Return why a match tells of no act that was done, is planned or may be, or nothing."""
    fact = find_factuality(scene.tree, match.head, match.words, scene.grammar)
    if match.unit.type == "REQUEST" and match.unit.pos == "v" and _only_asks(scene, match.head):
        return "asks a question, for nothing"
    return "only wanted, demanded, tried or conditional" if fact.status == UNREAL else ""


def _only_asks(scene: Scene, head: int) -> bool:
    """Return whether a verb is completed by a question, or a clause without subject: "asked whether it would help, he said".

    A question that is quoted right before the verb and its subject is one, too: `"Why?" asked the minister`.
    """
    tree = scene.tree
    marked = [m for k in tree.children(head, "ccomp") if k > head for m in tree.children(k, "mark", "advmod")]
    marked += [m for k in tree.children(head, "ccomp") for m in tree.children(k, "nsubj", "obj") if k > head]
    marked = [] if "VerbForm=Inf" in tree.tokens[head].feats else marked  # "wants to know who did it" asks for an answer
    asked_for = (tree.tokens[m] for m in marked)
    if any(t.lemma.lower() in scene.grammar.conditions or "PronType=Int" in t.feats for t in asked_for) or _quoted_question(tree, head):
        return True
    asked = head < 2 and not tree.children(head, "nsubj")  # the parser takes the participle for a finite verb at times
    marks = (tree.tokens[m].lemma.lower() for k in tree.children(head, "ccomp", "advcl") for m in tree.children(k, "mark"))
    return asked and any(mark in scene.grammar.conditions for mark in marks)


def _quoted_question(tree: Tree, head: int) -> bool:
    """Return whether the quotation right before a verb and its subject ends in a question mark."""
    first = min([head, *(i for k in tree.children(head, "nsubj") for i in tree.phrase(k))])
    return first > 1 and tree.tokens[first - 1].upos == "PUNCT" and tree.tokens[first - 2].text.endswith("?")


def _asking(scene: Scene, match: Match, casts: Mapping[Match, Cast]) -> Match:
    """Return a request or refusal with the mode that its content gives it: who is called on to resume talks is asked to meet.

    Where a government protests, nobody demonstrates: it criticises.
    """
    if match.unit.type == "PROTEST" and match.unit.mode == "demo" and _by_government(scene, match, casts[match]):
        return replace(match, unit=replace(match.unit, type="ACCUSE", mode="disapprove"))
    if match.unit.type not in _ASKING:
        return match
    below = [m for m in casts if m.head != match.head and match.head in scene.tree.ancestors(m.head)]
    nearest = min(below, key=lambda m: list(scene.tree.ancestors(m.head)).index(match.head), default=None)
    mode = _MODES.get(nearest.unit.type) if nearest else None
    return replace(match, unit=replace(match.unit, mode=mode)) if mode else match


def _by_government(scene: Scene, match: Match, cast: Cast) -> bool:
    """Return whether nobody but governments does what a bare verb tells: "Tokyo protests", not "Serbs protest in the street"."""
    said = any(scene.tree.tokens[i].upos != "ADP" for i in match.words)
    if match.unit.pos != "v" or said or not cast.actors.codes:
        return False
    acting = [scene.crowds.at.get(i) for i in scene.frame.subjects(match.head)]
    return bool(acting) and all(m is not None and m.codes and m.kind in _GOVERNMENTS for m in acting)


def _receives(scene: Scene, match: Match, standing: list[Match]) -> str:
    """Return why a verb tells of no act but of who receives another one, or nothing: "met with a refusal from Croatia"."""
    acts = (m for m in standing if m is not match and match.unit.pos == "v" and m.head not in match.tokens)
    return "the verb only says who receives another act" if any(receiving(scene, m) == match.head for m in acts) else ""


def _contained(scene: Scene, match: Match, casts: Mapping[Match, Cast], standing: list[Match]) -> str:
    """Return why a match is only the content of another act of the sentence, or the promise of one that stands itself, or nothing."""
    above = list(scene.tree.ancestors(match.head))
    if match.unit.type == "AGREE" and any(_promised(scene.tree, m, match) for m in standing):
        return "the promise of a withdrawal or release, which is an act itself"
    for other in standing:
        if other is match or other.head not in above or other.unit.type not in (*CONTAINERS, "ACCUSE", "CONCEDE"):
            continue
        if other.unit.type == "AGREE" and match.unit.type in _YIELDING:
            continue  # GUIDE: a withdrawal or release agreed on is CONCEDE
        if other.unit.type == "ACCUSE" and match.unit.pos == "n" and not _alleged(scene, match, other):
            continue
        if other.unit.type == "REJECT" and match.unit.pos == "n" and _of_others(match, casts[match], casts[other]):
            continue
        path = above[: above.index(other.head)]
        links = [plain(scene.tree.tokens[i].deprel) for i in (match.head, *path)]
        if other.unit.type == "CONCEDE" and links[-1] not in _COMPLEMENTS:
            continue  # "apologised for seizing" tells of two acts, "agreed to hand over" of one
        relative = any(scene.frame.relative(i) or _described(scene.tree, i) for i in (match.head, *path))
        joined = "parataxis" in links or links[-1] == "conj" or _told_beside(scene.tree, (match.head, *path))
        aside = links[-1] in ("nsubj", "advmod") and (path[-1] if path else match.head) not in other.words
        if joined or aside or relative or told_aside(scene.tree, (match.head, *path), scene.grammar) or _beside_it(scene, match, path):
            continue
        return f"the content of {other.unit.id}, no act of its own"
    return ""


def _alleged(scene: Scene, match: Match, accusation: Match) -> bool:
    """Return whether a noun tells what somebody is accused of: "accused Peru of support for the rebels", not "of the attack on Lima"."""
    tree = scene.tree
    above = tree.tokens[match.head].head
    nominal = above == accusation.head or tree.tokens[above].upos in ("NOUN", "VERB")
    of = set(tree.case(match.head).split("_")) | set(tree.case(above).split("_") if above != accusation.head else ())
    definite = any("Definite=Def" in tree.tokens[k].feats for k in tree.children(match.head, "det"))
    return accusation.unit.mode == "allege" and nominal and not definite and bool(of & scene.grammar.genitives)


def _promised(tree: Tree, act: Match, promise: Match) -> bool:
    """Return whether a verb tells of the yielding that another one promises: "agreed to pull out its troops"."""
    if act.unit.type not in _YIELDING or act.unit.pos != "v":
        return False
    return tree.tokens[act.head].head == promise.head and plain(tree.tokens[act.head].deprel) in ("xcomp", "ccomp")


def _described(tree: Tree, index: int) -> bool:
    """Return whether a participle set apart by a comma describes somebody: "the minister, seen in Cairo on Friday"."""
    token = tree.tokens[index]
    first = min([index, *tree.clause(index)])
    return token.deprel == "acl" and "VerbForm=Part" in token.feats and first > 0 and tree.tokens[first - 1].text == ","


def _told_beside(tree: Tree, path: tuple[int, ...]) -> bool:
    """Return whether a word on the way up is joined to another with a subject or a finite verb of its own: "urged X to go, and Y left"."""
    def own(index: int) -> bool:
        finite = any("VerbForm=Fin" in tree.tokens[i].feats for i in (index, *tree.children(index, "aux", "cop")))
        return finite or bool(tree.children(index, "nsubj", "nsubj:pass"))
    joined = (i for i in path if plain(tree.tokens[i].deprel) == "conj")
    return any(own(i) or tree.tokens[i].upos not in ("VERB", "AUX") for i in joined)


def _beside_it(scene: Scene, match: Match, path: list[int]) -> bool:
    """Return whether what stands below another act is its time, ground or occasion, not its content.

    "Shaken by the invasion, they asked to join", "on a visit to Cairo he called on Egypt", "agreed to help after Russia attacked".
    """
    grammar, tree = scene.grammar, scene.tree
    told = grammar.grounds - grammar.purposes - grammar.conditions
    located = set(tree.case(match.head).split("_")) & grammar.location
    if match.unit.type == "CONSULT" and match.unit.pos == "n" and located and not path and not match.loose:
        return True  # "at a summit they called for peace"
    for index in (match.head, *path):
        token = tree.tokens[index]
        marks = {w for k in tree.children(index, "case", "mark") for w in (tree.tokens[k].text.lower(), tree.tokens[k].lemma.lower())}
        clause, top = plain(token.deprel) == "advcl", index == (path or [match.head])[-1]
        if marks & told and (clause or tree.tokens[index].upos not in ("VERB", "AUX")):
            return True
        if clause and marks and not marks & (grammar.conditions | grammar.purposes) and _told_in_past(tree, index):
            return True  # "agreed to trade more as their leaders met in Rome"
        participle = "VerbForm=Part" in token.feats or "VerbForm=Ger" in token.feats
        ahead = participle and index < token.head and tree.tokens[max(tree.phrase(index)) + 1].text == ","
        if clause and top and not marks and "VerbForm=Inf" not in token.feats and (match.unit.pos == "n" or ahead):
            return True
    return match.unit.pos == "n" and any(plain(tree.tokens[w].deprel) == "case" for w in match.words)


def _told_in_past(tree: Tree, index: int) -> bool:
    """Return whether a clause with a subject of its own is told in the past."""
    verbs = (index, *tree.children(index, "aux", "cop"))
    past = any("Tense=Past" in tree.tokens[i].feats for i in verbs)
    return past and bool(tree.children(index, "nsubj", "nsubj:pass"))


def _of_others(match: Match, cast: Cast, refusing: Cast) -> bool:
    """Return whether what somebody refuses, or refuses to condemn, is an act that others did: an offer, a demand, an attack."""
    return match.unit.type in _REFUSED and not set(cast.actors.codes) & set(refusing.actors.codes)
