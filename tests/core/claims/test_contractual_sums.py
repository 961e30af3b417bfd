"""Sums by the terms: penalty and fee, their proof, caps, currencies and findings."""

from decimal import Decimal

import pytest

from followup_core.claims.clause_check import check_clauses, check_for
from followup_core.claims.foresee import foresee
from followup_core.law.case import FeeClause, InterestClause, PenaltyClause, Terms

from ..claim_world import (
    CONSUMER,
    PUBLIC,
    TABLE,
    accepted,
    ask,
    codes,
    cost,
    day,
    debt,
    paid,
    reminder,
)

TEN = PenaltyClause(Decimal(10))
FIRST = reminder("2025-02-03")


def fee(amount="25.00", days=15):
    return FeeClause(Decimal(amount), days)


# === THE FEE BY DAYS LATE === #


@pytest.mark.parametrize(("as_of", "lump"), [("2025-02-15", 40), ("2025-02-16", 60)])
def test_a_fee_is_owed_when_more_days_than_agreed_are_over(as_of, lump):
    _result, one = cost(terms=accepted(fee=fee("60.00")), as_of=as_of)
    assert one.compensation_accrued == lump


def test_a_fee_joins_the_penalty_and_the_greater_of_both_sums_is_owed():
    both = accepted(penalty=PenaltyClause(Decimal(2)), fee=fee("15.00"))
    assert cost(terms=both)[1].compensation_accrued == 40  # 20 + 15 below 40
    both = accepted(penalty=TEN, fee=fee("15.00"))
    assert cost(terms=both, as_of="2025-02-15")[1].compensation_accrued == 100
    assert cost(terms=both, as_of="2025-02-16")[1].compensation_accrued == 115


def test_a_fee_is_owed_once_per_item_and_never_by_one_that_was_paid():
    debts = [debt(ref="A"), debt(ref="B")]
    terms = accepted(fee=fee("60.00"))
    in_time = (paid("2025-02-15", "1060.00", "A"),)
    more = {"payments": in_time, "as_of": "2026-03-01"}
    result, first = cost(terms=terms, debts=debts, **more)
    assert first.compensation_accrued == 40
    assert result.debts[1].compensation_accrued == 60


def test_a_fee_needs_proof():
    unproven = Terms(fee=fee("60.00"))
    result, one = cost(terms=unproven)
    assert (codes(result), one.compensation_accrued) == (["clause_missing"], 40)


@pytest.mark.parametrize(
    ("amount", "as_of", "owed"),
    [
        ("20.00", "2025-03-01", 20),
        ("20.00", "2025-02-18", 20),
        ("20.01", "2025-03-01", 0),
    ],
)
def test_a_fee_above_the_cap_of_consumers_is_void(amount, as_of, owed):
    terms = accepted(fee=fee(amount, 5))
    more = {"debts": [debt("150.00")], "notices": (FIRST,)}
    result, one = cost("BE", CONSUMER, as_of, terms=terms, **more)
    assert one.compensation_accrued == owed
    assert codes(result) == ([] if owed else ["clause_void"])


def test_penalty_and_fee_of_a_consumer_are_one_clause_even_before_the_fee_is_owed():
    terms = accepted(penalty=PenaltyClause(Decimal(10)), fee=fee("10.00", 300))
    more = {"debts": [debt("150.00")], "notices": (FIRST,), "terms": terms}
    result, one = cost("BE", CONSUMER, "2025-03-01", **more)
    assert (codes(result), one.compensation_accrued) == (["clause_void"], 0)


def test_a_fee_that_cannot_stand_is_said():
    terms = accepted(fee=fee())
    assert codes(cost("NL", terms=terms)[0]) == ["clause_unused"]
    assert codes(cost(debtor=PUBLIC, terms=terms)[0]) == ["clause_void"]
    assert codes(cost("DE", CONSUMER, terms=terms)[0]) == ["clause_unused"]


# === CLAUSES === #


def test_a_penalty_where_no_file_knows_one_gets_a_finding():
    result, one = cost("CH", currency="CHF", terms=accepted(penalty=TEN))
    assert (codes(result), one.compensation_accrued) == (["clause_unused"], 0)
    assert (result.findings[0].ref, result.findings[0].source) == ("INV/1", "")
    on_time = cost(
        "CH", as_of="2025-01-31", currency="CHF", terms=accepted(penalty=TEN)
    )
    assert codes(on_time[0]) == []


