"""Each key of a decision's request goes to its own place, with its limits."""

from dataclasses import fields
from decimal import Decimal

import pytest

from followup_core.scenario.document import answer
from followup_core.scenario.records import (
    Group,
    Hold,
    Level,
    OpenItem,
    Policy,
    Served,
    Settings,
)
from followup_core.scenario.request import parse
from followup_core.vocabulary import Basis, Channel, Entry, Nature
from followup_core.workdays import Workdays

from ..claim_world import day
from ..decide_requests import (
    HOLDS,
    ITEM,
    LONG,
    SHORT,
    changed,
    item,
    ledger,
    level,
)


def shown(policy):
    """Return what a policy holds: it is equal to itself alone."""
    return {name: value for name, value in vars(policy).items() if name != "by_key"}


def taken(course):
    """Return what a course holds: it is equal to itself alone, too."""
    return tuple(getattr(course, one.name) for one in fields(course))


def test_what_is_left_out_has_its_default():
    asked = parse(SHORT)
    (one,) = asked.group.items
    reminder = Level(
        1, 1, 5, Nature.REMINDER, Basis.DUE, (Channel.EMAIL,), 0, 0, Decimal(0)
    )
    assert shown(one.policy) == shown(
        Policy(0, (reminder,), Entry.FIRST, 0, 0, Decimal(0), Decimal(0))
    )
    assert one == OpenItem(0, Decimal(100), one.course)
    assert taken(one.course) == (
        day("2026-08-02"),
        day("2026-09-01"),
        one.policy,
        None,
        None,
        None,
        False,
        None,
    )
    assert asked.group == Group((0, 0), (one,), Decimal(0), Decimal(1), (), None)
    assert asked.settings == Settings(Workdays(frozenset(range(5))), {}, None, 1)
    assert (asked.as_of, asked.refs, asked.places) == (day("2026-09-07"), ("A",), 2)
    assert parse(changed(settings={})).settings == asked.settings


def test_each_key_is_read_to_its_own_place():
    asked = parse(LONG)
    (one,) = asked.group.items
    notice = Level(
        1,
        1,
        -3,
        Nature.FORMAL_NOTICE,
        Basis.INVOICE,
        (Channel.LETTER, Channel.EMAIL),
        4,
        8,
        Decimal(5),
    )
    assert shown(one.policy) == shown(
        Policy(0, (notice,), Entry.BY_AGE, 2, 7, Decimal("1.5"), Decimal("20.25"))
    )
    assert taken(one.course)[3:] == (
        Served(1, 1, Nature.FORMAL_NOTICE, day("2026-09-02")),
        Nature.FINAL_DEMAND,
        day("2026-09-04"),
        True,
        day("2026-09-03"),
    )
    assert asked.group == Group(
        (0, 0),
        (one,),
        Decimal("2.5"),
        Decimal("0.9"),
        (
            Hold(0, day("2026-09-01"), day("2026-09-09"), 0, Decimal(10)),
            Hold(1, day("2026-09-05"), None, None, None),
        ),
        day("2026-09-02"),
    )
    assert asked.settings == Settings(
        Workdays(frozenset(range(6)), frozenset({day("2026-12-25")})),
        {Channel.EMAIL: 1, Channel.LETTER: 3, Channel.REGISTERED: 4},
        day("2026-01-01"),
        1,
    )


def test_items_of_a_ledger_follow_the_policy_of_their_position():
    asked = parse(
        ledger({"ref": "A"}, {"ref": "B", "policy": 1}, {"ref": "C", "policy": 0})
    )
    first, second, none = asked.group.items
    assert (first.policy.key, first.policy.levels[0].key) == (0, 1)
    assert (second.policy.key, second.policy.levels[0].key) == (1, 1_000_001)
    assert second.policy.grace_days == 2
    assert none.policy is None
    assert [one.key for one in asked.group.items] == [0, 1, 2]


