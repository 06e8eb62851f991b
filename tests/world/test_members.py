import re
from collections import defaultdict
from itertools import pairwise

import pytest

from chancery.world import load_world

STATUSES = {"member", "observer", "candidate", "partner", "suspended", "associate", "permanent", "co-chair"}
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?$")


def members():
    return load_world().table("members")


def test_every_row_names_a_known_organisation_and_a_known_member():
    world = load_world()
    organisations = {row["code"] for row in world.table("organisations")}
    parties = organisations | {row["code"] for row in world.table("states")}
    for row in members():
        assert row["organisation"] in organisations, row
        assert row["state"] in parties, row


def test_every_row_has_a_status_and_dates_in_order():
    for row in members():
        assert row["status"] in STATUSES, row
        assert DATE.match(row["from"]), row
        assert not row["to"] or (DATE.match(row["to"]) and row["from"] < row["to"]), row


def test_a_state_belongs_to_an_organisation_once_at_a_time():
    terms = defaultdict(list)
    for row in members():
        terms[row["organisation"], row["state"], row["status"]].append((row["from"], row["to"] or "9999"))
    for where, found in terms.items():
        found.sort()
        assert all(a[1] <= b[0] for a, b in pairwise(found)), where


def test_a_suspended_state_is_a_member_then():
    belongs = defaultdict(list)
    for row in members():
        if row["status"] in ("member", "partner"):
            belongs[row["organisation"], row["state"]].append((row["from"], row["to"] or "9999"))
    for row in members():
        if row["status"] == "suspended" and (row["organisation"], row["state"]) != ("EAP", "BLR"):
            assert any(a <= row["from"] <= b for a, b in belongs[row["organisation"], row["state"]]), row


@pytest.mark.parametrize(("organisation", "day", "count"), [
    ("NATO", "2024-06-01", 32), ("EU", "2021-01-01", 27), ("EUROZONE", "2024-01-01", 20), ("SCHENGEN", "2025-02-01", 29),
    ("UN", "2020-01-01", 193), ("SCO", "2024-07-05", 10), ("BRICS", "2025-02-01", 10), ("CSTO", "2020-01-01", 6),
    ("EAEU", "2020-01-01", 5), ("ASEAN", "2020-01-01", 10), ("COE", "2023-01-01", 46), ("OSCE", "2020-01-01", 57),
    ("LAS", "2020-01-01", 22), ("GCC", "2020-01-01", 6), ("OPEC", "2024-02-01", 12), ("ECOWAS", "2025-02-01", 12),
    ("AU", "2020-01-01", 55), ("OECD", "2022-01-01", 38), ("APEC", "2020-01-01", 21), ("RCEP", "2023-07-01", 14),
    ("CPTPP", "2025-01-01", 12), ("OIC", "2020-01-01", 57), ("SADC", "2020-01-01", 16), ("B9", "2020-01-01", 9), ("3SI", "2024-01-01", 13),
])
def test_organisations_had_as_many_members_as_is_known(organisation, day, count):
    found = {row["state"] for row in members() if row["organisation"] == organisation and row["status"] == "member"
             and row["from"] <= day and (not row["to"] or row["to"] > day)}
    assert len(found) == count, sorted(found)
