"""Treaties and standing mechanisms between states."""

from __future__ import annotations

from chancery.find.figures_scene import Scene
from chancery.find.numbers_forms import words_of
from chancery.find.ties_found import codes_of, compound_sides, role_spans, stamp, time_after, time_near, two_sides
from chancery.find.ties_words import described_start, name_end, name_start, translate
from chancery.model import Figure, Interval, Mention, Part, RoleSpan, Tie, TimeExpression

# Kinds of mention that say whose a body is.
_OWNERS = ("state", "adjective", "organisation", "organ", "body", "metonym")
# How far before a noun, in words, its joint or regular may stand.
_NEAR = 4
# How many words may stand between a treaty and the word that tells of its signing.
_REACH = 14
# How many words behind its name the date of a treaty may stand.
_AHEAD = 10
# Digits of a year.
_YEAR = 4
# A time shorter than this many days is the day of the news, not the date of a treaty.
_MONTH = 28


def find_treaties(scene: Scene) -> list[Tie]:
    """Return the treaties that a sentence names or dates."""
    places = [n for n in range(len(scene.words)) if _noun(scene, n)]
    return [tie for place in places if (tie := _treaty(scene, place))]


def _noun(scene: Scene, place: int) -> tuple[str, int] | None:
    """Return the English of a word for a treaty, or of one that is a treaty where it is signed (a declaration, an arrangement)."""
    return scene.cues.at("treaty.nouns", scene.words, place) or scene.cues.at("treaty.signed_nouns", scene.words, place)


def _treaty(scene: Scene, place: int) -> Tie | None:
    if scene.starts("treaty.never", place) or any(_organisation(scene, n) for n in (place, place + 1)):
        return None
    if scene.ends("treaty.never_after", place) or scene.starts("treaty.never_before", place + 1):
        return None
    first, end = name_start(scene, place), name_end(scene, place + 1, "treaty.named_by")
    if end == place + 1 and _called(scene, place + 1):
        end += 1
    concluded = _concluded(scene, place)
    if concluded is None and not scene.cues.at("treaty.nouns", scene.words, place):
        return None
    if first == place:
        first = described_start(scene, place) if concluded else place
    named = end > place + 1 or first < place or (concluded is not None and _describes(scene, place))
    proper = any(scene.capital(n) for n in range(first, place)) or any(scene.capital(n) for n in range(place + 1, end))
    signed = concluded is not None or scene.within("treaty.signed", 0, len(scene.words)) is not None
    year = _year_before(scene, place)
    time = year or time_after(scene, end, _AHEAD) or (_when_signed(scene, place) if signed else None)
    dated = time is not None and time.interval is not None and time.interval.days >= _MONTH
    compound = _compound(scene, place) is not None or _dated_exactly(scene, concluded)
    dated = dated or _dated_exactly(scene, concluded)
    by_year = year is not None or scene.starts("treaty.dated_by", place + 1) > 0
    if not (proper or (named and (signed or dated)) or (compound and dated) or (dated and by_year)):
        return None
    if not proper and not signed and not dated:
        return None
    sides = two_sides(scene, first, end)
    if len(codes_of(sides)) < 2:
        return None
    name = _treaty_name(scene, first, place, end)
    span = scene.span(first, end - 1)
    since = time.interval if time and dated else _day_concluded(scene, concluded)
    return Tie(
        kind="treaty", parties=codes_of(sides), name=name, start=stamp(since), evidence=scene.evidence(span),
        roles=(*role_spans("parties", sides), RoleSpan(role="name", value=name, start=span.start, end=span.end)),
        rule="ties:treaty", confidence=0.75,
    )


def _concluded(scene: Scene, place: int) -> int | None:
    """Return the place of the word that tells that a treaty was signed, in the noun's clause: none that is wished for or to come."""
    near = [n for n in range(max(0, place - _REACH), min(place + _REACH, len(scene.words))) if scene.starts("treaty.concluded", n)]
    near = [n for n in near if not scene.ends("treaty.unmade", n) and scene.within("future", max(0, n - 4), n) is None]
    near = [n for n in near if scene.within("stop", min(n, place), max(n, place)) is None]
    return min(near, key=lambda n: abs(n - place), default=None)


