import pytest

from chancery.find.pieces import name_list
from chancery.lang import load_pack

CITIES = {
    "en": ["Saint Petersburg", "Kharkiv", "Samarkand", "Geneva", "Jeddah", "Sharm el-Sheikh", "Shanghai", "Mumbai", "Camp David"],
    "nl": ["Sint-Petersburg", "Charkiv", "Samarkand", "Genève", "Jeddah", "Sharm-el-Sheikh", "Shanghai", "Mumbai", "Antwerpen"],
    "ro": ["Sankt Petersburg", "Harkov", "Samarkand", "Geneva", "Jeddah", "Șanhai", "Mumbai", "Cluj-Napoca", "Istanbulului", "Odesei"],
}
# Words that begin sentences and are names of cities elsewhere.
WORDS = {
    "en": ["Nice", "Reading", "Bath", "Split", "Best", "Mobile"],
    "nl": ["Bergen", "Leiden", "Namen", "Best", "Essen"],
    "ro": ["Pune", "Ruse", "Poti", "Colonia"],
}


@pytest.mark.parametrize(("language", "name"), [(language, name) for language, names in CITIES.items() for name in names])
def test_a_city_is_known_and_stands_for_nobody(language, name):
    found = name_list(load_pack(language)).get(name)
    assert found is not None
    assert (found.kind, found.codes) == ("city", ())


@pytest.mark.parametrize(("language", "word"), [(language, word) for language, words in WORDS.items() for word in words])
def test_a_city_named_like_a_word_is_left_out(language, word):
    assert name_list(load_pack(language)).get(word) is None


@pytest.mark.parametrize("language", sorted(CITIES))
def test_a_form_is_not_both_a_city_and_an_actor(language):
    kinds = {}
    for row in load_pack(language).table("names"):
        kinds.setdefault(row["form"], set()).add(row["kind"])
    assert not [form for form, found in kinds.items() if "city" in found and len(found) > 1]


def test_an_outlet_is_found_only_as_it_is_written():
    names = name_list(load_pack("en"))
    assert names.get("Russia Today").kind == "outlet"
    assert names.get("Russia today") is None
    assert names.get("Washington Post").codes == ()
