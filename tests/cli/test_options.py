import inspect

import pytest

from chancery.cli.events import events
from chancery.cli.options import filters_from
from chancery.cli.parties import known_code, party_code
from chancery.errors import FilterError
from chancery.ledger.filters import filters_of


def test_a_command_has_an_option_for_each_filter():
    assert set(filters_of("event")) <= set(inspect.signature(events).parameters)


def test_filters_come_from_options_as_the_ledger_takes_them():
    given = {"between": ["chn, Russia"], "type": ["CONSULT", "AID,REQUEST"], "since": "2024", "until": None, "mode": [], "limit": 5}
    assert filters_from(given) == {"between": ["CHN", "RUS"], "type": ["CONSULT", "AID", "REQUEST"], "since": "2024", "limit": 5}


def test_a_party_that_the_world_file_does_not_know_is_left_as_it_is():
    assert filters_from({"actor": ["A company"]}) == {"actor": ["A company"]}


@pytest.mark.parametrize(("given", "code"), [
    ("CHN", "CHN"), ("chn", "CHN"), ("China", "CHN"), ("belarus", "BLR"), ("nato", "NATO"), ("Atlantis", None),
])
def test_parties_are_known_by_code_and_english_name(given, code):
    assert known_code(given) == code


def test_a_party_that_nothing_is_like_is_told_what_to_write():
    with pytest.raises(FilterError, match="write an ISO code"):
        party_code("Qqqqqqq")
