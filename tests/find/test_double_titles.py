"""Two titles before one name are one person's."""

from __future__ import annotations

import pytest

from chancery.pipeline import read

_TEXTS = {
    "nl": ("Secretaris-generaal Bui Van An sprak met de Vietnamese premier.",
           "Secretaris-generaal en president van China Xi Jinping prees Laos."),
    "en": ("General Secretary Bui Van An spoke with the Vietnamese premier.",
           "General Secretary and President Xi Jinping praised Laos."),
    "ro": ("Secretarul general Bui Van An s-a întâlnit cu premierul vietnamez.",
           "Secretarul general și președintele Chinei Xi Jinping a lăudat Laosul."),
}


@pytest.mark.parametrize("language", sorted(_TEXTS))
def test_the_first_of_two_titles_before_a_name_means_nobody_named_earlier(language: str) -> None:
    praise = [e for e in read("\n\n".join(_TEXTS[language]), id="x", language=language).events if e.type == "SUPPORT"]
    assert [(e.actors, e.recipients) for e in praise] == [(("CHN",), ("LAO",))]


def test_two_offices_with_an_article_stay_two_peoples() -> None:
    text = "The Dutch prime minister and President Zelensky met in Kyiv."
    assert any(e.type == "CONSULT" and set(e.actors) == {"NLD", "UKR"} for e in read(text, id="x", language="en").events)
