"""The check of the terms: what it says to whoever writes them, before anybody relies.

It agrees with what a claim says of the same clause.
"""

from datetime import date
from decimal import Decimal
from functools import partial
from pkgutil import iter_modules

import pytest

from followup_core import law
from followup_core.claims.clause_check import TRIED, check_clauses, check_for
from followup_core.law import at, be, de, fr, nl
from followup_core.law.case import (
    Debt,
    DebtorKind,
    FeeClause,
    InterestClause,
    NoticeKind,
    PenaltyClause,
    Terms,
)
from followup_core.rates.table import RateMissingError

from ..claim_world import TABLE, accepted, codes, cost, day, reminder

ON = day("2026-06-30")


def check(country, days=0, **clauses):
    """Return the findings on terms, by the words of the check."""
    found = check_clauses(country, Terms(**clauses), days, ON, TABLE)
    assert all(one.ref is None for one in found), "of all debts, not of one"
    return [(one.code, one.source) for one in found]


def checked(country, debtor, **clauses):
    """Return the codes of what is said of one kind of debtor."""
    kind = DebtorKind(debtor)
    return [
        one.code for one in check_for(kind, country, Terms(**clauses), 0, ON, TABLE)
    ]


def interest(percent):
    return InterestClause(Decimal(percent))


def penalty(percent, minimum="0"):
    return PenaltyClause(Decimal(percent), Decimal(minimum))


@pytest.mark.parametrize(
    ("country", "debtor", "fine", "too_much", "code"),
    [
        ("BE", "consumer", "10.50", "10.51", "rate_above_cap"),
        ("BE", "business", "31.50", "31.51", "moderation"),  # three times as much
        ("EE", "public_body", "10.15", "10.16", "rate_above_cap"),
        ("PL", "business", "18.50", "18.51", "rate_above_cap"),  # twice the civil rate
        ("HU", "consumer", "2.15", "2.16", "rate_above_cap"),  # debts in euro
        ("AT", "consumer", "4.00", "4.01", "clause_void"),
        ("CH", "business", "15.00", "15.01", "moderation"),  # three times five percent
    ],
)
def test_an_interest_clause_is_held_against_the_rate_of_the_day(
    country, debtor, fine, too_much, code
):
    assert checked(country, debtor, interest=interest(fine)) == []
    assert checked(country, debtor, interest=interest(too_much)) == [code]


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
    told = [code for code, _article in check("DE", penalty=penalty(percent))]
    assert told == [*found, "clause_unused"]  # nothing of consumers


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
    assert checked("BE", "consumer", **clauses) == ["clause_void"] * is_void


def test_a_country_without_law_of_consumers_is_checked_for_public_bodies():
    assert check("GB", days=30) == []
    assert [code for code, _article in check("GB", days=31)] == ["term_too_long"]


def test_no_term_is_agreed_where_none_is_said():
    assert check("FR", days=0) == []
    assert [code for code, _article in check("FR", days=30)] == []
    assert "term_too_long" in dict(check("FR", days=31))


# === BESIDE THE CLAIM === #

LATE = date(2026, 5, 28)
LETTERS = (
    reminder("2026-06-10"),
    reminder("2026-06-10", kind=NoticeKind.FORMAL_NOTICE),
)
CLAUSES = {
    **{f"interest {rate}": {"interest": interest(rate)} for rate in (1, 4, 9, 15, 40)},
    "interest up to the law": {"interest": InterestClause()},
    **{f"penalty {share}": {"penalty": penalty(share)} for share in (1, 10, 60)},
    "penalty with a least sum": {"penalty": penalty(1, 5000)},
    "penalty up to the law": {"penalty": PenaltyClause()},
    **{f"fee {sum_}": {"fee": FeeClause(Decimal(sum_), 5)} for sum_ in (15, 5000)},
    "both": {"penalty": penalty(3), "fee": FeeClause(Decimal(12), 5)},
}
COUNTRIES = [
    one.name.upper() for one in iter_modules(law.__path__) if len(one.name) == 2
]


def void(ask):
    """Return what is void by the findings that a question gets.

    A rate that was not published yet voids nothing.
    """
    try:
        found = ask()
    except RateMissingError:
        return set()
    return {one.source for one in found if one.code == "clause_void"}


@pytest.mark.parametrize("clauses", CLAUSES.values(), ids=CLAUSES)
@pytest.mark.parametrize("debtor", DebtorKind)
@pytest.mark.parametrize("country", COUNTRIES)
def test_the_check_voids_what_a_claim_of_an_everyday_amount_voids(
    country, debtor, clauses
):
    def claimed(amount):
        late = Debt("A", amount, LATE, LATE, LATE)
        more = {"debts": [late], "notices": LETTERS, "terms": accepted(**clauses)}
        return cost(country, debtor, "2026-06-30", **more)[0].findings

    terms = Terms(**clauses)
    in_check = void(lambda: check_for(debtor, country, terms, 0, LATE, TABLE))
    in_claims = [void(partial(claimed, amount)) for amount in TRIED]
    assert in_check == set().union(*in_claims)


def test_some_clause_is_void_by_each_rule_that_voids_clauses():
    """So that the agreement above is not one of silence."""
    for country, debtor, clauses in (
        ("BE", "consumer", CLAUSES["fee 5000"]),
        ("BE", "public_body", CLAUSES["fee 15"]),
        ("NL", "public_body", CLAUSES["interest 1"]),
        ("DE", "consumer", CLAUSES["interest 9"]),
        ("EE", "public_body", CLAUSES["penalty 1"]),
    ):
        assert checked(country, debtor, **clauses) == ["clause_void"]


@pytest.mark.parametrize(
    ("country", "clauses", "article"),
    [
        ("BE", {"fee": FeeClause(Decimal(15), 5)}, be.COMPENSATION),  # public bodies
        ("BE", {"interest": interest(5)}, be.LATE_PAYMENT),
        ("DE", {"interest": interest(9)}, de.CONSUMER_INTEREST),
    ],
)
def test_what_is_void_for_one_kind_of_debtor_is_said(country, clauses, article):
    assert ("clause_void", article) in check(country, **clauses)
