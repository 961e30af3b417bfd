"""Unallocated payments and credit notes: what is covered is not dunned."""

import pytest

from followup_core.vocabulary import Outcome, Reason

from ..world import (
    COURTESY,
    day,
    decide,
    hold,
    item,
    policy,
    served,
    step,
)

SLOW = policy(step(90), key=2)


@pytest.mark.parametrize("amount", [100, 100.01])
def test_credits_that_cover_the_debt_stop_the_message(amount):
    decision = decide(item(), on=5, credits=amount)
    assert (decision.outcome, decision.reason) == (Outcome.NOTHING, Reason.COVERED)


def test_credits_one_cent_short_do_not_stop_the_message():
    decision = decide(item(), on=5, credits=99.99)
    assert (decision.outcome, decision.claimed) == (Outcome.CONTACT, 100)
    assert decision.group.credits > 0


def test_a_part_that_is_covered_is_shown_and_does_not_lower_the_level():
    reminded = item(served=served(2, on=5))
    without, part = (decide(reminded, on=15, credits=paid) for paid in (0, 60))
    assert part.level is without.level
    assert part.claimed == without.claimed == 100


def test_credits_must_cover_the_overdue_items_that_would_ride_along_too():
    items = item(), item(due=4, key=2)
    assert decide(*items, on=5, credits=199).outcome is Outcome.CONTACT
    assert decide(*items, on=5, credits=200).reason is Reason.COVERED


def test_credits_need_not_cover_what_is_held():
    items = item(), item(key=2)
    holds = [hold(item=2)]
    assert decide(*items, on=5, credits=100, holds=holds).reason is Reason.COVERED


def test_credits_cover_a_courtesy_too():
    decision = decide(item(), on=-5, credits=100)
    assert decision.reason is Reason.COVERED
    assert decide(item(), on=-5, credits=99).level.nature is COURTESY


def test_credits_that_cover_the_debt_leave_nothing_to_decide():
    done = item(served=served(5, on=45))
    assert decide(done, on=46, credits=99).outcome is Outcome.DECIDE
    assert decide(done, on=46, credits=100).reason is Reason.COVERED


def test_a_covered_customer_is_looked_at_when_one_more_item_falls_overdue():
    items = item(), item(due=8, key=2, policy=SLOW)
    assert decide(*items, on=5, credits=100).next_on == day(9)
    assert decide(*items, on=8, credits=100).reason is Reason.COVERED
    assert decide(*items, on=9, credits=100).outcome is Outcome.CONTACT


def test_a_covered_customer_without_other_items_waits_for_an_event():
    assert decide(item(), on=5, credits=100).next_on is None


@pytest.mark.parametrize("residual", [0, -5])
def test_nothing_is_claimed_where_nothing_is_owed(residual):
    assert decide(item(amount=residual), on=5).outcome is Outcome.NOTHING
