"""The clock of a placement: one case handed to one agency, until its money is here."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from ..clocks import Moves, Ruling
from ..money import Signed
from ..workdays import shift
from .states import (
    END,
    HERE,
    JOINED,
    OVER,
    RUNNING,
    SENT,
    TAKEN,
    WORKED_ON,
    Recall,
    State,
    Why,
)


class Placement(NamedTuple):
    """The facts of a placement.

    ``is_received``: the agency said that it has it. ``is_answered``, ``is_rejected``:
    every item is. ``is_open``: money is owed on it. ``clearing``: what the books have
    as money of ours at the agency, in the currency of the case. ``money_since``: the
    oldest day of money that the agency got and has not paid out. ``is_closed``: the
    agency closed it, or a person did; ``closed_on``: the day on which it was closed, by
    whatever reason. ``claims_asked_on``: the oldest day on which a single claim of it
    was asked back that the agency has not given back. ``joined_on``: the oldest day on
    which a claim joined that it has not answered. ``is_accepted``: it took one of them.
    """

    key: int
    state: State
    reason: Why
    delivered_on: date | None = None
    is_received: bool = False
    is_answered: bool = False
    is_rejected: bool = False
    is_paused: bool = False
    is_open: bool = True
    clearing: Signed = Decimal(0)
    money_since: date | None = None
    recall: Recall = Recall.NONE
    recall_asked_on: date | None = None
    is_closed: bool = False
    closed_on: date | None = None
    claims_asked_on: date | None = None
    joined_on: date | None = None
    is_accepted: bool = False


class Settings(NamedTuple):
    """The days of an agency, each counted from the day after the event.

    ``days_to_acknowledge``: to say that it has the case, and to answer its items.
    ``days_to_pay_out``: what it received. ``days_to_confirm_recall``: or to object.
    ``days_to_settle``: so long a case that was paid waits for a last bill of the agency
    or a payment that is returned.
    """

    days_to_acknowledge: int
    days_to_pay_out: int
    days_to_confirm_recall: int
    days_to_settle: int = 0


MOVES: Moves = {
    State.DRAFT: frozenset({State.CHECKED, State.CANCELLED}),
    # What changes afterwards is looked at again.
    State.CHECKED: frozenset({State.DRAFT, State.APPROVED, State.CANCELLED}),
    State.APPROVED: frozenset({State.DRAFT, State.EXPORTED, State.CANCELLED}),
    # Bytes that never left may be given up; those that left are recalled.
    State.EXPORTED: SENT | {State.CANCELLED},
    State.DELIVERED: SENT - {State.DELIVERED},
    State.SILENT: SENT - {State.SILENT},
    State.ACKNOWLEDGED: SENT - {State.ACKNOWLEDGED},
    # What was taken once is not rejected any more: it is closed.
    State.ACTIVE: (RUNNING | OVER) - {State.ACTIVE},
    State.PAUSED: (RUNNING | OVER) - {State.PAUSED},
    # An agency that objects has the case as it had it before.
    State.RECALLING: SENT - {State.RECALLING},
    State.RECALLED: frozenset({State.SETTLED}),
    # A payment that is returned opens what was closed because it was paid.
    State.CLOSED: RUNNING | {State.RECALLED, State.SETTLED},
    State.REJECTED: frozenset({State.CLOSED, State.RECALLED}),
    State.SETTLED: RUNNING | {State.CLOSED, State.RECALLED},
    State.CANCELLED: frozenset(),
}
BY_PEOPLE = frozenset(
    {State.DRAFT, State.CHECKED, State.APPROVED, State.EXPORTED, State.CANCELLED}
)


def judge(placement: Placement, as_of: date, settings: Settings) -> Ruling:
    """Rule on one placement."""
    days = _Days(placement, settings)
    state, why = _rule(placement, as_of, days)
    next_on = _next_on(state, why, as_of, days)
    return Ruling(placement.key, state.value, why.value, next_on)


class _Days:
    """The first days on which an agency is late, None where nothing runs."""

    def __init__(self, placement: Placement, settings: Settings) -> None:
        def after(start: date | None, days: int) -> date | None:
            return shift(start, max(days, 0) + 1) if start else None

        self.answer = after(placement.delivered_on, settings.days_to_acknowledge)
        self.payout = after(placement.money_since, settings.days_to_pay_out)
        self.recall = after(placement.recall_asked_on, settings.days_to_confirm_recall)
        self.claims = after(placement.claims_asked_on, settings.days_to_confirm_recall)
        self.joined = after(placement.joined_on, settings.days_to_acknowledge)
        self.settled = after(placement.closed_on, settings.days_to_settle)


def _rule(placement: Placement, as_of: date, days: _Days) -> tuple[State, Why]:
    if placement.state is State.SETTLED and _has_money(placement):
        # What comes after the end waits for its payout, as what was closed.
        placement = placement._replace(state=State.CLOSED)
    if placement.state in HERE | {State.CANCELLED} or not _has_left(placement):
        return placement.state, placement.reason
    ended = _ended(placement)
    if ended:
        state, why = _settled(placement, *ended, as_of, days)
    else:
        state, why = _running(placement, as_of, days)
    has_money = state in RUNNING | OVER and state is not State.SETTLED
    if has_money and _is_late(days.payout, as_of):
        return state, Why.PAYOUT_LATE
    if state in WORKED_ON and _is_late(days.claims, as_of):
        return state, Why.RECALL_LATE
    if state in JOINED and _is_late(days.joined, as_of):
        return state, Why.ANSWER_LATE
    return state, why


def _has_left(placement: Placement) -> bool:
    """Tell whether the agency has it, or may: it answers, or is asked for it."""
    if placement.state is not State.EXPORTED or placement.recall is not Recall.NONE:
        return True
    return bool(placement.delivered_on) or placement.is_received or _is_taken(placement)


def _ended(placement: Placement) -> tuple[State, Why] | None:
    """Return how it ended, None while it runs."""
    if placement.state is State.SETTLED:
        return State.SETTLED, placement.reason
    late_money = placement.is_rejected and _has_money(placement)
    if placement.state is State.REJECTED and not late_money:
        return State.REJECTED, placement.reason
    if placement.state is State.RECALLED or placement.recall is Recall.CONFIRMED:
        return State.RECALLED, Why.RECALLED
    if placement.is_closed:
        return State.CLOSED, Why.CLOSED
    # A rejected one whose money is at the agency all the same is closed with it.
    was_taken = placement.state in (State.ACTIVE, State.PAUSED)
    if placement.is_rejected and not was_taken:
        gone = placement.state is not State.CLOSED and not _has_money(placement)
        return State.REJECTED if gone else State.CLOSED, Why.REJECTED
    return (State.CLOSED, Why.ALL_PAID) if _is_paid(placement) else None


def _is_paid(placement: Placement) -> bool:
    """Tell whether a case that was taken has nothing left to collect.

    While a recall waits, the agency still has to say that it stops.
    """
    if placement.is_open or not _is_taken(placement):
        return False
    if placement.state is State.CLOSED:
        return True
    return placement.recall is not Recall.ASKED and not _has_money(placement)


def _is_taken(placement: Placement) -> bool:
    # An agency that keeps what was asked back has it as it had it before.
    is_kept = placement.state is State.RECALLING and placement.is_accepted
    return placement.state in TAKEN or placement.is_answered or is_kept


def _has_money(placement: Placement) -> bool:
    return placement.clearing != 0 or placement.money_since is not None


def _settled(
    placement: Placement, state: State, why: Why, as_of: date, days: _Days
) -> tuple[State, Why]:
    """Return the end of one that ended, once nothing of our money is there."""
    if state in END or _has_money(placement):
        return state, why
    waits = why is Why.ALL_PAID and not _is_late(days.settled, as_of)
    return (state if waits else State.SETTLED), why


def _running(placement: Placement, as_of: date, days: _Days) -> tuple[State, Why]:
    if placement.recall is Recall.ASKED:
        late = _is_late(days.recall, as_of)
        return State.RECALLING, Why.RECALL_LATE if late else Why.RECALL_ASKED
    if _is_taken(placement):
        return _taken(placement)
    late = _is_late(days.answer, as_of)
    if placement.is_received:
        return State.ACKNOWLEDGED, Why.ANSWER_LATE if late else Why.RECEIVED
    if late:
        return State.SILENT, Why.NOT_ACKNOWLEDGED
    return State.DELIVERED, Why.DELIVERED


def _taken(placement: Placement) -> tuple[State, Why]:
    if placement.is_paused:
        return State.PAUSED, Why.PAUSED
    refused = placement.recall is Recall.REFUSED
    return State.ACTIVE, Why.RECALL_REFUSED if refused else Why.ACCEPTED


def _is_late(late_on: date | None, as_of: date) -> bool:
    return late_on is not None and as_of >= late_on


def _next_on(state: State, why: Why, as_of: date, days: _Days) -> date | None:
    """Return the first day on which something becomes late, or settles."""
    late: list[date | None] = []
    if state in (State.DELIVERED, State.ACKNOWLEDGED):
        late.append(days.answer)
    if state is State.RECALLING:
        late.append(days.recall)
    if state in WORKED_ON:
        late.append(days.claims)
    if state in JOINED:
        late.append(days.joined)
    if state in RUNNING | {State.CLOSED, State.RECALLED}:
        late.append(days.payout)
    if why is Why.ALL_PAID and state is State.CLOSED:
        late.append(days.settled)
    return min((one for one in late if one and one > as_of), default=None)
