"""Laws of every claim, whatever the country: tried on random debts and payments."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from followup_core.claims.burden import Burdens
from followup_core.claims.calculate import _Calculation, claim
from followup_core.law.case import Payment, Request

from ..any_claim import DAY, FIRST, requests
from ..claim_world import TABLE

CENT = Decimal("0.01")


def later(request, count=1):
    return Request(**{**vars(request), "as_of": request.as_of + count * DAY})


@given(requests())
def test_the_days_of_the_slices_sum_to_the_delay(request):
    result = claim(request, TABLE)
    for debt in result.debts:
        for one, following in zip(debt.segments, debt.segments[1:], strict=False):
            assert one.start < one.end <= following.start
        if debt.segments and debt.principal_open > 0 and request.jurisdiction != "CH":
            first, last = debt.segments[0], debt.segments[-1]
            assert last.end == request.as_of + DAY
            assert (
                sum(one.days for one in debt.segments) == (last.end - first.start).days
            )


@given(requests())
def test_one_day_later_never_costs_less(request):
    today, tomorrow = claim(request, TABLE), claim(later(request), TABLE)
    paid = {one.paid_on for one in request.payments}
    if later(request).as_of in paid:
        return  # money that comes in on that day lowers what is open
    for before, after in zip(today.debts, tomorrow.debts, strict=True):
        assert after.interest_accrued >= before.interest_accrued
        assert after.compensation_accrued >= before.compensation_accrued
        assert after.due >= before.due


@given(requests())
def test_nothing_that_is_open_is_below_zero(request):
    result = claim(request, TABLE)
    assert result.unallocated >= 0
    for debt in result.debts:
        assert min(debt.principal_open, debt.interest_open) >= 0
        assert debt.compensation_open >= 0


@given(requests())
def test_no_cent_is_lost_between_what_was_owed_and_what_was_paid(request):
    result = claim(request, TABLE)
    owed = sum(debt.principal for debt in request.debts) + sum(
        debt.interest_accrued + debt.compensation_accrued for debt in result.debts
    )
    paid = sum(one.amount for one in request.payments if one.paid_on <= request.as_of)
    still_open = sum(debt.due for debt in result.debts)
    assert owed - paid == still_open - result.unallocated


@given(requests(with_payments=False), st.integers(1, 400))
def test_splitting_a_period_changes_one_rounding_at_most(request, count):
    whole = claim(request, TABLE)
    for debt in whole.debts:
        exact = sum((one.amount for one in debt.segments), Decimal(0))
        assert abs(debt.interest_accrued - exact) <= CENT / 2
    cut = max(request.as_of - count * DAY, FIRST)
    split = Request(**{**vars(request), "payments": (Payment(cut, CENT, "INV/1"),)})
    first = claim(split, TABLE).debts[0]
    # A cent less of principal, and one rounding more.
    assert abs(whole.debts[0].interest_accrued - first.interest_accrued) <= 2 * CENT


@given(requests(), st.randoms(use_true_random=False))
def test_the_order_in_which_debts_are_listed_changes_nothing(request, random):
    listed = list(request.debts)
    random.shuffle(listed)
    shuffled = Request(**{**vars(request), "debts": tuple(listed)})
    once, again = claim(request, TABLE), claim(shuffled, TABLE)
    own = {one.ref: one for one in again.debts}
    assert own == {one.ref: one for one in once.debts}


@given(requests(), st.lists(st.integers(0, 900), min_size=1, max_size=4))
def test_the_queues_give_the_order_of_all_debts_by_their_rate(request, offsets):
    work = _Calculation(request, TABLE)
    queues = Burdens(work.owing, work.accounts)
    first = min(debt.due_on for debt in request.debts)
    for day in sorted(first + offset * DAY for offset in offsets):
        if day > request.as_of or not work.owing:
            break
        percents = {ref: one.percent(day) for ref, one in work.accounts.items()}
        by_rate = sorted(work.owing, key=lambda ref: -percents.get(ref, 0))
        assert list(queues.in_order(day)) == by_rate
        del work.owing[by_rate[0]]


@given(requests())
def test_no_statute_no_charge(request):
    result = claim(request, TABLE)
    lawless = {one.ref for one in result.findings if one.code == "no_statute"}
    for debt in result.debts:
        if debt.ref in lawless:
            assert (debt.interest_accrued, debt.compensation_accrued) == (0, 0)
            assert not debt.segments
        else:
            assert debt.article


@given(requests())
def test_each_slice_can_be_recomputed_from_what_is_printed(request):
    for debt in claim(request, TABLE).debts:
        for one in debt.segments:
            year = 36_000 if request.jurisdiction == "CH" else 36_500
            assert one.amount == one.base * one.percent * one.days / year
            assert one.source
