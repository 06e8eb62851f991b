"""The version of this Chancery."""

__version__ = "0.1.0"
