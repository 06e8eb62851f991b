"""Who says what in a sentence, as far as it may judge: the speaker's state, the verb that says so, the words that are said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from chancery.find.appraisals_words import Appraisals
from chancery.find.event_scene import Scene
from chancery.find.gazetteer import fold
from chancery.find.match import Match, find_matches
from chancery.find.parties import Party
from chancery.find.statements_quotes import Quote
from chancery.find.tree import Tree, plain
from chancery.model import Statement

# Kinds of speech units that are phrases: what they attribute is all the rest of the sentence.
_PHRASES = ("source", "before", "own")
_COMPLEMENTS = ("ccomp", "xcomp")
_NAMED = ("obj", "xcomp", "obl", "ccomp", "advcl", "advmod", "amod", "nsubj:pass")


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """Words of a sentence that somebody says in the name of a state.

    `cue` is the verb that says so, or the head of what is said where no verb does; `verb` its match where it judges itself or calls
    something what follows; `quoted` whether quotation marks carry the words.
    """

    speaker: Party
    cue: int
    content: frozenset[int]
    verb: Match | None = None
    quoted: bool = False


def find_sayings(scene: Scene, appraisals: Appraisals, quotes: Sequence[Quote]) -> list[Saying]:
    """Return what the sentence says in the name of states; who say the same with one verb say it together."""
    together: dict[tuple[int, frozenset[int]], Saying] = {}
    for saying in _each(scene, appraisals, quotes):
        first = together.get((saying.cue, saying.content))
        joint = replace(first, speaker=first.speaker.join(saying.speaker)) if first else saying
        together[saying.cue, saying.content] = joint
    return list(together.values())


def _each(scene: Scene, appraisals: Appraisals, quotes: Sequence[Quote]) -> Iterator[Saying]:
    """Yield the sayings of a sentence one by one, by its statements and by verbs of calling that are no statement."""
    verbs = {m.head: m for m in find_matches(scene.tree, appraisals.verbs, scene.grammar.topics)}
    told: set[int] = set()
    said: set[int] = set()
    for statement in scene.statements:
        cue = _cue(scene, statement)
        at = cue if cue is not None else next(t.index for t in scene.tree.tokens if t.head < 0)
        told.add(at)
        if statement.state:
            verb = verbs.get(at) or _verb(scene, appraisals, cue)
            named = verb is not None and appraisals.says[verb.unit.id] == "deem"
            content = _content(scene, statement, cue, quotes, named=named)
            said |= content
            yield Saying(speaker=_speaker(statement), cue=at, content=content, verb=verb if cue is not None else None,
                         quoted=statement.form == "direct")
    for head, verb in verbs.items():
        if head not in told | said and appraisals.says[verb.unit.id] == "deem":
            speaker = scene.parties.of_words(scene.frame.subjects(head))
            if speaker.codes:
                yield Saying(speaker=speaker, cue=head, content=_below(scene.tree, head, _NAMED), verb=verb)


def _verb(scene: Scene, appraisals: Appraisals, cue: int | None) -> Match | None:
    """Return the verb that judges at the word by which a statement is attributed, also where the parser takes it for no verb."""
    units = appraisals.verbs.by_lemma.get(scene.tree.tokens[cue].lemma.lower(), ()) if cue is not None else ()
    return next((Match(unit=u, head=cue) for u in units if not u.required and not u.forbidden), None) if cue is not None else None


def _speaker(statement: Statement) -> Party:
    state = str(statement.state)
    spans = tuple((state, r.start, r.end) for r in statement.roles if r.role == "speaker")
    return Party((state,), (statement.speaker,), spans)


def _cue(scene: Scene, statement: Statement) -> int | None:
    """Return the word by which a sentence attributes a statement, None where it has none."""
    kind, _, unit = statement.rule.removeprefix("statements:").partition(":")
    if not unit or kind in _PHRASES:
        return None
    firsts = frozenset(unit.split()[0].split("|"))
    tokens = [t for t in scene.tree.tokens if t.upos in ("VERB", "AUX", "NOUN", "ADJ", "PROPN") and {fold(t.lemma), fold(t.text)} & firsts]
    at = statement.evidence
    nearest = min(tokens, key=lambda t: max(at.start - t.start, t.end - at.end, 0), default=None)
    return nearest.index if nearest is not None else _governor(scene, statement)


def _governor(scene: Scene, statement: Statement) -> int | None:
    """Return the verb whose subject the speaker is."""
    role = next((r for r in statement.roles if r.role == "speaker"), None)
    inside = {t.index for t in scene.tree.tokens if role and role.start <= t.start < role.end}
    top = next((i for i in sorted(inside) if scene.tree.tokens[i].head not in inside), None)
    if top is None or not plain(scene.tree.tokens[top].deprel).startswith("nsubj"):
        return None
    return scene.tree.tokens[top].head


def _content(scene: Scene, statement: Statement, cue: int | None, quotes: Sequence[Quote], *, named: bool) -> frozenset[int]:
    """Return the words that a statement says; `named` where its verb calls something what is said."""
    tokens = scene.tree.tokens
    if statement.form == "direct":
        quoted = frozenset(t.index for t in tokens if any(q.covers(t) and not q.open for q in _nearest(statement, quotes, scene)))
        if quoted:
            return quoted
        if cue is None:
            return frozenset(t.index for t in tokens)
    if cue is None:
        role = next((r for r in statement.roles if r.role == "speaker"), None)
        return frozenset(t.index for t in tokens if not (role and role.start <= t.start < role.end))
    if named or statement.rule.startswith("statements:name:"):
        return _below(scene.tree, cue, _NAMED)
    below = _below(scene.tree, cue, _COMPLEMENTS)
    if not below and plain(tokens[cue].deprel) == "parataxis":
        return frozenset(t.index for t in tokens) - subtree(scene.tree, cue)
    return below


def _nearest(statement: Statement, quotes: Sequence[Quote], scene: Scene) -> list[Quote]:
    """Return the quotations of the sentence that stand nearer to a statement than to others that quote."""
    direct = [s for s in scene.statements if s.form == "direct"]
    here = [q for q in quotes if q.span.overlaps(scene.sentence.span)]

    def away(quote: Quote, other: Statement) -> int:
        return max(quote.span.start - other.evidence.end, other.evidence.start - quote.span.end, 0)

    return [q for q in here if all(away(q, statement) <= away(q, other) for other in direct)]


def _below(tree: Tree, verb: int, relations: tuple[str, ...]) -> frozenset[int]:
    return frozenset(i for kid in tree.children(verb, *relations) for i in subtree(tree, kid))


def subtree(tree: Tree, top: int) -> frozenset[int]:
    """Return a word and all that lies below it."""
    found, stack = {top}, [top]
    while stack:
        for kid in tree.kids[stack.pop()]:
            if kid not in found:
                found.add(kid)
                stack.append(kid)
    return frozenset(found)
