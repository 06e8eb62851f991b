"""Memberships of states in organisations: stated, joined, left."""

from __future__ import annotations

from chancery.find.figures_scene import Scene
from chancery.find.pieces import name_list
from chancery.find.ties_belonging import find_belonging, find_styled, named_group
from chancery.find.ties_found import parties, stamp, time_near
from chancery.model import Interval, Mention, RoleSpan, Span, Tie

# How many words after a word for member its organisation may stand, and how many before.
_AFTER, _BEFORE = 6, 6
# A state's code has three letters.
_STATE = 3
# So many states in a row are a list of members.
_LISTED = 3


def find_memberships(scene: Scene) -> list[Tie]:
    """Return the memberships that a sentence states."""
    found: list[Tie] = []
    for place in range(len(scene.words)):
        if scene.starts("membership.members", place) and not scene.starts("membership.members", place - 1):
            found += _member(scene, place)
        for name, leaves in (("membership.join", False), ("membership.admitted", False), ("membership.leave", True)):
            length = scene.starts(name, place)
            if length:
                found += _joined(scene, place, place + length, leaves)
        if scene.starts("membership.comprises", place):
            found += _comprised(scene, place)
    for organisation in _organisations(scene, 0, len(scene.words)):
        found += _left(scene, organisation)
    for place, after, organisation, members in (*find_belonging(scene), *find_styled(scene)):
        since = _since(scene, place, after)
        found += _ties(scene, members, organisation, scene.span(place, after - 1), since, False)
    return found


def _since(scene: Scene, place: int, after: int) -> Interval | None:
    """Return the time behind a word for since that stands near words of belonging."""
    begun = scene.within("office.since", max(0, place - 4), after + _AFTER)
    time = time_near(scene, scene.span(begun, begun), 6) if begun is not None else None
    return time.interval if time else None


def _open(scene: Scene, place: int) -> bool:
    """Return whether words near a place make a membership wished for, denied or to come."""
    if scene.ends("membership.unreal", place) or scene.starts("membership.unreal", place) or scene.starts("future", place + 1):
        return True
    first = max(0, place - 8)
    for n in range(place - 1, first - 1, -1):
        if scene.key(n) in (",", ";", ":"):
            first = n
            break
    return scene.within("future", first, place) is not None


def _organisations(scene: Scene, first: int, last: int) -> list[Mention]:
    return [m for m in parties(scene, first, last) if m.kind == "organisation"]


def _states(scene: Scene, first: int, last: int) -> list[Mention]:
    """Return the states named between two places, those that a person or office stands for left out."""
    kinds = ("state", "capital", "metonym", "pronoun", "standin")
    named = [m for m in parties(scene, first, last) if m.kind in kinds and (not m.name or m.kind == "standin")]
    return [m for m in named if any(len(c) == _STATE and c.isupper() for c in m.codes)]


def _member(scene: Scene, place: int) -> list[Tie]:
    """Return the memberships that a word for member states."""
    length = scene.starts("membership.members", place)
    after = place + length
    if _open(scene, place):
        return []
    follows = scene.starts("membership.of", after) > 0
    adjoined = next((m for m in _organisations(scene, after, after + 1) if scene.place(m.span.start) == after), None)
    organisation = next(iter(_organisations(scene, after, after + _AFTER)), None) if follows else adjoined
    compounded = _compounded(scene, place) if organisation is None else None
    if compounded is not None:
        named = _row(scene, [m for m in _states(scene, after, len(scene.words)) if m.kind == "state"], after)
        many = "Number=Plur" in (scene.token(place) or scene.sentence.tokens[0]).feats
        return _ties(scene, named, compounded, scene.span(place, after - 1), None, False) if len(named) > 1 or not many else []
    if organisation is None:
        which = scene.within("membership.which", max(0, place - _BEFORE - 2), place)
        before = _organisations(scene, place - _BEFORE if which is None else 0, place if which is None else which)
        organisation = before[-1] if before else None
    if organisation is None and scene.within("membership.bodies", place - _BEFORE, after + _AFTER) is not None:
        organisation = _officer_of(scene, place) or _earlier_organisation(scene)
    if organisation is None:
        return []
    became = scene.within("membership.became", max(0, place - 8), place)
    subjects = _subjects(scene, place, after, organisation)
    since = time_near(scene, scene.span(place, place), 60)
    dated = since.interval if since and (became is not None or _follows(scene, since.span, organisation)) else None
    return _ties(scene, subjects, organisation, scene.span(place, after - 1), dated, False)


