"""What is true in every language, as data: states, organisations, offices, outlets, PLOVER's codes."""

from chancery.world.world import World, load_world

__all__ = ["World", "load_world"]
