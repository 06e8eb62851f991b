"""A user's own names of states and organisations, read beside those of the packs."""

from __future__ import annotations

import json
from pathlib import Path

from chancery.errors import PackError

OwnNames = tuple[tuple[str, str, str], ...]
# What a name stands for where the file does not say.
_USUAL = "state"
_KINDS = ("state", "adjective", "demonym", "capital", "metonym", "organisation", "group", "city")


def read_own_names(path: Path) -> OwnNames:
    """Return the names of a file: form, kind and code of each.

    A JSON file holds one object from forms to codes; a table has columns form, code and, if wanted, kind, separated by tabs.

    Raises:
        PackError: the file cannot be read or a row is not of that form.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        raise PackError(f"{path}: the names cannot be read ({fault}); give a JSON object or a table in UTF-8") from fault
    return _from_object(text, path) if text.lstrip().startswith("{") else _from_table(text, path)


def _from_object(text: str, path: Path) -> OwnNames:
    try:
        entries = json.loads(text)
    except ValueError as fault:
        raise PackError(f"{path}: this is no JSON ({fault})") from fault
    for form, code in entries.items():
        if not form.strip() or not isinstance(code, str) or not code.strip():
            raise PackError(f"{path}: the name {form!r} has the code {code!r}; each name needs a code such as \"RUS\"")
    return tuple((form.strip(), _USUAL, code.strip()) for form, code in entries.items())


def _from_table(text: str, path: Path) -> OwnNames:
    found: list[tuple[str, str, str]] = []
    for number, line in enumerate(text.splitlines(), 1):
        cells = [cell.strip() for cell in line.split("\t")]
        if not line.strip() or line.startswith("#") or cells[:2] == ["form", "code"]:
            continue
        kind = cells[2] if len(cells) > 2 and cells[2] else _USUAL
        if len(cells) < 2 or not all(cells[:2]) or kind not in _KINDS:
            raise PackError(f"{path}:{number}: {line!r} is no name; write form, code and, if wanted, one of {', '.join(_KINDS)}, "
                            "separated by tabs")
        found.append((cells[0], kind, cells[1]))
    return tuple(found)
