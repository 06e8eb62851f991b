"""States called by what they are."""

import pytest

from chancery.pipeline import read

CALLED = [
    ("en", "Qatar rejected the demands. Saudi Arabia closed its border with the small emirate.", "the small emirate", "QAT"),
    ("en", "Kuwait mediated. The oil-rich Gulf state urged Iran to hold talks.", "The oil-rich Gulf state", "KWT"),
    ("en", "Estonia protested. Russia expelled two diplomats of the Baltic country.", "the Baltic country", "EST"),
    ("nl", "Colombia zweeg. De Venezolaanse president beschuldigde het Zuid-Amerikaanse land.", "het Zuid-Amerikaanse land", "COL"),
    ("nl", "Bahrein volgde. Iran trok zijn gezant uit de eilandstaat terug.", "de eilandstaat", "BHR"),
    ("nl", "Rwanda en Congo ruziën. Rwanda beschuldigde het buurland.", "buurland", "COD"),
    ("ro", "Insulele Solomon au ales. Micul stat insular a rupt legăturile cu Taiwanul.", "Micul stat insular", "SLB"),
    ("ro", "Qatarul a refuzat. Arabia Saudită a închis granița cu emiratul din Golf.", "emiratul din Golf", "QAT"),
    ("ro", "Grecia și Serbia au semnat. Grecia a acuzat țara vecină de provocări.", "țara", "SRB"),
]
UNNAMED = [
    ("en", "Japan and Fiji met. Every island is at risk, and a small country suffers."),
    ("en", "France praised the kingdom of Jordan."),
    ("nl", "Polen en Duitsland spraken. Een klein land kan weinig."),
]


def standins(language, text):
    return {m.span.of(text): m.codes for m in read(text, id="case", language=language).mentions if m.kind == "standin"}


@pytest.mark.parametrize(("language", "text", "called", "state"), CALLED)
def test_a_state_is_known_by_what_it_is_called(language, text, called, state):
    assert standins(language, text).get(called) == (state,)


@pytest.mark.parametrize(("language", "text"), UNNAMED)
def test_a_phrase_that_means_no_state_told_before_stays_open(language, text):
    assert standins(language, text) == {}
