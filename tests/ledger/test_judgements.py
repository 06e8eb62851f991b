import datetime as dt
import json

import pytest

from chancery.errors import JudgementError, LedgerReadOnly, RecordNotFound
from chancery.ledger import Ledger
from chancery.ledger.goldfiles import export_gold
from chancery.ledger.lines import line
from tests.ledger.made import day, document, event, full_reading, growth, office, reading, statement, talk, trade

AT = dt.datetime(2025, 1, 2, 3, 4)


@pytest.fixture
def visit(book):
    """Return the id of a visit in a ledger of one document."""
    book.add(full_reading())
    return next(iter(book.events(mode="visit")))["id"]


def ids(records):
    return [record["id"] for record in records]


def pair(book):
    """Add two documents that tell of one telephone call; return the ids of both events."""
    for name in ("one", "two"):
        text = f"Xi Jinping and Vladimir Putin talked by phone ({name})."
        book.add(reading(document=document(text, id=name), events=(
            event("talked by phone", text, mode="phone", actors=("CHN", "RUS"), recipients=(), date=day("2024-08-21")),)))
    return ids(book.events())


def test_a_wrong_record_is_hidden_unless_asked_for(book, visit):
    book.judge(visit, "wrong", by="ana", at=AT)
    assert visit not in ids(book.events())
    assert book.counts()["events"] == 1
    assert visit in ids(book.events(wrong=True, mode="visit"))
    assert book.events(wrong=True, mode="visit")[0]["judged"] == {
        "id": book.judgements()[0].id, "verdict": "wrong", "by": "ana", "at": "2025-01-02T03:04:00"}


def test_undoing_brings_a_record_back_as_it_was_and_keeps_the_judgement(book, visit):
    before = list(book.events())
    made = book.judge(visit, "wrong")
    undone = book.undo(made.id, by="ion")
    assert list(book.events()) == before
    assert book.judgements() == ()
    assert [(j.id, j.verdict, j.undone) for j in book.judgements(undone=True)] == [(made.id, "wrong", undone.undone)]
    with pytest.raises(JudgementError, match="was undone at"):
        book.undo(made.id)


def test_a_right_record_says_who_said_so(book, visit):
    book.judge(visit, "right", by="ana")
    record = book.record(visit)
    assert record["judged"]["verdict"] == "right"
    assert line("event", record).endswith("(right: ana)")


def test_a_corrected_record_has_both_values_and_is_found_by_the_persons(book, visit):
    book.judge(visit, "corrected", value={"recipients": ["BLR"], "date": "2024-07"}, by="ana")
    assert book.events(between=("CHN", "RUS"), mode="visit") == book.events(mode="phone", between="BLR")
    found = book.events(between=("CHN", "BLR"), since="2024-07", until="2024-07")[0]
    assert found["id"] == visit
    assert (found["recipients"], found["judged"]["machine"]["recipients"]) == (["BLR"], ["RUS"])
    assert line("event", found).endswith("(corrected: ana, the machine has recipients RUS; date 2024-08)")
    assert book._db.sql("SELECT recipients FROM events WHERE mode = 'visit'").fetchall() == [(["BLR"],)]


def test_the_last_judgement_counts_and_undoing_it_gives_way_to_the_one_before(book, visit):
    book.judge(visit, "corrected", value={"place": "Kazan"}, at=dt.datetime(2025, 1, 1))
    wrong = book.judge(visit, "wrong", at=dt.datetime(2025, 1, 2))
    assert visit not in ids(book.events())
    book.undo(wrong.id)
    assert book.record(visit)["place"] == "Kazan"
    book.judge(visit, "right", at=dt.datetime(2025, 1, 3))
    assert book.record(visit)["place"] == "Moscow"


@pytest.mark.parametrize("verdict", ["right", "wrong", "corrected"])
def test_judgements_survive_a_second_reading(book, visit, verdict):
    book.judge(visit, verdict, value={"place": "Kazan"} if verdict == "corrected" else None, by="ana")
    before = list(book.events(wrong=True))
    assert book.add(full_reading(), again=True)
    assert list(book.events(wrong=True)) == before


def test_a_judgement_follows_a_record_that_is_read_otherwise_now(book, visit):
    made = book.judge(visit, "corrected", value={"place": "Kazan"})
    book.add(full_reading(events=(event("Li Qiang visited Russia", date=day("2024-08-21"), who=("Li Qiang",)), talk())), again=True)
    found = book.events(mode="visit")[0]
    assert found["id"] != visit
    assert (found["place"], found["date"]["start"]) == ("Kazan", "2024-08-21")
    assert book.judgements()[0].subject == found["id"]
    assert book.judgements()[0].told["id"] == visit == made.subject


def test_a_record_that_now_says_other_things_than_the_wrong_one_is_shown(book, visit):
    book.judge(visit, "wrong")
    book.add(full_reading(events=(event(actors=("BLR",), date=day("2024-08-21")), talk())), again=True)
    assert [record["actors"] for record in book.events(mode="visit")] == [["BLR"]]
    book.add(full_reading(events=(event(date=day("2024-08-20")), talk())), again=True)
    assert not book.events(mode="visit")


