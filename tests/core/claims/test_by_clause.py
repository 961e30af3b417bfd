"""Which rates and sums the accepted terms give, and which the law gives itself."""

from decimal import Decimal

import pytest

from followup_core.law.case import FeeClause, InterestClause, PenaltyClause, Terms

from ..claim_world import CONSUMER, PUBLIC, accepted, cost, debt, reminder


def interest(percent):
    return {"interest": InterestClause(Decimal(percent))}


def penalty(percent, minimum="0"):
    return {"penalty": PenaltyClause(Decimal(percent), Decimal(minimum))}


def fee(amount):
    return {"fee": FeeClause(Decimal(amount), 5)}


@pytest.mark.parametrize(
    ("country", "terms", "by_clause"),
    [
        ("BE", None, False),
        ("BE", accepted(**interest(12)), True),
        ("BE", Terms(**interest(12)), False),  # nothing proves it
        ("BE", accepted(interest=InterestClause()), False),
        ("FR", accepted(**interest(5)), False),  # lifted to the floor
        ("FR", accepted(**interest(20)), True),
    ],
)
def test_whose_rate_a_business_bears(country, terms, by_clause):
    assert cost(country, terms=terms)[1].by_clause_rate is by_clause


@pytest.mark.parametrize(("percent", "by_clause"), [(5, True), (20, False)])
def test_a_public_body_bears_the_agreed_rate_below_that_of_the_law(percent, by_clause):
    assert cost("LT", PUBLIC, terms=accepted(**interest(percent)))[
        1
    ].by_clause_rate is (by_clause)


@pytest.mark.parametrize(
    ("clauses", "owed", "by_clause"),
    [
        ({}, 40, False),
        (penalty(4), 40, False),  # as much as the law gives
        (penalty("4.01"), "40.10", True),
        (penalty(1, 50), 50, True),
        (fee(40), 40, False),
        (fee("40.01"), "40.01", True),
        ({**penalty(3), **fee(20)}, 50, True),
    ],
)
def test_whose_sum_a_business_owes(clauses, owed, by_clause):
    _result, one = cost(terms=accepted(**clauses))
    assert one.compensation_accrued == Decimal(owed)
    assert one.by_clause_penalty is by_clause


@pytest.mark.parametrize(
    ("principal", "clause", "owed"),
    [
        (500, PenaltyClause(Decimal(4)), 20),
        (500, PenaltyClause(), 65),
        (50_000, PenaltyClause(Decimal(10)), 0),  # above the cap: void
    ],
)
def test_a_consumer_in_belgium_owes_a_sum_by_the_clause_alone(principal, clause, owed):
    more = {"debts": [debt(principal)], "notices": (reminder("2025-02-03"),)}
    _result, one = cost("BE", CONSUMER, terms=accepted(penalty=clause), **more)
    assert (one.compensation_accrued, one.by_clause_penalty) == (owed, owed > 0)


def test_one_sum_for_all_debts_and_debts_without_a_law_are_not_of_the_clause():
    assert not cost("NL", terms=accepted(**penalty(10)))[1].by_clause_penalty
    _result, lawless = cost("RO", terms=accepted(**penalty(10), **interest(9)))
    assert (lawless.by_clause_rate, lawless.by_clause_penalty) == (False, False)
