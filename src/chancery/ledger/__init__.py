"""Records of many documents, kept."""

from chancery.ledger.ledger import Ledger
from chancery.ledger.records import Records

__all__ = ["Ledger", "Records"]
