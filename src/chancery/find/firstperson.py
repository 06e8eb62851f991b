"""Words of the first person inside what somebody says: "we" is the speaker's state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chancery.lang import Pack
from chancery.model import Mention, Sentence, Statement


def first_persons(sentence: Sentence, told: Sequence[Statement], pack: Pack, taken: Sequence[Mention]) -> Iterator[Mention]:
    """Yield a mention for each word of the first person in a direct statement, with the state that its speaker speaks for."""
    words = frozenset(pack.settings("actors").get("pronouns", {}).get("first", ()))
    direct = [s for s in told if s.form == "direct" and s.state]
    if not direct:
        return
    for token in sentence.tokens:
        if token.text.lower() not in words or any(m.span.start <= token.start < m.span.end and m.kind != "pronoun" for m in taken):
            continue
        said = next((s for s in direct if s.evidence.start <= token.start < s.evidence.end), direct[0])
        codes = (said.state,) if said.state else ()
        yield Mention(span=token.span, sentence=sentence.number, head=token.index, codes=codes, kind="pronoun", name=said.speaker)
