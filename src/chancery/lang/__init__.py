"""Language packs: what is said in one language, as data in one folder each."""

from chancery.lang.pack import Pack, languages, load_pack

__all__ = ["Pack", "languages", "load_pack"]
