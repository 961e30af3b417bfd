"""What kind of payer somebody is: each type, both sides of its limits, its evidence."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.figures.documents.payer import answer
from followup_core.figures.payers import History, Payer, Receipt, Rests, profile

AS_OF = date(2026, 3, 31)
HUNDRED = Decimal(100)


def paid(late, ago=10, amount=HUNDRED, **more):
    """Return what was paid so many days late, so many days ago."""
    on = AS_OF - timedelta(days=ago)
    return Receipt(on, on - timedelta(days=late), amount, **more)


def of(*receipts, **more):
    return profile(History(receipts, **more), AS_OF)


def test_nothing_is_said_on_four_payments():
    found = of(*[paid(0)] * 4)
    assert (found.payments, found.payer, found.rests_on) == (4, None, Rests.TOO_FEW)
    assert found.delay == 0
    assert of(*[paid(0)] * 5).payer is Payer.ON_TIME
    assert of().delay is None


def test_only_the_last_twelve_months_count():
    old = Receipt(date(2025, 3, 31), date(2025, 3, 1), HUNDRED)
    last = old._replace(paid_on=date(2025, 4, 1))
    assert of(*[old] * 9).payments == 0
    assert of(*[last] * 9).payments == 9
    assert of(paid(0, ago=-1)).payments == 0


@pytest.mark.parametrize(
    ("late", "payer", "rests_on"),
    [
        (-5, Payer.ON_TIME, Rests.PUNCTUAL),
        (3, Payer.ON_TIME, Rests.PUNCTUAL),
        (4, Payer.FORGETFUL, Rests.REMINDED),
        (30, Payer.FORGETFUL, Rests.REMINDED),
        (31, Payer.WAITS, Rests.LATE),
    ],
)
def test_types_by_the_delay(late, payer, rests_on):
    found = of(*[paid(late)] * 5)
    assert (found.payer, found.rests_on) == (payer, rests_on)


def test_nine_tenths_on_time_are_on_time():
    late = paid(60)
    assert of(late, *[paid(0)] * 9).payer is Payer.ON_TIME
    assert of(late, *[paid(0)] * 8).payer is not Payer.ON_TIME


def test_who_waits_for_the_last_message():
    asked, soon = paid(20, is_last=True), paid(20)
    assert of(*[asked] * 3, *[soon] * 3).rests_on is Rests.LAST_MESSAGE
    assert of(*[asked] * 2, *[soon] * 3).payer is Payer.FORGETFUL


def test_who_pays_ever_later():
    def found(before, since):
        early = [paid(before, ago=300)] * 3
        return of(*early, *[paid(since)] * 3)

    worse = found(10, 25)
    assert (worse.payer, worse.rests_on) == (Payer.DIFFICULTY, Rests.WORSE)
    assert (worse.trend, worse.delay, worse.spread) == (15, Decimal("17.5"), 7.5)
    assert found(10, 24).payer is Payer.FORGETFUL
    # Later, and still hardly late.
    assert found(5, 20).payer is Payer.FORGETFUL


def test_whose_word_is_worth_little():
    late = [paid(40)] * 5
    assert of(*late, broken=3, kept=2).rests_on is Rests.BROKEN
    assert of(*late, broken=3, kept=3).payer is Payer.WAITS
    assert of(*late, broken=2).payer is Payer.WAITS
    assert of(*late, unfounded=2, justified=1).rests_on is Rests.UNFOUNDED
    # Who breaks his word and pays all the same is of no bad faith.
    assert of(*[paid(10)] * 5, broken=9).payer is Payer.FORGETFUL


def test_who_finds_faults_that_are_there():
    found = of(*[paid(40)] * 5, justified=2, unfounded=2)
    assert (found.payer, found.rests_on) == (Payer.DISPUTES, Rests.JUSTIFIED)
    assert of(*[paid(0)] * 5, justified=1).payer is Payer.ON_TIME


RECEIPTS = st.builds(
    paid,
    st.integers(-60, 200),
    st.integers(0, 364),
    st.integers(1, 10_000).map(Decimal),
    is_last=st.booleans(),
)


@given(st.lists(RECEIPTS, min_size=1), st.integers(1, 5))
def test_what_holds_of_any(receipts, times):
    found = of(*receipts)
    days = [(one.paid_on - one.due_on).days for one in receipts]
    assert min(days) <= found.delay <= max(days)
    assert found.spread >= 0
    assert 0 <= found.on_time <= 1
    assert (found.payer is None) == (found.payments < 5)
    # In a currency of small units the same.
    scaled = of(*(one._replace(amount=one.amount * times) for one in receipts))
    assert abs(scaled.delay - found.delay) < Decimal("1e-20")
    assert scaled.payer is found.payer


def test_the_document():
    receipt = {"paid_on": "2026-02-10", "due_on": "2026-01-31", "amount": "100.00"}
    request = {
        "as_of": "2026-03-31",
        "currency": "EUR",
        "receipts": [receipt] * 4 + [{**receipt, "paid_on": "2026-01-31"}],
    }
    assert answer(request) == {
        "payments": 5,
        "delay": "8.0",
        "trend": None,
        "spread": "4.0",
        "on_time": "0.20",
        "waited": "0.00",
        "payer": "forgetful",
        "rests_on": "reminded",
    }
    receipt["amount"] = "-1.00"
    assert answer(request)["path"] == "receipts[0].amount"
    assert answer({**request, "receipts": []})["rests_on"] == "too_few"
