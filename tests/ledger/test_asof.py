import datetime as dt

import pytest

from chancery.errors import FilterError
from chancery.ledger.asof import Question
from chancery.model import Interval, Tie
from tests.ledger.made import day, document, reading, trade, words

T = [dt.datetime(2025, month, 1, 12) for month in range(1, 13)]


def tell(book, name, published, text, *, at=None, again=False, **fields):
    """Add a document of one sentence with one tie."""
    given = {"kind": "office", "evidence": words(text, text)} | fields
    book.add(reading(document=document(text, id=name), published=day(published) if published else None, cited=(), ties=(Tie(**given),)),
             recorded_at=at, again=again)


def minister(book, person, published, *, name=None, at=None, **fields):
    text = f"{person} is the foreign minister of Ruritania ({name or published})."
    tell(book, name or person, published, text, at=at, **({"subject": person, "object": "RUR", "role": "foreign minister"} | fields))


def values(answers, source="documents"):
    return [answer.value for answer in answers if answer.source == source]


def test_an_office_is_held_from_when_a_text_names_it_until_another_is_named(book):
    minister(book, "Anna Berg", "2020-01-10")
    minister(book, "Boris Klein", "2021-06-01")
    days = ("2019-12-31", "2020-06", "2021-05-31", "2021-06-01", "2022")
    first, second = ["Anna Berg, foreign minister"], ["Boris Klein, foreign minister"]
    assert [values(book.as_of(valid=v).office("RUR", "foreign minister")) for v in days] == [[], first, first, second, second]


def test_answers_cite_their_records(book):
    minister(book, "Anna Berg", "2020-01-10")
    answer = book.as_of(valid="2020-02").office("RUR")[0]
    assert answer.basis == "named 2020-01-10"
    assert [record["document"]["id"] for record in answer.records] == ["Anna Berg"]
    assert answer.to_json()["documents"] == ["Anna Berg"]


def test_what_a_text_says_of_beginning_and_end_counts(book):
    minister(book, "Anna Berg", "2022-01-10", start="2018-03", end="2020-06")
    assert [bool(values(book.as_of(valid=v).office("RUR"))) for v in ("2018-02-28", "2018-03-01", "2020-06-30", "2020-07-01")] == \
        [False, True, True, False]


def test_an_office_named_long_ago_is_not_taken_to_be_held(book):
    minister(book, "Anna Berg", "2010-01-10")
    assert values(book.as_of(valid="2014").office("RUR")) == ["Anna Berg, foreign minister"]
    assert values(book.as_of(valid="2016").office("RUR")) == []


def test_names_of_one_office_and_ways_of_writing_a_person_are_one(book):
    minister(book, "Anna Berg", "2020-01-10")
    minister(book, "Berg", "2020-02-10", role="minister of foreign affairs")
    answers = book.as_of(valid="2020-03").office("RUR", "foreign minister")
    assert len(answers) == 1
    assert len(answers[0].records) == 2


def test_the_world_file_answers_beside_documents_and_is_named(book):
    text = "President Anna Berg of France spoke."
    tell(book, "one", "2024-01-10", text, subject="Anna Berg", object="FRA", role="president")
    found = book.as_of(valid="2024-02-01").office("FRA", "president")
    assert values(found) == ["Anna Berg, president"]
    assert values(found, "world") == ["Emmanuel Macron, president"]
    assert [answer.basis for answer in found if answer.source == "world"] == ["world/offices.tsv"]


def test_members_come_from_documents_and_the_world_file(book):
    tell(book, "one", "2025-01-10", "Ruritania is a member of NATO.", kind="membership", subject="RUR", object="NATO")
    found = book.as_of(valid="2025-02").members("NATO")
    assert values(found) == ["RUR"]
    assert {"Finland", "Sweden"} <= set(values(found, "world"))
    assert "Finland" not in values(book.as_of(valid="2023-04-03").members("NATO"), "world")
    assert values(book.as_of(valid="2025-02").memberships("RUR")) == ["North Atlantic Treaty Organization"]
    assert "North Atlantic Treaty Organization" in values(book.as_of(valid="2025-02").memberships("FRA"), "world")


def test_a_partnership_has_the_level_that_began_last(book):
    for name, level, start in (("one", "strategic partnership", "2011"), ("two", "comprehensive strategic partnership", "2019-06")):
        tell(book, name, "2024-01-10", f"They have had a {level}.", kind="partnership", parties=("CHN", "RUR"), level=level, start=start)
    assert [values(book.as_of(valid=v).partnership("CHN", "RUR")) for v in ("2010", "2012", "2020")] == \
        [[], ["strategic partnership"], ["comprehensive strategic partnership"]]


def figure(book, name, published, value, period, *, at=None):
    text = f"Trade was {value} dollars ({name})."
    book.add(reading(document=document(text, id=name), published=day(published), cited=(), figures=(
        trade(value=float(value), period=period, evidence=words(text, str(value))),)), recorded_at=at)


