import itertools
import json
from pathlib import Path

import pytest

from chancery.errors import FilterError
from chancery.formats import read_documents
from chancery.ledger import Ledger
from chancery.model import Interval
from chancery.pipeline import read
from tests.ledger.made import day, document, event, reading
from tests.ledger.scenario import expected

# Of the promises of the scenario, so many must be settled as it says.
FLOOR = 0.9


def report(book, name, published, words, **fields):
    """Add a document of one sentence with one event."""
    text = f"{words} ({name})."
    made = event(words, text, **({"rule": "en/events/consult.tsv:1"} | fields))
    book.add(reading(document=document(text, id=name), published=day(published), cited=(), events=(made,)))


def plan(book, name="plan", published="2025-05-01", words="Serbia will visit China", **fields):
    report(book, name, published, words, **({"type": "AGREE", "mode": None, "actors": ("SRB",), "recipients": ("CHN",), "status": "future",
                                             "date": day("2025-05-14")} | fields))


def visit(book, name="visit", published="2025-05-15", words="Serbia visited China", **fields):
    report(book, name, published, words, **({"actors": ("SRB",), "recipients": ("CHN",), "date": day("2025-05-14")} | fields))


def only(book, seen="2025-12-01", **filters):
    found = book.promises(seen=seen, **filters)
    assert len(found) == 1
    return found[0]


def test_promises_of_the_scenario_are_settled_as_it_says(scenario):
    right = 0
    for wanted in expected("promises"):
        found = scenario.promises(between=wanted["parties"], seen=wanted["seen"])
        due = Interval.day(day(wanted["due"]["start"]).start).start, day(wanted["due"]["end"]).end
        right += any(promise.state == wanted["outcome"] and set(promise.documents) == set(wanted["article"])
                     and set(wanted["by"]) == set(promise.settled_by) and promise.due.overlaps(Interval(*due)) for promise in found)
    assert right / len(expected("promises")) >= FLOOR


def test_promises_of_short_articles_are_settled_as_these_say(tmp_path):
    folder = Path(__file__).parents[1] / "documents" / "promises"
    wanted = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    with Ledger(tmp_path / "promises.duckdb") as book:
        for article in read_documents([folder / "articles.jsonl"]):
            book.add(read(article))
        found = book.promises()
    told = [(promise.documents, promise.parties, promise.state, promise.settled_by) for promise in found]
    right = sum(([row["article"]], row["parties"], row["outcome"], row["by"]) in told for row in wanted)
    assert right / len(wanted) >= FLOOR
    assert len(found) <= len(wanted) / FLOOR


def test_nothing_is_promised_in_the_scenario_but_what_it_expects(scenario):
    assert len(scenario.promises(seen="2025-12-01")) <= len(expected("promises")) / FLOOR


def test_a_visit_on_the_day_keeps_the_promise(book):
    plan(book)
    visit(book)
    found = only(book)
    assert (found.state, found.settled_by) == ("kept", ["visit"])
    assert "“Serbia visited China” [visit], 2025-05-14: in the window (2025-05-14)" in found.outcome.why


def test_a_meeting_at_the_host_keeps_a_visit_and_one_at_home_does_not(book):
    plan(book)
    visit(book, "home", words="They met", mode=None, actors=("CHN", "SRB"), recipients=(), place="SRB")
    assert only(book).state == "silent"
    visit(book, "host", words="They met there", mode=None, actors=("CHN", "SRB"), recipients=(), place="CHN")
    assert only(book).state == "kept"


@pytest.mark.parametrize("fields", [{"actors": ("CHN",), "recipients": ("SRB",)}, {"recipients": ("HUN",)}, {"status": "hypothetical"},
                                    {"mode": "phone", "actors": ("CHN", "SRB"), "recipients": ()}, {"type": "SUPPORT", "mode": None}])
def test_what_is_another_act_keeps_no_visit(book, fields):
    plan(book)
    visit(book, **fields)
    assert only(book).state == "silent"


def test_a_visit_that_comes_later_keeps_the_promise_late(book):
    plan(book)
    visit(book, published="2025-07-02", date=day("2025-07-01"))
    found = only(book)
    assert found.state == "late"
    assert "48 days after the window" in found.outcome.why


def test_a_visit_of_the_next_year_is_another_one(book):
    plan(book)
    visit(book, published="2026-05-02", date=day("2026-05-01"))
    assert only(book, seen="2026-12-01").state == "silent"


def test_a_refusal_before_the_day_cancels_and_one_after_it_does_not(book):
    plan(book)
    refusal = {"words": "Serbia cancelled the trip", "type": "REJECT", "mode": "meet"}
    visit(book, "after", "2025-08-02", **(refusal | {"date": day("2025-08-01")}))
    assert only(book).state == "silent"
    visit(book, "before", "2025-05-10", **(refusal | {"date": day("2025-05-10")}))
    found = only(book)
    assert (found.state, found.settled_by) == ("cancelled", ["before"])


def test_a_visit_that_is_denied_did_not_keep_the_promise(book):
    plan(book)
    visit(book, status="negated")
    assert only(book).state == "cancelled"


def test_what_took_place_outweighs_what_was_called_off(book):
    plan(book)
    visit(book, "off", "2025-05-10", words="Serbia cancelled the trip", type="REJECT", mode="meet", date=day("2025-05-10"))
    visit(book)
    assert only(book).state == "kept"


def test_a_promise_is_open_until_its_window_closes(book):
    plan(book)
    assert [only(book, seen).state for seen in ("2025-05-02", "2025-05-17", "2025-05-18")] == ["open", "open", "silent"]


