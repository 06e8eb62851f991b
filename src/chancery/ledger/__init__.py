"""Records of many documents, kept."""

from chancery.ledger.ledger import Ledger

__all__ = ["Ledger"]
