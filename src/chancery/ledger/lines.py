"""Lines: a record in a few English words, as tables and briefings print it."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from chancery.model import Interval
from chancery.tables import read_settings
from chancery.world import load_world

_HOME = Path(__file__).parent
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


@cache
def _phrases() -> dict[str, Any]:
    return read_settings(_HOME / "phrases.toml")


@cache
def party_names() -> dict[str, str]:
    """Return the English names of all states and organisations by code."""
    world = load_world()
    return {row["code"]: row["english"] for row in (*world.table("organisations"), *world.table("states"))}


def party_name(code: str) -> str:
    """Return the English name of a state or organisation; what has no name in the world file stays as it is.

    >>> party_name("CHN"), party_name("a company")
    ('China', 'a company')
    """
    return party_names().get(code, code)


def known_person(name: str, state: str) -> str:
    """Return the name under which the world file knows a person who acts for a state, the name itself where it knows none.

    A surname alone is enough where the file has one person of that name with an office of that state.

    >>> known_person("Vladimir Poetin", "RUS"), known_person("Poetin", "RUS"), known_person("Poetin", "CHN")
    ('Vladimir Putin', 'Vladimir Putin', 'Poetin')
    """
    named, serving = _people()
    known = {person for person in named.get(name, ()) if (person, state) in serving or person == name}
    return known.pop() if len(known) == 1 else name


def plain(name: str) -> str:
    """Return a name without accents and in lower case, to be compared.

    >>> plain("Viktor Orbán")
    'viktor orban'
    """
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()


@cache
def _people() -> tuple[dict[str, set[str]], set[tuple[str, str]]]:
    """Return the people of the world file by each way of writing their name, and who has held an office of which state."""
    world, named = load_world(), dict[str, set[str]]()
    for row in world.table("people"):
        for form in (row["id"], *row["forms"].split("|"), *row["surname"].split("|")):
            named.setdefault(form, set()).add(row["id"])
    return named, {(row["person"], row["state"]) for row in world.table("offices")}


def listed(names: Sequence[str]) -> str:
    """Return names as English lists them.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def span(days: Mapping[str, str] | None) -> str | None:
    """Return days as shortly as they can be written: a year, a month, a day or the first and last day.

    >>> span({"start": "2023-01-01", "end": "2023-12-31"}), span({"start": "2024-07-01", "end": "2024-07-31"}), span(None)
    ('2023', '2024-07', None)
    """
    if not days:
        return None
    start, end = days["start"], days["end"]
    if start == end:
        return start
    if days == Interval.month(int(start[:4]), int(start[5:7])).to_json():
        return start[:7]
    if start[5:] == "01-01" and end[5:] == "12-31":
        return start[:4] if start[:4] == end[:4] else f"{start[:4]} to {end[:4]}"
    return f"{start} to {end}"


def amount(value: float, unit: str) -> str:
    """Return a quantity as people write it.

    >>> amount(240100000000, "USD"), amount(-75, "percent"), amount(29, "ordinal"), amount(2, "items")
    ('240.1 billion USD', '-75 %', 'no. 29', '2')
    """
    if unit == "ordinal":
        return f"no. {value:g}"
    for scale, word in _SCALES:
        if abs(value) >= scale:
            return f"{value / scale:.6g} {word} {unit}".removesuffix(" items")
    number = f"{value:,.0f}" if float(value).is_integer() else f"{value:.6g}"
    return f"{number} {'%' if unit == 'percent' else unit}".removesuffix(" items")


def when(kind: str, record: Mapping[str, Any]) -> str | None:
    """Return the time that a record is about, None where it has none."""
    if kind == "tie":
        start, end = record["from"], record["to"]
        return f"{start or '?'} to {end}" if end else f"since {start}" if start else None
    return span(record.get("date") or record.get("period"))


def line(kind: str, record: Mapping[str, Any]) -> str:
    """Return what a record says, without its time."""
    said = {"event": event_line, "statement": _statement_line, "figure": figure_line, "tie": tie_line}[kind](record)
    return said + judged_note(record)


def judged_note(record: Mapping[str, Any]) -> str:
    """Return what a person judged of a record, with what the machine had found where that was corrected; nothing where nobody judged."""
    judged = record.get("judged")
    if not judged:
        return ""
    machine = "; ".join(f"{name} {_told(value)}" for name, value in judged.get("machine", {}).items())
    return f" ({judged['verdict']}: {judged['by']}{', the machine has ' + machine if machine else ''})"


def _told(value: Any) -> str:
    """Return a field's value in a few words."""
    if isinstance(value, Mapping):
        return str(span(value))
    return ", ".join(value) if isinstance(value, list) and value else str(value) if value else "nothing"


def act_type(record: Mapping[str, Any]) -> str:
    """Return the type of an event's act; a planned act of cooperation has type AGREE, and its rule tells what is planned.

    >>> act_type({"type": "AGREE", "status": "future", "rule": "nl/events/consult.tsv:3"})
    'CONSULT'
    """
    named = Path(record["rule"].partition(":")[0]).stem.upper()
    return named if record["type"] == "AGREE" and record["status"] == "future" and named in _phrases()["events"] else str(record["type"])


def event_line(record: Mapping[str, Any]) -> str:
    """Return an event as a phrase, with the people named in it, its place and its PLOVER type."""
    phrases = _phrases()
    code = record["type"] + (f" {record['mode']}" if record["mode"] else "")
    act = act_type(record)
    form = "to" if record["recipients"] else "among" if len(record["actors"]) > 1 else "of"
    phrase = phrases["events"].get(f"planned {act}" if act != record["type"] else code, phrases["events"][act])[form]
    said = phrase.format(a=listed([party_name(c) for c in record["actors"]]), b=listed([party_name(c) for c in record["recipients"]]))
    who = f" ({', '.join(record['who'])})" if record["who"] else ""
    place = f", in {party_name(record['place'])}" if record["place"] else ""
    return f"{phrases['status'][record['status']]}{said}{who}{place} [{code}]"


def figure_line(record: Mapping[str, Any]) -> str:
    """Return what a figure measures, between whom, and how much."""
    return f"{record['of']} ({', '.join(record['parties'])}): {value_of(record)}"


def value_of(record: Mapping[str, Any]) -> str:
    """Return how much a figure says, a growth with its sign."""
    said = amount(record["value"], record["unit"])
    sign = "+" if record["measure"] == "change" and record["value"] > 0 else ""
    return ("about " if record["approximate"] else "") + sign + said


def tie_line(record: Mapping[str, Any]) -> str:
    """Return a tie as a phrase."""
    kind = record["kind"]
    if kind == "office":
        return f"{record['subject']}, {record['role']} of {party_name(record['object'])}" if record["object"] else \
            f"{record['subject']}, {record['role']}"
    if kind == "membership":
        return f"{party_name(record['subject'])} is a member of {party_name(record['object'])}"
    if kind == "rank":
        return f"{party_name(record['subject'])} is no. {record['n']} partner of {party_name(record['object'])}"
    parts = "".join(f", {part['count']} {part['of']}" for part in record.get("parts") or ())
    name = record.get("level") or record.get("name") or "without a name"
    return f"{kind} of {listed([party_name(code) for code in record['parties']])}: {name}{parts}"


def _statement_line(record: Mapping[str, Any]) -> str:
    about = f" on {', '.join(record['about'])}" if record["about"] else ""
    return f"{record['speaker']}" + (f" ({record['state']})" if record["state"] else "") + f", {record['form']}{about}"
