"""When a message may leave: both sides of each boundary."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.messages.hours import Hours
from followup_core.workdays import Workdays

# A Friday that is not worked.
HOLIDAY = date(2026, 3, 6)
DAILY = Workdays(weekdays=frozenset(range(7)))
HOURS = Hours(8.5, 20, Workdays(holidays=frozenset((HOLIDAY,))))


def at(text):
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("moment", "leaves"),
    [
        ("2026-03-04T08:29:59", "2026-03-04T08:30:00"),
        ("2026-03-04T08:30:00", "2026-03-04T08:30:00"),
        ("2026-03-04T19:59:59", "2026-03-04T19:59:59"),
        ("2026-03-04T20:00:00", "2026-03-05T08:30:00"),
        ("2026-03-05T23:00:00", "2026-03-09T08:30:00"),
        ("2026-03-06T12:00:00", "2026-03-09T08:30:00"),
        ("2026-03-07T07:00:00", "2026-03-09T08:30:00"),
    ],
)
def test_a_message_waits_for_the_next_hours(moment, leaves):
    assert HOURS.next_open(at(moment)) == at(leaves)
    assert HOURS.are_open(at(moment)) == (moment == leaves)


def test_a_sunday_is_worked_only_where_it_is_said():
    saturday, sunday = at("2026-03-07T21:00"), at("2026-03-08T12:00")
    assert Hours(8, 20, DAILY).next_open(saturday) == at("2026-03-09T08:00")
    assert Hours(8, 20, DAILY).next_open(sunday) == at("2026-03-09T08:00")
    assert Hours(8, 20, DAILY, sundays=True).next_open(sunday) == sunday
    only = Workdays(weekdays=frozenset((6,)))
    assert Hours(8, 20, only, sundays=True).next_open(saturday) == at(
        "2026-03-08T08:00"
    )


def test_a_worked_sunday_after_a_day_of_rest_is_passed_over():
    weekend = Workdays(weekdays=frozenset((1, 6)))
    assert Hours(8, 20, weekend).next_open(at("2026-03-07T12:00")) == at(
        "2026-03-10T08:00"
    )


@pytest.mark.parametrize("hours", [(20, 8), (8, 8), (-1, 8), (8, 24.1)])
def test_hours_in_which_nothing_leaves_are_refused(hours):
    with pytest.raises(ValueError, match="hours begin"):
        Hours(*hours, Workdays())


def test_a_week_of_sundays_is_refused():
    with pytest.raises(ValueError, match="no day"):
        Hours(8, 20, Workdays(weekdays=frozenset((6,))))


def test_the_whole_day_is_open_to_its_end():
    whole = Hours(0, 24, Workdays())
    assert whole.are_open(at("2026-03-04T00:00"))
    assert whole.are_open(at("2026-03-04T23:59:59"))


@given(st.datetimes(at("2026-01-01"), at("2026-12-01")))
def test_what_waits_leaves_in_the_hours_and_no_later_than_it_may(moment):
    leaves = HOURS.next_open(moment)
    assert leaves >= moment
    assert HOURS.are_open(leaves)
    if leaves > moment:
        assert not HOURS.are_open(leaves - timedelta(minutes=1))
