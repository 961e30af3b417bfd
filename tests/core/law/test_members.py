"""The other members with the euro: each side of what their laws do differently."""

from decimal import Decimal

import pytest

from followup_core.law.case import InterestClause, PenaltyClause, RateChoice

from ..claim_world import (
    CONSUMER,
    PUBLIC,
    accepted,
    codes,
    cost,
    debt,
    paid,
    rates,
)

MEMBERS = ("BG", "CY", "EE", "FI", "GR", "HR", "IE", "LT", "LV", "MT", "PT", "SI", "SK")
# Late from 1 April 2026 in one half-year.
SPRING = {"debts": [debt("1000.00", "2026-03-31")], "as_of": "2026-06-30"}
# Late from 25 June 2026 over the rise of July.
SUMMER = {"debts": [debt("36500.00", "2026-06-24")], "as_of": "2026-07-04"}


@pytest.mark.parametrize(("paid_on", "days"), [("2026-02-03", 0), ("2026-02-04", 4)])
def test_an_irish_day_to_pay_waits_for_a_working_day(paid_on, days):
    """A Saturday, then Saint Brigid's Monday; no rule was found: the lower reading."""
    late = [debt("1000.00", "2026-01-31")]
    payment = (paid(paid_on, "1000.00", "INV/1"),)
    asked = {"debts": late, "as_of": "2026-02-28", "payments": payment}
    _result, one = cost("IE", **asked)
    assert bool(one.due) is bool(days)


@pytest.mark.parametrize(
    ("debtor", "percent", "rate", "found"),
    [
        ("business", "31", "31", ["moderation"]),
        ("public_body", "30", "10.15", ["clause_void"]),
        ("public_body", "5", "5", []),
    ],
)
def test_only_italian_businesses_agree_on_a_higher_rate(debtor, percent, rate, found):
    """D.Lgs. 231/2002, art. 5 (1)."""
    agreed = accepted(interest=InterestClause(Decimal(percent)))
    result, one = cost("IT", type(CONSUMER)(debtor), terms=agreed, **SPRING)
    assert (codes(result), rates(one)) == (found, [rate])
    assert one.compensation_accrued == 40


@pytest.mark.parametrize("code", MEMBERS)
def test_businesses_and_public_bodies_owe_the_key_rate_and_eight_points(code):
    expected = "10.50" if code == "FI" else "10.15"
    for debtor in ("business", "public_body"):
        _result, one = cost(code, type(CONSUMER)(debtor), **SPRING)
        assert rates(one) == [expected]
        assert one.compensation_accrued == 40
        assert one.article
        assert one.compensation_article


@pytest.mark.parametrize(
    ("code", "rate"),
    [
        *(("EE", "10.15"), ("SI", "10.15"), ("BG", "10.15"), ("FI", "9.50")),
        *(("SK", "7.15"), ("HR", "5.15"), ("LV", "6"), ("LT", "5"), ("PT", "4")),
    ],
)
def test_consumers_owe_the_rate_of_their_law_and_no_sum(code, rate):
    _result, one = cost(code, CONSUMER, **SPRING)
    assert (rates(one), one.compensation_accrued) == ([rate], 0)


@pytest.mark.parametrize("code", ["IE", "GR", "CY", "MT"])
def test_of_consumers_nothing_is_charged_where_it_is_not_safe(code):
    result, one = cost(code, CONSUMER, **SPRING)
    assert (codes(result), one.due) == (["no_statute"], Decimal(1000))


@pytest.mark.parametrize("code", ["XX", "EU", "RO", "IS"])
def test_no_country_is_charged_by_a_directive_alone(code):
    assert codes(cost(code, **SPRING)[0]) == ["no_statute"]


@pytest.mark.parametrize("code", ["IE", "LT"])
def test_the_first_rate_counts_for_the_whole_delay(code):
    assert rates(cost(code, **SUMMER)[1]) == ["10.15"]


@pytest.mark.parametrize("code", ["EE", "LV", "PT", "SI", "GR", "HR", "BG", "SK"])
def test_each_half_year_has_its_own_rate(code):
    assert rates(cost(code, **SUMMER)[1])[-1] == "10.40"


