"""Months in a row, and months of which nothing was kept."""

from datetime import date
from decimal import Decimal

from followup_core.figures.ledger import Paid
from followup_core.figures.series import Month, at_end


def month(last, owed=0, sales=0):
    return Month(last, {"not_due": Decimal(owed)}, Decimal(sales), Paid())


def test_three_months_and_what_was_open_before():
    ends = [date(2025, 12, 31), date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31)]
    found, period = at_end([month(last, 10 + n, 5) for n, last in enumerate(ends)])
    assert (found.open, found.opening, found.sales) == (13, 10, 15)
    assert (period.first, period.days) == (date(2026, 1, 1), 90)


def test_a_month_that_was_not_kept_had_nothing():
    kept = [month(date(2025, 6, 30), 10, 5), month(date(2026, 3, 31), 7, 7)]
    found, period = at_end(kept)
    assert (found.opening, found.sales) == (0, 7)
    assert period.first == date(2026, 1, 1)
