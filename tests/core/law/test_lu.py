"""Luxembourg: both sides of each boundary of its law of consumers."""

from decimal import Decimal

import pytest

from followup_core.law import lu
from followup_core.law.case import InterestClause, Terms

from ..claim_world import CONSUMER, accepted, codes, cost, day, debt


@pytest.mark.parametrize(
    ("received", "end"),
    [
        ("2024-01-01", "2024-04-30"),
        ("2024-01-31", "2024-04-30"),
        ("2023-11-30", "2024-02-29"),
        ("2024-11-01", "2025-02-28"),
        ("2024-08-31", "2024-11-30"),
        ("2024-09-01", "2024-12-31"),
        ("2024-12-01", "2025-03-31"),
    ],
)
def test_the_third_month_after_that_of_receipt_ends(received, end):
    assert lu.end_of_third_month(day(received)) == day(end)


ANNOUNCED = accepted(interest=InterestClause())


@pytest.mark.parametrize(("as_of", "days"), [("2024-04-30", 0), ("2024-05-01", 1)])
def test_a_consumer_in_luxembourg_bears_interest_from_the_fourth_month(as_of, days):
    bought = debt(due="2024-02-29", received_on=day("2024-01-15"))
    result, one = cost("LU", CONSUMER, as_of, [bought], terms=ANNOUNCED)
    assert sum(part.days for part in one.segments) == days
    assert (one.compensation_accrued, codes(result)) == (0, [])
    assert result.claimable_from is None


def test_a_later_due_date_in_luxembourg_is_waited_for():
    bought = debt(due="2024-05-31", received_on=day("2024-01-15"))
    _result, one = cost("LU", CONSUMER, "2024-06-30", [bought], terms=ANNOUNCED)
    assert one.segments[0].start == day("2024-06-01")


@pytest.mark.parametrize(
    ("terms", "received", "found"),
    [
        (ANNOUNCED, None, ["receipt_unknown"]),
        (accepted(), "2024-01-15", ["clause_missing"]),
        (None, "2024-01-15", ["clause_missing"]),
        (Terms(interest=InterestClause()), "2024-01-15", ["clause_missing"]),
    ],
)
def test_without_announcement_or_receipt_nothing_runs(terms, received, found):
    bought = debt(due="2024-02-29", received_on=received and day(received))
    result, one = cost("LU", CONSUMER, "2024-06-30", [bought], terms=terms)
    assert (set(codes(result)), one.due) == (set(found), 1000)


def test_a_rate_above_the_legal_one_of_luxembourg_is_void():
    bought = debt(due="2024-02-29", received_on=day("2024-01-15"))
    for percent, found in (("4.50", []), ("4.51", ["rate_above_cap"])):
        terms = accepted(interest=InterestClause(Decimal(percent)))
        result, one = cost("LU", CONSUMER, "2024-06-30", [bought], terms=terms)
        assert (codes(result), bool(one.segments)) == (found, not found)
