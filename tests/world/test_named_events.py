import datetime as dt
from collections import Counter

import pytest

from chancery.find.times_grammar import fold_in_place
from chancery.lang import languages
from chancery.world import load_world


def events():
    return load_world().table("named_events")


def test_every_event_has_an_id_of_its_own_and_days_in_order():
    assert not [id for id, n in Counter(row["id"] for row in events()).items() if n > 1]
    for row in events():
        assert dt.date.fromisoformat(row["start"]) <= dt.date.fromisoformat(row["end"]), row["id"]
        assert all((row["kind"], row["english"])), row["id"]
        assert row["scheduled"] in ("", "yes"), row["id"]


@pytest.mark.parametrize("language", languages())
def test_a_name_stands_for_one_event_only(language):
    forms = Counter(fold_in_place(form) for row in events() for form in row[language].split("|") if form)
    assert not [form for form, n in forms.items() if n > 1]
    assert len(forms) > 1000


@pytest.mark.parametrize("language", languages())
def test_a_name_has_more_than_one_word_or_is_unmistakable(language):
    single = {form for row in events() for form in row[language].split("|") if form and " " not in form and "-" not in form}
    assert all(form[0].isupper() or form[0].isdigit() or len(form) > 8 for form in single), sorted(single)
