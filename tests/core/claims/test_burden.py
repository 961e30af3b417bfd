"""Which of several debts a payment pays that names none of them."""

from decimal import Decimal

import pytest

from followup_core.law.case import InterestClause, Terms

from ..claim_world import PUBLIC, cost, day, debt, paid


def test_what_names_no_debt_pays_the_one_that_bears_most():
    """The older one stands at the rate of the law, the younger one at the agreed."""
    agreed = InterestClause(Decimal(15))
    terms = Terms(accepted_on=day("2026-01-15"), interest=agreed)
    old = debt("1000.00", "2026-01-30", "OLD", invoiced_on=day("2026-01-01"))
    young = debt("1000.00", "2026-02-20", "YOUNG", invoiced_on=day("2026-01-20"))
    money = (paid("2026-03-02", "1000.00"),)
    asked = {"debts": [old, young], "payments": money, "as_of": "2026-11-27"}
    result, one = cost("BE", terms=terms, **asked)
    assert one.principal_open == 1000
    assert sum(each.interest_accrued for each in result.debts) == Decimal("95.59")


def test_a_debt_that_bears_nothing_yet_is_paid_last():
    unagreed = debt("1000.00", "2026-01-15", "OLD", due_agreed=False)
    agreed = debt("1000.00", "2026-02-16", "YOUNG")
    money = (paid("2026-03-16", "1000.00"),)
    asked = {"debts": [unagreed, agreed], "payments": money, "as_of": "2026-06-30"}
    result, _one = cost("DE", **asked)
    assert sum(each.interest_accrued for each in result.debts) == Decimal("9.31")


@pytest.mark.parametrize(
    ("code", "interest"), [("FR", "1586.57"), ("GB", None), ("IE", None)]
)
def test_locked_rates_bear_unlike_but_not_where_the_creditor_chooses(code, interest):
    debts = [
        debt("10000.00", "2023-06-15", "OLD"),
        debt("10000.00", "2023-07-31", "YOUNG"),
    ]
    asked = {"debts": debts, "as_of": "2024-09-30"}
    asked["currency"] = "GBP" if code == "GB" else "EUR"
    money = (paid("2023-09-29", "10000.00"),)
    result, one = cost(code, PUBLIC, payments=money, **asked)
    if interest is None:
        assert one.principal_open == 0
    else:
        found = sum(each.interest_accrued for each in result.debts)
        assert found == Decimal(interest)


def test_of_debts_of_one_day_the_one_invoiced_first_is_older():
    debts = [
        debt("1000.00", "2025-01-31", "A", invoiced_on=day("2025-01-02")),
        debt("1000.00", "2025-01-31", "B", invoiced_on=day("2025-01-01")),
    ]
    money = (paid("2025-01-31", "1000.00"),)
    result, _one = cost(debts=debts, payments=money)
    assert [each.principal_open for each in result.debts] == [1000, 0]
