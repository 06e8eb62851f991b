"""The records and what they stand on: frozen nouns without input or output."""

from chancery.model.document import Document
from chancery.model.interval import Interval
from chancery.model.mention import Dropped, Mention, TimeExpression
from chancery.model.reading import Reading
from chancery.model.record import Event, Evidence, Figure, Part, Record, RoleSpan, Statement, Tie, record_id, record_json
from chancery.model.sentence import Sentence, Token
from chancery.model.span import Span

__all__ = [
    "Document", "Dropped", "Event", "Evidence", "Figure", "Interval", "Mention", "Part", "Reading", "Record", "RoleSpan",
    "Sentence", "Span", "Statement", "Tie", "TimeExpression", "Token", "record_id", "record_json",
]
