"""Releases: for one order, an amount or a time; each falls back by itself."""

from datetime import date
from decimal import Decimal

import pytest

from followup_core.stops.releases import Release, Settings, State, Why, judge

UNTIL = date(2026, 3, 11)
BEFORE = date(2026, 3, 10)


def ruled(state=State.GRANTED, on=BEFORE, **facts):
    reason = Why.ASKED if state is State.ASKED else Why.GRANTED
    known = {"until": UNTIL, "is_needed": True, **facts}
    ruling = judge(Release(1, state, reason, **known), on, Settings())
    return ruling.state, ruling.reason, ruling.next_on


@pytest.mark.parametrize("state", [State.ASKED, State.GRANTED])
def test_its_last_day_is_its_last(state):
    assert ruled(state) == (state.value, state.value, UNTIL)
    assert ruled(state, on=UNTIL) == ("over", "time_over", None)


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ({"order_done": False}, "granted"),
        ({"order_done": True}, "used"),
        ({"left": Decimal("0.01")}, "granted"),
        ({"left": Decimal(0)}, "used"),
        ({"order_done": False, "order_gone": True}, "over"),
        ({"is_needed": False}, "over"),
    ],
)
def test_what_uses_it_up(facts, found):
    assert ruled(**facts)[0] == found


def test_what_was_asked_is_not_used_up():
    assert ruled(State.ASKED, left=Decimal(0))[0] == "asked"


@pytest.mark.parametrize(
    "state", [State.USED, State.OVER, State.REFUSED, State.TAKEN_BACK]
)
def test_what_is_over_does_not_come_back(state):
    assert ruled(state)[0] == state.value
