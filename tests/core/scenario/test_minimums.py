"""Minimum amounts per item, per level and per group, in company currency."""

import pytest

from followup_core.vocabulary import Entry, Outcome, Reason

from ..world import (
    answers,
    day,
    decide,
    item,
    policy,
    served,
    step,
)

PER_ITEM = policy(step(5), minimum_item=100)
PER_GROUP = policy(step(5), minimum_group=100, key=2)
PER_LEVEL = policy(step(5), step(15, minimum=100), key=3)


@pytest.mark.parametrize(
    ("strict", "reason"),
    [(PER_ITEM, Reason.BELOW_ITEM), (PER_GROUP, Reason.BELOW_GROUP)],
)
def test_the_minimum_itself_is_enough_and_a_cent_less_is_not(strict, reason):
    assert decide(item(policy=strict, amount=100), on=5).outcome is Outcome.CONTACT
    small = decide(item(policy=strict, amount=99.99), on=5)
    assert (small.outcome, small.reason) == (Outcome.NOTHING, reason)


def test_a_levels_own_minimum_stops_that_level_and_not_the_one_before():
    reminded = {"policy": PER_LEVEL, "served": served(1, on=5, of=PER_LEVEL)}
    assert decide(item(amount=1, policy=PER_LEVEL), on=5).outcome is Outcome.CONTACT
    assert decide(item(amount=100, **reminded), on=15).outcome is Outcome.CONTACT
    small = decide(item(amount=99.99, **reminded), on=15)
    assert small.reason is Reason.BELOW_LEVEL


def test_the_items_of_a_level_reach_its_minimum_together():
    reminded = {"policy": PER_LEVEL, "served": served(1, on=5, of=PER_LEVEL)}
    halves = item(amount=50, **reminded), item(amount=50, key=2, **reminded)
    assert decide(*halves, on=15).level.rank == 2


def test_when_a_level_is_too_small_the_next_lower_one_leads():
    reminded = item(amount=50, policy=PER_LEVEL, served=served(1, on=5, of=PER_LEVEL))
    decision = decide(reminded, item(due=9, key=2, policy=PER_LEVEL), on=15)
    assert decision.level.rank == 1
    assert answers(decision) == {1: Reason.RIDES, 2: Reason.CONTACT}


def test_a_small_overdue_item_rides_along_with_a_large_one():
    decision = decide(
        item(policy=PER_ITEM), item(policy=PER_ITEM, amount=1, key=2), on=5
    )
    assert answers(decision) == {1: Reason.CONTACT, 2: Reason.RIDES}
    assert decision.claimed == 101


def test_the_items_of_a_group_reach_its_minimum_together():
    halves = [item(policy=PER_GROUP, amount=50, key=key) for key in (1, 2)]
    assert decide(*halves, on=5).outcome is Outcome.CONTACT


def test_credits_are_taken_off_before_the_groups_minimum():
    one = item(policy=PER_GROUP, amount=150)
    assert decide(one, on=5, credits=50).outcome is Outcome.CONTACT
    assert decide(one, on=5, credits=50.01).reason is Reason.BELOW_GROUP


def test_the_minimum_of_the_leading_policy_counts_for_the_group():
    strict = policy(step(5), minimum_group=1000, key=4)
    grave = policy(step(5), step(6), key=5)
    lead = item(policy=grave, served=served(1, on=5, of=grave))
    assert decide(lead, item(policy=strict, key=2), on=6).outcome is Outcome.CONTACT


def test_ten_dollars_at_0_9_are_nine_euro_and_below_9_50():
    strict = policy(step(5), minimum_item=item(amount="9.5").residual)
    dollars = item(amount=10, policy=strict)
    assert decide(dollars, on=5, rate="0.9").reason is Reason.BELOW_ITEM
    assert decide(dollars, on=5, rate="0.95").outcome is Outcome.CONTACT
    assert decide(dollars, on=5, rate="1.1").outcome is Outcome.CONTACT


@pytest.mark.parametrize("strict", [PER_GROUP, policy(step(5, minimum=100), key=6)])
def test_group_and_level_minimums_are_converted_the_same_way(strict):
    dollars = item(amount=110, policy=strict)
    assert decide(dollars, on=5, rate="0.9").outcome is Outcome.NOTHING
    assert decide(dollars, on=5, rate="0.91").outcome is Outcome.CONTACT


def test_a_currency_without_rate_stops_the_group_and_says_so():
    unknown = decide(item(), on=5, rate=None)
    assert (unknown.outcome, unknown.reason) == (Outcome.NOTHING, Reason.NO_RATE)
    assert decide(item(), on=4, rate=None).reason is Reason.BEFORE_LEVEL


def test_minimums_spare_a_message_and_not_the_decision_after_the_last_level():
    strict = policy(step(5), minimum_item=100, minimum_group=100)
    done = item(amount=1, policy=strict, served=served(1, on=5, of=strict))
    assert decide(done, on=6).outcome is Outcome.DECIDE


def test_a_group_too_small_is_looked_at_when_one_more_item_falls_overdue():
    items = [
        item(amount=60, policy=PER_GROUP),
        item(amount=60, policy=PER_GROUP, due=8, key=2),
    ]
    assert decide(*items, on=5).next_on == day(9)
    assert decide(*items, on=8).outcome is Outcome.NOTHING
    assert decide(*items, on=9).outcome is Outcome.CONTACT


def test_a_level_too_small_is_looked_at_when_a_higher_one_is_reached():
    ages = policy(step(5, minimum=100), step(15), entry=Entry.BY_AGE)
    small = decide(item(amount=50, policy=ages), on=5)
    assert (small.reason, small.next_on) == (Reason.BELOW_LEVEL, day(15))
    assert decide(item(amount=50, policy=ages), on=15).level.rank == 2
