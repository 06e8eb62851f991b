import re
import tomllib
from pathlib import Path

import pytest

import chancery.web
from chancery.web.words import chosen_language, interface_languages, load_words
from chancery.world import load_world

HOME = Path(chancery.web.__file__).parent
FREE = {"mode"}


def keys(table, before=""):
    for name, value in table.items():
        if isinstance(value, dict) and "other" not in value:
            yield from keys(value, f"{before}{name}.")
        else:
            yield before + name


def messages(code):
    return tomllib.loads((HOME / "messages" / f"{code}.toml").read_text(encoding="utf-8"))


def test_every_language_says_the_same_things():
    wanted = set(keys(messages("en"))) - {"default"}
    for code in interface_languages():
        assert set(keys(messages(code))) - {"default"} == wanted, code


def test_every_language_fills_in_the_same_values():
    for code in interface_languages():
        for key in set(keys(messages("en"))) - {"default"}:
            found, english = (load_words(one)._found(key) for one in (code, "en"))
            forms = list(found.values()) if isinstance(found, dict) else [found]
            wanted = set(re.findall(r"{\w+}", str(english)))
            assert all(set(re.findall(r"{\w+}", form)) == wanted for form in forms), (code, key)


@pytest.mark.parametrize("code", interface_languages())
def test_plural_forms_are_those_of_the_language(code):
    words = load_words(code)
    for group in keys(messages(code)):
        found = words._found(group)
        if isinstance(found, dict):
            assert {words.locale.plural_form(n) for n in range(0, 200)} <= set(found), group


def test_templates_use_only_messages_that_exist():
    known = set(keys(messages("en")))
    for template in (HOME / "templates").glob("*.html"):
        for key in re.findall(r"\bt\('([\w.]+)'[,)]", template.read_text(encoding="utf-8")):
            assert key in known, (template.name, key)


def test_every_plover_type_has_a_name_in_every_language():
    for code in interface_languages():
        assert set(messages(code)["type"]) == set(load_world().settings("plover")["types"])


def test_numbers_and_days_are_written_as_in_the_language():
    assert load_words("nl").number(1234567.5) == "1.234.567,5"
    assert load_words("ro").day("2024-08-21") == "21 aug. 2024"
    assert load_words("en").days("2024-08-01", "2024-08-31") == "Aug 2024"
    assert load_words("nl").days("2023-01-01", "2023-12-31") == "2023"
    assert load_words("en").signed(-2.5) == "−2.5"
    assert load_words("nl").name("NATO") == "NAVO"
    assert load_words("ro").t("count.n_records", n=21) == "21 de înregistrări"


def test_the_browsers_languages_decide_in_their_order():
    assert chosen_language(accepted="fr, ro;q=0.5, nl;q=0.4") == "ro"
    assert chosen_language(accepted="garbage;q=x,,;") == "en"
    assert chosen_language("nl", accepted="ro") == "nl"
