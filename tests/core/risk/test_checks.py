"""The clock of a check: until when it counts, and what replaces it."""

from datetime import date

import pytest

from followup_core.risk.checks import (
    Check,
    Settings,
    State,
    Why,
    ends_on,
    judge,
)
from followup_core.workdays import MOST_MONTHS, months_later

DONE = date(2026, 1, 31)
BEFORE, UNTIL = date(2026, 7, 30), date(2026, 7, 31)


def ruled(on, state=State.CURRENT, months=12, **facts):
    check = Check(1, state, Why.DONE, DONE, **facts)
    ruling = judge(check, on, Settings(months))
    return ruling.state, ruling.reason, ruling.next_on


@pytest.mark.parametrize(
    ("on", "found"),
    [(BEFORE, ("current", "done", UNTIL)), (UNTIL, ("expired", "day_over", None))],
)
def test_the_day_that_is_written_on_it_is_the_first_on_which_it_no_longer_counts(
    on, found
):
    assert ruled(on, valid_until=UNTIL) == found


@pytest.mark.parametrize(
    ("on", "found"),
    [(BEFORE, ("current", "done", UNTIL)), (UNTIL, ("expired", "too_old", None))],
)
def test_without_a_day_it_counts_for_the_usual_months(on, found):
    assert ruled(on, months=6) == found


def test_the_day_that_is_written_counts_before_the_usual_months():
    assert ruled(BEFORE, months=1, valid_until=UNTIL)[0] == "current"
    assert ruled(UNTIL, months=12, valid_until=UNTIL)[0] == "expired"


@pytest.mark.parametrize("on", [BEFORE, UNTIL])
def test_a_later_one_replaces_it_whether_it_is_over_or_not(on):
    replaced = ("replaced", "later_one", None)
    assert ruled(on, valid_until=UNTIL, is_superseded=True) == replaced


@pytest.mark.parametrize("state", State)
def test_it_comes_back_where_the_later_one_is_gone(state):
    assert ruled(BEFORE, state, valid_until=UNTIL)[0] == "current"


@pytest.mark.parametrize(
    ("day", "months", "found"),
    [
        (date(2026, 1, 30), 1, date(2026, 2, 28)),
        (date(2024, 1, 30), 1, date(2024, 2, 29)),
        (date(2026, 1, 28), 1, date(2026, 2, 28)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 5, 5), 0, date(2026, 5, 5)),
        (date(2026, 5, 5), -3, date(2026, 5, 5)),
        (date(2026, 5, 5), MOST_MONTHS, date(2126, 5, 5)),
        (date(2026, 5, 5), MOST_MONTHS + 1, date(2126, 5, 5)),
        (date(9999, 11, 5), 1, date(9999, 12, 5)),
        (date(9999, 12, 5), 1, date.max),
    ],
)
def test_months_are_counted_by_the_calendar(day, months, found):
    assert months_later(day, months) == found


def test_it_ends_by_its_own_day_else_by_the_months():
    assert ends_on(DONE, UNTIL, Settings()) == UNTIL
    assert ends_on(DONE, None, Settings()) == date(2027, 1, 31)
