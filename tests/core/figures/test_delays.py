"""What waiting costs: both sides of its days, and what it adds up to."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from followup_core.figures.delays import Delay, Kind, cost, days_of
from followup_core.figures.documents.delays import answer

DAY = date(2026, 3, 1)
LATE = Delay(Kind.NOT_INVOICED, Decimal(1000), DAY)


def test_it_waits_until_it_is_done_or_until_now():
    assert days_of(LATE, DAY) == 0
    assert days_of(LATE, DAY + timedelta(days=1)) == 1
    assert days_of(LATE._replace(until=DAY), date(2026, 12, 1)) == 0
    assert days_of(LATE, date(2026, 2, 1)) == 0


def test_without_revenue_nothing_is_said():
    assert cost([LATE], Decimal(0), date(2026, 12, 1)) == 0


@given(st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 400)), max_size=6))
def test_costs_add_up(rows):
    end = date(2027, 6, 1)
    delays = [
        Delay(Kind.NEVER_SENT, Decimal(amount), end - timedelta(days=days))
        for amount, days in rows
    ]
    revenue = Decimal(365)
    apart = sum(cost([one], revenue, end) for one in delays)
    assert abs(cost(delays, revenue, end) - apart) < Decimal("0.000001")


def test_the_document():
    request = {
        "as_of": "2026-03-11",
        "currency": "EUR",
        "revenue": "3650.00",
        "delays": [
            {"kind": "not_invoiced", "amount": "365.00", "since": "2026-03-01"},
            {"kind": "sent_late", "amount": "1.00", "since": "x"},
        ],
    }
    assert answer(request)["path"] == "delays[1].since"
    request["delays"].pop()
    assert answer(request) == {"delays": [{"days": 10}], "days": "1.00"}
