"""The words that attribute an utterance, from a pack's speech.tsv and speech.toml, ready to be matched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from chancery.errors import PackError
from chancery.find.gazetteer import fold
from chancery.lang import Pack


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechUnit:
    """A row of speech.tsv: `first` heads it (the lemma of a verb or noun, the first word of a phrase); kinds are those of docs/packs.md.

    `required` holds, for each further word of a verb or noun, the lemmas or forms that may stand for it; the further words of
    a phrase follow the first one by one.
    """

    first: str
    pos: str
    kind: str
    required: tuple[frozenset[str], ...] = ()
    forbidden: frozenset[str] = frozenset()

    @property
    def id(self) -> str:
        """The words by which a record names the unit."""
        return " ".join([self.first, *("|".join(sorted(words)) for words in self.required)])


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechWords:
    """All that a pack says of utterances, in folded form (lower case, no accents)."""

    verbs: Mapping[str, tuple[SpeechUnit, ...]] = field(repr=False)
    nouns: Mapping[str, tuple[SpeechUnit, ...]] = field(repr=False)
    adjectives: Mapping[str, tuple[SpeechUnit, ...]] = field(repr=False)
    phrases: Mapping[str, tuple[SpeechUnit, ...]] = field(repr=False)
    media: frozenset[str]
    contents: frozenset[str]
    speakers: frozenset[str]
    endings: tuple[str, ...]
    standins: frozenset[str]
    collectives: frozenset[str]
    private: frozenset[str]
    openers: frozenset[str]
    resumers: frozenset[str]
    countries: frozenset[str]
    first_persons: frozenset[str]
    bylines: frozenset[str]
    interviewers: frozenset[str]
    addresses: frozenset[str]
    hearsay: frozenset[str]
    doubts: frozenset[str]
    contrasts: frozenset[str]
    likewise: frozenset[str]
    latters: frozenset[str]
    questioners: frozenset[str]
    answerers: frozenset[str]
    prodrop: bool
    separable: bool


# The kinds of docs/packs.md with the parts of speech that may have them.
KINDS = {
    "say": "v", "act": "v", "deed": "v", "stance": "v", "view": "va", "quote": "v", "name": "v", "cite": "v",
    "source": "p", "before": "p", "own": "p", "theirs": "p", "noun": "n",
}


def read_speech_unit(row: Mapping[str, str], place: str) -> SpeechUnit:
    """Return the unit that a row of speech.tsv describes; `place` names the file and line.

    Raises:
        PackError: the kind is unknown, or no kind of the row's part of speech.
    """
    if row["pos"] not in KINDS.get(row["kind"], ""):
        kinds = ", ".join(kind for kind, parts in KINDS.items() if row["pos"] in parts)
        raise PackError(f"{place}: {row['lemma']!r} has kind {row['kind']!r}; a row of part of speech {row['pos']!r} has one of {kinds}")
    first, *rest = fold(row["lemma"]).split()
    return SpeechUnit(
        first=first, pos=row["pos"], kind=row["kind"],
        required=tuple(frozenset(w.split("|")) for w in rest if not w.startswith("-")),
        forbidden=frozenset(f for w in rest if w.startswith("-") for f in w[1:].split("|")),
    )


def _by_first(units: Iterable[SpeechUnit], pos: str) -> dict[str, tuple[SpeechUnit, ...]]:
    found: dict[str, list[SpeechUnit]] = {}
    for unit in units:
        if unit.pos == pos:
            for first in unit.first.split("|"):
                found.setdefault(first, []).append(unit)
    return {first: tuple(sorted(rows, key=lambda u: (-len(u.required), -len(u.forbidden)))) for first, rows in found.items()}


@cache
def load_speech(pack: Pack) -> SpeechWords:
    """Return the words of utterances of a pack; what its files lack is empty.

    Raises:
        PackError: a row of speech.tsv is not in the form of docs/packs.md.
    """
    units = [read_speech_unit(row, f"{pack.language}/speech.tsv:{row['line']}") for row in pack.table("speech")]
    settings = pack.settings("speech")

    def words(name: str) -> frozenset[str]:
        return frozenset(fold(w) for w in settings.get(name, ()))

    bodies = [(fold(row["form"]), row["stands"] == "yes") for row in pack.table("bodies")]
    return SpeechWords(
        verbs=_by_first(units, "v"), nouns=_by_first(units, "n"), adjectives=_by_first(units, "a"),
        phrases=_by_first(units, "p"),
        media=words("media"), standins=words("standins"), collectives=words("collectives"),
        contents=words("contents"), openers=words("openers"), resumers=words("resumers"),
        countries=words("countries"), first_persons=words("first_persons"),
        bylines=words("bylines"), interviewers=words("interviewers"), addresses=words("addresses"), hearsay=words("hearsay"),
        doubts=words("doubts"), contrasts=words("contrasts"), likewise=words("likewise"),
        latters=words("latters"),
        endings=tuple(sorted(words("speaker_endings"))),
        speakers=words("speakers") | {form for form, _ in bodies}, private=frozenset(form for form, stands in bodies if not stands),
        questioners=words("questioners"), answerers=words("answerers"),
        prodrop=bool(settings.get("prodrop")), separable=bool(pack.settings("tokens").get("separable")),
    )
