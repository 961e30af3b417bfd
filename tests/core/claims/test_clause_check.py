"""The check of the terms: what it says to whoever writes them, before anybody relies.

It agrees with what a claim says of the same clause.
"""

from decimal import Decimal

import pytest

from followup_core.claims.clause_check import check_clauses
from followup_core.law import at, fr, nl
from followup_core.law.case import FeeClause, InterestClause, PenaltyClause, Terms

from ..claim_world import TABLE, accepted, codes, cost, day

ON = day("2026-06-30")


def check(country, days=0, **clauses):
    """Return the findings on terms, by the words of the check."""
    found = check_clauses(country, Terms(**clauses), days, ON, TABLE)
    assert all(one.ref is None for one in found), "of all debts, not of one"
    return [(one.code, one.source) for one in found]


def interest(percent):
    return InterestClause(Decimal(percent))


def penalty(percent, minimum="0"):
    return PenaltyClause(Decimal(percent), Decimal(minimum))


@pytest.mark.parametrize(
    ("country", "fine", "too_much", "code"),
    [
        ("BE", "10.50", "10.51", "rate_above_cap"),  # consumers
        ("EE", "10.15", "10.16", "rate_above_cap"),  # public bodies
        ("PL", "18.50", "18.51", "rate_above_cap"),  # twice the civil rate
        ("HU", "2.15", "2.16", "rate_above_cap"),  # debts of consumers in euro
        ("AT", "12.00", "12.01", "moderation"),  # three times four percent
        ("CH", "15.00", "15.01", "moderation"),  # three times five percent
    ],
)
def test_an_interest_clause_is_held_against_the_rate_of_the_day(
    country, fine, too_much, code
):
    assert check(country, interest=interest(fine)) == []
    assert {found for found, _ in check(country, interest=interest(too_much))} == {code}


def test_an_interest_clause_below_the_french_floor_is_said():
    floor = TABLE.at(("fr_b2b_floor_3x_legal",), ON).percent
    below = floor - Decimal("0.01")
    assert "rate_below_floor" not in dict(check("FR", interest=interest(floor)))
    assert "rate_below_floor" in dict(check("FR", interest=interest(below)))


def test_a_clause_without_figures_is_whatever_the_law_allows():
    assert check("BE", interest=InterestClause(), penalty=PenaltyClause()) == []
    for country, articles in (
        ("FR", [fr.LEGAL_RATE]),  # of consumers
        ("AT", [at.CONSUMER_INTEREST]),
        ("NL", [nl.COMMERCIAL, nl.STATUTORY, nl.PUBLIC_BODIES]),
    ):
        assert check(country, interest=InterestClause()) == []
        found = check(country, penalty=PenaltyClause())
        assert found == [("clause_unused", article) for article in articles]


@pytest.mark.parametrize(("percent", "found"), [("49.99", []), ("50", ["moderation"])])
def test_a_penalty_of_half_the_debt_may_be_moderated(percent, found):
    terms = accepted(penalty=penalty(percent))
    assert codes(cost("DE", terms=terms)[0]) == found
    checked = [code for code, _article in check("DE", penalty=penalty(percent))]
    assert checked == [*found, "clause_unused"]  # nothing of consumers


@pytest.mark.parametrize(
    ("percent", "fee", "is_void"),
    [
        # At 150 euro, of which the law allows twenty; a little more allows thirty.
        ("3.90", "14.15", False),
        ("3.90", "14.16", True),
        # At 50,000 euro, of which the law allows two thousand.
        ("4", "0", False),
        ("4.0001", "0", True),
        ("4.00005", "0", True),
        # At fifty euro, by the minimum.
        ("1", "20.00", False),
        ("1", "20.01", True),
    ],
)
def test_penalty_and_fee_are_tried_where_the_caps_are_lowest(percent, fee, is_void):
    clauses = {"penalty": penalty(percent, "0")}
    if fee != "0":
        clauses["fee"] = FeeClause(Decimal(fee), 15)
    if percent == "1":
        clauses = {"penalty": penalty("1", fee)}
    assert ("clause_void" in dict(check("BE", **clauses))) is is_void


def test_a_country_without_law_of_consumers_is_checked_for_public_bodies():
    assert check("GB", days=30) == []
    assert [code for code, _article in check("GB", days=31)] == ["term_too_long"]


def test_no_term_is_agreed_where_none_is_said():
    assert check("FR", days=0) == []
    assert [code for code, _article in check("FR", days=30)] == []
    assert "term_too_long" in dict(check("FR", days=31))
