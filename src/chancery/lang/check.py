"""Finds a pack's faults: run `python -m chancery.lang.check [LANGUAGE...] [--events [TYPE]]`.

Every row of the event tables is read as docs/packs.md says, and every example must give what its row claims.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from chancery.errors import PackError
from chancery.find.contexts import fold, load_context_cues
from chancery.find.lexicon import Unit, read_unit, word_classes
from chancery.lang.pack import Pack, languages, load_pack
from chancery.world import load_world


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that is wrong, where it stands and why."""

    place: str
    message: str


def check_rows(pack: Pack, kind: str | None = None) -> tuple[list[Unit], list[Fault]]:
    """Return the units of a pack's event tables (of one type, if named) and the faults of form in them."""
    units: list[Unit] = []
    faults: list[Fault] = []
    modes, classes = load_world().settings("plover")["modes"], word_classes(pack)
    for name, rows in pack.event_tables().items():
        if kind and name != kind.upper():
            continue
        for row in rows:
            place = f"{pack.language}/events/{name.lower()}.tsv:{row['line']}"
            try:
                unit = read_unit(row, name, place, classes)
            except PackError as fault:
                faults.append(Fault(place, str(fault)))
                continue
            if unit.mode and unit.mode not in modes.get(name, ()):
                known = ", ".join(modes.get(name, ())) or "none"
                faults.append(Fault(place, f"unit {row['unit']!r} has the mode {unit.mode!r}; {name} has: {known} (world/plover.toml)"))
            if not unit.example or not unit.gives:
                faults.append(Fault(place, f"unit {row['unit']!r} has no example or does not say what it gives"))
            else:
                units.append(unit)
    return units, faults + _repeated(units)


def _repeated(units: list[Unit]) -> list[Fault]:
    counts = Counter((u.type, u.lemmas, u.pos, u.required, u.forbidden) for u in units)
    return [Fault(u.id, f"the unit {u.lemmas} {u.required} stands {counts[u.type, u.lemmas, u.pos, u.required, u.forbidden]} times")
            for u in units if counts[u.type, u.lemmas, u.pos, u.required, u.forbidden] > 1]


def check_contexts(pack: Pack) -> list[Fault]:
    """Return the faults of a pack's contexts.tsv: the first row that cannot be read, and rows that stand twice."""
    try:
        load_context_cues(pack, load_world())
    except PackError as fault:
        return [Fault(f"{pack.language}/contexts.tsv", str(fault))]
    rows = pack.table("contexts")
    counts = Counter((fold(row["word"]), row["context"]) for row in rows)
    return [Fault(f"{pack.language}/contexts.tsv:{row['line']}", f"{row['word']!r} stands twice for {row['context']}")
            for row in rows if counts[fold(row["word"]), row["context"]] > 1]


def check_appraisals(pack: Pack) -> tuple[list[Unit], list[Fault]]:
    """Return the units of a pack's appraisals.tsv and the faults of form in them."""
    from chancery.find.appraisals_words import read_appraisal
    units: list[Unit] = []
    faults: list[Fault] = []
    for row in pack.table("appraisals"):
        place = f"{pack.language}/appraisals.tsv:{row['line']}"
        try:
            units.append(read_appraisal(row, place))
        except PackError as fault:
            faults.append(Fault(place, str(fault)))
    return units, faults + _repeated(units)


def gives(unit: Unit) -> tuple[str, frozenset[str], frozenset[str], str]:
    """Return type, actors, recipients and status that a unit's example must give."""
    parties, _, status = unit.gives.partition(" ")
    left, _, right = parties.partition(">")
    status = status.strip() or "actual"
    from chancery.find.event_record import FUTURE_TYPES
    kind = FUTURE_TYPES.get(unit.type, unit.type) if status == "future" else unit.type
    return kind, _codes(left), _codes(right), status


def _codes(side: str) -> frozenset[str]:
    return frozenset(code for code in side.split(",") if code)


def check_examples(pack: Pack, units: list[Unit]) -> Iterator[Fault]:
    """Yield a fault for each unit whose example does not give what its row claims."""
    from chancery.pipeline import read
    for unit in units:
        reading = read(unit.example, id="example", language=pack.language, date="2024-06-12")
        want = gives(unit)
        got = [(e.type, frozenset(e.actors), frozenset(e.recipients), e.status) for e in reading.events]
        if want not in got:
            said = "; ".join(f"{t} {','.join(sorted(a))}>{','.join(sorted(r))} {s}" for t, a, r, s in got) or "nothing"
            why = "; ".join(dict.fromkeys(f"{d.rule.split('/')[-1]}: {d.reason}" for d in reading.dropped if d.kind == "event"))
            dropped = f" [dropped: {why}]" if why else ""
            yield Fault(unit.id, f"{unit.example!r} should give {want[0]} {unit.gives}, gives {said}{dropped}")


def main() -> int:
    """Check the packs named on the command line, all by default; return 1 where one has a fault."""
    cli = argparse.ArgumentParser(prog="python -m chancery.lang.check", description="Finds the faults of language packs.")
    cli.add_argument("languages", nargs="*", help="codes of languages; all packs by default")
    cli.add_argument("--events", nargs="?", const="", default=None, help="also read the examples, of one event type if named")
    cli.add_argument("--floor", type=float, default=1.0, help="the share of examples that must pass (default 1.0)")
    args = cli.parse_args()
    failed = False
    for language in args.languages or languages():
        pack = load_pack(language)
        units, faults = check_rows(pack, args.events or None) if args.events != "appraisals" else ([], [])
        faults += check_contexts(pack)
        appraisals, wrong_forms = check_appraisals(pack)
        faults += wrong_forms
        units += appraisals if not args.events or args.events == "appraisals" else []
        wrong = list(check_examples(pack, units)) if args.events is not None else []
        for fault in (*faults, *wrong):
            print(f"{fault.place}: {fault.message}")
        passed = len(units) - len(wrong)
        share = passed / len(units) if units else 1.0
        examples = f", {passed} examples pass ({share:.1%})" if args.events is not None else ""
        print(f"{language}: {len(units)} units, {len(faults)} faults of form{examples}", file=sys.stderr)
        failed = failed or bool(faults) or (args.events is not None and share < args.floor)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
