"""Stops: when one is set, lifted by a payment, and over."""

from datetime import date
from decimal import Decimal

import pytest

from followup_core.stops.stops import (
    Cause,
    Degree,
    Owed,
    Rule,
    Settings,
    State,
    Stop,
    Why,
    gravest,
    judge,
    to_pay,
)

ON = date(2026, 3, 11)


def ruled(state=State.ACTIVE, reason=Why.SET, to_pay="100", on=ON, **facts):
    amount = to_pay and Decimal(to_pay)
    ruling = judge(Stop(1, state, reason, amount, **facts), on, Settings())
    return ruling.state, ruling.reason, ruling.next_on


def test_it_lasts_until_the_last_cent():
    assert ruled(to_pay="0.01") == ("active", "set", None)
    assert ruled(to_pay="0") == ("lifted", "paid", None)


def test_what_no_payment_lifts_stays():
    assert ruled(to_pay=None) == ("active", "set", None)


def test_an_undone_payment_brings_it_back():
    again = ("active", "again", None)
    assert ruled(State.LIFTED, Why.PAID) == again
    assert ruled(State.ACTIVE, Why.AGAIN) == again


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (date(2026, 3, 10), ("active", "set", ON)),
        (ON, ("ended", "time_over", None)),
    ],
)
def test_its_own_day_ends_it(day, found):
    assert ruled(until=ON, on=day) == found


def test_a_message_that_was_taken_back_ends_it():
    assert ruled(is_withdrawn=True) == ("ended", "withdrawn", None)
    assert ruled(State.LIFTED, Why.PAID, "0", is_withdrawn=True)[0] == "ended"


def test_what_a_person_ended_stays_ended():
    assert ruled(State.ENDED, Why.BY_HAND) == ("ended", "by_hand", None)


def test_the_gravest_counts():
    assert gravest([Degree.APPROVE, Degree.NOTE]) is Degree.APPROVE
    assert gravest([]) is None


def owed(*pairs):
    return [Owed(date.fromisoformat(day), Decimal(amount)) for day, amount in pairs]


@pytest.mark.parametrize(
    ("amount", "found"),
    [("500.00", {}), ("500.01", {Cause.AMOUNT: Decimal("0.01")})],
)
def test_more_than_the_amount_is_overdue(amount, found):
    items = owed(("2026-03-10", amount), ("2026-03-11", "999"))
    assert to_pay(Rule(Degree.STOP, Decimal(500)), items, None, ON) == found


@pytest.mark.parametrize(
    ("day", "found"), [("2026-03-06", {}), ("2026-03-05", {Cause.DAYS: Decimal(7)})]
)
def test_overdue_for_more_days_than_these(day, found):
    """Five days late on the sixth of March, six on the fifth."""
    assert to_pay(Rule(Degree.STOP, days=5), owed((day, "7")), None, ON) == found


@pytest.mark.parametrize(
    ("limit", "found"),
    [(None, {}), ("12.00", {}), ("11.99", {Cause.LIMIT: Decimal("0.01")})],
)
def test_all_that_is_open_is_held_against_the_limit(limit, found):
    items = owed(("2026-03-05", "7"), ("2027-03-05", "5"), ("2026-01-01", "-3"))
    rule = Rule(Degree.NOTE, on_limit=True)
    assert to_pay(rule, items, limit and Decimal(limit), ON) == found


def test_causes_stand_beside_each_other():
    rule = Rule(Degree.STOP, Decimal(1), 1, on_limit=True)
    found = to_pay(rule, owed(("2026-03-05", "7")), Decimal(5), ON)
    assert found == {
        Cause.AMOUNT: Decimal(6),
        Cause.DAYS: Decimal(7),
        Cause.LIMIT: Decimal(2),
    }
