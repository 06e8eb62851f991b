import json
from itertools import pairwise

import ablate
import pytest
from ablate import Pass, count, detection, parties_perfect, reason_of, run_stages, stage_tallies, typing_perfect
from documents import Annotated
from folds import fold_of
from score import KINDS

from chancery.model import Document, Dropped, Mention, Reading, Sentence, Span, Token

TEXT = "Frankrijk bezocht Polen. Later prees Polen Frankrijk."
VISIT = {"type": "CONSULT", "mode": "visit", "actors": ["FRA"], "recipients": ["POL"], "status": "actual", "date": None,
         "evidence": "Frankrijk bezocht Polen"}
PRAISE = {"type": "SUPPORT", "mode": None, "actors": ["POL"], "recipients": ["FRA"], "status": "actual", "date": None,
          "evidence": "prees Polen Frankrijk"}


def event(of, **changes):
    """Return an event as a reading gives it, at the place of an expected one's evidence."""
    start = TEXT.find(of["evidence"])
    return of | {"evidence": {"start": start, "end": start + len(of["evidence"]), "text": of["evidence"]}} | changes


def right(found, rule=ablate.as_scored, **options):
    tally = count([VISIT, PRAISE], found, TEXT, rule, **options)
    return tally.core, tally.strict, tally.found


def one_pass(events, unmerged=None, dropped=(), mentioned=True):
    ends = (0, TEXT.index(".") + 1, len(TEXT))
    sentences = tuple(Sentence(number=n, start=start, end=end, tokens=(Token(
        index=0, start=start, end=end, text=TEXT[start:end], lemma="x", upos="X", head=-1, deprel="root"),))
        for n, (start, end) in enumerate(pairwise(ends)))
    mentions = tuple(Mention(span=s.span, sentence=s.number, head=0, codes=("FRA",), kind="state") for s in sentences if mentioned)
    reading = Reading(document=Document(id="a", text=TEXT, language="nl", sentences=sentences), mentions=mentions, dropped=tuple(dropped))
    gold = {"document": {"language": "nl"}} | {kind: [] for kind in KINDS} | {"events": [VISIT, PRAISE]}
    return Pass(document=Annotated(name="a", text=TEXT, gold=gold), reading=reading, events=events, dated=events,
                unmerged=events if unmerged is None else unmerged)


def test_a_type_is_forgiven_only_in_the_same_sentence_and_with_the_same_parties():
    assert right([event(VISIT, type="AGREE", mode=None)], typing_perfect) == (1, 1, 1)
    assert right([event(VISIT, type="AGREE", actors=["DEU"])], typing_perfect) == (0, 0, 1)
    assert right([event(PRAISE, type="AGREE")] * 2, typing_perfect)[0] == 1


def test_parties_are_forgiven_only_in_the_same_sentence_and_with_the_same_type():
    assert right([event(VISIT, actors=["DEU"])], parties_perfect) == (1, 1, 1)
    assert right([event(VISIT, actors=["DEU"], status="future")], parties_perfect) == (1, 0, 1)
    assert right([event(PRAISE, type="CONSULT", actors=["DEU"])], parties_perfect) == (0, 0, 1)


def test_detection_asks_for_the_sentence_alone_and_each_event_counts_once():
    assert right([event(VISIT, type="ASSAULT", actors=["DEU"])] * 2, detection)[0] == 1


@pytest.mark.parametrize(("forgiven", "changes"), [
    (ablate.DATE, {"date": {"start": "2024-05-01", "end": "2024-05-01"}}), (ablate.STATUS, {"status": "future"}),
    (ablate.MODE, {"mode": None}), (ablate.DIRECTION, {"actors": ["POL"], "recipients": ["FRA"]})])
def test_what_is_forgiven_no_longer_keeps_events_from_agreeing_strictly(forgiven, changes):
    assert right([event(VISIT, **changes)]) == (1, 0, 1)
    assert right([event(VISIT, **changes)], forgiven=[forgiven]) == (1, 1, 1)
    assert right([event(VISIT, **changes)], forgiven=ablate.STRICT["all four"]) == (1, 1, 1)


def test_a_perfect_merge_leaves_out_duplicates_and_keeps_what_is_wrong():
    found = [event(VISIT), event(VISIT), event(PRAISE, actors=["DEU"])]
    assert right(found) == (1, 1, 3)
    assert right(found, once=True) == (1, 1, 2)


