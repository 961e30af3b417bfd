"""The clock of a dispute: both sides of each of its days, and what ends it."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_core.clocks import MoveError, check_move
from followup_core.people.disputes import (
    BY_PEOPLE,
    MOVES,
    Dispute,
    Settings,
    State,
    Why,
    held,
    judge,
)

DEADLINE = date(2026, 3, 10)
REMIND, LATE, ESCALATE = date(2026, 3, 8), date(2026, 3, 11), date(2026, 3, 15)
SETTINGS = Settings(2, 5, 14)
DAY = timedelta(days=1)
MONEY = st.sampled_from([Decimal(0), Decimal(40), Decimal(100)])
DAYS = st.dates(date(2026, 3, 1), date(2026, 4, 15))
DISPUTES = st.builds(
    Dispute,
    st.just(1),
    st.sampled_from(State),
    st.sampled_from(Why),
    DAYS,
    MONEY,
    MONEY,
    MONEY,
    st.none() | DAYS,
)
TIMES = st.builds(Settings, *[st.integers(0, 9)] * 3)


def disputed(**changes):
    facts = {
        "key": 1,
        "state": State.OPEN,
        "reason": Why.RAISED,
        "deadline_on": DEADLINE,
        "item_open": Decimal(100),
        "disputed": Decimal(40),
        "credited": Decimal(0),
    }
    return Dispute(**{**facts, **changes})


def rule(on, settings=SETTINGS, **changes):
    ruling = judge(disputed(**changes), on, settings)
    return ruling.state, ruling.reason, ruling.next_on


@pytest.mark.parametrize(
    ("on", "ruling"),
    [
        (REMIND - DAY, ("open", "raised", REMIND)),
        (REMIND, ("open", "deadline_near", LATE)),
        (DEADLINE, ("open", "deadline_near", LATE)),
        (LATE, ("overdue", "deadline_over", ESCALATE)),
        (ESCALATE - DAY, ("overdue", "deadline_over", ESCALATE)),
        (ESCALATE, ("overdue", "escalated", None)),
    ],
)
def test_the_owner_is_reminded_and_then_somebody_is_told(on, ruling):
    assert rule(on) == ruling


def test_nobody_is_told_before_it_is_late():
    at_once = Settings(0, 0, 0)
    assert rule(DEADLINE, at_once) == ("open", "deadline_near", LATE)
    assert rule(LATE, at_once) == ("overdue", "escalated", None)


def test_a_deadline_that_was_moved_opens_it_again():
    late = {"state": State.OVERDUE, "reason": Why.ESCALATED}
    moved = {**late, "deadline_on": ESCALATE}
    assert rule(LATE, **moved) == ("open", "raised", ESCALATE - 2 * DAY)


@pytest.mark.parametrize(
    ("left", "ruling"),
    [("0.01", ("open", "raised", REMIND)), (0, ("paid", "paid", None))],
)
def test_it_is_closed_where_nothing_is_open_of_the_item(left, ruling):
    assert rule(DEADLINE - 5 * DAY, item_open=Decimal(left)) == ruling


def test_it_is_closed_by_a_credit_note_that_nobody_announced():
    settled = rule(LATE, item_open=Decimal(0), credited=Decimal(40))
    assert settled == ("paid", "credited", None)
    in_part = rule(LATE, item_open=Decimal(0), credited=Decimal("39.99"))
    assert in_part == ("paid", "paid", None)


def test_a_payment_that_is_undone_opens_it_again():
    paid = {"state": State.PAID, "reason": Why.PAID}
    assert rule(REMIND - DAY, **paid) == ("open", "payment_undone", REMIND)
    assert rule(REMIND, **paid) == ("open", "deadline_near", LATE)
    assert rule(LATE, **paid) == ("overdue", "deadline_over", ESCALATE)


@pytest.mark.parametrize(
    ("on", "credited", "ruling"),
    [
        (date(2026, 3, 16), 0, ("accepted", "credit_awaited", date(2026, 3, 17))),
        (date(2026, 3, 17), 0, ("accepted", "credit_late", None)),
        (date(2026, 3, 17), "39.99", ("accepted", "credit_late", None)),
        (date(2026, 3, 17), 40, ("accepted", "credited", None)),
    ],
)
def test_what_was_accepted_waits_for_its_credit_note(on, credited, ruling):
    accepted = {"state": State.ACCEPTED, "decided_on": date(2026, 3, 2)}
    assert rule(on, credited=Decimal(credited), **accepted) == ruling


def test_an_acceptance_without_a_day_is_never_late():
    accepted = rule(ESCALATE, state=State.ACCEPTED)
    assert accepted == ("accepted", "credit_awaited", None)


@pytest.mark.parametrize("state", [State.REJECTED, State.WITHDRAWN])
def test_what_a_person_decided_stays_so(state):
    facts = {"state": state, "reason": Why(state.value), "item_open": Decimal(0)}
    assert rule(ESCALATE, **facts) == (state.value, state.value, None)


def test_only_people_decide_and_once():
    assert {State.ACCEPTED, State.REJECTED, State.WITHDRAWN} == BY_PEOPLE
    for decided in BY_PEOPLE:
        check_move(MOVES, State.OPEN, decided)
        check_move(MOVES, State.OVERDUE, decided)
        with pytest.raises(MoveError):
            check_move(MOVES, decided, State.OPEN)


@pytest.mark.parametrize(
    ("state", "open_", "credited", "part"),
    [
        (State.OPEN, 100, 0, 40),
        (State.OVERDUE, 30, 0, 30),
        (State.ACCEPTED, 100, 15, 25),
        (State.ACCEPTED, 60, 40, 0),
        (State.ACCEPTED, 60, 41, 0),
        (State.REJECTED, 100, 0, 0),
        (State.WITHDRAWN, 100, 0, 0),
    ],
)
def test_only_the_disputed_part_is_held(state, open_, credited, part):
    facts = {"item_open": Decimal(open_), "credited": Decimal(credited)}
    assert held(disputed(state=state, **facts)) == part


@given(DISPUTES, DAYS, TIMES, st.integers(0, 40))
def test_not_even_the_reason_changes_before_the_next_day(dispute, on, times, days):
    ruling = judge(dispute, on, times)
    now = dispute._replace(state=State(ruling.state), reason=Why(ruling.reason))
    later = on + days * DAY
    if ruling.next_on is None or later < ruling.next_on:
        assert judge(now, later, times) == ruling


@given(DISPUTES)
def test_nothing_is_held_that_is_not_open(dispute):
    assert 0 <= held(dispute) <= min(dispute.disputed, dispute.item_open)
