"""The sums of field sheets: what a procedure caps, and what it leaves beside."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.exports.layouts.field_sheet import sums_of
from followup_core.law import procedures
from tests.core.exports.case_file import dossier
from tests.core.exports.sheet_tries import ABROAD, ONE, entries, sheet, told


@pytest.mark.parametrize(
    ("penalty", "cut"),
    [
        ("0.00", "0.00"),
        ("75.68", "0.00"),
        ("75.69", "0.01"),
        ("500.00", "424.32"),
    ],
)
def test_interest_and_penalty_clauses_are_claimed_up_to_a_tenth(penalty, cut):
    """Principal 1010.00, interest 25.32: with the penalty up to 101.00."""
    found = sheet("be_undisputed", _charges(penalty_clause=penalty))
    (sums,) = entries(found, "8")
    claimed = Decimal("25.32") + Decimal(penalty) - Decimal(cut)
    assert (sums["8.cap"], sums["8.cut"]) == ("101.00", cut)
    assert sums["8.accessories"] == str(claimed)
    assert sums["8.total"] == str(Decimal("1010.00") + claimed)
    findings = [(one["code"], one["is_blocking"]) for one in found["findings"]]
    assert findings == ([("accessories_capped", False)] if Decimal(cut) else [])


def test_what_is_cut_is_told_with_its_sum():
    found = sheet("be_undisputed", _charges(penalty_clause="80.00"))["findings"]
    assert [one["message"] for one in found] == [
        "interest and penalty clauses are 105.32, 101.00 at most: 4.32 is not claimed"
    ]


def test_the_fixed_compensation_of_the_law_stands_beside_the_cap():
    """The law adds the costs of collection to the debt, and caps the others only."""
    charges = _charges(fixed_compensation="40.00", penalty_clause="75.68")
    found = sheet("be_undisputed", charges)
    (sums,) = entries(found, "8")
    assert (sums["8.beside"], sums["8.accessories"]) == ("40.00", "141.00")
    assert (sums["8.total"], found["findings"]) == ("1151.00", [])
    alone = sheet("be_undisputed", _charges(fixed_compensation="500.00"))
    assert alone["findings"] == []


@pytest.mark.parametrize("code", ["reminder_fee", "registered_mail", "other"])
def test_what_no_law_gives_counts_with_the_clauses(code):
    found = sheet("be_undisputed", _charges(**{code: "75.69"}))
    assert [one["code"] for one in found["findings"]] == ["accessories_capped"]


def test_what_was_paid_of_interest_makes_room_below_the_cap():
    charges = _charges(penalty_clause="80.00", other="-4.32")
    found = sheet("be_undisputed", charges)
    assert entries(found, "8")[0]["8.accessories"] == "101.00"
    assert found["findings"] == []


def test_the_cap_is_rounded_down():
    principal = ("claims", 0, "open_amount", "1010.09")
    found = sheet("be_undisputed", principal, _charges(penalty_clause="75.69"))
    assert entries(found, "8")[0]["8.cut"] == "0.01"


def _charges(**amounts):
    rows = [
        {"code": code, "amount": amount, "date": "2026-09-01"}
        for code, amount in amounts.items()
    ]
    return ("claims", 0, "charges", rows)


CENTS = st.integers(0, 10**7).map(lambda n: f"{Decimal(n).scaleb(-2):f}")


@given(CENTS, CENTS, CENTS)
def test_the_cap_is_never_exceeded(principal, penalty, fixed):
    changed = dossier(
        ONE,
        ("claims", 0, "open_amount", principal),
        _charges(penalty_clause=penalty, fixed_compensation=fixed),
    )
    found = sums_of(changed, procedures()["be_undisputed"])
    assert (found.accessories - found.beside) * 10 <= found.principal
    assert found.beside == Decimal(fixed)
    assert found.accessories + found.cut == found.interest + found.charges
    assert found.total == found.principal + found.accessories
    free = sums_of(changed, procedures()["fr_injonction"])
    assert (free.accessories, free.cut) == (free.interest + free.charges, 0)


@pytest.mark.parametrize(
    ("principal", "codes"), [("4974.68", []), ("4974.69", ["amount_too_high"])]
)
def test_small_claims_go_up_to_five_thousand_with_interest(principal, codes):
    """Charges do not count: 25.32 of interest, and 40.00 of charges beside."""
    change = ("claims", 0, "open_amount", principal)
    found = told("fr_small_claims", (*ABROAD, "FR"), change)
    assert [code for code, _path in found] == codes
