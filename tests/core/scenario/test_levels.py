"""Which level an item gets, and from which day."""

from dataclasses import replace

import pytest

from followup_core.scenario.levels import firmer_without
from followup_core.scenario.records import Level, Policy, Settings
from followup_core.vocabulary import Basis, Channel, Entry, Outcome, Reason

from ..world import (
    BY_AGE,
    COURTESY,
    DEMAND,
    FIRM,
    HANDOVER,
    MONDAY_TO_FRIDAY,
    NOTICE,
    REMINDER,
    answer,
    day,
    decide,
    item,
    policy,
    served,
    step,
)

SETTINGS = Settings(workdays=MONDAY_TO_FRIDAY)
REMIND = policy(step(5))


def rank_of(one, on, **details):
    """Return the rank an item alone is contacted at on that day, None if it is not."""
    decision = decide(one, on=on, **details)
    return decision.level.rank if decision.outcome is Outcome.CONTACT else None


def test_ranks_that_do_not_count_from_one_are_refused():
    with pytest.raises(ValueError, match="count from 1"):
        Policy(1, (Level(key=1, rank=2, days=0),))


# Days


def test_a_reminder_at_day_5_leaves_on_day_5_and_not_on_day_4():
    early = decide(item(policy=REMIND), on=4)
    assert (early.reason, early.next_on) == (Reason.BEFORE_LEVEL, day(5))
    assert rank_of(item(policy=REMIND), on=5) == 1


def test_a_courtesy_leaves_five_days_before_the_due_date_and_not_six():
    early = decide(item(), on=-6)
    assert (early.reason, early.next_on) == (Reason.NOT_DUE, day(-5))
    assert rank_of(item(), on=-5) == 1


def test_a_courtesy_may_leave_until_the_due_date_and_lapses_the_day_after():
    assert rank_of(item(), on=0) == 1
    late = decide(item(), on=1)
    assert (late.reason, late.next_on) == (Reason.BEFORE_LEVEL, day(5))
    assert rank_of(item(), on=5) == 2


def test_a_courtesy_for_after_the_due_date_is_a_step_like_any_other():
    kind = policy(step(3, COURTESY), step(10))
    assert rank_of(item(policy=kind), on=2) is None
    assert rank_of(item(policy=kind), on=3) == 1
    assert rank_of(item(policy=kind), on=12) == 1


def test_a_level_may_count_from_the_invoice_date():
    by_invoice = policy(step(40, basis=Basis.INVOICE))
    assert rank_of(item(policy=by_invoice, invoiced=-30), on=9) is None
    assert rank_of(item(policy=by_invoice, invoiced=-30), on=10) == 1


def test_a_level_may_come_before_the_due_date_counted_from_the_invoice_date():
    by_invoice = policy(step(10, basis=Basis.INVOICE), grace_days=9)
    assert rank_of(item(policy=by_invoice, invoiced=-30), on=-21) is None
    assert rank_of(item(policy=by_invoice, invoiced=-30), on=-20) == 1


@pytest.mark.parametrize("basis", Basis)
def test_grace_delays_a_level_after_the_due_date_on_either_basis(basis):
    days = 5 if basis is Basis.DUE else 35
    graceful = policy(step(days, basis=basis), grace_days=3)
    assert rank_of(item(policy=graceful, invoiced=-30), on=7) is None
    assert rank_of(item(policy=graceful, invoiced=-30), on=8) == 1


def test_grace_delays_no_level_before_the_due_date():
    graceful = policy(step(-5, COURTESY), grace_days=3)
    assert rank_of(item(policy=graceful), on=-5) == 1


def test_an_item_without_due_date_says_so_whatever_the_basis_of_its_levels():
    by_invoice = policy(step(10, basis=Basis.INVOICE))
    for one in (by_invoice, FIRM, BY_AGE):
        decision = decide(item(due=None, policy=one), on=99)
        assert (decision.reason, decision.next_on) == (Reason.NO_DUE_DATE, None)


# Order


def test_an_old_item_that_was_never_reminded_starts_with_the_first_reminder():
    assert rank_of(item(), on=60) == 2


def test_the_next_level_follows_the_one_served_on_its_own_day():
    reminded = item(served=served(2, on=5))
    assert rank_of(reminded, on=14) is None
    assert rank_of(reminded, on=15) == 3


