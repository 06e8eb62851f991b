from chancery.model import Tie
from tests.ledger.made import day, document, reading, words


def tell(book, name, published, text, **fields):
    given = {"kind": "office", "object": "FRA", "role": "president", "evidence": words(text, text)} | fields
    book.add(reading(document=document(text, id=name), published=day(published) if published else None, cited=(), ties=(Tie(**given),)))


def told(book, **asked):
    return [(proposal.state, proposal.line) for proposal in book.proposals(**asked)]


def test_what_the_world_file_has_is_not_proposed(book):
    tell(book, "one", "2024-03-01", "President Emmanuel Macron spoke.", subject="Emmanuel Macron")
    tell(book, "two", "2024-03-02", "President Macron spoke.", subject="Macron", start="2017")
    tell(book, "three", "2024-05-03", "Sweden is in NATO.", kind="membership", subject="SWE", object="NATO", role=None)
    assert told(book) == []


def test_another_holder_of_an_office_of_one_contradicts_the_world_file(book):
    tell(book, "one", "2024-03-01", "President Anna Berg spoke.", subject="Anna Berg")
    found = book.proposals()
    assert [(p.state, p.line, p.row["person"]) for p in found] == [("contradicts", "Anna Berg, president of France", "Anna Berg")]
    assert found[0].beside.startswith("Emmanuel Macron, 2017-05-14")
    assert found[0].to_json()["table"] == "offices.tsv"
    assert [record["document"]["id"] for record in found[0].to_json()["records"]] == ["one"]


def test_an_office_that_the_world_file_lacks_is_new(book):
    tell(book, "one", "2024-03-01", "Anna Berg, spokesperson, spoke.", subject="Anna Berg", role="spokesperson")
    assert told(book) == [("new", "Anna Berg, spokesperson of France")]


def test_other_dates_of_a_known_office_are_proposed(book):
    tell(book, "one", "2024-03-01", "President Emmanuel Macron spoke.", subject="Emmanuel Macron", start="2016")
    found = book.proposals()
    assert [(p.state, p.row["from"]) for p in found] == [("dates", "2016")]


def test_memberships_that_the_world_file_lacks_or_dates_otherwise_are_proposed(book):
    tell(book, "one", "2024-03-01", "Ruritania is in NATO.", kind="membership", subject="RUR", object="NATO", role=None)
    tell(book, "two", "2020-03-01", "Sweden is in NATO.", kind="membership", subject="SWE", object="NATO", role=None)
    assert told(book) == [("new", "RUR, member of North Atlantic Treaty Organization"),
                          ("contradicts", "Sweden, member of North Atlantic Treaty Organization")]
    assert told(book, kind="office") == []
    assert told(book, between="SWE") == [("contradicts", "Sweden, member of North Atlantic Treaty Organization")]


def test_the_best_attested_come_first_and_what_was_judged_wrong_not_at_all(book):
    tell(book, "one", "2024-03-01", "Anna Berg, spokesperson, spoke.", subject="Anna Berg", role="spokesperson")
    for name in ("two", "three"):
        tell(book, name, "2024-03-01", f"Boris Klein, envoy, spoke ({name}).", subject="Boris Klein", role="envoy")
    assert [line for _, line in told(book)] == ["Boris Klein, envoy of France", "Anna Berg, spokesperson of France"]
    book.judge(book.ties(document="one")[0]["id"], "wrong")
    assert len(told(book)) == 1
