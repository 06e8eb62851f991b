from collections import Counter

from chancery.world import load_world

KINDS = {"agency", "newspaper", "broadcaster", "site", "magazine"}


def outlets():
    return load_world().table("outlets")


def test_every_outlet_has_a_kind_a_state_and_a_language():
    states = {row["code"] for row in load_world().table("states")}
    for row in outlets():
        assert row["kind"] in KINDS, row
        assert row["state"] in states, row
        assert len(row["language"]) == 2, row


def test_every_outlet_stands_once():
    assert not [name for name, n in Counter(row["name"] for row in outlets()).items() if n > 1]


def test_no_two_outlets_share_a_domain():
    assert not [domain for domain, n in Counter(row["domain"] for row in outlets() if row["domain"]).items() if n > 1]
