"""The closed-class words of a language that the general machinery needs, from a pack's grammar.toml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from chancery.lang import Pack


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """Word sets of one language; every set holds lemmas or forms in lower case.

    `pasts` are forms in the past that parsers take for others, `perfects` auxiliaries of a perfect that tells no story. `presents` tells
    what the present looks like: `infinitive` (of plurals) and the endings of singulars, with a hyphen. `contents` open what is
    told, `questions` what is asked or unknown ("whether"), `occurring` verbs say that an act takes place, `invitings` are verbs that ask
    for what is to come; `asides` open, behind a comma, what the text tells beside a report.
    Verbs of `having` build their perfect with another auxiliary than those of `being`, with which they are passive. `mutual` words say
    that several do something to each other, `condemning` verbs blame what their object tells of,
    `adversatives` set one clause against another ("but").
    The subjects of `gaining` and `suffering` verbs receive the act that their object tells of, from whom `sources` go before;
    `errands` are the prepositions of what somebody is somewhere for ("in Rome for talks"),
    `arriving` verbs announce their subject in the present with the word beside them ("er komt een ontmoeting").
    """

    agents: frozenset[str]
    questions: frozenset[str]
    occurring: frozenset[str]
    genitives: frozenset[str]
    relatives: frozenset[str]
    object_control: frozenset[str]
    support: frozenset[str]
    between: frozenset[str]
    reflexives: frozenset[str]
    location: frozenset[str]
    topics: frozenset[str]
    negations: frozenset[str]
    negative_verbs: frozenset[str]
    futures: frozenset[str]
    reported_futures: frozenset[str]
    plans: frozenset[str]
    modals: frozenset[str]
    possible: frozenset[str]
    conditions: frozenset[str]
    doubts: frozenset[str]
    implicatives: frozenset[str]
    grounds: frozenset[str]
    occasions: frozenset[str]
    purposes: frozenset[str]
    either: frozenset[str]
    habits: frozenset[str]
    pluperfects: frozenset[str]
    companions: frozenset[str]
    jointly: frozenset[str]
    having: frozenset[str]
    being: frozenset[str]
    pro_drop: frozenset[str]
    wills: frozenset[str]
    pasts: frozenset[str]
    presents: frozenset[str]
    contents: frozenset[str]
    invitings: frozenset[str]
    perfects: frozenset[str]
    goals: frozenset[str]
    ordinals: frozenset[str]
    merely: frozenset[str]
    conquests: frozenset[str]
    rulers: frozenset[str]
    lasting: frozenset[str]
    bonds: frozenset[str]
    outcomes: frozenset[str]
    asides: frozenset[str]
    mutual: frozenset[str]
    condemning: frozenset[str]
    adversatives: frozenset[str]
    gaining: frozenset[str]
    suffering: frozenset[str]
    sources: frozenset[str]
    errands: frozenset[str]
    arriving: frozenset[str]


@cache
def load_grammar(pack: Pack) -> Grammar:
    """Return the closed-class words of a pack; a set that its grammar.toml lacks is empty."""
    found: dict[str, Any] = pack.settings("grammar")
    return Grammar(**{name: frozenset(w.lower() for w in found.get(name, ())) for name in Grammar.__dataclass_fields__})