@pytest.mark.parametrize(
    ("country", "debtor", "money"),
    [
        ("CH", "business", "CHF"),
        ("CH", "consumer", "CHF"),
        ("CH", "public_body", "CHF"),
        ("DE", "consumer", "EUR"),
        ("NL", "business", "EUR"),
        ("NL", "consumer", "EUR"),
    ],
)
def test_so_does_a_penalty_up_to_what_the_law_allows(country, debtor, money):
    penalty = PenaltyClause()
    more = {"currency": money, "notices": (FIRST,)}
    result, _one = cost(
        country, type(CONSUMER)(debtor), terms=accepted(penalty=penalty), **more
    )
    assert codes(result) == ["clause_unused"]
    unproven = Terms(penalty=penalty)
    result, _one = cost(country, type(CONSUMER)(debtor), terms=unproven, **more)
    # The Dutch scale needs no proof: the law gives it by itself.
    assert codes(result) == ([] if country == "NL" else ["clause_missing"])
    assert "clause_unused" in check(country, unproven)


@pytest.mark.parametrize(
    ("country", "debtor"), [("DE", "business"), ("BE", "public_body")]
)
def test_where_the_law_has_a_sum_it_is_the_most_that_it_allows(country, debtor):
    terms = accepted(penalty=PenaltyClause())
    result, one = cost(country, type(CONSUMER)(debtor), terms=terms)
    assert (codes(result), one.compensation_accrued) == ([], 40)


@pytest.mark.parametrize(("percent", "found"), [(49, []), (100, ["moderation"])])
def test_a_penalty_of_most_of_the_debt_may_be_moderated(percent, found):
    terms = accepted(penalty=PenaltyClause(Decimal(percent)))
    assert codes(cost(terms=terms)[0]) == found


@pytest.mark.parametrize(
    ("principal", "penalty", "fee_of", "found"),
    [
        ("100.00", PenaltyClause(Decimal(10), Decimal(5000)), None, True),
        ("100.00", None, "5000.00", True),
        ("100.00", PenaltyClause(Decimal(10), Decimal(50)), None, True),
        ("100.00", PenaltyClause(Decimal(10), Decimal("49.99")), None, False),
        ("100.00", PenaltyClause(Decimal(30)), "20.00", True),
        ("100.00", PenaltyClause(Decimal(30)), "19.99", False),
        ("1000.00", PenaltyClause(Decimal(10), Decimal(50)), None, False),
        ("60.00", None, "35.00", False),  # the law itself gives more
        ("60.00", PenaltyClause(Decimal(50)), None, True),  # of any debt
    ],
)
def test_so_may_a_least_sum_or_a_fee_be(principal, penalty, fee_of, found):
    terms = accepted(penalty=penalty, fee=fee_of and fee(fee_of))
    result, _one = cost(debts=[debt(principal)], terms=terms)
    assert codes(result) == (["moderation"] if found else [])


@pytest.mark.parametrize(
    ("percent", "found"), [("34.50", []), ("34.51", ["moderation"])]
)
def test_interest_of_many_times_the_law_may_be_moderated(percent, found):
    terms = accepted(interest=InterestClause(Decimal(percent)))
    assert codes(cost(terms=terms)[0]) == found


@pytest.mark.parametrize("code", ["DE", "NL", "AT", "FR"])
def test_a_consumer_may_have_agreed_on_less(code):
    lower = accepted(interest=InterestClause(Decimal(2)))
    higher = accepted(interest=InterestClause(Decimal(20)))
    notice = reminder("2025-02-03", kind=type(FIRST.kind)("formal_notice"))
    result, one = cost(code, CONSUMER, terms=lower, notices=(notice,))
    assert {str(slice_.percent) for slice_ in one.segments} == {"2"}
    assert "clause_void" not in codes(result)
    result, one = cost(code, CONSUMER, terms=higher, notices=(notice,))
    assert "clause_void" in codes(result)
    assert all(slice_.percent < 20 for slice_ in one.segments)


