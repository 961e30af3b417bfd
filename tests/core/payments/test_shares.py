from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from followup_core.payments.shares import allot, deduct

CENT = Decimal("0.01")
AMOUNT = st.decimals(0, 10_000, places=2)
AMOUNTS = st.lists(AMOUNT, max_size=6)


@given(AMOUNTS, AMOUNT)
def test_nothing_is_lost_and_nobody_gets_more_than_is_asked(asked, amount):
    given_ = allot(asked, amount)
    assert sum(given_) == min(amount, sum(asked))
    assert all(0 <= got <= one for got, one in zip(given_, asked, strict=True))


@given(AMOUNTS, AMOUNT)
def test_a_younger_one_gets_nothing_while_an_older_one_is_open(asked, amount):
    given_ = allot(asked, amount)
    still_open = [got < one for got, one in zip(given_, asked, strict=True)]
    if any(still_open):
        assert not any(given_[still_open.index(True) + 1 :])


@given(AMOUNTS, AMOUNT)
def test_credits_and_payment_together_pay_all(asked, credits):
    left = deduct(asked, credits)
    assert sum(left) == max(sum(asked) - credits, 0)
    assert allot(left, sum(left)) == left


def test_to_the_cent_on_both_sides():
    asked = [Decimal(600), Decimal(500)]
    assert allot(asked, Decimal(1100) - CENT) == [600, 500 - CENT]
    assert allot(asked, Decimal(1100) + CENT) == [600, 500]
    assert deduct(asked, CENT) == [600, 500 - CENT]


def test_what_is_below_zero_is_given_and_takes_nothing():
    assert allot([Decimal(-5), Decimal(5)], Decimal(5)) == [0, 5]
    assert allot([Decimal(5)], Decimal(-1)) == [0]
    assert deduct([Decimal(5)], Decimal(-1)) == [5]
