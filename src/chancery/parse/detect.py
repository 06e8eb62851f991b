"""Which language a text is in, offline."""

from __future__ import annotations

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]

# Characters of a text that are looked at: enough to be sure, and a long text takes no longer than a short one.
_LOOKED_AT = 4000


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def detect_language(text: str) -> tuple[str, float]:
    """Return the ISO 639-1 code of a text's language and the probability that it is that one."""
    code, probability = _identifier().classify(text[:_LOOKED_AT])
    return str(code), float(probability)
