"""What may be written off, both sides of each bound, and its parts to the cent."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.books.write_off import (
    Debt,
    Ground,
    Obstacle,
    Rules,
    Tax,
    ground,
    needs_second,
    obstacle,
    parts,
    sum_of,
)
from followup_core.books.write_off_document import answer

CENT = Decimal("0.01")
DAY = timedelta(days=1)
DUE = date(2026, 1, 31)
DEBT = Debt(Decimal("121.00"), Decimal("121.00"), DUE)
RULES = Rules(Decimal("0.50"), 365)
AMOUNTS = st.decimals(0, 100_000, places=2)


def why(debt, on):
    found = ground(debt, on, RULES)
    return found and found.value


@pytest.mark.parametrize(("days", "found"), [(0, None), (1, "limitation")])
def test_a_debt_is_barred_after_its_last_day(days, found):
    debt = DEBT._replace(last_on=date(2026, 3, 31))
    assert why(debt, date(2026, 3, 31) + days * DAY) == found


@pytest.mark.parametrize("name", ["insolvency_closed_on", "certified_on"])
@pytest.mark.parametrize(("days", "is_one"), [(-1, False), (0, True)])
def test_evidence_counts_from_its_day(name, days, is_one):
    debt = DEBT._replace(**{name: date(2026, 3, 31)})
    assert bool(why(debt, date(2026, 3, 31) + days * DAY)) is is_one


@pytest.mark.parametrize(
    ("left", "days", "found"),
    [("0.50", 1, "residue"), ("0.51", 1, None), ("0.50", 0, None)],
)
def test_a_residue_is_small_paid_in_part_and_late(left, days, found):
    debt = DEBT._replace(amount=Decimal(left))
    assert why(debt, DUE + days * DAY) == found


def test_a_small_invoice_is_no_residue():
    small = Debt(Decimal("0.40"), Decimal("0.40"), DUE)
    assert why(small, date(2026, 6, 1)) is None


@pytest.mark.parametrize(("days", "found"), [(364, None), (365, "age")])
def test_age_counts_from_the_day_of_the_rule(days, found):
    assert why(DEBT, DUE + days * DAY) == found


def test_without_a_rule_neither_age_nor_size_is_a_ground():
    old = DEBT._replace(amount=CENT)
    assert ground(old, date(2050, 1, 1), Rules()) is None


def test_what_has_no_due_date_is_not_old():
    assert why(DEBT._replace(due_on=None), date(2050, 1, 1)) is None


def test_the_surest_ground_is_named():
    debt = DEBT._replace(last_on=DUE, certified_on=DUE, insolvency_closed_on=DUE)
    assert ground(debt, date(2030, 1, 1), RULES) is Ground.LIMITATION


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("is_placed", Obstacle.PLACED),
        ("is_disputed", Obstacle.DISPUTED),
        ("is_promised", Obstacle.PROMISED),
        ("is_proposed", Obstacle.PROPOSED),
    ],
)
def test_what_others_work_on_is_not_written_off(name, found):
    assert obstacle(DEBT) is None
    assert obstacle(DEBT._replace(**{name: True})) is found


def test_what_is_paid_is_not_written_off():
    assert obstacle(DEBT._replace(amount=Decimal(0))) is Obstacle.NOTHING_OPEN


@pytest.mark.parametrize(
    ("amount", "before", "limit", "second"),
    [
        ("50.00", "0", "50.00", False),
        ("50.01", "0", "50.00", True),
        ("30.00", "20.00", "50.00", False),
        ("30.00", "20.01", "50.00", True),
        ("0.01", "0", "0", True),
    ],
)
def test_above_the_limit_somebody_else_approves(amount, before, limit, second):
    given_up = (Decimal(amount), Decimal(before), Decimal(limit))
    assert needs_second(*given_up) is second


@given(AMOUNTS, AMOUNTS, st.lists(st.decimals(0, 1, places=2), max_size=3))
def test_parts_add_up_to_what_is_open(amount, net, shares):
    taxes = [Tax(str(n), (net * one).quantize(CENT)) for n, one in enumerate(shares)]
    total = net + sum_of(taxes)
    split = parts(min(amount, total), total, taxes, CENT)
    assert split.net + sum_of(split.taxes) == min(amount, total)
    assert all(one.amount >= 0 for one in split.taxes)


@given(st.decimals(1, 1000, places=2))
def test_all_of_an_invoice_has_all_of_its_tax(net):
    tax = Tax("21", (net * Decimal("0.21")).quantize(CENT))
    split = parts(net + tax.amount, net + tax.amount, [tax], CENT)
    assert split == (net, (tax,))


def test_what_waits_for_the_payment_is_no_loss():
    """Nobody paid, so that nobody owes it, whether tax comes back or not."""
    taxes = [
        {"key": "20", "amount": "20.00", "is_waiting": True},
        {"key": "10", "amount": "10.00"},
    ]
    debt = {"ref": "a", "amount": "65.00", "original": "130.00", "taxes": taxes}
    for comes_back, net, shares in ((False, "55.00", 1), (True, "50.00", 2)):
        asked = {**debt, "comes_back": comes_back}
        asked = {"as_of": "2026-02-01", "currency": "EUR", "debts": [asked]}
        (found,) = answer(asked)["debts"]
        assert found["net"] == net
        assert len(found["taxes"]) == shares
        assert found["taxes"][0] == {"key": "20", "amount": "10.00"}


def test_the_document():
    debt = {
        "ref": "a",
        "amount": "60.50",
        "original": "121.00",
        "due_on": "2025-01-31",
        "comes_back": True,
        "taxes": [{"key": "21", "amount": "21.00"}],
    }
    request = {
        "as_of": "2026-02-01",
        "currency": "EUR",
        "after_days": 365,
        "limit": "60.00",
        "debts": [debt, {**debt, "ref": "b", "is_placed": True, "comes_back": False}],
    }
    found = answer(request)
    assert found["debts"][0] == {
        "ref": "a",
        "ground": "age",
        "obstacle": None,
        "net": "50.00",
        "taxes": [{"key": "21", "amount": "10.50"}],
    }
    assert found["debts"][1]["obstacle"] == "placed"
    assert found["debts"][1]["ground"] is None
    assert found["debts"][1]["net"] == "60.50"
    assert (found["amount"], found["needs_second"]) == ("60.50", True)
    debt["taxes"][0]["amount"] = "121.01"
    assert answer(request)["path"] == "debts[0].taxes"
    debt["ref"] = "b"
    debt["taxes"] = request["debts"][1]["taxes"] = []
    assert answer(request)["error"] == "duplicate_ref"