def _dated_exactly(scene: Scene, concluded: int | None) -> bool:
    """Return whether a date with its year stands beside the word that tells of the signing."""
    time = time_near(scene, scene.span(concluded, concluded), 60) if concluded is not None else None
    return time is not None and any(word.isdecimal() and len(word) == _YEAR for word in time.span.of(scene.reading.document.text).split())


def _describes(scene: Scene, place: int) -> bool:
    """Return whether a compound or what stands behind a noun says what kind of treaty it is, in words that have no English here."""
    compound = _compound(scene, place) is not None or (scene.cues["treaty.compounded"].fits(scene.key(place)))
    follows = bool(scene.cues.setting("adjectives_follow")) and scene.upos(place + 1) == "ADJ"
    return compound or (follows and not scene.starts("treaty.plain", place + 1)) or scene.starts("treaty.named_by", place + 1) > 0


def _year_before(scene: Scene, place: int) -> TimeExpression | None:
    """Return the year that stands before a treaty and what describes it: "the 1960 Indus Waters Treaty"."""
    at = place - 1
    while at > 0 and place - at < _NEAR and scene.upos(at) in ("ADJ", "NOUN", "PROPN"):
        at -= 1
    if at < 0 or not (scene.key(at).isdecimal() and len(scene.key(at)) == _YEAR):
        return None
    start = scene.words[at].start
    return next((t for t in scene.times if t.interval and t.span.start <= start < t.span.end), None)


def _day_concluded(scene: Scene, concluded: int | None) -> Interval | None:
    """Return the day or other time told beside the word that tells of the signing."""
    time = time_near(scene, scene.span(concluded, concluded), 60) if concluded is not None else None
    return time.interval if time else None


def _called(scene: Scene, place: int) -> bool:
    """Return whether a name that is no party stands right behind the noun: "the treaty USMCA"."""
    word = scene.at(place)
    if word is None or not scene.capital(place) or (scene.upos(place) not in ("PROPN", "X") and not scene.raw(place, place).isupper()):
        return False
    return not any(m.codes and m.span.start <= word.start < m.span.end for m in scene.mentions)


def _when_signed(scene: Scene, place: int) -> TimeExpression | None:
    """Return the one month or year that a sentence names before the noun, where it tells that the treaty was signed."""
    times = [t for t in scene.times if t.interval and t.interval.days >= _MONTH]
    before = [t for t in times if t.span.end <= scene.words[place].start]
    before = [t for t in before if scene.within("between", scene.place(t.span.end), place) is None]
    return before[0] if len(times) == len(before) == 1 else None


def _organisation(scene: Scene, place: int) -> bool:
    """Return whether a word is part of an organisation's name."""
    word = scene.at(place)
    return word is not None and any(m.kind == "organisation" and m.span.start <= word.start < m.span.end for m in scene.mentions)


def _of_one(scene: Scene, first: int, place: int) -> bool:
    """Return whether the name of a body holds one state or organisation alone: it is that one's own ("AU Executive Council")."""
    inside = [m for m in scene.mentions if m.codes and any(
        m.span.start <= w.start < m.span.end for w in scene.words[first : place + 1]) and m.kind in _OWNERS]
    return len({code for m in inside for code in m.codes}) == 1 and not compound_sides(scene, first, place + 1)


def _compound(scene: Scene, place: int) -> str | None:
    """Return the English of the first part of a compound noun, or that part as written; None where there is none."""
    hit = _noun(scene, place)
    key = scene.key(place)
    for part, english in scene.cues.settings.get("treaty", {}).get("compounds", {}).items():
        if hit and key.startswith(part):
            return str(english)
    return None


def _treaty_name(scene: Scene, first: int, place: int, end: int) -> str:
    """Return the English name: literal, or PLACE AGREEMENT where a place alone names it."""
    hit = _noun(scene, place)
    noun = str(hit[0]) if hit else scene.key(place)
    if scene.cues.setting("literal_names"):
        return scene.raw(first, end - 1)
    compound = _compound(scene, place)
    if end == place + 2 and _called(scene, place + 1):
        return f"{scene.raw(place + 1, place + 1)} {compound + ' ' if compound else ''}{noun}"
    rest = _rest(scene, place + 1, end)
    if rest and all(word[0].isupper() for word in rest.split()) and not compound:
        return f"{rest} {noun.capitalize()}"
    return translate(scene, first, max(end, place + 1), place, f"{compound} {noun}" if compound else noun)


