"""A credit note shortens a plan, and the interest to come is on what is left."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.agreements.impute import lacking
from followup_core.agreements.plan import interest_anew, schedule
from followup_core.agreements.records import DayCount, Deposit, Plan, Shape
from followup_core.agreements.shorten import Loss, shorten, shorten_anew

from ..claim_world import day

CENT = Decimal("0.01")
NOTHING = Decimal(0)
# Three times EUR 300 of principal, with EUR 8.28, 5.52 and 3.06 of interest.
AGREED = Plan(
    "EUR",
    day("2026-01-05"),
    Decimal("900.00"),
    day("2026-02-02"),
    number=3,
    rate_percent=Decimal(12),
)
PLAN = schedule(AGREED)
FROM, TO = date(2026, 1, 5), date(2026, 3, 1)
CENTS = st.decimals(0, 2000, places=2)
DAYS = st.dates(FROM, FROM + timedelta(days=300))
PLANS = st.builds(
    Plan,
    st.just("EUR"),
    st.just(FROM),
    st.decimals("1.00", 2000, places=2),
    st.dates(FROM, TO),
    accrued=st.decimals(0, 50, places=2),
    deposit=st.none() | st.just(Deposit(Decimal("0.99"), FROM)),
    amount=st.none(),
    number=st.integers(1, 14),
    shape=st.sampled_from(Shape),
    rate_percent=st.integers(0, 20).map(Decimal),
    day_count=st.sampled_from(DayCount),
    closed=st.just(frozenset()),
)


def by_rank(instalments):
    return {one.rank: one for one in instalments}


def test_the_interest_is_on_the_smaller_principal():
    assert [str(one.interest) for one in PLAN] == ["8.28", "5.52", "3.06"]
    new = shorten_anew(AGREED, PLAN, NOTHING, Decimal(300), FROM)
    # As of a plan of 600 from the beginning.
    smaller = AGREED._replace(principal=Decimal("600.00"), number=2)
    assert new.instalments == schedule(smaller)
    assert [str(one.interest) for one in new.instalments] == ["5.52", "2.76"]
    assert new.losses == (
        Loss(1, NOTHING, NOTHING, Decimal("2.76")),
        Loss(2, NOTHING, NOTHING, Decimal("2.76")),
        Loss(3, Decimal(300), NOTHING, Decimal("3.06")),
    )


@pytest.mark.parametrize(
    ("credited_on", "interest"),
    [("2026-02-02", "5.52"), ("2026-02-03", "8.28"), ("2026-03-02", "8.28")],
)
def test_what_was_to_be_paid_before_the_credit_keeps_its_interest(
    credited_on, interest
):
    new = shorten_anew(AGREED, PLAN, NOTHING, Decimal(300), day(credited_on))
    assert [str(one.interest) for one in new.instalments] == [interest, "2.76"]


@pytest.mark.parametrize(
    ("paid", "interest"),
    [("5.51", "5.52"), ("5.52", "5.52"), ("5.53", "5.53"), ("8.28", "8.28")],
)
def test_interest_that_was_paid_stays_paid(paid, interest):
    new = shorten_anew(AGREED, PLAN, Decimal(paid), Decimal(300), FROM)
    assert new.instalments[0].interest == Decimal(interest)
    assert new.instalments[1].interest == Decimal("2.76")


def test_nothing_falls_off_and_nothing_changes():
    assert shorten_anew(AGREED, PLAN, NOTHING, NOTHING, FROM) == (PLAN, (), 0)
    with pytest.raises(ValueError, match="grows"):
        shorten_anew(AGREED, PLAN, NOTHING, -CENT, FROM)


@given(PLANS)
def test_of_a_plan_that_nothing_shortened_it_is_the_same(plan):
    pays = schedule(plan)
    assert interest_anew(plan, pays) == tuple(one.interest for one in pays)


@given(PLANS, CENTS, CENTS, DAYS)
def test_only_interest_differs_and_it_never_grows(plan, paid, off, on):
    pays = schedule(plan)
    plain, anew = shorten(pays, paid, off), shorten_anew(plan, pays, paid, off, on)
    assert anew.beyond == plain.beyond
    for one, other in zip(plain.instalments, anew.instalments, strict=True):
        assert other.interest <= one.interest
        assert other == one._replace(amount=other.amount, interest=other.interest)
        if one.on < on:
            assert other == one


@given(PLANS, CENTS, CENTS, DAYS)
def test_no_cent_is_lost_or_made(plan, paid, off, on):
    pays = schedule(plan)
    new = shorten_anew(plan, pays, paid, off, on)
    kept = by_rank(new.instalments)
    lost = by_rank(new.losses)
    for one in pays:
        left = kept[one.rank].amount if one.rank in kept else 0
        fallen = lost[one.rank].amount if one.rank in lost else 0
        assert left + fallen == one.amount
        assert one.rank in kept or one.rank in lost or not one.amount
    for one in new.instalments:
        assert one.amount == one.interest + one.accrued + one.principal
        assert one.interest >= 0
    assert [one.rank for one in new.losses] == sorted(lost)
    assert sum(one.principal + one.accrued for one in new.losses) == off - new.beyond


@given(PLANS, CENTS, CENTS, DAYS)
def test_the_part_that_was_paid_stays_paid(plan, paid, off, on):
    pays = schedule(plan)
    new = shorten_anew(plan, pays, paid, off, on)
    left = sum(one.amount for one in new.instalments)
    covered = min(paid, sum(one.amount for one in pays))
    assert sum(lacking(new.instalments, paid)) == left - covered


@given(PLANS, CENTS, CENTS, CENTS, DAYS)
def test_two_credit_notes_of_a_day_shorten_as_one_does(plan, paid, one, other, on):
    first = shorten_anew(plan, schedule(plan), paid, one, on)
    second = shorten_anew(plan, first.instalments, paid, other, on)
    at_once = shorten_anew(plan, schedule(plan), paid, one + other, on)
    assert second.instalments == at_once.instalments
    assert first.beyond + second.beyond == at_once.beyond


@given(PLANS, CENTS, CENTS, DAYS)
def test_without_a_rate_it_is_the_same(plan, paid, off, on):
    plan = plan._replace(rate_percent=NOTHING)
    pays = schedule(plan)
    assert shorten_anew(plan, pays, paid, off, on) == shorten(pays, paid, off)
