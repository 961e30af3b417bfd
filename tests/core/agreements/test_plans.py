"""Laws of a plan: it sums to the debt, to the cent, whatever was agreed."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from followup_core.agreements.dates import day_of, days_between
from followup_core.agreements.plan import schedule
from followup_core.agreements.records import (
    DayCount,
    Deposit,
    Move,
    Plan,
    PlanError,
    Rhythm,
    Shape,
)
from followup_core.money import decimals, unit

AGREED = date(2026, 1, 5)
DAYS = st.dates(AGREED, date(2027, 12, 31))
CODES = st.sampled_from(("EUR", "JPY", "TND"))


@st.composite
def plans(draw):
    """Draw plans that contradict nothing, of every kind."""
    code = draw(CODES)
    places = decimals(code)
    least = unit(code)
    principal = draw(st.decimals(least, 100_000, places=places))
    accrued = draw(st.just(Decimal(0)) | st.decimals(0, 5_000, places=places))
    first = draw(DAYS)
    plan = Plan(
        code,
        AGREED,
        principal,
        first,
        accrued=accrued,
        number=draw(st.integers(1, 40)),
        shape=draw(st.sampled_from(Shape)),
        rhythm=draw(st.sampled_from(Rhythm)),
        closed=frozenset(draw(st.lists(DAYS, max_size=10))),
        move=draw(st.sampled_from(Move)),
        rate_percent=draw(st.decimals(0, 30, places=2)),
        day_count=draw(st.sampled_from(DayCount)),
    )
    assume(day_of(plan, 0) >= AGREED)
    if principal + accrued > 2 * least and draw(st.booleans()):
        most = principal + accrued - least
        amount = draw(st.decimals(least, most, places=places))
        on = AGREED + draw(st.integers(0, (day_of(plan, 0) - AGREED).days)) * timedelta(
            1
        )
        plan = plan._replace(deposit=Deposit(amount, on))
    return plan


@given(plans())
def test_instalments_sum_to_the_debt(plan):
    found = schedule(plan)
    assert sum(one.principal for one in found) == plan.principal
    assert sum(one.accrued for one in found) == plan.accrued
    assert found[-1].principal_left == 0
    for one in found:
        assert one.amount == one.interest + one.accrued + one.principal
        assert min(one.amount, one.interest, one.accrued, one.principal) >= 0
        assert one.amount == one.amount.quantize(unit(plan.currency))


@given(plans())
def test_interest_is_on_what_is_left_from_day_to_day(plan):
    """Reckoned once more, in fractions and slice by slice."""
    year = 365 if plan.day_count is DayCount.ACT_365 else 360
    left, since, slices = Fraction(plan.principal), AGREED, Fraction(0)
    for one in schedule(plan):
        days = days_between(since, one.on, plan.day_count)
        slices += left * days * Fraction(plan.rate_percent) / 100 / year
        if one.rank:
            assert (
                abs(Fraction(one.interest) - slices)
                <= Fraction(unit(plan.currency)) / 2
            )
            slices = Fraction(0)
        left, since = left - Fraction(one.principal), one.on
        assert left == one.principal_left


@given(plans())
def test_what_is_accrued_is_paid_before_the_principal(plan):
    owed = plan.accrued
    for one in schedule(plan):
        owed -= one.accrued
        assert not one.principal or not owed


@given(plans())
def test_days_keep_their_order_and_are_open(plan):
    days = [one.on for one in schedule(plan) if one.rank]
    assert days == sorted(days)
    if plan.move is not Move.KEEP:
        assert all(one.weekday() < 5 and one not in plan.closed for one in days)


@given(plans())
def test_equal_parts_are_equal_but_for_the_last(plan):
    found = schedule(plan._replace(shape=Shape.EQUAL_PARTS))
    parts = [one.accrued + one.principal for one in found if one.rank]
    assert len(set(parts[:-1])) <= 1
    assert 0 <= parts[-1] - parts[0] < len(parts) * unit(plan.currency)


@given(plans())
def test_equal_amounts_are_the_smallest_that_leave_no_larger_last(plan):
    plan = plan._replace(shape=Shape.EQUAL_AMOUNTS)
    found = [one for one in schedule(plan) if one.rank]
    amounts = [one.amount for one in found]
    assert max(amounts) == amounts[0]
    if len(amounts) == 1:
        return
    assert amounts == sorted(amounts, reverse=True)
    # A unit less is too little: of the interest of a period, or for the last one.
    less = amounts[0] - unit(plan.currency)
    if less <= 0:
        return
    try:
        shorter = schedule(plan._replace(amount=less, number=None))
    except PlanError:
        return
    assert len([one for one in shorter if one.rank]) > len(amounts)


@given(plans(), st.decimals("0.01", 50_000, places=2))
def test_a_plan_by_amount_pays_it_until_the_rest(plan, amount):
    amount = amount.quantize(unit(plan.currency)) or unit(plan.currency)
    try:
        found = schedule(plan._replace(number=None, amount=amount))
    except PlanError as error:
        assert error.code in ("amount_too_small", "too_many_instalments")
        return
    *most, last = [one.amount for one in found if one.rank]
    assert set(most) <= {amount}
    assert last <= amount
    other = Shape.EQUAL_AMOUNTS
    again = plan._replace(number=None, amount=amount, shape=other)
    assert schedule(again) == found


@pytest.mark.parametrize(
    ("first", "rhythm", "days"),
    [
        ("2026-01-31", Rhythm.MONTHLY, ["2026-01-31", "2026-02-28", "2026-03-31"]),
        ("2027-11-30", Rhythm.QUARTERLY, ["2027-11-30", "2028-02-29", "2028-05-30"]),
        ("2026-12-28", Rhythm.WEEKLY, ["2026-12-28", "2027-01-04", "2027-01-11"]),
        ("2026-12-28", Rhythm.FORTNIGHTLY, ["2026-12-28", "2027-01-11", "2027-01-25"]),
    ],
)
def test_months_keep_the_day_of_the_first(first, rhythm, days):
    plan = Plan(
        "EUR",
        AGREED,
        Decimal(300),
        date.fromisoformat(first),
        number=3,
        rhythm=rhythm,
        move=Move.KEEP,
    )
    assert [one.on.isoformat() for one in schedule(plan)] == days


def test_a_weekend_moves_either_way():
    plan = Plan("EUR", AGREED, Decimal(100), date(2026, 1, 31), number=1)
    closed = frozenset((date(2026, 2, 2), date(2026, 1, 30)))
    for move, plain, beside in (
        (Move.NEXT, date(2026, 2, 2), date(2026, 2, 3)),
        (Move.PREVIOUS, date(2026, 1, 30), date(2026, 1, 29)),
        (Move.KEEP, date(2026, 1, 31), date(2026, 1, 31)),
    ):
        moved = plan._replace(move=move)
        assert schedule(moved)[0].on == plain
        assert schedule(moved._replace(closed=closed))[0].on == beside


def test_where_the_unit_is_too_coarse_the_last_ones_are_nothing():
    plan = Plan("JPY", AGREED, Decimal(5), date(2026, 2, 2), number=10)
    for shape, amounts in (
        (Shape.EQUAL_PARTS, [0] * 9 + [5]),
        (Shape.EQUAL_AMOUNTS, [1] * 5 + [0] * 5),
    ):
        found = schedule(plan._replace(shape=shape))
        assert [one.amount for one in found] == amounts
