"""Sums of money and percentages: trade, money, change, share."""

from __future__ import annotations

from chancery.find.figures_found import Found, found_of
from chancery.find.figures_nouns import counted_noun, name_of
from chancery.find.figures_scene import Scene
from chancery.find.numbers import Number
from chancery.model import Span

# How far, in words, a word that says up or down may stand from its number.
_LEFT, _RIGHT = 9, 5
# A number without a currency is a sum only where it is as large as this.
_SUM = 1_000_000


def read_amount(scene: Scene, number: Number) -> Found | None:
    """Return the trade or money figure that a sum is, None where the number has no currency."""
    currency = number.unit or _understood(scene, number)
    if currency in (None, "percent") or number.kind != "cardinal":
        return None
    place = scene.place(number.lead)
    if _converted(scene, number):
        return None
    trade, money = _nearest(scene, "trade.cues", place), _nearest(scene, "money.cues", place)
    if trade is not None and (money is None or abs(trade - place) <= abs(money - place)):
        special = scene.cues.value("trade.of", scene.key(trade))
        return found_of(number, "trade", str(special or scene.names["trade"]), number.value, str(currency))
    name = scene.cues.value("money.of", scene.key(money)) if money is not None else None
    return found_of(number, "money", str(name or scene.names["money"]), number.value, str(currency))


def _understood(scene: Scene, number: Number) -> str | None:
    """Return the currency of a sum that leaves it out because the sentence tells it of another: "to 5 billion dollars, from 3 billion"."""
    after = scene.place(number.span.end)
    if number.kind != "cardinal" or number.value < _SUM or counted_noun(scene, after) is not None:
        return None
    if scene.within("trade.cues", 0, len(scene.words)) is None:
        return None
    return next((str(n.unit) for n in scene.numbers if n.unit not in (None, "percent") and n is not number), None)


def _converted(scene: Scene, number: Number) -> bool:
    """Return whether a sum in brackets only repeats the one before it in another currency."""
    before = [n for n in scene.numbers if n.span.end <= number.lead and n.unit not in (None, "percent", number.unit)]
    between = scene.reading.document.text[before[-1].span.end : number.lead].strip() if before else ""
    return between in ("(", "[")


def _nearest(scene: Scene, name: str, place: int) -> int | None:
    """Return the place of a cue that is nearest to a place, the earlier of two as near."""
    spots = [n for n in range(len(scene.words)) if scene.starts(name, n)]
    return min(spots, key=lambda n: abs(n - place), default=None)


def read_percentage(scene: Scene, number: Number) -> Found | None:
    """Return the change or share that a percentage or a fraction is, None where nothing says which."""
    if number.unit != "percent" and number.kind != "fraction":
        return None
    value = number.value if number.unit == "percent" else round(number.value * 100, 4)
    first, after = scene.place(number.lead), scene.place(number.span.end)
    sign = _compared(scene, after) or _changed(scene, first, after)
    parted = (scene.starts("share_of", after) and not scene.ends("change.by", first)) or scene.ends("share.whole", first) > 0
    level = scene.ends("change.to", first)
    if sign and not parted and not level:
        return found_of(number, "change", _change_name(scene, first), sign * value, "percent")
    if number.kind == "fraction" and scene.numbers and _ordinal_before(scene, first):
        return None
    if parted:
        noun = counted_noun(scene, after + scene.starts("share_of", after))
        name = name_of(scene, noun) if noun else scene.names["share"]
        return found_of(number, "share", name, value, "percent", _to(scene, noun.head if noun else after))
    left, right = scene.stretch(first, _LEFT, _RIGHT)
    if scene.within("share.cues", left, right + len(scene.words) - after) is not None:
        return found_of(number, "share", scene.names["share"], value, "percent")
    return None


def _to(scene: Scene, place: int) -> int | None:
    word = scene.at(place)
    return word.end if word else None


def _ordinal_before(scene: Scene, place: int) -> bool:
    word = scene.at(place - 1)
    return word is not None and any(n.kind == "ordinal" and n.span.holds(Span(word.start, word.end)) for n in scene.numbers)


def _compared(scene: Scene, after: int) -> int:
    """Return -1 or 1 for "N percent less" or "more", else 0."""
    if scene.starts("change.less", after):
        return -1
    return 1 if scene.starts("change.more", after) else 0


def _changed(scene: Scene, first: int, after: int) -> int:
    """Return -1 or 1 where a word of decline or growth stands near a number, else 0."""
    left, _ = scene.stretch(first, _LEFT, 0)
    _, right = scene.stretch(after, 0, _RIGHT)
    others = [scene.place(n.span.start) for n in scene.numbers if n.kind in ("cardinal", "fraction") and n.unit == "percent"]
    left = max([left, *(n + 1 for n in others if n < first)])
    best, sign = len(scene.words) + 1, 0
    for place in [*range(left, first), *range(after, right)]:
        distance = first - place if place < first else place - after + 1
        for name, value in (("change.up", 1), ("change.down", -1)):
            if distance < best and scene.starts(name, place):
                best, sign = distance, value
    return sign


def _change_name(scene: Scene, place: int) -> str:
    trade = _nearest(scene, "trade.cues", place)
    name = scene.cues.value("trade.of", scene.key(trade)) if trade is not None else None
    base = name or scene.names["trade" if trade is not None else "change"]
    yearly = scene.within("change.yearly", 0, len(scene.words)) is not None
    return f"{base}, {scene.names['yearly']}" if yearly else str(base)


def read_doubling(scene: Scene) -> list[Found]:
    """Return the changes that words like doubled and halved tell, where trade is spoken of."""
    if scene.within("trade.cues", 0, len(scene.words)) is None:
        return []
    found: list[Found] = []
    for place in range(len(scene.words)):
        hit = scene.cues.at("change.doubled", scene.words, place)
        if hit and not any(n.unit == "percent" for n in scene.numbers):
            span = Span(scene.words[place].start, scene.words[place].end)
            found.append(Found("change", _change_name(scene, place), float(hit[0]), "percent", span, span, rule="figures:doubling"))
    return found
