"""Each figure of a decision comes back in its place, and its facts as a request."""

from followup_core.scenario.document import answer
from followup_core.scenario.facts import request_of
from followup_core.scenario.records import Group, Hold
from followup_core.scenario.request import parse

from ..claim_world import day
from ..decide_requests import (
    HOLDS,
    ITEM,
    LONG,
    POLICY,
    SETTINGS,
    SHORT,
    changed,
    item,
    ledger,
    level,
)


def test_each_figure_comes_back_in_its_place():
    deadline = level(deadline_days=8, channels=["letter"])
    slow = {"transit_days": {"letter": 3}}
    assert answer({**deadline, "settings": slow}) == {
        "outcome": "contact",
        "reason": "contact",
        "level": 1,
        "claimed": "100.00",
        "deadline_on": "2026-09-18",
        "items": [
            {
                "ref": "A",
                "reason": "contact",
                "level": 1,
                "open": "100.00",
                "next_on": "2026-09-07",
            }
        ],
    }
    excluded = answer(item(excluded=True))
    assert excluded == {
        "outcome": "nothing",
        "reason": "excluded",
        "level": None,
        "claimed": "0.00",
        "deadline_on": None,
        "items": [
            {
                "ref": "A",
                "reason": "excluded",
                "level": None,
                "open": "0.00",
                "next_on": None,
            }
        ],
    }


def facts(document, places=0):
    """Return the facts of a request as the request that keeps them."""
    asked = parse(document)
    refs = dict(enumerate(asked.refs))
    return request_of(asked.group, asked.as_of, asked.settings, refs, places)


def test_the_facts_are_kept_as_the_request_that_they_came_from():
    kept = facts(LONG)
    transit = {"email": 1, "letter": 3, "registered": 4}
    expected = {**LONG, "settings": {**SETTINGS, "transit_days": transit}}
    assert kept == expected


def test_facts_without_more_are_kept_with_their_defaults():
    kept = facts(SHORT)
    assert kept == {
        **SHORT,
        "policy": {
            "entry": "first",
            "grace_days": 0,
            "least_days": 0,
            "minimum_item": "0",
            "minimum_group": "0",
            "levels": [
                {
                    "days": 5,
                    "basis": "due",
                    "nature": "reminder",
                    "channels": ["email"],
                    "least_days": 0,
                    "deadline_days": 0,
                    "minimum": "0",
                }
            ],
        },
        "credits": "0",
        "rate": "1",
        "holds": [],
        "last_contact_on": None,
        "settings": {
            "worked_days": [0, 1, 2, 3, 4],
            "holidays": [],
            "transit_days": {},
            "started_on": None,
            "first_run_rank": 1,
        },
    }
    assert facts(changed(rate=None))["rate"] is None


def test_the_facts_of_a_ledger_are_kept_with_its_policies():
    served = {"rank": 7, "on": "2026-09-02", "nature": "reminder"}
    rows = (
        {"ref": "A", "served": served},
        {"ref": "B", "policy": 1},
        {"ref": "C", "policy": 0, "due_on": None},
        {"ref": "D", "notice": {"nature": "formal_notice", "on": None}},
    )
    document = ledger(*rows)
    kept = facts(document)
    assert kept["items"] == document["items"]
    assert kept["more_policies"] == [POLICY]


def test_no_policy_at_all_is_a_policy_without_levels():
    kept = facts(ledger({"policy": 0}))
    assert kept["policy"] == {"levels": []}
    assert kept["more_policies"] == []


def test_amounts_are_kept_with_the_decimals_of_the_currency_at_least():
    document = changed(
        items=[{**ITEM, "open": "100"}], credits="1.5", holds=[HOLDS[0]], rate="0.9"
    )
    kept = facts(document, places=2)
    assert kept["items"][0]["open"] == "100.00"
    assert (kept["credits"], kept["rate"]) == ("1.50", "0.9")
    assert kept["holds"][0]["amount"] == "10.00"
    assert facts(item(open="1.0000"), places=2)["items"][0]["open"] == "1.0000"


def test_holds_are_kept_by_their_keys_and_those_of_other_items_are_not():
    asked = parse(SHORT)
    first, second = (
        Hold(1, day("2026-09-05"), None),
        Hold(2, day("2026-09-01"), None, 0),
    )
    other = Hold(3, day("2026-09-01"), None, 99)
    group = Group((0, 0), asked.group.items, holds=(second, other, first))
    kept = request_of(group, asked.as_of, asked.settings, {0: "A"})
    assert kept["credits"] == "0"
    assert kept["holds"] == [
        {"since": "2026-09-05", "until": None},
        {"since": "2026-09-01", "until": None, "item": "A", "amount": None},
    ]
