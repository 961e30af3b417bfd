"""Money on account: by what was written with it, else the oldest agreement first."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.payments.received import Received, Wanting, names, share_out

SINCE, DAY = date(2026, 3, 1), date(2026, 3, 4)
OLD = Wanting("old", "AGR/2026/0001", SINCE, Decimal(100))
NEW = Wanting("new", "AGR/2026/0002", SINCE, Decimal(100))


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        ("AGR/2026/0001-2", True),
        ("agr/2026/0001-2", True),
        ("Paiement AGR 2026 0001 2, merci", True),
        ("AGR20260001", True),
        ("AGR/2026/00012", False),
        ("XAGR/2026/0001", False),
        ("AGR/2026/0002-1", False),
        ("Invoice 0001", False),
        ("", False),
    ],
)
def test_the_number_is_found_as_banks_write_it(text, is_named):
    assert names(text, "AGR/2026/0001") == is_named


def test_nothing_names_an_agreement_without_number():
    assert not names("anything", "")
    assert not names("anything", "//")


def test_what_names_an_agreement_fills_that_one():
    money = [Received(DAY, Decimal(60)), Received(DAY, Decimal(70), "AGR/2026/0002-1")]
    assert share_out(money, [OLD, NEW]) == {
        "old": [Received(DAY, Decimal(60))],
        "new": [money[1]],
    }


def test_what_one_does_not_lack_goes_to_the_oldest():
    money = [Received(DAY, Decimal(130), "AGR/2026/0002-1")]
    assert share_out(money, [OLD, NEW]) == {
        "old": [money[0]._replace(amount=Decimal(30))],
        "new": [money[0]._replace(amount=Decimal(100))],
    }


def test_money_from_before_an_agreement_is_for_something_else():
    before = Received(date(2026, 2, 28), Decimal(50), "AGR/2026/0001-1")
    on_its_day = Received(SINCE, Decimal(50))
    assert share_out([before, on_its_day], [OLD]) == {"old": [on_its_day]}


@pytest.mark.parametrize(("until", "counts"), [(DAY, True), (SINCE, False)])
def test_money_from_after_the_last_day_is_for_something_else(until, counts):
    money = Received(DAY, Decimal(50))
    found = share_out([money], [OLD._replace(until=until)])
    assert found == {"old": [money] if counts else []}


amounts = st.decimals(0, 500, places=2)
moneys = st.builds(
    Received,
    st.dates(date(2026, 2, 25), date(2026, 3, 9)),
    amounts,
    st.sampled_from(["", "AGR/2026/0001-1", "AGR/2026/0002-3"]),
)


@given(st.lists(moneys, max_size=6), amounts, amounts)
def test_sharing_never_makes_money_nor_fills_more_than_lacks(received, old, new):
    wanting = [OLD._replace(lacks=old), NEW._replace(lacks=new)]
    given_to = share_out(received, wanting)
    sums = {
        key: sum((one.amount for one in payments), Decimal(0))
        for key, payments in given_to.items()
    }
    assert sums["old"] <= old
    assert sums["new"] <= new
    usable = sum((one.amount for one in received if one.on >= SINCE), Decimal(0))
    assert sum(sums.values()) == min(usable, old + new)
