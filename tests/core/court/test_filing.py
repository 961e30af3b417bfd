"""The sums of a filing, and what was paid in the suspect period."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from followup_core.court.filing import Paid, Part, shared_title, sums, suspect

MONEY = st.decimals(0, 1000, places=2)
PARTS = st.lists(st.builds(Part, st.text(), MONEY, MONEY, MONEY, MONEY, MONEY))
OPENED = date(2026, 8, 31)


def paid(ref, on, amount="10.00"):
    return Paid(ref, date.fromisoformat(on), Decimal(amount))


def test_a_filing_has_its_sums():
    one = Part("A", Decimal("100.00"), Decimal("5.00"), Decimal("40.00"))
    two = Part("B", Decimal("50.00"), secured=Decimal("60.00"))
    three = Part("C", Decimal("30.00"), Decimal("1.00"), reserved=Decimal("31.00"))
    found = sums([one, two, three])
    assert found == (
        Decimal("180.00"),
        Decimal("6.00"),
        Decimal("40.00"),
        Decimal("226.00"),
        Decimal("50.00"),
        Decimal("30.00"),
        Decimal("146.00"),
        Decimal(0),
        Decimal("226.00"),
    )


def test_a_credit_is_set_off():
    part = Part("A", Decimal("100.00"), Decimal("5.00"))
    found = sums([part], Decimal("30.00"))
    assert (found.total, found.credits, found.claimed) == (
        Decimal("105.00"),
        Decimal("30.00"),
        Decimal("75.00"),
    )
    assert sums([part], Decimal("105.01")).claimed == 0


DEBTS = st.lists(st.tuples(st.sampled_from("AB"), MONEY))


@given(st.dictionaries(st.sampled_from("AB"), MONEY), DEBTS)
def test_goods_cover_the_debts_of_their_invoice_only(goods, debts):
    shares = shared_title(goods, debts)
    for invoice in "AB":
        own = [n for n, (key, _amount) in enumerate(debts) if key == invoice]
        owed = sum((debts[n][1] for n in own), Decimal(0))
        shared = sum((shares[n] for n in own), Decimal(0))
        assert shared == min(goods.get(invoice, Decimal(0)), owed)
    assert all(0 <= a <= b for a, (_key, b) in zip(shares, debts, strict=True))


def test_what_is_secured_and_reserved_covers_the_debt_once():
    both = Part("A", Decimal(100), secured=Decimal(40), reserved=Decimal(70))
    assert sums([both]).unsecured == 30


@given(PARTS)
def test_no_sum_is_more_than_the_whole(parts):
    found = sums(parts)
    assert found.total == found.principal + found.interest + found.costs
    assert 0 <= found.unsecured <= found.total
    assert found.total - found.unsecured <= found.secured + found.reserved


def test_what_was_paid_from_the_first_suspect_day_to_the_opening():
    payments = [
        paid("later", "2026-09-01"),
        paid("last", "2026-08-31"),
        paid("b", "2026-02-28"),
        paid("a", "2026-02-28"),
        paid("before", "2026-02-27"),
    ]
    found = suspect(payments, date(2026, 2, 28), OPENED)
    assert [one.ref for one in found] == ["a", "b", "last"]
    assert suspect(payments, None, OPENED) == []