def test_a_judgement_of_what_is_read_no_more_waits_for_it(book, visit):
    book.judge(visit, "wrong")
    book.add(full_reading(events=()), again=True)
    assert not book.events(wrong=True)
    assert book.judgements()[0].subject == visit
    book.add(full_reading(), again=True)
    assert not book.events(mode="visit")


def test_events_judged_different_are_two_stories_and_the_same_one(book):
    first, second = pair(book)
    assert len(book.stories()) == 1
    parted = book.judge(first, "different", other=second)
    assert len(book.stories()) == 2
    book.undo(parted.id)
    assert len(book.stories()) == 1
    book.judge(second, "wrong")
    assert [len(story.reports) for story in book.stories()] == [1]


def test_a_story_is_judged_by_its_id(book):
    first, second = pair(book)
    made = book.judge("y" + first[1:], "same", other=second)
    assert (made.subject, made.object) == (first, second)
    assert "judged the same by" in book.stories()[0].bonds[0].reasons[0]


@pytest.mark.parametrize(("verdict", "known", "told"), [
    ("dubious", {}, "there is no verdict 'dubious'; there are right, wrong"),
    ("same", {}, "give the id of the other"),
    ("right", {"other": "e1"}, "said of one record"),
    ("corrected", {}, "give the fields"),
    ("wrong", {"value": {"place": "Kazan"}}, "only corrected has values"),
    ("corrected", {"value": {"speaker": "Xi"}}, "no field 'speaker' that can be corrected; it has type, mode, actors"),
    ("corrected", {"value": {"status": "past"}}, "there is no 'past'; there are actual"),
    ("corrected", {"value": {"type": "MEET"}}, "there is no 'MEET'"),
    ("corrected", {"value": {"date": "soon"}}, "date: 'soon' cannot be"),
    ("corrected", {"value": {}}, "names at least one field"),
])
def test_what_is_no_judgement_is_refused(book, visit, verdict, known, told):
    with pytest.raises(JudgementError, match=told):
        book.judge(visit, verdict, **known)
    assert book.judgements(undone=True) == ()


def test_only_events_are_the_same(book, visit):
    figure = book.figures()[0]["id"]
    with pytest.raises(JudgementError, match="only two events"):
        book.judge(visit, "same", other=figure)
    with pytest.raises(JudgementError, match="given twice"):
        book.judge(visit, "same", other=visit)


def test_an_unknown_record_or_judgement_is_told(book, visit):
    with pytest.raises(RecordNotFound, match="no record's id begins with 'e0'"):
        book.judge("e0", "right")
    with pytest.raises(JudgementError, match="no judgements have an id"):
        book.undo("j0")


def test_a_ledger_opened_for_reading_is_not_judged(tmp_path):
    path = tmp_path / "a.duckdb"
    with Ledger(path) as book:
        book.add(full_reading())
        id = book.events()[0]["id"]
    with Ledger(path, read_only=True) as book, pytest.raises(LedgerReadOnly):
        book.judge(id, "right")


def test_every_kind_of_record_can_be_corrected(book, visit):
    for kind, value, field in (("statement", {"form": "direct"}, "form"),
                               ("figure", {"value": "137e9", "period": "2024-01..2024-08"}, "value"),
                               ("tie", {"from": "2023-03", "role": "prime minister"}, "role")):
        record = next(record for record in book.find(kind) if kind == "statement" or record.get("measure") == "trade"
                      or record.get("kind") == "office")
        book.judge(record["id"], "corrected", value=value)
        assert book.record(record["id"])[field] != record[field]
    assert book.figures(measure="trade", until="2024-08")[0]["period"] == {"start": "2024-01-01", "end": "2024-08-31"}


def test_judged_documents_are_exported_as_gold(book, tmp_path):
    made = reading(events=(event(), talk()), statements=(statement(),), figures=(trade(), growth()), ties=(office(),))
    book.add(made)
    every = [record for kind in ("event", "statement", "figure", "tie") for record in book.find(kind)]
    book.judge(every[0]["id"], "wrong")
    assert export_gold(book, tmp_path).lacking == {"one": 5}
    for record in every[1:-1]:
        book.judge(record["id"], "right")
    book.judge(every[-1]["id"], "corrected", value={"role": "prime minister"})
    assert export_gold(book, tmp_path / "gold").written == ("one",)
    gold = json.loads((tmp_path / "gold" / "one.json").read_text(encoding="utf-8"))
    assert (tmp_path / "gold" / "one.txt").read_text(encoding="utf-8") == made.document.text
    assert [len(gold[name]) for name in ("events", "statements", "figures", "ties")] == [1, 1, 2, 1]
    assert gold["ties"][0] == {"kind": "office", "subject": "Li Qiang", "object": "CHN", "role": "prime minister", "from": None, "to": None,
                               "evidence": "Prime Minister Li Qiang"}
    assert gold["document"]["published"] == {"start": "2024-08-22", "end": "2024-08-22"}


def test_pairs_are_exported_with_their_words(book, tmp_path):
    first, second = pair(book)
    book.judge(first, "different", other=second, by="ana", at=AT)
    assert export_gold(book, tmp_path).pairs == 1
    told = json.loads((tmp_path / "sameness.jsonl").read_text(encoding="utf-8"))
    assert told["verdict"] == "different"
    assert {row["document"] for row in told["events"]} == {"one", "two"}
