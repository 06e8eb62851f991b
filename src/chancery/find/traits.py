"""What tells a record that is likely right from one that is not: traits of it and of its sentence, for find_confidence to weigh."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from chancery.find.lexicon import Unit, load_lexicon
from chancery.find.setting import is_heading
from chancery.find.statements_quotes import Quote, find_quotes
from chancery.lang import Pack
from chancery.model import Event, Figure, Mention, Reading, RoleSpan, Sentence, Statement, Tie

Traits = Mapping[str, float]
Record = Event | Statement | Figure | Tie

_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value")

# Beyond so many, more of them tell nothing more.
_MOST = 3
# Characters that are taken as far.
_FAR = 100
# An ordinary raw score.
_ORDINARY = 0.7
# Kinds of mentions by which a party is told.
_KINDS = frozenset({"pronoun", "demonym", "adjective", "capital", "metonym", "role", "person", "body", "group"})
_SPEAKERS = frozenset({"person", "role", "pronoun", "name"})


@dataclass(frozen=True)
class Surroundings:
    """A reading and what its records are held against: who is named where, which events stand in a sentence, the units of the pack."""

    reading: Reading
    pack: Pack

    @cached_property
    def units(self) -> Mapping[str, Unit]:
        """The lexical units by their ids."""
        return {unit.id: unit for units in load_lexicon(self.pack).by_lemma.values() for unit in units}

    @cached_property
    def named(self) -> Mapping[int, frozenset[str]]:
        """The codes of the parties that are named in a sentence, by its number."""
        found: dict[int, set[str]] = {}
        for mention in self.reading.mentions:
            found.setdefault(mention.sentence, set()).update(mention.codes)
        return {number: frozenset(codes) for number, codes in found.items()}

    @cached_property
    def shares(self) -> Mapping[str, float]:
        """Which share of the mentions of parties is of each party."""
        counts = Counter(code for mention in self.reading.mentions for code in mention.codes)
        return {code: count / counts.total() for code, count in counts.items()}

    @cached_property
    def mentions(self) -> Mapping[int, Sequence[Mention]]:
        """The mentions of each sentence, by its number."""
        return _grouped((mention.sentence, mention) for mention in self.reading.mentions)

    @cached_property
    def of_parties(self) -> Mapping[frozenset[str], Sequence[Event]]:
        """The events between some parties, by the codes of these."""
        return _grouped((_parties(event), event) for event in self.reading.events)

    @cached_property
    def events(self) -> Mapping[int, Sequence[Event]]:
        """The events whose evidence begins in a sentence, by its number."""
        return _grouped((sentence.number, event) for event in self.reading.events if (sentence := self.sentence(event)))

    @cached_property
    def statements(self) -> Mapping[int, Sequence[Statement]]:
        """The statements whose evidence begins in a sentence, by its number."""
        return _grouped((sentence.number, said) for said in self.reading.statements if (sentence := self.sentence(said)))

    @cached_property
    def quotes(self) -> Sequence[Quote]:
        """The quotations of the text."""
        return find_quotes(self.reading.document)

    @cached_property
    def figures(self) -> Mapping[int, Sequence[Figure]]:
        """The figures whose evidence begins in a sentence, by its number."""
        return _grouped((sentence.number, figure) for figure in self.reading.figures if (sentence := self.sentence(figure)))

    def kinds(self, role: RoleSpan) -> frozenset[str]:
        """Return the kinds of the mentions among the words that fill a role."""
        sentence = self.reading.document.sentence_at(role.start)
        beside = self.mentions.get(sentence.number, ()) if sentence else ()
        return frozenset(m.kind for m in beside if role.start < m.span.end and m.span.start < role.end)

    def sentence(self, record: Record) -> Sentence | None:
        """Return the sentence in which the evidence of a record begins."""
        return self.reading.document.sentence_at(record.evidence.start)


def _grouped(pairs: Iterable[tuple[_Key, _Value]]) -> dict[_Key, list[_Value]]:
    found: dict[_Key, list[_Value]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found


def _parties(event: Event) -> frozenset[str]:
    return frozenset((*event.actors, *event.recipients))


def _raw(record: Record) -> float:
    """Return the raw score that its rule gave a record, in tenths above or below an ordinary one."""
    return round(10 * (record.confidence - _ORDINARY), 1)


def event_traits(event: Event, around: Surroundings) -> Traits:
    """Return the traits of an event: its type, its rule, how its parties are told and what else tells of them."""
    traits = {f"type {event.type}": 1.0, f"status {event.status}": 1.0, "raw": _raw(event), "dated": float(event.date is not None)}
    unit, sentence = around.units.get(event.rule), around.sentence(event)
    traits[f"told by {unit.pos if unit else 'a rule'}"] = 1.0
    traits["mutual"] = float(unit.reciprocal if unit else not event.recipients)
    traits["one side"] = float(not event.recipients)
    traits["on itself"] = float(event.actors == event.recipients)
    parties = _parties(event)
    traits["several parties on a side"] = float(max(len(event.actors), len(event.recipients)) > 1)
    alike = [other for other in around.of_parties[parties] if other is not event]
    traits["events of the parties"] = min(len(alike), _MOST) / _MOST
    traits["told again"] = float(any(other.type == event.type for other in alike))
    shares = [around.shares.get(code, 0.0) for code in parties]
    traits["least share"], traits["largest share"] = min(shares, default=0.0), max(shares, default=0.0)
    if sentence is None:
        return traits
    beside = [other for other in around.events[sentence.number] if other is not event]
    traits["events beside"] = min(len(beside), _MOST) / _MOST
    traits["same type beside"] = float(any(other.type == event.type for other in beside))
    named = around.named.get(sentence.number, frozenset())
    traits["parties not in the sentence"] = float(len(parties - named))
    traits["others in the sentence"] = min(len(named - parties), _MOST) / _MOST
    traits["words outside the sentence"] = float(any(not sentence.start <= role.start < sentence.end for role in event.roles))
    far = max((abs(role.start - event.evidence.start) for role in event.roles if sentence.start <= role.start < sentence.end), default=0)
    traits["distance"] = min(far / _FAR, 2.0)
    kinds = {kind for role in event.roles for kind in around.kinds(role)}
    traits |= {f"party by {kind}": 1.0 for kind in kinds & _KINDS}
    traits["in a quotation"] = float(any(quote.span.start <= event.evidence.start < quote.span.end for quote in around.quotes))
    traits["beside a statement"] = float(sentence.number in around.statements)
    traits["heading"] = float(is_heading(around.reading.document, sentence))
    return traits


def statement_traits(statement: Statement, around: Surroundings) -> Traits:
    """Return the traits of a statement: its form, the sort of its cue, and where and how its speaker is named."""
    _, _, sort = statement.rule.partition(":")
    traits = {f"form {statement.form}": 1.0, f"by {sort.partition(':')[0]}": 1.0, "raw": _raw(statement),
              "speaks for a state": float(statement.state is not None), "name": float(statement.speaker[:1].isupper())}
    sentence = around.sentence(statement)
    speaker = next((role for role in statement.roles if role.role == "speaker"), None)
    traits["speaker has no words"] = float(speaker is None)
    if sentence is None:
        return traits
    traits["heading"] = float(is_heading(around.reading.document, sentence))
    if speaker is not None:
        traits["speaker outside the sentence"] = float(not sentence.start <= speaker.start < sentence.end)
        traits |= {f"speaker by {kind}": 1.0 for kind in around.kinds(speaker) & _SPEAKERS}
    beside = [s for s in around.statements[sentence.number] if s is not statement]
    traits["statements beside"] = min(len(beside), _MOST) / _MOST
    traits["another speaker beside"] = float(any(s.speaker != statement.speaker for s in beside))
    return traits


def figure_traits(figure: Figure, around: Surroundings) -> Traits:
    """Return the traits of a figure: its measure, and whether it has a period and parties."""
    sentence = around.sentence(figure)
    beside = [f for f in around.figures[sentence.number] if f is not figure] if sentence else []
    return {f"by {figure.rule.partition(':')[2]}": 1.0, "raw": _raw(figure), "period": float(figure.period is not None),
            "parties": float(bool(figure.parties)), "figures beside": min(len(beside), _MOST) / _MOST}


def tie_traits(tie: Tie) -> Traits:
    """Return the traits of a tie: its kind and its rule."""
    return {f"by {tie.rule.partition(':')[2]}": 1.0, "raw": _raw(tie), f"kind {tie.kind}": 1.0}


def traits_of(records: Sequence[Record], around: Surroundings) -> list[Traits]:
    """Return the traits of each record."""
    found: list[Traits] = []
    for record in records:
        match record:
            case Event():
                found.append(event_traits(record, around))
            case Statement():
                found.append(statement_traits(record, around))
            case Figure():
                found.append(figure_traits(record, around))
            case Tie():
                found.append(tie_traits(record))
    return found
