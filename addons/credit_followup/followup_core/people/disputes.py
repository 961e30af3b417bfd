"""The clock of a dispute: open, past its deadline, decided, closed by a payment.

A person decides; the owner is reminded before the deadline and somebody is told after
it. What is held while it lasts is said here too.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from ..clocks import Moves, Ruling
from ..workdays import shift


class State(str, Enum):
    """Where a dispute stands. ``PAID``: nothing of its item is open any more."""

    OPEN = "open"
    OVERDUE = "overdue"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    PAID = "paid"


class Why(str, Enum):
    """Why a dispute stands where it stands.

    ``DEADLINE_NEAR``: the owner is reminded. ``CREDIT_LATE``: what was accepted is not
    credited, and somebody gets the task.
    """

    RAISED = "raised"
    DEADLINE_NEAR = "deadline_near"
    DEADLINE_OVER = "deadline_over"
    ESCALATED = "escalated"
    CREDIT_AWAITED = "credit_awaited"
    CREDIT_LATE = "credit_late"
    CREDITED = "credited"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    PAID = "paid"
    PAYMENT_UNDONE = "payment_undone"


class Dispute(NamedTuple):
    """The facts of one dispute.

    ``deadline_on``: the last day for the owner to decide. ``item_open``: what is open
    of the item, the part beside the dispute included. ``credited``: the posted credit
    notes that are linked to it. ``decided_on``: the day on which a person accepted it.
    """

    key: int
    state: State
    reason: Why
    deadline_on: date
    item_open: Decimal
    disputed: Decimal
    credited: Decimal
    decided_on: date | None = None


class Settings(NamedTuple):
    """When somebody is told, in days from the deadline or from the decision.

    ``credit_within_days``: the time that a credit note may take after acceptance.
    """

    remind_before_days: int
    escalate_after_days: int
    credit_within_days: int


_DECIDED = frozenset({State.ACCEPTED, State.REJECTED, State.WITHDRAWN})
MOVES: Moves = {
    State.OPEN: _DECIDED | {State.OVERDUE, State.PAID},
    # A deadline that a person moved.
    State.OVERDUE: _DECIDED | {State.OPEN, State.PAID},
    State.ACCEPTED: frozenset(),
    State.REJECTED: frozenset(),
    State.WITHDRAWN: frozenset(),
    # A payment that is undone.
    State.PAID: frozenset({State.OPEN, State.OVERDUE}),
}
BY_PEOPLE = _DECIDED


def judge(dispute: Dispute, as_of: date, settings: Settings) -> Ruling:
    """Rule on one dispute."""
    state, why = _rule(dispute, as_of, settings)
    days = _steps(dispute, state, settings)
    next_on = min((day for day in days if day > as_of), default=None)
    return Ruling(dispute.key, state.value, why.value, next_on)


def held(dispute: Dispute) -> Decimal:
    """Return the part of its item that the dispute holds.

    What was accepted stays held until it is credited: nobody asks for it meanwhile. A
    credit note decides nothing: what nobody has accepted stays held beside it.
    """
    left = {
        State.OPEN: dispute.disputed,
        State.OVERDUE: dispute.disputed,
        State.ACCEPTED: dispute.disputed - dispute.credited,
    }.get(dispute.state, Decimal(0))
    return max(min(left, dispute.item_open), Decimal(0))


def _rule(dispute: Dispute, as_of: date, settings: Settings) -> tuple[State, Why]:
    state = dispute.state
    if state is State.ACCEPTED:
        return state, _why_accepted(dispute, as_of, settings)
    if state in _DECIDED:
        return state, dispute.reason
    if dispute.item_open <= 0:
        is_credited = dispute.credited >= dispute.disputed > 0
        return State.PAID, Why.CREDITED if is_credited else Why.PAID
    if as_of <= dispute.deadline_on:
        return State.OPEN, _why_open(dispute, as_of, settings)
    is_escalated = _escalate_on(dispute, settings) <= as_of
    return State.OVERDUE, Why.ESCALATED if is_escalated else Why.DEADLINE_OVER


def _why_open(dispute: Dispute, as_of: date, settings: Settings) -> Why:
    if _remind_on(dispute, settings) <= as_of:
        return Why.DEADLINE_NEAR
    was_undone = dispute.reason is Why.PAYMENT_UNDONE and dispute.state is State.OPEN
    is_undone = dispute.state is State.PAID or was_undone
    return Why.PAYMENT_UNDONE if is_undone else Why.RAISED


def _why_accepted(dispute: Dispute, as_of: date, settings: Settings) -> Why:
    """Return whether what was accepted is credited: in part is not yet."""
    if dispute.credited >= dispute.disputed:
        return Why.CREDITED
    late_on = _credit_late_on(dispute, settings)
    return Why.CREDIT_LATE if late_on and late_on <= as_of else Why.CREDIT_AWAITED


def _steps(dispute: Dispute, state: State, settings: Settings) -> Iterator[date]:
    """Yield the days on which the calendar changes something, past ones included."""
    if state is State.ACCEPTED and dispute.credited < dispute.disputed:
        late_on = _credit_late_on(dispute, settings)
        if late_on:
            yield late_on
    if state in (State.OPEN, State.OVERDUE):
        yield _remind_on(dispute, settings)
        yield shift(dispute.deadline_on, 1)
        yield _escalate_on(dispute, settings)


def _remind_on(dispute: Dispute, settings: Settings) -> date:
    return shift(dispute.deadline_on, -settings.remind_before_days)


def _escalate_on(dispute: Dispute, settings: Settings) -> date:
    """Return the day on which somebody else is told: never before it is late."""
    return shift(dispute.deadline_on, max(settings.escalate_after_days, 1))


def _credit_late_on(dispute: Dispute, settings: Settings) -> date | None:
    if dispute.decided_on is None:
        return None
    return shift(dispute.decided_on, settings.credit_within_days + 1)
