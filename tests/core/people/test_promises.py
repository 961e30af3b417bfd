"""The clock of a promise: both sides of its last day, and what payments do to it."""

from datetime import date
from decimal import Decimal

import pytest

from followup_core.people.promises import (
    Means,
    Promise,
    Settings,
    State,
    Why,
    judge,
    last_day,
)
from followup_core.workdays import Workdays

LAST = date(2026, 3, 10)
AFTER = date(2026, 3, 11)


def rule(on, settings=None, **changes):
    facts = {
        "key": 1,
        "state": State.OPEN,
        "reason": Why.PROMISED,
        "amount": Decimal(500),
        "last_on": LAST,
        "paid": Decimal(0),
        "on_account": Decimal(0),
    }
    ruling = judge(Promise(**{**facts, **changes}), on, settings or Settings())
    return ruling.state, ruling.reason, ruling.next_on


@pytest.mark.parametrize(
    ("on", "paid", "ruling"),
    [
        (LAST, 0, ("open", "promised", AFTER)),
        (AFTER, 0, ("broken", "not_paid", None)),
        (LAST, "499.99", ("open", "promised", AFTER)),
        (AFTER, "499.99", ("partly_kept", "paid_in_part", None)),
        (LAST, 500, ("kept", "paid", None)),
        (AFTER, 500, ("kept", "paid", None)),
    ],
)
def test_the_last_day_decides(on, paid, ruling):
    assert rule(on, paid=Decimal(paid)) == ruling


def test_nothing_is_broken_on_days_that_the_bank_does_not_know():
    later = date(2026, 3, 14)
    tomorrow = date(2026, 3, 15)
    assert rule(later, Settings(LAST)) == ("open", "bank_not_known", tomorrow)
    assert rule(later, Settings(AFTER)) == ("broken", "not_paid", None)


def test_money_that_nobody_allocated_is_waited_for():
    waits = rule(AFTER, paid=Decimal(100), on_account=Decimal(400))
    assert waits == ("open", "on_account", date(2026, 3, 12))
    over = rule(AFTER, paid=Decimal(100), on_account=Decimal("399.99"))
    assert over == ("partly_kept", "paid_in_part", None)


def test_a_returned_payment_opens_or_breaks_it_again():
    kept = {"state": State.KEPT, "reason": Why.PAID}
    assert rule(LAST, **kept) == ("open", "promised", AFTER)
    assert rule(AFTER, **kept) == ("broken", "undone", None)
    again = {"state": State.BROKEN, "reason": Why.UNDONE}
    assert rule(AFTER, **again) == ("broken", "undone", None)


def test_what_is_booked_late_and_came_in_time_keeps_it():
    for state in (State.BROKEN, State.PARTLY):
        assert rule(AFTER, state=state, paid=Decimal(500)) == ("kept", "paid", None)
    broken = rule(AFTER, state=State.BROKEN, on_account=Decimal(500))
    assert broken == ("broken", "not_paid", None)


def test_what_hangs_on_no_item_any_more_is_let_go_and_the_past_stays():
    assert rule(LAST, is_gone=True) == ("withdrawn", "item_gone", None)
    broken = {"state": State.BROKEN, "reason": Why.NOT_PAID, "paid": Decimal(500)}
    assert rule(AFTER, is_gone=True, **broken) == ("broken", "not_paid", None)


def test_what_was_withdrawn_stays_so():
    facts = {"state": State.WITHDRAWN, "reason": Why.WITHDRAWN, "paid": Decimal(500)}
    assert rule(LAST, **facts) == ("withdrawn", "withdrawn", None)


@pytest.mark.parametrize(
    ("means", "day"),
    [(Means.CARD, 5), (Means.TRANSFER, 9), (Means.CHEQUE, 11)],
)
def test_each_means_has_its_own_waiting_time(means, day):
    """From Thursday, 5 March; the Friday after is a holiday."""
    waits = {Means.TRANSFER: 1, Means.CHEQUE: 3}
    workdays = Workdays(holidays=frozenset({date(2026, 3, 6)}))
    assert last_day(date(2026, 3, 5), means, waits, workdays) == date(2026, 3, day)


def test_an_undone_promise_does_not_open_beside_another_of_its_item():
    kept = {"state": State.KEPT, "reason": Why.PAID, "is_followed": True}
    assert rule(LAST, **kept) == ("broken", "undone", None)
    assert rule(LAST, paid=Decimal(1), **kept) == ("partly_kept", "paid_in_part", None)
    assert rule(LAST, **{**kept, "is_followed": False})[0] == "open"
