"""Settings, read once at the door and passed on: flags over environment over file over defaults."""

from __future__ import annotations

import difflib
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from chancery.errors import SettingError

_FILE = "chancery.toml"
_PREFIX = "CHANCERY_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What holds for a whole run.

    `ledger` is the ledger file; `parser` is "shipped" or the name of an installed spaCy pipeline with UD labels; `language` is an
    ISO 639-1 code, detected document by document where empty; `jobs` is the number of processes that read.
    """

    ledger: Path = Path("chancery.duckdb")
    parser: str = "shipped"
    language: str = ""
    jobs: int = 1


def load_settings(*, ledger: Path | None = None, parser: str | None = None, language: str | None = None,
                  jobs: int | None = None) -> Settings:
    """Return the settings: these arguments, else CHANCERY_LEDGER and the like, else chancery.toml, else the defaults.

    The file is the one in the working directory, or else ~/.config/chancery/chancery.toml. A path in it is taken from the file's folder.

    Raises:
        SettingError: the file is no TOML, or it or the environment holds an unknown name or a wrong value.
    """
    flags = {"ledger": ledger, "parser": parser, "language": language, "jobs": jobs}
    found = _file_settings() | _environment_settings(os.environ)
    found |= {key: _checked(key, value, f"--{key}") for key, value in flags.items() if value is not None}
    return Settings(**found)


def _file_settings() -> dict[str, Any]:
    """Return the settings of the first file there is, none where there is no file."""
    for path in (Path.cwd() / _FILE, Path.home() / ".config" / "chancery" / _FILE):
        if path.is_file():
            found = {key: _checked(key, value, str(path)) for key, value in _table(path).items()}
            return found | ({"ledger": path.parent / found["ledger"].expanduser()} if "ledger" in found else {})
    return {}


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise SettingError(f"{path}: this is no TOML file ({fault}); a line looks like: jobs = 2") from fault


def _environment_settings(environment: Mapping[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field in fields(Settings):
        name = _PREFIX + field.name.upper()
        if value := environment.get(name):
            number = field.name == "jobs" and value.isdecimal()
            found[field.name] = _checked(field.name, int(value) if number else value, f"environment variable {name}")
    return found


def _checked(key: str, value: Any, origin: str) -> Any:
    """Return the value of a setting as `Settings` holds it; `origin` is where it was set."""
    known = {field.name for field in fields(Settings)}
    if key not in known:
        near = difflib.get_close_matches(key, known, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(sorted(known))}"
        raise SettingError(f"{origin}: there is no setting {key!r} (value {value!r}); {hint}")
    if key == "jobs":
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise SettingError(f"{origin}: jobs is {value!r}; give a whole number of processes, 1 or more")
        return value
    if key == "ledger" and isinstance(value, (str, Path)) and str(value).strip():
        return Path(value)
    if not isinstance(value, str) or key == "ledger":
        raise SettingError(f"{origin}: {key} is {value!r}; give a text in quotes")
    return value
