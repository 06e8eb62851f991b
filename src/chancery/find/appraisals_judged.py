"""Whom a judgement is on: the state named in it, else beside the verb that tells it, else whose act was told before."""

from __future__ import annotations

from collections.abc import Iterator

from chancery.find.appraisals_sayings import Saying, subtree
from chancery.find.appraisals_words import SUBJECT, Appraisals
from chancery.find.event_scene import Scene
from chancery.find.match import Match
from chancery.find.memory import Memory
from chancery.find.parties import Party
from chancery.find.tree import plain

_NOBODY = Party()
# In so many words from its beginning stands who is the subject of a short quotation.
_OPENING = 3
# What is called something: beside a verb of calling, apart from what it is called.
_CALLED = ("obj", "obl", "nsubj:pass", "iobj", "nsubj", "ccomp", "xcomp")
# Relations by which words describe the noun above them.
_DESCRIBING = frozenset({"amod", "nmod", "appos", "flat", "compound", "advmod", "fixed", "case", "det"})


def predicate(scene: Scene, match: Match, content: frozenset[int]) -> int:
    """Return the word that carries what a matched word says: the noun that an adjective describes ("a grave mistake")."""
    tokens, at = scene.tree.tokens, match.head
    while plain(tokens[at].deprel) in _DESCRIBING and tokens[at].head in content and tokens[tokens[at].head].upos not in ("VERB", "AUX"):
        at = tokens[at].head
    return at


def find_judged(scene: Scene, saying: Saying, match: Match, memory: Memory, appraisals: Appraisals) -> Party:
    """Return who is judged by a match in what somebody says, nobody where it is the speaker's own side or nobody's act."""
    own = frozenset(saying.speaker.codes)
    praised = match.unit.type == "SUPPORT"
    subjects = _subjects(scene, saying, match)
    party = _doers(scene, subjects, appraisals)
    if SUBJECT not in match.unit.recipients and subjects and not own >= set(party.codes):
        return _NOBODY  # what others feel
    if SUBJECT in match.unit.recipients:
        party = party if party.codes else _opening(scene, saying, match)
        if set(party.codes) & own or any(_nobodys(scene, i, appraisals, praised=praised) for i in subjects):
            return _NOBODY
        if party.codes:
            return party
    for found in _named(scene, saying, match, appraisals):
        others = found.without(own)
        if others.codes or found.codes:
            return others
    if SUBJECT in match.unit.recipients and _spoken_to(scene, saying, match, subjects):
        return _addressee(scene, saying).without(own)
    if match.unit.pos == "v" and SUBJECT in match.unit.recipients and not _told_before(scene, subjects):
        return _NOBODY  # a deed whose doer nobody names
    outer = beside(scene, saying, match, appraisals)
    return memory.culprit(saying.speaker, scene.sentence.number, praised=praised) if outer is None else outer.without(own)


def _spoken_to(scene: Scene, saying: Saying, match: Match, subjects: list[int]) -> bool:
    """Return whether the words judge those to whom they are said, by a pronoun or a verb of the second person."""
    verbs = [match.head, *scene.tree.children(predicate(scene, match, saying.content), "aux", "cop")]
    return any("Person=2" in scene.tree.tokens[i].feats for i in (*subjects, *([] if subjects else verbs)))


def _addressee(scene: Scene, saying: Saying) -> Party:
    """Return to whom somebody speaks: an object of the verb of saying, or whoever stands with it in another case."""
    cue = saying.cue
    spoken = [*scene.tree.children(cue, "obj", "iobj"), *scene.tree.children(cue, "obl")]
    told = [k for k in spoken if _outside(saying, k) and scene.tree.case(k) not in scene.grammar.location]
    return next((p for k in told if (p := scene.parties.of_word(k)).codes), _NOBODY)


def _told_before(scene: Scene, subjects: list[int]) -> bool:
    """Return whether a doer is a pronoun of the third person, for those told of before."""
    feats = [scene.tree.tokens[i].feats for i in subjects]
    return bool(feats) and all("Person=3" in f and "PronType=Prs" in f for f in feats)


