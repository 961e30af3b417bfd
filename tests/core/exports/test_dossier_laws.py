"""What holds for any dossier whose parts are computed, and for interest of any days."""

import copy
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from followup_core.__main__ import dossier_schema
from followup_core.exports.checks.dossier import answer
from followup_core.exports.checks.interest import interest, year_fraction

from .dossiers import VALID

SCHEMA = dossier_schema()
CENT = Decimal("0.01")
CENTS = st.integers(1, 10**8).map(lambda cents: cents * CENT)
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
COUNTS = st.sampled_from(["act/365", "act/360", "act/act", "30/360"])
RATES = st.decimals(0, 30, places=2).map(lambda rate: f"{rate:.2f}")
CUTOFF = date(2026, 11, 21)


@st.composite
def claims(draw):
    """Draw a claim that was paid in part, with its interest until the cut-off."""
    original, paid = sorted((draw(CENTS), draw(CENTS)), reverse=True)
    due = CUTOFF - timedelta(days=draw(st.integers(1, 2000)))
    ref = f"L{draw(st.integers(1, 10**6))}"
    segments, start, count = [], due + timedelta(days=1), draw(COUNTS)
    while start < CUTOFF:
        end = min(CUTOFF, start + timedelta(days=draw(st.integers(100, 900))))
        segment = {
            "basis": "contractual",
            "rate": draw(RATES),
            "from": start.isoformat(),
            "to": end.isoformat(),
            "base": str(original),
            "day_count": count,
        }
        segment["amount"] = str(interest(segment, "EUR"))
        segments.append(segment)
        start = end
    claim = {
        **{key: VALID["claims"][0][key] for key in ("type", "number", "cause", "date")},
        "ref": ref,
        "due_date": due.isoformat(),
        "original_amount": str(original + CENT),
        "paid_amount": str(paid),
        "open_amount": str(original + CENT - paid),
        "currency": "EUR",
        "interest": segments,
    }
    row = {**VALID["ledger"][0], "claim_ref": ref, "amount": str(-paid)}
    return claim, row


@st.composite
def dossiers(draw):
    drawn = draw(st.lists(claims(), min_size=1, unique_by=lambda one: one[0]["ref"]))
    owed = sum(Decimal(one["open_amount"]) for one, _row in drawn)
    rows = [part for one, _row in drawn for part in one["interest"]]
    accrued = sum((Decimal(part["amount"]) for part in rows), 0 * CENT)
    return {
        **copy.deepcopy(VALID),
        "claims": [claim for claim, _row in drawn],
        "ledger": [row for _claim, row in drawn],
        "documents": [],
        "totals": {
            "principal_open": str(owed),
            "interest": str(accrued),
            "charges": "0.00",
            "payable": str(owed + accrued),
            "claims": len(drawn),
        },
    }


@given(dossiers())
def test_nothing_is_found_in_what_adds_up(dossier):
    assert answer(dossier, SCHEMA) == {"findings": []}


@given(dossiers(), st.sampled_from(["principal_open", "interest", "charges"]))
def test_a_cent_is_found(dossier, key):
    dossier["totals"][key] = str(Decimal(dossier["totals"][key]) + CENT)
    codes = {one["code"] for one in answer(dossier, SCHEMA)["findings"]}
    of_key = "claims_total" if key == "principal_open" else f"{key}_total"
    assert codes == {of_key, "payable_total"}


@given(DAYS, DAYS, DAYS, COUNTS)
def test_days_add_up(first, second, third, count):
    whole = year_fraction(first, third, count)
    parts = year_fraction(first, second, count) + year_fraction(second, third, count)
    assert whole == parts


@given(st.integers(1, 9998), COUNTS)
def test_a_year_is_about_a_year(year, count):
    start = date(year, 1, 1)
    assert abs(year_fraction(start, date(year + 1, 1, 1), count) - 1) < 0.02


def test_thirty_days_a_month():
    """Both days are cut to 30: from the 30th to the 31st is nothing."""
    count = "30/360"
    assert year_fraction(date(2026, 1, 30), date(2026, 1, 31), count) == 0
    assert year_fraction(date(2026, 1, 31), date(2026, 3, 31), count) * 360 == 60
    assert year_fraction(date(2026, 2, 28), date(2026, 3, 1), count) * 360 == 3


def test_half_a_cent_is_rounded_up_once():
    segment = {
        "base": "365.00",
        "rate": "0.5",
        "from": "2026-01-01",
        "to": "2026-01-02",
    }
    assert interest(segment, "EUR") == Decimal("0.01")
    assert interest({**segment, "rate": "0.499999"}, "EUR") == 0
    assert interest({**segment, "base": "36500.00"}, "JPY") == 1