def _rest(scene: Scene, place: int, end: int) -> str:
    """Return the words after the preposition that names a treaty."""
    length = scene.starts("treaty.named_by", place)
    return scene.raw(place + length, end - 1) if length and end > place + length else ""


def find_mechanisms(scene: Scene, figures: tuple[Figure, ...]) -> list[Tie]:
    """Return the joint commissions, councils, dialogues and regular meetings that a sentence names."""
    places = [n for n in range(len(scene.words)) if scene.cues.at("mechanism.nouns", scene.words, n)]
    return [tie for place in places if (tie := _mechanism(scene, place, figures))]


def _mechanism(scene: Scene, place: int, figures: tuple[Figure, ...]) -> Tie | None:
    first, end = name_start(scene, place), name_end(scene, place + 1, "mechanism.named_by")
    if any(scene.starts("mechanism.never", n) for n in range(max(0, first - 1), place + 1)) or any(
        _organisation(scene, n) for n in range(first, place + 1)
    ):
        return None
    near = range(max(0, place - _NEAR), place)
    behind = range(place + 1, place + 3) if scene.cues.setting("adjectives_follow") else range(0)
    regular = [n for n in [*near, *behind] if scene.starts("mechanism.regular", n)]
    joint = [n for n in [*near, *behind] if scene.starts("mechanism.joint", n)]
    meets = scene.starts("mechanism.regular_nouns", place) > 0
    proper = first < place or (scene.capital(place) and end > place + 1)
    if (meets and not regular) or not ((meets and regular) or joint or proper) or _of_one(scene, first, place):
        return None
    first = min([first, *(n for n in [*regular, *joint] if n < place)])
    told = any(scene.within(name, 0, len(scene.words)) is not None for name in ("mechanism.started", "mechanism.parts"))
    sides = two_sides(scene, first, end, near=not (regular or joint or told))
    if len(codes_of(sides)) < 2:
        return None
    return _made(scene, (first, place, max(end, place + 1)), sides, figures)


def _made(scene: Scene, places: tuple[int, int, int], sides: tuple[Mention, ...], figures: tuple[Figure, ...]) -> Tie:
    first, place, end = places
    hit = scene.cues.at("mechanism.nouns", scene.words, place)
    noun = str(hit[0]) if hit else scene.key(place)
    name = scene.raw(first, end - 1) if scene.cues.setting("literal_names") else translate(scene, first, end, place, noun)
    span = scene.span(first, end - 1)
    begun = scene.within("mechanism.started", 0, len(scene.words))
    time = time_near(scene, scene.span(begun, begun), 40) if begun is not None else None
    return Tie(
        kind="mechanism", parties=codes_of(sides), name=name, parts=_parts(scene, figures), start=stamp(time.interval) if time else None,
        evidence=scene.evidence(span), rule="ties:mechanism", confidence=0.7,
        roles=(*role_spans("parties", sides), RoleSpan(role="name", value=name, start=span.start, end=span.end)),
    )


def _parts(scene: Scene, figures: tuple[Figure, ...]) -> tuple[Part, ...]:
    """Return what a mechanism is made of: the counts in its sentence or the next, after a word such as comprises."""
    found: list[Part] = []
    for sentence in scene.reading.document.sentences[scene.sentence.number : scene.sentence.number + 2]:
        text = scene.reading.document.text[sentence.start : sentence.end]
        words = words_of(text, sentence.start)
        place = scene.cues["mechanism.parts"].within(words, 0, len(words))
        if place is None:
            continue
        start = words[place].start
        inside = [f for f in figures if start < f.evidence.end and sentence.start <= f.evidence.start < sentence.end]
        found += [Part(of=f.of, count=int(f.value)) for f in inside if f.measure == "count"]
        if found:
            break
    return tuple(found)

