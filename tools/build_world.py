"""Write src/chancery/lang/*/names.tsv and the tables of states and organisations in src/chancery/world from the tables in tools/world.

usage: build_world.py

nations.tsv holds, for each state, its names, adjectives and people in three languages; the regular inflections (Dutch adjectives in -e and
genitives in -s, Romanian articled and oblique forms) are made here, irregular ones stand in the table. organisations.tsv holds names of
organisations and of groups of states, spellings.tsv spellings that their names vary, metonyms.tsv names that stand for a state, cities.tsv
names of cities that are no capitals, nonstate.tsv movements, companies and others that act under their own name, organs.tsv names that
organs of organisations and of states share, things.tsv names that hold a state's but stand for nobody. Outlets and treaties whose names hold a place's are listed too.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

SOURCES = Path(__file__).with_name("world")
PACKAGE = Path(__file__).parents[1] / "src" / "chancery"
# Kinds of organisations whose names have a kind of their own in names.tsv; all others are organisations.
APART = ("group", "format")
# Kinds of names that may stand inside the name of an outlet.
PLACES = ("state", "adjective", "demonym", "capital", "city", "metonym", "organisation", "group")


def table(name: str) -> list[dict[str, str]]:
    with open(SOURCES / name, encoding="utf-8") as lines:
        return list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))


def dutch(word: str, kind: str) -> Iterator[tuple[str, str]]:
    """Yield the inflected forms of a Dutch name."""
    if kind in ("state", "capital"):
        yield word + ("'s" if word[-1] in "aiouy" else "s"), kind
        if word[-1] in "ae":
            yield word + "s", kind
    elif kind == "adjective":
        yield word, "prefix"
        if not word.endswith("e"):
            yield word + "e", "adjective"


def romanian(word: str, kind: str) -> Iterator[tuple[str, str]]:
    """Yield the inflected forms of a Romanian name."""
    if kind in ("state", "capital", "city"):
        if kind != "state" and word.endswith("a") and " " not in word:
            yield word[:-1] + ("ăi" if word[-2] in "cgk" else "ei"), kind
        if word[-1] in "eiou" and kind != "state":
            yield from ((f"{word}-{end}", kind) for end in ("ul", "ului"))
        if kind == "state" and word[-1] in "iou" and not re.match("Republica|Insulele|.* ale? ", word):
            articled = word.removesuffix("u")
            yield from ((f"{stem}{end}", kind) for stem in (articled, f"{word}-") for end in ("ul", "ului"))  # "Perului", "Maliului"
        if word[-1] in "bcdfghjklmnprtvz" and " " in word and kind == "capital":
            yield from ((f"{word}{end}", kind) for end in ("ul", "ului", "-ul", "-ului"))  # "Tel Avivului"
        if word[-1] not in "aeăiuo" and " " not in word:
            yield word + "ul", kind
            yield word + "ului", kind
    elif kind == "adjective":
        ends = {"ă": (word[:-1] + "a", word[:-1] + "ei"), "i": (word + "i", word + "lor"), "e": (word + "le", word + "lor")}
        for form in ends.get(word[-1], (word + "ul", word + "ului")):
            yield form, "adjective"
        if word[-1] not in ends:
            yield word + "o", "prefix"


def oblique(name: str) -> str | None:
    """Return the Romanian genitive of a name that begins with an articled noun and its adjectives, None where the ending tells none."""
    first, _, rest = name.partition(" ")
    ends = [("iunea", "iunii"), ("tatea", "tății"), ("area", "ării"), ("ele", "elor"), ("ile", "ilor"), ("ul", "ului"), ("ția", "ției"),
            ("ța", "ței"), ("iva", "ivei"), ("isia", "isiei"), ("anca", "ăncii"), ("urtea", "urții"), ("iga", "igii"), ("zona", "zonei"),
            ("Zona", "Zonei"), ("oria", "oriei"), ("Armata", "Armatei"), ("șcarea", "șcării")]
    found = next(((end, new) for end, new in ends if first.endswith(end)), None)
    if found is None or not rest or first == "Marea":
        return None
    words = rest.split(" ")
    for at, word in enumerate(words):
        if word == "și":
            continue
        if not re.search(r"[^-]{3}ă$", word) or found[0] == "ul":
            break
        words[at] = re.sub("eană$", "ene", word) if word.endswith("eană") else word[:-1] + "e"
    return " ".join([first[: -len(found[0])] + found[1], *words])


def spelled(name: str, language: str) -> Iterator[str]:
    """Yield a name of an organisation in its spellings and, in Romanian, with its genitive."""
    yield name
    for row in table("spellings.tsv"):
        for one, other in ((row["one"], row["other"]), (row["other"], row["one"])):
            if row["language"] == language and re.search(rf"\b{one}\b", name):
                yield re.sub(rf"\b{one}\b", other, name)
    if language == "ro" and name.isupper() and name.isalnum():
        yield from (f"{name}-{end}" for end in ("ul", "ului"))
    genitive = oblique(name) if language == "ro" else None
    if genitive:
        yield genitive


INFLECT = {"nl": dutch, "ro": romanian, "en": lambda word, kind: iter(())}


def names(language: str) -> Iterator[tuple[str, str, str]]:
    """Yield (form, kind, code) of one language."""
    for row in table("nations.tsv"):
        kinds = ("state", "adjective", "capital", "demonym", "state", "capital")
        columns = zip(kinds, ("", "_adj", "_capital", "_demonym", "_gen", "_capital_gen"), strict=True)
        for kind, ending in columns:
            column = language + ending
            for form in filter(None, (row.get(column) or "").split("|")):
                yield form, kind, row["code"]
                if not column.endswith("_gen"):
                    yield from ((f, k, row["code"]) for f, k in INFLECT[language](form, kind))
    for row in table("organisations.tsv"):
        kind = row["kind"] if row["kind"] in APART else "organisation"
        given = [row["english"] if language == "en" else "", *(row[language] or "").split("|")]
        for form in filter(None, given):
            yield from ((f, kind, row["code"]) for f in spelled(form, language))
    for row in table("metonyms.tsv"):
        for form in filter(None, row[language].split("|")):
            yield from ((f, "metonym", row["code"]) for f in (form, oblique(form) if language == "ro" else None) if f)
    for row in table("cities.tsv"):
        for form in filter(None, (row[language] or "").split("|")):
            yield form, "city", row["code"]
            yield from ((f, k, row["code"]) for f, k in INFLECT[language](form, "city"))
    for row in table("organs.tsv"):
        for form in filter(None, (row[language] or "").split("|")):
            yield form, "organ", row["code"]
    for row in table("things.tsv"):
        for form in filter(None, (row[language] or "").split("|")):
            yield form, "thing", ""
    for row in table("nonstate.tsv"):
        forms = (row[language] or row["en"]).split("|")
        if language == "ro" and row[language]:
            forms += filter(None, map(oblique, list(forms)))
        yield from ((written, "nonstate", forms[0]) for form in forms for written in (form, form[0].upper() + form[1:]))


def treaties(language: str, kinds: dict[str, set[str]]) -> Iterator[tuple[str, str, str]]:
    """Yield the names of treaties that hold a city's name and no other: who breaks the Oslo Accords does nothing to Norway."""
    for row in package_table("named_events"):
        for form in filter(None, row[language].split("|") if row["kind"] == "treaty" else ()):
            inside = {kind for run in runs(form) for kind in kinds.get(run, ())}
            if inside and inside <= {"capital", "city"}:
                yield from ((f, "thing", "") for f in dict.fromkeys((form, form[0].upper() + form[1:])))


