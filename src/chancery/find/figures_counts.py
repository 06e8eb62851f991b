"""Numbers of things: soldiers, votes, calls, visits; and how many times something was done."""

from __future__ import annotations

from dataclasses import replace

from chancery.find.figures_found import Found, found_of
from chancery.find.figures_nouns import Noun, counted_noun, gloss, name_of
from chancery.find.figures_scene import Scene
from chancery.find.numbers import Number
from chancery.model import Span

# A definite group as small as this was spoken of before ("the three juntas"); larger ones are news.
_ANAPHORIC = 3
_FEW = 4
# Figures up to this after a name that stands for no state are part of it: Nord Stream 2, Radio 4.
_BRANDS = 10


def read_count(scene: Scene, number: Number) -> Found | None:
    """Return the count that a number is, None where it counts nothing or only points back."""
    if number.unit or number.value < 2 or number.value != int(number.value) or number.kind not in ("cardinal", "times"):
        return None
    if scene.in_time(number.span) or _label(scene, number) or _year(number) or _named(scene, number):
        return None
    if number.kind == "times":
        return _repeated(scene, number)
    after = scene.place(number.span.end)
    if scene.is_hyphen(after):
        return _points(scene, number, after + 1) or _members(scene, number, after + 1)
    if scene.starts("count.points", after) and scene.starts("count.compound_points", after):
        return _points(scene, number, after)
    return _people(scene, number, after) or _things(scene, number, after) or _against(scene, number) or _killed(scene, number, after)


def read_counted_again(scene: Scene, number: Number, before: Found) -> Found | None:
    """Return the count that a number without a noun is of what was counted before it: "1,500 troops in Niger and 1,000 in Chad"."""
    if before.measure != "count" or not number.digits or number.unit or number.kind != "cardinal" or number.value < 2:
        return None
    first, after = scene.place(number.lead), scene.place(number.span.end)
    if scene.in_time(number.span) or _label(scene, number) or _year(number) or scene.starts("count.against", after - 1):
        return None
    begins = scene.upos(first - 1) in ("CCONJ", "PUNCT", "VERB", "ADV") or scene.ends("count.among", first) > 0
    parties = {scene.place(m.span.start) for m in scene.mentions if m.codes and not m.private}
    if not begins or scene.upos(after) != "ADP" or not parties & {after + 1, after + 2}:
        return None
    return found_of(number, "count", before.of, number.value, "items", scene.words[after + 1].end)


def _label(scene: Scene, number: Number) -> bool:
    """Return whether a number is a name's: article 5, resolution 1701."""
    place = scene.place(number.span.start)
    if scene.ends("count.odds", place):
        return True
    if not number.digits:
        return False
    before = scene.at(place - 1)
    known = before is not None and any(m.codes and m.span.start <= before.start < m.span.end for m in scene.mentions)
    brand = place > 1 and scene.capital(place - 1) and scene.upos(place - 1) == "PROPN" and not known and number.value < _BRANDS
    return brand or scene.ends("count.labels", place) > 0


def _named(scene: Scene, number: Number) -> bool:
    """Return whether a number word is part of a name: it has a capital without opening the sentence."""
    place = scene.place(number.span.start)
    opens = place == 0 or scene.is_quote(place - 1) or scene.key(place - 1) in (":", "|", "-", "–")
    return not number.digits and scene.capital(place) and not opens


def _year(number: Number) -> bool:
    """Return whether figures without separators may be a year."""
    return number.digits and number.span.end - number.span.start == 4 and 1900 <= number.value <= 2100


def _points(scene: Scene, number: Number, place: int) -> Found | None:
    """Return the points of a twelve-point plan."""
    told = scene.starts("count.compound_points", place) or scene.within("count.point_nouns", place + 1, place + 3) is not None
    if not scene.starts("count.points", place) or not told:
        return None
    return found_of(number, "count", scene.names["points"], number.value, "items", scene.words[place].end)


def _members(scene: Scene, number: Number, place: int) -> Found | None:
    """Return the members of a "seven-nation grouping", "the 27-member EU"."""
    length = scene.starts("count.compound_members", place)
    if not length:
        return None
    return found_of(number, "count", scene.names["members"], number.value, "items", scene.words[place + length - 1].end)