def test_no_level_is_skipped_however_late_it_is():
    assert rank_of(item(served=served(2, on=5)), on=99) == 3


def test_a_level_is_not_repeated():
    reminded = item(served=served(2, on=5))
    for on in range(5, 15):
        assert decide(reminded, on=on).reason is Reason.BEFORE_LEVEL


def test_two_levels_never_follow_each_other_on_one_day():
    late = item(served=served(2, on=40))
    same_day = decide(late, on=40)
    assert (same_day.reason, same_day.next_on) == (Reason.BEFORE_LEVEL, day(41))
    assert rank_of(late, on=41) == 3


def test_the_time_a_message_gave_runs_out_before_the_next_level():
    patient = policy(step(5, deadline_days=10), step(10))
    reminded = item(policy=patient, served=served(1, on=5, of=patient))
    assert decide(reminded, on=15).next_on == day(16)
    assert rank_of(reminded, on=15) is None
    assert rank_of(reminded, on=16) == 2


def test_the_days_of_the_slowest_channel_are_added_to_the_time_a_message_gave():
    channels = (Channel.EMAIL, Channel.REGISTERED)
    patient = policy(step(5, deadline_days=10, channels=channels), step(10))
    reminded = item(policy=patient, served=served(1, on=5, of=patient))
    transit = {Channel.EMAIL: 0, Channel.REGISTERED: 3}
    assert rank_of(reminded, on=18, transit=transit) is None
    assert rank_of(reminded, on=19, transit=transit) == 2


def test_a_deadline_on_a_weekend_lasts_until_the_end_of_monday():
    patient = policy(step(2, deadline_days=3), step(3))  # a Saturday
    reminded = item(policy=patient, served=served(1, on=2, of=patient))
    assert rank_of(reminded, on=7, workdays=MONDAY_TO_FRIDAY) is None
    assert rank_of(reminded, on=8, workdays=MONDAY_TO_FRIDAY) == 2


# Entry by age and the first run


def test_a_new_item_may_enter_at_the_level_of_its_age():
    assert rank_of(item(policy=BY_AGE), on=4) is None
    assert rank_of(item(policy=BY_AGE), on=14) == 1
    assert rank_of(item(policy=BY_AGE), on=15) == 2
    assert rank_of(item(policy=BY_AGE), on=30) == 3


def test_an_item_that_has_entered_goes_on_level_by_level():
    entered = item(policy=BY_AGE, served=served(1, on=5, of=BY_AGE))
    assert rank_of(entered, on=99) == 2


def test_an_item_followed_up_under_another_policy_does_not_enter_by_age():
    grave = policy(step(5, NOTICE), step(15, DEMAND), entry=Entry.BY_AGE, key=2)
    moved = item(policy=grave, served=served(2, on=5))
    assert rank_of(moved, on=99) == 1


def test_entry_by_age_does_not_jump_over_a_level_whose_day_has_not_come():
    mixed = policy(step(20), step(10, basis=Basis.INVOICE), entry=Entry.BY_AGE)
    assert rank_of(item(policy=mixed), on=19) is None
    assert rank_of(item(policy=mixed), on=20) == 2


def test_on_the_first_run_nobody_enters_above_the_ceiling():
    assert rank_of(item(policy=BY_AGE), on=60, started=59) == 1
    assert rank_of(item(policy=BY_AGE), on=60, started=59, first_rank=2) == 2


def test_the_ceiling_is_for_items_due_before_the_start_and_not_on_its_day():
    assert rank_of(item(due=9, policy=BY_AGE), on=60, started=10) == 1
    assert rank_of(item(due=10, policy=BY_AGE), on=60, started=10) == 3


def test_a_policy_that_started_later_has_its_own_first_run():
    later = replace(BY_AGE, started_on=day(59))
    assert rank_of(item(policy=later), on=60) == 1
    assert rank_of(item(policy=later), on=60, started=-90, first_rank=2) == 2
    assert rank_of(item(policy=replace(BY_AGE, started_on=day(-9))), on=60) == 3
    assert rank_of(item(policy=later), on=60, started=61) == 1


