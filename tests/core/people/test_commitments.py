"""The clock of a commitment: its day, its time, and what suspends or ends it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.people.commitments import (
    BY_PEOPLE,
    MOVES,
    Commitment,
    Settings,
    Share,
    State,
    Why,
    day_of,
    judge,
    share_kept,
)

DUE = date(2026, 3, 10)
# Three days of patience: the fourth is too late.
LATE = date(2026, 3, 14)
SETTINGS = Settings(3)
DAY = timedelta(days=1)
DAYS = st.dates(date(2026, 3, 1), date(2026, 4, 15))
COMMITMENTS = st.builds(
    Commitment,
    st.just(1),
    st.sampled_from(State),
    st.sampled_from(Why),
    DAYS,
    *[st.booleans()] * 5,
    resumes_on=st.none() | DAYS,
)


def rule(on, **changes):
    facts = {
        "key": 1,
        "state": State.OPEN,
        "reason": Why.ANNOUNCED,
        "due_on": DUE,
        "is_paid": False,
        "is_held": False,
        "can_act": False,
        "is_done": False,
        "waiver_waits": False,
    }
    ruling = judge(Commitment(**{**facts, **changes}), on, SETTINGS)
    return ruling.state, ruling.reason, ruling.next_on


@pytest.mark.parametrize(
    ("on", "can_act", "ruling"),
    [
        (DUE - DAY, False, ("open", "announced", DUE)),
        (DUE, False, ("due", "task", LATE)),
        (DUE, True, ("due", "by_itself", LATE)),
        (LATE - DAY, False, ("due", "task", LATE)),
        (LATE, False, ("late", "not_done", None)),
        (LATE, True, ("late", "not_done", None)),
    ],
)
def test_its_day_comes_and_then_it_is_late(on, can_act, ruling):
    assert rule(on, can_act=can_act) == ruling


def test_what_is_done_is_kept_and_stays_so():
    assert rule(DUE, state=State.DUE, is_done=True) == ("kept", "done", None)
    late = rule(LATE, state=State.LATE, reason=Why.NOT_DONE, is_done=True)
    assert late == ("kept", "done_late", None)
    kept = rule(LATE, state=State.KEPT, reason=Why.DONE_LATE, is_paid=True)
    assert kept == ("kept", "done_late", None)


def test_it_is_closed_by_a_payment_unless_it_was_done():
    assert rule(DUE - DAY, is_paid=True) == ("closed", "paid", None)
    assert rule(LATE, state=State.LATE, is_paid=True) == ("closed", "paid", None)
    both = rule(DUE, state=State.DUE, is_paid=True, is_done=True)
    assert both == ("kept", "done", None)


def test_a_payment_that_is_undone_makes_nobody_late():
    closed = {"state": State.CLOSED, "reason": Why.PAID}
    assert rule(DUE - DAY, **closed) == ("open", "payment_undone", DUE)
    assert rule(DUE, **closed) == ("due", "payment_undone", None)
    assert rule(LATE, **closed) == ("due", "payment_undone", None)
    again = {"state": State.DUE, "reason": Why.PAYMENT_UNDONE}
    assert rule(LATE, **again) == ("due", "payment_undone", None)


def test_a_hold_suspends_it_and_moves_its_day():
    resumes_on = LATE + 6 * DAY
    held = {"is_held": True, "resumes_on": resumes_on}
    for on in (DUE, LATE, resumes_on - DAY):
        assert rule(on, **held) == ("open", "held", resumes_on)
    assert rule(resumes_on, **held) == ("due", "task", resumes_on + 4 * DAY)
    ended = {"is_held": False, "resumes_on": resumes_on}
    assert rule(resumes_on + 3 * DAY, **ended)[0] == "due"
    assert rule(resumes_on + 4 * DAY, **ended)[0] == "late"


def test_a_hold_takes_its_task_back():
    held = rule(LATE, state=State.LATE, reason=Why.NOT_DONE, is_held=True)
    assert held == ("open", "held", None)


def test_a_hold_that_ends_before_its_day_moves_nothing():
    held = {"is_held": True, "resumes_on": DUE - 3 * DAY}
    assert rule(DUE - 4 * DAY, **held) == ("open", "held", DUE - 3 * DAY)
    assert rule(DUE - 3 * DAY, **held) == ("open", "announced", DUE)
    assert rule(DUE, **held) == ("due", "task", LATE)


@pytest.mark.parametrize("state", [State.OPEN, State.DUE, State.LATE])
def test_nothing_happens_while_a_waiver_waits(state):
    for on in (DUE - DAY, DUE, LATE):
        waits = rule(on, state=state, can_act=True, waiver_waits=True)
        assert waits == (state.value, "waiver_waits", None)


def test_a_waiver_that_was_refused_lets_it_go_on():
    facts = {"state": State.OPEN, "reason": Why.WAIVER_WAITS}
    assert rule(DUE, **facts) == ("due", "task", LATE)


def test_what_was_waived_stays_so():
    facts = {"state": State.WAIVED, "reason": Why.WAIVED, "is_done": True}
    assert rule(LATE, **facts) == ("waived", "waived", None)
    assert frozenset({State.WAIVED}) == BY_PEOPLE
    assert not MOVES[State.WAIVED]


@given(COMMITMENTS, DAYS, st.integers(0, 9), st.integers(0, 40))
def test_not_even_the_reason_changes_before_the_next_day(facts, on, patience, days):
    settings = Settings(patience)
    ruling = judge(facts, on, settings)
    now = facts._replace(state=State(ruling.state), reason=Why(ruling.reason))
    later = on + days * DAY
    if ruling.next_on is None or later < ruling.next_on:
        assert judge(now, later, settings) == ruling


@given(COMMITMENTS, DAYS, st.integers(0, 9))
def test_nothing_is_carried_out_before_its_day(facts, on, patience):
    ruling = judge(facts, on, Settings(patience))
    started = ruling.state in ("due", "late")
    if on < day_of(facts) and ruling.reason != Why.WAIVER_WAITS:
        assert not started


def test_what_was_paid_or_waits_says_nothing_of_what_was_kept():
    states = ("kept", "late", "waived", "closed", "due", "open")
    outcomes = [(("level 3", "Anna"), State(one)) for one in states]
    outcomes += [(("level 3", "Ben"), State.KEPT), (("level 4", "Ben"), State.CLOSED)]
    assert share_kept(outcomes) == {
        ("level 3", "Anna"): Share(1, 3),
        ("level 3", "Ben"): Share(1, 1),
    }
    assert share_kept([]) == {}


@given(st.lists(st.tuples(st.integers(1, 3), st.sampled_from(State))))
def test_shares_add_up(outcomes):
    shares = share_kept(outcomes)
    states = [state for _group, state in outcomes]
    assert sum(one.kept for one in shares.values()) == states.count(State.KEPT)
    assert all(0 <= one.kept <= one.of and one.of for one in shares.values())
