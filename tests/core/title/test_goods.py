"""Goods under reserved title: what left, less what came back, beside what is billed."""

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.title.goods import Bill, Kind, Line, Parcel, unpaid

DAY = date(2026, 3, 2)
CHAIR = Kind("chair")
ONE = Decimal(1)


def day(number):
    return DAY + timedelta(days=number)


def out(quantity, on=0, lot="", ref="out", kind="chair"):
    return Parcel(ref, kind, day(on), Decimal(quantity), lot)


def back(quantity, on=5, lot="", of="", kind="chair"):
    return Parcel("back", kind, day(on), -Decimal(quantity), lot, of)


def bill(quantity, amount, on=0, ref="inv", unreleased=ONE):
    return Bill(ref, day(on), Decimal(quantity), Decimal(amount), unreleased=unreleased)


def note(quantity, amount, on=6, reverses="inv"):
    return Bill("note", day(on), -Decimal(quantity), -Decimal(amount), reverses)


def listed(parcels, bills=(), kinds=(CHAIR,), price=60, **values):
    """Return of each: lot or delivery, quantity, bill, value."""
    line = Line(kinds, parcels, bills, Decimal(price), **values)
    return [
        (one.lot or one.parcel, f"{one.quantity.normalize():f}", one.bill, one.value)
        for one in unpaid(line)
    ]


def test_what_is_not_invoiced_is_worth_its_price():
    assert listed([out(2)]) == [("out", "2", None, 120)]
    assert listed([out(2)], unbilled_reserved=False) == []


def test_what_is_paid_is_the_customers():
    assert listed([out(2)], [bill(2, 100, unreleased=Decimal(0))]) == []


def test_a_clause_that_releases_by_parts_leaves_the_rest_of_the_value():
    half = bill(2, 100, unreleased=Decimal("0.5"))
    assert listed([out(2)], [half]) == [("out", "2", "inv", 50)]


def test_the_first_bill_is_for_what_left_first():
    parcels = [out(4, 0, ref="a"), out(6, 3, ref="b")]
    bills = [bill(7, 700, 1, "one"), bill(3, 330, 4, "two")]
    assert listed(parcels, bills) == [
        ("a", "4", "one", 400),
        ("b", "3", "one", 300),
        ("b", "3", "two", 330),
    ]


def test_invoiced_before_it_left():
    assert listed([out(2, 9)], [bill(5, 500)]) == [("out", "2", "inv", 200)]
    assert listed([], [bill(5, 500)]) == []


def test_what_came_back_without_a_credit_note_keeps_its_place():
    """The first invoice is paid and its goods are back: those of the second stay."""
    parcels = [out(10, 0, ref="a"), out(10, 3, ref="b"), back(10, of="a")]
    bills = [bill(10, 500, 0, "paid", Decimal(0)), bill(10, 500, 3, "open")]
    assert listed(parcels, bills) == [("b", "10", "open", 500)]


def test_what_came_back_and_was_credited_leaves_both():
    lots = [out(1, lot=f"S{n}") for n in range(4)]
    returned = [back(1, lot="S0"), back(1, lot="S1")]
    bills = [bill(4, 400), note(2, 200)]
    assert listed([*lots, *returned], bills) == [
        ("S2", "1", "inv", 100),
        ("S3", "1", "inv", 100),
    ]


def test_what_was_credited_whole_and_stayed_is_asked_for_no_more():
    assert listed([out(2)], [bill(2, 100), note(2, 100)]) == []


def test_what_was_credited_and_invoiced_again_is_ours():
    bills = [bill(2, 100), note(2, 100), bill(2, 110, 7, "again")]
    assert listed([out(2)], bills) == [("out", "2", "again", 110)]


def test_a_price_that_was_reduced_for_all_or_one_takes_no_goods():
    for units, amount in ((2, 10), (1, 10)):
        reduced = [bill(2, 100), note(units, amount)]
        assert listed([out(2)], reduced) == [("out", "2", "inv", 90)]


def test_a_reduction_of_the_price_takes_no_goods():
    assert listed([out(2)], [bill(2, 100), note(0, 30)]) == [("out", "2", "inv", 70)]


