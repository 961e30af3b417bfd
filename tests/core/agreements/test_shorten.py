"""A debt that shrinks beside the plan shortens it from its end."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.agreements.impute import lacking
from followup_core.agreements.plan import schedule
from followup_core.agreements.records import Deposit, Plan, Shape
from followup_core.agreements.shorten import Loss, shorten

from ..claim_world import day

CENT = Decimal("0.01")
# A deposit of EUR 100 and three times EUR 300, each with interest.
AGREED = Plan(
    "EUR",
    day("2026-01-05"),
    Decimal("960.00"),
    day("2026-02-02"),
    accrued=Decimal("40.00"),
    deposit=Deposit(Decimal("100.00"), day("2026-01-10")),
    number=3,
    rate_percent=Decimal(12),
)
PLAN = schedule(AGREED)
FROM, TO = date(2026, 1, 5), date(2026, 3, 1)
CENTS = st.decimals(0, 2000, places=2)
PLANS = st.builds(
    Plan,
    st.just("EUR"),
    st.just(FROM),
    st.decimals("0.01", 2000, places=2),
    st.dates(FROM, TO),
    accrued=st.decimals(0, 50, places=2),
    deposit=st.none(),
    amount=st.none(),
    number=st.integers(1, 14),
    shape=st.sampled_from(Shape),
    rate_percent=st.integers(0, 20).map(Decimal),
    closed=st.just(frozenset()),
).map(schedule)


def debt(instalments):
    return sum(one.principal + one.accrued for one in instalments)


def test_the_last_ones_fall_away_with_their_interest():
    new = shorten(PLAN, Decimal(0), Decimal(600))
    assert [one.rank for one in new.instalments] == [0, 1]
    assert [one.amount for one in new.instalments] == [
        one.amount for one in PLAN if one.rank <= 1
    ]
    assert new.losses == tuple(
        Loss(one.rank, Decimal(300), Decimal(0), one.interest) for one in PLAN[2:]
    )
    assert all(loss.interest for loss in new.losses)
    assert (new.instalments[-1].principal_left, new.beyond) == (0, 0)


@pytest.mark.parametrize(
    ("off", "left", "interest"),
    [("299.99", "0.01", True), ("300.00", None, False), ("0.01", "299.99", True)],
)
def test_the_last_one_keeps_its_interest_while_a_cent_of_it_is_left(
    off, left, interest
):
    last = PLAN[-1]
    new = shorten(PLAN, Decimal(0), Decimal(off))
    kept = new.instalments[-1]
    assert (kept.rank == last.rank) is interest
    if left:
        assert kept.principal == Decimal(left)
        assert (kept.on, kept.interest) == (last.on, last.interest)
        assert new.losses[0].interest == 0
    assert new.instalments[0].principal_left == PLAN[0].principal_left - Decimal(off)


def test_what_was_paid_is_not_touched():
    paid = PLAN[0].amount + PLAN[1].amount + 50
    new = shorten(PLAN, paid, Decimal(2000))
    assert new.instalments[:2] == tuple(
        one._replace(principal_left=one.principal_left - debt_lost(new, one.rank))
        for one in PLAN[:2]
    )
    part = new.instalments[2]
    assert (part.rank, part.amount, part.interest) == (2, 50, PLAN[2].interest)
    assert new.beyond == 2000 - (debt(PLAN) - debt(new.instalments))


def debt_lost(new, rank):
    return sum(loss.principal for loss in new.losses if loss.rank > rank)


def test_a_payment_of_less_than_the_interest_leaves_that_part():
    paid = PLAN[0].amount + CENT
    new = shorten(PLAN, paid, Decimal(900))
    part = new.instalments[-1]
    assert (part.rank, part.amount, part.interest) == (1, CENT, CENT)
    assert new.losses[0].interest == PLAN[1].interest - CENT


def test_accrued_falls_after_principal():
    new = shorten(PLAN, Decimal(0), Decimal(1000) - 10)
    (first,) = new.instalments
    assert (first.rank, first.accrued, first.principal) == (0, 10, 0)


def test_nothing_falls_off_and_nothing_changes():
    assert shorten(PLAN, Decimal(0), Decimal(0)) == (PLAN, (), 0)
    with pytest.raises(ValueError, match="grows"):
        shorten(PLAN, Decimal(0), -CENT)


@given(PLANS, CENTS, CENTS)
def test_no_cent_is_lost_or_made(plan, paid, off):
    new = shorten(plan, paid, off)
    for one in new.instalments:
        assert min(one.amount, one.accrued, one.interest, one.principal) >= 0
        assert one.amount == one.interest + one.accrued + one.principal
        assert one.principal_left >= 0
    lost = sum(loss.amount for loss in new.losses)
    assert sum(one.amount for one in new.instalments) + lost == sum(
        one.amount for one in plan
    )
    assert debt(new.instalments) + off - new.beyond == debt(plan)
    assert 0 <= new.beyond <= off
    assert all(loss.amount > 0 for loss in new.losses)


@given(PLANS, CENTS, CENTS)
def test_it_is_taken_from_the_end_and_all_before_stays(plan, paid, off):
    new = shorten(plan, paid, off)
    before = {one.rank: one for one in plan}
    lost = [loss.rank for loss in new.losses]
    ranks = [one.rank for one in new.instalments]
    assert ranks == [one.rank for one in plan][: len(ranks)]
    for one, lack in zip(new.instalments, lacking(new.instalments, paid), strict=True):
        if one.rank not in lost:
            assert one == before[one.rank]._replace(principal_left=one.principal_left)
        # Only one of those that lost something has something left to pay.
        assert not lack or one.rank <= min(lost, default=one.rank)


@given(PLANS, CENTS, CENTS)
def test_the_part_that_was_paid_stays_paid(plan, paid, off):
    new = shorten(plan, paid, off)
    planned = sum(one.amount for one in plan)
    left = sum(one.amount for one in new.instalments)
    assert left >= min(paid, planned)
    assert sum(lacking(new.instalments, paid)) == left - min(paid, planned)


@given(PLANS, CENTS, CENTS, CENTS)
def test_two_credit_notes_shorten_as_one_does(plan, paid, one, other):
    first = shorten(plan, paid, one)
    second = shorten(first.instalments, paid, other)
    at_once = shorten(plan, paid, one + other)
    assert second.instalments == at_once.instalments
    assert first.beyond + second.beyond == at_once.beyond