def _opening(scene: Scene, saying: Saying, match: Match) -> Party:
    """Return the state with which what is said begins, where the tree tells no subject: of so few words it often errs."""
    first = min(saying.content)
    inside = (scene.tree.tokens[i] for i in range(first, match.head) if i in saying.content)
    if not saying.quoted or any(t.upos == "PRON" and t.deprel.startswith("nsubj") for t in inside):
        return _NOBODY
    for index in range(first, min(first + _OPENING, match.head)):
        mention = scene.parties.at.get(index)
        if scene.tree.tokens[index].upos == "ADP":
            break
        if index in saying.content and mention and mention.codes:
            return party_of(scene, [mention.head])
    return _NOBODY


def party_of(scene: Scene, words: list[int]) -> Party:
    """Return what words stand for, else the one party that describes them ("the decision taken by the Turks"), however deep.

    A longer mention that stands for nobody may begin with them, too.
    """
    found = scene.parties.of_words(words)
    if found.codes:
        return found
    below = {i: word for word in words for i in subtree(scene.tree, word)}
    here = [m for m in scene.reading.mentions if m.sentence == scene.sentence.number and m.head in below and m.codes]
    named = [m for m in here if _does(scene, m.head, below[m.head])]
    if not named or any(m.codes != named[0].codes for m in named):
        return found
    return Party(named[0].codes, (), tuple((c, named[0].span.start, named[0].span.end) for c in named[0].codes))


def _does(scene: Scene, index: int, word: int) -> bool:
    """Return whether a word may tell whose act another is: nothing but prepositions of owners and doers stand between."""
    tree, allowed = scene.tree, scene.grammar.agents | scene.grammar.genitives
    path = [index, *tree.ancestors(index)] if index != word else []
    inside = path[: path.index(word)] if word in path else []
    return all(not tree.case(i) or tree.case(i) in allowed for i in inside)


def _doers(scene: Scene, words: list[int], appraisals: Appraisals) -> Party:
    """Return whose acts words tell of, where they name those to whom the acts are done: "the killing of an Iranian" is no Iranian's."""
    tree, found = scene.tree, _NOBODY
    for word in words:
        if {tree.tokens[word].lemma.lower(), tree.tokens[word].text.lower()} & appraisals.done_to:
            owners = [k for k in tree.children(word, "amod", "nmod:poss", "compound") if not tree.case(k) or tree.tokens[k].upos == "PROPN"]
            agents = [k for k in tree.kids[word] if tree.case(k) in scene.grammar.agents - scene.grammar.genitives]
            found = found.join(scene.parties.of_words([*owners, *agents]))
        else:
            found = found.join(party_of(scene, [word]).without(_targets(scene, word)))
    return found


def _targets(scene: Scene, word: int) -> set[str]:
    """Return the parties below a word behind prepositions of no owner or doer: "sanctions against Venezuela" are not its."""
    below = subtree(scene.tree, word)
    here = [m for m in scene.reading.mentions if m.sentence == scene.sentence.number and m.head in below and m.codes]
    doing = {code for m in here if _does(scene, m.head, word) for code in m.codes}
    return {code for m in here for code in m.codes} - doing


def _subjects(scene: Scene, saying: Saying, match: Match) -> list[int]:
    """Return the subjects of what carries a judgement, in its own clause."""
    tree, at = scene.tree, predicate(scene, match, saying.content)
    token = tree.tokens[at]
    if match.unit.pos == "v" and scene.frame.passive(at):
        return scene.frame.subjects(at)
    own = tree.children(at, "nsubj", "nsubj:pass") or [k for aux in tree.children(at, "aux", "cop") for k in tree.children(aux, "nsubj")]
    above = token.head
    if not own and plain(token.deprel) in ("obj", "obl", "conj", "xcomp", "advmod") and above in saying.content:
        own = tree.children(above, "nsubj", "nsubj:pass")
    return own or [k for clause in tree.children(at, "csubj") for k in tree.children(clause, "nsubj")]  # "what they do is wrong"


