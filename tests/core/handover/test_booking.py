"""How the money of an agency is booked: nothing is lost, and nothing is made."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.handover.booking import (
    Account,
    Booking,
    Part,
    Payment,
    Payouts,
    PayoutSum,
    Posting,
    Receivable,
    Share,
    book,
    fee_entry,
    left_of,
    payment_entry,
    payout_entry,
    reversal_entry,
    take_back,
)
from followup_core.handover.events import Event, Kind, PaidTo

DAY = date(2026, 3, 2)
OLD = Receivable("B", Decimal(100), DAY)
NEW = Receivable("A", Decimal(200), date(2026, 4, 2))
INTEREST = Receivable("I", Decimal(10), DAY, Part.INTEREST)
CHARGE = Receivable("C", Decimal(40), DAY, Part.CHARGES)
ALL = [NEW, CHARGE, INTEREST, OLD]


def money(*values):
    return tuple(None if one is None else Decimal(one) for one in values)


def shares(booking):
    return {one.ref: one.amount for one in booking.shares}


@pytest.mark.parametrize(
    ("amount", "given", "credit"),
    [
        (100, {"B": 100}, 0),
        (101, {"B": 100, "A": 1}, 0),
        (300, {"B": 100, "A": 200}, 0),
        (345, {"B": 100, "A": 200, "I": 10, "C": 35}, 0),
        (351, {"B": 100, "A": 200, "I": 10, "C": 40}, 1),
    ],
)
def test_without_a_split_the_principal_is_first_and_the_oldest_first(
    amount, given, credit
):
    found = book(Payment(Decimal(amount)), ALL)
    assert (shares(found), found.credit) == (given, credit)
    assert (found.interest, found.charges) == (0, 0)


def test_another_order_where_a_company_wants_it():
    order = (Part.CHARGES, Part.INTEREST, Part.PRINCIPAL)
    assert shares(book(Payment(Decimal(60)), ALL, order)) == {"C": 40, "I": 10, "B": 10}


def test_a_claim_that_is_named_gets_it_and_no_other():
    found = book(Payment(Decimal(250), claim="A"), ALL)
    assert (shares(found), found.credit) == ({"A": 200}, 50)


def test_a_split_is_followed_and_goes_beyond_what_is_booked():
    found = book(Payment(*money(400, 310, 30, 60)), ALL)
    assert shares(found) == {"B": 100, "A": 200, "I": 10, "C": 40}
    assert found[1:] == (20, 20, 10)
    named = book(Payment(*money(130, 100, 30, None), claim="A"), ALL)
    assert shares(named) == {"A": 100, "I": 10}
    assert named.interest == 20


def test_one_part_is_a_split():
    found = book(Payment(*money(30, None, 30, None)), [OLD])
    assert found == Booking((), Decimal(30))


def test_what_was_paid_too_much_before_takes_nothing():
    over = OLD._replace(open=Decimal(-5))
    assert shares(book(Payment(Decimal(10)), [over, NEW])) == {"A": 10}


def test_what_the_agency_has_is_paid_before_what_is_gone():
    gone = OLD._replace(is_gone=True)
    items = [gone, NEW, INTEREST]
    assert shares(book(Payment(Decimal(210)), items)) == {"A": 200, "I": 10}
    assert shares(book(Payment(Decimal(215)), items)) == {"A": 200, "I": 10, "B": 5}
    assert shares(book(Payment(Decimal(50), claim="B"), items)) == {"B": 50}
    assert shares(book(Payment(*money(250, 250, None, None)), items)) == {
        "A": 200,
        "B": 50,
    }


def test_the_second_part_is_not_taken_back_of_what_the_first_one_was():
    booking = Booking((Share("A", Decimal(60)), Share("B", Decimal(40))))
    first = take_back(booking, Decimal(40))
    assert shares(first) == {"B": 40}
    left = left_of(booking, [first])
    assert left == Booking((Share("A", Decimal(60)),))
    assert shares(take_back(left, Decimal(60))) == {"A": 60}
    assert left_of(booking, []) == booking


def test_what_is_taken_back_in_parts_goes_back_from_the_last():
    booking = Booking(
        (Share("B", Decimal(100)), Share("A", Decimal(50))), *money(3, 2, 1)
    )
    assert take_back(booking) == booking
    part = take_back(booking, Decimal(60))
    assert part == Booking(
        (Share("B", Decimal(4)), *booking.shares[1:]), *money(3, 2, 1)
    )
    assert take_back(booking, Decimal(2)) == Booking((), *money(0, 1, 1))
    assert take_back(booking, Decimal(0)) == Booking()
    for wrong in (booking.total + Decimal("0.01"), Decimal("-0.01")):
        with pytest.raises(ValueError, match="more"):
            take_back(booking, wrong)


def test_the_entries():
    booking = Booking((Share("B", Decimal(100)),), *money(3, 2, 1))
    entry = [
        Posting(Account.CLEARING, Decimal(106)),
        Posting(Account.RECEIVABLE, Decimal(-100), "B"),
        Posting(Account.INTEREST, Decimal(-3)),
        Posting(Account.CHARGES, Decimal(-2)),
        Posting(Account.CREDIT, Decimal(-1)),
    ]
    assert payment_entry(booking) == entry
    assert [-one.amount for one in reversal_entry(booking)] == [
        one.amount for one in entry
    ]
    assert fee_entry(*money(10, "2.10"), netted=True) == [
        Posting(Account.FEE, Decimal(10)),
        Posting(Account.TAX, Decimal("2.10")),
        Posting(Account.CLEARING, Decimal("-12.10")),
    ]
    owed = fee_entry(*money(10, 0), netted=False)
    assert [one.account for one in owed] == [Account.FEE, Account.PAYABLE]
    assert sum(one.amount for one in payout_entry(Decimal(5))) == 0


CENTS = st.integers(0, 100_000).map(lambda one: Decimal(one) / 100)
ITEMS = st.lists(
    st.builds(
        Receivable,
        st.uuids().map(str),
        CENTS,
        st.dates(date(2026, 1, 1), date(2026, 12, 31)),
        st.sampled_from(Part),
    ),
    max_size=6,
)
SPLITS = st.lists(st.none() | CENTS, min_size=3, max_size=3)


def payment(parts, amount):
    told = [one for one in parts if one is not None]
    return Payment(sum(told, Decimal(0)) if told else amount, *parts)


@given(ITEMS, SPLITS, CENTS, st.permutations(list(Part)), st.booleans())
def test_nothing_is_lost_or_made(items, parts, amount, order, is_named):
    paid = payment(parts, amount)
    if is_named and items:
        paid = paid._replace(claim=items[0].ref)
    found = book(paid, items, order)
    assert found.total == paid.amount
    assert all(one >= 0 for one in found[1:])
    opened = {one.ref: one.open for one in items}
    assert all(0 < one.amount <= opened[one.ref] for one in found.shares)
    assert len(shares(found)) == len(found.shares)
    for entry in (payment_entry(found), reversal_entry(found)):
        assert sum(one.amount for one in entry) == 0


@given(ITEMS, SPLITS, CENTS, st.randoms(use_true_random=False))
def test_the_order_of_the_items_does_not_matter(items, parts, amount, random):
    paid = payment(parts, amount)
    assert book(paid, random.sample(items, len(items))) == book(paid, items)


@given(ITEMS, SPLITS, CENTS, st.integers(0, 100))
def test_what_is_taken_back_is_what_was_booked(items, parts, amount, percent):
    booking = book(payment(parts, amount), items)
    part = (booking.total * percent / 100).quantize(Decimal("0.01"))
    back = take_back(booking, part)
    assert back.total == part
    assert take_back(booking) == booking
    booked = shares(booking)
    assert all(one.amount <= booked[one.ref] for one in back.shares)
    assert all(less <= one for less, one in zip(back[1:], booking[1:], strict=True))


@given(ITEMS, SPLITS, CENTS, st.lists(st.integers(0, 100), max_size=4))
def test_parts_that_are_taken_back_one_after_the_other_are_the_whole(
    items, parts, amount, percents
):
    booking = book(payment(parts, amount), items)
    taken = []
    for percent in percents:
        left = left_of(booking, taken)
        part = (left.total * percent / 100).quantize(Decimal("0.01"))
        taken.append(take_back(left, part))
    taken.append(take_back(left_of(booking, taken)))
    assert left_of(booking, taken) == Booking()
    assert sum(one.total for one in taken) == booking.total


# === PAYOUTS === #


def row(kind, amount, fee=0, tax=0, **values):
    fees = {"fee": Decimal(fee), "fee_tax": Decimal(tax)}
    given = {"payout_id": "a1", "currency": "EUR", **fees, **values}
    return Event(1, kind, DAY, amount=Decimal(amount), **given)


PAID = [
    row(Kind.PAYMENT, 100, 10, 2),
    row(Kind.PAYMENT, 50),
    row(Kind.PAYMENT_REVERSED, 20),
    row(Kind.FEE, "6", 5, 1),
    # The debtor's payment to us is no money of the agency.
    row(Kind.PAYMENT, 70, paid_to=PaidTo.CREDITOR),
    row(Kind.PAYMENT, 30, payout_id=""),
]


@pytest.mark.parametrize(
    ("netted", "paid", "left"),
    [
        (True, 112, 0),
        (True, 111, 1),
        (True, 113, -1),
        (False, 130, 0),
        (False, 112, 18),
    ],
)
def test_a_payout_is_the_sum_of_its_rows(netted, paid, left):
    payouts = Payouts()
    for one in [*PAID, row(Kind.PAYOUT, paid)]:
        payouts.add(one)
    found = payouts.broken(netted=netted)
    assert found == ({("a1", "EUR"): Decimal(left)} if left else {})
    assert not list(payouts.unpaid(netted=netted))


def test_a_payout_that_nobody_paid_yet_is_awaited():
    payouts = Payouts()
    for one in PAID:
        payouts.add(one)
    assert payouts.broken(netted=True) == {}
    assert list(payouts.unpaid(netted=True)) == [(("a1", "EUR"), Decimal(112))]


def test_rows_of_earlier_files_count():
    payouts = Payouts([(("a1", "EUR"), PayoutSum(Decimal(100), Decimal(12)))])
    payouts.add(row(Kind.PAYOUT, 88))
    assert payouts.broken(netted=True) == {}


def test_each_currency_comes_out_by_itself():
    payouts = Payouts()
    payouts.add(row(Kind.PAYMENT, 10))
    payouts.add(row(Kind.PAYOUT, 10, currency="USD"))
    assert payouts.broken(netted=True) == {("a1", "USD"): Decimal(-10)}


@given(st.lists(st.tuples(CENTS, CENTS, CENTS), min_size=1, max_size=6))
def test_the_clearing_account_is_zero_after_a_payout(rows):
    """Payments in, fees and payout out: what is booked is what was summed."""
    payouts, clearing = Payouts(), Decimal(0)
    for amount, fee, tax in rows:
        payouts.add(row(Kind.PAYMENT, amount, fee, tax))
        entries = [
            *payment_entry(book(Payment(amount), [OLD])),
            *fee_entry(fee, tax, netted=True),
        ]
        clearing += sum(
            one.amount for one in entries if one.account is Account.CLEARING
        )
    ((_key, awaited),) = payouts.unpaid(netted=True)
    assert clearing == awaited
