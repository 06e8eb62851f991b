"""Texts become sentences, with their places."""

from __future__ import annotations

import pytest

from chancery.lang import load_pack
from chancery.parse.split import split


@pytest.mark.parametrize(("text", "sentences"), [
    ("The talks failed.Norway left.", ["The talks failed.", "Norway left."]),
    ("Discuțiile au eșuat.Norvegia a plecat.", ["Discuțiile au eșuat.", "Norvegia a plecat."]),
    ('Ministrul a zis: "Da".Apoi a plecat.', ['Ministrul a zis: "Da".', "Apoi a plecat."]),
    ('Norvegia a plecat."Nu știm de ce", a spus el.', ["Norvegia a plecat.", '"Nu știm de ce", a spus el.']),
    ("„Nu”, a zis el. ,,Apoi am plecat.”", ["„Nu”, a zis el.", ",,Apoi am plecat.”"]),
    ("A scris asta pe X. Premierul a plecat cu J. Smith.", ["A scris asta pe X.", "Premierul a plecat cu J. Smith."]),
    ("Așa scriu News.ro și Digi24.RO despre U.S.Navy.", ["Așa scriu News.ro și Digi24.RO despre U.S.Navy."]),
])
def test_sentences_end_also_where_the_blank_behind_them_is_lost(text: str, sentences: list[str]) -> None:
    assert [text[span.start : span.end] for span in split(text, load_pack("ro"))] == sentences
