import pytest

from chancery.ledger.fingerprints import copied, fingerprint, likeness
from chancery.ledger.origins import Report, agencies, origins, outlet

ARTICLE = (
    "The ministers of both countries met on Tuesday to talk about the price of salt, which has doubled since the spring. "
    "They agreed that a group of experts would look at the mines, at the trains and at the ports before the winter. "
    "Traders on the coast were not impressed, because the last group of experts had looked at the wrong mine for a year."
)
OTHER = (
    "A delegation came to the capital to hear how salt is sold. Nobody in the room knew what a sack costs, and the talks ended early. "
    "The delegation went home by train, with a present of salted fish, and said that it would come back in the autumn to hear more."
)


def report(id, text="", **known):
    given = {"document": id, "id": id, "published": "2024-03-01", "url": None, "source": None, "cited": ()}
    return Report(**(given | {"fingerprint": fingerprint(text)} | known))


def counted(*reports):
    return sorted(sorted(origin.documents) for origin in origins(reports))


def test_a_fingerprint_is_the_same_on_every_machine():
    mark = fingerprint(ARTICLE)
    assert (mark.shingles, len(mark.hashes), mark.hashes[:8].hex()) == (62, 512, "3781b90944a35500")


@pytest.mark.parametrize("text", [
    f"(Reuters) - {ARTICLE}",
    ARTICLE.replace("Tuesday", "Wednesday").replace("salt", "sugar"),
    ARTICLE.upper(),
    ARTICLE[: len(ARTICLE) * 2 // 3],
    f"{ARTICLE} Editing by our desk. More on page four of this newspaper, and in the supplement of next week.",
], ids=["agency's mark", "words changed", "capitals", "cut short", "something added"])
def test_versions_of_a_text_are_copies(text):
    assert copied(fingerprint(ARTICLE), fingerprint(text)), likeness(fingerprint(ARTICLE), fingerprint(text))


def test_other_texts_on_a_matter_are_no_copies():
    assert not copied(fingerprint(ARTICLE), fingerprint(OTHER))


def test_too_short_a_text_is_nobodys_copy():
    assert fingerprint("Two words") is None
    assert not copied(None, fingerprint(ARTICLE))


def test_reports_of_their_own_are_sources_of_their_own():
    assert counted(report("a", ARTICLE, url="https://a.example/1"), report("b", OTHER, url="https://b.example/1")) == [["a"], ["b"]]


def test_reprints_count_once():
    assert counted(report("a", ARTICLE), report("b", ARTICLE + " And more."), report("c", OTHER)) == [["a", "b"], ["c"]]


def test_one_agency_in_two_papers_counts_once():
    one, other = report("a", ARTICLE, cited=("Reuters",)), report("b", OTHER, cited=("REUTERS", "BBC"))
    assert counted(one, other) == [["a", "b"]]
    assert "Reuters" in origins((one, other))[0].reasons[0]


def test_one_newspaper_named_by_two_is_no_agency():
    assert agencies(report("a", cited=("The New York Times",))) == frozenset()


def test_one_outlet_counts_once_however_it_is_known():
    by_address = report("a", ARTICLE, url="https://www.reuters.com/world/1")
    by_name = report("b", OTHER, source="Reuters")
    assert (outlet(by_address), outlet(by_name)) == ("Reuters", "Reuters")
    assert counted(by_address, by_name) == [["a", "b"]]


def test_an_outlet_and_who_names_it_count_once():
    assert counted(report("a", ARTICLE, url="https://www.reuters.com/world/1"), report("b", OTHER, cited=("Reuters",))) == [["a", "b"]]


def test_sources_that_share_a_third_are_one():
    third = report("c", "A third text of its own.", cited=("AFP", "TASS"))
    assert counted(report("a", ARTICLE, cited=("AFP",)), report("b", OTHER, cited=("TASS",)), third) == [["a", "b", "c"]]


def test_an_outlet_without_a_name_is_its_domain():
    assert outlet(report("a", url="http://www.noordpost.example:8080/x")) == "noordpost.example"
    assert outlet(report("a", source="Noordpost")) == "Noordpost"
    assert outlet(report("a")) is None