def _officer_of(scene: Scene, place: int) -> Mention | None:
    """Return the organisation whose officer a sentence names before a place: "NATO chief X said that both are members of the alliance"."""
    before = parties(scene, 0, place)
    return next((m for m in before if m.kind in ("person", "role") and len(m.codes) == 1 and len(m.codes[0]) != _STATE), None)


def _compounded(scene: Scene, place: int) -> Mention | None:
    """Return the organisation with which a compound begins that ends with a word for member: "NATO-lidstaat"."""
    if not scene.is_hyphen(place - 1):
        return None
    name = name_list(scene.pack).get(scene.raw(place - 2, place - 2))
    token = scene.token(place)
    if name is None or name.kind != "organisation" or token is None:
        return None
    span = scene.span(place - 2, place - 2)
    return Mention(span=span, sentence=scene.sentence.number, head=token.index, codes=name.codes, kind="organisation")


def _follows(scene: Scene, span: Span, organisation: Mention) -> bool:
    """Return whether a date stands right behind the organisation or the word for member ("member since 1981")."""
    since = [scene.words[n].end for n in range(len(scene.words)) if scene.starts("office.since", n)]
    return 0 <= span.start - organisation.span.end < 25 or any(end <= span.end and span.start - end < 5 for end in since)


def _subjects(scene: Scene, place: int, after: int, organisation: Mention) -> list[Mention]:
    """Return the states that are members: the nearest before the word, else after it, else those of the sentence before."""
    group = named_group(scene, max(0, place - _BEFORE), place) or _apposed(scene, place)
    if group:
        return group
    behind_all = scene.place(organisation.span.end)
    if scene.starts("membership.are", behind_all) and organisation.span.start >= scene.words[place].start:
        listed = [m for m in _states(scene, behind_all, len(scene.words)) if m.kind == "state"]
        row = _row(scene, listed, scene.place(listed[0].span.start)) if listed else []
        return row if len(row) >= _LISTED - 1 else []
    following = _row(scene, [m for m in _states(scene, after, len(scene.words)) if m.kind == "state"], after)
    if following and organisation.span.end <= scene.words[place].start:
        return following
    before = [m for m in _states(scene, 0, place) if m is not organisation and not set(m.codes) <= set(organisation.codes)]
    subjects = [m for m in before if _is_subject(scene, m)]
    if subjects and _generic(scene, place):
        return []
    if subjects:
        return _row(scene, before[before.index(subjects[-1]) :], scene.place(subjects[-1].span.start))
    if _generic(scene, place):
        return []
    if before:
        return before[-1:]
    behind = [m for m in _states(scene, after, after + 6) if m is not organisation and m.kind == "state"]
    if behind:
        return behind
    if scene.within("one_of", 0, place) is not None:
        sentences = range(scene.sentence.number - 2, scene.sentence.number)
        return [m for m in scene.reading.mentions if m.sentence in sentences and m.kind == "state"][-1:]
    return []


def _apposed(scene: Scene, place: int) -> list[Mention]:
    """Return the states of a list that a comma parts from the word for member: "congratulated Chad and Mali, members of the AU"."""
    if scene.key(place - 1) != ",":
        return []
    listed = _group(scene, _states(scene, 0, place - 1))
    return listed if len(listed) > 1 and scene.place(listed[-1].span.end) == place - 1 else []


def _row(scene: Scene, mentions: list[Mention], place: int) -> list[Mention]:
    """Return those of some mentions that stand one after the other from a place on, an opening bracket passed over."""
    found: list[Mention] = []
    here = place + 1 if scene.key(place) == "(" else place
    for mention in mentions:
        while scene.starts("joins", here) and found:
            here += scene.starts("joins", here)
        here += 1 if scene.starts("fillers", here) and mention.span.start > scene.words[here].start else 0
        if scene.place(mention.span.start) != here:
            break
        found.append(mention)
        here = scene.place(mention.span.end)
    return found


def _comprised(scene: Scene, place: int) -> list[Tie]:
    """Return the members that a text lists of an organisation: "The EAC groups Burundi, Kenya and Rwanda"."""
    after = place + scene.starts("membership.comprises", place)
    before = _organisations(scene, 0, place)
    states = [m for m in _states(scene, after, len(scene.words)) if m.kind == "state"]
    listed = _row(scene, states, scene.place(states[0].span.start)) if states else []
    if not before or len(listed) < _LISTED or scene.place(listed[0].span.start) - after > _AFTER + _BEFORE:
        return []
    return _ties(scene, listed, before[-1], scene.span(place, after - 1), None, False)


