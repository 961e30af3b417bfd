"""Which signs plain facts show: a delay that grows, parts in round sums."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.risk.signs import (
    Drift,
    Paid,
    drift,
    first_day,
    is_later,
    is_round,
)

ON = date(2026, 7, 31)
START = date(2026, 5, 3)
DAY = timedelta(days=1)
HUNDRED = Decimal(100)


def paid(day, days_late, amount=HUNDRED, times=5):
    return [Paid(day, days_late, amount)] * times


def test_lately_are_ninety_days_with_the_day_itself():
    assert first_day(ON) == START
    assert (ON - START).days == 89
    before = paid(START - DAY, 4)
    assert drift(before + paid(START, 10), ON) == Drift(Decimal(4), Decimal(10))
    assert drift(before + paid(ON, 10), ON) == Drift(Decimal(4), Decimal(10))
    assert drift(before + paid(ON + DAY, 10), ON) is None
    assert drift(before + paid(START - DAY, 10), ON) is None


def test_before_is_the_year_before_these():
    lately, first = paid(ON, 10), START - timedelta(days=365)
    assert drift(paid(first, 4) + lately, ON) == Drift(Decimal(4), Decimal(10))
    assert drift(paid(first - DAY, 4) + lately, ON) is None


@pytest.mark.parametrize(("before", "lately"), [(4, 5), (5, 4)])
def test_fewer_payments_than_five_say_nothing(before, lately):
    made = paid(START - DAY, 4, times=before) + paid(ON, 10, times=lately)
    assert drift(made, ON) is None


def test_large_amounts_weigh_more():
    made = paid(START - DAY, 0) + paid(ON, 30) + paid(ON, 0, 2 * HUNDRED)
    assert drift(made, ON).lately == 10


def test_what_pays_nothing_is_no_payment():
    refunds = paid(ON, 30, Decimal(0)) + paid(ON, 30, -HUNDRED)
    assert drift(paid(START - DAY, 0) + refunds, ON) is None


def test_a_cent_is_a_payment():
    made = paid(START - DAY, 4, Decimal("0.01")) + paid(ON, 10, Decimal("0.01"))
    assert drift(made, ON) == Drift(Decimal(4), Decimal(10))


def test_who_stops_paying_early_is_not_late():
    assert drift(paid(START - DAY, -20) + paid(ON, 0), ON) == Drift(*[Decimal(0)] * 2)


@pytest.mark.parametrize(
    ("before", "lately", "found"),
    [
        ("0", "6.99", False),
        ("0", "7", True),
        ("14", "20.99", False),
        ("14", "21", True),
        ("20", "29.99", False),
        ("20", "30", True),
        ("20", "2", False),
    ],
)
def test_a_week_and_half_as_much_again_is_later(before, lately, found):
    assert is_later(Drift(Decimal(before), Decimal(lately))) is found


@pytest.mark.parametrize(
    ("amount", "found"),
    [
        ("99.99", False),
        ("50.00", False),
        ("100.00", True),
        ("100.01", False),
        ("150.00", False),
        ("900.00", True),
        ("1500", True),
        ("1550", False),
        ("9900.00", True),
        ("10000.00", True),
        ("12000.00", True),
        ("12500.00", False),
        ("12300.00", False),
        ("250000", True),
        ("255000", False),
        ("2.5e5", True),
        ("0", False),
        ("-500", False),
    ],
)
def test_a_round_sum_is_two_digits_and_zeros(amount, found):
    assert is_round(Decimal(amount), Decimal("400000.01")) is found


def test_all_that_was_open_is_no_part():
    assert is_round(Decimal(500), Decimal("500.01"))
    assert not is_round(Decimal(500), Decimal(500))
    assert not is_round(Decimal(500), Decimal(400))


PAYMENTS = st.lists(
    st.builds(
        Paid,
        st.dates(date(2025, 1, 1), date(2026, 9, 1)),
        st.integers(-60, 200),
        st.decimals(0, 9000, places=2),
    ),
    max_size=40,
)


@given(PAYMENTS, st.randoms(use_true_random=False))
def test_the_order_of_payments_does_not_matter(payments, random):
    found = drift(payments, ON)
    assert drift(random.sample(payments, len(payments)), ON) == found


@given(PAYMENTS)
def test_an_average_lies_between_the_least_and_the_most(payments):
    found = drift(payments, ON)
    if found:
        most = max(one.days_late for one in payments)
        assert 0 <= min(found) <= max(found) <= max(most, 0) + Decimal("1e-20")
