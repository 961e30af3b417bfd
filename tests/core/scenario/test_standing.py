"""A decision that waits for a person stands until its day."""

from datetime import timedelta

from hypothesis import given
from hypothesis import settings as trying

from followup_core.scenario.evaluate import evaluate
from followup_core.scenario.standing import stands_until
from followup_core.vocabulary import Outcome, Reason

from ..groups import after, as_of, companies, groups
from ..world import (
    BY_AGE,
    EVERY_DAY,
    FIRM,
    day,
    decide,
    group,
    hold,
    item,
    served,
    settings,
)

ACTED_ON = (Reason.CONTACT, Reason.DECIDE, Reason.RIDES)


def step(decision):
    """Return what a proposal keeps of a decision."""
    listed = {
        one.item.key: (one.open, one.reason is decision.reason)
        for one in decision.verdicts
        if one.reason in ACTED_ON
    }
    return decision.outcome, decision.level, listed, decision.claimed


def first_step(facts, on, company):
    """Return the first day from ``on`` on which the group gets something, and what."""
    for later in (on, *after(on, 40)):
        decision = evaluate(facts, later, company)
        if decision.outcome is not Outcome.NOTHING:
            return later, decision
    return on, None


@trying(max_examples=600)  # a night trusts this one
@given(groups(), as_of, companies)
def test_the_same_step_until_its_day(facts, on, company):
    on, decision = first_step(facts, on, company)
    if decision is None:
        return
    end = stands_until(decision, on, company) or on + timedelta(days=120)
    assert end > on
    for later in after(on, min((end - on).days - 1, 120)):
        if company.workdays.is_open(later):
            assert step(evaluate(facts, later, company)) == step(decision), later


def until(*items, on, **facts):
    whole = group(*items, **facts)
    return stands_until(decide(whole, on=on), day(on), settings(EVERY_DAY))


def test_the_last_item_stands_for_ever():
    assert until(item(0, served=served(3, -20)), on=31) is None


def test_another_item_falls_due():
    items = item(0, key=1), item(20, key=2)
    assert until(*items, on=6) == day(15), "its courtesy"
    items = item(0, key=1), item(20, key=2, policy=BY_AGE)
    assert until(*items, on=6) == day(21), "it is listed"


def test_a_new_item_enters_at_a_higher_level():
    assert until(item(0, policy=BY_AGE), on=6) == day(15)


def test_an_item_that_rides_gets_a_level_of_its_own():
    items = item(0, key=1, served=served(2, -9)), item(3, key=2, served=served(2, 5))
    decision = decide(*items, on=16)
    assert decision.level is FIRM.levels[2]
    assert until(*items, on=16) == day(18)


def test_a_hold_begins_or_ends():
    assert until(item(0), on=6, holds=[hold(since=9)]) == day(9)
    half = hold(since=0, until=11, item=1, amount=50)
    assert until(item(0), on=6, holds=[half]) == day(11)
