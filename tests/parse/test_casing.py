"""Headlines in capitals are read as running text; running text and lists of names stay as they are."""

from __future__ import annotations

import pytest

from chancery.lang import load_pack
from chancery.parse.casing import in_running_case
from chancery.pipeline import read


@pytest.mark.parametrize(("language", "headline", "expected"), [
    ("en", "Japan, Philippines Sign Defense Pact", "Japan, Philippines sign defense pact"),
    ("en", "US IMPOSES SANCTIONS ON CHINESE FIRMS", "US imposes sanctions on Chinese firms"),
    ("en", "Turkey Threatens to Block NATO Expansion", "Turkey threatens to block NATO expansion"),
    ("en", "Prime Minister Anna Holm met President Putin in Moscow.", "Prime Minister Anna Holm met President Putin in Moscow."),
    ("en", "Turkey threatens to block NATO expansion", "Turkey threatens to block NATO expansion"),
    ("nl", "RUSLAND ROEPT AMBASSADEUR TERUG UIT DEN HAAG", "Rusland roept ambassadeur terug uit Den Haag"),
    ("ro", "ROMÂNIA EXPULZEAZĂ DOI DIPLOMAȚI RUȘI", "România expulzează doi diplomați ruși"),
])
def test_headlines_are_put_into_running_case(language: str, headline: str, expected: str):
    words = headline.replace(",", " ,").replace("Moscow.", "Moscow .").split()
    assert " ".join(in_running_case(words, load_pack(language))).replace(" ,", ",").replace(" .", ".") == expected


@pytest.mark.parametrize(("language", "headline", "expected"), [
    ("en", "Putin Arrives in Beijing for Talks With Xi", [("CONSULT", ("CHN", "RUS"), ())]),
    ("en", "NORTH KOREA FIRES MISSILE TOWARD JAPAN", [("MOBILIZE", ("PRK",), ("JPN",))]),
    ("nl", "POLEN WIJST RUSSISCHE DIPLOMATEN UIT", [("SANCTION", ("POL",), ("RUS",))]),
    ("ro", "RUSIA ÎȘI RECHEAMĂ AMBASADORUL DE LA BUCUREȘTI", [("SANCTION", ("RUS",), ("ROU",))]),
])
def test_headlines_in_capitals_tell_their_events(language: str, headline: str, expected: list):
    events = read(headline, id="headline", language=language).events
    assert [(e.type, e.actors, e.recipients) for e in events] == expected
    assert all(headline[e.evidence.start : e.evidence.end] == e.evidence.text for e in events)