def test_a_credit_note_that_names_nothing_takes_from_the_newest():
    parcels = [out(4), back(1)]
    bills = [
        bill(2, 100, 0, "one"),
        bill(2, 120, 1, "two"),
        note(1, 60, reverses=""),
    ]
    assert listed(parcels, bills) == [
        ("out", "2", "one", 100),
        ("out", "1", "two", 60),
    ]


@pytest.mark.parametrize("lot", ["L", ""])
def test_more_than_left_cannot_come_back(lot):
    assert listed([out(2, lot="L"), back(9, lot=lot)]) == []
    assert listed([out(2, lot="L"), back(2, lot="other")]) == [("L", "2", None, 120)]


def test_dozens_are_sold_and_pieces_leave():
    dozen = Kind("chair", Decimal(12))
    assert listed([out(18)], [bill(1, 120)], [dozen], 130) == [
        ("out", "12", "inv", 120),
        ("out", "6", None, 65),
    ]


def test_a_part_of_a_kit():
    """A table is four legs, worth two fifths, and a top."""
    kinds = [Kind("leg", Decimal(4), Decimal("0.4")), Kind("top", ONE, Decimal("0.6"))]
    parcels = [out(4, kind="leg", ref="legs"), out(2, kind="top", ref="tops")]
    assert listed(parcels, [bill(2, 200)], kinds) == [
        ("legs", "4", "inv", 40),
        ("tops", "2", "inv", 120),
    ]


# === LAWS === #

LOTS = st.sampled_from(["A", "B", "C"])
MOVES = st.lists(
    st.tuples(LOTS, st.integers(-5, 5).filter(bool), st.integers(0, 20)), max_size=12
)
BILLS = st.lists(
    st.tuples(
        st.integers(-4, 6).filter(bool),
        st.integers(0, 500),
        st.integers(0, 20),
        st.sampled_from([Decimal(0), Decimal("0.5"), ONE]),
    ),
    max_size=5,
)


def moved(moves):
    return [
        Parcel(f"m{n}", "chair", day(on), Decimal(quantity), lot)
        for n, (lot, quantity, on) in enumerate(moves)
    ]


def billed(rows):
    """Return bills, and credit notes that name none, of what was drawn."""
    return [
        Bill(
            f"b{n}",
            day(on),
            Decimal(quantity),
            Decimal(amount if quantity > 0 else -amount),
            unreleased=unreleased,
        )
        for n, (quantity, amount, on, unreleased) in enumerate(rows)
    ]


def at_the_customer(moves):
    """Return by lot what left less what came back, never less than nothing."""
    left, came = Counter(), Counter()
    for lot, quantity, _on in moves:
        (left if quantity > 0 else came)[lot] += abs(quantity)
    return +Counter({lot: left[lot] - came[lot] for lot in left})


@given(MOVES, BILLS)
def test_lots_listed_are_what_left_less_what_came_back(moves, rows):
    """With nothing paid or credited, however much of it was invoiced."""
    bills = [
        one._replace(unreleased=ONE, amount=one.amount + 1)
        for one in billed(rows)
        if one.quantity > 0
    ]
    found = Counter()
    for one in unpaid(Line([CHAIR], moved(moves), bills, Decimal(10))):
        assert one.quantity > 0
        assert one.value >= 0
        found[one.lot] += one.quantity
    assert found == at_the_customer(moves)


@given(MOVES, BILLS)
def test_never_more_than_lies_there_nor_worth_more_than_is_billed(moves, rows):
    bills = billed(rows)
    line = Line([CHAIR], moved(moves), bills, Decimal(10), unbilled_reserved=False)
    found = unpaid(line)
    there = at_the_customer(moves)
    lots = Counter()
    for one in found:
        lots[one.lot] += one.quantity
    assert all(lots[lot] <= there[lot] for lot in lots)
    asked = {one.ref: max(one.amount, 0) * one.unreleased for one in bills}
    for ref in {one.bill for one in found}:
        worth = sum(one.value for one in found if one.bill == ref)
        assert worth <= asked[ref] + Decimal("0.000001")


@given(MOVES, BILLS, st.randoms(use_true_random=False))
def test_the_order_in_which_facts_are_read_does_not_matter(moves, rows, random):
    parcels, bills = moved(moves), billed(rows)
    before = unpaid(Line([CHAIR], parcels, bills))
    random.shuffle(parcels)
    random.shuffle(bills)
    assert unpaid(Line([CHAIR], parcels, bills)) == before
