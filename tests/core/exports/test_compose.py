"""What a claim bears in a dossier: rows that the check accepts, and never too much."""

import copy
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from followup_core.__main__ import dossier_schema
from followup_core.claims.calculate import claim
from followup_core.exports.checks.dossier import answer
from followup_core.exports.compose import Asking, borne, totals
from followup_core.exports.layouts.ubl_reminder import reminder
from followup_core.law.case import (
    DebtorKind,
    RateChoice,
)
from followup_core.money import decimals, unit
from followup_core.rates.table import RateMissingError
from tests.core.any_claim import COUNTRIES, LAST, PARTLY_KNOWN, requests
from tests.core.claim_world import (
    TABLE,
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
