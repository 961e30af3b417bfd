"""The figures of a ledger: both sides of each day, and what has to hold of any."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.figures.documents.figures import answer
from followup_core.figures.ledger import Item, Kind, Payment, Period, bucket, sums
from followup_core.figures.measures import count_back, figures

LAST = date(2026, 3, 31)
PERIOD = Period(date(2026, 1, 1), LAST)
DAYS = st.integers(-400, 40).map(lambda n: LAST + timedelta(days=n))
AMOUNTS = st.integers(0, 100_000).map(lambda n: Decimal(n) / 100)


@st.composite
def ledgers(draw):
    """Return items and payments on them."""
    rows = draw(st.lists(st.tuples(st.sampled_from(Kind), DAYS, DAYS, AMOUNTS)))
    items = [Item(str(n), "C", *row) for n, row in enumerate(rows)]
    refs = st.sampled_from([one.ref for one in items]) if items else st.nothing()
    paid = st.builds(Payment, DAYS, refs, AMOUNTS)
    return items, draw(st.lists(paid)) if items else []


def invoice(ref="a", on="2026-01-10", due="2026-02-09", amount="100.00", **more):
    return {
        "ref": ref,
        "customer": "C",
        "kind": "invoice",
        "on": on,
        "due_on": due,
        "amount": amount,
        **more,
    }


def asked(*items, payments=(), **more):
    request = {
        "as_of": "2026-03-31",
        "period_from": "2026-01-01",
        "currency": "EUR",
        "items": list(items),
        "payments": [
            {"on": on, "item": item, "amount": amount} for on, item, amount in payments
        ],
    }
    return answer({**request, **more})


@pytest.mark.parametrize(
    ("late", "name"),
    [
        *((-1, "not_due"), (0, "not_due"), (1, "d1_30"), (30, "d1_30")),
        *((31, "d31_60"), (60, "d31_60"), (61, "d61_90"), (90, "d61_90")),
        *((91, "d90_plus"), (900, "d90_plus")),
    ],
)
def test_buckets_on_both_sides(late, name):
    assert bucket(LAST - timedelta(days=late), LAST) == name


def test_what_comes_after_the_day_does_not_exist():
    late = invoice("b", on="2026-04-01", due="2026-04-30")
    paid = [("2026-04-01", "a", "100.00"), ("2026-03-31", "b", "100.00")]
    found = asked(invoice(), late, payments=paid)
    assert (found["open"], found["sales"]) == ("100.00", "100.00")
    assert found["average_days_to_pay"] is None
    found = asked(invoice(), payments=[("2026-03-31", "a", "100.00")])
    assert (found["open"], found["dso_count_back"]) == ("0.00", "0.0")


def test_a_refund_brings_a_credit_towards_zero():
    credit = invoice("b", kind="credit_note", amount="30.00")
    assert asked(invoice(), credit)["open"] == "70.00"
    found = asked(invoice(), credit, payments=[("2026-02-01", "b", "10.00")])
    assert found["open"] == "80.00"
    assert found["average_days_to_pay"] is None
    # Of an advance the invoice is not there yet when the period opens.
    paid = [("2025-12-31", "a", "100.00")]
    assert asked(invoice(), payments=paid)["collection_effectiveness"] == "100.0"


def test_on_time_is_the_due_date_itself():
    payments = [("2026-02-09", "a", "75.00"), ("2026-02-10", "a", "25.00")]
    found = asked(invoice(), payments=payments)
    assert found["paid_on_time"] == "75.0"
    # 0.25 days and 30.25 days: halves are rounded away from zero.
    assert (found["average_days_late"], found["average_days_to_pay"]) == ("0.3", "30.3")
    early = asked(invoice(), payments=[("2026-02-08", "a", "25.00")])
    assert early["average_days_late"] == "-1.0"


def test_nothing_is_divided_by_nothing():
    found = asked()
    assert found["open"] == "0.00"
    assert found["dso_count_back"] == "0.0"
    for name in (
        *("dso", "best_possible_dso", "average_days_delinquent"),
        *("collection_effectiveness", "paid_on_time"),
    ):
        assert found[name] is None
    credits = asked(invoice(kind="credit_note"))
    assert (credits["open"], credits["dso"]) == ("-100.00", None)
    assert credits["dso_count_back"] == "0.0"


def test_days_of_sales_counted_back():
    months = {
        date(2026, 1, 1): Decimal(310),
        date(2026, 2, 1): Decimal(-50),
        date(2026, 3, 1): Decimal(100),
    }

    def days(owed):
        return count_back(Decimal(owed), months, date(2026, 3, 14))

    assert days(50) == 7
    assert days(100) == 14
    # February sold nothing: it has its days all the same.
    assert days(110) == 14 + 28 + 1
    assert days(410) == 14 + 28 + 31
    assert days(411) is None


@given(ledgers())
def test_open_is_what_the_buckets_have_and_dso_adds_up(ledger):
    found = sums(*ledger, PERIOD)
    assert found.open == found.overdue + found.not_due
    told = figures(found, PERIOD)
    if told.dso is not None:
        both = told.best_possible_dso + told.average_days_delinquent
        assert abs(told.dso - both) < Decimal("1e-15")


@given(ledgers())
def test_periods_that_follow_each_other_fit(ledger):
    """What is open at the end of one is what the next one opens with."""
    first = Period(date(2025, 10, 1), date(2025, 12, 31))
    assert sums(*ledger, first).open == sums(*ledger, PERIOD).opening


@given(ledgers(), ledgers())
def test_sums_of_two_add_up(one, other):
    renamed = [item._replace(ref=f"x{item.ref}") for item in other[0]]
    moved = [paid._replace(item=f"x{paid.item}") for paid in other[1]]
    whole = sums(one[0] + renamed, one[1] + moved, PERIOD)
    parts = [sums(*one, PERIOD), sums(renamed, moved, PERIOD)]
    assert whole.open == sum(part.open for part in parts)
    assert whole.sales == sum(part.sales for part in parts)
    assert whole.paid == tuple(
        map(sum, zip(*(part.paid for part in parts), strict=True))
    )


@pytest.mark.parametrize(
    ("more", "code", "path"),
    [
        ({"period_from": "2026-04-01"}, "period_reversed", "period_from"),
        ({"items": [invoice(), invoice()]}, "duplicate_ref", "items[1].ref"),
        ({"items": [invoice(amount="-1.00")]}, "bad_amount", "items[0].amount"),
        ({"items": [invoice(kind="order")]}, "bad_value", "items[0].kind"),
        ({"currency": "XXX"}, "bad_value", "currency"),
        ({"items": [invoice(amount="1.001")]}, "bad_amount", "items[0].amount"),
        (
            {"payments": [("2026-01-01", "z", "1.00")]},
            "unknown_item",
            "payments[0].item",
        ),
        ({"more": 1}, "unknown_key", "more"),
    ],
)
def test_what_is_refused(more, code, path):
    found = asked(**more)
    assert (found["error"], found["path"]) == (code, path)
