"""Conditions that were sent again: both sides of the day on which silence says."""

from datetime import date, timedelta

import pytest

from followup_core.terms.sendings import Sending, Settings, State, Why, judge

SENT_ON = date(2026, 3, 2)
SENT = Sending(1, State.SENT, Why.SENT, SENT_ON)
LAST = SENT_ON + timedelta(days=29)
OVER = SENT_ON + timedelta(days=30)


def ruled(sending, on):
    found = judge(sending, on, Settings())
    return found.state, found.next_on


def test_silence_says_something_once_its_days_are_over():
    assert ruled(SENT, LAST) == ("sent", OVER)
    assert ruled(SENT, OVER) == ("silent", None)


@pytest.mark.parametrize("state", [State.SENT, State.SILENT])
def test_what_did_not_reach_him_says_nothing(state):
    returned = SENT._replace(state=state, is_returned=True, is_answered=True)
    assert ruled(returned, OVER)[0] == "returned"


def test_whoever_wrote_is_not_silent():
    assert ruled(SENT._replace(is_answered=True), OVER)[0] == "answered"
    objected = SENT._replace(state=State.OBJECTED, is_returned=True)
    assert ruled(objected, OVER)[0] == "objected"
