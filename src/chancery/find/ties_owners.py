"""Whose an office is, where the title itself does not say."""

from __future__ import annotations

import re
from collections import Counter

from chancery.find.figures_scene import Scene
from chancery.model import Mention, Span

_STATES = frozenset({"state", "adjective", "demonym", "capital", "metonym", "body", "person", "role"})
# Words between a title or name and the state before or behind it.
_NEAR = 5
# What follows the place at the head of a report, and the sentences among which such a head is sought.
_DATELINE = re.compile(r"(?:,? \[?[A-Z][\w. ]+\]?)?(?:,? [^:—–\n]{0,24})?(?: ?\([^()\n]{2,40}\))?,?\s*(?::|--|[—–]|- )")
_OPENING = 3
# Words in the name of an organ between its organisation and a title.
_ORGAN = 3
# How many sentences back the state may be named that a bare title belongs to.
_BACK = 3


def owner_beside(scene: Scene, span: Span) -> tuple[str, ...]:
    """Return the code of the state or organisation in a title, right before it, or behind it ("King Salman of Saudi Arabia")."""
    first, after = scene.place(span.start), scene.place(span.end)
    owners = [m for m in scene.mentions if m.codes and len(m.codes) == 1 and m.kind in _STATES | {"organisation"} and not m.name]
    inside = [m for m in owners if m.span.overlaps(span)]
    if inside:
        return inside[0].codes
    before = [m for m in owners if m.span.end <= span.start and _adjoins(scene, m, first) and m.kind in ("adjective", "state", "body")]
    if before:
        return before[-1].codes
    own = [m for m in scene.mentions if m.kind == "pronoun" and len(m.codes) == 1 and scene.place(m.span.end) == first]
    if own and scene.upos(first - 1) in ("PRON", "DET"):
        return own[-1].codes
    organisations = [m for m in owners if m.kind == "organisation" and m.span.end <= span.start and _organ(scene, m, first)]
    if organisations:
        return organisations[-1].codes
    length = scene.starts("office.affiliation", after) or scene.starts("of", after)
    if length:
        end = scene.words[min(after + _NEAR, len(scene.words)) - 1].end
        behind = [m for m in owners if span.end <= m.span.start < end]
        return behind[0].codes if behind else ()
    return ()


def _adjoins(scene: Scene, owner: Mention, place: int) -> bool:
    """Return whether no more than one word, and no mark, stands between an owner and a title."""
    behind = scene.place(owner.span.end)
    return place - behind <= 1 and (behind == place or not (scene.starts("stop", behind) or scene.upos(behind) in ("VERB", "AUX")))


def _organ(scene: Scene, organisation: Mention, place: int) -> bool:
    """Return whether only the name of an organ stands between an organisation and a title: "African Union Commission [chair]"."""
    between = range(scene.place(organisation.span.end), place)
    return len(between) <= _ORGAN and all(scene.capital(n) for n in between)


def owner_of_list(scene: Scene, span: Span) -> tuple[str, ...]:
    """Return the code of the person before a bare title that is joined on: "the Thai premier, NAME, and foreign minister NAME"."""
    place = scene.place(span.start) - 1
    if not scene.starts("joins", place):
        return ()
    while scene.starts("joins", place - 1):
        place -= 1
    end = scene.words[place].start
    before = [m for m in scene.mentions if m.kind == "person" and m.name and not m.private and 0 <= end - m.span.end <= 1]
    return before[-1].codes if before and len(before[-1].codes) == 1 else ()


def usual_owner(scene: Scene, title: Span) -> tuple[str, ...]:
    """Return the state whose office a title usually is ("secretary of state"), as far as the document names that state."""
    hit = scene.cues.at("office.owners", scene.words, scene.place(title.start))
    code = str(hit[0]) if hit else ""
    return (code,) if any(code in m.codes for m in scene.reading.mentions) else ()


def owner_in_context(scene: Scene, span: Span, role: str, name: str) -> tuple[str, ...]:
    """Return the state that a bare title most likely belongs to, or nothing.

    It is the subject of the sentence, else of the states named shortly before the one that the document names most; a state whose
    same office another person in the document holds is passed over, and so is one where the document names no state at all.
    """
    taken = {
        code for m in scene.reading.mentions if m.role == role and m.name and m.name != name and len(m.codes) == 1 for code in m.codes
    }

    def free(mention: Mention) -> bool:
        own = mention.name == name
        return mention.kind in _STATES and not mention.private and not own and len(mention.codes) == 1 and not set(mention.codes) & taken

    led = _led(scene, span)
    if led:
        return led
    home = _home(scene)
    if home and home not in taken:
        return (home,)
    often = Counter(code for m in scene.reading.mentions if m.kind in _STATES and not m.private for code in m.codes)
    here = [m for m in scene.mentions if m.span.end <= span.start and free(m) and not (_quoted(scene, m.span) and not _quoted(scene, span))]
    subjects = [m for m in here if _of_subject(scene, m)]
    if subjects:
        return subjects[0].codes
    near = here + [m for m in scene.reading.mentions if 0 < scene.sentence.number - m.sentence <= _BACK and free(m)]
    near = near or [m for m in scene.mentions if m.span.start >= span.end and free(m) and not _dealt_with(scene, m)]
    return max(near, key=lambda m: often[m.codes[0]]).codes if near else ()


def _quoted(scene: Scene, span: Span) -> bool:
    """Return whether a span stands between quotation marks: an odd number of them stands before it in the sentence."""
    return sum(scene.is_quote(n) for n in range(scene.place(span.start))) % 2 == 1


def _of_subject(scene: Scene, mention: Mention) -> bool:
    """Return whether a mention is the subject of a clause or describes it: "the [Turkish] airspace is closed, said minister NAME"."""
    tokens = scene.sentence.tokens
    token = tokens[mention.head]
    above = tokens[token.head] if token.head >= 0 else token
    described = mention.kind == "adjective" and token.deprel.startswith("amod") and above.deprel.startswith("nsubj")
    return described or token.deprel.startswith("nsubj")


def _led(scene: Scene, span: Span) -> tuple[str, ...]:
    """Return the state of the body that the holder of an office leads: "an Indian delegation led by minister NAME"."""
    token = next((t for t in scene.sentence.tokens if t.start >= span.start), None)
    above = set(scene.tree.ancestors(token.index)) if token else set()
    bodies = [m for m in scene.mentions if m.kind == "body" and m.head in above and len(m.codes) == 1 and m.span.end <= span.start]
    return bodies[-1].codes if bodies else ()


def _home(scene: Scene) -> str | None:
    """Return the state from which a text is reported, as its opening says: "ISLAMABAD: ...", "MANILA, Philippines - ..."."""
    text = scene.reading.document.text
    for mention in scene.reading.mentions:
        line = text.rfind("\n", 0, mention.span.start) + 1
        if mention.kind in ("capital", "state") and not text[line : mention.span.start].strip() and mention.codes:
            return mention.codes[0] if _DATELINE.match(text[mention.span.end :]) else None
        if mention.sentence > _OPENING:
            return None
    return None


def _dealt_with(scene: Scene, mention: Mention) -> bool:
    """Return whether a state named after a title is where its holder goes or whom he deals with, so hardly his own."""
    other = scene.starts("office.others", scene.place(mention.span.start) - 1) > 0
    return other or scene.sentence.tokens[mention.head].deprel.partition(":")[0] in ("obl", "obj", "iobj")