def test_a_level_of_a_policy_that_was_left_is_none_of_the_request():
    served = {"rank": 7, "on": "2026-09-02", "nature": "reminder"}
    (one,) = parse(ledger({"served": served})).group.items
    assert one.served == Served(-1, 7, Nature.REMINDER, day("2026-09-02"))
    assert one.served.level not in one.policy.by_key


def test_the_policies_of_a_ledger_may_be_left_out():
    asked = parse({**SHORT, "more_policies": None})
    assert [one.policy.key for one in asked.group.items] == [0]


# === WHAT IS JUST ALLOWED, AND WHAT IS JUST TOO MUCH === #


def served(rank, **policy):
    return item(served={"rank": rank, "on": "2026-09-02"}) | policy


def settings(**changes):
    return changed(settings=changes)


TWO = {"policy": {"levels": [{"days": 5}, {"days": 9}]}}
EDGES = {
    "rank": (served(2, **TWO), served(3, **TWO), "items[0].served.rank"),
    "first rank": (served(1), served(0), "items[0].served.rank"),
    "position": (
        ledger({"policy": 1}),
        ledger({"policy": 2}),
        "items[0].policy",
    ),
    "no policy": (ledger({"policy": 0}), ledger({"policy": -1}), "items[0].policy"),
    "week": (
        settings(worked_days=[0, 6]),
        settings(worked_days=[7]),
        "settings.worked_days[0]",
    ),
    "week before": (
        settings(worked_days=[0]),
        settings(worked_days=[-1]),
        "settings.worked_days[0]",
    ),
    "first run": (
        settings(first_run_rank=1),
        settings(first_run_rank=0),
        "settings.first_run_rank",
    ),
    "transit": (
        settings(transit_days={"letter": 0}),
        settings(transit_days={"letter": -1}),
        "settings.transit_days.letter",
    ),
    "least days": (level(least_days=0), level(least_days=-1), "least_days"),
    "deadline": (level(deadline_days=0), level(deadline_days=-1), "deadline_days"),
    "grace": (
        changed(policy={"levels": [], "grace_days": 0}),
        changed(policy={"levels": [], "grace_days": -1}),
        "policy.grace_days",
    ),
    "least of policy": (
        changed(policy={"levels": [], "least_days": 0}),
        changed(policy={"levels": [], "least_days": -1}),
        "policy.least_days",
    ),
}


@pytest.mark.parametrize("name", EDGES)
def test_what_is_just_allowed_is_read_and_the_next_value_is_refused(name):
    allowed, refused, path = EDGES[name]
    parse(allowed)
    response = answer(refused)
    assert (response["error"], response["path"].endswith(path)) == ("bad_value", True)


@pytest.mark.parametrize(
    "document",
    [
        changed(policy={"levels": [], "minimum_item": "-0.01"}),
        changed(policy={"levels": [], "minimum_group": "-0.01"}),
        level(minimum="-0.01"),
        changed(rate="0.00"),
        changed(credits="-0.01"),
    ],
)
def test_no_amount_is_below_zero_and_no_rate_is_zero(document):
    assert answer(document)["error"] == "bad_amount"


def test_a_refused_served_rank_needs_a_policy():
    refused = answer(ledger({"policy": 0, "served": {"rank": 1, "on": "2026-09-02"}}))
    assert (refused["error"], refused["path"]) == ("bad_value", "items[0].served.rank")


@pytest.mark.parametrize(
    ("changes", "places"),
    [
        ({"credits": "1.000"}, 3),
        ({"holds": [{**HOLDS[0], "amount": "1.0000"}]}, 4),
        ({"items": [{**ITEM, "open": "1"}]}, 0),
        ({"items": [{**ITEM, "open": "1"}], "credits": "0.5"}, 1),
    ],
)
def test_amounts_are_answered_with_the_most_decimals_that_were_given(changes, places):
    assert parse(changed(**changes)).places == places
