"""Who was spoken of before: the side of an act that its sentence leaves out, recalled from the text around it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from chancery.find.bodies import CROWD
from chancery.find.parties import Party
from chancery.model import Mention

# How many sentences back an act may be in which the same party took part.
_ACTS_BACK = 3
_CITY = "city"
# Kinds of mentions that name a party.
_NAMING = frozenset({
    "state", "adjective", "organisation", "nonstate", "capital", "metonym", "person", "role", "body", "demonym", "pronoun",
})
# What others condemn.
_BLOWS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST"})
_COUNTERED = frozenset({"SANCTION"})
# Acts that others welcome as an agreement.
_PACTS = frozenset({"SUPPORT", "AGREE", "RETREAT", "CONCEDE", "COOPERATE"})
# Acts that answer what somebody did.
_HITS = frozenset({"SANCTION", "ACCUSE", "COERCE", "PROTEST", "THREATEN"})
# Acts that others praise.
_FRIENDLY = _PACTS | {"AID"}
# Those that have no people to act on at home.
_NO_STATES = ("organisation", "nonstate")


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An act told before: the number of its sentence, its type and its parties; `judging` where a judgement is the act."""

    sentence: int
    type: str
    actors: Party
    recipients: Party
    judging: bool = False

    @property
    def parties(self) -> Party:
        """Both sides of the act."""
        return self.actors.join(self.recipients)


@dataclass(slots=True)
class Memory:
    """What a document has told so far: its acts in order, and who is named in which sentence.

    `placed` holds sentence and head of the mentions that only tell where something happened.
    """

    mentions: Sequence[Mention]
    placed: frozenset[tuple[int, int]] = frozenset()
    acts: list[Act] = field(default_factory=list)

    def note(self, act: Act) -> None:
        """Keep that a sentence told an act of some parties."""
        self.acts.append(act)

    def before(self, kind: str, known: Party) -> Party:
        """Return who last did an act of a type to a party, else to whom that party last did one, else nobody."""
        codes = set(known.codes)
        for act in reversed(self.acts):
            if act.type == kind and codes & set(act.recipients.codes):
                return act.actors.without(codes)
        for act in reversed(self.acts):
            if act.type == kind and codes & set(act.actors.codes):
                return act.recipients.without(codes)
        return Party()

    def only(self) -> Party | None:
        """Return the one state that the document names, None where it names more parties or none."""
        codes = {code for m in self.mentions if m.kind in _NAMING or m.kind in (CROWD, _CITY) for code in m.codes}
        if len(codes) != 1 or all(m.kind in _NO_STATES for m in self.mentions if codes & set(m.codes)):
            return None
        first = next(m for m in self.mentions if codes & set(m.codes))
        return Party(tuple(codes), (), tuple((c, first.span.start, first.span.end) for c in codes))

    def two(self, sentence: int) -> Party:
        """Return the two parties that a sentence names where it names exactly two, else nobody."""
        found = self._told_in(sentence)
        return found if len(found.codes) == 2 else Party()

    def took_part(self, known: Party, sentence: int) -> bool:
        """Return whether a party was in an act told shortly before."""
        return any(set(known.codes) & set(act.parties.codes) for act in self._just_before(sentence))

    def last_blow(self, known: Party) -> Party:
        """Return who did the last hostile act told, besides a party that speaks of it, else whom the act told last blames."""
        for kinds in (_BLOWS, _COUNTERED):
            for act in reversed(self.acts):
                others = act.actors.without(known.codes)
                if act.type in kinds and others.codes:
                    return others
        last = self.acts[-1] if self.acts else None
        beside = last is not None and last.type == "ACCUSE" and not set(known.codes) & set(last.parties.codes)
        return last.recipients if last is not None and beside else Party()

    def judged(self, act: Act) -> bool:
        """Return whether the sentence before told of the same judgement: who goes on to judge somebody does it once."""
        same = (a for a in self.acts if a.judging and act.sentence - a.sentence in (0, 1) and a.type == act.type)
        return any((a.actors.codes, a.recipients.codes) == (act.actors.codes, act.recipients.codes) for a in same)

    def culprit(self, known: Party, sentence: int, *, praised: bool = False) -> Party:
        """Return whose act told just before somebody judges: one done to him, else the last that he took no part in.

        Who has just done something hostile to somebody gives his reasons: it is that one's act that he blames.

        Args:
            praised: whether the act is praised, so that it must be a friendly one.
        """
        own = set(known.codes)
        one_sided = (a for a in self._just_before(sentence) if a.recipients.codes or len(a.actors.codes) == 1)
        acts = [a for a in one_sided if not praised or a.type in _FRIENDLY]
        done = next((a.actors for a in acts if own & set(a.recipients.codes) and not own & set(a.actors.codes)), None)
        hit = next((a.recipients for a in acts if a.actors.codes == known.codes and a.type in _HITS), None) if not praised else None
        return done or hit or next((a.actors for a in acts if a.actors.codes and not own & set(a.parties.codes)), Party())

    def together(self, sentence: int) -> Party:
        """Return the two or more parties of the act last told in the sentences just before, else nobody."""
        told = (act.parties for act in self._just_before(sentence))
        return next((parties for parties in told if len(parties.codes) > 1), Party())

    def pact(self, known: Party) -> Party:
        """Return the parties of the agreement last told, besides one that speaks of it."""
        for act in reversed(self.acts):
            parties = act.parties
            if act.type in _PACTS and len(parties.codes) > 1 and not set(known.codes) & set(parties.codes):
                return parties
        return Party()

    def partner(self, known: Party, sentence: int) -> Party:
        """Return the other side of what was last told of a party, else the one other party that the text around names."""
        for act in self._just_before(sentence):
            others = act.parties.without(known.codes)
            if set(known.codes) & set(act.parties.codes) and others.codes:
                return others
        named = (told.without(known.codes) for told in (self._told_in(sentence), self._told_in(sentence - 1)))
        return next((other for other in named if len(other.codes) == 1), None) or self._usual(known.codes) or Party()

    def _just_before(self, sentence: int) -> Iterator[Act]:
        """Yield the acts of the sentences just before, the last told first."""
        return takewhile(lambda act: act.sentence >= sentence - _ACTS_BACK, reversed(self.acts))

    def _told_in(self, sentence: int) -> Party:
        """Return the parties that a sentence names, without the capitals that only tell where: "met in Bangkok"."""
        found = Party()
        for mention in self.mentions:
            if mention.sentence == sentence and mention.kind in _NAMING and (sentence, mention.head) not in self.placed:
                found = found.join(Party(mention.codes, (), tuple((c, mention.span.start, mention.span.end) for c in mention.codes)))
        return found

    def _usual(self, known: Iterable[str]) -> Party | None:
        """Return the party that the document names most beside those known."""
        counts = Counter(code for m in self.mentions if m.kind in _NAMING for code in m.codes if code not in set(known))
        best = counts.most_common(2)
        if not best or (len(best) > 1 and best[0][1] < 1.5 * best[1][1]):
            return None
        code = best[0][0]
        first = next(m for m in self.mentions if code in m.codes)
        return Party((code,), (), ((code, first.span.start, first.span.end),))
