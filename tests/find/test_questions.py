"""Acts that an indirect question tells of."""

import pytest

from chancery.pipeline import read


@pytest.mark.parametrize(("language", "text"), [
    ("en", "It is unclear whether Russia bombed Kharkiv."),
    ("nl", "Het is onduidelijk of Rusland Charkov heeft gebombardeerd."),
    ("ro", "Nu se știe dacă Rusia a bombardat Harkovul."),
])
def test_what_is_asked_did_not_happen(language, text):
    assert read(text, id="case", language=language).events == ()
