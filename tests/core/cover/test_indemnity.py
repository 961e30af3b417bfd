"""What an insurer pays, what is at risk, and how recoveries are shared."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.cover.contract import ZERO, Sharing
from followup_core.cover.indemnity import Paid, at_risk, indemnity, split
from tests.core.cover.policy import CENT, CONTRACT

MONEY = st.decimals(0, 5000, places=2)
BY_LOSS = CONTRACT._replace(sharing=Sharing.LOSS)


def test_the_percentage_of_what_is_insured_less_what_came_in():
    assert indemnity([Decimal(800), Decimal(200)], ZERO, CONTRACT, CENT) == 900
    assert indemnity([Decimal(1000)], Decimal(400), CONTRACT, CENT) == 540
    assert indemnity([Decimal(1000)], Decimal(1001), CONTRACT, CENT) == 0


@pytest.mark.parametrize(("loss", "paid"), [("499.99", "0.00"), ("500.00", "450.00")])
def test_a_claim_below_the_least_is_not_paid(loss, paid):
    contract = CONTRACT._replace(least_claim=Decimal(500))
    assert str(indemnity([Decimal(loss)], ZERO, contract, CENT)) == paid


def test_half_a_cent_is_rounded_up_and_a_currency_without_cents_has_none():
    assert str(indemnity([Decimal("0.05")], ZERO, CONTRACT, CENT)) == "0.05"
    assert str(indemnity([Decimal(1235)], ZERO, CONTRACT, Decimal(1))) == "1112"


def test_what_is_at_risk_and_what_was_forfeited():
    found = at_risk([Decimal(600)], [Decimal(400)], CONTRACT, CENT)
    assert found == (540, 360)
    least = CONTRACT._replace(least_claim=Decimal(700))
    assert at_risk([Decimal(600)], [Decimal(400)], least, CENT) == (0, 900)


def test_recoveries_are_shared_as_he_insures_or_by_what_each_lost():
    paid = Paid(Decimal(900), Decimal(2000))
    assert split(paid, Decimal(100), ZERO, CONTRACT, CENT) == (90, 10)
    assert split(paid, Decimal(100), ZERO, BY_LOSS, CENT) == (45, 55)
    nothing = Paid(ZERO, ZERO)
    assert split(nothing, Decimal(100), ZERO, BY_LOSS, CENT) == (0, 100)


def test_the_insurer_gets_no_more_than_he_paid():
    paid = Paid(Decimal(900), Decimal(2000))
    assert split(paid, Decimal(1000), ZERO, CONTRACT, CENT) == (900, 100)
    assert split(paid, Decimal(1001), ZERO, CONTRACT, CENT) == (900, 101)
    assert split(paid, Decimal(1500), Decimal(900), CONTRACT, CENT) == (0, 600)


def test_what_he_got_too_much_is_not_asked_back():
    paid = Paid(Decimal(900), Decimal(1000))
    assert split(paid, Decimal(50), Decimal(90), CONTRACT, CENT).insurer == 0


@given(st.lists(MONEY, max_size=5), MONEY, st.sampled_from([CONTRACT, BY_LOSS]))
def test_many_recoveries_share_as_one_does(recoveries, amount, contract):
    paid = Paid(amount, Decimal(5000))
    shared = so_far = ZERO
    for one in recoveries:
        so_far += one
        found = split(paid, so_far, shared, contract, CENT)
        assert found.insurer + found.ours + shared == so_far
        shared += found.insurer
    assert shared == split(paid, so_far, ZERO, contract, CENT).insurer


@given(st.lists(MONEY, max_size=4), MONEY)
def test_never_more_than_the_percentage(amounts, recovered):
    paid = indemnity(amounts, recovered, CONTRACT, CENT)
    assert 0 <= paid <= sum(amounts, ZERO) * Decimal("0.9") + CENT
