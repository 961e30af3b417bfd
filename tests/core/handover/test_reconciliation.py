"""Balances beside each other: what is missing, what differs, what it adds up to."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.__main__ import DOCUMENTS
from followup_core.handover.reconciliation import Balance, Gap, Total, reconcile


def balance(ref, amount, currency="EUR"):
    return Balance(ref, Decimal(amount), currency)


@pytest.mark.parametrize(
    ("ours", "theirs", "gap", "amount"),
    [
        (["100.00"], ["100"], None, None),
        (["100.01"], ["100"], Gap.AMOUNT, "0.01"),
        (["99.99"], ["100"], Gap.AMOUNT, "-0.01"),
        (["100"], [], Gap.MISSING_THERE, "100"),
        ([], ["100"], Gap.MISSING_HERE, "-100"),
        (["0"], [], None, None),
        ([], ["0"], None, None),
    ],
)
def test_how_they_differ(ours, theirs, gap, amount):
    found = reconcile(
        [balance("L", one) for one in ours], [balance("L", one) for one in theirs]
    ).differences
    if gap is None:
        assert found == ()
    else:
        assert [(one.ref, one.gap, one.amount) for one in found] == [
            ("L", gap, Decimal(amount))
        ]


def test_another_currency_has_no_difference():
    found = reconcile([balance("L", 1)], [balance("L", 1, "USD")])
    assert [(one.gap, one.amount) for one in found.differences] == [
        (Gap.CURRENCY, None)
    ]
    assert found.totals == (
        Total("EUR", Decimal(1), Decimal(0), 1, 1),
        Total("USD", Decimal(0), Decimal(1), 1, 1),
    )


def test_a_claim_that_the_agency_names_twice():
    found = reconcile([balance("L", 5)], [balance("L", 5), balance("L", 3)])
    assert [(one.gap, one.amount) for one in found.differences] == [(Gap.TWICE, -3)]
    assert found.totals == (Total("EUR", Decimal(5), Decimal(8), 1, 1),)


REFS = st.text("abc", min_size=1, max_size=2)
SIDE = st.dictionaries(REFS, st.integers(0, 3), max_size=6)


@given(SIDE, SIDE)
def test_the_differences_are_what_the_totals_differ_by(ours, theirs):
    here = [balance(ref, one) for ref, one in ours.items()]
    there = [balance(ref, one) for ref, one in theirs.items()]
    found = reconcile(here, there)
    left = sum(one.ours - one.theirs for one in found.totals)
    assert sum(one.amount for one in found.differences) == left
    assert [one.ref for one in found.differences] == sorted(
        ref for ref in {*ours, *theirs} if ours.get(ref, 0) != theirs.get(ref, 0)
    )
    mirrored = reconcile(there, here).differences
    assert [-one.amount for one in mirrored] == [
        one.amount for one in found.differences
    ]
    assert reconcile(here, here).differences == ()


def written(ref, amount, currency="EUR"):
    return {"ref": ref, "amount": amount, "currency": currency}


def ask(ours, theirs):
    return DOCUMENTS["reconcile"]()({"ours": ours, "theirs": theirs})


def test_the_document():
    found = ask(
        [written("L1", "100.00"), written("L2", "5.00")],
        [written("L1", "90.5"), written("L3", "7", "JPY")],
    )
    assert found["differences"] == [
        {
            "ref": "L1",
            "gap": "amount",
            "ours": {"amount": "100.00", "currency": "EUR"},
            "theirs": {"amount": "90.50", "currency": "EUR"},
            "difference": "9.50",
        },
        {
            "ref": "L2",
            "gap": "missing_there",
            "ours": {"amount": "5.00", "currency": "EUR"},
            "theirs": None,
            "difference": "5.00",
        },
        {
            "ref": "L3",
            "gap": "missing_here",
            "ours": None,
            "theirs": {"amount": "7", "currency": "JPY"},
            "difference": "-7",
        },
    ]
    assert found["totals"][0] == {
        "currency": "EUR",
        "ours": "105.00",
        "theirs": "90.50",
        "difference": "14.50",
        "claims": 2,
        "differing": 2,
    }
    other = ask([written("L", "1", "EUR")], [written("L", "1", "JPY")])
    assert other["differences"][0]["difference"] is None


def test_what_is_refused():
    twice = [written("L", "1.00")] * 2
    assert ask(twice, [])["path"] == "ours[1].ref"
    assert ask([], [written("L", "1.234")])["path"] == "theirs[0].amount"
    assert ask([], [written("L", "1.0", "EUX")])["error"] == "bad_value"
