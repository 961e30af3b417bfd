"""Finland: both sides of each boundary of its law."""

from datetime import date
from decimal import Decimal

import pytest

from followup_core.law import fi
from followup_core.law.case import DebtorKind, InterestClause

from ..claim_world import CONSUMER, PUBLIC, accepted, codes, cost, day, debt, rates


@pytest.mark.parametrize(
    ("as_of", "used"),
    [("2024-12-31", ["12.50"]), ("2025-01-01", ["12.50", "11.50"])],
)
def test_the_rate_follows_the_half_year_and_is_rounded_up(as_of, used):
    _result, one = cost("FI", debts=[debt(due="2024-11-29")], as_of=as_of)
    assert rates(one) == used


@pytest.mark.parametrize(
    ("due_on", "moved"),
    [
        ("2026-06-18", "2026-06-18"),
        ("2026-06-19", "2026-06-22"),  # Midsummer Eve, then a weekend
        ("2026-12-24", "2026-12-28"),
        ("2026-12-05", "2026-12-07"),  # a Saturday, then Independence Day
        ("2026-10-30", "2026-10-30"),
        ("2026-10-31", "2026-11-02"),  # All Saints is a Saturday
    ],
)
def test_a_day_that_is_not_worked_moves_the_day_to_pay(due_on, moved):
    _result, one = cost("FI", debts=[debt(due=due_on)], as_of=due_on)
    assert one.due_on == day(moved)


@pytest.mark.parametrize(
    ("year", "midsummer"), [(2020, 20), (2021, 26), (2025, 21), (2026, 20)]
)
def test_midsummer_is_the_saturday_from_the_twentieth(year, midsummer):
    assert date(year, 6, midsummer) in fi.holidays(year)
    assert date(year, 6, midsummer - 1) in fi.holidays(year)


@pytest.mark.parametrize(("as_of", "days"), [("2025-03-05", 0), ("2025-03-06", 1)])
def test_a_consumer_has_thirty_days_from_the_invoice(as_of, days):
    one = debt(due="2025-02-10", invoiced_on=day("2025-02-03"))
    _result, found = cost("FI", CONSUMER, debts=[one], as_of=as_of)
    assert sum(segment.days for segment in found.segments) == days
    assert found.compensation_accrued == 0


@pytest.mark.parametrize("debtor", [DebtorKind.BUSINESS, CONSUMER])
@pytest.mark.parametrize(("as_of", "days"), [("2025-03-12", 0), ("2025-03-13", 1)])
def test_without_a_date_of_invoice_a_day_nobody_agreed_on_waits(debtor, as_of, days):
    one = debt(due="2025-02-10", due_agreed=False)
    _result, found = cost("FI", debtor, debts=[one], as_of=as_of)
    assert sum(segment.days for segment in found.segments) == days


def test_a_consumer_bears_seven_points_and_a_public_body_eight():
    more = {"debts": [debt(due="2025-01-31")], "as_of": "2025-04-30"}
    assert rates(cost("FI", CONSUMER, **more)[1]) == ["10.50"]
    result, one = cost("FI", PUBLIC, **more)
    assert (rates(one), one.compensation_accrued) == (["11.50"], 40)
    assert codes(result) == []


@pytest.mark.parametrize("debtor", [CONSUMER, PUBLIC])
def test_a_lower_rate_that_was_agreed_stands_and_a_higher_one_does_not(debtor):
    more = {"debts": [debt(due="2025-01-31")], "as_of": "2025-04-30"}
    low = accepted(interest=InterestClause(Decimal("4.00")))
    result, one = cost("FI", debtor, terms=low, **more)
    assert (rates(one), codes(result)) == (["4.00"], [])
    high = accepted(interest=InterestClause(Decimal("24.00")))
    result, one = cost("FI", debtor, terms=high, **more)
    by_law = "10.50" if debtor is CONSUMER else "11.50"
    assert (rates(one), codes(result)) == ([by_law], ["rate_above_cap"])
