"""What steps brought: each payment once, both sides of the days, no more than asked."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.figures.documents.yields import answer
from followup_core.figures.ledger import Payment
from followup_core.figures.yields import Step, yields

DAY = date(2026, 3, 2)
HUNDRED = Decimal(100)


def on(days):
    return DAY + timedelta(days=days)


def step(days=0, level="1", channels=("email",), **asked):
    return Step(on(days), level, channels, asked or {"A": HUNDRED})


def paid(days, amount=HUNDRED, item="A"):
    return Payment(on(days), item, amount)


@pytest.mark.parametrize(("after", "received"), [(-1, 0), (0, 100), (14, 100), (15, 0)])
def test_within_the_days(after, received):
    (found,) = yields([step()], [paid(after)], 14)
    assert (found.received, found.share) == (received, received)
    assert found.answered == (1 if received else 0)


def test_a_payment_is_the_last_steps():
    first, second = yields(
        [step(), step(7, "2", ("letter",))], [paid(7, Decimal(40)), paid(6)], 14
    )
    assert (first.level, first.received) == ("1", 100)
    assert (second.level, second.channel, second.received) == ("2", "letter", 40)


def test_of_two_steps_of_a_day_the_later_one():
    first, second = yields([step(), step(level="2")], [paid(0)], 14)
    assert (first.received, second.received) == (0, 100)


def test_no_more_than_was_asked_for():
    (found,) = yields([step(A=Decimal(30), B=HUNDRED)], [paid(1), paid(2)], 14)
    assert (found.asked, found.received, found.answered) == (130, 30, 1)


def test_several_channels_are_of_none():
    (found,) = yields([step(channels=("email", "letter"))], [paid(1)], 14)
    assert found.channel == "several"


ITEMS = st.sampled_from("ABC")
STEPS = st.lists(
    st.builds(
        Step,
        st.integers(0, 60).map(on),
        st.sampled_from("12"),
        st.sampled_from([("email",), ("letter",), ("email", "letter")]),
        st.dictionaries(ITEMS, st.integers(1, 500).map(Decimal), min_size=1),
    ),
    max_size=8,
)
PAYMENTS = st.lists(
    st.builds(
        Payment, st.integers(0, 90).map(on), ITEMS, st.integers(1, 500).map(Decimal)
    ),
    max_size=12,
)


@given(STEPS, PAYMENTS, st.integers(0, 60))
def test_nothing_is_counted_twice(steps, payments, days):
    found = yields(steps, payments, days)
    assert sum(one.steps for one in found) == len(steps)
    assert sum(one.received for one in found) <= sum(one.amount for one in payments)
    assert all(0 <= one.share <= 100 for one in found)
    more = yields(steps, payments, days + 1)
    assert sum(one.received for one in found) <= sum(one.received for one in more)


def asked(**more):
    return {
        "currency": "EUR",
        "steps": [
            {
                "on": "2026-03-02",
                "level": "1",
                "channels": ["email"],
                "asked": [{"ref": "A", "amount": "300.00"}],
            }
        ],
        "payments": [{"on": "2026-03-16", "item": "A", "amount": "100.00"}],
        **more,
    }


def test_as_a_document():
    (found,) = answer(asked())["yields"]
    assert found == {
        "level": "1",
        "channel": "email",
        "steps": 1,
        "answered": 1,
        "asked": "300.00",
        "received": "100.00",
        "share": "33.3",
    }
    (late,) = answer(asked(days=13))["yields"]
    assert (late["received"], late["share"]) == ("0.00", "0.0")


def test_what_a_document_may_not_say():
    steps = asked()["steps"]
    assert answer(asked(days=61))["path"] == "days"
    twice = [{**steps[0], "asked": steps[0]["asked"] * 2}]
    assert answer(asked(steps=twice))["path"] == "steps[0].asked[1].ref"
    assert answer(asked(steps=[{**steps[0], "channels": []}]))["path"] == (
        "steps[0].channels"
    )
