"""Talks that somebody leads between others are one meeting of all of them."""

import pytest

from chancery.pipeline import read

LED = [
    ("en", "Officials of Sudan and Ethiopia held talks in Cairo, mediated by Egypt.", ("EGY", "ETH", "SDN")),
    ("en", "US-brokered talks between Israel and Lebanon resumed on Monday.", ("ISR", "LBN", "USA")),
    ("en", "Israel and Hamas resumed indirect talks on Monday. Qatar is mediating between the two.", ("Hamas", "ISR", "QAT")),
    ("nl", "Onder bemiddeling van Turkije spraken Somalië en Ethiopië elkaar woensdag in Ankara.", ("ETH", "SOM", "TUR")),
    ("nl", "De Armeense premier en de Azerbeidzjaanse president ontmoetten elkaar in Brussel, waar Charles Michel namens de EU bemiddelde.",
     ("ARM", "AZE", "EU")),
    ("ro", "Delegațiile Sudanului și Etiopiei s-au întâlnit la Cairo, cu Egiptul ca mediator.", ("EGY", "ETH", "SDN")),
]


@pytest.mark.parametrize(("language", "text", "parties"), LED, ids=str)
def test_who_mediates_joins_the_talks(language, text, parties):
    last = [e for e in read(text, id="case", language=language).events if e.type == "CONSULT"][-1]
    assert (last.mode, last.actors) == ("third-party", parties)
    assert len([e for e in read(text, id="case", language=language).events if set(e.actors) <= set(parties)]) == text.count(". ") + 1


def test_mediated_talks_that_name_nobody_are_those_told_just_before():
    text = "Armenia și Azerbaidjanul au semnat un armistițiu luni. Textul a fost negociat marți prin medierea Moscovei."
    told = [e.actors for e in read(text, id="case", language="ro").events if e.type == "CONSULT"]
    assert told == [("ARM", "AZE", "RUS")]


def test_who_chairs_a_meeting_of_three_leaves_the_talks_beside_it_alone():
    text = ("Ministrul japonez Kono a avut o discuție cu omologul său sud-coreean, "
            "în marja unei reuniuni trilaterale prezidate de chinezul Wang Yi.")
    told = [e.actors for e in read(text, id="case", language="ro").events if e.type == "CONSULT"]
    assert sorted(told) == [("CHN", "JPN", "KOR"), ("JPN", "KOR")]


@pytest.mark.parametrize(("language", "text"), [
    ("en", "Germany and Italy discussed the Turkish-backed plan on Monday."),
    ("en", "Officials of Germany and Italy met in Rome to discuss a project facilitated by China."),
])
def test_who_leads_what_is_talked_about_takes_no_part_in_the_talks(language, text):
    assert [e.actors for e in read(text, id="case", language=language).events if e.type == "CONSULT"] == [("DEU", "ITA")]
