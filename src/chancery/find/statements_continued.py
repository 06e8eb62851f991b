"""Sentences that go on with what somebody was said to say, in a form of the verb for hearsay alone; knows no language."""

from __future__ import annotations

from chancery.find.gazetteer import fold
from chancery.find.statements_found import Found, Said
from chancery.find.statements_scene import Place


def continued(place: Place, found: Found) -> list[Said]:
    """Return the utterance of whoever the sentence before quotes without marks: "Volgens X gaat het mis. Dat zou aan Y liggen."

    The sentence opens with a pronoun and its main clause has a verb form that tells of hearsay.
    """
    before = found.said.get(place.index - 1, [])
    told = [one for one in before if not one.direct and one.cue is not None and one.cue.unit.kind in ("source", "say", "theirs")]
    if len(told) != 1 or len(before) != 1 or not place.tokens or place.tokens[0].upos not in ("PRON", "DET"):
        return []
    if "\n" in place.scene.text[place.scene.sentences[place.index - 1].end : place.sentence.start]:
        return []
    root = next(t.index for t in place.tokens if t.head < 0)
    beside = place.tree.children(root, "aux", "cop", "aux:pass") or [root]
    own = [*beside, *(k for i in beside for k in place.tree.children(i, "aux"))]
    words = " ".join(fold(place.tokens[i].text) for i in sorted(own))
    hearsay = any(f" {form} " in f" {words} " for form in place.scene.words.hearsay)
    return [Said(place=place, speaker=told[0].speaker)] if hearsay else []
