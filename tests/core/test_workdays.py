"""Working days, the ends of the calendar, and how well the bank is known."""

from datetime import date

import pytest

from followup_core.scenario.levels import deadline_on
from followup_core.vocabulary import Channel, Reason
from followup_core.workdays import Workdays, is_fresh, shift

from .world import COURTESY, MONDAY_TO_FRIDAY, day, decide, item, policy, step, turned

SATURDAY, SUNDAY, MONDAY = day(5), day(6), day(7)
MONDAY_OFF = Workdays(holidays=frozenset({MONDAY}))


def test_friday_is_worked_and_saturday_is_not():
    assert MONDAY_TO_FRIDAY.is_open(day(4))
    assert not MONDAY_TO_FRIDAY.is_open(SATURDAY)


def test_a_saturday_moves_to_monday_and_a_friday_stays():
    assert MONDAY_TO_FRIDAY.on_or_after(SATURDAY) == MONDAY
    assert MONDAY_TO_FRIDAY.on_or_after(day(4)) == day(4)


def test_a_saturday_before_a_public_holiday_moves_to_tuesday():
    assert MONDAY_OFF.on_or_after(SATURDAY) == day(8)


def test_a_company_that_works_on_saturdays_keeps_them():
    assert Workdays(frozenset(range(6))).on_or_after(SATURDAY) == SATURDAY


def test_the_same_question_has_the_same_answer_twice():
    calendar = Workdays()
    assert calendar.on_or_after(SUNDAY) == calendar.on_or_after(SUNDAY)
    assert calendar == Workdays() and hash(calendar) == hash(Workdays())


@pytest.mark.parametrize("week", [frozenset(), frozenset({7}), frozenset({-1, 2})])
def test_a_week_that_no_calendar_has_is_refused(week):
    with pytest.raises(ValueError, match="weekdays"):
        Workdays(week)


def test_working_days_are_counted_without_the_last_day():
    assert MONDAY_TO_FRIDAY.between(day(4), MONDAY) == 1
    assert MONDAY_TO_FRIDAY.between(day(4), day(8)) == 2
    assert MONDAY_TO_FRIDAY.between(MONDAY, day(4)) == 0


def test_the_calendar_ends_without_a_crash():
    assert shift(date.max, 1) == date.max
    assert shift(date.min, -1) == date.min
    assert Workdays(frozenset({0})).on_or_after(date.max) == date.max


def test_an_invoice_due_at_the_end_of_time_is_not_due():
    never = turned(item(), due_on=date.max)
    assert decide(never, on=0).reason is Reason.NOT_DUE


def test_an_invoice_due_at_the_beginning_of_time_is_overdue():
    always = turned(item(), due_on=date.min)
    assert decide(always, on=0).reason is Reason.CONTACT


def test_a_due_date_on_saturday_counts_from_monday():
    saturday = item(due=5)
    early = decide(saturday, on=11, workdays=MONDAY_TO_FRIDAY)
    assert (early.reason, early.next_on) == (Reason.BEFORE_LEVEL, day(14))
    due_today = decide(saturday, on=7, workdays=MONDAY_TO_FRIDAY)
    assert due_today.level.nature is COURTESY


def test_nothing_goes_out_on_a_closed_day_and_all_goes_on_the_next_open_one():
    closed = decide(item(), on=5, workdays=MONDAY_TO_FRIDAY)
    assert (closed.reason, closed.next_on) == (Reason.CLOSED_DAY, MONDAY)
    assert decide(item(), on=7, workdays=MONDAY_TO_FRIDAY).reason is Reason.CONTACT


def test_a_public_holiday_is_a_closed_day():
    closed = decide(item(), on=7, workdays=MONDAY_OFF)
    assert (closed.reason, closed.next_on) == (Reason.CLOSED_DAY, day(8))


def test_a_courtesy_before_a_weekend_due_date_counts_from_monday():
    early = policy(step(-1, nature=COURTESY))
    assert decide(
        item(due=5, policy=early), on=4, workdays=MONDAY_TO_FRIDAY
    ).next_on == day(7)


def test_the_bank_is_fresh_with_two_full_days_missing_and_stale_with_three():
    statement = day(0)
    assert is_fresh(statement, day(3), 2, MONDAY_TO_FRIDAY)
    assert not is_fresh(statement, day(4), 2, MONDAY_TO_FRIDAY)


def test_a_weekend_does_not_make_the_bank_stale():
    friday = day(4)
    assert is_fresh(friday, day(8), 1, MONDAY_TO_FRIDAY)
    assert not is_fresh(friday, day(9), 1, MONDAY_TO_FRIDAY)


def test_a_public_holiday_does_not_make_the_bank_stale():
    friday = day(4)
    assert is_fresh(friday, day(9), 1, MONDAY_OFF)
    assert not is_fresh(friday, day(10), 1, MONDAY_OFF)


def test_with_no_missing_day_allowed_yesterdays_statement_is_fresh():
    assert is_fresh(day(1), day(2), 0, MONDAY_TO_FRIDAY)
    assert not is_fresh(day(0), day(2), 0, MONDAY_TO_FRIDAY)


def test_a_company_without_any_statement_is_never_fresh():
    assert not is_fresh(None, day(0), 99, MONDAY_TO_FRIDAY)


def test_a_letter_to_a_holiday_gives_time_until_the_next_open_day():
    notice = policy(step(0, channels=(Channel.LETTER,), deadline_days=3)).levels[0]
    transit = {Channel.LETTER: 2}
    assert deadline_on(notice, day(0), {}, MONDAY_TO_FRIDAY) == day(3)
    assert deadline_on(notice, day(0), transit, MONDAY_TO_FRIDAY) == day(7)
    assert deadline_on(notice, day(0), transit, MONDAY_OFF) == day(8)
