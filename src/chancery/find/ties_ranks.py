"""Rank ties: who is whose n-th partner, from the rank figures."""

from __future__ import annotations

from chancery.find.figures_scene import Scene
from chancery.model import Figure, Interval, Mention, RoleSpan, Tie

# How far, in characters, the state whose partner it is may stand from the rank.
_REACH = 60


def find_rank_ties(scene: Scene, figures: tuple[Figure, ...]) -> list[Tie]:
    """Return the ties that the rank figures of a sentence tell, where one state is the n-th partner of another."""
    start, end = scene.sentence.start, scene.sentence.end
    ranks = [f for f in figures if f.measure == "rank" and start <= f.evidence.start < end and len(f.parties) == 2]
    return [tie for figure in ranks if (tie := _rank(scene, figure, figures))]


def _rank(scene: Scene, figure: Figure, figures: tuple[Figure, ...]) -> Tie | None:
    number = next((r for r in figure.roles if r.role == "value"), None)
    noun = next((n for n, w in enumerate(scene.words) if number and w.start >= number.start and scene.starts("rank.partners", n)), None)
    if number is None or noun is None or noun - scene.place(number.start) > 8:
        return None
    owner = _owner(scene, figure, scene.place(number.start), noun)
    others = [code for code in figure.parties if owner and code not in owner.codes]
    if owner is None or len(others) != 1 or len(owner.codes) != 1:
        return None
    row = next((f for f in figures if f.measure == "duration" and f.period and _near(f, figure) and f.rule == figure.rule + ":row"), None)
    period = row.period if row else figure.period
    subject = next((r for r in figure.roles if r.role == "parties" and r.value == others[0]), None)
    roles = [RoleSpan(role="object", value=owner.codes[0], start=owner.span.start, end=owner.span.end)]
    if subject:
        roles.append(RoleSpan(role="subject", value=others[0], start=subject.start, end=subject.end))
    return Tie(
        kind="rank", subject=others[0], object=owner.codes[0], n=int(figure.value), start=_year(period), end=None,
        evidence=figure.evidence, roles=tuple(roles), rule="ties:rank", confidence=figure.confidence,
    )


def _near(a: Figure, b: Figure) -> bool:
    return abs(a.evidence.start - b.evidence.start) < 200


def _year(period: Interval | None) -> str | None:
    """Return the first year of a run of whole years, None for shorter periods."""
    return f"{period.start.year:04d}" if period and period.days >= 365 else None


def _owner(scene: Scene, figure: Figure, first: int, noun: int) -> Mention | None:
    """Return the mention of the state whose partner it is: a genitive before the rank, else a phrase behind the noun."""
    own = [m for m in scene.mentions if m.codes and set(m.codes) <= set(figure.parties)]
    start = scene.words[first].start
    before = [m for m in own if m.span.end <= start and 0 <= start - m.span.end <= 6 and (_genitive(scene, m) or m.kind == "pronoun")]
    subject = _subject(scene, own)
    if before and subject and before[-1].kind == "pronoun" and set(before[-1].codes) == set(subject.codes):
        before = [m for m in own if set(m.codes) != set(subject.codes)]
    if before:
        return before[-1]
    end = scene.words[noun].end
    behind = [m for m in own if 0 <= m.span.start - end <= _REACH and m.kind in ("state", "pronoun", "capital", "body", "demonym")]
    if behind:
        return behind[0]
    inside = [m for m in own if start <= m.span.start <= end and m.kind != "pronoun"]
    if inside:
        return inside[0]
    owners = [m for m in own if subject is None or set(m.codes) != set(subject.codes)]
    return owners[-1] if owners else None


def _subject(scene: Scene, mentions: list[Mention]) -> Mention | None:
    """Return the first of some mentions that is a subject, None where none is."""
    return next((m for m in mentions if scene.sentence.tokens[m.head].deprel.startswith("nsubj")), None)


def _genitive(scene: Scene, mention: Mention) -> bool:
    """Return whether a name stands in the possessive: the name itself, or the next word, ends in the possessive's letter."""
    text = scene.reading.document.text[mention.span.start : mention.span.end + 2]
    token = scene.sentence.tokens[mention.head]
    tails = tuple(scene.cues.settings.get("possessive", ()))
    return token.deprel.startswith("nmod") or text.lower().rstrip().endswith(tails)
