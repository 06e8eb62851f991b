"""Words that judge, from a pack's appraisals.tsv: what is said in praise or blame of somebody, and the verbs that say it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from chancery.errors import PackError
from chancery.find.lexicon import Lexicon, Unit, read_unit
from chancery.lang import Pack

# What a row says, with the type and mode of the act that whoever says it performs: criticism is ACCUSE, praise SUPPORT.
ACTS: Mapping[str, tuple[str, str | None]] = {
    "blame": ("ACCUSE", "disapprove"), "allege": ("ACCUSE", "allege"), "praise": ("SUPPORT", None),
    "lack": ("ACCUSE", "disapprove"), "either": ("SUPPORT", None),
    "deem": ("ACCUSE", "disapprove"), "answer": ("ACCUSE", "disapprove"),
    "blaming": ("ACCUSE", "disapprove"), "praising": ("SUPPORT", None),
}
# Verbs that say so: by the words that they take ("called it a mistake"), of what they answer ("reacted to it"), or by themselves.
# These say nothing by themselves.
NEUTRAL = ("deem", "answer")
_VERBS = ("deem", "answer", "blaming", "praising")
SUBJECT = "subj"
_ALSO = {"n": "a", "a": "n"}


@dataclass(frozen=True, slots=True)
class Appraisals:
    """The words of a pack that judge.

    `verdicts` are said of whom they judge, `verbs` of who judges; `says` tells by a unit's id what its row says. `situations` are
    nouns for what is nobody's act, `shared` those for what is everybody's who takes part; `about` are prepositions that, right at a verb
    of saying, stand before what one speaks of ("said of the raid"); `done_to` nouns whose genitive names the victim ("killing").
    """

    verdicts: Lexicon = field(repr=False)
    verbs: Lexicon = field(repr=False)
    says: Mapping[str, str] = field(repr=False)
    situations: frozenset[str]
    shared: frozenset[str]
    about: frozenset[str] = frozenset()
    done_to: frozenset[str] = frozenset()


def read_appraisal(row: Mapping[str, str], place: str) -> Unit:
    """Return the unit that a row of appraisals.tsv describes; its recipients' slots tell where those stand who are judged.

    Raises:
        PackError: the row is not in the form of docs/packs.md.
    """
    if row["says"] not in ACTS:
        raise PackError(f"{place}: {row['unit']!r} says {row['says']!r}; a row says one of {', '.join(ACTS)}")
    kind, mode = ACTS[row["says"]]
    return read_unit({**row, "valence": f">{row['judged']}", "mode": mode or ""}, kind, place)


def _lexicon(language: str, units: list[Unit]) -> Lexicon:
    """Return units by their lemmas, those of nouns and adjectives as both: the parser often errs on the bare words of a quotation."""
    units = [*units, *(replace(u, pos=_ALSO[u.pos]) for u in units if u.pos in _ALSO)]
    by_lemma: dict[str, list[Unit]] = {}
    for unit in units:
        for lemma in unit.lemmas:
            by_lemma.setdefault(lemma, []).append(unit)
    return Lexicon(language, tuple(units), {lemma: tuple(found) for lemma, found in by_lemma.items()})


@cache
def load_appraisals(pack: Pack) -> Appraisals:
    """Return the words of a pack that judge; what its files lack is empty."""
    rows = pack.table("appraisals")
    units = [read_appraisal(row, f"{pack.language}/appraisals.tsv:{row['line']}") for row in rows]
    says = {unit.id: row["says"] for unit, row in zip(units, rows, strict=True)}
    found = pack.settings("appraisals")
    return Appraisals(
        verdicts=_lexicon(pack.language, [u for u in units if says[u.id] not in _VERBS]),
        verbs=_lexicon(pack.language, [u for u in units if says[u.id] in _VERBS]), says=says,
        situations=frozenset(found.get("situations", ())), shared=frozenset(found.get("shared", ())),
        about=frozenset(found.get("about", ())), done_to=frozenset(found.get("done_to", ())),
    )
