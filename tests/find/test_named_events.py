import pytest

from chancery.find.named_events import find_named_events
from chancery.world import load_world


def named(language, text):
    return [(text[n.span.start : n.span.end], n.event.days.start.isoformat()) for n in find_named_events(text, language, load_world())]


@pytest.mark.parametrize(("language", "text", "found"), [
    ("en", "The leaders met on the sidelines of the NATO summit in Vilnius.", [("NATO summit in Vilnius", "2023-07-11")]),
    ("en", "Since Russia's full-scale invasion, exports have halved.", [("Russia's full-scale invasion", "2022-02-24")]),
    ("en", "A full-scale invasion of Rafah would be a mistake.", []),
    ("en", "The ministers met in Vilnius.", []),
    ("nl", "Sinds de annexatie van de Krim gelden er sancties.", [("annexatie van de Krim", "2014-03-18")]),
    ("nl", "Ze spraken elkaar bij de Winterspelen in Peking.", [("Winterspelen in Peking", "2022-02-04")]),
    ("nl", "De NAVO-top in Den Haag duurde twee dagen.", [("NAVO-top in Den Haag", "2025-06-24")]),
    ("nl", "De afspraak is op 9/11/2024 om tien uur.", []),
    ("ro", "Sancțiunile au fost impuse după anexarea Crimeei.", [("anexarea Crimeei", "2014-03-18")]),
    ("ro", "Sanctiunile au fost impuse dupa anexarea Crimeei.", [("anexarea Crimeei", "2014-03-18")]),
    ("ro", "Liderii s-au văzut la summitul OCS de la Samarkand.", [("summitul OCS de la Samarkand", "2022-09-15")]),
    ("ro", "După căderea Zidului Berlinului, alianța s-a extins.", [("căderea Zidului Berlinului", "1989-11-09")]),
])
def test_events_are_found_by_name(language, text, found):
    assert named(language, text) == found


def test_the_longest_name_counts():
    assert named("en", "The SCO summit in Astana in 2024 was its largest.") == [("SCO summit in Astana in 2024", "2024-07-03")]


def test_a_summit_may_be_named_before_it_takes_place():
    event = next(find_named_events("The G20 summit in Bali", "en", load_world())).event
    assert event.scheduled
    assert not next(find_named_events("the fall of the Berlin Wall", "en", load_world())).event.scheduled


def test_a_word_behind_a_place_is_no_numeral_of_its_treaty():
    names = [n.event.id for n in find_named_events("Liderul de la Minsk i-a primit. Acordul Minsk I a expirat.", "ro", load_world())]
    assert names == ["minsk-1"]
