import datetime as dt

from chancery.find.merge import Places, merge_events
from chancery.model import Event, Evidence, Interval


def event(rule, start, *, type="REJECT", month=None, recipients=()):
    day = Interval.month(2024, month) if month else None
    return Event(type=type, mode=None, actors=("CHN",), recipients=recipients, date=day, rule=rule,
                 evidence=Evidence(start=start, end=start + 5, text="words"))


def test_one_act_told_in_two_sentences_is_one_event():
    told = [event("a", 0), event("b", 50)]
    assert len(merge_events(told, Places({told[0]: 0, told[1]: 1}))) == 1


def test_two_refusals_of_one_sentence_stay_two_events():
    told = [event("a", 0), event("b", 50)]
    assert len(merge_events(told, Places({told[0]: 0, told[1]: 0}))) == 2


def test_acts_of_different_months_stay_apart():
    told = [event("a", 0, month=5), event("a", 50, month=7)]
    assert len(merge_events(told, Places({told[0]: 0, told[1]: 1}))) == 2


def test_merging_keeps_the_tighter_date():
    told = [event("a", 0), event("b", 50, month=5)]
    merged = merge_events(told, Places({told[0]: 0, told[1]: 1}))
    assert merged[0].date == Interval(dt.date(2024, 5, 1), dt.date(2024, 5, 31))


def test_acts_towards_different_parties_stay_apart():
    told = [event("a", 0, recipients=("USA",)), event("a", 50, recipients=("JPN",))]
    assert len(merge_events(told, Places({told[0]: 0, told[1]: 1}))) == 2


def test_a_headline_leaves_the_evidence_to_the_body():
    told = [event("a", 0), event("b", 50)]
    (kept,) = merge_events(told, Places({told[0]: 0, told[1]: 1}))
    assert kept.evidence.start == 50


def test_acts_told_with_different_words_in_sentences_of_the_body_stay_apart():
    told = [event("a", 50), event("b", 90)]
    assert len(merge_events(told, Places({told[0]: 1, told[1]: 2}))) == 2


def test_talks_go_on_from_one_sentence_to_the_next():
    told = [event("a", 50, type="CONSULT"), event("b", 90, type="CONSULT")]
    (kept,) = merge_events(told, Places({told[0]: 1, told[1]: 2}))
    assert kept.evidence.start == 50


PUBLISHED = Interval(dt.date(2024, 5, 19), dt.date(2024, 5, 19))
BEFORE = Interval(dt.date(2024, 5, 17), dt.date(2024, 5, 17))


def dated(rule, start, date, **fields):
    return Event(**{"type": "SANCTION", "mode": None, "actors": ("CHN",), "recipients": ("USA",), "date": date, "rule": rule,
                    "evidence": Evidence(start=start, end=start + 5, text="words"), **fields})


def test_a_heading_dated_to_the_day_of_writing_tells_what_the_body_dates():
    told = [dated("a", 0, PUBLISHED), dated("b", 50, BEFORE, mode="withdraw")]
    (kept,) = merge_events(told, Places({told[0]: 0, told[1]: 3}, published=PUBLISHED))
    assert (kept.date, kept.mode, kept.rule) == (BEFORE, "withdraw", "b")


def test_a_heading_within_the_text_repeats_what_stands_below_it():
    told = [dated("a", 0, PUBLISHED), dated("b", 50, PUBLISHED)]
    assert len(merge_events(told, Places({told[0]: 4, told[1]: 5}, headings=frozenset({0, 4})))) == 1
    assert len(merge_events(told, Places({told[0]: 4, told[1]: 5}))) == 2


def test_a_noun_without_a_date_means_the_wider_visit_told_before():
    wide = dated("a", 0, BEFORE, type="CONSULT", mode="visit", recipients=("JPN", "USA"))
    told = [wide, dated("b", 50, None, type="CONSULT", mode="visit")]
    assert len(merge_events(told, Places({told[0]: 1, told[1]: 2}, nouns=frozenset({"b"})))) == 1
    assert len(merge_events(told, Places({told[0]: 1, told[1]: 2}))) == 2


def test_a_noun_for_a_visit_that_is_planned_tells_of_no_other():
    told = [dated("en/events/consult.tsv:3", 0, None, type="AGREE", status="future"), dated("b", 50, None, type="CONSULT", mode="visit")]
    (kept,) = merge_events(told, Places({told[0]: 1, told[1]: 2}, nouns=frozenset({"b"})))
    assert kept.type == "AGREE"
