"""One customer, one decision, and a reason for everybody."""

from dataclasses import replace

import pytest

from followup_core.scenario.evaluate import TELLING, evaluate_all
from followup_core.vocabulary import Channel, Entry, Outcome, Reason

from ..world import (
    COURTESY,
    DAY_0,
    FIRM,
    MONDAY_TO_FRIDAY,
    NOTICE,
    REMINDER,
    answer,
    answers,
    day,
    decide,
    group,
    item,
    policy,
    served,
    settings,
    step,
    turned,
)

# One action for a group


def test_the_highest_level_leads_and_a_younger_item_rides_along():
    old, young = item(due=-20, served=served(2, on=-10)), item(due=0, key=2)
    decision = decide(old, young, on=6)
    assert (decision.outcome, decision.level.rank) == (Outcome.CONTACT, 3)
    assert answers(decision) == {1: Reason.CONTACT, 2: Reason.RIDES}
    assert decision.claimed == 200


def test_an_overdue_item_whose_level_has_not_come_rides_along():
    assert answers(decide(item(due=0), item(due=4, key=2), on=5)) == {
        1: Reason.CONTACT,
        2: Reason.RIDES,
    }


def test_an_item_due_today_does_not_ride_along():
    decision = decide(item(due=0), item(due=5, key=2, policy=policy(step(5))), on=5)
    assert answers(decision) == {1: Reason.CONTACT, 2: Reason.NOT_DUE}
    assert decision.claimed == 100


def test_a_rider_keeps_the_level_it_waits_for():
    decision = decide(item(due=0), item(due=4, key=2), on=5)
    assert answer(decision, 2).level.rank == 2


def test_items_of_one_level_are_raised_together():
    decision = decide(item(due=0), item(due=-1, key=2), on=5)
    assert answers(decision) == {1: Reason.CONTACT, 2: Reason.CONTACT}


def test_of_two_courtesies_the_higher_leads_and_the_other_rides():
    twice = policy(step(-7, COURTESY), step(-2, COURTESY))
    first, second = item(policy=twice), item(policy=twice, key=2)
    second = turned(second, due_on=day(-4), served=served(1, on=-11, of=twice))
    decision = decide(first, second, on=-6)
    assert decision.level.rank == 2
    assert answers(decision) == {1: Reason.RIDES, 2: Reason.CONTACT}
    assert decision.claimed == 200


def test_a_reminder_on_the_due_date_rides_along_with_a_graver_step():
    prompt = policy(step(0), step(10), key=3)
    old = item(due=-10, policy=prompt, served=served(1, on=-10, of=prompt))
    decision = decide(old, item(policy=prompt, key=2), on=0)
    assert answers(decision) == {1: Reason.CONTACT, 2: Reason.RIDES}


def test_each_item_follows_its_own_policy():
    slow = policy(step(20), key=3)
    assert answers(decide(item(policy=slow), item(key=2), on=5)) == {
        1: Reason.RIDES,
        2: Reason.CONTACT,
    }
    assert decide(item(policy=slow), on=19).reason is Reason.BEFORE_LEVEL
    assert decide(item(policy=slow), on=20).reason is Reason.CONTACT


def test_nature_leads_before_rank_across_policies():
    brisk = policy(step(5, NOTICE), key=3)
    reminded = item(due=-20, served=served(2, on=-10))
    decision = decide(reminded, item(policy=brisk, key=2), on=6)
    assert decision.level.nature is NOTICE


# A courtesy gives way


def test_a_courtesy_is_dropped_when_anything_is_overdue():
    decision = decide(item(due=-1), item(due=5, key=2), on=0)
    assert answer(decision, 2).reason is Reason.OVERDUE_FIRST
    assert decision.outcome is Outcome.NOTHING


def test_a_courtesy_leaves_when_the_other_item_is_only_due_today():
    decision = decide(item(due=0), item(due=5, key=2), on=0)
    assert (decision.outcome, decision.level.nature) == (Outcome.CONTACT, COURTESY)


def test_a_dropped_courtesy_is_not_listed_in_the_reminder():
    decision = decide(item(due=0), item(due=8, key=2), on=5)
    assert answers(decision) == {1: Reason.CONTACT, 2: Reason.OVERDUE_FIRST}
    assert decision.claimed == 100


