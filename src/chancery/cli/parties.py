"""Parties on the command line: codes, or English names."""

from __future__ import annotations

from difflib import get_close_matches

from chancery.errors import FilterError
from chancery.ledger.lines import party_names


def known_code(given: str) -> str | None:
    """Return the code of a state or organisation that is given by its code or its English name in any case.

    >>> known_code("chn"), known_code("Belarus"), known_code("nato"), known_code("Atlantis")
    ('CHN', 'BLR', 'NATO', None)
    """
    names = party_names()
    if given.upper() in names:
        return given.upper()
    return next((code for code, name in names.items() if name.casefold() == given.casefold()), None)


def party_code(given: str) -> str:
    """Return the code of a state or organisation that there must be.

    Raises:
        FilterError: nothing has this code or name; the message names the nearest.
    """
    code = known_code(given)
    if code is not None:
        return code
    near = {name.casefold(): f"{known} ({name})" for known, name in party_names().items()}
    hints = [near[name] for name in get_close_matches(given.casefold(), list(near), n=3)]
    hint = f"did you mean {' or '.join(hints)}?" if hints else \
        "write an ISO code of three letters (CHN), an acronym (NATO) or an English name"
    raise FilterError(f"there is no state or organisation {given!r}; {hint}")