def test_the_ceiling_never_falls_below_the_first_reminder():
    kind = policy(step(-5, COURTESY), step(5), step(15), entry=Entry.BY_AGE)
    assert rank_of(item(policy=kind), on=60, started=59) == 2


def test_the_first_run_ceiling_does_not_hold_back_who_was_reminded_before():
    reminded = item(policy=BY_AGE, served=served(1, on=5, of=BY_AGE))
    assert rank_of(reminded, on=60, started=59) == 2


# Falling back, coming back, changing policy


def test_when_the_oldest_invoice_is_paid_the_step_is_what_the_rest_deserves():
    old, young = item(due=-40, served=served(3, on=-20)), item(key=2)
    assert decide(old, young, on=5).level.nature is NOTICE
    assert decide(young, on=5).level.nature is REMINDER


def test_it_never_falls_below_a_formal_notice_that_covered_it():
    noticed = item(notice=NOTICE)
    assert rank_of(noticed, on=44) is None
    assert rank_of(noticed, on=45) == 5


def test_a_notice_that_listed_the_item_leaves_its_own_deadline_before_a_decision():
    short = policy(step(5), step(15, NOTICE, deadline_days=8))
    listed = item(policy=short, notice=NOTICE, notice_on=day(20))
    assert decide(listed, on=28).outcome is Outcome.NOTHING
    assert decide(listed, on=29).outcome is Outcome.DECIDE


def test_a_notice_graver_than_every_level_leaves_only_a_decision():
    mild = policy(step(5), step(15))
    assert decide(item(policy=mild, notice=NOTICE), on=5).outcome is Outcome.DECIDE


def test_a_notice_counts_as_the_last_level_milder_than_the_policys_own_notice():
    grave = policy(step(5), step(15), step(30, HANDOVER))
    assert rank_of(item(policy=grave, notice=NOTICE), on=30) == 3


def test_a_returned_payment_resumes_where_it_was():
    returned = item(served=served(3, on=15))
    assert rank_of(returned, on=200) == 4


def test_a_partial_payment_changes_the_amount_and_not_the_level():
    before = decide(item(amount=100), on=15)
    after = decide(item(amount=40), on=15)
    assert (before.level, before.claimed) == (after.level, 100)
    assert after.claimed == 40


def test_a_level_of_another_policy_counts_as_the_nearest_rank_in_this_one():
    other = policy(step(1), step(2), step(3), step(4, NOTICE), key=2)
    reminded_thrice = served(3, on=3, of=other)
    assert rank_of(item(served=reminded_thrice), on=99) == 4
    noticed = served(4, on=4, of=other)
    assert rank_of(item(served=noticed), on=99) == 5


def test_time_given_under_another_policy_is_that_of_the_rank_it_counts_as():
    patient = policy(step(5), step(10, deadline_days=10), step(11), key=2)
    moved = item(policy=patient, served=served(2, on=5))
    assert answer(decide(moved, on=15)).next_on == day(16)
    grave = policy(step(5, NOTICE), key=3)
    unknown = item(policy=grave, served=served(2, on=5))
    assert answer(decide(unknown, on=5)).next_on == day(6)


@pytest.mark.parametrize(
    ("late", "left_out"), [(14, None), (15, 2), (29, 2)], ids=["early", "begun", "on"]
)
def test_one_step_firmer_leaves_out_what_the_next_but_one_has_overtaken(late, left_out):
    """Level 2 begins on day 10, level 3 on day 15: before it there is no firmer one."""
    steps = policy(step(5), step(10), step(15), step(30, NOTICE))
    one = item(policy=steps, served=served(1, 6, of=steps))
    found = firmer_without(one.course, steps, day(0), day(late), SETTINGS)
    assert (found and found.rank) == left_out


def test_a_formal_notice_is_never_left_out():
    steps = policy(step(5), step(10, NOTICE), step(15, DEMAND))
    one = item(policy=steps, served=served(1, 6, of=steps))
    assert firmer_without(one.course, steps, day(0), day(90), SETTINGS) is None


def test_after_the_last_level_nothing_is_left_out():
    steps = policy(step(5), step(10))
    one = item(policy=steps, served=served(2, 11, of=steps))
    assert firmer_without(one.course, steps, day(0), day(90), SETTINGS) is None