def test_a_dropped_courtesy_is_looked_at_again_when_it_lapses():
    assert answer(decide(item(due=-1), item(due=5, key=2), on=0), 2).next_on == day(6)


def test_an_excluded_item_drops_no_courtesy():
    decision = decide(item(due=-9, excluded=True), item(due=5, key=2), on=0)
    assert decision.level.nature is COURTESY


def test_a_courtesy_for_after_the_due_date_is_not_dropped_for_itself():
    kind = policy(step(3, COURTESY), key=3)
    assert decide(item(policy=kind), on=3).outcome is Outcome.CONTACT


# Least days


def test_least_days_of_the_policy_hold_a_level_back_until_they_have_passed():
    spaced = policy(step(5), least_days=10)
    early = decide(item(policy=spaced), on=9, contacted=0)
    assert (early.reason, early.next_on) == (Reason.RECENT_CONTACT, day(10))
    assert decide(item(policy=spaced), on=10, contacted=0).outcome is Outcome.CONTACT


def test_the_longer_of_the_policys_and_the_levels_least_days_wins():
    for least in ((10, 3), (3, 10)):
        spaced = policy(step(5, least_days=least[1]), least_days=least[0])
        one = item(policy=spaced)
        assert decide(one, on=9, contacted=0).reason is Reason.RECENT_CONTACT
        assert decide(one, on=10, contacted=0).reason is Reason.CONTACT


def test_nobody_is_contacted_twice_on_one_day():
    assert decide(item(), on=5, contacted=5).next_on == day(6)
    assert decide(item(), on=6, contacted=5).outcome is Outcome.CONTACT


def test_a_customer_never_contacted_waits_for_nothing():
    assert decide(item(), on=5).outcome is Outcome.CONTACT


def test_a_recently_contacted_customer_is_looked_at_when_a_courtesy_lapses():
    spaced = policy(step(-5, COURTESY, least_days=30), step(2))
    waiting = decide(item(policy=spaced), on=-4, contacted=-6)
    assert (waiting.reason, waiting.next_on) == (Reason.RECENT_CONTACT, day(1))


def test_a_recently_contacted_customer_is_looked_at_when_a_higher_level_is_reached():
    spaced = policy(step(5, least_days=60), step(15), entry=Entry.BY_AGE)
    waiting = decide(item(policy=spaced), on=6, contacted=0)
    assert (waiting.reason, waiting.next_on) == (Reason.RECENT_CONTACT, day(15))
    assert decide(item(policy=spaced), on=15, contacted=0).level.rank == 2


# After the last level


def finished(**details):
    """Return an item whose last level was served on day 45."""
    return item(served=served(5, on=45), **details)


def test_after_the_last_level_somebody_must_decide():
    assert decide(finished(), on=45).reason is Reason.BEFORE_LEVEL
    decision = decide(finished(), on=46)
    assert (decision.outcome, decision.reason) == (Outcome.DECIDE, Reason.DECIDE)
    assert decision.level is None and decision.next_on == day(46)


def test_a_decision_waits_for_the_deadline_and_the_transit_of_the_last_level():
    last = policy(step(5, deadline_days=8, channels=(Channel.LETTER,)))
    done = item(policy=last, served=served(1, on=5, of=last))
    letter = {Channel.LETTER: 3}
    waiting = decide(done, on=16, transit=letter)
    assert (waiting.reason, waiting.next_on) == (Reason.BEFORE_LEVEL, day(17))
    assert decide(done, on=17, transit=letter).outcome is Outcome.DECIDE


def test_a_decision_is_not_asked_on_the_monday_a_weekend_deadline_moved_to():
    last = policy(step(2, deadline_days=3))
    done = item(policy=last, served=served(1, on=2, of=last))
    monday, tuesday = 7, 8
    assert decide(done, on=monday, workdays=MONDAY_TO_FRIDAY).next_on == day(8)
    asked = decide(done, on=tuesday, workdays=MONDAY_TO_FRIDAY)
    assert asked.outcome is Outcome.DECIDE


