"""One sentence with all that its events are read from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from chancery.find.grammar import Grammar
from chancery.find.parties import Parties
from chancery.find.roles import Frame
from chancery.find.tree import Tree
from chancery.model import Interval, Reading, Sentence, Statement


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence with all that its events are read from.

    `parties` tells what a phrase stands for, `crowds` the same where people who act in no government's name count too;
    `needs` which sides a type of event must have; `setting` when what the sentence tells took place, `answers` the nouns
    for acts that others answer, with the types of those acts, `aggressors` who invaded whom, by the state invaded.
    """

    sentence: Sentence
    tree: Tree
    frame: Frame
    parties: Parties
    crowds: Parties
    grammar: Grammar
    needs: Mapping[str, str]
    reading: Reading
    statements: tuple[Statement, ...]
    setting: Interval | None
    answers: Mapping[str, str]
    aggressors: Mapping[str, str]
