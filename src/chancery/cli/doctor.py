"""`chancery doctor`: does the installation work?"""

from __future__ import annotations

import platform
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import typer

from chancery import __version__
from chancery.cli.options import LedgerFile
from chancery.errors import ChanceryError
from chancery.settings import load_settings

_LEAST_PYTHON = (3, 11)
_REINSTALL = "the package is not whole: pip install --force-reinstall chancery"
_REQUIREMENT = re.compile(r"([\w.-]+)(?:\[.*?\])?\s*(?:>=\s*([\d.]+))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What one look gave: `next_step` says what to do, and is None where all is well."""

    about: str
    found: str
    next_step: str | None = None


def doctor(ledger: LedgerFile = None) -> None:
    """Look whether Python, the dependencies, the parser, the language packs, the settings and the ledger are in order; 1 where one is not.

    Example: chancery doctor --ledger relations.duckdb
    """
    faults = 0
    for check in checks(ledger):
        faults += check.next_step is not None
        typer.echo(f"{'fault' if check.next_step else 'ok':<6}{check.about}: {check.found}")
        if check.next_step:
            typer.echo(f"      {check.next_step}")
    typer.echo(f"{faults} faults" if faults else "all is well", err=True)
    raise typer.Exit(int(bool(faults)))


def checks(ledger: Path | None) -> Iterator[Check]:
    """Yield what each look gives, in the order in which one thing needs another."""
    yield _python()
    yield from _dependencies()
    yield from _packs()
    yield from _parser()
    yield from _ledger(ledger)


def _python() -> Check:
    wrong = sys.version_info < _LEAST_PYTHON
    return Check(about="python", found=f"{platform.python_version()}, chancery {__version__}",
                 next_step="install Python 3.11 or later and chancery in it" if wrong else None)


def _dependencies() -> Iterator[Check]:
    """Yield a check for each dependency; an optional one that is absent is no fault."""
    for requirement in metadata.requires("chancery") or ():
        found = _REQUIREMENT.match(requirement)
        if found is None:
            continue
        name, least, optional = found[1], found[2], "extra ==" in requirement
        try:
            version = metadata.version(name)
        except metadata.PackageNotFoundError:
            missing = "not installed (optional)" if optional else "not installed"
            yield Check(about=name, found=missing, next_step=None if optional else f"pip install '{name}>={least or 0}'")
            continue
        old = least is not None and _numbers(version) < _numbers(least)
        yield Check(about=name, found=version, next_step=f"pip install --upgrade '{name}>={least}'" if old else None)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version)[:3])


def _packs() -> Iterator[Check]:
    from chancery.lang import languages, load_pack
    from chancery.lang.check import check_rows
    if not languages():
        yield Check(about="packs", found="none", next_step=_REINSTALL)
    for language in languages():
        try:
            units, faults = check_rows(load_pack(language))
        except ChanceryError as fault:
            yield Check(about=f"pack {language}", found=str(fault), next_step="mend that line, or reinstall chancery")
            continue
        wrong = f"python -m chancery.lang.check {language} names them; the first: {faults[0].place} {faults[0].message}" if faults else None
        yield Check(about=f"pack {language}", found=f"{len(units)} lexical units, {len(faults)} faults of form", next_step=wrong)


def _parser() -> Iterator[Check]:
    """Yield a check for each language: a sentence of its pack is parsed and has one root."""
    from chancery.lang import languages, load_pack
    from chancery.model import Document
    from chancery.parse import load_parser, parse_document
    for language in languages():
        pack = load_pack(language)
        try:
            sample = next(row["example"] for rows in pack.event_tables().values() for row in rows if row["example"])
            name = load_settings().parser
            document = parse_document(Document(id="doctor", text=sample, language=language), load_parser(name), pack)
            roots = sum(token.head == -1 for sentence in document.sentences for token in sentence.tokens)
            words = sum(len(sentence.tokens) for sentence in document.sentences)
        except (ChanceryError, OSError, StopIteration) as fault:
            yield Check(about=f"parser, {language}", found=f"{fault!r}", next_step=_REINSTALL)
            continue
        good = roots == len(document.sentences) > 0
        yield Check(about=f"parser, {language}", found=f"{name}: {words} words, {roots} root in {sample!r}",
                    next_step=None if good else "the parser gives no tree; name another one in the settings or reinstall chancery")


def _ledger(given: Path | None) -> Iterator[Check]:
    """Yield a check of the settings, and one of the ledger that was named or that they name, where there is one."""
    from chancery.ledger import Ledger
    try:
        path = load_settings(ledger=given).ledger
    except ChanceryError as fault:
        yield Check(about="settings", found=str(fault), next_step="mend that setting")
        return
    if given is None and not path.exists():
        yield Check(about="ledger", found=f"none yet at {path}")
        return
    try:
        with Ledger(path, read_only=True) as book:
            counts, stale = book.counts(), len(book.stale())
    except ChanceryError as fault:
        yield Check(about="ledger", found="cannot be used", next_step=str(fault))
        return
    held = ", ".join(f"{count} {what}" for what, count in counts.items())
    old = f"; {stale} documents were read by another version: chancery add --again --ledger {path}" if stale else ""
    yield Check(about="ledger", found=f"{path}: {held}{old}")
