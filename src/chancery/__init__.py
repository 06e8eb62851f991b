"""Chancery reads news about relations between states and keeps a sourced record of it."""
__version__ = "0.1.0"