def test_a_decision_is_asked_once():
    asked = decide(finished(asked=46), on=60)
    assert asked.outcome is Outcome.NOTHING
    assert (asked.reason, asked.next_on) == (Reason.AWAITING_DECISION, None)


def test_nobody_decides_before_the_due_date_has_passed():
    courteous = policy(step(-5, COURTESY))
    told = item(policy=courteous, served=served(1, on=-5, of=courteous))
    waiting = decide(told, on=0)
    assert (waiting.reason, waiting.next_on) == (Reason.NOT_DUE, day(1))
    assert decide(told, on=1).outcome is Outcome.DECIDE


def test_a_decision_leads_and_the_others_wait_for_it():
    decision = decide(finished(), item(due=40, key=2), on=46)
    assert decision.outcome is Outcome.DECIDE
    assert answers(decision) == {1: Reason.DECIDE, 2: Reason.RIDES}


def test_once_a_decision_is_asked_the_younger_items_go_on():
    decision = decide(finished(asked=46), item(due=40, key=2), on=47)
    assert decision.outcome is Outcome.CONTACT
    assert answers(decision) == {1: Reason.RIDES, 2: Reason.CONTACT}


def test_a_decision_does_not_wait_for_least_days():
    spaced = policy(step(5), least_days=30)
    done = item(policy=spaced, served=served(1, on=5, of=spaced))
    assert decide(done, on=6, contacted=5).outcome is Outcome.DECIDE


def test_a_decision_is_asked_on_an_open_day():
    last = policy(step(4))
    done = item(policy=last, served=served(1, on=4, of=last), notice=REMINDER)
    assert decide(done, on=5, workdays=MONDAY_TO_FRIDAY).outcome is Outcome.NOTHING
    assert decide(done, on=7, workdays=MONDAY_TO_FRIDAY).outcome is Outcome.DECIDE


def test_a_policy_of_courtesies_alone_does_not_end_in_silence():
    courteous = policy(step(-5, COURTESY))
    assert decide(item(policy=courteous), on=1).outcome is Outcome.DECIDE


# What cannot be decided


CANNOT = [
    ({"policy": None}, Reason.NO_POLICY),
    ({"policy": policy()}, Reason.NO_LEVELS),
    ({"policy": replace(FIRM, waits=True)}, Reason.NOT_STARTED),
    ({"due": None}, Reason.NO_DUE_DATE),
    ({"excluded": True}, Reason.EXCLUDED),
]


@pytest.mark.parametrize(("facts", "reason"), CANNOT)
def test_an_item_that_cannot_be_followed_up_says_why(facts, reason):
    decision = decide(item(**facts), on=60)
    assert (decision.outcome, decision.reason) == (Outcome.NOTHING, reason)
    assert decision.next_on is None and decision.claimed == 0


@pytest.mark.parametrize("facts", [facts for facts, _reason in CANNOT])
def test_an_item_that_cannot_be_followed_up_is_not_claimed_with_the_others(facts):
    decision = decide(item(), item(key=2, amount=50, **facts), on=5)
    assert decision.outcome is Outcome.CONTACT
    assert decision.claimed == 100


def test_what_somebody_must_mend_is_told_before_what_waits():
    decision = decide(item(), item(key=2, policy=None), on=0, contacted=0)
    assert decision.reason is Reason.NO_POLICY


def test_a_group_without_items_owes_nothing():
    decision = decide(group(), on=0)
    assert (decision.outcome, decision.reason) == (Outcome.NOTHING, Reason.NOT_DUE)
    assert decision.verdicts == () and decision.next_on is None


def test_every_reason_to_do_nothing_has_its_place_in_the_telling_order():
    acting = {Reason.CONTACT, Reason.RIDES, Reason.DECIDE}
    assert set(TELLING) == set(Reason) - acting


def test_groups_are_decided_one_after_the_other_without_being_kept():
    endless = iter(lambda: group(item()), None)
    decisions = evaluate_all(endless, DAY_0, settings())
    assert next(decisions).level is FIRM.levels[0]


def test_every_item_has_its_answer_in_the_order_of_the_items():
    items = [item(key=key, due=key) for key in range(9)]
    decision = decide(*items, on=4)
    assert [verdict.item for verdict in decision.verdicts] == items
