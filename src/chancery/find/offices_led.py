"""Offices told by what people do, and by titles behind their names: "X, who heads the IMF", "X, the German government's spokesman"."""

from __future__ import annotations

from dataclasses import dataclass

from chancery.find.figures_scene import Scene
from chancery.find.pieces import title_list
from chancery.model import Mention, Span

# Words between a verb of leading and what is led, or between a name and the verb.
_REACH = 6
# Words between a name and the title behind it, and words of the longest title after "as".
_APPOSED, _TITLE = 9, 5
# Brackets behind a name hold so few words.
_IN_BRACKETS = 5
_LED = ("state", "organisation", "body", "metonym", "adjective", "capital")
_PEOPLE = ("person", "name")


@dataclass(frozen=True, slots=True)
class Lead:
    """Somebody who leads or speaks for a state or organisation."""

    who: Mention
    code: str
    role: str
    span: Span


def find_leads(scene: Scene) -> list[Lead]:
    """Return who heads, leads or speaks for which state or organisation, as the verbs of a sentence tell."""
    found: list[Lead] = []
    for place in range(len(scene.words)):
        hit = scene.cues.at("office.leads", scene.words, place)
        if not hit or scene.within("future", max(0, place - 3), place) is not None:
            continue
        relative = _relative(scene, place)
        who = _leader(scene, place, relative)
        led = _led(scene, place + hit[1], relative) if who else None
        if who is None or led is None:
            continue
        general = "head" if led.kind == "organisation" else "leader"
        role = _as_title(scene, scene.place(led.span.end)) or str(hit[0]) or str(scene.world.settings("ties")[general])
        found.append(Lead(who, led.codes[0], role, Span(who.span.start, max(led.span.end, scene.words[place].end))))
    return found


def _relative(scene: Scene, place: int) -> int | None:
    """Return the place of the relative pronoun whose clause a verb of leading stands in."""
    near = [n for n in range(max(0, place - _APPOSED), place) if scene.starts("office.who", n)]
    return near[-1] if near and scene.within("stop", near[-1], place) is None else None


def _leader(scene: Scene, place: int, relative: int | None) -> Mention | None:
    """Return the person who is the subject of a verb: named right before it, or before a relative pronoun."""
    until = place if relative is None else relative
    people = [m for m in scene.mentions if m.name and m.kind in _PEOPLE and not m.private and scene.place(m.span.end) <= until]
    if not people:
        return None
    between = range(scene.place(people[-1].span.end), until)
    if relative is not None:
        return people[-1] if all(scene.upos(n) in ("PUNCT", "ADP") for n in between) else None
    return people[-1] if all(scene.upos(n) in ("AUX", "ADV") for n in between) else None


def _led(scene: Scene, after: int, relative: int | None) -> Mention | None:
    """Return the state, organisation or body that is the object of a verb of leading, beside the verb."""
    stretches = [(after, min(after + _REACH, len(scene.words)))]
    if scene.cues.setting("verbs_last") and relative is not None:
        stretches.append((relative + 1, after))
    for first, last in stretches:
        for mention in scene.mentions:
            here, behind = scene.place(mention.span.start), scene.place(mention.span.end)
            if not first <= here < last or mention.kind not in _LED or len(mention.codes) != 1 or mention.name or mention.private:
                continue
            plain = mention.kind in ("state", "organisation") or _governs(scene, first, last)
            if plain and _small(scene, first, here) and not _part_of_more(scene, behind, mention, last):
                return mention
    return None


def _small(scene: Scene, first: int, here: int) -> bool:
    """Return whether only articles, adjectives, prepositions and words for governments stand between two places."""
    return all(
        scene.upos(n) in ("DET", "ADJ", "ADP", "PART", "ADV") or scene.starts("office.governments", n) or scene.is_hyphen(n)
        for n in range(first, here)
    )


def _governs(scene: Scene, first: int, last: int) -> bool:
    """Return whether a word for a government or ministry stands in a stretch."""
    return scene.within("office.governments", first, last + 2) is not None


def _part_of_more(scene: Scene, place: int, mention: Mention, last: int) -> bool:
    """Return whether a state's name goes on as a phrase about something else: "leads China's delegation"."""
    if mention.kind not in ("state", "organisation") or place >= len(scene.words) or place >= last:
        return False
    owner = scene.starts("possessive", place) > 0 or scene.is_quote(place) or scene.upos(place) in ("NOUN", "ADJ")
    return owner and not _governs(scene, place, place + 2)


def _as_title(scene: Scene, place: int) -> str | None:
    """Return the title behind "as": "leads the government as Chief Adviser"."""
    for here in range(place, min(place + _REACH, len(scene.words))):
        length = scene.starts("office.as", here)
        if length:
            titles = title_list(scene.pack)
            for last in range(min(here + length + _TITLE, len(scene.words)) - 1, here, -1):
                title = titles.get(scene.raw(here + length, last))
                if title:
                    return str(scene.raw(here + length, last).lower() if scene.cues.setting("literal_names") else title.role)
    return None


def find_apposed_before(scene: Scene, first: int) -> Mention | None:
    """Return the person named before the title at a place, a comma and the title's owner between: "X, the government's spokesman"."""
    people = [m for m in scene.mentions if m.name and m.kind in _PEOPLE and m.span.end <= scene.words[first].start]
    if not people or people[-1].private:
        return None
    who = people[-1]
    if who.kind == "name" and " " not in str(who.name):
        return None
    start = _behind_age(scene, scene.place(who.span.end))
    between = [n for n in range(start + 1, first) if not _of_term(scene, n)]
    if scene.key(start) != "," or len(between) > _APPOSED:
        return None
    barred = ("VERB", "AUX", "CCONJ", "SCONJ", "PUNCT", "PRON", "ADP")
    if any(scene.upos(n) in barred and not scene.starts("office.former", n) for n in between):
        return None
    return who


def _behind_age(scene: Scene, place: int) -> int:
    """Return the place after an age or a few other words in brackets."""
    if scene.key(place) != "(":
        return place
    return next((n + 1 for n in range(place + 2, place + _IN_BRACKETS) if scene.key(n) == ")"), place)


def _of_term(scene: Scene, place: int) -> bool:
    """Return whether a word tells of an office's years: "X, from 2016 to 2020 British ambassador"."""
    here = next((n for n in range(place, place + 3) if scene.upos(n) not in ("ADP", "SCONJ")), place)
    word = scene.at(here)
    return word is not None and scene.in_time(Span(word.start, word.end))
