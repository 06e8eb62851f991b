"""Sources: where a line of a briefing stands, with its words in their sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from chancery.ledger.ledger import Ledger

# A sentence is shown whole up to this length, a longer one by what stands around the evidence.
_SHOWN = 260


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The words of one document that carry a line: `before` and `after` are what surrounds the evidence in its sentence."""

    record: str
    document: str
    cited: tuple[str, ...]
    before: str
    evidence: str
    after: str

    def to_json(self) -> dict[str, Any]:
        """Return the source as JSON can hold it."""
        return {"record": self.record, "document": self.document, "cited": list(self.cited), "evidence": self.evidence,
                "passage": f"{self.before}{self.evidence}{self.after}"}


@dataclass(slots=True)
class Citer:
    """Cites records of a ledger; keeps the texts that it has asked for."""

    ledger: Ledger
    _texts: dict[str, str] = field(default_factory=dict)

    def cite(self, record: Mapping[str, Any], *, whole: bool = True) -> Source:
        """Return the source of a record, with the sentence around its words if `whole`."""
        document, evidence = record["document"], record["evidence"]
        before, after = around(self._text(document["key"]), evidence, record["sentence"]) if whole else ("", "")
        return Source(record=record["id"], document=document["id"], cited=tuple(document["cited"]), before=before,
                      evidence=" ".join(evidence["text"].split()), after=after)

    def _text(self, key: str) -> str:
        if key not in self._texts:
            self._texts[key] = self.ledger.text(key)
        return self._texts[key]


def around(text: str, evidence: Mapping[str, Any], sentence: Mapping[str, Any]) -> tuple[str, str]:
    """Return what stands before and after the evidence in its sentence, cut at words where the sentence is long."""
    if sentence["start"] is None or sentence["end"] is None:
        return "", ""
    before, after = text[sentence["start"] : evidence["start"]], text[evidence["end"] : sentence["end"]]
    room = max(0, _SHOWN - len(evidence["text"]))
    left = min(len(before), max(room // 2, room - len(after)))
    right = min(len(after), room - left)
    if left < len(before):
        before = "…" + before[len(before) - left :].partition(" ")[2]
        before = before if before != "…" else "… "
    if right < len(after):
        after = after[:right].rpartition(" ")[0] + " …"
    return _flat(before), _flat(after)


def _flat(words: str) -> str:
    """Return words on one line, with a space where there was one at either end."""
    flat = " ".join(words.split())
    return (" " if words[:1].isspace() and flat else "") + flat + (" " if words[-1:].isspace() else "")
