"""Forms of strong verbs, which parsers take for those of others: "schonden", "toegezegd"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from chancery.lang import Pack


@cache
def _forms(pack: Pack) -> Mapping[str, str]:
    return {row["form"]: row["lemma"] for row in pack.table("strong")}


def strong_lemma(word: str, upos: str, particles: tuple[str, ...], pack: Pack) -> str:
    """Return the infinitive of a strong verb's form that the pack lists, alone or behind a separable particle, or nothing."""
    forms = _forms(pack)
    if upos != "VERB" or not forms:
        return ""
    form = word.lower()
    if form in forms:
        return forms[form]
    return next((p + forms[form.removeprefix(p)] for p in particles if form.startswith(p) and form.removeprefix(p) in forms), "")
