"""The rows of a claim in a dossier: spans, bases, what is taken off, totals."""

from datetime import date
from decimal import Decimal

import pytest

from followup_core.claims.clauses import CLAUSE_SOURCE
from followup_core.exports.compose import Asking, borne, percent, totals
from followup_core.law.case import Allocation, InterestClause, NoticeKind, PenaltyClause
from tests.core.claim_world import (
    BUSINESS,
    CONSUMER,
    accepted,
    cost,
    debt,
    paid,
    reminder,
)

TERMS = f"{CLAUSE_SOURCE} (2020-01-01)"


def total(rows):
    return sum((Decimal(one["amount"]) for one in rows), Decimal(0))


def composed(found, debtor=BUSINESS, most=None, as_of="2025-12-31"):
    if most is None:
        most = found.interest_open + found.compensation_open
    return borne(found, Decimal(most), Asking("EUR", debtor, as_of, "less"))


def spans(rows):
    return [(one["from"], one["to"], one["rate"], one["base"]) for one in rows]


def test_days_that_bear_nothing_are_not_left_out():
    """The principal is paid, its interest joins the base at the end of the year."""
    _result, own = cost(
        "NL",
        as_of="2022-12-31",
        debts=[debt(due="2021-01-31")],
        payments=[paid("2021-06-15", "1000.00")],
        allocation=Allocation.PRINCIPAL_FIRST,
    )
    assert own.segments[0].end < own.segments[1].start
    assert spans(composed(own, as_of="2022-12-31").interest) == [
        ("2021-02-01", "2021-06-16", "8.0", "1000.00"),
        ("2021-06-16", "2022-02-01", "0.0", "0.00"),
        ("2022-02-01", "2023-01-01", "8.0", "29.59"),
    ]


def test_interest_that_may_not_exceed_the_debt_ends_on_its_day():
    _result, own = cost(
        "LV",
        CONSUMER,
        as_of="2025-12-31",
        debts=[debt(due="2010-01-31")],
        payments=[paid("2024-06-15", "100.00", "INV/1")],
        allocation=Allocation.PRINCIPAL_FIRST,
    )
    assert own.interest_open == Decimal("900.00")
    rows = composed(own, CONSUMER)
    assert [(one["rate"], one["amount"]) for one in rows.interest] == [
        ("6.0", "862.68"),
        ("6.0", "37.43"),
        ("0.0", "0.00"),
    ]
    first, capped, nothing = rows.interest
    assert first["to"] == capped["from"] == "2024-06-16"
    assert capped["to"] == nothing["from"] == "2025-02-24"
    assert nothing["to"] == "2026-01-01"
    # The day on which the debt is reached bears eleven cents too much.
    assert [(one["code"], one["amount"]) for one in rows.charges] == [
        ("other", "-0.11")
    ]


def test_a_span_that_the_cap_takes_whole_has_a_rate_of_zero():
    _result, own = cost(
        "LV",
        CONSUMER,
        as_of="2025-12-31",
        debts=[debt(due="2010-01-31")],
        payments=[paid("2021-06-15", "990.00")],
        allocation=Allocation.PRINCIPAL_FIRST,
    )
    rows = composed(own, CONSUMER)
    assert [one["rate"] for one in rows.interest] == ["6.0", "0.0"]
    assert total(rows.interest) == own.interest_open


def test_each_span_says_whether_the_terms_or_the_law_have_its_rate():
    _result, own = cost("BE", terms=accepted(interest=InterestClause(Decimal(10))))
    rows = composed(own, as_of="2025-04-30").interest
    assert {one["basis"] for one in rows} == {"contractual"}
    law = own._replace(
        segments=(own.segments[0], own.segments[0]._replace(series="eu"))
    )
    rows = composed(law, as_of="2025-04-30").interest
    assert [one["basis"] for one in rows] == ["contractual", "statutory_b2b"]
    assert [one["legal_ref"] for one in rows] == [TERMS, own.article]


def test_interest_of_the_terms_names_the_terms_and_no_statute():
    _result, own = cost("BE", terms=accepted(interest=InterestClause(Decimal(10))))
    (row,) = composed(own, as_of="2025-04-30").interest
    assert row["legal_ref"] == TERMS
    asked = Asking("EUR", BUSINESS, "2025-04-30", terms="Conditions 2024/2, accepted")
    (row,) = borne(own, Decimal(1000), asked).interest
    assert row["legal_ref"] == "Conditions 2024/2, accepted (2020-01-01)"
    undated = own._replace(accepted_on=None)
    (row,) = composed(undated, as_of="2025-04-30").interest
    assert row["legal_ref"] == CLAUSE_SOURCE