def _generic(scene: Scene, place: int) -> bool:
    """Return whether a plural word for members means all of them: "the UN wrote to member states", "exports to members of the EU"."""
    tokens = [t for t in scene.sentence.tokens if t.start >= scene.words[place].start][:2]
    plural = any("Number=Plur" in t.feats for t in tokens)
    predicate = any(scene.tree.children(t.index, "cop") for t in tokens)
    told = any(t.deprel.partition(":")[0] in ("appos", "root", "acl", "parataxis", "xcomp") for t in tokens)
    return plural and not predicate and not told and scene.within("one_of", 0, place) is None


def _is_subject(scene: Scene, mention: Mention) -> bool:
    return scene.sentence.tokens[mention.head].deprel.startswith("nsubj") if mention.head < len(scene.sentence.tokens) else False


def _joined(scene: Scene, place: int, after: int, leaves: bool) -> list[Tie]:
    """Return the memberships that a word for joining, admitting or leaving begins or ends."""
    if _open(scene, place) and not leaves:
        return []
    organisation = next(iter(_organisations(scene, after, after + _AFTER)), None)
    if organisation is None:
        before = _organisations(scene, max(0, place - 4), place) if scene.words[place].key else []
        organisation = before[-1] if before else None
    if organisation is None and scene.starts("membership.admitted", place):
        organisation = _earlier_organisation(scene)
    if organisation is None or (leaves and _open(scene, place)):
        return []
    subjects = _group(scene, [m for m in _states(scene, 0, place) if not set(m.codes) <= set(organisation.codes)])
    time = time_near(scene, scene.span(place, after - 1), 80)
    span = Span(min(scene.words[place].start, organisation.span.start), max(scene.words[after - 1].end, organisation.span.end))
    return _ties(scene, subjects, organisation, span, time.interval if time else None, leaves)


def _group(scene: Scene, mentions: list[Mention]) -> list[Mention]:
    """Return the last of some mentions with those before it that are joined to it: Mali, Burkina Faso and Niger."""
    if not mentions:
        return []
    found = [mentions[-1]]
    for mention in reversed(mentions[:-1]):
        between = scene.words[scene.place(mention.span.end) : scene.place(found[0].span.start)]
        if not between or any(not scene.cues["joins"].fits(word.key) for word in between):
            break
        found.insert(0, mention)
    return found


def _left(scene: Scene, organisation: Mention) -> list[Tie]:
    """Return the memberships that end where a verb of leaving stands by "out of ORGANISATION"."""
    first, after = scene.place(organisation.span.start), scene.place(organisation.span.end)
    if not scene.ends("membership.leave_from", first):
        return []
    verb = scene.within("membership.leave_verbs", max(0, first - 6), after + 4)
    if verb is None or scene.upos(verb) not in ("VERB", "AUX", "") or _open(scene, verb):
        return []
    subjects = _group(scene, [m for m in _states(scene, 0, first) if not set(m.codes) <= set(organisation.codes)])
    time = time_near(scene, scene.span(first, after - 1), 80)
    return _ties(scene, subjects, organisation, scene.span(min(verb, first), max(verb, after - 1)), time.interval if time else None, True)


def _earlier_organisation(scene: Scene) -> Mention | None:
    earlier = [m for m in scene.reading.mentions if m.kind == "organisation" and m.sentence < scene.sentence.number]
    return earlier[-1] if earlier else None


def _ties(scene: Scene, subjects: list[Mention], organisation: Mention, span: Span, dated: Interval | None, leaves: bool) -> list[Tie]:
    found: list[Tie] = []
    whole = Span(min(span.start, organisation.span.start), max(span.end, organisation.span.end))
    for subject in subjects:
        for code in subject.codes:
            if code in organisation.codes:
                continue
            roles = (
                RoleSpan(role="subject", value=code, start=subject.span.start, end=subject.span.end),
                RoleSpan(role="object", value=organisation.codes[0], start=organisation.span.start, end=organisation.span.end),
            )
            found.append(Tie(
                kind="membership", subject=code, object=organisation.codes[0], start=None if leaves else stamp(dated),
                end=stamp(dated) if leaves else None, evidence=scene.evidence(whole), roles=roles, rule="ties:membership", confidence=0.75,
            ))
    return found
