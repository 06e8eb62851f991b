"""Interviews: lines that open with a name, initials or a letter for the one who answers."""

from __future__ import annotations

from chancery.find.gazetteer import fold
from chancery.find.statements_interviews import introduced
from chancery.find.statements_quotes import Turn, find_turns
from chancery.find.statements_scene import Scene, Speaker
from chancery.model import Mention


def answered(scene: Scene) -> list[tuple[Turn, Speaker]]:
    """Return the answers of the document's interviews with whose they are; questions are nobody's statement."""
    turns = find_turns(scene.reading.document)
    found: list[tuple[Turn, Speaker]] = []
    people = [m for m in scene.reading.mentions if m.name and m.kind in ("person", "role", "name")]
    questions = {_initials(t.label) for t in turns if fold(t.label) in scene.words.questioners} | scene.words.questioners
    asking = _asking(turns, scene)
    for turn in turns:
        label = fold(turn.label).rstrip(".")
        if turn.label in asking or label in questions or fold(turn.label) in questions:
            continue
        who = _who(label, turn, people, scene)
        if who is not None:
            found.append((turn, _speaker(who, turn)))
    return found


def _asking(turns: list[Turn], scene: Scene) -> set[str]:
    """Return the labels of those who ask: news media, and sides whose turns mostly end with a question mark."""
    labels = {turn.label for turn in turns}
    media = {label for label in labels if fold(label) in scene.outlets}
    by_label = {label: [t.span.of(scene.text).rstrip("\"”’» ").endswith("?") for t in turns if t.label == label] for label in labels}
    askers = {label for label, asked in by_label.items() if len(asked) > 1 and sum(asked) * 2 > len(asked)}
    return media | (askers if len(askers | media) < len(labels) else set())


def _initials(label: str) -> str:
    words = fold(label).replace(".", " ").replace("-", " ").split()
    return ".".join(w[0] for w in words)


def _who(label: str, turn: Turn, people: list[Mention], scene: Scene) -> Mention | None:
    """Return the person whom a label means."""
    named = [m for m in people if m.name and label in (fold(m.name), fold(m.name).split()[-1])]
    if named:
        return next((m for m in named if m.codes or m.private), named[0])
    if label in scene.words.answerers:
        turns = find_turns(scene.reading.document)
        return introduced(scene, [t.span for t in turns])
    short = _initials(label)
    letters = len(label.replace(".", "").replace(" ", ""))
    fitting = [m for m in people if m.name and letters > 1 and label.replace(" ", "").rstrip(".") in (short, short.replace(".", ""))
               and _initials(m.name) == short]
    return next((m for m in fitting if m.codes or m.private), next(iter(fitting), None))


def _speaker(who: Mention, turn: Turn) -> Speaker:
    name = who.name or ""
    state = None if who.private or len(who.codes) != 1 else who.codes[0]
    start = turn.span.start
    return Speaker(name=name, state=state, codes=who.codes, span=type(turn.span)(start, start + 1), head=0, person=True)
