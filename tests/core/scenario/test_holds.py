"""What is suspended is neither followed up nor claimed, until the hold ends."""

import pytest

from followup_core.vocabulary import Outcome, Reason

from ..world import (
    COURTESY,
    answer,
    answers,
    day,
    decide,
    group,
    hold,
    item,
    policy,
    step,
)


def test_a_held_group_is_left_alone_until_the_hold_ends():
    holds = [hold(until=10, key=7)]
    held = decide(item(), on=9, holds=holds)
    assert (held.outcome, held.reason) == (Outcome.NOTHING, Reason.GROUP_HELD)
    assert (held.next_on, answer(held).hold) == (day(10), 7)
    assert decide(item(), on=10, holds=holds).outcome is Outcome.CONTACT


def test_a_hold_begins_on_its_first_day():
    holds = [hold(since=6)]
    assert decide(item(), on=5, holds=holds).outcome is Outcome.CONTACT
    assert decide(item(), on=6, holds=holds).reason is Reason.GROUP_HELD


def test_an_open_ended_hold_names_no_day():
    assert decide(item(), on=5, holds=[hold()]).next_on is None


def test_of_two_holds_on_a_group_the_longer_counts():
    holds = [hold(until=10, key=1), hold(until=20, key=2)]
    held = decide(item(), on=5, holds=holds)
    assert (held.next_on, answer(held).hold) == (day(20), 2)
    assert decide(item(), on=5, holds=holds[::-1]).next_on == day(20)


def test_holds_that_overlap_hold_until_the_end_of_the_last():
    holds = [hold(until=10), hold(since=8, until=20, key=2)]
    assert decide(item(), on=5, holds=holds).next_on == day(20)


def test_of_parts_that_hold_all_the_one_that_ends_first_is_named():
    """Day and reason belong together: nobody reads one's words with another's day."""
    parts = [
        hold(item=1, until=20, key=1, amount=30),
        hold(item=1, until=9, key=2, amount=70),
    ]
    held = decide(item(amount=100), on=5, holds=parts)
    assert (held.next_on, answer(held).hold) == (day(9), 2)
    assert answer(decide(item(amount=100), on=5, holds=parts[::-1])).hold == 2


def test_between_two_holds_the_customer_is_followed_up():
    holds = [hold(until=10), hold(since=11, until=20, key=2)]
    assert decide(item(), on=5, holds=holds).next_on == day(10)
    assert decide(item(), on=10, holds=holds).outcome is Outcome.CONTACT


def test_a_held_item_is_not_claimed_and_the_others_are():
    decision = decide(
        item(), item(key=2, amount=70), on=5, holds=[hold(item=1, until=9, key=3)]
    )
    assert answers(decision) == {1: Reason.ITEM_HELD, 2: Reason.CONTACT}
    assert decision.claimed == 70
    held = answer(decision, 1)
    assert (held.open, held.hold, held.next_on) == (0, 3, day(9))


def test_a_held_item_is_followed_up_on_the_day_its_hold_ends():
    holds = [hold(item=1, until=9)]
    assert decide(item(), on=8, holds=holds).reason is Reason.ITEM_HELD
    assert decide(item(), on=9, holds=holds).outcome is Outcome.CONTACT


def test_a_hold_on_another_item_changes_nothing():
    assert decide(item(), on=5, holds=[hold(item=2)]).outcome is Outcome.CONTACT


def test_a_disputed_part_is_not_claimed_and_the_rest_is():
    decision = decide(item(), on=5, holds=[hold(item=1, amount=30)])
    assert (decision.outcome, decision.claimed) == (Outcome.CONTACT, 70)


@pytest.mark.parametrize(
    ("amount", "reason"),
    [(99.99, Reason.CONTACT), (100, Reason.ITEM_HELD), (101, Reason.ITEM_HELD)],
)
def test_a_part_as_large_as_the_residual_holds_the_item(amount, reason):
    assert decide(item(), on=5, holds=[hold(item=1, amount=amount)]).reason is reason


def test_parts_that_are_held_add_up():
    holds = [hold(item=1, amount=60), hold(item=1, amount=30, key=2)]
    assert decide(item(), on=5, holds=holds).claimed == 10


def test_an_item_held_twice_is_free_when_something_of_it_may_be_claimed_again():
    whole, part = hold(item=1, until=10), hold(item=1, amount=30, key=2)
    held = decide(item(), on=5, holds=[whole, part])
    assert (held.reason, held.next_on) == (Reason.ITEM_HELD, day(10))
    assert decide(item(), on=10, holds=[whole, part]).claimed == 70


def test_two_parts_that_hold_all_free_a_part_when_the_first_ends():
    holds = [hold(item=1, amount=60, until=10), hold(item=1, amount=40, key=2)]
    assert decide(item(), on=5, holds=holds).next_on == day(10)
    assert decide(item(), on=10, holds=holds).claimed == 60


def test_an_amount_below_zero_is_refused():
    with pytest.raises(ValueError, match="below zero"):
        hold(item=1, amount=-1)


def test_a_held_item_drops_no_courtesy():
    old, young = item(due=-9), item(due=5, key=2)
    decision = decide(old, young, on=0, holds=[hold(item=1)])
    assert decision.level.nature is COURTESY


def test_a_dropped_courtesy_is_looked_at_when_a_hold_begins_on_what_is_overdue():
    slow = policy(step(90))
    old, young = item(due=-9, policy=slow), item(due=5, key=2)
    holds = [hold(item=1, since=3)]
    assert decide(old, young, on=0, holds=holds).next_on == day(3)
    assert decide(old, young, on=3, holds=holds).outcome is Outcome.CONTACT


def test_a_group_too_small_is_looked_at_when_a_part_is_free_again():
    strict = policy(step(5), minimum_group=80)
    holds = [hold(item=1, amount=30, until=20)]
    small = decide(item(policy=strict), on=5, holds=holds)
    assert (small.reason, small.next_on) == (Reason.BELOW_GROUP, day(20))
    assert decide(item(policy=strict), on=20, holds=holds).outcome is Outcome.CONTACT


def test_an_excluded_item_stays_excluded_when_it_is_also_held():
    decision = decide(item(excluded=True), on=5, holds=[hold(item=1)])
    assert decision.reason is Reason.EXCLUDED


def test_a_held_group_without_items_owes_nothing():
    assert decide(group(holds=[hold()]), on=5).reason is Reason.NOT_DUE
