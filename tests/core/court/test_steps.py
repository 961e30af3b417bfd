"""The clock of a court case: both sides of its days, and what steps bring."""

from datetime import date

import pytest

from followup_core.court.paths import Outcome
from followup_core.court.steps import (
    NEAR_DAYS,
    Case,
    Settings,
    State,
    Taken,
    Why,
    judge,
    next_step,
)

ON = date(2026, 10, 1)
ORDER = Taken(1, ON)
SERVICE = Taken(2, until=date(2027, 1, 1), is_fatal=True)
TITLE = Taken(3)


def case(*steps, **values):
    return Case(5, State.OPEN, Why.TO_DO, steps=steps, **values)


def ruled(facts, on, settings=None):
    found = judge(facts, date.fromisoformat(on), settings or Settings())
    assert found.key == facts.key
    return found.state, found.reason, found.next_on and found.next_on.isoformat()


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2026-12-17", ("open", "to_do", "2026-12-18")),
        ("2026-12-18", ("near", "time_near", "2027-01-02")),
        ("2027-01-01", ("near", "time_near", "2027-01-02")),
        ("2027-01-02", ("late", "lost", None)),
    ],
)
def test_a_step_with_a_last_day(on, expected):
    assert ruled(case(ORDER, SERVICE, TITLE), on) == expected


def test_a_time_that_is_not_fatal_is_only_over():
    late = SERVICE._replace(is_fatal=False)
    assert ruled(case(ORDER, late), "2027-01-02") == ("late", "time_over", None)


def test_the_days_of_the_warning():
    assert NEAR_DAYS == 14
    assert ruled(case(ORDER, SERVICE), "2026-12-31", Settings(-3))[0] == "open"


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2026-10-14", ("waiting", "time_runs", "2026-10-15")),
        ("2026-10-15", ("open", "to_do", "2027-03-18")),
        ("2027-03-18", ("near", "time_near", "2027-04-02")),
    ],
)
def test_a_step_that_waits_for_the_other_side(on, expected):
    wait = Taken(2, not_before=date(2026, 10, 15), until=date(2027, 4, 1))
    assert ruled(case(ORDER, wait), on) == expected


def test_a_wait_that_is_longer_than_the_warning_is_told_first():
    wait = Taken(2, not_before=date(2026, 10, 15), until=date(2026, 10, 20))
    assert ruled(case(ORDER, wait), "2026-10-05")[:2] == ("waiting", "time_runs")
    assert ruled(case(ORDER, wait), "2026-10-06")[:2] == ("near", "time_near")


@pytest.mark.parametrize(
    ("outcome", "state", "why"),
    [
        ("done", "open", "to_do"),
        ("service", "open", "to_do"),
        ("objection", "objected", "contested"),
        ("hearing", "objected", "contested"),
        ("judgment", "titled", "title"),
        ("title", "titled", "title"),
        ("seizure", "enforcing", "seized"),
        ("no_goods", "titled", "no_goods"),
        ("plan", "paying", "plan"),
        ("agreed", "paying", "agreed"),
        ("withdrawn", "ended", "withdrawn"),
        ("rejected", "ended", "rejected"),
    ],
)
def test_what_a_step_brings(outcome, state, why):
    brought = ORDER._replace(outcome=Outcome(outcome))
    assert ruled(case(brought, TITLE), "2026-10-02") == (state, why, None)
    assert set(Outcome) >= {Outcome(outcome)}


def test_the_latest_step_that_brought_something_counts():
    title = Taken(3, date(2026, 11, 1), Outcome.TITLE)
    objected = ORDER._replace(outcome=Outcome.OBJECTION)
    served = Taken(4, date(2026, 12, 1))
    facts = case(objected, title, served, Taken(5))
    assert ruled(facts, "2026-12-02") == ("titled", "title", None)


def test_a_case_whose_steps_are_all_done_ends_or_stands_where_it_is():
    assert ruled(case(ORDER), "2026-10-02") == ("ended", "all_done", None)
    titled = ORDER._replace(outcome=Outcome.TITLE)
    assert ruled(case(titled), "2026-10-02")[0] == "titled"


def test_what_was_paid_or_closed_is_over():
    late = case(ORDER, SERVICE, is_open=False)
    assert ruled(late, "2027-06-01") == ("ended", "paid", None)
    closed = late._replace(is_closed=True)
    assert ruled(closed, "2027-06-01") == ("ended", "closed", None)


def test_what_was_passed_over_is_not_asked_for_again():
    facts = case(Taken(0), ORDER, SERVICE, TITLE)
    assert next_step(facts) is SERVICE
    assert next_step(case(Taken(0), Taken(1))) == Taken(0)
    assert next_step(case(ORDER)) is None