def test_a_rate_that_the_law_lifts_names_the_statute():
    """Below its floor a clause counts no more: the rate of the floor is the law's."""
    low = accepted(interest=InterestClause(Decimal(1)))
    _result, own = cost("FR", terms=low)
    rows = composed(own, as_of="2025-04-30").interest
    assert {one["legal_ref"] for one in rows} == {own.article}
    assert {one["basis"] for one in rows} == {"statutory_b2b"}


def test_only_what_the_terms_give_has_the_day_of_their_acceptance():
    unused = accepted(interest=InterestClause(None))
    assert cost("BE", terms=unused)[1].accepted_on is None
    used = accepted(penalty=PenaltyClause(Decimal(10)))
    assert cost("BE", terms=used)[1].accepted_on == date(2020, 1, 1)


@pytest.mark.parametrize(
    ("debtor", "basis"), [(BUSINESS, "statutory_b2b"), (CONSUMER, "statutory_b2c")]
)
def test_the_basis_is_that_of_the_debtor(debtor, basis):
    letters = (reminder("2025-02-01", kind=NoticeKind.FORMAL_NOTICE, got="2025-02-03"),)
    _result, own = cost("FR", debtor, as_of="2025-04-30", notices=letters)
    rows = composed(own, debtor, as_of="2025-04-30").interest
    assert {one["basis"] for one in rows} == {basis}


def test_months_of_thirty_days_are_told():
    _result, own = cost("CH", as_of="2025-04-30", currency="CHF")
    asked = Asking("CHF", BUSINESS, "2025-04-30")
    rows = borne(own, Decimal(1000), asked).interest
    assert {one["day_count"] for one in rows} == {"30/360"}
    assert total(rows) == own.interest_accrued


@pytest.mark.parametrize(
    ("less", "charges"), [("0.00", ["40.00"]), ("0.01", ["40.00", "-0.01"])]
)
def test_what_was_paid_of_the_parts_is_one_row_below_zero(less, charges):
    _result, own = cost("BE")
    whole = own.interest_accrued + own.compensation_accrued
    rows = composed(own, most=whole - Decimal(less), as_of="2025-04-30")
    assert [one["amount"] for one in rows.charges] == charges


@pytest.mark.parametrize(
    ("terms", "code", "amount", "source"),
    [
        (None, "fixed_compensation", "40.00", "Law of 2 August 2002, art. 6"),
        (
            accepted(penalty=PenaltyClause(Decimal(10))),
            *("penalty_clause", "100.00", TERMS),
        ),
    ],
)
def test_a_sum_is_that_of_the_law_or_of_the_terms(terms, code, amount, source):
    _result, own = cost("BE", terms=terms)
    (row,) = composed(own, as_of="2025-04-30").charges
    assert (row["code"], row["amount"]) == (code, amount)
    assert row["date"] == "2025-04-30"
    assert row["legal_ref"] == source


def test_what_has_no_source_names_none():
    _result, own = cost("BE")
    asked = Asking("EUR", BUSINESS, "2025-04-30")
    assert asked.less == ""
    rows = borne(own._replace(article=""), Decimal(0), asked)
    assert all("legal_ref" not in one for one in rows.interest)
    assert "legal_ref" not in rows.charges[-1]
    named = composed(own, as_of="2025-04-30", most="0")
    assert {one["legal_ref"] for one in named.interest} == {own.article}
    assert named.charges[-1]["legal_ref"] == "less"


def test_nothing_that_is_not_due_bears_anything():
    _result, own = cost("BE", as_of="2025-01-31")
    assert composed(own, as_of="2025-01-31") == ([], [])


@pytest.mark.parametrize(
    ("rate", "written"),
    [
        ("0", "0.0"),
        ("10", "10.0"),
        ("1E+1", "10.0"),
        ("8.150", "8.15"),
        ("0.0000005", "0.000001"),
        ("0.0000004", "0.0"),
        ("12.3456789", "12.345679"),
    ],
)
def test_a_rate_has_a_point_and_six_decimals_at_the_most(rate, written):
    assert percent(Decimal(rate)) == written


def test_totals_are_those_of_the_currency():
    claims = [
        {
            "original_amount": "1000",
            "paid_amount": "1",
            "credited_amount": "2",
            "open_amount": "997",
        },
        {
            "original_amount": "-5",
            "open_amount": "-5",
            "interest": [{"amount": "7"}],
            "charges": [{"amount": "40"}, {"amount": "-3"}],
        },
    ]
    assert totals(claims, str(date(2026, 1, 1)), "JPY") == {
        "principal_original": "995",
        "paid": "1",
        "credited": "2",
        "principal_open": "992",
        "interest": "7",
        "charges": "37",
        "payable": "1036",
        "claims": 2,
        "interest_as_of": "2026-01-01",
    }