def runs(form: str) -> Iterator[str]:
    """Yield all runs of words in a name."""
    words = re.split(r"[ .-]", form)
    return (" ".join(words[a:b]) for a in range(len(words)) for b in range(a + 1, len(words) + 1))


def package_table(name: str) -> list[dict[str, str]]:
    with open(PACKAGE / "world" / f"{name}.tsv", encoding="utf-8") as lines:
        return list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))


def outlets(places: set[str]) -> Iterator[tuple[str, str, str]]:
    """Yield the outlets whose names contain the name of a place, which stands for nobody there: "the Washington Post"."""
    for row in package_table("outlets"):
        for form in dict.fromkeys(filter(None, [re.sub(r" \([^)]*\)$", "", row["name"]), *row["forms"].split("|")])):
            if form.removeprefix("The ") not in places and form not in places and places.intersection(runs(form)):
                yield form, "outlet", row["state"]


def made() -> Iterator[tuple[Path, str]]:
    """Yield the files that are made here, each with its text."""
    for language in INFLECT:
        rows = dict.fromkeys(names(language))
        kinds: dict[str, set[str]] = {}
        for form, kind, _ in rows:
            kinds.setdefault(form, set()).add(kind)
        rows |= dict.fromkeys(outlets({form for form, found in kinds.items() if found & set(PLACES)}))
        rows |= dict.fromkeys(row for row in treaties(language, kinds) if row[0] not in kinds)
        yield PACKAGE / "lang" / language / "names.tsv", text(("form", "kind", "code"), rows)
    about = {row["code"]: row for row in table("states.tsv")}
    columns = ("capital_en", "region", "cow", "kind")
    states = sorted((row["code"], row["en"].split("|")[0]) for row in table("nations.tsv"))
    rows = [(code, name, *(about.get(code, {}).get(c) or "" for c in columns)) for code, name in states]
    yield PACKAGE / "world" / "states.tsv", text(("code", "english", *columns), rows)
    columns = ("code", "kind", "founded", "english")
    yield PACKAGE / "world" / "organisations.tsv", text(columns, ([row[c] for c in columns] for row in table("organisations.tsv")))


def text(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    return "".join("\t".join(row) + "\n" for row in (columns, *rows))


def main() -> None:
    for path, made_text in made():
        path.write_text(made_text, encoding="utf-8")
        print(path.relative_to(PACKAGE), made_text.count("\n") - 1)


if __name__ == "__main__":
    main()
