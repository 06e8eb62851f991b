import datetime as dt

import pytest

from chancery.errors import FilterError
from chancery.ledger.filters import FILTERS, HELP, filters_of, parameters


def test_every_filter_has_its_help_and_belongs_to_a_kind():
    taken = {name for kind in FILTERS for name in filters_of(kind)}
    assert taken == set(HELP)


def test_a_filter_of_another_kind_is_refused_with_those_there_are():
    with pytest.raises(FilterError, match=r"events have no filter 'speaker'; they have between, actor"):
        parameters("event", {"speaker": "Lavrov"})


@pytest.mark.parametrize(("kind", "name", "value", "known"), [
    ("event", "type", "MEET", "CONSULT"), ("event", "status", "past", "hypothetical"), ("figure", "measure", "price", "trade"),
    ("tie", "kind", "friendship", "partnership"), ("statement", "form", "quoted", "direct"),
])
def test_a_value_outside_a_closed_list_is_refused_with_the_list(kind, name, value, known):
    with pytest.raises(FilterError, match=rf"{name}: .*'{value}'.*{known}"):
        parameters(kind, {name: value})


@pytest.mark.parametrize("least", [-0.1, 1.5, 80.0, float("nan")])
def test_a_confidence_that_is_no_share_is_refused(least):
    with pytest.raises(FilterError, match=r"confidence: .* write a number from 0 to 1"):
        parameters("event", {"confidence": least})


@pytest.mark.parametrize(("since", "until", "days"), [
    ("2024", "2024", (dt.date(2024, 1, 1), dt.date(2024, 12, 31))), ("2024-02", "2024-02", (dt.date(2024, 2, 1), dt.date(2024, 2, 29))),
    ("2024-02-03", "2024-02-04", (dt.date(2024, 2, 3), dt.date(2024, 2, 4))), (dt.date(2024, 2, 3), None, (dt.date(2024, 2, 3), None)),
])
def test_days_months_and_years_are_taken(since, until, days):
    made = parameters("event", {"since": since, "until": until})
    assert (made["since"], made["until"]) == days


@pytest.mark.parametrize("value", ["yesterday", "2024-13", "2024-02-30", "24", "2024/02/03"])
def test_what_is_no_date_is_refused(value):
    with pytest.raises(FilterError, match="is no date"):
        parameters("event", {"since": value})


def test_an_empty_span_is_refused():
    with pytest.raises(FilterError, match="exchange the two"):
        parameters("event", {"since": "2024", "until": "2023"})
