"""Briefings: dossiers as text or Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

from chancery.ledger.dossier import Dossier
from chancery.ledger.sections import Entry, Section
from chancery.ledger.sources import Source

_INDENT = 24
# So many sources of a line are quoted; the others are named.
_QUOTED = 3


def text_briefing(dossier: Dossier) -> str:
    """Return a dossier as plain text; evidence stands in angle quotes within its sentence."""
    return "\n".join([dossier.title, "=" * len(dossier.title), dossier.scope, *_body(dossier, _text_section)]) + "\n"


def markdown_briefing(dossier: Dossier) -> str:
    """Return a dossier as Markdown; evidence is set in bold within its sentence."""
    return "\n".join([f"# {dossier.title}", "", dossier.scope, *_body(dossier, _markdown_section)]) + "\n"


def _body(dossier: Dossier, write: Callable[[Section], Iterator[str]]) -> Iterator[str]:
    for section in dossier.sections:
        if section.entries:
            yield ""
            yield from write(section)


def _text_section(section: Section) -> Iterator[str]:
    yield f"{section.title.upper()} ({len(section.entries)})"
    if section.note:
        yield section.note
    for group, entries in groupby(section.entries, key=lambda entry: entry.group):
        if group:
            yield f"{group}:"
        for entry in entries:
            yield _headed(entry)
            yield from (" " * 4 + line for line in (*entry.notes, *_sources(entry, "«{}»")))


def _headed(entry: Entry) -> str:
    """Return an entry's time and text, the time in a column of its own where it fits."""
    if entry.when is None:
        return f"  {entry.text}"
    return f"  {entry.when:<{_INDENT}}{entry.text}" if len(entry.when) < _INDENT else f"  {entry.when}  {entry.text}"


def _markdown_section(section: Section) -> Iterator[str]:
    yield f"## {section.title}"
    yield ""
    if section.note:
        yield from (f"*{section.note}*", "")
    for group, entries in groupby(section.entries, key=lambda entry: entry.group):
        if group:
            yield from (f"### {group}", "")
        for entry in entries:
            yield "- " + (f"**{entry.when}** " if entry.when else "") + _escaped(entry.text)
            yield from ("  - " + line for line in (*map(_escaped, entry.notes), *_sources(entry, "**{}**", _escaped)))
        yield ""


def _sources(entry: Entry, mark: str, escape: Callable[[str], str] = str) -> Iterator[str]:
    """Yield the sources of an entry, the first ones with their words, one line each, and the rest on one line."""
    yield from (_cited(source, mark, escape) for source in entry.sources[:_QUOTED])
    if rest := entry.sources[_QUOTED:]:
        yield "also " + " ".join(f"[{escape(source.document)}; {source.record}]" for source in rest)


def _cited(source: Source, mark: str, escape: Callable[[str], str] = str) -> str:
    """Return a source on one line: the sentence with the evidence marked, the document, what it cites, and the record's id."""
    cited = f", citing {', '.join(source.cited)}" if source.cited else ""
    words = f"“{escape(source.before)}{mark.format(escape(source.evidence))}{escape(source.after)}”"
    return f"{words} [{escape(source.document + cited)}; {source.record}]"


def _escaped(words: str) -> str:
    """Return words with what Markdown would take for its own marks put out of action."""
    return "".join(f"\\{character}" if character in "\\`*_[]<>" else character for character in words)
