"""Write src/chancery/world/people.tsv and offices.tsv from the hand-written tables tools/world/leaders_*.tsv, and print what looks wrong in them.

usage: build_leaders.py

Each row is one term of a person in an office: person, forms, surname, state, role, from, to. Forms and surnames stand in a person's first row; a
person may occur in several tables. Dates are as precise as known (YYYY, YYYY-MM or YYYY-MM-DD); an empty `to` means still in office. What is printed
and makes the tool fail: an unknown code, a bad date, a term that ends before it begins, a person without forms, an office with two holders at once, a
name of two people, a surname that also names a place. A surname of several people is printed as well, since it then stands for nobody.
"""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

SOURCES = Path(__file__).with_name("world")
WORLD = Path(__file__).parents[1] / "src" / "chancery" / "world"
COLUMNS = ("person", "forms", "surname", "state", "role", "from", "to")
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
# Offices that several people may hold at once.
SHARED = {"leader", "spokesperson", "ambassador", "special envoy", "state councillor", "vice premier", "presidency member", "presidential adviser", "deputy prime minister", "deputy foreign minister", "commissioner"}
# Of the offices that a person holds at once, the last in this order is the one by which the person goes; unlisted ones come first.
HIGH = (
    "vice president", "foreign minister", "foreign secretary", "secretary of state", "crown prince", "leader", "general secretary", "prime minister",
    "premier", "chancellor", "president", "pope", "queen", "king", "emir", "sultan", "emperor", "supreme leader",
)

Row = dict[str, str]


def read(path: Path) -> list[Row]:
    with open(path, encoding="utf-8") as lines:
        rows = list(csv.DictReader((line for line in lines if line.strip() and not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE))
    return [{column: (row.get(column) or "").strip() for column in COLUMNS} | {"file": path.name} for row in rows]


def split(text: str) -> list[str]:
    return [part.strip() for part in text.split("|") if part.strip()]


def plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).lower()


def first_day(date: str) -> str:
    return (date + "-01-01")[:10] if len(date) == 4 else (date + "-01")[:10]


def last_day(date: str) -> str:
    return (date + "-12-31")[:10] if len(date) == 4 else (date + "-31")[:10]


def people(rows: list[Row]) -> dict[str, tuple[list[str], list[str]]]:
    """Return the forms and surnames of each person, from all tables."""
    found: dict[str, tuple[list[str], list[str]]] = {}
    for row in rows:
        forms, surnames = found.setdefault(row["person"], ([], []))
        forms += [form for form in split(row["forms"]) if form not in forms]
        surnames += [surname for surname in split(row["surname"]) if surname not in surnames]
    return found


def terms(rows: list[Row]) -> list[Row]:
    """Return the terms, each once: a term that two tables give is the one that has an end."""
    found: dict[tuple[str, ...], Row] = {}
    for row in rows:
        key = (row["person"], row["state"], row["role"], row["from"])
        if not row["role"] or (key in found and found[key]["to"]):
            continue
        found[key] = row
    return list(found.values())


def codes() -> set[str]:
    tables = [(WORLD / f"{name}.tsv").read_text(encoding="utf-8").splitlines() for name in ("states", "organisations")]
    return {row["code"] for table in tables for row in csv.DictReader(table, delimiter="\t")}


def row_faults(rows: list[Row]) -> Iterator[str]:
    """Yield what is wrong in single rows."""
    known = codes()
    for row in rows:
        name = f"{row['file']}: {row['person']}, {row['state']} {row['role']} {row['from']} {row['to']}"
        if row["state"] not in known:
            yield f"unknown code: {name}"
        if not DATE.fullmatch(row["from"]) or (row["to"] and not DATE.fullmatch(row["to"])):
            yield f"bad date: {name}"
        elif row["to"] and row["from"] >= row["to"]:
            yield f"ends before it begins: {name}"


def overlaps(rows: list[Row]) -> Iterator[str]:
    """Yield pairs of terms in one office that surely overlap."""
    held: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        if row["role"] not in SHARED and DATE.fullmatch(row["from"]):
            held[row["state"], row["role"]].append(row)
    for (state, role), holders in held.items():
        for a, b in combinations(holders, 2):
            end_a, end_b = (first_day(r["to"]) if r["to"] else "9999" for r in (a, b))
            if last_day(a["from"]) < end_b and last_day(b["from"]) < end_a:
                yield f"two holders: {state} {role}: {a['person']} {a['from']} {a['to']}, {b['person']} {b['from']} {b['to']}"


def shared(names: dict[str, list[str]], what: str) -> Iterator[str]:
    """Yield the names that several people have, in whatever spelling of accents."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for person, forms in names.items():
        for form in forms:
            bearers[plain(form)].add(person)
    yield from (f"{what}: {form}: {', '.join(sorted(who))}" for form, who in sorted(bearers.items()) if len(who) > 1)


def places() -> set[str]:
    """Return the names of states, cities and organisations in all languages."""
    tables = [path.read_text(encoding="utf-8").splitlines() for path in WORLD.parent.glob("lang/*/names.tsv")]
    return {plain(row["form"]) for table in tables for row in csv.DictReader((line for line in table if not line.startswith("#")), delimiter="\t")}


def write(name: str, columns: str, rows: list[str]) -> None:
    (WORLD / f"{name}.tsv").write_text("\n".join(["\t".join(columns.split()), *rows]) + "\n", encoding="utf-8")


def main() -> int:
    rows = [row for path in sorted(SOURCES.glob("leaders_*.tsv")) for row in read(path)]
    known, held = people(rows), terms(rows)
    place = {person: n for n, person in enumerate(known)}
    rank = {role: n for n, role in enumerate(HIGH, start=1)}
    held.sort(key=lambda r: (place[r["person"]], rank.get(r["role"], 0), r["from"]))
    write("people", "id forms surname", ["\t".join((person, "|".join(forms), "|".join(names))) for person, (forms, names) in known.items()])
    write("offices", "person state role from to", ["\t".join(r[c] for c in ("person", "state", "role", "from", "to")) for r in held])
    faults = [*row_faults(held), *overlaps(held), *(f"no forms: {p}" for p, (forms, _) in known.items() if not forms), *shared({p: forms for p, (forms, _) in known.items()}, "one name, several people")]
    listed = places()
    faults += [f"surname that names a place: {p}: {name}" for p, (_, names) in known.items() for name in names if plain(name) in listed]
    surnames = shared({p: names for p, (_, names) in known.items()}, "shared surname")
    print(*faults, *surnames, f"{len(known)} people, {len(held)} terms, {len(faults)} faults", sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