@pytest.mark.parametrize("code", ["CY", "MT"])
def test_where_the_law_is_read_both_ways_the_lower_rate_is_charged(code):
    result, one = cost(code, **SUMMER)
    assert (codes(result), set(rates(one))) == (["rate_unclear"], {"10.15"})
    fallen = {"debts": [debt("1000.00", "2025-05-30")], "as_of": "2025-07-31"}
    result, one = cost(code, **fallen)
    assert rates(one) == ["11.15", "10.15"]
    assert codes(cost(code, **SPRING)[0]) == []


def test_the_finnish_reference_is_rounded_up_and_an_exact_half_stays():
    _result, one = cost("FI", debts=[debt(due="2023-01-31")], as_of="2023-02-28")
    assert rates(one) == ["10.50"]
    assert rates(cost("FI", **SPRING)[1]) == ["10.50"]


@pytest.mark.parametrize(
    ("principal", "lump"),
    [("1000.00", 40), ("1000.01", 70), ("10000.00", 70), ("10000.01", 100)],
)
def test_the_irish_sum_goes_by_size(principal, lump):
    debts = [debt(principal, "2026-03-31")]
    _result, one = cost("IE", debts=debts, as_of="2026-04-30")
    assert one.compensation_accrued == lump


def test_a_slovak_creditor_may_choose_the_rate_of_the_first_day():
    chosen = {"rate_choice": RateChoice.LOCKED}
    debts = [debt(due="2026-09-14")]
    _result, one = cost("SK", debts=debts, as_of="2026-12-31", **chosen)
    assert rates(one) == ["11.40"]
    debts = [debt(due="2026-09-16")]
    _result, one = cost("SK", debts=debts, as_of="2026-12-31", **chosen)
    assert rates(one) == ["11.65"]
    assert rates(cost("EE", **SUMMER, **chosen)[1]) == rates(cost("EE", **SUMMER)[1])


def test_latvian_interest_stops_when_it_equals_the_debt():
    terms = accepted(interest=InterestClause(Decimal(100)))
    more = {"debts": [debt("1000.00", "2024-12-30")], "terms": terms}
    _result, one = cost("LV", as_of="2025-12-29", **more)
    assert one.interest_accrued < 1000
    for as_of in ("2025-12-30", "2026-06-30"):
        _result, one = cost("LV", as_of=as_of, **more)
        assert one.interest_accrued == 1000
    assert sum(segment.amount for segment in one.segments) == 1000


@pytest.mark.parametrize(("code", "day_before"), [("HR", "2022"), ("BG", "2025")])
def test_days_before_the_rate_of_the_bank_are_refused(code, day_before):
    with pytest.raises(LookupError, match="no published rate"):
        cost(code, debts=[debt(due=f"{day_before}-12-29")], as_of="2026-01-31")


def test_consumers_may_agree_on_less_and_not_on_more():
    less = accepted(interest=InterestClause(Decimal(3)))
    more = accepted(interest=InterestClause(Decimal(20)))
    for code in ("EE", "SI", "SK", "LT", "LV", "HR", "PT"):
        result, one = cost(code, CONSUMER, terms=less, **SPRING)
        assert (codes(result), set(rates(one))) == ([], {"3"})
        result, one = cost(code, CONSUMER, terms=more, **SPRING)
        assert codes(result) == ["rate_above_cap"]
        assert rates(one) == rates(cost(code, CONSUMER, **SPRING)[1])


def test_a_public_body_owes_no_penalty_by_a_clause():
    ten = accepted(penalty=PenaltyClause(Decimal(10)))
    result, one = cost("EE", PUBLIC, terms=ten, **SPRING)
    assert (codes(result), one.compensation_accrued) == (["clause_void"], 40)


@pytest.mark.parametrize("code", ["PT", "EE", "LV", "LT", "SK", "SI", "GR", "CY", "MT"])
def test_who_pays_on_the_next_working_day_owes_nothing(code):
    more = {"debts": [debt("1000.00", "2026-03-01")], "as_of": "2026-06-30"}
    _result, one = cost(code, payments=(paid("2026-03-02", "1000.00"),), **more)
    assert one.due == 0
    _result, one = cost(code, payments=(paid("2026-03-03", "1000.00"),), **more)
    assert one.due > 0