def test_no_stage_taken_as_perfect_makes_fewer_events_right():
    tallies = stage_tallies([one_pass([event(VISIT), event(PRAISE, actors=["DEU"], recipients=["POL"])])])
    assert tallies.pop("as is").core == 1
    assert tallies["parties"].core == 2
    assert all(tally.core >= 1 and tally.strict >= 1 for tally in tallies.values())


@pytest.mark.parametrize(("events", "options", "reason"), [
    ([], {}, "words: no lexical unit"),
    ([], {"mentioned": False}, "words: no actor"),
    ([], {"unmerged": [event(VISIT)]}, "merge"),
    ([], {"dropped": [Dropped(kind="event", span=Span(10, 17), rule="nl/events/consult.tsv:3", reason="asked, not told")]},
     "dropped: asked, not told"),
    ([], {"dropped": [Dropped(kind="event", span=Span(10, 17), rule="nl/events/agree.tsv:3", reason="asked, not told")]}, "other: nothing"),
    ([event(VISIT, actors=["DEU"])], {}, "reference"),
    ([event(VISIT, type="AGREE")], {}, "typing"),
    ([event(VISIT, type="AGREE", actors=["DEU"])], {}, "other: an event"),
])
def test_a_missed_event_has_the_first_reason_that_holds(events, options, reason):
    one = one_pass(events, **options)
    assert VISIT in ablate.missed(one, one.events)
    assert reason_of(VISIT, one).startswith(reason)


def test_two_acts_found_once_are_told_from_acts_lost_in_the_merge():
    one = one_pass([event(VISIT)])
    again = VISIT | {"mode": None}
    one = ablate.replace(one, document=ablate.replace(one.document, gold=one.document.gold | {"events": [VISIT, again]}))
    assert [reason_of(want, one) for want in ablate.missed(one, one.events)] == ["number: found once, where more of them are told"]
    one = ablate.replace(one, unmerged=[event(VISIT), event(VISIT)])
    assert [reason_of(want, one) for want in ablate.missed(one, one.events)] == ["merge: found, and folded into another event"]


def test_a_reason_names_no_unit():
    drop = Dropped(kind="event", span=Span(10, 17), rule="nl/events/consult.tsv:3", reason="the content of nl/events/agree.tsv:4, no act")
    assert reason_of(VISIT, one_pass([], dropped=[drop])) == "dropped: the content of another unit, no act"


def test_an_article_that_was_not_read_is_a_reason_of_its_own():
    one = one_pass([])
    assert reason_of(VISIT, Pass(document=one.document, reading=None, events=(), dated=(), unmerged=())).startswith("no sentence")


def test_the_stages_are_stopped_before_the_merge(monkeypatch):
    monkeypatch.setattr(ablate, "STAGES", (lambda r, p, w: r, ablate.merge, lambda r, p, w: ablate.replace(r, reasons=("after",))))
    before, after = run_stages(Document(id="a", text=TEXT, language="nl"))
    assert (before.reasons, after.reasons) == ((), ("after",))


def test_the_command_prints_sums_and_no_word_of_the_texts_and_opens_one_fold_alone(tmp_path, capsys):
    (tmp_path / "texts").mkdir()
    assert (fold_of("nl21"), fold_of("nl20")) == ("worked", "aside")
    (tmp_path / "nl21.json").write_text("not JSON: it must not be opened", encoding="utf-8")
    gold = {"document": {"language": "nl", "published": None}} | {kind: [] for kind in KINDS} | {"events": [VISIT, PRAISE]}
    (tmp_path / "nl20.json").write_text(json.dumps(gold), encoding="utf-8")
    (tmp_path / "texts" / "nl20.txt").write_text(TEXT, encoding="utf-8")
    assert ablate.main(["--fold", "aside"], shared=tmp_path) == 0
    shown = capsys.readouterr().out
    assert "aside: 1 articles" in shown
    assert not any(word in shown for word in ("Frankrijk", "Polen", "FRA", "nl20"))


def test_without_the_shared_articles_those_of_the_project_are_scored(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(ablate, "load_documents", lambda *folders: [])
    assert ablate.main([], shared=tmp_path / "none") == 0
    told = capsys.readouterr()
    assert "gold/documents" in told.err
    assert "documents: 0 articles" in told.out