def _people(scene: Scene, number: Number, after: int) -> Found | None:
    """Return the people in "26 dead", "20 killed"."""
    hit = scene.cues.at("count.people_of", scene.words, after)
    if not hit or scene.ends("definite", scene.place(number.lead)):
        return None
    return found_of(number, "count", str(hit[0]), number.value, "items", scene.words[after].end)


def _things(scene: Scene, number: Number, after: int) -> Found | None:
    noun = counted_noun(scene, after)
    if noun is None or _never(scene, after, noun) or (number.doubtful and not _surely(scene, number, noun)):
        return None
    if _points_back(scene, number, noun):
        return None
    return found_of(number, "count", name_of(scene, noun), number.value, "items", scene.words[noun.head].end)


def _surely(scene: Scene, number: Number, noun: Noun) -> bool:
    """Return whether a word that may be a number is one: a plural follows, and the parser says so or nothing stands between."""
    place, counted = scene.place(number.span.start), _feats(scene, noun.head)
    if "Number=Sing" in counted or scene.upos(place - 1) == "DET":
        return False
    alone = "Number=Plur" in counted or scene.upos(place - 1) not in ("NOUN", "PROPN")
    return scene.upos(place) == "NUM" or (noun.head == place + 1 and alone)


def _never(scene: Scene, after: int, noun: Noun) -> bool:
    """Return whether the noun is a unit that no count is made of (hours, kilometres), or a length of time."""
    places = {after, noun.first, noun.head}
    never = scene.cues["count.never"]
    return any(scene.starts("count.never", n) or never.fits(scene.lemma(n)) or scene.starts("duration.units", n) for n in places)


def _points_back(scene: Scene, number: Number, noun: Noun) -> bool:
    """Return whether a number only points back to things known: the two countries, those three meetings."""
    first = scene.place(number.lead)
    definite = scene.ends("definite", first) > 0 or (scene.upos(first - 1) == "DET" and "Definite=Def" in _feats(scene, first - 1))
    if scene.ends("pointing", first) and not noun.parted:
        return True
    if noun.parted:
        return False
    known = scene.cues["count.anaphoric"]
    places = [noun.head] if scene.cues.setting("stacked_nouns") else range(noun.first, noun.head + 1)
    if any(known.fits(scene.lemma(n)) or known.fits(scene.key(n)) for n in places):
        one_of = scene.ends("one_of", first) or scene.ends("one_of", first - 1)
        return not (one_of and number.value > _FEW) if definite else number.value <= _FEW
    return definite and number.value <= _ANAPHORIC


def _feats(scene: Scene, place: int) -> str:
    token = scene.token(place)
    return token.feats if token else ""


def _against(scene: Scene, number: Number) -> Found | None:
    """Return the second number of a vote: 188 votes to six."""
    first = scene.place(number.lead)
    length = scene.ends("count.against", first)
    if not length or not any(scene.starts("count.votes", n) for n in range(max(0, first - length - 2), first - length)):
        return None
    return found_of(number, "count", scene.names["votes_against"], number.value, "items")


def _killed(scene: Scene, number: Number, after: int) -> Found | None:
    """Return the people in "killed 12" and "12 died", where no noun follows."""
    first = scene.place(number.lead)
    beside = scene.starts("count.casualties", after) or scene.ends("count.casualties", first)
    if not beside or scene.ends("definite", first):
        return None
    return found_of(number, "count", scene.names["killed"], number.value, "items")


def _repeated(scene: Scene, number: Number) -> Found | None:
    """Return how often something was done: twice, more than 40 times."""
    after = scene.place(number.span.end)
    if scene.starts("change.more", after) or scene.starts("change.less", after) or scene.starts("change.compared", after):
        return None
    left, right = scene.stretch(scene.place(number.lead), 8, 10)
    act = _act(scene, scene.place(number.lead), after, left, right)
    if act is None:
        return None
    span = scene.words[act]
    found = found_of(number, "count", gloss(scene.pack, scene.lemma(act), True) or scene.names["times"], number.value, "items")
    near = abs(act - after) <= 4
    return replace(found, span=Span(min(found.span.start, span.start), max(found.span.end, span.end))) if near else found


def _act(scene: Scene, first: int, after: int, left: int, right: int) -> int | None:
    """Return the place of the noun or verb nearest to a number that names what was done."""
    places = [n for n in [*range(left, first), *range(after, right)] if scene.starts("count.acts", n)]
    return min(places, key=lambda n: min(abs(n - first), abs(n - after)), default=None)
