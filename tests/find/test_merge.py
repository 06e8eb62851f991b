import datetime as dt

from chancery.find.merge import merge_events
from chancery.model import Event, Evidence, Interval


def event(rule, start, *, type="REJECT", month=None, recipients=()):
    day = Interval.month(2024, month) if month else None
    return Event(type=type, mode=None, actors=("CHN",), recipients=recipients, date=day, rule=rule,
                 evidence=Evidence(start=start, end=start + 5, text="words"))


def test_one_act_told_in_two_sentences_is_one_event():
    told = [event("a", 0), event("b", 50)]
    assert len(merge_events(told, {told[0]: 0, told[1]: 1})) == 1


def test_two_refusals_of_one_sentence_stay_two_events():
    told = [event("a", 0), event("b", 50)]
    assert len(merge_events(told, {told[0]: 0, told[1]: 0})) == 2


def test_acts_of_different_months_stay_apart():
    told = [event("a", 0, month=5), event("a", 50, month=7)]
    assert len(merge_events(told, {told[0]: 0, told[1]: 1})) == 2


def test_merging_keeps_the_tighter_date():
    told = [event("a", 0), event("b", 50, month=5)]
    merged = merge_events(told, {told[0]: 0, told[1]: 1})
    assert merged[0].date == Interval(dt.date(2024, 5, 1), dt.date(2024, 5, 31))


def test_acts_towards_different_parties_stay_apart():
    told = [event("a", 0, recipients=("USA",)), event("a", 50, recipients=("JPN",))]
    assert len(merge_events(told, {told[0]: 0, told[1]: 1})) == 2


def test_a_headline_leaves_the_evidence_to_the_body():
    told = [event("a", 0), event("b", 50)]
    (kept,) = merge_events(told, {told[0]: 0, told[1]: 1})
    assert kept.evidence.start == 50


def test_acts_told_with_different_words_in_sentences_of_the_body_stay_apart():
    told = [event("a", 50), event("b", 90)]
    assert len(merge_events(told, {told[0]: 1, told[1]: 2})) == 2


def test_talks_go_on_from_one_sentence_to_the_next():
    told = [event("a", 50, type="CONSULT"), event("b", 90, type="CONSULT")]
    (kept,) = merge_events(told, {told[0]: 1, told[1]: 2})
    assert kept.evidence.start == 50
