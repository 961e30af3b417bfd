"""What a claim bears in a dossier: rows that the check accepts, and never too much."""

import copy
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from followup_core.__main__ import dossier_schema
from followup_core.claims.calculate import claim
from followup_core.exports.checks.dossier import answer
from followup_core.exports.compose import Asking, borne, percent, totals
from followup_core.exports.layouts.ubl_reminder import reminder
from followup_core.law.case import (
    Allocation,
    DebtorKind,
    InterestClause,
    NoticeKind,
    RateChoice,
)
from followup_core.money import decimals, unit
from followup_core.rates.table import RateMissingError
from tests.core.any_claim import COUNTRIES, LAST, PARTLY_KNOWN, requests
from tests.core.claim_world import (
    BUSINESS,
    CONSUMER,
    TABLE,
    accepted,
    cost,
    debt,
    paid,
)
from tests.core.claim_world import (
    reminder as letter,
)

from .dossiers import VALID

SCHEMA = dossier_schema()
ZERO = Decimal(0)
# What says nothing of interest, charges and sums.
OTHERS = {"not_due", "nothing_open", "limitation_passed"}
PARTIES = {
    DebtorKind.CONSUMER: ("person", "b2c"),
    DebtorKind.PUBLIC_BODY: ("public", "public"),
    DebtorKind.BUSINESS: ("company", "b2b"),
}


def total(rows):
    return sum((Decimal(one["amount"]) for one in rows), ZERO)


def asking(request):
    return Asking(request.currency, request.debtor, str(request.as_of), "less")


def row_of(own, rows, currency):
    """Return a claim of a dossier, its principal open as a whole."""
    amount = f"{own.principal:.{decimals(currency)}f}"
    return {
        "ref": own.ref,
        "type": "invoice",
        "number": own.ref,
        "date": str(own.due_on),
        "due_date": str(own.due_on),
        "cause": "x",
        "original_amount": amount,
        "open_amount": amount,
        "currency": currency,
        **{key: value for key, value in rows._asdict().items() if value},
    }


def dossier_of(request, composed):
    """Return the dossier of a request, each claim with what it bears."""
    kind, nature = PARTIES[request.debtor]
    made = copy.deepcopy(VALID)
    made["case"] |= {
        "currency": request.currency,
        "cutoff_at": f"{request.as_of}T12:00:00Z",
        "nature": nature,
    }
    made["agency"]["product"] = "amicable"
    made["debtors"] = [{**made["debtors"][0], "kind": kind}]
    made |= {"ledger": [], "dunning": [], "documents": []}
    made["claims"] = [
        row_of(own, rows, request.currency)
        for own, rows in zip(request.debts, composed, strict=True)
    ]
    sums = totals(made["claims"], str(request.as_of), request.currency)
    return {**made, "totals": sums}


@st.composite
def worlds(draw):
    """Return a request, its claim, and the most that is asked beside each debt."""
    request = draw(requests(countries=(*COUNTRIES, *PARTLY_KNOWN)))
    if draw(st.booleans()):
        request = replace(request, as_of=LAST)
    request = replace(request, rate_choice=draw(st.sampled_from(RateChoice)))
    try:
        found = claim(request, TABLE)
    except RateMissingError:
        assume(False)
    share = draw(st.sampled_from(("0", "0.37", "1", "1")))
    smallest = unit(request.currency)
    most = []
    for one in found.debts:
        whole = one.interest_open + one.compensation_open
        # What the law's order paid of it is open as principal in the books.
        imputed = one.interest_accrued + one.compensation_accrued - whole
        whole += draw(st.sampled_from((ZERO, imputed)))
        most.append((whole * Decimal(share)).quantize(smallest))
    return request, found, most


# === LAWS === #


@given(worlds())
def test_a_composed_dossier_is_a_valid_one(world):
    request, found, most = world
    rows = [
        borne(one, cap, asking(request))
        for one, cap in zip(found.debts, most, strict=True)
    ]
    made = dossier_of(request, rows)
    said = answer(made, SCHEMA)
    assert "error" not in said, said
    assert {one["code"] for one in said["findings"]} <= OTHERS
    assert reminder(made)


@given(worlds())
def test_it_never_asks_for_more_than_the_most(world):
    request, found, most = world
    for own, cap in zip(found.debts, most, strict=True):
        rows = borne(own, cap, asking(request))
        asked = total(rows.interest) + total(rows.charges)
        assert asked <= cap
        # What is left out are roundings of spans, to half a unit each.
        left = unit(request.currency) * (len(rows.interest) + 1) / 2
        accrued = own.interest_accrued + own.compensation_accrued
        assert asked >= min(cap, accrued) - left


@given(worlds())
def test_every_day_of_the_claim_is_there_once(world):
    request, found, most = world
    for own, cap in zip(found.debts, most, strict=True):
        rows = borne(own, cap, asking(request)).interest
        assert bool(rows) is bool(own.segments)
        for before, after in pairwise(rows):
            assert before["from"] < before["to"] == after["from"]
        if rows:
            assert rows[0]["from"] == str(own.segments[0].start)
            assert rows[-1]["to"] == str(own.segments[-1].end)


@given(worlds())
def test_no_row_bears_more_than_the_engine_reckoned(world):
    """Half a unit of rounding a span, and the day on which a cap is reached."""
    request, found, most = world
    for own, cap in zip(found.debts, most, strict=True):
        rows = borne(own, cap, asking(request)).interest
        a_day = max(
            (one.base * one.percent / 36_000 for one in own.segments), default=0
        )
        half = unit(request.currency) * len(rows)
        exact = sum((one.amount for one in own.segments), ZERO)
        assert total(rows) <= exact + half + a_day


# === CASES === #


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


@pytest.mark.parametrize(
    ("debtor", "basis"), [(BUSINESS, "statutory_b2b"), (CONSUMER, "statutory_b2c")]
)
def test_the_basis_is_that_of_the_debtor(debtor, basis):
    letters = (letter("2025-02-01", kind=NoticeKind.FORMAL_NOTICE, got="2025-02-03"),)
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
        {"original_amount": "1000", "paid_amount": "1", "open_amount": "999"},
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
        "credited": "0",
        "principal_open": "994",
        "interest": "7",
        "charges": "37",
        "payable": "1038",
        "claims": 2,
        "interest_as_of": "2026-01-01",
    }