def test_figures_are_those_that_were_known_the_latest_period_first(book):
    figure(book, "one", "2024-01-15", 240, Interval.year(2023), at=T[0])
    figure(book, "two", "2025-01-15", 245, Interval.year(2024), at=T[2])
    assert values(book.as_of(valid="2025", recorded=T[3]).figures("CHN", "RUS")) == [
        "bilateral trade (CHN, RUS): 245 USD in 2024", "bilateral trade (CHN, RUS): 240 USD in 2023"]
    assert values(book.as_of(valid="2025", recorded=T[1]).figures("CHN", "RUS")) == ["bilateral trade (CHN, RUS): 240 USD in 2023"]
    assert len(book.as_of(valid="2023-06").figures("CHN", "RUS")) == 1
    assert book.as_of(valid="2025").figures("CHN", "RUS", of="tourism") == ()


def test_an_answer_changes_because_a_document_was_added(book):
    minister(book, "Anna Berg", "2020-01-10", at=T[0])
    minister(book, "Boris Klein", "2021-06-01", at=T[2])
    question = Question(kind="office", parties=("RUR",), role="foreign minister")
    change = book.why_changed(question, T[1], T[3], valid="2022")
    assert (values(change.before), values(change.after)) == (["Anna Berg, foreign minister"], ["Boris Klein, foreign minister"])
    assert [reason.said for reason in change.reasons] == [
        "Boris Klein was added, and says: “Boris Klein is the foreign minister of Ruritania (2021-06-01).”",
        "“Anna Berg is the foreign minister of Ruritania (2020-01-10).” [Anna Berg] no longer answers it; "
        "Boris Klein, foreign minister does"]
    assert not book.why_changed(question, T[3], T[4], valid="2022").changed


def test_an_answer_changes_because_of_a_judgement_and_back_when_it_is_undone(book):
    minister(book, "Anna Berg", "2020-01-10", at=T[0])
    made = book.judge(book.ties()[0]["id"], "wrong", by="ana", at=T[2])
    question = Question(kind="office", parties=("RUR",))
    change = book.why_changed(question, T[1], T[3], valid="2020-06")
    assert (values(change.before), values(change.after)) == (["Anna Berg, foreign minister"], [])
    assert change.reasons[0].said.startswith("ana judged wrong: “Anna Berg")
    book.undo(made.id)
    again = book.why_changed(question, T[3], dt.datetime.now(dt.UTC) + dt.timedelta(days=1), valid="2020-06")
    assert "the judgement of ana was undone" in again.reasons[0].said


def test_an_answer_has_the_persons_value_only_since_it_was_corrected(book):
    minister(book, "Anna Berg", "2020-01-10", at=T[0])
    book.judge(book.ties()[0]["id"], "corrected", value={"subject": "Anna Burg"}, by="ana", at=T[2])
    question = Question(kind="office", parties=("RUR",))
    change = book.why_changed(question, T[1], T[3], valid="2020-06")
    assert values(change.before) == ["Anna Berg, foreign minister"]
    assert values(change.after) == ["Anna Burg, foreign minister (corrected: ana, the machine has subject Anna Berg)"]
    assert "ana corrected" in change.reasons[0].said


def test_what_an_earlier_reading_said_is_still_known_for_its_time(book):
    text = "The foreign minister of Ruritania spoke with Anna Berg."
    common = {"object": "RUR", "role": "foreign minister"}
    tell(book, "one", "2020-01-10", text, subject="Anna Berg", at=T[0], **common)
    tell(book, "one", "2020-01-10", text, subject="Boris Klein", at=T[2], again=True, **common)
    assert book.documents()[0]["added"] == T[0].isoformat()
    assert values(book.as_of(valid="2020-06").office("RUR")) == ["Boris Klein, foreign minister"]
    assert values(book.as_of(valid="2020-06", recorded=T[1]).office("RUR")) == ["Anna Berg, foreign minister"]
    reasons = book.why_changed(Question(kind="office", parties=("RUR",)), T[1], T[3], valid="2020-06").reasons
    assert [reason.said.split(":")[0] for reason in reasons] == ["one was read anew, and no longer says", "one was read anew, and now says"]


def test_reading_anew_without_a_change_keeps_the_record_time(book):
    for again, at in ((False, T[0]), (True, T[2]), (True, T[4])):
        tell(book, "one", "2020-01-10", "Anna Berg is the foreign minister.", subject="Anna Berg", object="RUR", role="foreign minister",
             at=at, again=again)
    assert values(book.as_of(valid="2020-06", recorded=T[1]).office("RUR")) == ["Anna Berg, foreign minister"]
    assert book._db.sql("SELECT count(*) FROM withdrawn").fetchall() == [(0,)]


def test_a_record_time_is_a_moment_or_the_end_of_a_day(book):
    minister(book, "Anna Berg", "2020-01-10", at=T[0])
    assert [bool(values(book.as_of(valid="2020-06", recorded=r).office("RUR"))) for r in ("2024-12-31", "2025-01-01", T[0], "2025")] == \
        [False, True, True, True]


def test_a_document_without_a_date_tells_only_what_it_dates_itself(book):
    minister(book, "Anna Berg", None, name="one")
    minister(book, "Boris Klein", None, name="two", start="2020")
    assert values(book.as_of(valid="2021").office("RUR")) == ["Boris Klein, foreign minister"]


@pytest.mark.parametrize("question", [Question(kind="weather", parties=("FRA",)), Question(kind="partnership", parties=("FRA",)),
                                      Question(kind="office", parties=("FRA", "RUS"))])
def test_what_is_no_question_is_refused(book, question):
    with pytest.raises(FilterError):
        book.as_of().ask(question)
