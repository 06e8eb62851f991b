"""The local web interface: pages rendered here, nothing from a network."""

from chancery.web.app import make_app

__all__ = ["make_app"]