def _nobodys(scene: Scene, index: int, appraisals: Appraisals, *, praised: bool) -> bool:
    """Return whether a noun means no state's act: a situation, what two share, a person or thing of another name."""
    token, mention = scene.tree.tokens[index], scene.parties.at.get(index)
    words = {token.lemma.lower(), token.text.lower()}
    if words & appraisals.situations or (praised and words & appraisals.shared):
        return True
    return mention is not None and mention.kind == "name" and token.upos == "PROPN"


def _named(scene: Scene, saying: Saying, match: Match, appraisals: Appraisals) -> Iterator[Party]:
    """Yield those whom the words of the judgement name: behind its prepositions, or as whose act it is ("an act of war by India")."""
    slots = tuple(s for s in match.unit.recipients if s != SUBJECT)
    yield party_of(scene, scene.frame.fillers(match, slots)) if slots else _NOBODY
    at = predicate(scene, match, saying.content)
    if match.unit.pos != "v":
        clause = scene.frame.complement_subjects(at)
        yield _doers(scene, [i for i in clause if not _nobodys(scene, i, appraisals, praised=True)], appraisals)
        yield scene.parties.of_words(scene.frame.genitives(at))
        yield scene.parties.of_words(scene.frame.obliques((at,), tuple(scene.grammar.agents)))


def beside(scene: Scene, saying: Saying, match: Match, appraisals: Appraisals) -> Party | None:
    """Return who is named beside the verb that tells a judgement: what is called so, what is spoken about; None where nobody is.

    Nobody at all is meant where what is called so is no state's act.
    """
    called = _called(scene, saying, match)
    if any(_nobodys(scene, i, appraisals, praised=match.unit.type == "SUPPORT") for i in called):
        return _NOBODY
    slots = saying.verb.unit.recipients if saying.verb else ()
    words = frozenset({*scene.grammar.topics, *slots})
    around = [i for i in scene.parties.at if _outside(saying, i) and _behind(scene, i, words)]
    verbs = [saying.cue, *(k for k in scene.tree.children(saying.cue, "xcomp") if _outside(saying, k))]
    phrases = [k for verb in verbs for k in scene.tree.children(verb, "obl", "nmod")]
    near = [k for k in phrases if scene.tree.case(k) in appraisals.about and _outside(saying, k)]
    around += [k for k in near if not _nobodys(scene, k, appraisals, praised=True)]
    for found in (party_of(scene, called), party_of(scene, around)):
        if set(found.codes) - set(saying.speaker.codes):
            return found
    return None


def _called(scene: Scene, saying: Saying, match: Match) -> list[int]:
    """Return what a verb calls something, apart from what it calls it, and to whom a verb of reproach speaks."""
    cue, tree, verb = saying.cue, scene.tree, saying.verb
    above = {match.head, *(i for i in tree.ancestors(match.head) if not _outside(saying, i)), *scene.frame.subjects(cue)}
    called: list[int] = []
    if verb and "obj" in verb.unit.recipients:
        called += [k for k in tree.children(cue, *_CALLED) if k not in above and _outside(saying, k)]
    return called + (scene.frame.datives(cue) if verb and "iobj" in verb.unit.recipients else [])


def _outside(saying: Saying, index: int) -> bool:
    return index not in saying.content or not saying.quoted


def _behind(scene: Scene, index: int, prepositions: frozenset[str]) -> bool:
    """Return whether one of some prepositions stands before a word or what it describes: "about the Turkish demand"."""
    tree, at = scene.tree, index
    while tree.case(at) not in prepositions:
        if plain(tree.tokens[at].deprel) not in _DESCRIBING or tree.tokens[at].head < 0:
            break
        at = tree.tokens[at].head
    if tree.case(at) in prepositions:
        return True
    before = index - 1
    while before >= 0 and tree.tokens[before].upos in ("DET", "ADJ", "NUM"):
        before -= 1
    return before >= 0 and tree.tokens[before].text.lower() in prepositions