def test_what_was_written_later_is_not_known_yet(book):
    plan(book)
    visit(book)
    assert book.promises(seen="2025-04-30") == ()
    assert [only(book, seen).state for seen in ("2025-05-14", "2025-05-15")] == ["open", "kept"]


def test_a_promise_without_a_day_has_the_window_of_its_kind_and_says_so(book):
    plan(book, date=None)
    found = only(book)
    assert found.due.to_json() == {"start": "2025-05-01", "end": "2025-10-28"}
    assert found.window == "no day was given; 180 days are taken for: visit or talks"


def test_a_later_day_postpones_and_a_visit_on_it_is_late(book):
    plan(book)
    plan(book, "anew", "2025-05-12", words="Serbia will visit China in June", date=day("2025-06-20"))
    states = {promise.due.start.isoformat(): promise.state for promise in book.promises(seen="2025-06-01")}
    assert states == {"2025-05-14": "postponed", "2025-06-20": "open"}
    visit(book, published="2025-06-21", date=day("2025-06-20"))
    states = {promise.due.start.isoformat(): promise.state for promise in book.promises(seen="2025-12-01")}
    assert states == {"2025-05-14": "late", "2025-06-20": "kept"}


def test_an_invitation_promises_a_visit_of_the_guest(book):
    plan(book, words="China invited Serbia", actors=("CHN",), recipients=("SRB",), status="actual", date=day("2025-05-01"),
         rule="en/events/agree.tsv:26")
    visit(book)
    found = only(book)
    assert (found.pledge.kind, found.state) == ("invitation", "kept")


def test_an_accepted_invitation_promises_a_visit_of_who_accepts(book):
    plan(book, words="Serbia accepted the invitation of China", status="actual", date=None, rule="en/events/agree.tsv:28")
    visit(book)
    assert only(book).state == "kept"


def test_what_is_pledged_is_told_by_the_words_behind_the_pledge(book):
    plan(book, words="Serbia promised to send generators to China", status="actual", date=None, rule="en/events/agree.tsv:72")
    plan(book, "offer", words="Serbia is ready for anything", status="actual", date=None, rule="en/events/agree.tsv:72")
    assert only(book).pledge.kind == "AID"


@pytest.mark.parametrize(("words", "state"), [("The visit of Serbia to China was called off", "cancelled"),
                                              ("The visit of Serbia to China was postponed", "postponed")])
def test_a_visit_whose_sentence_calls_it_off_keeps_nothing(book, words, state):
    plan(book)
    visit(book, published="2025-05-13", date=day("2025-05-13"), words=words)
    assert only(book).state == state


def test_a_threat_is_carried_out_by_what_its_mode_threatens(book):
    plan(book, words="Serbia threatened sanctions", type="THREATEN", mode="restrict", status="actual", date=day("2025-05-01"))
    visit(book, "attack", words="Serbia attacked China", type="ASSAULT", mode=None)
    assert only(book).state == "silent"
    visit(book, "sanctions", words="Serbia imposed sanctions", type="SANCTION", mode="discontinue")
    assert only(book).settled_by == ["sanctions"]


def test_an_announced_release_is_kept_by_a_release(book):
    plan(book, words="Serbia will release soldiers", type="CONCEDE", date=Interval.month(2025, 5), rule="en/events/retreat.tsv:1")
    visit(book, words="Serbia released soldiers", type="RETREAT", mode="release", date=day("2025-05-20"), published="2025-05-21")
    assert only(book).state == "kept"


def test_aid_may_come_before_its_month(book):
    plan(book, words="Serbia will send aid", date=Interval.month(2025, 6), rule="en/events/aid.tsv:1")
    visit(book, words="Serbia sent aid", type="AID", mode=None, date=day("2025-05-14"))
    assert only(book).state == "kept"


def test_who_says_it_twice_promises_once(book):
    plan(book)
    plan(book, "again", "2025-05-03", words="Serbia is to visit China")
    assert only(book).documents == ["plan", "again"]


def test_the_order_in_which_documents_come_makes_no_difference(tmp_path):
    steps = [plan, lambda book: plan(book, "again", "2025-05-03", words="Serbia is to visit China"), visit,
             lambda book: plan(book, "anew", "2025-05-12", words="Serbia will visit China in June", date=day("2025-06-20"))]
    told = set()
    for number, order in enumerate(itertools.permutations(steps)):
        with Ledger(tmp_path / f"{number}.duckdb") as book:
            for step in order:
                step(book)
            found = book.promises(seen="2025-12-01")
            told.add(tuple((p.id, p.state, p.outcome.why, tuple(p.documents), tuple(p.settled_by)) for p in found))
    assert len(told) == 1


def test_nothing_is_silent_of_which_no_document_could_tell_yet(book):
    plan(book)
    assert book.promises()[0].state == "open"
    visit(book, "other", "2025-06-20", recipients=("HUN",))
    assert book.promises()[0].state == "silent"


def test_promises_are_filtered_by_state_and_by_when_they_fall_due(book):
    plan(book)
    assert book.promises(state="kept", seen="2025-12-01") == ()
    assert len(book.promises(state=["kept", "silent"], seen="2025-12-01")) == 1
    assert book.promises(since="2025-06", seen="2025-12-01") == ()
    assert book.promises(between="HUN", seen="2025-12-01") == ()
    with pytest.raises(FilterError, match="promises have no 'broken'"):
        book.promises(state="broken")


def test_a_promise_without_any_date_stays_open(book):
    text = "Serbia will visit China."
    book.add(reading(document=document(text), published=None, events=(
        event("Serbia will visit China", text, type="AGREE", mode=None, actors=("SRB",), recipients=("CHN",), status="future",
              rule="en/events/consult.tsv:1"),)))
    found = only(book)
    assert (found.state, found.due) == ("open", None)
    assert found.to_json()["announced"] is None
