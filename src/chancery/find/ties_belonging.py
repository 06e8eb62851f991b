"""Memberships told by a verb of belonging or a word for country ("X belongs to", "EU country X"), and who "both countries" are."""

from __future__ import annotations

from collections import Counter

from chancery.find.figures_scene import Scene
from chancery.find.pieces import name_list
from chancery.find.ties_found import parties
from chancery.model import Mention

# A state's code has three letters.
_STATE = 3
# "Both countries" are those that the text is most about, larger groups those named last.
_PAIR = 2
# How many words may stand between a verb of belonging and the organisation, and how far back, in sentences, the states may be named.
_REACH, _BACK = 8, 5
_STATES = ("state", "pronoun", "capital", "metonym", "standin")


def named_group(scene: Scene, first: int, last: int) -> list[Mention]:
    """Return the states that "both countries", "all three states" between two places stand for: the last so many that the text named."""
    for place in range(max(first, 0), last):
        hit = scene.cues.at("membership.groups", scene.words, place)
        behind = range(place + hit[1], place + hit[1] + 2) if hit else ()
        if hit and any(n < last and scene.starts("membership.countries", n) for n in behind) and not scene.ends("one_of", place):
            start, number = scene.words[place].start, int(hit[0])
            resolved = [m for m in scene.mentions if m.kind == "pronoun" and m.span.start <= start < m.span.end and len(m.codes) == number]
            if resolved:
                return resolved
            return _last_named(scene, int(hit[0]))
    return []


def _last_named(scene: Scene, number: int) -> list[Mention]:
    found: dict[str, Mention] = {}
    often = Counter(code for m in scene.reading.mentions for code in m.codes)
    for back in range(scene.sentence.number - 1, max(-1, scene.sentence.number - 1 - _BACK), -1):
        named = [m for m in scene.reading.mentions if m.sentence == back and not m.private and m.kind != "organisation"]
        for mention in named:
            if len(mention.codes) == 1 and len(mention.codes[0]) == _STATE and mention.codes[0].isupper():
                found.setdefault(mention.codes[0], mention)
        if len(found) >= number and number != _PAIR:
            break
    ranked = sorted(found, key=lambda code: -often[code])[:number]
    return [found[code] for code in ranked] if len(ranked) == number else []


def find_belonging(scene: Scene) -> list[tuple[int, int, Mention, list[Mention]]]:
    """Return the places of words of belonging, each with the organisation and its members."""
    found: list[tuple[int, int, Mention, list[Mention]]] = []
    for place in range(len(scene.words)):
        length = scene.starts("membership.belong", place)
        after = place + length
        if not length or scene.starts("membership.belong", place - 1):
            continue
        organisation = _organisation(scene, place, after)
        if organisation is None or _blocked(scene, place, after):
            continue
        members = _members(scene, place, organisation)
        found.append((place, after, organisation, [*members, *_alike(scene, scene.place(organisation.span.end))] if members else []))
    return found


def _blocked(scene: Scene, place: int, after: int) -> bool:
    """Return whether belonging is wished for, denied or asked."""
    first = max(0, place - 4)
    which = scene.within("membership.to_which", max(0, place - _REACH), place)
    if which is None and scene.within("membership.unreal", first, place) is not None:
        return True
    return scene.within("future", first, after + 3) is not None


def _organisation(scene: Scene, place: int, after: int) -> Mention | None:
    """Return the organisation right behind a word of belonging, else the one before "to which"."""
    behind = [m for m in parties(scene, after, after + _REACH) if m.kind == "organisation" and m.span.start >= scene.words[place].end]
    if behind and _only_filling(scene, after, scene.place(behind[0].span.start)):
        return behind[0]
    which = next((n for n in range(max(0, place - _REACH), place) if scene.starts("membership.to_which", n)), None)
    before = [m for m in parties(scene, 0, which) if m.kind == "organisation"] if which else []
    return before[-1] if before and which is not None and which - scene.place(before[-1].span.end) <= 1 else None


def _only_filling(scene: Scene, first: int, last: int) -> bool:
    """Return whether nothing but small words and times stands between two places."""
    return all(scene.upos(n) in ("ADP", "DET", "ADV") or scene.in_time(scene.span(n, n)) for n in range(first, last))


def _members(scene: Scene, place: int, organisation: Mention) -> list[Mention]:
    """Return the states that are the subject of a word of belonging: named, or a group named before."""
    group = named_group(scene, max(0, place - _REACH), place + 4)
    if group:
        return group
    named = [m for m in parties(scene, 0, place) if m.kind in _STATES and (not m.name or m.kind == "standin") and m is not organisation
             and any(len(c) == _STATE and c.isupper() for c in m.codes)]
    subjects = [m for m in named if _is_subject(scene, m)]
    if not subjects:
        behind = [m for m in parties(scene, place, place + _REACH) if m.kind == "state" and _is_subject(scene, m)]
        return behind or [m for m in named if place - scene.place(m.span.end) <= 1][-1:]
    start = named.index(subjects[-1])
    row = [named[start]]
    for mention in named[start + 1 :]:
        if not _joined(scene, row[-1], mention):
            break
        row.append(mention)
    for mention in reversed(named[:start]):
        if not _joined(scene, mention, row[0]):
            break
        row.insert(0, mention)
    return row


def _is_subject(scene: Scene, mention: Mention) -> bool:
    tokens = scene.sentence.tokens
    return mention.head < len(tokens) and tokens[mention.head].deprel.startswith("nsubj")


def _joined(scene: Scene, first: Mention, second: Mention) -> bool:
    """Return whether two names stand in one list."""
    between = range(scene.place(first.span.end), scene.place(second.span.start))
    return all(scene.starts("joins", n) or scene.upos(n) == "DET" for n in between)


def _alike(scene: Scene, place: int) -> list[Mention]:
    """Return the states of which a phrase such as "as does" or "just like" tells the same."""
    for here in range(place, min(place + 3, len(scene.words))):
        length = scene.starts("membership.alike", here)
        if length:
            named = [m for m in parties(scene, here + length, len(scene.words)) if m.kind == "state"]
            return named[:1] if named and scene.place(named[0].span.start) <= here + length + 1 else []
    return []


def find_styled(scene: Scene) -> list[tuple[int, int, Mention, list[Mention]]]:
    """Return the states styled a country of an organisation: "EU country Hungary"."""
    found: list[tuple[int, int, Mention, list[Mention]]] = []
    for place in range(1, len(scene.words)):
        length = scene.starts("membership.styled", place)
        if not length:
            continue
        before = [m for m in parties(scene, place - 2, place) if m.kind == "organisation" and scene.place(m.span.end) == place]
        before = before or _compounded(scene, place)
        behind = [m for m in parties(scene, place + length, place + length + 1) if m.kind == "state"]
        if before and behind:
            found.append((place, place + length, before[-1], behind[:1]))
    return found


def _compounded(scene: Scene, place: int) -> list[Mention]:
    """Return the organisation with which a compound begins that ends with the word at a place."""
    name = name_list(scene.pack).get(scene.raw(place - 2, place - 2)) if scene.is_hyphen(place - 1) else None
    token = scene.token(place)
    if name is None or name.kind != "organisation" or token is None:
        return []
    span = scene.span(place - 2, place - 2)
    return [Mention(span=span, sentence=scene.sentence.number, head=token.index, codes=name.codes, kind="organisation")]