@pytest.mark.parametrize(
    ("accepted_on", "found"),
    [("2025-02-01", []), ("2025-02-02", ["clause_missing"])],
)
def test_acceptance_after_the_default_began_proves_nothing(accepted_on, found):
    terms = Terms(accepted_on=day(accepted_on), penalty=TEN)
    assert codes(cost(terms=terms)[0]) == found


# === CURRENCIES === #


def test_a_scale_in_another_currency_charges_nothing_and_says_so():
    for debtor in ("business", "consumer"):
        result, one = cost(
            "NL", type(CONSUMER)(debtor), currency="USD", notices=(FIRST,)
        )
        assert codes(result) == ["other_currency"]
        assert (one.compensation_accrued, one.interest_accrued > 0) == (0, True)


@pytest.mark.parametrize("code", ["AT", "BE", "DE", "ES", "FI", "FR", "IT", "PT"])
def test_forty_euro_are_not_charged_in_another_currency(code):
    result, one = cost(code, currency="USD")
    assert (codes(result), one.compensation_accrued) == (["other_currency"], 0)


# === THE CHECK OF THE TERMS === #


def check(country, terms, days=0):
    found = check_clauses(country, terms, days, day("2026-06-30"), TABLE)
    return {one.code for one in found}


def is_void(**clauses):
    """Tell whether a clause is void for consumers in Belgium."""
    on = day("2026-06-30")
    found = check_for(CONSUMER, "BE", Terms(**clauses), 0, on, TABLE)
    return "clause_void" in {one.code for one in found}


@pytest.mark.parametrize("amount", ["20.00", "20.01"])
def test_the_check_tries_penalty_and_fee_on_everyday_amounts(amount):
    assert is_void(fee=FeeClause(Decimal(amount), 15)) is (amount == "20.01")


@pytest.mark.parametrize(
    ("percent", "minimum"), [("14", "0"), ("0.5", "20.01"), ("5", "0"), ("9.1", "0")]
)
def test_the_check_tries_small_and_large_amounts(percent, minimum):
    """Above the cap at 50 and 150, at 50,000, and between 500 and 5,000 euro."""
    assert is_void(penalty=PenaltyClause(Decimal(percent), Decimal(minimum)))
    assert not is_void(penalty=PenaltyClause(Decimal(4)))


def test_the_check_says_what_is_far_above_and_what_no_law_knows():
    steep = Terms(
        interest=InterestClause(Decimal(100)), penalty=PenaltyClause(Decimal(100))
    )
    assert "moderation" in check("DE", steep)
    assert "moderation" in check("DE", Terms(fee=fee("40.01")))
    assert "moderation" not in check("DE", Terms(fee=fee("40.00")))
    least = PenaltyClause(Decimal(1), Decimal(75))
    assert "moderation" in check("DE", Terms(penalty=least))
    assert "clause_unused" in check("CH", steep)
    assert "term_too_long" in check("FR", Terms(), days=31)


# === WHAT A REVIEWER FOUND === #


def test_an_agreed_rate_needs_no_published_one():
    eight = accepted(interest=InterestClause(Decimal(8)))
    debts = [debt(due="2026-10-30"), debt(due="2026-12-31", ref="B")]
    result, _one = cost(terms=eight, debts=debts, as_of="2026-12-15")
    assert result.debts[0].interest_accrued > 0
    late = [debt(due="2026-07-31")]
    more = {"currency": "DKK", "as_of": "2026-08-31"}
    _result, one = cost("DK", debts=late, terms=eight, **more)
    assert one.interest_accrued > 0


def test_shares_of_one_sum_keep_the_order_of_the_request():
    debts = [debt("333.33", ref="A"), debt("333.33", ref="B"), debt("333.35", ref="C")]
    result, _one = cost("NL", debts=debts)
    shares = [str(one.compensation_accrued) for one in result.debts]
    assert shares == ["49.99", "49.99", "50.02"]


def test_a_fee_far_away_is_foreseen_too():
    request = ask(
        "BE",
        CONSUMER,
        "2025-02-03",
        [debt("500.00")],
        terms=accepted(fee=fee("15.00", 60)),
    )
    assert foresee(request, day("2025-02-03")) == {"INV/1": Decimal("15.00")}
